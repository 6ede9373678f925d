"""Spokes around a middle, each with its name and value at its end, and the shape between them."""

from __future__ import annotations

from infographix.boxes.plots import Drawing, Pen, PlotLeaf
from infographix.facts.plots import RadarData
from infographix.frame import Path, Stroke
from infographix.geometry import Outline, Rect, ellipse
from infographix.plot.polar import around, directions, polygon

RINGS = (0.25, 0.5, 0.75, 1.0)
WIDTHS = (99.0, 9.0, 6.5)
"""How wide names may be set, in em: on one line, or in more and more lines."""
AWAY = 0.7
"""How far words stand from the end of their spoke, in em of the name."""
VEIL = 0.22
"""How opaque the shape is."""
STEPS = 20
"""How many radii are tried between the smallest and the largest."""
GROWTH = 1.1
"""From one radius to the next where the smallest is looked for."""
HOPELESS = 1e5
"""The height in px that is asked for where words would meet at every radius."""


class RadarPlot(PlotLeaf):
    """A radar: it grows until its words would leave the box."""

    def __init__(self, data: RadarData, pen: Pen) -> None:
        super().__init__(pen, data.field)
        self.reaches = [spoke.reach for spoke in data.spokes]
        role, small = pen.need("role"), pen.need("axis-role")
        color = pen.need("color")
        ways = directions(len(data.spokes))
        sides = ["center" if abs(dx) < 0.2 else "left" if dx > 0 else "right" for dx, _ in ways]
        name = pen.need("name-color")
        self.words = [
            (
                pen.text(
                    spoke.name,
                    small,
                    color if spoke.strong else name,
                    align=side,
                    weight=700 if spoke.strong else 0,
                ),
                pen.text(spoke.value, role, color, align=side),
            )
            for spoke, side in zip(data.spokes, sides, strict=True)
        ]
        self.texts = [leaf for pair in self.words for leaf in pair]

    def _measure(self, index: int, room: float, widest: float) -> tuple[float, float]:
        """Return the size of a spoke's words; its name may be `widest` em wide, and no wider than
        there is room unless a word is."""
        name, value = self.words[index]
        least = max(name.min_width(), value.max_width())
        wide = max(least, min(name.max_width(), room - 1.0, widest * name.size))
        setting = name.set(wide)
        return max(setting.width, value.max_width()) + 1.0, setting.height + value.height(wide)

    @property
    def _gap(self) -> float:
        return AWAY * self.words[0][0].size

    def _around(self, width: float, radius: float, widest: float) -> list[Rect] | None:
        """Return the boxes of all words around a radius where they do not meet, from the middle."""

        def measure(index: int, room: float) -> tuple[float, float]:
            return self._measure(index, room, widest)

        return around(len(self.words), width, radius, self._gap, measure)

    def _smallest(self, width: float) -> tuple[float, list[Rect]] | None:
        """Return the radius from `size` on that is lowest with its words, and their boxes."""
        found: list[tuple[float, float, list[Rect]]] = []
        for widest in WIDTHS:
            radius = self.px["size"] / 2
            while radius < width / 2:
                boxes = self._around(width, radius, widest)
                if boxes is not None:
                    top, bottom = _extent(radius, boxes)
                    found.append((bottom - top, radius, boxes))
                    break
                radius *= GROWTH
        return min(found, key=lambda one: one[0])[1:] if found else None

    def min_width(self) -> float:
        widest = max(self._measure(index, 0.0, 0.0)[0] for index in range(len(self.words)))
        return self.px["size"] + 2 * (self._gap + widest)

    def height(self, width: float) -> float:
        found = self._smallest(width)
        if found is None:
            return HOPELESS
        top, bottom = _extent(*found)
        return bottom - top

    def draw(self, rect: Rect) -> Drawing:
        radius, boxes = self._largest(rect)
        top, bottom = _extent(radius, boxes)
        cx, cy = rect.x + rect.width / 2, rect.y + (rect.height - top - bottom) / 2
        made = Drawing(self._shapes(cx, cy, radius), [])
        for (name, value), box in zip(self.words, boxes, strict=True):
            high = value.height(box.width)
            at = Rect(cx + box.x, cy + box.y, box.width, box.height - high)
            made.texts.append((name, at))
            made.texts.append((value, Rect(at.x, at.bottom, at.width, high)))
        return made

    def _largest(self, rect: Rect) -> tuple[float, list[Rect]]:
        """Return the largest radius whose words stay in the box and apart, and their boxes."""
        best = self._smallest(rect.width) or (0.0, [])
        most = min(rect.width, rect.height) / 2
        for widest in WIDTHS:
            for step in range(STEPS, 0, -1):
                radius = best[0] + (most - best[0]) * step / STEPS
                boxes = self._around(rect.width, radius, widest)
                if boxes is not None:
                    top, bottom = _extent(radius, boxes)
                    if bottom - top <= rect.height:
                        best = radius, boxes
                        break
        return best

    def _shapes(self, cx: float, cy: float, radius: float) -> list[Path]:
        count = len(self.reaches)
        thin, thick = max(1, round(self.pen.unit * 2)), self.px["stroke-width"]
        line, color = self.pen.need("line"), self.pen.colors(1)[0]
        grid = [
            Path(polygon(cx, cy, radius, [ring] * count), stroke=Stroke(line, thin))
            for ring in RINGS
        ]
        ends = [(cx + dx * radius, cy + dy * radius) for dx, dy in directions(count)]
        grid += [Path(Outline("ML", (cx, cy, *end)), stroke=Stroke(line, thin)) for end in ends]
        shape = polygon(cx, cy, radius, self.reaches)
        stroke = Stroke(color, thick, join="round")
        dot = self.px["dot"] / 2
        dots = [
            Path(ellipse(x, y, dot, dot), fill=color)
            for x, y in zip(shape.coords[0::2], shape.coords[1::2], strict=True)
        ]
        return [*grid, Path(shape, fill=color.faded(VEIL), stroke=stroke), *dots]


def _extent(radius: float, boxes: list[Rect]) -> tuple[float, float]:
    """Return the top and bottom of a radar and its words, from its middle."""
    return (
        min([-radius, *(box.y for box in boxes)]),
        max([radius, *(box.bottom for box in boxes)]),
    )
