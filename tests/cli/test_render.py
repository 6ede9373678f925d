"""`render` and `check`: files, exit codes, JSON on stdout, one message on stderr."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from specs import EXAMPLES, bare

from infographix import result
from infographix.facts.model import FORMATS

Cli = Callable[..., Any]
Write = Callable[..., Path]
SQUARE = ("-f", "facebook-square")

TIGHT = """
[tight]
width = 1080
height = 1080
limit = 60_000
[png-only]
width = 1080
height = 1080
limit = 10_000
kinds = ["png"]
"""


@pytest.fixture
def tight(tmp_path: Path) -> Path:
    """A folder with formats of few bytes."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "formats.toml").write_text(TIGHT, encoding="utf-8")
    return folder


def test_render_writes_a_picture_for_each_format_of_the_spec(cli: Cli, tmp_path: Path) -> None:
    run = cli("render", EXAMPLES / "ke-hoach-60.yaml", "-o", tmp_path / "out", "--json")
    assert run.code == 0
    assert [entry["format"] for entry in run.json] == list(FORMATS)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"ke-hoach-60.{name}.png" for name in FORMATS}
    for entry in run.json:
        image = Image.open(entry["path"])
        assert (image.format, image.size) == ("PNG", (entry["width"], entry["height"]))
        assert entry["bytes"] == Path(entry["path"]).stat().st_size <= 1_000_000
        assert {"renderer", "findings", "left_out", "fit"} <= set(entry)
        assert all(found["severity"] == "warning" for found in entry["findings"])
        assert [one["code"] for one in entry["waived"]] == ["no-publisher"]
    assert len(run.err.splitlines()) >= len(FORMATS)


def test_without_json_nothing_stands_on_stdout(cli: Cli, write: Write, tmp_path: Path) -> None:
    run = cli("render", write(), *SQUARE, "-o", tmp_path)
    assert (run.code, run.out) == (0, "")
    assert "spec.facebook-square.png" in run.err


def test_each_type_of_file_is_written_once(cli: Cli, write: Write, tmp_path: Path) -> None:
    kinds = [word for kind in ("svg", "pdf", "jpg", "png", "svg") for word in ("--as", kind)]
    run = cli("render", write(), *SQUARE, *kinds, "-o", tmp_path / "out", "--json")
    assert run.code == 0
    starts = {"svg": b"<svg", "pdf": b"%PDF-", "jpg": b"\xff\xd8\xff", "png": b"\x89PNG"}
    for kind, start in starts.items():
        data = (tmp_path / "out" / f"spec.facebook-square.{kind}").read_bytes()
        assert data.lstrip().startswith(start) or start in data[:200]
    assert len(run.json) == len(list((tmp_path / "out").iterdir())) == 4


def test_a_jpeg_is_named_so_where_only_that_meets_the_limit(
    cli: Cli, write: Write, tmp_path: Path, tight: Path
) -> None:
    spec = write(**bare())
    run = cli("render", spec, "-f", "tight", "--layouts", tight, "-o", tmp_path / "o", "--json")
    assert run.code == 0
    (entry,) = run.json
    assert Path(entry["path"]).name == "spec.tight.jpg"
    assert entry["bytes"] <= 60_000
    assert Image.open(entry["path"]).format == "JPEG"
    assert [found["code"] for found in entry["findings"]][-1] == "bytes"


def test_a_picture_above_the_limit_is_not_written(
    cli: Cli, write: Write, tmp_path: Path, tight: Path
) -> None:
    out = tmp_path / "out"
    call = ("render", write(), "-f", "png-only", *SQUARE, "--layouts", tight, "-o", out, "--json")
    run = cli(*call)
    assert run.code == 1
    assert [entry.get("error") for entry in run.json] == ["LimitError", None]
    assert [path.name for path in out.iterdir()] == ["spec.facebook-square.png"]


