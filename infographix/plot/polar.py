"""Spokes → directions, polygons, and the radius at which their words have room around them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from infographix.geometry import Outline, Point, Rect

Measure = Callable[[int, float], tuple[float, float]]
"""Says how wide and high a spoke's words are in a width, in px."""

_SIDE = 0.2
"""From which share of a turn to the side words stand beside their spoke, not above or below it."""


def directions(count: int) -> list[Point]:
    """Return unit vectors at equal angles, clockwise from the top.

    An even number begins half a step to the right, so that none stands straight up or down, where
    words have the least room.
    """
    first = 0.0 if count % 2 else 0.5
    angles = [math.tau * (index + first) / count for index in range(count)]
    return [(math.sin(angle), -math.cos(angle)) for angle in angles]


def polygon(cx: float, cy: float, radius: float, reaches: Sequence[float]) -> Outline:
    """Return the closed line through points at so many ratios of the radius along the spokes."""
    coords: list[float] = []
    for (dx, dy), reach in zip(directions(len(reaches)), reaches, strict=True):
        coords += (cx + dx * radius * reach, cy + dy * radius * reach)
    return Outline("M" + "L" * (len(reaches) - 1) + "Z", tuple(coords))


def around(
    count: int, width: float, radius: float, gap: float, measure: Measure
) -> list[Rect] | None:
    """Return the boxes of the words of all spokes, from the middle of the radar, or None.

    None where two of them, kept within `width` px, would come nearer than half of `gap`.
    """
    boxes: list[Rect] = []
    for index, (dx, dy) in enumerate(directions(count)):
        x, y = dx * (radius + gap), dy * (radius + gap)
        room = width if abs(dx) < _SIDE else width / 2 - abs(x)
        wide, high = measure(index, room)
        if wide > room:
            return None
        left = x - wide / 2 if abs(dx) < _SIDE else (x if dx > 0 else x - wide)
        box = Rect(left, y - high * (1 - dy) / 2, wide, high)
        if any(box.grown(gap / 4).overlaps(other.grown(gap / 4)) for other in boxes):
            return None
        boxes.append(box)
    return boxes
