"""Dots on lines → a box for each dot's label, none of which meets another label or dot.

Column by column, each label takes the best of six places around its dot, where it crosses the
fewest lines. Where one finds none, the column's are stacked straight above and below its dots;
where that meets the labels of the column before, all columns are: labels that are no wider than
their column always have room so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from infographix.geometry import Point, Rect

_SHIFT = 0.42
"""How far to the side a label may stand, as a ratio of its width."""
_OFFSETS = ((0.0, -1), (0.0, 1), (-_SHIFT, -1), (_SHIFT, -1), (-_SHIFT, 1), (_SHIFT, 1))
_CROSSING = 10.0
"""What it costs to lie across a line, in steps down the list of places."""

Segment = tuple[Point, Point]


class Mark(Struct, frozen=True):
    """A dot, `reach` px from whose centre its label may begin, and the label's size in px.

    A label of no width is none.
    """

    x: float
    y: float
    reach: float
    width: float
    height: float


def places(
    columns: Sequence[Sequence[Mark]], segments: Sequence[Segment], bounds: Rect, gap: float
) -> list[list[Rect | None]]:
    """Return the box of each mark's label, column by column; `gap` px are kept between labels."""
    return _chosen(columns, segments, bounds, gap) or [_stacked(marks, gap) for marks in columns]


def _chosen(
    columns: Sequence[Sequence[Mark]], segments: Sequence[Segment], bounds: Rect, gap: float
) -> list[list[Rect | None]] | None:
    marks = [mark for column in columns for mark in column]
    taken: list[Rect] = []
    chosen: list[list[Rect | None]] = []
    for column in columns:
        found = _free(column, marks, taken, segments, bounds, gap) or _stacked(column, gap)
        boxes = [box for box in found if box is not None]
        if any(box.overlaps(other.grown(gap)) for box in boxes for other in taken):
            return None
        taken += boxes
        chosen.append(found)
    return chosen


def _free(
    column: Sequence[Mark],
    marks: Iterable[Mark],
    taken: Sequence[Rect],
    segments: Sequence[Segment],
    bounds: Rect,
    gap: float,
) -> list[Rect | None] | None:
    """Return the best place for each label of a column; None where one has none."""
    own: list[Rect] = []
    found: list[Rect | None] = [None] * len(column)
    for index in _labelled(column):
        box = _best(column[index], marks, [*taken, *own], segments, bounds, gap)
        if box is None:
            return None
        own.append(box)
        found[index] = box
    return found


def _labelled(column: Sequence[Mark]) -> list[int]:
    """Return the places of the marks that have labels, the highest first."""
    labelled = [index for index, mark in enumerate(column) if mark.width]
    return sorted(labelled, key=lambda index: column[index].y)


def _best(
    mark: Mark,
    marks: Iterable[Mark],
    taken: Iterable[Rect],
    segments: Iterable[Segment],
    bounds: Rect,
    gap: float,
) -> Rect | None:
    best: tuple[float, Rect] | None = None
    for rank, (shift, side) in enumerate(_OFFSETS):
        box = _beside(mark, shift, side)
        if best is not None and rank >= best[0]:
            break
        if not bounds.contains(box) or any(box.overlaps(other.grown(gap)) for other in taken):
            continue
        if any(box.overlaps(_around(other)) for other in marks):
            continue
        near = box.grown(gap / 2)
        cost = rank + _CROSSING * sum(crosses(near, one, other) for one, other in segments)
        if best is None or cost < best[0]:
            best = cost, box
    return best[1] if best else None


def _beside(mark: Mark, shift: float, side: int) -> Rect:
    left = mark.x - mark.width / 2 + shift * mark.width
    top = mark.y + mark.reach if side > 0 else mark.y - mark.reach - mark.height
    return Rect(left, top, mark.width, mark.height)


def _around(mark: Mark) -> Rect:
    """Return a box around a dot, a little smaller than what its own label keeps away by."""
    half = mark.reach * 0.8
    return Rect(mark.x - half, mark.y - half, 2 * half, 2 * half)


def _stacked(column: Sequence[Mark], gap: float) -> list[Rect | None]:
    """Put the upper half of a column's labels above its highest dot, the others below its lowest.

    The more there are, the more room is needed: see `stack`.
    """
    order = _labelled(column)
    found: list[Rect | None] = [None] * len(column)
    middle = (len(order) + 1) // 2
    edge = min((mark.y - mark.reach for mark in column), default=0.0)
    for index in reversed(order[:middle]):
        mark = column[index]
        edge -= mark.height
        found[index] = Rect(mark.x - mark.width / 2, edge, mark.width, mark.height)
        edge -= gap
    edge = max((mark.y + mark.reach for mark in column), default=0.0)
    for index in order[middle:]:
        mark = column[index]
        found[index] = Rect(mark.x - mark.width / 2, edge, mark.width, mark.height)
        edge += mark.height + gap
    return found


def stack(count: int, height: float, gap: float) -> float:
    """Return how many px stacked labels of `count` lines need above or below the outermost dot."""
    rows = (count + 1) // 2
    return rows * height + max(0, rows - 1) * gap


def crosses(box: Rect, one: Point, other: Point) -> bool:
    """Say whether the straight line between two points passes through a box (Liang–Barsky)."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    start, end = 0.0, 1.0
    for way, room in (
        (-dx, x - box.x),
        (dx, box.right - x),
        (-dy, y - box.y),
        (dy, box.bottom - y),
    ):
        if way == 0:
            if room < 0:
                return False
        elif way < 0:
            start = max(start, room / way)
        else:
            end = min(end, room / way)
    return start < end
