"""The list of commands, and how errors leave the program."""

from __future__ import annotations

import sys

import typer

from infographix.cli import doctor, new, render, show
from infographix.errors import InfographixError

app = typer.Typer(
    name="infographix",
    help="Structured facts and Vietnamese text to infographics for Facebook and Zalo.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command("render")(render.render)
app.command("check")(render.check)
app.command("new")(new.new)
app.command("layouts")(show.layouts)
app.command("formats")(show.formats)
app.command("themes")(show.themes)
app.command("fonts")(show.fonts)
app.command("icons")(show.icons)
app.command("schema")(show.schema)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the program; every error of ours becomes one readable message and exit code 2."""
    try:
        app()
    except InfographixError as error:
        sys.stderr.write(f"infographix: {error}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        sys.stderr.write(f"infographix: {error.strerror or error}: {error.filename or ''}\n")
        sys.exit(2)
