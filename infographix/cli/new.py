"""A name → a commented spec to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from infographix import resources
from infographix.cli import output
from infographix.errors import Problem, SpecError
from infographix.result import write


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
    if path.exists():
        raise SpecError(Problem("the file is there already", str(path), hint="name another"))
    write(path, text.encode("utf-8"))
    output.say(f"{path}: now run  infographix render {path}")
