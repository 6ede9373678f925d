"""A tree of boxes + a size → the largest type scale at which everything fits, or what does not.

A scale runs from −1 (every size at its smallest) through 0 (usual) to 1 (largest). Text is shaped
once; each trial only breaks lines again and places the boxes again.
"""

from __future__ import annotations

from dataclasses import dataclass

from infographix.boxes.build import Element, Region, Tree, walk
from infographix.boxes.leaves import TextLeaf
from infographix.boxes.place import overflow, place
from infographix.errors import FitError, Problem

STEPS = 32
"""Scales that are told apart between the smallest and the largest: a step is 1/16 of the range."""
FORGIVEN = 0.5
"""Px that content may be larger than its box: less than a pixel once edges are snapped."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A box that is too small for its content, by `px`."""

    element: Element
    px: float


def fit(tree: Tree, width: float, height: float) -> float:
    """Place the tree at the largest scale at which everything fits, and return that scale.

    Then each region with a scale of its own grows as far as everything still fits. Raises FitError,
    which names the fields that are too long, where it does not fit at the smallest scale.
    """
    search = _Search(tree, (width, height))
    step = search.first()
    for region in tree.regions[1:]:
        search.largest([region], step, STEPS)
    search.excess()
    return _scale(step)


class _Search:
    """Trials of one tree in one size. Phrases of whole texts stay whole where that is possible."""

    def __init__(self, tree: Tree, size: tuple[float, float]) -> None:
        self.tree = tree
        self.size = size
        self.tears = 0
        """How many phrases are torn even at the smallest scale, and may be torn at others."""

    def first(self) -> int:
        """Set all regions to the largest step at which everything fits; or FitError."""
        every, middle = self.tree.regions, STEPS // 2
        if self.fits(every, middle):
            return self.largest(every, middle, STEPS)
        if not self.fits(every, 0):
            excess = self.excess()
            if excess:
                raise FitError(_problems(excess))
            self.tears = self.torn(every)
        return self.largest(every, 0, STEPS if self.tears else middle - 1)

    def largest(self, regions: list[Region], low: int, high: int) -> int:
        """Set regions to the largest step from `low`, which fits, to `high` at which all fits."""
        while low < high:
            trial = (low + high + 1) // 2
            if self.fits(regions, trial):
                low = trial
            else:
                high = trial - 1
        _set(regions, low)
        return low

    def fits(self, regions: list[Region], step: int) -> bool:
        _set(regions, step)
        return not self.excess() and self.torn(self.tree.regions) <= self.tears

    def torn(self, regions: list[Region]) -> int:
        """Return how many phrases are torn in whole texts, as they are placed now."""
        texts = (text for region in regions for text in region.texts if text.whole)
        return sum(text.torn for text in texts)

    def excess(self) -> list[Excess]:
        """Place the tree as its regions are set, and return what does not fit."""
        root = self.tree.root
        place(root.box, *self.size)
        found = [(box, px) for box, px in overflow(root.box) if px > FORGIVEN]
        if not found:
            return []
        elements = {element.box: element for element in walk(root)}
        return [Excess(elements[box], px) for box, px in found]


def _set(regions: list[Region], step: int) -> None:
    for region in regions:
        region.set(_scale(step))


def _scale(step: int) -> float:
    return 2 * step / STEPS - 1


def _problems(excess: list[Excess]) -> list[Problem]:
    """Name each text that is too wide, or the longest texts of the box that is too full."""
    wide = [found for found in excess if isinstance(found.element.content, TextLeaf)]
    if wide:
        return [_too_wide(found) for found in wide]
    innermost = excess[-1]
    texts = [
        element
        for element in walk(innermost.element)
        if isinstance(element.content, TextLeaf) and element.style.field
    ]
    texts.sort(key=lambda element: -element.box.h)
    if not texts:
        return [Problem("there is no room", innermost.element.style.at, f"{innermost.px:.0f} px")]
    return [_too_long(element, innermost.px) for element in texts[:4]]


def _too_wide(found: Excess) -> Problem:
    leaf = found.element.content
    assert isinstance(leaf, TextLeaf)
    text = _text(leaf)
    return Problem(
        "does not fit at the smallest legible size",
        leaf.field or found.element.style.at,
        f"{len(text)} characters: {text[:60]!r}, {found.px:.0f} px too large for its box",
        hint="shorten it: a word, a number or a name is never broken",
    )


def _too_long(element: Element, px: float) -> Problem:
    leaf = element.content
    assert isinstance(leaf, TextLeaf)
    text = _text(leaf)
    room = leaf.paragraph.fitting_length(element.box.w, leaf.size, element.box.h - px)
    return Problem(
        "does not fit at the smallest legible size",
        leaf.field,
        f"{len(text)} characters, {px:.0f} px too high in all",
        f"about {room} characters" if room else "",
        "shorten this field, or another of those named, or leave out a block",
    )


def _text(leaf: TextLeaf) -> str:
    return "".join(span.text for span in leaf.style.spans)
