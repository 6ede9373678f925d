"""Every check → a spec that trips it and what it said; and the time it takes beside drawing.

    python -m tests.bench.preflight [--lang vi] [--times] [--table]

Times are of the processor, warm, the median of runs in turn. `draw` is a picture from its facts to
its file; `report` is all checks on it, `codes` the part that reads its QR codes back.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from spoilt import SPOILT  # noqa: E402
from trips import TRIPS  # noqa: E402

import infographix as ig  # noqa: E402
from infographix.finding import Language  # noqa: E402
from infographix.preflight.checks import CHECKS  # noqa: E402
from infographix.preflight.subject import Subject  # noqa: E402

RUNS = 7
FORMATS = ("facebook-portrait", "facebook-square", "zalo-article-cover")


def table(language: Language) -> None:
    """Print what trips each finding and what it says."""
    for trip in (*TRIPS, *SPOILT):
        with tempfile.TemporaryDirectory() as folder:
            found = next(
                one
                for one in trip.trip(Path(folder))
                if (one.code, one.variant) == (trip.code, trip.variant)
            )
        said = found.text(language)
        print(f"{found.severity:8} {trip.name:30} {trip.about[:44]:44} {said}")


def timed(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return 1000 * (process_time() - start)


def fresh(spec: ig.Infographic, form: str) -> ig.Picture:
    picture = ig.render(spec, form)
    assert picture.encoded
    return picture


def subject_of(picture: ig.Picture) -> Subject:
    drawn = picture.drawn
    parts = (drawn.infographic, drawn.format, drawn.arrangement, drawn.look)
    return Subject(*parts, picture.choice, picture.pixels)


def times() -> None:
    """Print how long each check takes beside drawing, per picture."""
    specs = [ig.load(path) for path in sorted((ROOT / "examples").glob("*.yaml"))]
    names = ["/".join(check.codes[:2]) for check in CHECKS]
    draws, reports, codes = [], [], []
    each: dict[str, list[float]] = {name: [] for name in names}
    for spec in specs:
        for form in FORMATS:
            fresh(spec, form).report  # noqa: B018 - warm
            runs = []
            for _ in range(RUNS):
                draw = timed(lambda: fresh(spec, form))  # noqa: B023
                picture = fresh(spec, form)
                report = timed(lambda: picture.report)  # noqa: B023
                runs.append((draw, report))
                subject = subject_of(picture)
                for name, check in zip(names, CHECKS, strict=True):
                    each[name].append(timed(lambda: list(check.run(subject))))  # noqa: B023
            draws.append(median(draw for draw, _ in runs))
            reports.append(median(report for _, report in runs))
            codes.append(len(picture.drawn.arrangement.codes))
    reading = each["qr-unreadable/qr-module"]
    print(f"{len(specs)} examples × {len(FORMATS)} formats, {RUNS} runs each, ms of CPU, medians")
    print(f"draw    {median(draws):6.1f}")
    print(f"report  {median(reports):6.1f}   {median(reports) / median(draws):.2f} of drawing")
    print(f"codes   {median(reading):6.1f}   {median(reading) / median(draws):.2f} of drawing")
    for name in sorted(names, key=lambda name: -median(each[name])):
        print(f"  {name:32} {median(each[name]):6.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", default="en", choices=("en", "vi"))
    parser.add_argument("--times", action="store_true")
    parser.add_argument("--table", action="store_true")
    chosen = parser.parse_args()
    if chosen.table or not chosen.times:
        table(chosen.lang)
    if chosen.times or not chosen.table:
        times()


if __name__ == "__main__":
    main()
