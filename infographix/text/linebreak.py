"""Places of unbreakable groups along one endless line, and the cost of each break → lines.

Lines are chosen for the whole paragraph at once, among all settings of the fewest lines that the
width allows, or of more where those would tear a phrase and there is room for it:

    greedy    fill each line as far as it goes: UAX #14 at spaces
    pretty    least sum of squared slack, last line free, plus the cost of the breaks (paragraphs)
    balance   least sum of squared slack over all lines; a torn phrase outweighs everything (titles)

Slack counts as a part of the width in titles, and in em in paragraphs: a gap of three letters is as
ugly in a long line as in a short one, and a torn phrase is too.

In a setting of the fewest lines the m-th break can only lie between where filling from the end and
filling from the start would put it. These windows do not overlap, which keeps the search short.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from infographix.vietnamese.phrases import TEARS

Wrap = Literal["balance", "pretty", "greedy"]
Lines = tuple[tuple[int, int], ...]
TOLERANCE = 1e-5
"""How far a line may pass the width, in the caller's unit, before it counts as too long."""
_INFINITE = float("inf")
_NEVER = 1e4
"""A weight that outdoes the slack of all lines: titles tear nothing for the sake of evenness."""


class Taste(Struct, frozen=True):
    """Weights against the squared slack of a line.

    Slack is measured by `unit`, in the row's own, or by the width where that is 0. `tear` and
    `break_` weigh the cost of a break, `lone` a last line of one syllable, `alone` any other such
    line, `last` the slack of the last line.
    """

    tear: float
    break_: float
    lone: float
    alone: float
    last: float
    unit: float = 0.0


TASTES = {
    "pretty": Taste(tear=0.4, break_=0.03, lone=0.03, alone=0.2, last=0.0, unit=10.0),
    "balance": Taste(tear=_NEVER, break_=0.06, lone=_NEVER / 100, alone=1.0, last=1.0),
}
_MENDING = {**TASTES, "pretty": replace(TASTES["pretty"], tear=0.8)}
"""What decides whether a line more is worth it: in paragraphs not whatever the raggedness."""


class Row(Struct, frozen=True):
    """Groups of words that no line may part, laid out along one endless line.

    `starts` and `ends` say from where to where each group reaches (ink included), rising;
    `costs[i]` what a break after group `i` costs (`vietnamese.phrases`; never infinite). Lengths
    are in em. The groups in `lone` are single syllables, which should not stand on a line alone.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    costs: Sequence[float]
    lone: Collection[int] = ()

    def width(self, start: int, end: int) -> float:
        """Return the width of a line of the groups from `start` to before `end`."""
        return self.ends[end - 1] - self.starts[start]


def break_row(
    row: Row,
    width: float,
    wrap: Wrap,
    max_lines: int | None = None,
    allow_extra: bool = False,
    taste: Taste | None = None,
) -> Lines:
    """Return the lines as (start, end) of their groups.

    A group wider than the line stands on a line of its own and passes the width. More lines than
    the fewest are taken where that mends a torn phrase: up to `max_lines`, or one where there is
    none and `allow_extra` says so. Where even the fewest lines exceed `max_lines`, lines are filled
    greedily. `taste` replaces the weights of `wrap` (for measurements).
    """
    count = len(row.starts)
    if count == 0:
        return ()
    if row.ends[-1] - row.starts[0] <= width + TOLERANCE:
        return ((0, count),)
    filled = _filled(row, width)
    fewest = len(filled) - 1
    if wrap == "greedy" or fewest == 1 or (max_lines is not None and fewest > max_lines):
        return tuple(pairwise(filled))
    chosen = _chosen(row, width, fewest, filled, taste or TASTES[wrap])
    torn = _torn(row, chosen)
    most = max_lines if max_lines is not None else fewest + allow_extra
    for lines in range(fewest + 1, min(most, count) + 1):
        if not torn:
            break
        mending = _MENDING[wrap]
        longer = _chosen(row, width, lines, filled, mending)
        left = _torn(row, longer)
        if left < torn and _price(row, width, longer, mending) < _price(
            row, width, chosen, mending
        ):
            chosen, torn = longer, left
    return tuple(pairwise(chosen))


def fewest_lines(row: Row, width: float) -> int:
    """Return the least number of lines that the width allows, 1 for no groups."""
    if not row.starts or row.ends[-1] - row.starts[0] <= width + TOLERANCE:
        return 1
    return len(_filled(row, width)) - 1


def _filled(row: Row, width: float) -> list[int]:
    """Return where greedy lines end, from 0 on."""
    starts, ends, count = row.starts, row.ends, len(row.starts)
    found = [0]
    at = 0
    while at < count:
        at = max(at + 1, bisect_right(ends, starts[at] + width + TOLERANCE, at))
        found.append(at)
    return found


def _filled_backwards(row: Row, width: float, lines: int) -> list[int]:
    """Return the earliest place for each break that leaves the rest room in the lines after it."""
    starts, ends = row.starts, row.ends
    at = len(starts)
    found = [at]
    for _ in range(lines):
        at = min(at - 1, bisect_left(starts, ends[at - 1] - width - TOLERANCE, 0, at)) if at else 0
        found.append(at)
    return found[::-1]


def _torn(row: Row, ends: Sequence[int]) -> float:
    """Return what the breaks of a setting cost where they tear something."""
    return sum(cost for cost in (row.costs[end - 1] for end in ends[1:-1]) if cost >= TEARS)


def _price(row: Row, width: float, ends: Sequence[int], taste: Taste) -> float:
    """Return the total that `_next_line` makes of a setting's lines."""
    total = 0.0
    for start, end in pairwise(ends):
        best, _ = _next_line(row, width, {start: total}, range(end, end + 1), taste)
        total = best[end]
    return total


