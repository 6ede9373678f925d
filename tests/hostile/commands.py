"""Hostile input as a shell gives it: exit codes 1 and 2, a message, and never a traceback."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path

from hostile.guard import Cases
from hostile.specs import spec

import infographix as ig
from infographix.cli import main

CASES = Cases()


def refused(*arguments: str, code: int = 2) -> None:
    """Call the program, which must end with a code and a message on stderr."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    sys.argv = ["infographix", *arguments]
    ended: object = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as error:
            ended = error.code
    said = err.getvalue()
    assert "Traceback" not in said
    assert "\x1b" not in said
    assert "\x07" not in said
    assert ended == code, (ended, said)
    raise ig.SpecError(ig.Problem(said))


def file(folder: Path, name: str = "a.yaml", **fields: object) -> str:
    path = folder / name
    path.write_text(json.dumps(spec(**fields)))
    return str(path)


@CASES.that("cannot be read")
def no_such_file(folder: Path) -> None:
    refused("render", "no.yaml")


@CASES.that("null byte")
def a_file_with_nul(folder: Path) -> None:
    refused("render", "a\0.yaml")


@CASES.that("cannot be read")
def a_file_whose_name_colours_the_terminal(folder: Path) -> None:
    refused("render", "\x1b[31m\x07.yaml")


@CASES.that("cannot be read")
def a_file_whose_name_is_no_text(folder: Path) -> None:
    refused("render", "--json", os.fsdecode(b"\xff.yaml"))


@CASES.that("")
def a_spec_whose_name_is_no_text(folder: Path) -> None:
    refused(
        "render", file(folder, os.fsdecode(b"\xff.yaml")), "-f", "facebook-square", "--json", code=0
    )


@CASES.that("cannot be read")
def a_folder(folder: Path) -> None:
    (folder / "a.yaml").mkdir()
    refused("render", str(folder / "a.yaml"))


@CASES.that("unknown format")
def a_format_that_colours_the_terminal(folder: Path) -> None:
    refused("render", file(folder), "-f", "\x1b[31m")


@CASES.that("theme")
def a_theme_that_climbs(folder: Path) -> None:
    refused("render", file(folder, theme="../../a"))


@CASES.that("layout")
def a_layout_that_climbs(folder: Path) -> None:
    refused("render", file(folder, layout="../../a"))


@CASES.that("does not fit")
def a_title_that_does_not_fit(folder: Path) -> None:
    refused("render", file(folder, title="ẫ" * 1500), "-f", "facebook-square", code=1)


@CASES.that("")
def an_out_that_is_a_file(folder: Path) -> None:
    (folder / "b").write_text("")
    refused("render", file(folder), "-o", str(folder / "b"))


@CASES.that("")
def an_out_with_nul(folder: Path) -> None:
    refused("render", file(folder), "-o", "a\0")


@CASES.that("")
def a_kit_whose_out_is_a_file(folder: Path) -> None:
    (folder / "b").write_text("")
    refused("render", file(folder), "-f", "facebook-square", "--kit", "-o", str(folder / "b"))


@CASES.that("")
def a_kit_of_a_strange_day(folder: Path) -> None:
    refused("render", file(folder), "--kit", "--date", "\x1b9999999999")


@CASES.that("no kit")
def verify_of_a_file(folder: Path) -> None:
    refused("verify", file(folder))


@CASES.that("")
def verify_with_a_hostile_manifest(folder: Path) -> None:
    hostile = {"kit": 1, "files": [{"file": "\x1b[31m", "sha256": "a"}], "pictures": []}
    (folder / "manifest.json").write_text(json.dumps(hostile))
    refused("verify", str(folder))


@CASES.that("")
def a_batch_of_noise(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(b"PK\3\4" + bytes(range(256)))
    refused("batch", str(folder / "a.xlsx"), "--spec", file(folder))


@CASES.that("")
def a_batch_of_cells_that_colour_the_terminal(folder: Path) -> None:
    (folder / "a.csv").write_text("a\n\x1b[31m\x07\n")
    template = file(folder, title="{{ row['a'] }}")
    refused("batch", str(folder / "a.csv"), "--spec", template, "--jobs", "1", code=1)


@CASES.that("")
def a_batch_whose_out_is_a_file(folder: Path) -> None:
    (folder / "a.csv").write_text("a\nb\n")
    (folder / "b").write_text("")
    refused("batch", str(folder / "a.csv"), "--spec", file(folder), "-o", str(folder / "b"))


@CASES.that("")
def layouts_that_are_none(folder: Path) -> None:
    refused("render", file(folder), "--layouts", "\x1b[31m")


@CASES.that("")
def a_new_spec_over_an_old_one(folder: Path) -> None:
    refused("new", file(folder))


@CASES.that("")
def a_new_layout_that_climbs(folder: Path) -> None:
    refused("new-layout", "../a")


@CASES.that("")
def a_text_that_colours_the_terminal(folder: Path) -> None:
    refused("render", file(folder, title="\x1b[31m"))


@CASES.that("")
def a_kind_that_colours_the_terminal(folder: Path) -> None:
    refused("render", file(folder, blocks=[{"kind": "\x1b[31m"}]))
