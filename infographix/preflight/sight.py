"""Colours side by side in a chart → findings on those that some readers cannot tell apart.

Colour blindness is simulated as in Viénot, Brettel, Mollon (1999), "Digital video colourmaps for
checking the legibility of displays by dichromats", Color Research & Application 24(4): a linear map
of linear sRGB, for red-blind (protanopia) and green-blind (deuteranopia) readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Any, cast

from infographix.color import Color
from infographix.facts.kinds import BaseBlock
from infographix.finding import Finding
from infographix.preflight.subject import Subject

_BLIND = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
SIGHTS = ("trichromacy", *_BLIND)
LEAST_DIFFERENCE = 10.0
"""ΔE*ab (CIE 1976) from which two areas side by side are told apart at a glance; about 2.3 is the
least that is seen at all."""
_PARTS = ("bar-strong", "accent", "bar", "accent-ink", "brand-soft", "ink")
_BARS = {2: ("bar", "bar-strong"), 3: ("bar", "bar-strong", "accent")}


def check(subject: Subject) -> Iterator[Finding]:
    """Yield the pairs of colours of each chart that are too alike to somebody."""
    told = set()
    for index, block in enumerate(subject.spec.blocks):
        for one, other in pairs(block):
            found = _worst(subject.theme.colors[one], subject.theme.colors[other])
            if found is not None and (one, other) not in told:
                told.add((one, other))
                sight, difference = found
                details: dict[str, object] = {
                    "one": one,
                    "other": other,
                    "found": difference,
                    "least": LEAST_DIFFERENCE,
                }
                yield Finding("colour-pair", f"blocks[{index}]", details, sight)


def pairs(block: BaseBlock) -> Sequence[tuple[str, str]]:
    """Return the tokens of the colours that nothing but themselves tells apart in a block.

    The lines of a trend have other dots and dashes.
    """
    kind, facts = block.kind, cast("Any", block)
    if kind == "parts":
        used = _PARTS[: len(facts.items)]
        return (*pairwise(used), *(((used[-1], used[0]),) if len(used) > 2 else ()))
    if kind == "columns" and facts.series:
        return tuple(combinations(_BARS[len(facts.series)], 2))
    return ()


def _worst(one: Color, other: Color) -> tuple[str, float] | None:
    """Return to whom two colours are most alike, and how much; None where all tell them apart."""
    found = [(difference(one, other, sight), sight) for sight in SIGHTS]
    if found[0][0] < LEAST_DIFFERENCE:
        return "", found[0][0]
    least, sight = min(found)
    return (sight, least) if least < LEAST_DIFFERENCE else None


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
    return float(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5)


def _lab(rgb: tuple[float, float, float]) -> tuple[float, float, float]:
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
