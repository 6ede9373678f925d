"""A picture → texts that are hard to tell from what is painted behind them; colours as others see.

Grounds are read from the pixels of the picture painted without its texts. All that is said of
colours is ColorAide's: contrasts (WCAG), differences, and colour blindness, simulated as in Viénot,
Brettel, Mollon (1999) and, for tritanopia, as in Brettel, Viénot, Mollon (1997).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from coloraide import Color as Judged
from msgspec.structs import replace

from infographix.color import Color
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
    own = judged(run.fill)
    light = own.luminance()
    ground = Color(*min(pixels, key=lambda pixel: abs(_light(pixel) - light)))
    return ground, own.contrast(judged(ground))


def judged(color: Color) -> Judged:
    """Return an opaque colour as the judge has it."""
    return Judged("srgb", [channel / 255 for channel in (color.red, color.green, color.blue)])


_GREYS = [judged(Color(value, value, value)).luminance() for value in range(256)]
_SHARES = [judged(Color(*one)).luminance() for one in ((255, 0, 0), (0, 255, 0), (0, 0, 255))]


def _light(pixel: tuple[int, int, int]) -> float:
    """Return the luminance of a pixel: the judge's own, put together as there are many pixels."""
    return sum(share * _GREYS[value] for share, value in zip(_SHARES, pixel, strict=True))


_BLIND = {"protanopia": "protan", "deuteranopia": "deutan", "tritanopia": "tritan"}
SIGHTS = ("trichromacy", *_BLIND)


def seen(color: Color, sight: str) -> Judged:
    """Return a colour as a kind of sight has it."""
    own = judged(color)
    return own.filter(_BLIND[sight]).clip("srgb") if sight in _BLIND else own


def difference(one: Color, other: Color, sight: str) -> float:
    """Return ΔE*ab (CIE 1976, white D65) of two colours as a kind of sight has them."""
    found: float = seen(one, sight).delta_e(seen(other, sight), method="76", space="lab-d65")
    return found
