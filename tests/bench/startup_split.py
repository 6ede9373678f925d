"""One cold `infographix render` → the ms of its parts, as JSON on stderr; run by `startup.py`.

Parts hold only what is their own: a library that loads while the picture is drawn counts as
import, a font that is opened then as fonts. `python` is the interpreter's own start.
"""

from __future__ import annotations

import json
import sys
import time

BEGUN = time.time()

from collections.abc import Callable  # noqa: E402
from typing import Any  # noqa: E402

PARTS = ("python", "import", "spec", "fonts", "templates", "draw", "paint", "encode", "checks")
"""In the order of the work; `command line` is what lies between them, `end` what comes after."""
REST = "command line"


class Clock:
    """Adds up seconds by part; the inner of two parts that are under way gets them."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys((*PARTS, REST), 0.0)
        self._open = [REST]
        self._since = BEGUN

    def switch(self) -> None:
        now = time.time()
        self.spent[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, part: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            self.switch()
            self._open.append(part)
            try:
                return call(*arguments, **named)
            finally:
                self.switch()
                self._open.pop()

        return run


def loaded() -> Any:
    """Load the program and its command, and return the modules that it draws with."""
    from infographix.cli import app

    app.application("render")
    from infographix import engine, libraries, result
    from infographix.cli import render

    return app, render, engine, libraries, result


def main() -> None:
    clock = Clock()
    clock.spent["python"] = BEGUN - float(sys.argv.pop(1))
    app, render, engine, libraries, result = clock.timed("import", loaded)()
    libraries.load = clock.timed("import", libraries.load)
    render.load = clock.timed("spec", render.load)
    engine.FontBook._open = clock.timed("fonts", engine.FontBook._open)
    engine.Templates.fill = clock.timed("templates", engine.Templates.fill)
    engine.Engine.draw = clock.timed("draw", engine.Engine.draw)
    for name, part in (("pixels", "paint"), ("encoded", "encode"), ("report", "checks")):
        made = vars(result.Picture)[name]
        made.func = clock.timed(part, made.func)
    try:
        app.main()
    finally:
        clock.switch()
        told = {part: 1e3 * seconds for part, seconds in clock.spent.items()}
        sys.stderr.write(f"\n{json.dumps(told | {'ended': time.time()})}\n")


if __name__ == "__main__":
    main()
