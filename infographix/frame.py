"""The narrow waist: a flat, fully resolved picture of groups, paths, glyph runs and images.

Layout makes it, painters read it. Coordinates are px from the top left corner. Nothing stands here
that one of the painters cannot draw: no filters, no masks, no blend modes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from infographix.color import Color
from infographix.geometry import IDENTITY, Matrix, Outline, Point, Rect, multiply
from infographix.text.fontbook import Face


class Stop(Struct, frozen=True):
    """A colour at a place (0–1) along a gradient."""

    offset: float
    color: Color


class LinearGradient(Struct, frozen=True):
    """Stops from `start` to `end`, in the coordinates of the path that it fills; padded outside."""

    start: Point
    end: Point
    stops: tuple[Stop, ...]


class RadialGradient(Struct, frozen=True):
    """Stops from `center` outwards to `radius`; padded outside."""

    center: Point
    radius: float
    stops: tuple[Stop, ...]


Paint = Color | LinearGradient | RadialGradient


class Stroke(Struct, frozen=True):
    """A line along an outline, `width` px wide, half of it on either side."""

    paint: Paint
    width: float
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    dash: tuple[float, ...] = ()


class Path(Struct, frozen=True):
    """An outline that is filled, stroked, or both (fill first).

    `crisp` paths (QR modules on whole pixels) are drawn without smoothing.
    """

    outline: Outline
    fill: Paint | None = None
    stroke: Stroke | None = None
    rule: Literal["nonzero", "evenodd"] = "nonzero"
    crisp: bool = False


class GlyphRun(Struct, frozen=True):
    """Glyphs of one face and size on one baseline.

    `xs` are the pen positions of the glyphs in px from `x`; `ys`, where not empty, their offsets
    from the baseline `y`, downwards.
    """

    face: Face
    size: float
    x: float
    y: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fill: Color
    text: str


class Image(Struct, frozen=True):
    """Pixels stretched into `rect`: `data` is width × height × 4 bytes, RGBA, not premultiplied."""

    rect: Rect
    width: int
    height: int
    data: bytes


class Group(Struct, frozen=True):
    """Items that share a transform, an opacity or a clip.

    `label` is set where the group is one line of text: its words.
    """

    items: tuple[Item, ...]
    transform: Matrix = IDENTITY
    opacity: float = 1.0
    clip: Outline | None = None
    label: str = ""


Item = Group | Path | GlyphRun | Image


class Frame(Struct, frozen=True):
    """A picture of `width` × `height` px on an opaque ground; `language` is a BCP 47 tag."""

    width: int
    height: int
    ground: Color
    items: tuple[Item, ...]
    title: str = ""
    language: str = "vi"


def ink(run: GlyphRun) -> Rect:
    """Return the box of a run's ink, from the glyphs' own outlines."""
    left = top = float("inf")
    right = bottom = float("-inf")
    for index, glyph in enumerate(run.glyphs):
        x0, y0, x1, y1 = run.face.ink(glyph)
        if x0 == x1 and y0 == y1:
            continue
        x = run.x + run.xs[index]
        y = run.y + (run.ys[index] if run.ys else 0.0)
        left, right = min(left, x + x0 * run.size), max(right, x + x1 * run.size)
        top, bottom = min(top, y + y0 * run.size), max(bottom, y + y1 * run.size)
    if left > right:
        return Rect(run.x, run.y, 0.0, 0.0)
    return Rect(left, top, right - left, bottom - top)


def walk(items: tuple[Item, ...], matrix: Matrix = IDENTITY) -> Iterator[tuple[Item, Matrix]]:
    """Yield every item, groups before their members, with the transform that applies to it."""
    for item in items:
        yield item, matrix
        if isinstance(item, Group):
            yield from walk(item.items, multiply(matrix, item.transform))
