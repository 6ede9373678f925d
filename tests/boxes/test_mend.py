"""A paragraph takes a line more where that mends a torn phrase and there is room for it."""

from __future__ import annotations

import pytest
from trees import tree

from infographix.boxes.build import Tree
from infographix.boxes.leaves import TextLeaf
from infographix.boxes.place import overflow
from infographix.fit import FORGIVEN, fit

WIDTH = 1080
TEXT = "Ứng dụng công nghệ số để giảm chi phí, tăng năng suất lao động"


def column(texts: int, width: int) -> Tree:
    rows = f'<ix:text role="body" width="{width}">{TEXT}</ix:text>' * texts
    return tree(f'<ix:column gap="0" align="start">{rows}</ix:column>')


def settings(made: Tree) -> list[tuple[TextLeaf, int, int]]:
    """Return each text with its lines and torn phrases."""
    found = []
    for child in made.root.box.children:
        for box in [*child.children, child]:
            if isinstance(box.leaf, TextLeaf):
                setting = box.leaf.set(box.w)
                found.append((box.leaf, len(setting.lines), setting.torn))
    return found


def narrow() -> int:
    """Return a width in which the fewest lines tear a phrase that a line more keeps whole."""
    made = column(1, 400)
    fit(made, WIDTH, 4000)
    ((leaf, _, _),) = settings(made)
    for width in range(250, 700, 5):
        few = leaf.paragraph.set(width, leaf.size)
        more = leaf.paragraph.set(width, leaf.size, roomy=True)
        if few.torn > more.torn == 0:
            return width
    pytest.fail("no width tears it")


def test_a_torn_phrase_is_mended_where_there_is_room() -> None:
    made = column(1, narrow())
    fit(made, WIDTH, 4000)
    ((leaf, lines, torn),) = settings(made)
    assert (leaf.roomy, torn) == (True, 0)
    leaf.scale(made.regions[0].scale)
    assert not leaf.roomy
    ((_, fewer, before),) = settings(made)
    assert lines == fewer + 1
    assert before > 0


@pytest.mark.parametrize("height", [700.0, 1100.0, 1500.0])
def test_it_costs_no_text_its_size_and_everything_still_fits(
    height: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = column(6, narrow())
    scale = fit(made, WIDTH, height)
    assert all(px <= FORGIVEN for _, px in overflow(made.root.box))
    monkeypatch.setattr("infographix.fit.mend", lambda *_: False)
    assert fit(column(6, narrow()), WIDTH, height) == scale


def test_where_there_is_room_for_some_the_first_take_it() -> None:
    width = narrow()
    needed = column(4, width)
    for region in needed.regions:
        region.set(1.0)
    fit(needed, WIDTH, 4000)
    leaf = settings(needed)[0][0]
    few, more = (
        leaf.paragraph.set(width, leaf.size, roomy=roomy).height for roomy in (False, True)
    )
    made = column(4, width)
    assert fit(made, WIDTH, 4 * few + 2 * (more - few)) == 1
    assert [leaf.roomy for leaf, _, _ in settings(made)] == [True, True, False, False]