def test_a_spec_that_does_not_fit_writes_the_others_and_exits_1(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    spec = write(
        title="Chuyển đổi số Thừa Thiên Huế " * 10, formats=["facebook-link", "facebook-story"]
    )
    run = cli("render", spec, "-o", tmp_path / "out", "--json")
    assert run.code == 1
    failed, drawn = run.json
    assert (failed["format"], failed["error"]) == ("facebook-link", "FitError")
    assert "title" in [problem["where"] for problem in failed["problems"]]
    assert Path(drawn["path"]).is_file()
    assert "facebook-link: not drawn (FitError)" in run.err
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_write_that_fails_leaves_no_file(
    cli: Cli, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(result.Path, "replace", refuse)
    run = cli("render", write(), *SQUARE, "-o", tmp_path / "out")
    assert run.code == 2
    assert "No space left on device" in run.err
    assert list((tmp_path / "out").iterdir()) == []


def test_a_file_that_was_there_stays_whole_when_writing_fails(
    cli: Cli, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "spec.facebook-square.png"
    old.write_bytes(b"old")

    def stop(descriptor: int, mode: str) -> None:
        os.close(descriptor)
        raise OSError(5, "Input/output error", "x")

    monkeypatch.setattr(result.os, "fdopen", stop)
    assert cli("render", write(), *SQUARE, "-o", tmp_path).code == 2
    assert old.read_bytes() == b"old"
    assert {path.name for path in tmp_path.iterdir()} == {old.name, "spec.json"}


def test_check_reports_and_writes_nothing(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = cli("check", EXAMPLES / "dti-2022.yaml", *SQUARE, "-f", "facebook-link", "--json")
    assert run.code == 0
    assert [entry["path"] for entry in run.json] == ["", ""]
    assert list(tmp_path.iterdir()) == []


BAD_FIELDS: dict[str, tuple[dict[str, Any], str]] = {
    "field": ({"titel": "A"}, "did you mean 'title'"),
    "kind": ({"blocks": [{"kind": "pilars", "items": []}]}, "did you mean 'pillars'"),
    "format": ({"formats": ["facebook-sqare"]}, "did you mean 'facebook-square'"),
    "theme": ({"theme": "huee"}, "did you mean 'hue'"),
    "layout": ({"layout": "postr"}, "did you mean 'poster'"),
    "icon": (
        {
            "blocks": [
                {"kind": "steps", "items": [{"title": "A", "icon": "dowload"}, {"title": "B"}]}
            ]
        },
        "did you mean 'download'",
    ),
    "value": (
        {"blocks": [{"kind": "figures", "items": [{"value": "1.234", "label": "x"}]}]},
        "1,234",
    ),
    "address": ({"qr": "http://hue.gov.vn"}, "https"),
    "character": ({"title": "Huế \ue000title\ue001"}, "U+E000"),
}


@pytest.mark.parametrize("case", BAD_FIELDS)
def test_a_bad_spec_is_one_readable_message_and_code_2(
    cli: Cli, write: Write, tmp_path: Path, case: str
) -> None:
    fields, words = BAD_FIELDS[case]
    run = cli("render", write(**{"formats": ["facebook-square"], **fields}), "-o", tmp_path / "out")
    assert run.code == 2
    assert words in run.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("bad.yaml", "title: a: b", "bad.yaml:1"),
        ("bad.json", '{"title":\n "a",}', "bad.json:2"),
        ("bad.toml", "title = ", "TOML"),
        ("list.yaml", "- a", "named fields"),
        ("spec.txt", "title: a", ".yaml"),
        ("utf16.yaml", "title: ế".encode("utf-16").decode("latin-1"), "UTF-8"),
        ("empty.yaml", "", "nothing"),
    ],
)
def test_a_file_that_is_no_spec_names_itself(
    cli: Cli, tmp_path: Path, name: str, text: str, words: str
) -> None:
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    run = cli("render", tmp_path / name)
    assert run.code == 2
    assert words in run.err
    assert name in run.err
    assert run.out == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "/nowhere/spec.yaml"),
        ("render", EXAMPLES / "dti-2022.yaml", "--as", "gif"),
        ("render", EXAMPLES / "dti-2022.yaml", "-f", "facebook"),
        ("render", EXAMPLES / "dti-2022.yaml", "--effort", "none"),
        ("render", EXAMPLES / "dti-2022.yaml", "--renderer", "paint"),
        ("render", EXAMPLES / "dti-2022.yaml", "--layouts", "/nowhere"),
        ("render", EXAMPLES / "dti-2022.yaml", *SQUARE, "-o", "/proc/nothing/out"),
        ("render",),
        ("rendr",),
        ("render", EXAMPLES / "dti-2022.yaml", "--jsn"),
    ],
    ids=lambda arguments: " ".join(map(str, arguments[-2:])),
)
def test_a_bad_call_exits_2_with_a_message(cli: Cli, arguments: tuple[object, ...]) -> None:
    run = cli(*arguments)
    assert run.code == 2
    assert run.err.strip()
    assert run.out == ""


def test_a_command_may_follow_two_dashes(cli: Cli, write: Write, tmp_path: Path) -> None:
    assert cli("--", "render", write(formats=["facebook-square"]), "-o", tmp_path).code in (0, 2)


def test_a_code_that_reads_otherwise_exits_1(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infographix.qr.decode", lambda *_: None)
    run = cli("check", EXAMPLES / "dti-2022.yaml", *SQUARE, "--json")
    assert run.code == 1
    assert [found["code"] for found in run.json[0]["findings"]] == ["qr-unreadable"]


def test_the_program_runs_as_a_process_of_its_own(write: Write, tmp_path: Path) -> None:
    code = "from infographix.cli import main; main()"
    call = [sys.executable, "-c", code, "render", str(write()), *SQUARE, "-o", str(tmp_path / "o")]
    done = subprocess.run(call, capture_output=True, text=True, cwd=EXAMPLES.parent)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "o" / "spec.facebook-square.png").is_file()


def test_debug_draws_more_than_the_picture(
    cli: Cli, write: Callable[..., Path], tmp_path: Path
) -> None:
    path = write()
    for folder, more in (("plain", ()), ("debug", ("--debug",))):
        assert (
            cli("render", path, "-f", "facebook-square", "-o", tmp_path / folder, *more).code == 0
        )
    plain, debug = (
        (tmp_path / folder / "spec.facebook-square.png").read_bytes()
        for folder in ("plain", "debug")
    )
    assert plain != debug


def test_a_series_is_a_file_for_each_page(cli: Cli, write: Write, tmp_path: Path) -> None:
    paragraphs = {"kind": "text", "paragraphs": ["Một", "Hai", "Ba", "Bốn"]}
    call = ("render", write(blocks=[paragraphs], pages=4), *SQUARE, "-o", tmp_path / "out")
    run = cli(*call, "--json")
    assert run.code == 0
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == [f"spec.facebook-square.{number:02d}.png" for number in range(1, 5)]
    assert [entry["page"] for entry in run.json] == ["1/4", "2/4", "3/4", "4/4"]


def test_check_names_the_pages(cli: Cli, write: Write) -> None:
    run = cli("check", write(pages=3), *SQUARE)
    assert run.code == 0
    lines = [line.partition(":")[0] for line in run.err.splitlines() if "px" not in line]
    assert [f"facebook-square {number}/3" for number in (1, 2, 3)] == [
        line for line in lines if line.startswith("facebook-square")
    ]
