"""A spec → the folder of a kit (`render --kit`); that folder → whether it is whole (`verify`)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from infographix.cli import options, output
from infographix.errors import InfographixError, SpecError
from infographix.facts.model import Infographic
from infographix.publish.kit import Kit, kit
from infographix.publish.verify import verify as differences

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of a kit.")]
Made = Annotated[
    Path | None, typer.Option("--spec", help="A spec: say whether the kit was made of it.")
]


def write_kit(
    spec: Infographic, formats: Sequence[str] | None, out: Path, as_json: bool, **given: Any
) -> None:
    """Make a kit and write it below `out`; exit 1 where a picture cannot be drawn or has errors."""
    try:
        made = kit(spec, formats, out=out, **given)
    except SpecError:
        raise
    except InfographixError as error:
        _failed(error, as_json)
        raise typer.Exit(1) from None
    assert made.folder is not None
    if as_json:
        output.rows(_entries(made), True)
    for line in _lines(made):
        output.say(line)
    errors = any(f.severity == "error" for report in made.reports for f in report.findings)
    raise typer.Exit(1 if errors else 0)


def _failed(error: InfographixError, as_json: bool) -> None:
    if as_json:
        problems = [output.problem(found) for found in error.problems]
        output.rows([{"error": type(error).__name__, "problems": problems}], True)
    output.say(f"no kit is written ({type(error).__name__})")
    for problem in error.problems:
        output.say(f"  {problem}")


def _entries(made: Kit) -> list[dict[str, Any]]:
    """Return what the manifest says of each picture, with its path and the kit's folder."""
    folder = str(made.folder)
    return [
        {"path": str(Path(folder, picture["file"])), "kit": folder, **picture}
        for picture in made.manifest["pictures"]
    ]


def _lines(made: Kit) -> list[str]:
    size = sum(map(len, made.files.values()))
    lines = [f"{made.folder}: {len(made.files)} files, {size / 1000:.0f} kB"]
    for picture in made.manifest["pictures"]:
        sides = f"{picture['width']}×{picture['height']}"
        facts = f"{sides}, {picture['bytes'] / 1000:.0f} kB, {picture['layout']}"
        lines.append(f"  {picture['file']}: {facts}")
        for found in picture["findings"]:
            place = f"{found['field']}: " if found["field"] else ""
            lines.append(f"    {found['severity']}: {place}{found['message']}")
    return [*lines, f"sign it off on {Path(str(made.folder), 'proof.html')}"]


def verify(
    folder: Folder,
    spec: Made = None,
    layouts: options.Layouts = None,
    json: options.Json = False,
) -> None:
    """Prove that a kit still matches its manifest: files, what they say of themselves, codes."""
    found = differences(folder, _facts(spec, layouts or ()))
    if json:
        keys = ("code", "file", "message", "expected", "found")
        output.rows([{key: getattr(one, key) for key in keys} for one in found], True)
    for one in found:
        output.say(str(one))
    count = "1 difference" if len(found) == 1 else f"{len(found)} differences"
    output.say(f"{folder}: {count if found else 'whole'}")
    raise typer.Exit(1 if found else 0)


def _facts(spec: Path | None, layouts: Sequence[Path]) -> Infographic | None:
    from infographix.facts.load import load

    return None if spec is None else load(spec, layout_paths=layouts)
