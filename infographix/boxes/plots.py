"""An `ix:plot` and its data → a leaf that lays out its own lines, rings, spokes and labels.

Sizes follow the type scale as everywhere: labels are texts in roles of the theme, and a plot asks
for the width and height in which each value has room for its label.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from infographix.boxes.leaves import Materials, TextLeaf
from infographix.color import Color
from infographix.errors import MarkupError, Problem
from infographix.facts.plots import Label
from infographix.frame import Path
from infographix.geometry import Rect
from infographix.markup.style import Styled, StyledSpan
from infographix.theme import Length, Role

SOFT_WEIGHT = 500
"""The weight of what stands after a label's own words."""

Placed = tuple[TextLeaf, Rect]
"""A text and its box on the picture, px."""


class Drawing(NamedTuple):
    """What a plot draws, from back to front: shapes, then texts."""

    paths: list[Path]
    texts: list[Placed]


class Pen:
    """What a plot is drawn with: its attributes, and how its labels become texts."""

    def __init__(self, style: Styled, materials: Materials, floor: float, unit: float) -> None:
        self.style = style
        self.values = style.values
        self.floor = floor
        self.unit = unit
        self._materials = materials

    def need(self, name: str) -> Any:
        """Return the value of an attribute that this plot cannot do without; or MarkupError."""
        if name not in self.values:
            raise MarkupError(Problem(f"ix:plot lacks {name}", self.style.at))
        return self.values[name]

    def colors(self, count: int) -> tuple[Color, ...]:
        """Return a colour for each of so many lines or parts."""
        colors: tuple[Color, ...] = self.need("colors")
        if len(colors) < count:
            what = "ix:plot has too few colours"
            raise MarkupError(Problem(what, self.style.at, f"{len(colors)}", f"{count}"))
        return colors

    def text(
        self, label: Label, role: Role, color: Color, *, align: str = "center", weight: int = 0
    ) -> TextLeaf:
        spans = [StyledSpan(label.text, role, weight or role.weight, color, 1.0)]
        if label.after:
            spans.append(StyledSpan(label.after, role, SOFT_WEIGHT, self.need("axis-color"), 1.0))
        own = {"field": label.fields[0]} if label.fields else {}
        style = Styled(
            "text", self.style.at, own, {}, role=role, align=align, color=color, spans=tuple(spans)
        )
        leaf = self._materials.text(style, self.floor, self.unit)
        leaf.fields = label.fields
        return leaf


class PlotLeaf:
    """What all plots share: texts and lengths that follow the type scale."""

    def __init__(self, pen: Pen, field: str) -> None:
        self.pen = pen
        self.field = field
        self.texts: list[TextLeaf] = []
        self._lengths: dict[str, Length] = {
            name: value for name, value in pen.values.items() if isinstance(value, Length)
        }
        self.px = {name: length.base for name, length in self._lengths.items()}
        """The px of the lengths that its attributes name, at the scale that was set last."""

    def scale(self, scale: float, space: float) -> None:
        """Set the sizes of texts at a type scale, and lengths at a scale of space."""
        for text in self.texts:
            text.scale(scale)
        for name, length in self._lengths.items():
            self.px[name] = length.at(space)

    def min_width(self) -> float:
        raise NotImplementedError

    def max_width(self) -> float:
        return self.min_width()

    def height(self, width: float) -> float:
        raise NotImplementedError

    def baseline(self, width: float) -> float:
        return self.height(width)

    def draw(self, rect: Rect) -> Drawing:
        """Lay the plot out in a box at least as large as it asked for."""
        raise NotImplementedError


class Ink(NamedTuple):
    """The ink of a text of one line, in em of its size."""

    width: float
    top: float
    """Above the baseline."""
    bottom: float
    """Below the baseline."""
    ascent: float
    """From the top of the text's box to the baseline."""
    height: float
    """Of the text's box."""


def ink_of(leaf: TextLeaf) -> Ink:
    """Measure a text on one line."""
    width = leaf.paragraph.max_width(1.0)
    setting = leaf.paragraph.set(width, 1.0)
    top, bottom = (setting.lines[0].top, setting.lines[0].bottom) if setting.lines else (0.0, 0.0)
    return Ink(width, top, bottom, setting.ascent, setting.height)


def one_line(leaf: TextLeaf, ink: Ink, x: float, baseline: float) -> Placed:
    """Place a text on one line around `x`, by its baseline."""
    size = leaf.size
    width = ink.width * size + 1.0
    return leaf, Rect(x - width / 2, baseline - ink.ascent * size, width, ink.height * size)
