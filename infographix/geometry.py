"""Numbers → rectangles, insets, affine matrices and outlines; all in px, y downwards."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce

from msgspec import Struct

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as in SVG: x' = a·x + c·y + e, y' = b·x + d·y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CIRCLE_HANDLE = 0.5522847498307936
"""Handle length, as a ratio of the radius, of the cubic that comes nearest to a quarter circle."""


class Insets(Struct, frozen=True):
    """Distances from the four edges of a rectangle, inwards."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0

    @property
    def horizontal(self) -> float:
        return self.left + self.right

    @property
    def vertical(self) -> float:
        return self.top + self.bottom


class Rect(Struct, frozen=True):
    """An axis-parallel rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def inset(self, by: Insets) -> Rect:
        return Rect(
            self.x + by.left,
            self.y + by.top,
            max(0.0, self.width - by.horizontal),
            max(0.0, self.height - by.vertical),
        )

    def grown(self, by: float) -> Rect:
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def union(self, other: Rect) -> Rect:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def contains(self, other: Rect, tolerance: float = 0.0) -> bool:
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Rect, tolerance: float = 0.0) -> bool:
        """Say whether the two share an area deeper than `tolerance` px."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > tolerance
            and min(self.bottom, other.bottom) - max(self.y, other.y) > tolerance
        )

    def snapped(self) -> Rect:
        """Round the four edges to whole pixels, so that neighbours still touch."""
        x, y = round(self.x), round(self.y)
        return Rect(x, y, round(self.right) - x, round(self.bottom) - y)


def union(rects: Iterable[Rect]) -> Rect | None:
    """Return the smallest rectangle around all, or None where there are none."""
    found = list(rects)
    return reduce(Rect.union, found) if found else None


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (
        a * p + c * q,
        b * p + d * q,
        a * r + c * s,
        b * r + d * s,
        a * t + c * u + e,
        b * t + d * u + f,
    )


def apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def translation(dx: float, dy: float) -> Matrix:
    return (1.0, 0.0, 0.0, 1.0, dx, dy)


def scaling(sx: float, sy: float | None = None) -> Matrix:
    return (sx, 0.0, 0.0, sx if sy is None else sy, 0.0, 0.0)


def determinant(matrix: Matrix) -> float:
    """Return by how much a matrix enlarges areas; negative where it mirrors them."""
    a, b, c, d, _, _ = matrix
    return a * d - b * c


def mean_scale(matrix: Matrix) -> float:
    """Return by how much a matrix enlarges lengths, on average (for stroke widths)."""
    return math.sqrt(abs(determinant(matrix)))


def is_singular(matrix: Matrix) -> bool:
    """Say whether areas become lines or points."""
    return abs(determinant(matrix)) < 1e-12


def is_similarity(matrix: Matrix) -> bool:
    """Say whether circles stay circles."""
    a, b, c, d, _, _ = matrix
    size = a * a + b * b + c * c + d * d
    return abs(a * c + b * d) <= 1e-6 * size and abs(a * a + b * b - c * c - d * d) <= 1e-6 * size


def inverse(matrix: Matrix) -> Matrix:
    """Return the matrix that undoes `matrix`; ArithmeticError where none does."""
    a, b, c, d, e, f = matrix
    n = determinant(matrix)
    return (d / n, -b / n, -c / n, a / n, (c * f - d * e) / n, (b * e - a * f) / n)


_POINTS_OF_VERB = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 0}


class Outline(Struct, frozen=True, cache_hash=True):
    """Contours: `verbs` of M L Q C Z, and their points as one flat tuple x, y, x, y …"""

    verbs: str
    coords: tuple[float, ...]

    def segments(self) -> Iterable[tuple[str, tuple[float, ...]]]:
        """Yield each verb with its coordinates."""
        at = 0
        for verb in self.verbs:
            count = 2 * _POINTS_OF_VERB[verb]
            yield verb, self.coords[at : at + count]
            at += count

    def transformed(self, matrix: Matrix) -> Outline:
        a, b, c, d, e, f = matrix
        xs, ys = self.coords[0::2], self.coords[1::2]
        out = [0.0] * len(self.coords)
        out[0::2] = [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
        out[1::2] = [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
        return Outline(self.verbs, tuple(out))

    def bounds(self) -> Rect | None:
        """Return the box of all points, handles included: never smaller than the ink."""
        if not self.coords:
            return None
        xs, ys = self.coords[0::2], self.coords[1::2]
        x, y = min(xs), min(ys)
        return Rect(x, y, max(xs) - x, max(ys) - y)

    def __add__(self, other: Outline) -> Outline:
        return Outline(self.verbs + other.verbs, self.coords + other.coords)


EMPTY = Outline("", ())


def rectangle(rect: Rect) -> Outline:
    x, y, r, b = rect.x, rect.y, rect.right, rect.bottom
    return Outline("MLLLZ", (x, y, r, y, r, b, x, b))


def rounded(rect: Rect, radius: float) -> Outline:
    """Return a rectangle with round corners, of at most half the short side, as cubics."""
    r = min(radius, rect.width / 2, rect.height / 2)
    if r <= 0:
        return rectangle(rect)
    x0, y0, x1, y1 = rect.x, rect.y, rect.right, rect.bottom
    k = r * (1 - CIRCLE_HANDLE)
    return Outline(
        "MLCLCLCLCZ",
        (
            *(x0 + r, y0, x1 - r, y0),
            *(x1 - k, y0, x1, y0 + k, x1, y0 + r, x1, y1 - r),
            *(x1, y1 - k, x1 - k, y1, x1 - r, y1, x0 + r, y1),
            *(x0 + k, y1, x0, y1 - k, x0, y1 - r, x0, y0 + r),
            *(x0, y0 + k, x0 + k, y0, x0 + r, y0),
        ),
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    hx, hy = rx * CIRCLE_HANDLE, ry * CIRCLE_HANDLE
    return Outline(
        "MCCCCZ",
        (
            *(cx + rx, cy),
            *(cx + rx, cy + hy, cx + hx, cy + ry, cx, cy + ry),
            *(cx - hx, cy + ry, cx - rx, cy + hy, cx - rx, cy),
            *(cx - rx, cy - hy, cx - hx, cy - ry, cx, cy - ry),
            *(cx + hx, cy - ry, cx + rx, cy - hy, cx + rx, cy),
        ),
    )
