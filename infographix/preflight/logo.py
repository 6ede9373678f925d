"""The logo on a picture → findings: it keeps its proportions, is whole, and has room around it."""

from __future__ import annotations

from collections.abc import Iterator

from infographix.boxes.arrange import PictureSlot
from infographix.finding import Finding
from infographix.frame import Group, Image, Item
from infographix.geometry import Rect, union
from infographix.preflight.subject import Subject

FIELDS = ("logo", "theme.logo")
SLACK = 0.02
"""How far a side may be off: whole pixels make a small logo that much wider or narrower."""
CLEAR = 0.1
"""Room around a logo, as a share of its shorter side, in which no text or code may stand."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what a layout does to a logo that its owner would not allow."""
    for slot in subject.arrangement.pictures:
        if slot.field in FIELDS:
            yield from _proportions(slot)
            yield from _crowded(slot, subject)


def _proportions(slot: PictureSlot) -> Iterator[Finding]:
    stretch = _stretch(slot.item)
    if max(stretch, 1 / stretch) - 1 > SLACK:
        details: dict[str, object] = {"found": slot.ratio * stretch, "least": slot.ratio}
        yield Finding("logo-proportions", slot.field, details)
    elif slot.fit == "cover":
        shown = slot.box.width / slot.box.height
        if max(shown / slot.ratio, slot.ratio / shown) - 1 > SLACK:
            details = {"found": shown, "least": slot.ratio}
            yield Finding("logo-proportions", slot.field, details, "cut")


def _stretch(item: Item) -> float:
    """Return how many times wider than high a picture's pixels or shapes are drawn."""
    if isinstance(item, Image):
        return item.rect.width / item.rect.height * item.height / item.width
    if isinstance(item, Group):
        own = abs(item.transform[0] / item.transform[3])
        return own * (_stretch(item.items[0]) if len(item.items) == 1 else 1.0)
    return 1.0


def _crowded(slot: PictureSlot, subject: Subject) -> Iterator[Finding]:
    box = drawn(slot)
    need = CLEAR * min(box.width, box.height)
    around = box.grown(need)
    for text in subject.arrangement.texts:
        inked = union(subject.inked(text))
        if inked is not None and _meet(inked, around):
            yield Finding("logo-space", slot.field, {"text": text.text[:40], "least": round(need)})
            return
    if any(_meet(code.box, around) for code in subject.arrangement.codes):
        yield Finding("logo-space", slot.field, {"least": round(need)}, "code")


def drawn(slot: PictureSlot) -> Rect:
    """Return where the logo itself lies within its box."""
    box = slot.box
    if slot.fit != "contain":
        return box
    width, height = min(box.width, box.height * slot.ratio), min(box.height, box.width / slot.ratio)
    x, y = box.x + (box.width - width) / 2, box.y + (box.height - height) / 2
    return Rect(x, y, width, height)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )
