"""Rings and spokes: angles, distances, and words that keep apart."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.geometry import Rect
from infographix.plot.polar import around, directions, polygon
from infographix.plot.ring import arc, ring


def points(coords: tuple[float, ...]) -> list[tuple[float, float]]:
    return list(zip(coords[0::2], coords[1::2], strict=True))


@pytest.mark.parametrize("turn", [0.1, 1.0, math.pi / 2, 3.0, math.tau])
def test_an_arc_keeps_its_radius(turn: float) -> None:
    """Cubics of a quarter turn leave a circle by less than 0.03 % (Riškus 2006)."""
    coords = points(arc(10, 20, 100, 0.3, 0.3 + turn))
    for (p, a, b), q in zip(
        [tuple(coords[n : n + 3]) for n in range(0, len(coords) - 3, 3)], coords[3::3], strict=True
    ):
        for t in (0.0, 0.25, 0.5, 0.75, 1.0):
            s = 1 - t
            x, y = (
                s**3 * p[i] + 3 * s * s * t * a[i] + 3 * s * t * t * b[i] + t**3 * q[i]
                for i in (0, 1)
            )
            assert math.hypot(x - 10, y - 20) == pytest.approx(100, rel=3e-4)


def test_parts_begin_at_the_top_and_run_clockwise() -> None:
    first, second = ring(0, 0, 100, 60, [0.25, 0.75], 0)
    assert points(first.coords)[0] == pytest.approx((0, -100), abs=1e-9)
    bounds = first.bounds()
    assert bounds is not None
    assert (bounds.x, bounds.bottom) == pytest.approx((0, 0), abs=1e-9)
    assert points(second.coords)[0] == pytest.approx((100, 0), abs=1e-9)


def test_gaps_are_equally_wide_inside_and_outside() -> None:
    first, _ = ring(0, 0, 100, 60, [0.5, 0.5], 8)
    coords = points(first.coords)
    outer, inner = coords[0], coords[-1]
    assert outer[0] == pytest.approx(4, abs=0.02)
    assert inner[0] == pytest.approx(4, abs=0.02)


def test_a_thin_part_is_left_a_sliver_and_none_is_empty() -> None:
    thin, _, none = ring(0, 0, 100, 60, [0.001, 0.999, 0.0], 8)
    assert thin.verbs
    assert not none.verbs
    (whole, _) = ring(0, 0, 100, 60, [1.0, 0.0], 8)
    assert points(whole.coords)[0] == pytest.approx((0, -100), abs=1e-9)


@pytest.mark.parametrize("count", range(3, 13))
def test_spokes_are_unit_vectors_at_equal_angles(count: int) -> None:
    ways = directions(count)
    assert all(math.hypot(*way) == pytest.approx(1) for way in ways)
    turns = [a[0] * b[0] + a[1] * b[1] for a, b in pairwise([*ways, ways[0]])]
    assert turns == pytest.approx([math.cos(math.tau / count)] * count)
    assert (ways[0] == pytest.approx((0, -1))) is (count % 2 == 1)


def test_a_polygon_reaches_as_far_as_its_values() -> None:
    shape = polygon(10, 20, 100, [1.0, 0.5, 0.25])
    reached = [math.hypot(x - 10, y - 20) for x, y in points(shape.coords)]
    assert reached == pytest.approx([100, 50, 25])


@given(
    st.integers(3, 12),
    st.floats(200, 900),
    st.floats(40, 300),
    st.lists(st.tuples(st.floats(20, 200), st.floats(20, 90)), min_size=12, max_size=12),
)
def test_words_around_a_radar_keep_apart_within_its_width(
    count: int, width: float, radius: float, sizes: list[tuple[float, float]]
) -> None:
    boxes = around(count, width, radius, 12, lambda index, room: sizes[index])
    if boxes is not None:
        assert not [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]
        assert all(Rect(-width / 2, -1e6, width, 2e6).contains(box, 1e-6) for box in boxes)
        assert all(math.hypot(*nearest(box)) >= radius for box in boxes)


def nearest(box: Rect) -> tuple[float, float]:
    """Return the point of a box that is nearest to the middle."""
    return min(max(0.0, box.x), box.right), min(max(0.0, box.y), box.bottom)
