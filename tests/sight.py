"""A picture → texts that are hard to tell from what is painted behind them; colours as others see.

Grounds are read from the pixels of the picture painted without its texts. Colour blindness is
simulated as in Viénot, Brettel, Mollon (1999), "Digital video colourmaps for checking the
legibility of displays by dichromats" (protanopia, deuteranopia) and, for tritanopia, with a
one-plane form of Brettel, Viénot, Mollon (1997).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from msgspec.structs import replace

from infographix.color import Color, contrast, luminance
from infographix.frame import Frame, GlyphRun, Group, Item, ink
from infographix.render.encode import to_image
from infographix.result import Picture

LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3."""
LARGE, LARGE_BOLD = 24, 18.66
"""Px from which text counts as large, on a picture shown 360 px wide."""
SHOWN = 360


def without_text(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return items without their glyphs."""
    return tuple(
        replace(item, items=without_text(item.items)) if isinstance(item, Group) else item
        for item in items
        if not isinstance(item, GlyphRun)
    )


def faint_texts(picture: Picture) -> list[str]:
    """Return each run of text whose contrast with a pixel behind its ink is too low."""
    frame = picture.frame
    bare = Frame(frame.width, frame.height, frame.ground, without_text(frame.items))
    image = to_image(picture.choice.painter.paint(bare))
    return [
        f"{run.text!r} on {ground.hex}: {ratio:.2f} ({picture.format.name})"
        for run in _runs(picture)
        for ground, ratio in [_worst(run, image)]
        if ratio < _least(run, picture.width)
    ]


def _runs(picture: Picture) -> Iterator[GlyphRun]:
    for slot in picture.drawn.arrangement.texts:
        for line in slot.runs:
            yield from line


def _least(run: GlyphRun, width: int) -> float:
    shown = run.size * SHOWN / width
    return LEAST_LARGE if shown >= (LARGE_BOLD if run.face.weight >= 700 else LARGE) else LEAST


def _worst(run: GlyphRun, image: Any) -> tuple[Color, float]:
    """Return the ground, of the pixels in the box of a run's ink, whose light is nearest to it."""
    box = ink(run)
    area = image.crop((floor(box.x), floor(box.y), ceil(box.right), ceil(box.bottom)))
    pixels = [pixel[:3] for _, pixel in area.getcolors(area.width * area.height)]
    assert run.fill.alpha == 255
    own = luminance(run.fill)
    near = min(pixels, key=lambda pixel: abs(_light(pixel) - own))
    ground = Color(*near)
    return ground, contrast(run.fill, ground)


_LIGHT = [luminance(Color(value, value, value)) for value in range(256)]


def _light(pixel: tuple[int, int, int]) -> float:
    red, green, blue = pixel
    return 0.2126 * _LIGHT[red] + 0.7152 * _LIGHT[green] + 0.0722 * _LIGHT[blue]


_BLIND = {
    "protanopia": (
        (0.11238, 0.88762, 0.0),
        (0.11238, 0.88762, 0.0),
        (0.00401, -0.00401, 1.0),
    ),
    "deuteranopia": (
        (0.29275, 0.70725, 0.0),
        (0.29275, 0.70725, 0.0),
        (-0.02234, 0.02234, 1.0),
    ),
    "tritanopia": (
        (1.0, 0.14461, -0.14461),
        (0.0, 0.85924, 0.14076),
        (0.0, 0.85924, 0.14076),
    ),
}
"""On linear red, green, blue."""
SIGHTS = ("trichromacy", *_BLIND)


def seen(color: Color, sight: str) -> tuple[float, float, float]:
    """Return a colour as linear red, green, blue (0–1) of a kind of sight."""
    linear = [_linear(channel / 255) for channel in (color.red, color.green, color.blue)]
    rows = _BLIND.get(sight)
    if rows is not None:
        linear = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in rows]
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in linear)
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def difference(one: Color, other: Color, sight: str) -> float:
    """Return ΔE*ab (CIE 1976, white D65) of two colours as a kind of sight has them."""
    a, b = _lab(seen(one, sight)), _lab(seen(other, sight))
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5


def _lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
