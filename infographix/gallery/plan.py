"""The engine's lists and the samples → groups of pictures that the gallery shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from infographix.carousel import CARD, CLOSING, OPENING
from infographix.engine import Engine
from infographix.facts.kinds import KINDS
from infographix.format import Format
from infographix.gallery.samples import Sample, changed

FORMAT = "facebook-portrait"
"""In which the kinds are shown."""
SHAPES = ("facebook-portrait", "facebook-square", "zalo-article-cover")
"""In which the layouts are shown: one tall, one square, one wide."""
THEME = "hue"
FALLBACK = "pillars"
SAMPLES = {"hero": "figures-one", "split": "photo", "banner": "ranking", "poster": "timeline"}
"""Samples of layouts that have none of their own name, and of the others."""
SERIES, PAGES = "steps", "4"
"""The sample of the layouts that make a series of pages, and how many."""


class Shot(Struct, frozen=True):
    """One spec to draw: its text, and the format."""

    name: str
    sample: Sample
    text: str
    theme: str
    format: Format


class Group(Struct, frozen=True):
    """Pictures that stand together: of a kind and variant, of a layout, or of a format.

    `name` is the kind, layout or format; no other group has the same `key`, which may stand in
    file names and addresses.
    """

    section: str
    name: str
    variant: str
    key: str
    shots: tuple[Shot, ...]

    @property
    def is_extra(self) -> bool:
        """Whether it shows a kind or variant with another sample than its first."""
        first = f"{self.name}-{self.variant}" if self.variant else self.name
        return self.section == "kinds" and self.key != first


def plan(
    shop: Engine,
    samples: dict[str, Sample],
    kinds: Sequence[str] = (),
    themes: Sequence[str] = (),
) -> list[Group]:
    """List the groups in the order of the page; `kinds` and `themes` limit what is shown."""
    looks = [name for name in shop.theme_names() if not themes or name in themes]
    looks.sort(key=lambda name: name != THEME)
    groups = [*_kinds(shop, samples, looks)]
    if kinds:
        return [group for group in groups if group.name in kinds]
    return [*groups, *_layouts(shop, samples), *_formats(shop, samples)]


def _kinds(shop: Engine, samples: dict[str, Sample], looks: Sequence[str]) -> Iterator[Group]:
    form = shop.formats[FORMAT]
    for sample, kind, variant in _variants(samples):
        plain = variant and sample.name == kind
        key = f"{kind}-{variant}" if plain else sample.name
        shots = (_shot(key, sample, form, variant, theme=look) for look in looks)
        yield Group("kinds", kind, variant, key, tuple(shots))


def _variants(samples: dict[str, Sample]) -> Iterator[tuple[Sample, str, str]]:
    """Yield each sample of a kind with the kind and variant that it shows.

    `<kind>.yaml` shows the variants too for which there is no `<kind>-<variant>.yaml`.
    """
    for sample in sorted(samples.values(), key=_order):
        first = sample.spec.blocks[0]
        kind = first.kind
        if sample.name == kind:
            yield sample, kind, ""
            for variant in type(first).VARIANTS:
                if f"{kind}-{variant}" not in samples:
                    yield sample, kind, variant
        elif sample.name.startswith(f"{kind}-"):
            yield sample, kind, first.variant or ""


def _order(sample: Sample) -> tuple[int, str]:
    """Return the place of a sample: kinds as they are listed, a user's own after them."""
    known = list(KINDS)
    kind = sample.spec.blocks[0].kind
    return (known.index(kind) if kind in known else len(known), sample.name)


def _layouts(shop: Engine, samples: dict[str, Sample]) -> Iterator[Group]:
    uses = {form.use for form in shop.formats.values()}
    for name in shop.templates.names():
        if name not in {*uses, OPENING, CARD, CLOSING}:  # covers and badges: by their formats
            key = f"layout-{name}"
            sample = samples.get(name) or samples[SAMPLES.get(name, FALLBACK)]
            forms = (shop.formats[shape] for shape in SHAPES)
            shots = (_shot(key, sample, form, layout=name) for form in forms)
            yield Group("layouts", name, "", key, tuple(shots))
    pages = _shot("layout-pages", samples[SERIES], shop.formats[FORMAT], pages=PAGES)
    yield Group("layouts", "pages", "", "layout-pages", (pages,))


def _formats(shop: Engine, samples: dict[str, Sample]) -> Iterator[Group]:
    for name, form in shop.formats.items():
        key = f"format-{name}"
        yield Group("formats", name, "", key, (_shot(key, samples[FALLBACK], form),))


def _shot(key: str, sample: Sample, form: Format, variant: str = "", **fields: str) -> Shot:
    named = {"theme": THEME, **fields, "formats": f"[{form.name}]"}
    text = changed(sample.text, variant or None, **named)
    look = named["theme"]
    return Shot(f"{key}.{look}.{form.name}", sample, text, look, form)
