"""The fewest torn compounds that paragraphs can have at all, by how ragged they may be.

`python -m tests.bench.vietnamese frontier` needs Chromium and the judge, as `breaks` does. For each
sentence an exact search over all breaks takes the least of Σ slack² + λ · torn, where the compounds
are the judge's own and nothing else counts; λ is swept. No setting of these sentences lies below
the curve: not one that knows the judge, and certainly none that does not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from infographix.text.atoms import Segment
from infographix.text.linebreak import TOLERANCE, Lines, Row, fewest_lines
from tests.bench.vietnamese.breaks import (
    GOAL_RAGGED,
    GOAL_TORN,
    KINDS,
    WIDTHS,
    Bench,
    Kind,
    Tally,
    Text,
    against,
    placed,
    prepared,
    tally,
)

PRICES = (0.0, 0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.12, 0.16, 0.3, 1e3)
_INFINITE = float("inf")


class Known(NamedTuple):
    """A shaped sentence, and the compound (by number) that a break after each group tears."""

    text: Text
    segment: Segment
    torn: tuple[int | None, ...]


def main() -> int:
    """Print the tables; 2 where Chromium or the judge is missing."""
    ready = prepared()
    if ready is None:
        return 2
    bench, texts = ready
    print(f"{len(texts)} sentences; torn and ragged against Chromium's, by λ")
    print(f"last columns: torn at {GOAL_RAGGED} × its raggedness, raggedness at {GOAL_TORN} torn\n")
    _compare(bench, KINDS[0], texts)
    return 0


def _compare(bench: Bench, kind: Kind, texts: Sequence[Text]) -> None:
    face = bench.face(kind)
    em = bench.average(face, texts)
    browsed = bench.browsed(kind, texts, face, em)
    theirs = {n: tally(texts, browsed[n], em * n) for n in WIDTHS}
    known = [_known(text, bench.segment(text, face, bench.none), bench) for text in texts]
    for free in (False, True):
        print(f"{len(texts)} {kind.name}, {'any number of' if free else 'the fewest'} lines")
        print("width | " + " | ".join(f"{price:^9g}" for price in PRICES) + " | torn | ragged")
        for n in WIDTHS:
            base = theirs[n]
            points = [_best(bench, known, em * n, price, free) for price in PRICES]
            cells = " | ".join(against(point, base) for point in points)
            ratios = [(one.torn / base.torn, one.ragged / base.ragged) for one in points]
            torn = _where([(ragged, torn) for torn, ragged in ratios], GOAL_RAGGED)
            ragged = _where(ratios, GOAL_TORN)
            print(f"{n:5} | {cells} | {torn:>4} | {ragged}")
        print()


def _best(bench: Bench, known: Sequence[Known], width: float, price: float, free: bool) -> Tally:
    """Return torn and ragged of the best settings at a price of a tear.

    Raggedness is a mean, so a line more or less changes what it is the mean of. With the number of
    lines free, a line is given the mean as its allowance, again until that is the mean it makes.
    """
    allowance = 0.0
    found = Tally(0.0, 0.0)
    for _ in range(6 if free else 1):
        settings = []
        for text, segment, torn in known:
            count = None if free else fewest_lines(segment.row, width)
            lines = cheapest(segment.row, torn, width, price, allowance, count)
            settings.append(placed(text, segment, lines, bench.none))
        found = tally([one.text for one in known], settings, width)
        if abs(found.ragged**2 - allowance) < 1e-6:
            break
        allowance = found.ragged**2
    return found


def cheapest(
    row: Row,
    torn: Sequence[int | None],
    width: float,
    price: float,
    allowance: float,
    lines: int | None,
) -> Lines:
    """Return the lines of the least Σ (slack² - allowance) + price · torn, the last line left out.

    `lines` is their number, None for any. A compound that two breaks tear counts once.
    """
    count = len(row.starts)
    best: list[dict[int, tuple[float, int]]] = [{} for _ in range(count + 1)]
    """For each place, by the number of lines (0 if that is free): total, start of the line."""
    best[0][0] = (0.0, 0)
    for start in range(count):
        for end in range(start + 1, count + 1):
            length = row.width(start, end)
            if length > width + TOLERANCE and end - start > 1:
                break
            cost = 0.0
            if end < count:
                again = start > 0 and torn[start - 1] == torn[end - 1]
                cost = max(0.0, 1 - length / width) ** 2 - allowance
                cost += price * (torn[end - 1] is not None and not again)
            for used, (total, _) in best[start].items():
                after = used + 1 if lines else 0
                if total + cost < best[end].get(after, (_INFINITE, 0))[0]:
                    best[end][after] = (total + cost, start)
    ends, used = [count], lines or 0
    while ends[-1] > 0:
        ends.append(best[ends[-1]][used][1])
        used -= 1 if lines else 0
    return tuple(pairwise(reversed(ends)))


def _known(text: Text, segment: Segment, bench: Bench) -> Known:
    """Say for each break inside a compound of the judge's which one that is."""
    inside = {gap: index for index, (a, b) in enumerate(text.compounds) for gap in range(a, b)}
    starts = [i + 1 for i, letter in enumerate(text.words) if letter == " "]
    tokens = bench.none.breaks(text.words).tokens
    gaps = [bisect_right(starts, tokens[first][0]) - 1 for first in segment.firsts[1:-1]]
    return Known(text, segment, tuple(inside.get(gap) for gap in gaps))


def _where(points: Sequence[tuple[float, float]], goal: float) -> str:
    """Return the second of two ratios where the first is `goal`: points of a curve, or its end."""
    for (a, one), (b, two) in pairwise(points):
        if min(a, b) <= goal <= max(a, b) and a != b:
            return f"{one + (two - one) * (goal - a) / (b - a):.2f}"
    return "none" if min(a for a, _ in points) > goal else f"{min(two for _, two in points):.2f}"