def _chosen(row: Row, width: float, lines: int, filled: list[int], taste: Taste) -> list[int]:
    """Return where the lines of the cheapest setting of exactly so many lines end, from 0 on."""
    count = len(row.starts)
    first = _filled_backwards(row, width, lines)
    best: dict[int, float] = {0: 0.0}
    came_from: list[dict[int, int]] = []
    for line in range(1, lines + 1):
        furthest = filled[line] if line < len(filled) else count
        places = range(max(first[line], line), min(furthest, count - lines + line) + 1)
        best, origins = _next_line(row, width, best, places, taste)
        came_from.append(origins)
    ends = [count]
    for origins in reversed(came_from):
        ends.append(origins[ends[-1]])
    return ends[::-1]


def _next_line(
    row: Row, width: float, best: dict[int, float], places: range, taste: Taste
) -> tuple[dict[int, float], dict[int, int]]:
    """Extend the settings that end at the places in `best` by one line that ends in `places`."""
    starts, ends, costs, lone, count = row.starts, row.ends, row.costs, row.lone, len(row.starts)
    near_first = [(start, starts[start], best[start]) for start in sorted(best, reverse=True)]
    limit = width + TOLERANCE
    scale = 1.0 / (taste.unit or width) if width > 0 else 0.0
    totals: dict[int, float] = {}
    origins: dict[int, int] = {}
    for place in places:
        end = ends[place - 1]
        weight, alone = (taste.last, taste.lone) if place == count else (1.0, taste.alone)
        single = place - 1 if place - 1 in lone else -1
        found, origin = _INFINITE, -1
        for start, left, so_far in near_first:
            if start >= place:
                continue
            length = end - left
            if length > limit and place - start > 1:
                break
            slack = (width - length) * scale
            total = so_far + weight * slack * slack
            if start == single:
                total += alone
            if total < found:
                found, origin = total, start
        if origin >= 0:
            if place < count:
                cost = costs[place - 1]
                found += cost * (taste.tear * cost if cost >= TEARS else taste.break_)
            totals[place], origins[place] = found, origin
    return totals, origins
