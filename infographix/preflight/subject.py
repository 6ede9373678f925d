"""What checks look at: the facts, the frame, its pixels and its file, each made when needed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from infographix import libraries
from infographix.boxes.arrange import Arrangement, TextSlot
from infographix.facts.model import Infographic
from infographix.format import Format
from infographix.frame import Frame, GlyphRun, Group, Item, ink
from infographix.geometry import Rect, union
from infographix.render.painter import Choice
from infographix.render.pixels import Pixels
from infographix.theme import Theme


class Subject(Struct, eq=False, dict=True):
    """One drawn picture. Images are Pillow's, mode RGBX, and share the memory of the pixels."""

    spec: Infographic
    format: Format
    arrangement: Arrangement
    theme: Theme
    choice: Choice
    pixels: Pixels

    @cached_property
    def image(self) -> Any:
        """The picture as it is posted."""
        return as_image(self.pixels)

    @cached_property
    def ground(self) -> Any:
        """The picture without its texts: what lies behind them."""
        bare = replace(self.frame, items=without_text(self.frame.items))
        return as_image(self.choice.painter.paint(bare))

    @cached_property
    def inks(self) -> dict[int, Rect]:
        """The box of the ink of each run of text, by the run's `id`."""
        texts = self.arrangement.texts
        return {id(run): ink(run) for slot in texts for line in slot.runs for run in line}

    def inked(self, slot: TextSlot) -> tuple[Rect, ...]:
        """Return the box of each line's ink."""
        lines = (union(self.inks[id(run)] for run in line) for line in slot.runs)
        return tuple(line for line in lines if line is not None)

    @property
    def frame(self) -> Frame:
        return self.arrangement.frame

    @property
    def shown(self) -> float:
        """Px on a phone for one px of the picture."""
        return VIEWED / self.frame.width


VIEWED = 360
"""Px of CSS that a picture is wide on a phone."""


def as_image(pixels: Pixels) -> Any:
    size = (pixels.width, pixels.height)
    return libraries.pillow().frombuffer("RGBX", size, pixels.data, "raw", "RGBX", 0, 1)


def without_text(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items without their glyphs."""
    return tuple(
        replace(item, items=without_text(item.items)) if isinstance(item, Group) else item
        for item in items
        if not isinstance(item, GlyphRun)
    )
