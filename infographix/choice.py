"""A spec and a format → the layout that suits them, and why."""

from __future__ import annotations

from collections.abc import Sequence

from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.format import Format

DATA = frozenset(
    {
        *("figures", "ranking", "trend", "columns", "comparison", "parts", "progress"),
        *("components", "pictogram"),
    }
)
"""Kinds that hold numbers and are read at a glance in a cell of a grid."""
WORDS = frozenset({"text", "quote", "checklist", "qa", "steps", "pillars", "do_dont"})
"""Kinds that stand well beside a picture."""
CELLS = range(4, 7)
"""How many blocks of data make a dashboard."""
SHORT_BLOCK = 5
"""The most entries of a block that is short."""
BESIDE_A_PHOTO = 2
"""The most blocks that stand beside a picture."""


def choices(spec: Infographic, form: Format) -> tuple[tuple[str, str], ...]:
    """Return layouts and why they suit, best first; the next is for where one has no room."""
    if form.use != "infographic":
        return ((form.use, f"the format is a {form.use}"),)
    if spec.layout != "auto":
        return ((spec.layout, "named by the spec"),)
    plain, why = "poster", "several facts on a tall or square format"
    if form.wide:
        plain, why = "banner", "the format is wide"
    special = _special(spec)
    if special is None:
        return ((plain, why),)
    return special, (plain, f"{why}, and {special[0]} has no room")


def _special(spec: Infographic) -> tuple[str, str] | None:
    """Return a layout that is made for such blocks, and why."""
    first, *others = spec.blocks
    if first.kind == "alert":
        return "alert", "a warning leads"
    if first.kind == "quote" and not others:
        return "quote", "a message stands alone"
    if first.kind == "figures" and first.entries() == 1 and len(others) <= 1:
        return "hero", "one number leads"
    if _is_data(spec.blocks):
        return "dashboard", f"{len(spec.blocks)} short blocks of data"
    if _is_picture_and_words(spec.blocks):
        return "split", "a picture and words"
    return None


def _is_data(blocks: Sequence[BaseBlock]) -> bool:
    return len(blocks) in CELLS and all(
        block.kind in DATA and block.entries() <= SHORT_BLOCK for block in blocks
    )


def _is_picture_and_words(blocks: Sequence[BaseBlock]) -> bool:
    kinds = [block.kind for block in blocks]
    words = [kind for kind in kinds if kind in WORDS]
    return (
        kinds.count("photo") == 1
        and len(words) == len(kinds) - 1
        and (1 <= len(words) <= BESIDE_A_PHOTO)
    )
