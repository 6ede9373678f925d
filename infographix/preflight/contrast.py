"""Texts on a picture → findings: large enough for a phone, and clear of what is really behind them.

The ground is read from the picture painted without its texts, so photos and gradients count as they
are. Of the pixels in the box of a run's ink, the hardest twentieth is what it is measured against:
a speck of a photo spoils no letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor
from typing import Any

from msgspec import Struct

from infographix import libraries
from infographix.boxes.arrange import TextSlot
from infographix.color import Color, contrast, luminance
from infographix.finding import Finding
from infographix.frame import GlyphRun, Group, Item
from infographix.geometry import Rect
from infographix.preflight.codes import floored
from infographix.preflight.subject import Subject

DAMAGED = 3.0
"""Below, a text is hard to read for anybody, whatever its size (WCAG 2.2, 1.4.3: large text)."""
LEAST, LEAST_LARGE = 4.5, 3.0
"""WCAG 2.2, 1.4.3."""
LARGE, LARGE_BOLD = 24, 18.66
"""Px on a phone from which text counts as large."""
BOLD = 700
COMFORTABLE = 24
"""Px on a picture 1080 px wide that running text should have: 8 px on a phone."""
THIN, THIN_BELOW = 350, 24
"""Letters of less than this weight, smaller than so many px on a phone, have thin strokes."""
SATURATED = 0.6
_HARDEST = 0.05
_TRACE = 12
"""A text changes some pixel by so much (of 255), or is not there."""
_SAMPLES = (24, 10)
"""Where a ground has many colours, so many pixels across and down are looked at."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield one finding for each text that is too small or too faint."""
    opacity = dict(_opacities(subject.frame.items, 1.0))
    for slot in subject.arrangement.texts:
        if slot.size < subject.format.floor - 0.01:
            least = subject.format.floor
            details: dict[str, object] = {"text": _short(slot), "found": slot.size, "least": least}
            yield Finding("text-small", slot.field, details)
        found = _faintest(slot, subject, opacity)
        if found is not None:
            yield from _judged(slot, found, subject)


class _Seen(Struct, frozen=True):
    """A run of text as it is seen: its colour, the ground, and their contrast."""

    run: GlyphRun
    ink: Color
    ground: Color
    ratio: float
    hidden: bool = False


def _judged(slot: TextSlot, seen: _Seen, subject: Subject) -> Iterator[Finding]:
    details: dict[str, object] = {
        "text": _short(slot),
        "ink": seen.ink.hex,
        "ground": seen.ground.hex,
        "ratio": floored(seen.ratio),
        "least": _least(seen.run, subject),
    }
    if seen.hidden:
        yield Finding("contrast", slot.field, details, "hidden")
    elif seen.ratio < DAMAGED:
        yield Finding("contrast", slot.field, details | {"least": DAMAGED})
    elif seen.ratio < _least(seen.run, subject):
        yield Finding("contrast-weak", slot.field, details)
    elif _is_thin(seen, subject):
        details = {"text": _short(slot), "weight": seen.run.face.weight, "ground": seen.ground.hex}
        yield Finding("thin-text", slot.field, details)


def _faintest(slot: TextSlot, subject: Subject, opacity: dict[int, float]) -> _Seen | None:
    """Return the run of a text that is furthest below what it should have."""
    runs = [run for line in slot.runs for run in line if run.text.strip()]
    seen = [_seen(run, subject, opacity.get(id(run), 1.0)) for run in runs]
    known = [one for one in seen if one is not None]
    return min(known, key=lambda one: one.ratio / _least(one.run, subject), default=None)


def _least(run: GlyphRun, subject: Subject) -> float:
    shown = run.size * subject.shown
    large = LARGE_BOLD if run.face.weight >= BOLD else LARGE
    return LEAST_LARGE if shown >= large else LEAST


def _seen(run: GlyphRun, subject: Subject, opacity: float) -> _Seen | None:
    box = _pixels_of(subject.inks[id(run)], subject.ground)
    if box is None:
        return None
    area = subject.ground.crop(box)
    ground, own, ratio = _hardest(_colors(area), run.fill.faded(opacity))
    difference = libraries.load("PIL.ImageChops").difference(area, subject.image.crop(box))
    hidden = max(high for _, high in difference.getextrema()) < _TRACE
    return _Seen(run, own, ground, 1.0 if hidden else ratio, hidden)


def _pixels_of(box: Rect, image: Any) -> tuple[int, int, int, int] | None:
    """Return the whole pixels of a box on the picture, None where it lies outside."""
    left, top = max(0, floor(box.x)), max(0, floor(box.y))
    right, bottom = min(image.width, ceil(box.right)), min(image.height, ceil(box.bottom))
    return (left, top, right, bottom) if right > left and bottom > top else None


def _colors(area: Any) -> list[tuple[int, Color]]:
    """Return the colours of a ground and how often each was met."""
    found = area.getcolors(64)
    if found is None:
        size = (min(area.width, _SAMPLES[0]), min(area.height, _SAMPLES[1]))
        small = area.resize(size, libraries.pillow().Resampling.NEAREST)
        found = small.getcolors(size[0] * size[1])
    return [(count, Color(*pixel[:3])) for count, pixel in found]


def _hardest(grounds: list[tuple[int, Color]], fill: Color) -> tuple[Color, Color, float]:
    """Return the ground, the ink over it and their contrast, of the hardest share of pixels."""
    rows = []
    for count, ground in grounds:
        own = fill.over(ground)
        rows.append((contrast(own, ground), count, ground, own))
    rows.sort(key=lambda row: row[0])
    left = _HARDEST * sum(count for _, count, _, _ in rows)
    last = 0
    while left > rows[last][1]:
        left -= rows[last][1]
        last += 1
    ratio, _, ground, own = rows[last]
    return ground, own, ratio


def _is_thin(seen: _Seen, subject: Subject) -> bool:
    """Say whether light, thin letters lie on a strong colour, which recompression smears."""
    run = seen.run
    if run.face.weight >= THIN or run.size * subject.shown >= THIN_BELOW:
        return False
    channels = (seen.ground.red, seen.ground.green, seen.ground.blue)
    strong = max(channels) > 60 and (max(channels) - min(channels)) / max(channels) >= SATURATED
    return strong and luminance(seen.ink) > luminance(seen.ground)


def _opacities(items: tuple[Item, ...], opacity: float) -> Iterator[tuple[int, float]]:
    for item in items:
        if isinstance(item, Group):
            yield from _opacities(item.items, opacity * item.opacity)
        elif isinstance(item, GlyphRun) and opacity < 1:
            yield id(item), opacity


def _short(slot: TextSlot) -> str:
    return slot.text if len(slot.text) <= 40 else f"{slot.text[:39]}…"
