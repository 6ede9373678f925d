"""Lines over columns: dots, every value written beside its dot, names below, ticks at the side."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from msgspec import Struct

from infographix.boxes.leaves import TextLeaf
from infographix.boxes.line_shapes import LAST, Course, goal_path, line_paths
from infographix.boxes.plots import Drawing, Ink, Pen, PlotLeaf, ink_of, one_line
from infographix.color import Color
from infographix.facts.plots import Dot, Label, LineData
from infographix.frame import Path
from infographix.geometry import Rect, rectangle, rounded
from infographix.plot.axis import Axis, axis
from infographix.plot.places import Mark, places, stack
from infographix.vietnamese.numbers import format_number

MOST_TICKS = 6
LEAST_TICK = 2.4
"""The least distance between two ticks, in em of their words."""
AWAY = 0.3
"""How far a label stands from its dot, in em."""
APART = 0.45
"""The least distance between two labels in a row, in em."""
PAD_X, PAD_Y = 0.45, 0.34
"""How much larger than its ink the plate under a last value is on each side, in em."""
LINE_MORE = 0.5
"""How much higher an axis is for each line more."""
ABOVE_NAMES = 0.3
"""How far the names of columns stand below all else, in em of the values."""
SETTLING = 6
"""How often an axis grows into the room that labels leave it, which grows with it."""


class _Value(Struct, frozen=True):
    """A dot with its label, if it has one of its own."""

    dot: Dot
    leaf: TextLeaf | None
    ink: Ink
    last: bool


class LinePlot(PlotLeaf):
    """One to three lines over columns of equal width, which the widest label fits into."""

    def __init__(self, data: LineData, pen: Pen) -> None:
        super().__init__(pen, data.field)
        self.data = data
        self.colors = pen.colors(len(data.lines))
        self.lines = [
            [self._value(dot, dot is line[-1], color) for dot in line]
            for line, color in zip(data.lines, self.colors, strict=False)
        ]
        self.names = [self._word(label) for label in data.columns]
        amounts = [dot.amount for line in data.lines for dot in line]
        self.amounts = [*amounts, *(() if data.target is None else (data.target,))]
        self.ticks = self._ticks()
        self.values = [value for line in self.lines for value in line if value.leaf]
        self.texts = [
            *self.names,
            *(leaf for leaf, _ in self.ticks.values()),
            *(value.leaf for value in self.values if value.leaf),
        ]

    def _value(self, dot: Dot, last: bool, color: Color) -> _Value:
        if dot.label is None:
            return _Value(dot, None, Ink(0, 0, 0, 0, 0), last)
        role = self.pen.need("role")
        shown = self.pen.need("on") if last else color
        leaf = self.pen.text(dot.label, role, shown, weight=800 if last else role.weight)
        return _Value(dot, leaf, ink_of(leaf), last)

    def _word(self, label: Label) -> TextLeaf:
        return self.pen.text(label, self.pen.need("axis-role"), self.pen.need("axis-color"))

    def _ticks(self) -> dict[Decimal, tuple[TextLeaf, Ink]]:
        """Return the words of every tick that there is with few or many of them."""
        amounts = {
            tick
            for most in range(2, MOST_TICKS + 1)
            for tick in axis(self.amounts, most, self.data.inverted).ticks
        }
        words = {
            amount: self._word(Label(format_number(amount) + self.data.suffix))
            for amount in sorted(amounts)
        }
        return {amount: (leaf, ink_of(leaf)) for amount, leaf in words.items()}

    @property
    def size(self) -> float:
        """The size of values in px."""
        return self.values[0].leaf.size if self.values and self.values[0].leaf else 0.0

    @cached_property
    def _em(self) -> tuple[float, float, float]:
        """The widest value with its plate, and the ink of all values, in em."""
        widest = max(value.ink.width + 2 * PAD_X * value.last for value in self.values)
        top = max(value.ink.top for value in self.values)
        return widest, top, max(value.ink.bottom for value in self.values)

    def min_width(self) -> float:
        name = max(leaf.min_width() for leaf in self.names)
        widest = max(self._em[0] * self.size, name)
        return len(self.names) * (widest + APART * self.size)

    def height(self, width: float) -> float:
        least = self._least
        above, below = self._margins(self._axis(least), least)
        return above + least + below + self._names_height(width)

    @property
    def _least(self) -> float:
        """The least height of the axis: lines that stand close need more to be told apart."""
        return self.px["size"] * (1 + LINE_MORE * (len(self.lines) - 1))

    @property
    def _reach(self) -> float:
        """How far from the middle of a dot its label begins."""
        return self.px["dot"] / 2 * LAST + AWAY * self.size

    @property
    def _label_height(self) -> float:
        return (self._em[1] + self._em[2] + 2 * PAD_Y) * self.size

    @property
    def _beyond(self) -> float:
        """The height of the labels that may stand above the highest dot, or below the lowest."""
        gap = APART * self.size
        return self._reach + stack(len(self.lines), self._label_height, gap)

    def _margins(self, scale: Axis, height: float) -> tuple[float, float]:
        """Return how many px an axis of a height keeps free above and below it for labels."""
        downs = [scale.down(amount) for amount in self.amounts]
        half = self.names[0].size / 2
        above = max(half, self._beyond - min(downs) * height)
        return above, max(half, self._beyond - (1 - max(downs)) * height)

    def _gutter(self, width: float) -> float:
        """Return the width that ticks take at the side: none where values need it."""
        size = self.names[0].size
        wanted = max(ink.width for _, ink in self.ticks.values()) * size + AWAY * size
        return wanted if width - wanted >= self.min_width() else 0.0

    def _name_width(self, width: float) -> float:
        return (width - self._gutter(width)) / len(self.names) - APART * self.size

    def _names_height(self, width: float) -> float:
        wide = self._name_width(width)
        return max(leaf.height(wide) for leaf in self.names) + ABOVE_NAMES * self.size

    def draw(self, rect: Rect) -> Drawing:
        made = Drawing([], [])
        gutter, names = self._gutter(rect.width), self._names_height(rect.width)
        whole = Rect(rect.x + gutter, rect.y, rect.width - gutter, rect.height - names)
        scale, area = self._area(whole)
        self._grid(scale, area, bool(gutter), made)
        courses = self._courses(scale, area)
        self._labels(courses, whole, made)
        thick, dot, ground = self.px["stroke-width"], self.px["dot"], self.pen.need("ground")
        made.paths.extend(line_paths(courses, thick, dot, ground))
        self._name(Rect(whole.x, whole.bottom, whole.width, names), rect.width, made)
        return made

    def _area(self, whole: Rect) -> tuple[Axis, Rect]:
        """Return the axis and where it lies: as much of the whole as labels leave free.

        A longer axis may have more ticks, as long as its ends leave the labels their room.
        """
        least = self._least
        scale, area = self._settled(self._axis(least), whole)
        finer = self._axis(area.height)
        if finer != scale:
            again = self._settled(finer, whole)
            if again[1].height >= least:
                return again
        return scale, area

    def _settled(self, scale: Axis, whole: Rect) -> tuple[Axis, Rect]:
        above = below = self._beyond
        for _ in range(SETTLING):
            height = whole.height - above - below
            above, below = self._margins(scale, height)
        return scale, Rect(whole.x, whole.y + above, whole.width, whole.height - above - below)

    def _name(self, strip: Rect, width: float, made: Drawing) -> None:
        band, wide = strip.width / len(self.names), self._name_width(width)
        for index, leaf in enumerate(self.names):
            x = strip.x + (index + 0.5) * band - wide / 2
            high = leaf.height(wide)
            top = strip.y + ABOVE_NAMES * self.size
            made.texts.append((leaf, Rect(x, top, wide, high)))

    def _axis(self, height: float) -> Axis:
        room = int(height / (LEAST_TICK * self.names[0].size)) + 1
        return axis(self.amounts, max(2, min(MOST_TICKS, room)), self.data.inverted)

    def _grid(self, scale: Axis, area: Rect, ticks: bool, made: Drawing) -> None:
        thin = max(1, round(self.pen.unit * 2))
        for tick in scale.ticks:
            y = float(round(area.y + scale.down(tick) * area.height - thin / 2))
            made.paths.append(
                Path(rectangle(Rect(area.x, y, area.width, thin)), fill=self.pen.need("line"))
            )
            if ticks:
                leaf, ink = self.ticks[tick]
                x = area.x - (AWAY + ink.width / 2) * leaf.size
                made.texts.append(one_line(leaf, ink, x, y + thin / 2 + ink.top * leaf.size / 2))
        if self.data.target is not None:
            y = area.y + scale.down(self.data.target) * area.height
            thick = self.px["stroke-width"] * 0.75
            made.paths.append(goal_path(area, y, thick, self.pen.need("mark")))

    def _courses(self, scale: Axis, area: Rect) -> list[Course]:
        """Return where each line's dots are."""
        band = area.width / len(self.names)
        courses = []
        for values, color in zip(self.lines, self.colors, strict=False):
            columns = tuple(value.dot.column for value in values)
            points = tuple(
                (
                    area.x + (value.dot.column + 0.5) * band,
                    area.y + scale.down(value.dot.amount) * area.height,
                )
                for value in values
            )
            courses.append(Course(columns, points, color))
        return courses

    def _labels(self, courses: Sequence[Course], bounds: Rect, made: Drawing) -> None:
        """Place the value of every dot: the last of a line on a plate in its colour, the others
        on the ground's, which parts the grid behind them but no line.
        """
        columns: list[list[tuple[_Value, Mark, Color]]] = [[] for _ in self.names]
        for values, course in zip(self.lines, courses, strict=True):
            for value, (x, y) in zip(values, course.points, strict=True):
                columns[value.dot.column].append((value, self._mark(value, x, y), course.color))
        segments = [segment for course in courses for segment in course.segments()]
        marks = [[mark for _, mark, _ in column] for column in columns]
        gap = APART * self.size / 2
        for column, boxes in zip(columns, places(marks, segments, bounds, gap), strict=True):
            for (value, _, color), box in zip(column, boxes, strict=True):
                if box is not None:
                    self._label(value, box, color, made)

    def _mark(self, value: _Value, x: float, y: float) -> Mark:
        size = self.size
        if value.leaf is None:
            return Mark(x, y, self._reach, 0.0, 0.0)
        width, height = value.ink.width * size, (self._em[1] + self._em[2]) * size
        if value.last:
            width, height = width + 2 * PAD_X * size, height + 2 * PAD_Y * size
        return Mark(x, y, self._reach, width, height)

    def _label(self, value: _Value, box: Rect, color: Color, made: Drawing) -> None:
        assert value.leaf is not None
        size, drop = self.size, self._em[2] * self.size
        if value.last:
            made.paths.append(Path(rounded(box, box.height / 2), fill=color))
            drop += PAD_Y * size
        else:
            plate = box.grown(PAD_Y * size / 2)
            made.paths.append(Path(rectangle(plate), fill=self.pen.need("ground")))
        middle = box.x + box.width / 2
        made.texts.append(one_line(value.leaf, value.ink, middle, box.bottom - drop))
