"""Colours of a theme + colours that replace some → all colours, and the pairs too faint to read.

Where a theme's `brand` or `accent` is replaced, the colours made from it follow, and are moved
towards black or white until text in them can be read. `brand-deep` is darker than a brand on which
white text is read, and lighter than others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from infographix.color import Color, contrast, luminance

LEAST_CONTRAST = 4.5
"""Of text and its ground (WCAG 2.2, success criterion 1.4.3)."""
PAPERS = ("page", "surface", "tint")
BRANDS = ("brand", "brand-deep")
PAIRS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ink", PAPERS),
    ("ink-soft", PAPERS),
    ("ink-brand", PAPERS),
    ("accent-ink", PAPERS),
    ("on-brand", BRANDS),
    ("on-brand-soft", BRANDS),
    ("on-brand-accent", BRANDS),
    ("on-tag", ("tag",)),
    ("on-alert-info", ("alert-info",)),
    ("on-alert-warning", ("alert-warning",)),
    ("on-alert-danger", ("alert-danger",)),
)
"""Colours of text, and the grounds on which layouts set them."""
_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_STEPS = 40
_ON_BRAND = {"on-brand": 9.0, "on-brand-soft": 6.0, "on-brand-accent": LEAST_CONTRAST}
"""The contrast that titles, small text and accents get on a new brand, where it can be had."""


class Faint(NamedTuple):
    """A colour of text that is hard to read on a ground."""

    ink: str
    ground: str
    ratio: float


def faint(colors: Mapping[str, Color]) -> tuple[Faint, ...]:
    """Return the pairs of `PAIRS` whose contrast is below `LEAST_CONTRAST`."""
    pairs = [(ink, ground) for ink, grounds in PAIRS for ground in grounds]
    ratios = ((ink, ground, contrast(colors[ink], colors[ground])) for ink, ground in pairs)
    return tuple(Faint(*found) for found in ratios if found[2] < LEAST_CONTRAST)


def mixed(one: Color, other: Color, share: float) -> Color:
    """Return `share` (0–1) of one colour in the other."""
    return one.faded(share).over(other)


def legible(color: Color, grounds: Sequence[Color], least: float = LEAST_CONTRAST) -> Color:
    """Return the colour nearest to `color`, on its way to black or white, of that contrast.

    Where none has it on all the grounds, the one that comes nearest to it.
    """
    steps = [
        mixed(end, color, step / _STEPS) for step in range(_STEPS + 1) for end in (_BLACK, _WHITE)
    ]
    ratios = [min(contrast(step, ground) for ground in grounds) for step in steps]
    good = next((at for at, ratio in enumerate(ratios) if ratio >= least), None)
    return steps[ratios.index(max(ratios)) if good is None else good]


def derived(colors: Mapping[str, Color], given: Mapping[str, Color]) -> dict[str, Color]:
    """Return a theme's colours with the given ones, and what follows from `brand` and `accent`.

    A colour that is given is never changed.
    """
    found = {**colors, **given}
    for follow, lead in ((_follow_brand, "brand"), (_follow_accent, "accent")):
        if lead in given:
            follow(found)
            found.update(given)
    return found


def _follow_brand(colors: dict[str, Color]) -> None:
    brand, paper = colors["brand"], colors["surface"]
    dark = contrast(brand, _WHITE) >= LEAST_CONTRAST
    colors["brand-deep"] = mixed(_BLACK if dark else _WHITE, brand, 0.45)
    colors["brand-soft"] = mixed(paper, brand, 0.25)
    if luminance(paper) > 0.5:
        colors["page"] = mixed(brand, paper, 0.03)
    colors["tint"] = mixed(brand, paper, 0.1)
    colors["track"] = mixed(brand, paper, 0.14)
    colors["line"] = mixed(brand, paper, 0.2)
    papers = [colors[name] for name in PAPERS]
    strong = legible(brand, papers)
    colors["ink-brand"] = colors["bar-strong"] = strong
    colors["bar"] = mixed(strong, paper, 0.4)
    colors["ink-soft"] = legible(colors["ink-soft"], papers)
    grounds = [colors[name] for name in BRANDS]
    for name, least in _ON_BRAND.items():
        colors[name] = legible(colors[name], grounds, least)


def _follow_accent(colors: dict[str, Color]) -> None:
    accent = colors["accent"]
    colors["accent-light"] = mixed(_WHITE, accent, 0.45)
    colors["tag"] = mixed(accent, colors["surface"], 0.16)
    colors["on-tag"] = legible(accent, [colors["tag"]])
    colors["accent-ink"] = legible(accent, [colors[name] for name in PAPERS])
    grounds = [colors[name] for name in BRANDS]
    colors["on-brand-accent"] = legible(colors["accent-light"], grounds)
