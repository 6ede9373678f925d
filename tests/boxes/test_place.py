from __future__ import annotations

import pytest
from box_trees import Words, flat, grown, walk, words

from infographix.boxes.box import BARE_FR, FR, Box
from infographix.boxes.place import overflow, place
from infographix.geometry import Insets


def leaves(root: Box) -> list[Words]:
    return [box.leaf for box in walk(root) if isinstance(box.leaf, Words)]


def nested(depth: int, fan: int) -> Box:
    """Return rows, columns, grids and stacks in turn, with words at the bottom."""
    if depth == 0:
        return words(7)
    children = [nested(depth - 1, fan) for _ in range(fan)]
    kind = ("row", "column", "grid", "stack")[depth % 4]
    return Box(kind, children, columns=(FR,), align="baseline" if kind == "row" else "stretch")


@pytest.mark.parametrize(("depth", "fan"), [(3, 4), (7, 2), (40, 1)])
def test_every_leaf_is_measured_once_at_any_depth(depth: int, fan: int) -> None:
    root = nested(depth, fan)
    place(root, 900, 500)
    assert {leaf.measured for leaf in leaves(root)} == {1}


def test_baselines_are_asked_for_in_proportion_to_the_depth() -> None:
    asked = 0

    class Counted(Words):
        def baseline(self, width: float) -> float:
            nonlocal asked
            asked += 1
            return 10.0

    box = Box("leaf", leaf=Counted(3, 20, 10))
    depth = 30
    for _ in range(depth):
        box = Box("row", [box], align="baseline")
    place(box, 300, 100)
    assert 0 < asked <= 2 * depth


def test_a_tree_placed_twice_is_placed_alike() -> None:
    for seed in range(40):
        case, fresh = grown(seed), grown(seed)
        place(case.root, 1.7 * case.width, 77)
        place(case.root, case.width, case.height)
        place(fresh.root, fresh.width, fresh.height)
        assert flat(case.root) == flat(fresh.root)


def test_numbers_rewritten_between_calls_take_effect() -> None:
    child = words(6, 20, 10)
    root = Box("column", [child, words(1)])
    place(root, 60)
    assert root.h == 30
    root.padding = Insets(5, 0, 5, 0)
    root.row_gap = 4
    child.height = 50
    place(root, 60)
    assert (root.h, child.y, child.h) == (74, 5, 50)


def test_the_root_takes_its_own_height_where_none_is_given() -> None:
    root = Box("column", [words(1)], min_height=80)
    place(root, 100)
    assert root.h == 80


def test_fractions_are_not_rounded() -> None:
    root = Box("grid", [words(1) for _ in range(3)], columns=(BARE_FR,) * 3)
    place(root, 100)
    assert root.children[1].x == pytest.approx(100 / 3)


def test_overflow_names_the_leaf_that_is_too_high() -> None:
    long = words(20, 20, 10)
    root = Box("column", [Box("row", [long], height=50, shrink=0)])
    place(root, 60, 100)
    assert overflow(root) == [(long, 20)]


def test_overflow_names_the_leaf_with_an_unbreakable_word() -> None:
    wide = words(1, 90, 10, width=50)
    root = Box("column", [wide])
    place(root, 60, 100)
    assert overflow(root) == [(wide, 40)]


def test_overflow_names_the_box_whose_children_stick_out() -> None:
    root = Box("column", [words(9, 20, 10), words(9, 20, 10)], padding=Insets(5, 5, 5, 5))
    place(root, 70, 40)
    assert overflow(root) == [(root, 30)]


def test_overflow_forgives_a_hundredth_of_a_pixel_and_absolute_children() -> None:
    root = Box("stack", [words(1, 20, 10), words(1, inset=(-9.0, None, None, None))])
    place(root, 60, 9.995)
    assert overflow(root) == []
    place(root, 60, 9.98)
    assert len(overflow(root)) == 1
