"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

SpecFile = Annotated[Path, typer.Argument(help="A spec: .yaml, .json or .toml.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("-f", "--format", help="A format; may be given again. Default: the spec's."),
]
Layouts = Annotated[
    list[Path] | None,
    typer.Option(
        "--layouts",
        exists=True,
        file_okay=False,
        help="A folder of your own layouts, searched first.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON array.")]
Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        envvar="INFOGRAPHIX_LANG",
        help="Language of the findings: en or vi.",
        show_default=True,
    ),
]
Renderer = Annotated[
    str, typer.Option("--renderer", help="auto, skia, resvg or cairo.", show_default=True)
]
Port = Annotated[
    int, typer.Option("--port", min=0, max=65535, help="0: one that is free.", show_default=False)
]
Open = Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")]
