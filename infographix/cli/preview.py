"""A spec or a layout → a local page that shows it in every format, until Ctrl-C."""

from __future__ import annotations

from typing import Annotated

import typer

from infographix.cli import options, output
from infographix.facts.load import file_bytes
from infographix.preview.session import Session
from infographix.preview.site import Pages
from infographix.preview.subject import of
from infographix.web.server import serve

What = Annotated[
    str, typer.Argument(metavar="SPEC|LAYOUT", help="A spec's file, or a layout's name or file.")
]


def preview(
    what: What,
    layouts: options.Layouts = None,
    port: options.Port = 0,
    open_: options.Open = True,
) -> None:
    """Show a spec in every format on a local page: it follows the files, and takes edits."""
    subject = of(what, layouts or ())
    if subject.store is not None:
        file_bytes(subject.store.path)  # a file that is not there is bad input, not a page
    pages = Pages(Session(subject))
    serve(pages.site, port, open_, lambda address: output.say(f"{address}\nCtrl-C ends it."))
