"""`infographix batch`: exit codes, what is said where, and events as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.conftest import Cli

from infographix.campaign.folder import Folder
from infographix.campaign.lock import locked

TEMPLATE = {
    "title": "{{ row['Tên'] }}",
    "blocks": [{"kind": "figures", "items": [{"value": "{{ row.so }}", "label": "Số"}] * 2}],
}
Files = Callable[[str], tuple[str, ...]]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Writes a table and a template, and returns the arguments that name them."""

    def write(rows: str) -> tuple[str, ...]:
        (tmp_path / "a.csv").write_text(f"Tên;Số\n{rows}", encoding="utf-8")
        (tmp_path / "t.json").write_text(json.dumps(TEMPLATE), encoding="utf-8")
        call = ("batch", tmp_path / "a.csv", "--spec", tmp_path / "t.json", "-o", tmp_path / "out")
        return (*map(str, call), "-f", "facebook-square")

    return write


def test_a_good_table_exits_0_and_says_how_many(cli: Cli, files: Files, tmp_path: Path) -> None:
    run = cli(*files("Huế;5\nĐà Nẵng;6\n"))
    assert run.code == 0
    assert run.out == ""
    assert "2 ảnh cần vẽ" in run.err
    assert "2 ảnh đã vẽ" in run.err
    assert (tmp_path / "out" / "2-hue.facebook-square.png").is_file()
    again = cli(*files("Huế;5\nĐà Nẵng;6\n"))
    assert (again.code, "0 ảnh đã vẽ, 2 ảnh không đổi" in again.err) == (0, True)


def test_a_bad_row_exits_1_and_is_told_once_for_all_formats(cli: Cli, files: Files) -> None:
    run = cli(*files("Huế;5\nĐà Nẵng;x\n"), "-f", "facebook-link")
    assert run.code == 1
    assert run.err.count("Dòng 3, cột “Số”") == 1
    assert "2 ảnh đã vẽ, 2 ảnh lỗi" in run.err


def test_json_is_one_event_a_line(cli: Cli, files: Files) -> None:
    run = cli(*files("Huế;5\nĐà Nẵng;\n"), "--json")
    events = [json.loads(line) for line in run.out.splitlines()]
    assert [event["event"] for event in events] == ["run", "planned", "drawn", "failed", "end"]
    assert events[3]["problems"][0]["row"] == 3
    assert events[-1]["failed"] == 1
    assert run.err == ""


def test_a_dry_run_writes_nothing(cli: Cli, files: Files, tmp_path: Path) -> None:
    run = cli(*files("Huế;5\n"), "--dry-run")
    assert (run.code, "1 ảnh chưa vẽ" in run.err) == (0, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--jobs", "none"), "--jobs"),
        (("--resume",), "no run to resume"),
        (("--group-by", "Vùng"), "no such column"),
        (("--sheet", "A"), "only a workbook has sheets"),
        (("-f", "facebook"), "unknown format"),
        (("--effort", "most"), "effort: no such value"),
        (("--renderer", "gpu"), "gpu"),
    ],
)
def test_a_wrong_call_exits_2(cli: Cli, files: Files, options: tuple[str, ...], words: str) -> None:
    run = cli(*files("Huế;5\n"), *options)
    assert run.code == 2
    assert words in run.err


def test_a_second_run_in_the_folder_exits_2(cli: Cli, files: Files, tmp_path: Path) -> None:
    with locked(Folder(tmp_path / "out").lock):
        run = cli(*files("Huế;5\n"))
    assert run.code == 2
    assert "another run is under way" in run.err
