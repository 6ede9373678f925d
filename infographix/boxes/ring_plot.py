"""A ring of parts, as large as its box allows, with the whole written inside it."""

from __future__ import annotations

import math

from infographix.boxes.plots import Drawing, Pen, PlotLeaf, ink_of, one_line
from infographix.facts.plots import DonutData
from infographix.frame import Path
from infographix.geometry import Rect
from infographix.plot.ring import ring

HOLE = 0.62
"""The hole's diameter as a ratio of the ring's."""
ROOM = 0.9
"""How much of the hole words may take, from corner to corner."""
BETWEEN = 0.55
"""From the whole down to its unit, in em of the unit."""


class RingPlot(PlotLeaf):
    """A donut: it asks for as much as the words inside it need, and fills what it gets."""

    def __init__(self, data: DonutData, pen: Pen) -> None:
        super().__init__(pen, data.field)
        self.shares = data.shares
        self.colors = pen.colors(len(data.shares))
        roles = (
            (pen.need("role"), pen.need("color")),
            (pen.need("axis-role"), pen.need("axis-color")),
        )
        self.words = [
            pen.text(label, role, color)
            for label, (role, color) in zip(data.inside, roles, strict=False)
        ]
        self.inks = [ink_of(leaf) for leaf in self.words]
        self.texts = list(self.words)

    def _inside(self) -> tuple[float, float]:
        """Return the width and height of the words, in px."""
        width = height = 0.0
        for index, (leaf, ink) in enumerate(zip(self.words, self.inks, strict=True)):
            width = max(width, ink.width * leaf.size)
            height += (ink.top + ink.bottom + (BETWEEN if index else 0)) * leaf.size
        return width, height

    def _diameter(self) -> float:
        return max(self.px["size"], math.hypot(*self._inside()) / HOLE / ROOM)

    def min_width(self) -> float:
        return self._diameter()

    def height(self, width: float) -> float:
        return self._diameter()

    def draw(self, rect: Rect) -> Drawing:
        made = Drawing([], [])
        outer = min(rect.width, rect.height) / 2
        cx, cy = rect.x + rect.width / 2, rect.y + rect.height / 2
        gap = self.px["stroke-width"]
        parts = ring(cx, cy, outer, outer * HOLE, self.shares, gap)
        for part, color in zip(parts, self.colors, strict=False):
            if part.verbs:
                made.paths.append(Path(part, fill=color))
        top = cy - self._inside()[1] / 2
        for index, (leaf, ink) in enumerate(zip(self.words, self.inks, strict=True)):
            top += (ink.top + (BETWEEN if index else 0)) * leaf.size
            made.texts.append(one_line(leaf, ink, cx, top))
            top += ink.bottom * leaf.size
        return made
