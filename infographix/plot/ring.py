"""Shares → the parts of a ring, as outlines with parallel gaps between them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from infographix.geometry import Outline

_QUARTER = math.pi / 2
_SLIVER = 0.35
"""How much of a thin part is left at least between its gaps, as a ratio."""


def ring(
    cx: float, cy: float, outer: float, inner: float, shares: Sequence[float], gap: float
) -> list[Outline]:
    """Return the parts of a ring clockwise from the top, `gap` px apart; a share of 0 is empty.

    Shares are ratios that add up to 1, radii and centre px.
    """
    parts = []
    angle = -_QUARTER
    alone = sum(share > 0 for share in shares) == 1
    for share in shares:
        turn = share * math.tau
        parts.append(_part(cx, cy, outer, inner, (angle, angle + turn), 0.0 if alone else gap))
        angle += turn
    return parts


def _part(
    cx: float, cy: float, outer: float, inner: float, turn: tuple[float, float], gap: float
) -> Outline:
    start, end = turn
    if end - start <= 0:
        return Outline("", ())
    most = (end - start) * (1 - _SLIVER) / 2
    out, into = min(gap / 2 / outer, most), min(gap / 2 / inner, most)
    there = arc(cx, cy, outer, start + out, end - out)
    back = arc(cx, cy, inner, end - into, start + into)
    verbs = "M" + "C" * (len(there) // 6) + "L" + "C" * (len(back) // 6) + "Z"
    return Outline(verbs, (*there, *back))


def arc(cx: float, cy: float, radius: float, start: float, end: float) -> tuple[float, ...]:
    """Return an arc's first point and its cubics; angles in radians, clockwise from the right."""
    count = max(1, math.ceil(abs(end - start) / _QUARTER - 1e-9))
    step = (end - start) / count
    handle = 4 / 3 * math.tan(step / 4)
    coords = [cx + radius * math.cos(start), cy + radius * math.sin(start)]
    for index in range(count):
        a, b = start + index * step, start + (index + 1) * step
        ca, sa, cb, sb = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        coords += (cx + radius * (ca - handle * sa), cy + radius * (sa + handle * ca))
        coords += (cx + radius * (cb + handle * sb), cy + radius * (sb - handle * cb))
        coords += (cx + radius * cb, cy + radius * sb)
    return tuple(coords)
