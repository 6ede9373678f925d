from __future__ import annotations

from itertools import pairwise

import pytest
from box_trees import words
from hypothesis import given
from hypothesis import strategies as st

from infographix.boxes.box import Box
from infographix.boxes.lengths import spread
from infographix.boxes.place import place
from infographix.geometry import Insets


def widths(box: Box) -> list[float]:
    return [child.w for child in box.children]


def test_free_space_goes_by_the_grow_factors() -> None:
    root = Box("row", [words(1, 20, grow=1), words(1, 20, grow=3), words(1, 20)])
    place(root, 100)
    assert widths(root) == [30, 50, 20]


def test_factors_below_one_leave_space_free() -> None:
    root = Box("row", [words(1, 20, grow=0.2), words(1, 20, grow=0.3)])
    place(root, 100)
    assert widths(root) == pytest.approx([32, 38])


def test_what_a_maximum_refuses_goes_to_the_others() -> None:
    root = Box("row", [words(1, 20, grow=1, max_width=30), words(1, 20, grow=1)])
    place(root, 100)
    assert widths(root) == [30, 70]


def test_words_are_not_cut_by_shrinking_unless_allowed() -> None:
    root = Box("row", [words(1, 80), words(5, 20)])
    place(root, 100)
    assert widths(root) == [80, 20]
    root.children[0].min_width = 0
    place(root, 100)
    assert widths(root) == pytest.approx([80 - 80 * 80 / 180, 100 - 100 * 80 / 180])


def test_a_square_that_does_not_shrink_keeps_its_size() -> None:
    root = Box("row", [Box("leaf", width=64, height=64, shrink=0), words(30)])
    place(root, 100)
    assert widths(root) == [64, 36]


def test_children_of_a_row_are_as_high_as_the_row() -> None:
    root = Box("row", [words(9, 20, 10), words(1, 20, 10), words(1, 20, 10, height=12)])
    place(root, 100)
    assert [child.h for child in root.children] == [root.h, root.h, 12]


def test_baselines_of_different_sizes_meet() -> None:
    root = Box("row", [words(1, 20, 40), words(1, 20, 12, padding=Insets(3, 0, 0, 0))])
    root.align = "baseline"
    place(root, 100, 90)
    big, small = root.children
    assert big.y == 0
    assert small.y + 3 + 12 == big.y + 40


@given(st.floats(-500, 500), st.integers(1, 9), st.sampled_from(["between", "around", "evenly"]))
def test_spread_uses_up_free_space_and_never_pulls_children_together(
    free: float, count: int, justify: str
) -> None:
    first, between = spread(free, count, justify)  # type: ignore[arg-type]
    assert first >= 0
    assert between >= 0
    used = 2 * first + between * (count - 1)
    assert used == pytest.approx(max(0, free) if count > 1 or justify != "between" else 0)


SIZES = st.floats(0, 300)
ITEMS = st.builds(
    lambda count, width, grow, shrink, basis, lowest: words(
        count, width, 10, grow=grow, shrink=shrink, basis=basis, min_width=lowest
    ),
    st.integers(1, 9),
    st.floats(1, 60),
    st.floats(0, 3),
    st.floats(0, 3),
    st.none() | SIZES,
    st.none() | SIZES,
)


@given(st.lists(ITEMS, min_size=1, max_size=6), SIZES, st.floats(0, 20), st.data())
def test_children_of_a_row_stand_in_order_without_overlap(
    items: list[Box], width: float, gap: float, data: st.DataObject
) -> None:
    justify = data.draw(st.sampled_from(["start", "center", "end", "between", "around", "evenly"]))
    root = Box("row", items, column_gap=gap, justify=justify)
    place(root, width)
    for left, right in pairwise(items):
        assert right.x - left.x - left.w >= gap - 1e-6
    for item in items:
        assert item.w >= (item.min_width or 0)


@given(st.lists(ITEMS, min_size=1, max_size=6), SIZES)
def test_children_that_may_shrink_to_nothing_fit_their_row(items: list[Box], width: float) -> None:
    for item in items:
        item.min_width, item.shrink = 0, 1
    place(Box("row", items), width)
    assert sum(item.w for item in items) <= width + 1e-6


@given(st.lists(ITEMS, min_size=1, max_size=6), SIZES)
def test_children_that_grow_fill_their_row(items: list[Box], width: float) -> None:
    for item in items:
        item.grow = 1
    place(Box("row", items), width)
    assert sum(item.w for item in items) >= width - 1e-6


@given(st.lists(ITEMS, min_size=1, max_size=6), st.none() | SIZES, st.floats(0, 20))
def test_a_column_is_the_sum_of_its_children(
    items: list[Box], height: float | None, gap: float
) -> None:
    for item in items:
        item.basis = None
        item.grow = 0
    root = Box("column", items, row_gap=gap, justify="start")
    place(root, 120, height)
    for above, below in pairwise(items):
        assert below.y == pytest.approx(above.y + above.h + gap)
    if height is None:
        assert root.h == pytest.approx(items[-1].y + items[-1].h)
