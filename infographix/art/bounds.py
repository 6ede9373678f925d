"""An outline → the exact box of its curves, as gradients measure it (SVG 1.1 §7.12)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from infographix.geometry import Outline, Rect


def tight(outline: Outline) -> Rect:
    """Return the box of the outline without its handles; an empty one at 0, 0 for no outline."""
    xs: list[float] = []
    ys: list[float] = []
    x = y = 0.0
    for verb, coords in outline.segments():
        if verb == "Z":
            continue
        xs.extend(_turns(x, *coords[0::2]))
        ys.extend(_turns(y, *coords[1::2]))
        x, y = coords[-2:]
    if not xs:
        return Rect(0.0, 0.0, 0.0, 0.0)
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def _turns(start: float, *rest: float) -> Iterator[float]:
    """Yield where a segment ends and where it turns back, along one axis."""
    yield rest[-1]
    if len(rest) == 2:
        p1, p2 = rest
        bend = start - 2 * p1 + p2
        t = (start - p1) / bend if bend else -1.0
        if 0 < t < 1:
            yield (1 - t) ** 2 * start + 2 * t * (1 - t) * p1 + t * t * p2
    elif len(rest) == 3:
        p1, p2, p3 = rest
        for t in _roots(p3 - 3 * p2 + 3 * p1 - start, 2 * (p2 - 2 * p1 + start), p1 - start):
            if 0 < t < 1:
                u = 1 - t
                yield u**3 * start + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t**3 * p3


def _roots(a: float, b: float, c: float) -> Iterator[float]:
    """Yield the real roots of a·t² + b·t + c."""
    if abs(a) < 1e-12:
        if b:
            yield -c / b
        return
    inside = b * b - 4 * a * c
    if inside >= 0:
        root = math.sqrt(inside)
        yield (-b + root) / (2 * a)
        yield (-b - root) / (2 * a)
