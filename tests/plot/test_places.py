"""Places of labels: none meets another, a dot, or the edge, whatever the lines do."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographix.geometry import Rect
from infographix.plot.places import Mark, crosses, places, stack

BAND, WIDTH, HEIGHT, REACH, GAP = 100.0, 94.0, 20.0, 16.0, 5.0


@st.composite
def columns(draw: st.DrawFn) -> list[list[Mark]]:
    """Draw columns of one to three dots, whose labels are no wider than a column."""
    count = draw(st.integers(1, 3))
    heights = st.lists(st.floats(0, 300), min_size=count, max_size=count)
    drawn = draw(st.lists(heights, min_size=1, max_size=8))
    wide = st.floats(10, WIDTH)
    return [
        [Mark(BAND * (n + 0.5), y, REACH, draw(wide), HEIGHT) for y in column]
        for n, column in enumerate(drawn)
    ]


def segments(marks: list[list[Mark]]) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return [
        ((one.x, one.y), (other.x, other.y))
        for before, after in pairwise(marks)
        for one, other in zip(before, after, strict=True)
    ]


@settings(max_examples=300)
@given(columns())
def test_no_label_meets_another_or_a_dot_or_leaves_the_bounds(marks: list[list[Mark]]) -> None:
    margin = REACH + stack(3, HEIGHT, GAP)
    bounds = Rect(0, -margin, BAND * len(marks), 300 + 2 * margin)
    found = places(marks, segments(marks), bounds, GAP)
    boxes = [box for column in found for box in column if box is not None]
    assert len(boxes) == sum(map(len, marks))
    assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1], 1e-6)]
    assert all(bounds.contains(box, 1e-6) for box in boxes)
    dots = [Rect(mark.x - 8, mark.y - 8, 16, 16) for column in marks for mark in column]
    assert not [box for box in boxes for dot in dots if box.overlaps(dot, 1e-6)]


def one(*heights: float) -> list[list[Mark]]:
    return [[Mark(BAND * (n + 0.5), y, REACH, 60.0, HEIGHT)] for n, y in enumerate(heights)]


def test_a_label_stands_above_its_dot_but_below_it_in_a_valley() -> None:
    marks = one(0, 200, 0)
    found = places(marks, segments(marks), Rect(0, -100, 300, 400), GAP)
    peak, valley = found[0][0], found[1][0]
    assert peak is not None
    assert valley is not None
    assert peak.bottom == -REACH
    assert valley.y == 200 + REACH


def test_a_label_without_width_has_no_box() -> None:
    marks = [[Mark(50, 0, REACH, 0, 0), Mark(50, 0, REACH, 60, HEIGHT)]]
    ((none, box),) = places(marks, [], Rect(0, -100, 100, 200), GAP)
    assert none is None
    assert box is not None


@pytest.mark.parametrize(
    ("ends", "met"),
    [
        (((-5, 5), (15, 5)), True),
        (((-5, -5), (15, 15)), True),
        (((5, 5), (6, 6)), True),
        (((-5, 5), (-1, 5)), False),
        (((-5, 11), (15, 11)), False),
        (((-5, 8), (8, 25)), False),
    ],
)
def test_a_line_crosses_a_box_where_it_passes_through(
    ends: tuple[tuple[float, float], tuple[float, float]], met: bool
) -> None:
    assert crosses(Rect(0, 0, 10, 10), *ends) is met
