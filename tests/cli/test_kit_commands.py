"""`render --kit` and `verify`: the folder, exit codes, messages, JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Write = Callable[..., Path]
SQUARE = ("-f", "facebook-square")


def test_a_kit_is_written_and_verified(cli: Cli, write: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    spec = write(qr="https://hue.gov.vn/")
    run = cli("render", spec, *SQUARE, "--kit", "--date", "2026-11-24", "-o", out, "--json")
    assert run.code == 0
    (entry,) = run.json
    assert Path(entry["path"]) == out / "spec" / "spec.facebook-square.png"
    assert entry["bytes"] == Path(entry["path"]).stat().st_size
    assert [code["value"] for code in entry["codes"]] == ["https://hue.gov.vn/"]
    assert "proof.html" in run.err
    assert json.loads((out / "spec" / "manifest.json").read_bytes())["created"] == "2026-11-24"
    run = cli("verify", out / "spec", "--spec", spec, "--json")
    assert (run.code, run.json) == (0, [])
    assert "whole" in run.err


def test_what_is_not_as_it_was_is_named_and_exits_1(cli: Cli, write: Write, tmp_path: Path) -> None:
    assert cli("render", write(), *SQUARE, "--kit", "-o", tmp_path / "out").code == 0
    folder = tmp_path / "out" / "spec"
    (folder / "caption.vi.txt").write_text("khác")
    (folder / "proof.html").unlink()
    run = cli("verify", folder, "--json")
    assert run.code == 1
    assert [(one["code"], one["file"]) for one in run.json] == [
        ("changed", "caption.vi.txt"),
        ("missing", "proof.html"),
    ]
    assert "caption.vi.txt: the file was changed since the kit was made" in run.err
    assert cli("verify", folder, "--spec", write(title="Khác")).code == 1


def test_what_is_no_kit_exits_2(cli: Cli, tmp_path: Path) -> None:
    run = cli("verify", tmp_path)
    assert run.code == 2
    assert "there is no kit here" in run.err
    assert cli("verify", tmp_path / "missing").code == 2


@pytest.mark.parametrize("option", [("--date", "2026-11-24"), ("--licence", "CC BY 4.0")])
def test_options_of_a_kit_without_a_kit_are_refused(
    cli: Cli, write: Write, tmp_path: Path, option: tuple[str, str]
) -> None:
    run = cli("render", write(), *SQUARE, *option, "-o", tmp_path / "out")
    assert run.code == 2
    assert option[0] in run.err
    assert not (tmp_path / "out").exists()


def test_a_wrong_day_exits_2(cli: Cli, write: Write, tmp_path: Path) -> None:
    run = cli("render", write(), *SQUARE, "--kit", "--date", "31/02/2026", "-o", tmp_path / "out")
    assert run.code == 2
    assert "this is no day" in run.err


def test_a_kit_that_cannot_be_drawn_is_not_written_and_exits_1(
    cli: Cli, write: Write, tmp_path: Path
) -> None:
    spec = write(title="Chuyển đổi số " * 60)
    run = cli("render", spec, *SQUARE, "--kit", "-o", tmp_path / "out", "--json")
    assert run.code == 1
    assert run.json[0]["error"] == "FitError"
    assert "facebook-square" in run.err
    assert not (tmp_path / "out").exists()


def test_somebodys_files_in_the_folder_exit_2(cli: Cli, write: Write, tmp_path: Path) -> None:
    call = ("render", write(), *SQUARE, "--kit", "-o", tmp_path / "out")
    assert cli(*call).code == 0
    mine = tmp_path / "out" / "spec" / "ghi-chu.txt"
    mine.write_text("của tôi")
    run = cli(*call)
    assert run.code == 2
    assert "ghi-chu.txt" in run.err
    assert mine.exists()


def test_a_render_without_a_kit_loads_nothing_of_it(write: Write, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom infographix.cli import main\n"
        f"sys.argv = ['infographix', 'render', {str(write())!r}, '-f', 'facebook-square',"
        f" '-o', {str(tmp_path / 'out')!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*[name for name in sys.modules if name.startswith('infographix.publish')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) <= {"infographix.publish", "infographix.publish.alt_text"}
