"""A folder → the gallery: one page that shows every kind, theme, layout and format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from infographix.cli import options, output
from infographix.gallery.build import build

Kinds = Annotated[
    list[str] | None, typer.Option("--kind", help="Only this kind of block; may be repeated.")
]
Themes = Annotated[
    list[str] | None, typer.Option("--theme", help="Only this theme; may be repeated.")
]
Out = Annotated[Path, typer.Option("-o", "--out", help="Folder for the page and its pictures.")]


def gallery(
    out: Out = Path("gallery"),
    kind: Kinds = None,
    theme: Themes = None,
    layouts: options.Layouts = None,
    json: options.Json = False,
) -> None:
    """Write DIR/index.html, which shows every kind, theme, layout and format with its spec."""
    made = build(out, layouts or (), kind or (), theme or (), lambda key: output.say(f"  {key}"))
    entry: dict[str, Any] = {
        "path": str(made.page),
        "pictures": made.pictures,
        "bytes": made.bytes,
        "failed": [
            {"picture": name, "problems": [output.problem(found) for found in error.problems]}
            for name, error in made.failed
        ],
    }
    if json:
        output.rows([entry], True)
    output.say(f"{made.page}: {made.pictures} pictures, {made.bytes / 1_000_000:.1f} MB in all")
    for name, error in made.failed:
        output.say(f"{name}: not drawn\n  {error}")
    raise typer.Exit(1 if made.failed else 0)
