"""A gradient element → stops along a line or a circle, through any transform that allows it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct

from infographix.art.drawing import ArtPaint, CurrentColor, Linear, Radial, Stop
from infographix.art.style import local_href, properties
from infographix.art.tree import Element
from infographix.art.values import length, ratio, transform
from infographix.color import Color
from infographix.geometry import (
    Matrix,
    Point,
    Rect,
    apply,
    determinant,
    is_similarity,
    is_singular,
    multiply,
)

_MAX_LINKS = 8

ReadColor = Callable[[str, float], Color | CurrentColor]
"""Colour text and opacity → colour."""


class Ramp(Struct, frozen=True):
    """A gradient in its own coordinates; `matrix` leads from them to those of the shape."""

    kind: Literal["linear", "radial"]
    start: Point
    end: Point
    radius: float
    matrix: Matrix
    stops: tuple[Stop, ...]


def ramp(
    element: Element,
    ids: Mapping[str, Element],
    read_color: ReadColor,
    bounds: Rect,
    view_box: Rect,
) -> Ramp | ArtPaint | None:
    """Return the gradient for a shape that fills `bounds`; a paint where it has but one colour.

    None where nothing is to be drawn (no stops, or a box without area). ValueError where the
    gradient cannot be drawn.
    """
    attributes, holder = _linked(element, ids)
    stops = _stops(holder, read_color)
    if not stops:
        return None
    if len(stops) == 1:
        return stops[0].color
    _check(attributes)
    by_box = attributes.get("gradientUnits", "objectBoundingBox") == "objectBoundingBox"
    if by_box and not (bounds.width > 0 and bounds.height > 0):
        return None
    matrix = transform(attributes.get("gradientTransform", ""))
    if by_box:
        box = (bounds.width, 0.0, 0.0, bounds.height, bounds.x, bounds.y)
        matrix = multiply(box, matrix)
    if is_singular(matrix):
        return stops[-1].color
    whole = Rect(0.0, 0.0, 1.0, 1.0) if by_box else view_box
    if element.name == "linearGradient":
        return _linear(attributes, whole, matrix, stops)
    return _radial(attributes, whole, matrix, stops)


def _linked(element: Element, ids: Mapping[str, Element]) -> tuple[dict[str, str], Element]:
    """Follow `href` from gradient to gradient: the attributes found, and who has the stops."""
    attributes = properties(element)
    holder = element
    for _ in range(_MAX_LINKS):
        target = local_href(element)
        if not target:
            return attributes, holder
        found = ids.get(target)
        if found is None or not found.name.endswith("Gradient"):
            raise ValueError(f"no gradient has the id {target!r}")
        element = found
        attributes = {**properties(element), **attributes}
        if not holder.children:
            holder = element
    raise ValueError("gradients link to each other too often")


def _stops(holder: Element, read_color: ReadColor) -> tuple[Stop, ...]:
    stops: list[Stop] = []
    last = 0.0
    for child in holder.children:
        if child.name != "stop":
            continue
        own = properties(child)
        last = max(last, ratio(own.get("offset", "0")))
        opacity = ratio(own.get("stop-opacity", "1"))
        stops.append(Stop(last, read_color(own.get("stop-color", "black"), opacity)))
    return tuple(stops)


def _check(attributes: Mapping[str, str]) -> None:
    if attributes.get("spreadMethod", "pad") != "pad":
        raise ValueError(f"spreadMethod={attributes['spreadMethod']!r} is not drawn (allowed: pad)")
    units = attributes.get("gradientUnits", "objectBoundingBox")
    if units not in ("objectBoundingBox", "userSpaceOnUse"):
        raise ValueError(f"gradientUnits={units!r} is not drawn")


def _linear(
    attributes: Mapping[str, str], whole: Rect, matrix: Matrix, stops: tuple[Stop, ...]
) -> Ramp | ArtPaint:
    start = (
        length(attributes.get("x1", "0%"), whole.width),
        length(attributes.get("y1", "0%"), whole.height),
    )
    end = (
        length(attributes.get("x2", "100%"), whole.width),
        length(attributes.get("y2", "0%"), whole.height),
    )
    if start == end:
        return stops[-1].color
    return Ramp("linear", start, end, 0.0, matrix, stops)


def _radial(
    attributes: Mapping[str, str], whole: Rect, matrix: Matrix, stops: tuple[Stop, ...]
) -> Ramp | ArtPaint:
    cx = length(attributes.get("cx", "50%"), whole.width)
    cy = length(attributes.get("cy", "50%"), whole.height)
    radius = length(attributes.get("r", "50%"), math.hypot(whole.width, whole.height) / 2**0.5)
    fx = length(attributes.get("fx", str(cx)), whole.width)
    fy = length(attributes.get("fy", str(cy)), whole.height)
    off_center = math.hypot(fx - cx, fy - cy) > 1e-3 * radius
    if off_center or length(attributes.get("fr", "0"), 1.0):
        raise ValueError("a radial gradient with a focus beside its centre is not drawn")
    if radius < 0:
        raise ValueError("r is negative")
    if radius == 0:
        return stops[-1].color
    return Ramp("radial", (cx, cy), (cx, cy), radius, matrix, stops)


def flattened(found: Ramp, matrix: Matrix) -> Linear | Radial | None:
    """Return the gradient as seen through `matrix`, or None where its circle becomes an ellipse."""
    whole = multiply(matrix, found.matrix)
    if found.kind == "radial":
        if not is_similarity(whole):
            return None
        radius = found.radius * math.hypot(whole[0], whole[1])
        return Radial(apply(whole, found.start), radius, found.stops)
    return _flat_linear(found, whole)


def in_own_space(found: Ramp) -> Radial:
    """Return a radial gradient before any transform."""
    return Radial(found.start, found.radius, found.stops)


def _flat_linear(found: Ramp, matrix: Matrix) -> Linear:
    """Map the lines of equal colour, which stay lines, and lay the axis at right angles to them."""
    a, b, c, d, _, _ = matrix
    dx, dy = found.end[0] - found.start[0], found.end[1] - found.start[1]
    squared = dx * dx + dy * dy
    area = determinant(matrix) * squared
    gx, gy = (d * dx - b * dy) / area, (a * dy - c * dx) / area
    slope = gx * gx + gy * gy
    x, y = apply(matrix, found.start)
    return Linear((x, y), (x + gx / slope, y + gy / slope), found.stops)
