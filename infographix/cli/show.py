"""What can be named in a spec → lists of it: layouts, formats, themes, fonts, icons, the schema."""

from __future__ import annotations

import json as json_library
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import asdict

from infographix.cli import options, output
from infographix.engine import engine
from infographix.facts.schema import json_schema


def layouts(folder: options.Layouts = None, json: options.Json = False) -> None:
    """List the layouts."""
    names = engine(_paths(folder)).templates.names()
    output.rows([{"name": name} for name in names], json, "name")


def formats(folder: options.Layouts = None, json: options.Json = False) -> None:
    """List the formats: sizes, limits, where the figures come from."""
    entries = [
        {
            "name": form.name,
            "title": form.title,
            "size": f"{form.width}×{form.height}",
            "width": form.width,
            "height": form.height,
            "limit": form.limit,
            "room": form.room,
            "use": form.use,
            "qr": form.qr,
            "network": form.network,
            "safe": asdict(form.safe),
            "source": form.source,
            "as_of": form.as_of,
            "confidence": form.confidence,
        }
        for form in engine(_paths(folder)).formats.values()
    ]
    output.rows(entries, json, "name", "size", "use", "room", "qr", "title")


def themes(folder: options.Layouts = None, json: options.Json = False) -> None:
    """List the themes."""
    shop = engine(_paths(folder))
    entries = []
    for name in shop.theme_names():
        look = shop.theme(name)
        colors = {token: color.hex for token, color in look.colors.items()}
        entries.append({"name": name, "title": look.title, "colors": colors})
    output.rows(entries, json, "name", "title")


def fonts(folder: options.Layouts = None, json: options.Json = False) -> None:
    """List the fonts, and whether their files are the pinned ones."""
    entries = [check._asdict() for check in engine(_paths(folder)).book.check()]
    output.rows(entries, json, "family", "weight", "status", "file")


def icons(
    words: Annotated[
        list[str] | None, typer.Argument(help="Words in Vietnamese, or parts of a name.")
    ] = None,
    folder: options.Layouts = None,
    json: options.Json = False,
) -> None:
    """Find icons by words in Vietnamese, with or without tones, or by parts of their names."""
    found = engine(_paths(folder)).icons.search(" ".join(words or []))
    entries = [icon._asdict() for icon in found]
    output.rows(entries, json, "name", "words")


def schema(folder: options.Layouts = None, json: options.Json = False) -> None:
    """Print the JSON Schema of a spec, with own kinds; it is JSON with and without `--json`."""
    text = json_library.dumps(json_schema(_paths(folder)), ensure_ascii=False, indent=2)
    sys.stdout.write(f"{text}\n")


def _paths(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    return tuple(folders or ())
