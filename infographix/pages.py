"""Blocks and a measure of what fits → which of them, or of their entries, stand on which page.

A page holds one block where there is room for that. A long block goes over several pages; its
entries stay whole. Where there are more pages than a network shows, neighbours share one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from infographix.errors import FitError, Problem, SpecError
from infographix.facts.kinds import BaseBlock
from infographix.facts.texts import MOST_PAGES

COMFORTABLE = -0.25
"""The scale from which a page reads well; where pages are left, long blocks are divided for it."""
SMALLEST = -1.0
FRAME_PAGES = 2
"""The opening and the closing page."""
ROOM = MOST_PAGES - FRAME_PAGES
MOST_BLOCKS = 8 * ROOM
"""With more blocks than this, pages are not looked for: none holds eight at a legible size."""
FEWEST_ENTRIES = 2
"""A page holds no single entry of a longer block, unless nothing more fits."""


class Part(Struct, frozen=True):
    """Entries `start` to `stop` of a block; `of` is how many the block has."""

    block: int
    start: int
    stop: int
    of: int

    @property
    def is_whole(self) -> bool:
        return self.stop - self.start == self.of


Page = tuple[Part, ...]
Scale = Callable[[Page], float | None]
"""Returns the type scale at which a page fits, None where it does not."""


class Turn(Struct, frozen=True):
    """Which page of how many a picture is.

    `blocks` are what it holds, for reading it aloud. `own` are the fields that it is the first to
    show; the first page also answers for those that stand on none (`others` are of other pages).
    """

    number: int
    total: int
    blocks: tuple[BaseBlock, ...]
    own: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        return f"{self.number}/{self.total}"

    def answers_for(self, field: str) -> bool:
        """Say whether what is to be said of a field is said with this page."""
        return field in self.own or (self.number == 1 and field not in self.others)


def plan(blocks: Sequence[BaseBlock], scale: Scale, wanted: int | None = None) -> list[Page]:
    """Return the pages between opening and closing: as many as are wanted, else up to eight.

    FitError where an entry fits on no page of its own, or where there are too many pages;
    SpecError where the facts do not fill as many pages as are wanted.
    """
    if len(blocks) > MOST_BLOCKS:
        raise FitError(_too_many_blocks(len(blocks)))
    scale = cache(scale)  # the two rounds ask for much the same pages
    room = ROOM if wanted is None else max(wanted - FRAME_PAGES, 1)
    wholes = [Part(at, 0, block.entries(), block.entries()) for at, block in enumerate(blocks)]
    for least in (COMFORTABLE, SMALLEST):
        pages = _joined(_pages(wholes, scale, least), scale, room)
        if len(pages) <= room:
            return pages if wanted is None else _spread(pages, room)
    raise FitError(_too_many(len(pages) + FRAME_PAGES, wanted or MOST_PAGES))


def _pages(wholes: Sequence[Part], scale: Scale, least: float) -> list[Page]:
    return [(part,) for whole in wholes for part in _divided(whole, scale, least)]


def _divided(whole: Part, scale: Scale, least: float) -> list[Part]:
    """Divide a block into as few parts as reach a scale; else into as few as fit at all."""
    fitting: list[Part] | None = None
    for count in range(1, max(whole.of // FEWEST_ENTRIES, 1) + 1):
        parts = _cut(whole, count)
        scales = [scale((part,)) for part in parts]
        known = [found for found in scales if found is not None]
        if len(known) == len(parts):
            if min(known) >= least:
                return parts
            fitting = fitting or parts
    return fitting or _cut(whole, whole.of)


def _cut(part: Part, count: int) -> list[Part]:
    length = part.stop - part.start
    ends = [part.start + round(length * step / count) for step in range(count + 1)]
    return [Part(part.block, start, stop, part.of) for start, stop in pairwise(ends)]


def _joined(pages: list[Page], scale: Scale, room: int) -> list[Page]:
    """Let neighbours share a page, those first that stay largest, until there are few enough.

    There may be more left, where no two of them fit together.
    """
    while len(pages) > room:
        pairs = [_merged(one, other) for one, other in pairwise(pages)]
        sizes = [scale(pair) for pair in pairs]
        best = max((size for size in sizes if size is not None), default=None)
        if best is None:
            break
        at = sizes.index(best)
        pages = [*pages[:at], pairs[at], *pages[at + 2 :]]
    return pages


def _merged(one: Page, other: Page) -> Page:
    last, first = one[-1], other[0]
    if last.block != first.block:
        return one + other
    return (*one[:-1], Part(last.block, last.start, first.stop, last.of), *other[1:])


def _spread(pages: list[Page], room: int) -> list[Page]:
    """Divide the page with the most on it until there are as many pages as are wanted."""
    while len(pages) < room:
        at = max(range(len(pages)), key=lambda index: _weight(pages[index]))
        if _weight(pages[at]) == (0, 1):
            raise SpecError(_too_few(len(pages), room))
        pages = [*pages[:at], *_halves(pages[at]), *pages[at + 1 :]]
    return pages


def _weight(page: Page) -> tuple[int, int]:
    """Return how many blocks a page holds besides one, and how many entries."""
    return len(page) - 1, sum(part.stop - part.start for part in page)


def _halves(page: Page) -> list[Page]:
    if len(page) == 1:
        return [(part,) for part in _cut(page[0], 2)]
    middle = len(page) // 2
    return [page[:middle], page[middle:]]


def _too_many(needed: int, allowed: int) -> Problem:
    return Problem(
        "does not fit on so few pages",
        "pages",
        f"{needed} pages are needed",
        f"{allowed} pages",
        "leave out a block, shorten texts, or make two pieces of it",
    )


def _too_many_blocks(found: int) -> Problem:
    hint = "leave out blocks, or make several pieces of it"
    return Problem("too many blocks for pages", "blocks", str(found), f"{MOST_BLOCKS} blocks", hint)


def _too_few(found: int, room: int) -> Problem:
    return Problem(
        "the blocks do not fill so many pages",
        "pages",
        f"{room + FRAME_PAGES} pages",
        f"at most {found + FRAME_PAGES} pages",
    )
