"""The program's arguments → the command that they name; errors → a message and an exit code."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys

import typer

from infographix.errors import InfographixError, visible

COMMANDS = {
    "render": ("render", "Draw a spec in its formats and write picture files."),
    "check": ("render", "Draw a spec, read its codes back and report; write nothing."),
    "verify": ("kit", "Prove that a kit still matches its manifest."),
    "batch": ("batch", "Draw each row of a table, or a whole campaign; resume, report."),
    "new": ("new", "Write a commented spec to start from."),
    "new-layout": ("new", "Write a commented layout to start from."),
    "new-kind": ("new", "Write a commented kind of block to start from: fields, template, spec."),
    "layouts": ("show", "List the layouts."),
    "formats": ("show", "List the formats: sizes, limits, sources."),
    "themes": ("show", "List the themes."),
    "fonts": ("show", "List the fonts, and whether their files are the pinned ones."),
    "icons": ("show", "Find icons by words in Vietnamese or parts of their names."),
    "schema": ("show", "Print the JSON Schema of a spec."),
    "gallery": ("gallery", "Write a page that shows every kind, theme, layout and format."),
    "preview": ("preview", "Show a spec or a layout in every format on a local page."),
    "review": ("review", "Look through a folder of pictures on a local page, and sign them off."),
    "doctor": ("doctor", "Say what loads on this machine, and what to install."),
}
"""Commands, the modules that hold them, and what `--help` says of them."""


def main() -> None:
    """Run the program; every error of ours becomes one readable message and exit code 2."""
    # What imports make stays: looking for circles in it costs a tenth of a start, and at the end,
    # where the system takes all back at once, another tenth.
    gc.set_threshold(200_000)
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # none to look for: 10 ms
    try:
        application(sys.argv[1] if len(sys.argv) > 1 else "")()
    except InfographixError as error:
        sys.stderr.write(f"infographix: {error}\n")
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(1)
    except OSError as error:
        where = visible(str(error.filename or ""))
        sys.stderr.write(f"infographix: {error.strerror or error}: {where}\n")
        sys.exit(2)


def application(chosen: str = "") -> typer.Typer:
    """Return the program. Of its commands only the `chosen` one is loaded, the others are named."""
    app = typer.Typer(
        name="infographix",
        help="Structured facts and Vietnamese text to infographics for Facebook and Zalo.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for name, (module, words) in COMMANDS.items():
        command = _not_loaded
        if name == chosen:
            home = importlib.import_module(f"infographix.cli.{module}")
            command = getattr(home, name.replace("-", "_"))
        app.command(name, help=words)(command)
    return app


def _not_loaded() -> None:
    raise AssertionError("only the chosen command is called")
