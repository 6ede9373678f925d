"""A campaign's folder → a local page on which its pictures are signed off, until Ctrl-C."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infographix.cli import options, output
from infographix.review.desk import Desk
from infographix.review.site import Pages
from infographix.web.server import serve

Pictures = Annotated[Path, typer.Argument(metavar="DIR", help="The folder that `batch` wrote.")]


def review(folder: Pictures, port: options.Port = 0, open_: options.Open = True) -> None:
    """Look through the pictures of a folder on a local page, and sign them off in review.csv."""
    pages = Pages(Desk(folder))
    serve(pages.site, port, open_, lambda address: output.say(f"{address}\nCtrl-C ends it."))
