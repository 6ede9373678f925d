"""Findings in the command line: in two languages, by option or environment, with all parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from specs import bare

Cli = Callable[..., Any]
Write = Callable[..., Path]
SQUARE = ("-f", "facebook-square")
REASON = "Số liệu do đơn vị tự công bố"
FIGURE = {"kind": "figures", "items": [{"value": "101,3%", "label": "tải Hue-S"}]}


@pytest.mark.parametrize("command", ["check", "render"])
def test_a_line_names_severity_field_what_and_how_to_mend_it(
    cli: Cli, write: Write, tmp_path: Path, command: str
) -> None:
    more = ("-o", tmp_path / "o") if command == "render" else ()
    path = write(**bare(FIGURE))
    english = cli(command, path, *SQUARE, *more).err
    assert "  warning: source: numbers are shown without a source [no-source]\n" in english
    assert "    hint: add `source`: who says so" in english
    run = cli(command, path, *SQUARE, *more, "--lang", "vi")
    assert run.code == 0
    assert "  cảnh báo: source: có số liệu nhưng không ghi nguồn [no-source]\n" in run.err
    assert "    cách sửa: thêm `source`" in run.err


def test_the_environment_sets_the_language_and_the_option_wins(
    cli: Cli, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(**bare(FIGURE))
    monkeypatch.setenv("INFOGRAPHIX_LANG", "vi")
    assert "cảnh báo" in cli("check", path, *SQUARE).err
    assert "warning" in cli("check", path, *SQUARE, "--lang", "en").err
    monkeypatch.setenv("INFOGRAPHIX_LANG", "fr")
    run = cli("check", path, *SQUARE)
    assert run.code == 2
    assert "--lang: no such value" in run.err


def test_json_carries_every_part_in_the_language_asked_for(cli: Cli, write: Write) -> None:
    path = write(**bare(FIGURE))
    for lang, message in (("en", "is no share of a whole"), ("vi", "không thể là tỷ lệ")):
        (entry,) = cli("check", path, *SQUARE, "--json", "--lang", lang).json
        (found,) = [one for one in entry["findings"] if one["code"] == "percent-range"]
        assert set(found) == {
            *("severity", "code", "field", "message", "found", "allowed", "hint", "details")
        }
        assert (found["severity"], found["field"]) == ("warning", "blocks[0].items[0].value")
        assert message in found["message"]
        assert found["found"] == "101,3%"
        assert found["hint"] and found["allowed"]


def test_an_error_that_is_waived_exits_0_and_is_kept_with_its_reason(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    rows = '[["A", "1,5"], ["B", "2,5"], ["Tổng số", "5,0"]]'
    path.write_text(
        f"title: Huế 2025\ndate: 3/11/2025\npublisher: a\nsource: b\nwaive: {{WAIVE}}\n"
        f"blocks:\n  - kind: table\n    columns: [{{title: A}}, {{title: B}}]\n    rows: {rows}\n",
        encoding="utf-8",
    )
    text = path.read_text("utf-8")
    for waive, code in (("{}", 1), (f"{{shares-sum: {REASON}}}", 0)):
        path.write_text(text.replace("{WAIVE}", waive), encoding="utf-8")
        run = cli("check", path, "-f", "facebook-story", "--json")
        assert run.code == code
        (entry,) = run.json
        assert bool(entry["waived"]) is not bool(code)
    assert entry["waived"][0]["reason"] == REASON
    assert entry["waived"][0]["finding"]["found"] == "4,0"
    assert "waived: shares-sum" in cli("check", path, "-f", "facebook-story").err
