"""What a frame begins with, before any text → its pixels, painted once for frames that begin alike.

The gradient and the pattern behind a header take longer to paint than all words of a card, and are
the same on every card whose header is as high, and on the same card without its texts.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, inf

from infographix.cache import Cache, CacheState
from infographix.color import Color
from infographix.frame import Frame, GlyphRun, Group, Image, Item, Path

LIMIT = 12 << 20
"""Bytes of pixels that are kept; a header takes 1.3 MB."""

_Items = tuple[Item, ...]


class Grounds:
    """The first rows of pictures with nothing but their ground in them."""

    def __init__(self) -> None:
        self._kept: Cache[tuple[int, int, Color, _Items], bytes] = Cache("grounds", LIMIT)

    def paint(self, frame: Frame, data: bytearray, paint: Callable[[_Items], None]) -> _Items:
        """Put a frame's first items into its pixels, RGBA; return those that are left to paint.

        `paint` paints items into `data`, which must hold the frame's own ground and nothing else.
        """
        lead = _lead(frame.items)
        if lead:
            key = (frame.width, frame.height, frame.ground, lead)
            kept = self._kept.find(key)
            if kept is None:
                paint(lead)
                rows = ceil(min(frame.height, max(map(_bottom, lead)) + 1))
                kept = bytes(memoryview(data)[: 4 * frame.width * rows])
                self._kept.keep(key, kept, len(kept))
            else:
                data[: len(kept)] = kept
        return frame.items[len(lead) :]

    @property
    def state(self) -> CacheState:
        return self._kept.state


def _lead(items: _Items) -> _Items:
    """Return the items before the first text or photo, up to the last that costs time to paint."""
    count = 0
    for index, item in enumerate(items):
        if not _is_drawn(item):
            break
        if not (isinstance(item, Path) and isinstance(item.fill, Color)):
            count = index + 1
    return items[:count]


def _is_drawn(item: Item) -> bool:
    if isinstance(item, Group):
        return all(map(_is_drawn, item.items))
    return not isinstance(item, GlyphRun | Image)


def _bottom(item: Item) -> float:
    """Return the lowest y that a drawn item may touch."""
    if isinstance(item, Path):
        reach = 2 * item.stroke.width if item.stroke is not None else 0.0  # of a mitre
        return max(item.outline.coords[1::2], default=0.0) + reach
    if not isinstance(item, Group):
        return inf
    _, turn, _, scale, _, shift = item.transform
    if turn or scale < 0:
        return inf
    held = item.clip.coords[1::2] if item.clip is not None else map(_bottom, item.items)
    return scale * max(held, default=0.0) + shift
