"""A spec and a format → ms per stage: `python tests/bench/stages.py [SPEC] [FORMAT] [--json]`.

`first` is the first picture of the process, in which libraries, fonts and templates load.
`new text` is a later one whose words, lines and QR code are met for the first time; `warm` draws
the same facts again. The stages' functions are timed where the pipeline calls them, so that what it
calls twice is counted twice; `rest` is what it does between them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from infographix import attempts, engine, qr  # noqa: E402
from infographix.engine import Engine  # noqa: E402
from infographix.facts.load import load  # noqa: E402
from infographix.facts.model import Infographic  # noqa: E402
from infographix.result import Picture  # noqa: E402
from infographix.text.paragraphs import Paragraphs  # noqa: E402
from infographix.text.shape import Shaper  # noqa: E402

INSIDE = {
    "view": "view",
    "parse": "parse",
    "build": "build (shape)",
    "fit": "fit",
    "arrange": "arrange",
}
"""Functions that `engine` and `attempts` call by these names, and what their stages are called."""
STAGES = ("spec", "template", *INSIDE.values(), "rest", "paint", "encode")


class Clock:
    """Adds up the seconds that each stage took in one picture."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = {}

    def timed(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **named: Any) -> Any:
            start = perf_counter()
            try:
                return call(*arguments, **named)
            finally:
                self.add(stage, start)

        return run

    def add(self, stage: str, start: float) -> None:
        self.spent[stage] = self.spent.get(stage, 0.0) + perf_counter() - start


class Bench:
    """One spec in one format, drawn by an engine whose stages are timed."""

    def __init__(self, spec: Path, form: str, renderer: str) -> None:
        self.spec, self.form, self.renderer = spec, form, renderer
        self.clock = Clock()
        for name, stage in INSIDE.items():
            room = engine if hasattr(engine, name) else attempts
            setattr(room, name, self.clock.timed(stage, getattr(room, name)))
        self.engine: Engine | None = None

    def picture(self) -> dict[str, float]:
        """Draw and encode once; return the ms of each stage."""
        clock = self.clock
        clock.spent = {}
        facts: Infographic = clock.timed("spec", load)(self.spec)
        start = perf_counter()
        engine = self._engine()
        drawn = engine.draw(facts, engine.formats[self.form])
        whole = perf_counter() - start
        clock.spent["rest"] = whole - sum(
            seconds for stage, seconds in clock.spent.items() if stage != "spec"
        )
        made = Picture(drawn, engine.choice(self.renderer))
        clock.timed("paint", lambda: made.pixels)()
        clock.timed("encode", lambda: made.encoded)()
        return {stage: 1e3 * clock.spent.get(stage, 0.0) for stage in STAGES}

    def forget(self) -> None:
        """Drop what is kept of words, lines and codes; fonts, templates and icons stay."""
        engine = self._engine()
        engine.paragraphs = Paragraphs(Shaper(engine.book))
        engine._phrases = {}
        engine.codes = qr.Codes()

    def _engine(self) -> Engine:
        if self.engine is None:
            self.engine = Engine()
            templates = self.engine.templates
            timed = self.clock.timed("template", templates.fill)
            templates.fill = timed  # type: ignore[method-assign]
        return self.engine


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    found = {stage: median(run[stage] for run in runs) for stage in STAGES}
    return found | {"total": median(sum(run.values()) for run in runs)}


def measure(bench: Bench, count: int) -> dict[str, dict[str, float]]:
    first = bench.picture()
    fresh = []
    for _ in range(count):
        bench.forget()
        fresh.append(bench.picture())
    bench.picture()
    warm = [bench.picture() for _ in range(count)]
    return {"first": medians([first]), "new text": medians(fresh), "warm": medians(warm)}


def table(found: dict[str, dict[str, float]]) -> str:
    head = "ms".ljust(16) + "".join(name.rjust(10) for name in found)
    rows = [
        stage.ljust(16) + "".join(f"{column[stage]:10.2f}" for column in found.values())
        for stage in (*STAGES, "total")
    ]
    return "\n".join([head, *rows])


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("spec", nargs="?", type=Path, default=ROOT / "examples/ke-hoach-60.yaml")
    parser.add_argument("format", nargs="?", default="facebook-portrait")
    parser.add_argument("-n", type=int, default=50, help="pictures of which the median is taken")
    parser.add_argument("--renderer", default="auto")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(Bench(options.spec, options.format, options.renderer), options.n)
    if options.json:
        print(json.dumps({"spec": options.spec.name, "format": options.format, "ms": found}))
        return
    print(f"{options.spec.name} × {options.format}, medians of {options.n}")
    print(table(found))


if __name__ == "__main__":
    main()
