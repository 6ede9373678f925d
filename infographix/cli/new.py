"""A name → commented files to start from: a spec, a layout, a kind of block."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from infographix import resources
from infographix.cli import output
from infographix.errors import MarkupError, Problem, SpecError
from infographix.facts.own import KIND_NAME, check_kind_name
from infographix.result import write

Folder = Annotated[Path, typer.Option("-o", "--out", help="Folder of your own layouts.")]


def new(
    path: Annotated[
        Path | None, typer.Argument(help="File to write; without it, the spec is printed.")
    ] = None,
) -> None:
    """Write a commented spec to start from; a file that is there is never replaced."""
    text = resources.package_text("facts/starter.yaml")
    if path is None:
        sys.stdout.write(text)
        return
    _write({path: text})
    output.say(f"{path}: now run  infographix render {path}")


def new_layout(
    name: Annotated[str, typer.Argument(help="Name of the layout: a–z, digits, - and _.")],
    out: Folder = Path("mine"),
) -> None:
    """Write DIR/NAME.svg.j2, a commented layout; a file that is there is never replaced."""
    if not re.fullmatch(KIND_NAME, name):
        allowed = "a–z, digits, - and _, a letter first, at most 40"
        raise SpecError(Problem("this is no name of a layout", "NAME", repr(name), allowed))
    if resources.find(f"{name}.svg.j2") is not None:
        raise SpecError(Problem("a built-in layout has this name", "NAME", repr(name)))
    path = out / f"{name}.svg.j2"
    _write({path: _starter("layout.svg.j2", name)})
    output.say(f"{path}: now write  layout: {name}  into a spec and run")
    output.say(f"  infographix render SPEC.yaml --layouts {out}")


def new_kind(
    name: Annotated[str, typer.Argument(help="Name of the kind: a–z, digits, - and _.")],
    out: Folder = Path("mine"),
) -> None:
    """Write a kind's fields, its template and a spec; files that are there are never replaced."""
    try:
        check_kind_name(name, "NAME")
    except MarkupError as error:
        raise SpecError(error.problems) from None
    paths = {
        out / "blocks" / f"{name}.toml": "kind.toml",
        out / "blocks" / f"{name}.svg.j2": "kind.svg.j2",
        out / f"{name}.yaml": "kind.yaml",
    }
    _write({path: _starter(starter, name) for path, starter in paths.items()})
    for path in paths:
        output.say(str(path))
    output.say(f"Now run  infographix render {out / name}.yaml --layouts {out}")


def _starter(name: str, own: str) -> str:
    return resources.package_text(f"cli/starters/{name}").replace("NAME", own)


def _write(files: Mapping[Path, str]) -> None:
    """Write all of the files, or, where one is there already, none."""
    for path in files:
        if path.exists():
            raise SpecError(Problem("the file is there already", str(path), hint="name another"))
    for path, text in files.items():
        write(path, text.encode("utf-8"))
