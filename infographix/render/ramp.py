"""The stops of a gradient → its colours, px by px: along a line, or as a disc around a point."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import groupby
from math import ceil, hypot
from types import ModuleType
from typing import Any

from infographix.cache import Cache
from infographix.frame import RadialGradient, Stop

LIMIT = 8 << 20
"""Bytes of lines, strips and discs that are kept; one takes 500 kB at most."""
_RUN_BYTES = 150
BREADTH = 64
"""How broad a strip is, px."""
FINENESS = 16
"""Steps per px, from the centre of a disc outwards."""

Run = tuple[int, int]
"""A colour, 0xAARRGGBB, and how many px of it follow each other."""


class Ramps:
    """Lines and discs of gradients, each computed once."""

    def __init__(self) -> None:
        self._kept: Cache[object, Any] = Cache("gradients", LIMIT)

    def line(
        self, stops: tuple[Stop, ...], start: float, length: float, count: int
    ) -> tuple[Run, ...]:
        """Return the colours of `count` px in a row, the first of them at 0.

        The gradient begins at `start` px and ends `length` px further, or before it if negative.
        """
        key = (stops, start, length, count)
        runs: tuple[Run, ...] | None = self._kept.find(key)
        if runs is None:
            places = [(px + 0.5 - start) / length for px in range(count)]
            argb = ((a << 24 | r << 16 | g << 8 | b) for r, g, b, a in _colors(stops, places))
            runs = tuple((color, len(tuple(same))) for color, same in groupby(argb))
            self._kept.keep(key, runs, _RUN_BYTES * len(runs))
        return runs

    def strip(
        self,
        skia: ModuleType,
        stops: tuple[Stop, ...],
        start: float,
        length: float,
        count: int,
        upright: bool,
    ) -> Any:
        """Return a line as an image, `BREADTH` px broad."""
        key = (upright, stops, start, length, count)
        image = self._kept.find(key)
        if image is None:
            colors = _colors(stops, [(px + 0.5 - start) / length for px in range(count)])
            line = array("I", map(_premultiplied, colors))
            if upright:
                line = array("I", (color for color in line for _ in range(BREADTH)))
                image = _image(skia, BREADTH, line.tobytes())
            else:
                image = _image(skia, count, line.tobytes() * BREADTH)
            self._kept.keep(key, image, 4 * BREADTH * count)
        return image

    def disc(self, skia: ModuleType, gradient: RadialGradient) -> tuple[Any, int]:
        """Return an image of a round gradient, and the place of its centre in it, px."""
        key = (gradient.radius, gradient.stops)
        found: tuple[Any, int] | None = self._kept.find(key)
        if found is None:
            middle = ceil(gradient.radius)
            found = _image(skia, 2 * middle, _disc(gradient, middle)), middle
            self._kept.keep(key, found, 4 * (2 * middle) ** 2)
        return found


def _colors(stops: Sequence[Stop], places: Sequence[float]) -> list[tuple[int, int, int, int]]:
    """Return red, green, blue and alpha at each of the places, which rise or fall."""
    parts = [(s.offset, s.color.red, s.color.green, s.color.blue, s.color.alpha) for s in stops]
    colors = []
    for place in places:
        before, after = parts[0], parts[-1]
        for part in parts:
            if part[0] <= place:
                before = part
            else:
                after = part
                break
        gap = after[0] - before[0]
        share = min(1.0, max(0.0, (place - before[0]) / gap)) if gap > 0 else 0.0
        red, green, blue, alpha = (
            int(one + (two - one) * share + 0.5)
            for one, two in zip(before[1:], after[1:], strict=True)
        )
        colors.append((red, green, blue, alpha))
    return colors


def _disc(gradient: RadialGradient, middle: int) -> bytes:
    """Return the premultiplied pixels of a disc, RGBA: a quarter of it, mirrored twice."""
    steps = ceil(middle * 1.5) * FINENESS
    places = [(step + 0.5) / FINENESS / gradient.radius for step in range(steps)]
    ramp = list(map(_premultiplied, _colors(gradient.stops, places)))
    rows = []
    for y in range(middle):
        row = [ramp[int(hypot(x + 0.5, y + 0.5) * FINENESS)] for x in range(middle)]
        rows.append(array("I", row[::-1] + row).tobytes())
    return b"".join(rows[::-1] + rows)


def _premultiplied(color: tuple[int, int, int, int]) -> int:
    """Return a colour as four bytes, red first, on a machine that writes low bytes first."""
    red, green, blue, alpha = color
    red, green, blue = ((part * alpha + 127) // 255 for part in (red, green, blue))
    return alpha << 24 | blue << 16 | green << 8 | red


def _image(skia: ModuleType, width: int, data: bytes) -> Any:
    info = skia.ImageInfo.Make(
        width, len(data) // 4 // width, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
    )
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, data, 4 * width))
