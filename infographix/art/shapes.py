"""A basic shape or path data → an outline in the element's own coordinates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from infographix import libraries
from infographix.art.tree import Element
from infographix.art.values import length, numbers, within
from infographix.geometry import EMPTY, Outline, Point, Rect, ellipse, rectangle, rounded, scaling

_PATH_CHARACTERS = re.compile(r"[\sMmZzLlHhVvCcSsQqTtAa0-9eE+.,-]*\Z")
_SPACES = re.compile(r"\s+")
_ODD_NUMBER = re.compile(r"\d\.(?!\d)|(?<![\d.eE+-])[+-]?0\d")
_TRAILING_DOT = re.compile(r"(\d)\.(?!\d)")
_LEADING_ZEROS = re.compile(r"(?<![\d.eE])(?<![eE][+-])0+(?=\d)")
_ARC = re.compile(r"([Aa][^A-DF-Za-df-z]*)")

Axis = float
"""The length, in px, that 100 % stands for."""


def outline_of(element: Element, view_box: Rect) -> Outline:
    """Return what a path, rect, circle, ellipse, line, polyline or polygon draws.

    ValueError where an attribute cannot be read.
    """
    return _MAKERS[element.name](element, view_box)


def is_shape(name: str) -> bool:
    return name in _MAKERS


def _get(element: Element, name: str, whole: Axis, default: float = 0.0) -> float:
    text = element.attributes.get(name)
    if text is None:
        return default
    try:
        return length(text, whole)
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None


def _size(element: Element, name: str, whole: Axis, default: float = 0.0) -> float:
    value = _get(element, name, whole, default)
    if value < 0:
        raise ValueError(f"{name} is negative")
    return value


def diagonal(box: Rect) -> float:
    """Return what 100 % is for lengths of no direction (SVG 1.1 §7.10)."""
    return math.hypot(box.width, box.height) / math.sqrt(2)


def _rect(element: Element, box: Rect) -> Outline:
    width, height = _size(element, "width", box.width), _size(element, "height", box.height)
    if not width or not height:
        return EMPTY
    rect = Rect(_get(element, "x", box.width), _get(element, "y", box.height), width, height)
    own = element.attributes
    rx = _size(element, "rx", box.width) if own.get("rx", "auto") != "auto" else None
    ry = _size(element, "ry", box.height) if own.get("ry", "auto") != "auto" else None
    rx, ry = (ry if rx is None else rx) or 0.0, (rx if ry is None else ry) or 0.0
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if not rx or not ry:
        return rectangle(rect)
    if rx == ry:
        return rounded(rect, rx)
    squeeze = ry / rx
    unsqueezed = Rect(rect.x, rect.y / squeeze, width, height / squeeze)
    return rounded(unsqueezed, rx).transformed(scaling(1.0, squeeze))


def _circle(element: Element, box: Rect) -> Outline:
    radius = _size(element, "r", diagonal(box))
    cx, cy = _get(element, "cx", box.width), _get(element, "cy", box.height)
    return ellipse(cx, cy, radius, radius) if radius else EMPTY


def _ellipse(element: Element, box: Rect) -> Outline:
    rx, ry = _size(element, "rx", box.width), _size(element, "ry", box.height)
    cx, cy = _get(element, "cx", box.width), _get(element, "cy", box.height)
    return ellipse(cx, cy, rx, ry) if rx and ry else EMPTY


def _line(element: Element, box: Rect) -> Outline:
    x1, y1 = _get(element, "x1", box.width), _get(element, "y1", box.height)
    x2, y2 = _get(element, "x2", box.width), _get(element, "y2", box.height)
    return Outline("ML", (x1, y1, x2, y2))


def _polyline(element: Element, _box: Rect) -> Outline:
    coords = numbers(element.attributes.get("points", ""))
    if len(coords) % 2:
        raise ValueError("points: a coordinate is missing")
    if len(coords) < 4:
        return EMPTY
    return Outline("M" + "L" * (len(coords) // 2 - 1), coords)


def _polygon(element: Element, box: Rect) -> Outline:
    open_outline = _polyline(element, box)
    return Outline(open_outline.verbs + "Z", open_outline.coords) if open_outline.verbs else EMPTY


def _path(element: Element, _box: Rect) -> Outline:
    return path(element.attributes.get("d", ""))


_MAKERS: dict[str, Callable[[Element, Rect], Outline]] = {
    "path": _path,
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}


def path(data: str) -> Outline:
    """Read SVG path data with fontTools; ValueError where it is not path data."""
    data = data.strip()
    if not data or data == "none":
        return EMPTY
    if not _PATH_CHARACTERS.match(data):
        raise ValueError(f"not path data: {data[:60]!r}")
    pen = _Pen()
    try:
        libraries.load("fontTools.svgLib.path").parse_path(_plain(data), pen)
    except (ValueError, ArithmeticError, IndexError):
        raise ValueError(f"not path data: {data[:60]!r}") from None
    return pen.outline()


def _plain(data: str) -> str:
    """Write numbers as fontTools reads them: without `1.` and `01`, arcs parted by plain spaces."""
    data = _SPACES.sub(" ", data)
    if not _ODD_NUMBER.search(data):
        return data
    data = _TRAILING_DOT.sub(r"\1", data)
    parts = _ARC.split(data)
    # The flags of an arc may stand together (`01`), so its zeros are left alone.
    return "".join(part if part[:1] in "Aa" else _LEADING_ZEROS.sub("", part) for part in parts)


class _Pen:
    """Collects what fontTools draws; the method names are fontTools' own."""

    def __init__(self) -> None:
        self._verbs: list[str] = []
        self._coords: list[float] = []
        self._start = 0

    def moveTo(self, point: Point) -> None:  # noqa: N802
        self._start = len(self._coords)
        self._verbs.append("M")
        self._coords += point

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._verbs.append("L")
        self._coords += point

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._verbs.append("C")
        for point in points:
            self._coords += point

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self._verbs.append("Q")
        for point in points:
            self._coords += point

    def closePath(self) -> None:  # noqa: N802
        coords, start = self._coords, self._start
        closing = coords[-2:] == coords[start : start + 2]
        if closing and self._verbs[-1] == "L" and self._verbs[-2] != "M":
            # fontTools draws the closing line itself; a second one would spoil the join.
            self._verbs.pop()
            del coords[-2:]
        self._verbs.append("Z")

    def endPath(self) -> None:  # noqa: N802
        pass

    def outline(self) -> Outline:
        # `within` for the extremes only, as that is faster; a NaN would hide from min and max.
        if not all(map(math.isfinite, self._coords)):
            raise ValueError("a number that is not finite")
        within(max(self._coords, default=0.0))
        within(min(self._coords, default=0.0))
        return Outline("".join(self._verbs), tuple(self._coords))
