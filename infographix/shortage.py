"""A tree that does not fit at the smallest scale → the fields that are too long, and by how much.

The advice is tried out: a field is cut, word by word, until the picture fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from infographix.boxes.build import Element, Tree
from infographix.boxes.leaves import TextLeaf
from infographix.boxes.plots import PlotLeaf
from infographix.errors import Problem
from infographix.text.graphemes import clusters
from infographix.text.paragraph import Paragraph

NAMED = 4
"""How many fields an error names."""
TRIED = 12
"""How many of the longest fields are tried."""

FORGIVEN = 0.5
"""Px that something may be wider than its box."""

WHAT = "does not fit at the smallest legible size"
Lack = Callable[[], float]
"""Measures the tree again and says by how many px something is too small, 0 or less for nothing."""


class _Text(NamedTuple):
    """A text, and by how many px a box around it reaches out of the one around that."""

    element: Element
    leaf: TextLeaf
    outside: float

    @property
    def where(self) -> str:
        return self.leaf.field or self.element.style.at

    @property
    def excess(self) -> float:
        """By how many px the widest word is wider than the room there is for it."""
        return self.leaf.min_width() - (self.element.box.w - self.outside)

    @property
    def text(self) -> str:
        return self.leaf.paragraph.text


class _Plot(NamedTuple):
    """A plot, and by how many px a box around it reaches out of the one around that."""

    element: Element
    leaf: PlotLeaf
    outside: float

    @property
    def excess(self) -> float:
        """By how many px its words are wider than the room there is for them."""
        return self.leaf.min_width() - (self.element.box.w - self.outside)


def explain(tree: Tree, lack: Lack) -> list[Problem]:
    """Name each text with a word that is too wide, or else the fields that could be shortened."""
    missing = lack()
    wide = _narrow_plots(tree, lack) or _wide(tree, lack)
    if wide:
        return wide
    texts = list(_texts(tree.root, 0.0))
    named = sorted((text for text in texts if text.leaf.field), key=_weight, reverse=True)
    tried = [_too_long(text, missing, lack) for text in named[:TRIED]]
    useful = [problem for problem in tried if problem.allowed]
    if not tried:
        return [Problem("there is no room", tree.root.style.at, f"{missing:.0f} px")]
    return (useful or tried)[:NAMED]


def _texts(element: Element, outside: float) -> Iterator[_Text]:
    if isinstance(element.content, TextLeaf):
        yield _Text(element, element.content, outside)
    for child in element.children:
        yield from _texts(child, _outside(element, child, outside))


def _narrow_plots(tree: Tree, lack: Lack) -> list[Problem]:
    """Name the plots that are too narrow for their words, which may press what stands beside them.

    They are measured without them, so that each has the width that is left for it.
    """
    plots = list(_plots(tree.root, 0.0))
    if not plots:
        return []
    for plot in plots:
        plot.element.box.leaf = None
    lack()
    problems = [_too_narrow(plot) for plot in _plots(tree.root, 0.0) if plot.excess > FORGIVEN]
    for plot in plots:
        plot.element.box.leaf = plot.leaf
    lack()
    return problems


def _plots(element: Element, outside: float) -> Iterator[_Plot]:
    if isinstance(element.content, PlotLeaf):
        yield _Plot(element, element.content, outside)
    for child in element.children:
        yield from _plots(child, _outside(element, child, outside))


def _too_narrow(plot: _Plot) -> Problem:
    needed = plot.leaf.min_width()
    return Problem(
        WHAT,
        plot.leaf.field,
        f"{needed:.0f} px are needed, {needed - plot.excess:.0f} px wide is its box",
        hint="each value needs room for its words: leave some out, or write them shorter",
    )


def _outside(element: Element, child: Element, outside: float) -> float:
    """Return by how much a child, or one of the boxes around it, reaches out of its parent."""
    box = element.box
    beyond = child.box.x + child.box.w - (box.w - box.padding.right)
    return outside if child.box.inset else max(outside, beyond)


def _wide(tree: Tree, lack: Lack) -> list[Problem]:
    """Name the texts with a word that is too wide.

    One such word widens the boxes around it and all in them, so the widest is taken out first, and
    those that are still too wide after that are looked for again.
    """
    problems: list[Problem] = []
    taken: list[tuple[TextLeaf, Paragraph]] = []
    while wide := [text for text in _texts(tree.root, 0.0) if text.excess > FORGIVEN]:
        widest = max(wide, key=lambda text: text.leaf.min_width())
        problems.append(_too_wide(widest))
        taken.append((widest.leaf, widest.leaf.paragraph))
        widest.leaf.paragraph = widest.leaf.paragraph.cut(0)
        lack()
    for leaf, paragraph in taken:
        leaf.paragraph = paragraph
    if taken:
        lack()
    return problems


def _weight(text: _Text) -> float:
    return len(text.text) * text.leaf.size


def _too_wide(text: _Text) -> Problem:
    return Problem(
        WHAT,
        text.where,
        f"{text.text[:60]!r}, {text.excess:.0f} px wider than its box",
        hint="shorten it: a word, a number or a name is never broken",
    )


def _too_long(text: _Text, missing: float, lack: Lack) -> Problem:
    own = text.leaf.own_length
    before = len(clusters(text.text)) - own
    room = _room(text.leaf, lack) - before
    return Problem(
        WHAT,
        text.where,
        f"{own} characters; {missing:.0f} px are missing",
        f"about {room} characters" if room > 0 else "",
        "shorten this field, or another of those named, or leave out a block",
    )


def _room(leaf: TextLeaf, lack: Lack) -> int:
    """Return the most characters of a text, cut at a word's end, with which all fits, or 0."""
    whole = leaf.paragraph
    ends = whole.word_ends()
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        leaf.paragraph = whole.cut(ends[middle - 1])
        if lack() <= 0:
            low = middle
        else:
            high = middle - 1
    leaf.paragraph = whole
    lack()
    return len(clusters(whole.text[: ends[low - 1]])) if low else 0
