"""Dots in columns → the lines between them and the dots themselves, as paths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from infographix.color import Color
from infographix.frame import Path, Stroke
from infographix.geometry import Outline, Point, Rect, ellipse
from infographix.plot.places import Segment

LAST = 1.3
"""How much larger a line's last dot is than the others."""
DASH = (2.6, 1.8)
"""Dash and gap of a broken line, in widths of it."""
DASHED, SOLID = 2, 1
"""Which line (from 0) is broken, and which has solid dots: colour alone does not tell them."""


class Course(Struct, frozen=True):
    """A line: the columns and places of its dots, and its colour."""

    columns: tuple[int, ...]
    points: tuple[Point, ...]
    color: Color

    def segments(self) -> list[Segment]:
        """Return the stretches between dots in neighbouring columns; elsewhere there are gaps."""
        steps = zip(pairwise(self.columns), pairwise(self.points), strict=True)
        return [stretch for (one, other), stretch in steps if other == one + 1]


def line_paths(
    courses: Sequence[Course], thick: float, diameter: float, ground: Color
) -> list[Path]:
    """Return all lines, the first on top, and above them all dots, hollow but for the last ones."""
    lines: list[Path] = []
    dots: list[Path] = []
    for index, course in reversed(list(enumerate(courses))):
        dash = (DASH[0] * thick / 2, DASH[1] * thick) if index == DASHED else ()
        segments = course.segments()
        if segments:
            stroke = Stroke(course.color, thick, cap="round", join="round", dash=dash)
            lines.append(Path(_chained(segments), stroke=stroke))
        for x, y in course.points:
            last = (x, y) == course.points[-1]
            radius = diameter / 2 * (LAST if last else 1)
            fill = course.color if last or index == SOLID else ground
            rim = Stroke(course.color, thick * 0.8)
            dots.append(Path(ellipse(x, y, radius, radius), fill=fill, stroke=rim))
    return [*lines, *dots]


def goal_path(area: Rect, y: float, thick: float, color: Color) -> Path:
    """Return a broken line across the whole area."""
    dash = tuple(part * thick for part in DASH)
    return Path(Outline("ML", (area.x, y, area.right, y)), stroke=Stroke(color, thick, dash=dash))


def _chained(segments: Sequence[Segment]) -> Outline:
    """Return segments as one outline, joined where one begins at the end of another."""
    verbs = ""
    coords: list[float] = []
    last: Point | None = None
    for one, other in segments:
        if one != last:
            verbs += "M"
            coords += one
        verbs += "L"
        coords += other
        last = other
    return Outline(verbs, tuple(coords))
