"""A rounded rectangle and a shadow token → paths whose gradients look like a blur.

Eight pieces lie around and under the rectangle: four edges with linear gradients and four corners
with radial ones. All painters draw gradients alike, and none is asked to blur. Pieces meet on whole
pixels, so that no seam shows.
"""

from __future__ import annotations

import math

from infographix.color import Color
from infographix.frame import LinearGradient, Path, RadialGradient, Stop
from infographix.geometry import Rect, rectangle
from infographix.theme import Shadow

_STEPS = 10


def shadow_paths(rect: Rect, radius: float, shadow: Shadow, unit: float) -> list[Path]:
    """Return the shadow of a box: `rect` and `radius` in px, `unit` px for one px of the theme."""
    reach = max(2, round(shadow.blur * unit))
    core = Rect(rect.x, rect.y + round(shadow.offset * unit), rect.width, rect.height)
    inner = max(1, min(max(round(radius), reach), int(min(rect.width, rect.height)) // 2))
    outer = Rect(core.x - reach, core.y - reach, core.width + 2 * reach, core.height + 2 * reach)
    corner = inner + reach
    stops = _falloff(shadow.color, inner, reach)
    flat = Rect(
        outer.x + corner, outer.y + corner, outer.width - 2 * corner, outer.height - 2 * corner
    )
    paths = [
        Path(rectangle(piece), fill=RadialGradient(center, corner, stops))
        for piece, center in _corners(outer, corner)
    ]
    paths += [
        Path(rectangle(piece), fill=LinearGradient(start, end, stops))
        for piece, start, end in _edges(flat, corner)
        if piece.width > 0 and piece.height > 0
    ]
    return paths


def _falloff(color: Color, inner: int, reach: int) -> tuple[Stop, ...]:
    """Return stops from the core outwards: half strength at the box's edge, as a Gaussian has it.

    As in CSS Backgrounds 3 §6.1.1 the blur's sigma is half of its reach.
    """
    corner = inner + reach
    stops = []
    for step in range(_STEPS + 1):
        distance = corner * step / _STEPS
        strength = 0.5 * math.erfc((distance - inner) / (reach / 2 * math.sqrt(2)))
        stops.append(Stop(step / _STEPS, color.faded(strength if step < _STEPS else 0.0)))
    return tuple(stops)


def _corners(outer: Rect, size: int) -> list[tuple[Rect, tuple[float, float]]]:
    left, top, right, bottom = outer.x, outer.y, outer.right, outer.bottom
    return [
        (Rect(left, top, size, size), (left + size, top + size)),
        (Rect(right - size, top, size, size), (right - size, top + size)),
        (Rect(left, bottom - size, size, size), (left + size, bottom - size)),
        (Rect(right - size, bottom - size, size, size), (right - size, bottom - size)),
    ]


def _edges(flat: Rect, size: int) -> list[tuple[Rect, tuple[float, float], tuple[float, float]]]:
    x, y, right, bottom = flat.x, flat.y, flat.right, flat.bottom
    return [
        (Rect(x, y - size, flat.width, size), (x, y), (x, y - size)),
        (Rect(x, bottom, flat.width, size), (x, bottom), (x, bottom + size)),
        (Rect(x - size, y, size, flat.height), (x, y), (x - size, y)),
        (Rect(right, y, size, flat.height), (right, y), (right + size, y)),
    ]
