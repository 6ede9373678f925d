"""Art as values: shapes and groups, and a colour put in for `currentColor`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from infographix.color import Color
from infographix.geometry import IDENTITY, Matrix, Outline, Point, Rect

Rule = Literal["nonzero", "evenodd"]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]


class CurrentColor(Struct, frozen=True):
    """The colour that the caller gives, at an opacity of 0–1."""

    opacity: float = 1.0


class Stop(Struct, frozen=True):
    """A colour at a place (0–1) along a gradient."""

    offset: float
    color: Color | CurrentColor


class Linear(Struct, frozen=True):
    """Stops from `start` to `end`, in the coordinates of the shape; padded outside."""

    start: Point
    end: Point
    stops: tuple[Stop, ...]


class Radial(Struct, frozen=True):
    """Stops from `center` outwards to `radius`, in the coordinates of the shape; padded outside."""

    center: Point
    radius: float
    stops: tuple[Stop, ...]


ArtPaint = Color | CurrentColor | Linear | Radial


class ArtStroke(Struct, frozen=True):
    """A line along an outline, in units of the drawing; the miter limit is 4."""

    paint: ArtPaint
    width: float
    cap: Cap = "butt"
    join: Join = "miter"
    dash: tuple[float, ...] = ()


class Shape(Struct, frozen=True):
    """An outline that is filled, stroked, or both (fill first).

    `opacity` is below 1 only where fill and stroke fade as one; else it is in the paint already.
    """

    outline: Outline
    fill: ArtPaint | None = None
    stroke: ArtStroke | None = None
    rule: Rule = "nonzero"
    opacity: float = 1.0


class ArtGroup(Struct, frozen=True):
    """Items that fade as one or share a clip.

    `transform` is set only where it cannot be put into the outlines (a circle of colours that
    becomes an ellipse, a stroke that is not equally wide all round); such a group has no clip.
    """

    items: tuple[ArtItem, ...]
    opacity: float = 1.0
    clip: Outline | None = None
    transform: Matrix = IDENTITY


ArtItem = Shape | ArtGroup


class Drawing(Struct, frozen=True):
    """Items in the coordinates of `view_box`, which the caller scales into a box."""

    view_box: Rect
    items: tuple[ArtItem, ...]


def faded(paint: ArtPaint, opacity: float) -> ArtPaint:
    """Return the paint with its opacity multiplied by `opacity` (0–1)."""
    if opacity == 1:
        return paint
    if isinstance(paint, CurrentColor):
        return CurrentColor(paint.opacity * opacity)
    if isinstance(paint, Color):
        return paint.faded(opacity)
    stops = tuple(Stop(stop.offset, _faded_stop(stop.color, opacity)) for stop in paint.stops)
    return replace(paint, stops=stops)


def _faded_stop(color: Color | CurrentColor, opacity: float) -> Color | CurrentColor:
    if isinstance(color, CurrentColor):
        return CurrentColor(color.opacity * opacity)
    return color.faded(opacity)


def tinted(drawing: Drawing, color: Color) -> Drawing:
    """Return the drawing with `color` wherever it says `currentColor`."""
    return replace(drawing, items=tuple(_tinted_item(item, color) for item in drawing.items))


def _tinted_item(item: ArtItem, color: Color) -> ArtItem:
    if isinstance(item, ArtGroup):
        return replace(item, items=tuple(_tinted_item(member, color) for member in item.items))
    fill = None if item.fill is None else _tinted_paint(item.fill, color)
    stroke = item.stroke
    if stroke is not None:
        stroke = replace(stroke, paint=_tinted_paint(stroke.paint, color))
    return Shape(item.outline, fill, stroke, item.rule, item.opacity)


def _tinted_paint(paint: ArtPaint, color: Color) -> ArtPaint:
    if isinstance(paint, CurrentColor):
        return color.faded(paint.opacity)
    if isinstance(paint, Color):
        return paint
    return replace(paint, stops=tuple(_tinted_stop(stop, color) for stop in paint.stops))


def _tinted_stop(stop: Stop, color: Color) -> Stop:
    if isinstance(stop.color, CurrentColor):
        return Stop(stop.offset, color.faded(stop.color.opacity))
    return stop
