"""A tree measured at its scale → texts that take a line more, where that keeps a phrase whole.

Room that no larger scale can use is often enough for a line. It costs no text its size: what would
not fit stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from infographix.boxes.box import Box
from infographix.boxes.leaves import TextLeaf
from infographix.boxes.place import Measured, outgrown, remeasure


class _Torn(NamedTuple):
    """A text that a line more would mend."""

    box: Box
    leaf: TextLeaf


def mend(measured: Measured, height: float, forgiven: float) -> bool:
    """Give texts the lines that mend them as long as they fit; return whether there were any.

    A box may be `forgiven` px smaller than its content.
    """
    parents: dict[Box, Box] | None = None
    mended = False
    for box, leaf in _torn(measured.order):
        if parents is None:
            parents = {child: parent for parent in measured.order for child in parent.children}
        leaf.roomy = True
        before = remeasure(_chain(box, parents))
        if outgrown(before, height) > forgiven:
            leaf.roomy = False
            for one, natural, outer in before:
                one.natural, one.outer = natural, outer
        else:
            mended = True
    return mended


def _chain(box: Box, parents: dict[Box, Box]) -> list[Box]:
    """Return a box and all around it, the root first."""
    chain = [box]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain[::-1]


def _torn(order: list[Box]) -> Iterator[_Torn]:
    for box in order:
        leaf = box.leaf
        if not isinstance(leaf, TextLeaf) or leaf.whole or leaf.max_lines is not None:
            continue
        width = box.w - box.pad_x
        if leaf.max_width() <= width:
            continue
        torn = leaf.set(width).torn
        if torn:
            leaf.roomy = True
            better = leaf.set(width).torn < torn
            leaf.roomy = False
            if better:
                yield _Torn(box, leaf)
