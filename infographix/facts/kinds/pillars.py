"""Pillars (trụ cột): a few things side by side that carry the whole."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, listed, short_list, titled
from infographix.facts.texts import IconName, Text


class Pillar(Fact):
    """One of a few things that carry the whole."""

    title: Text
    """Name of the pillar."""
    text: Text | None = None
    """A sentence about it."""
    items: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    """Short points."""
    icon: IconName | None = None
    """Name of an icon, such as `users`."""


class Pillars(BaseBlock):
    """Pillars (trụ cột): two to five things side by side."""

    VARIANTS = ("chips",)
    PARTED = "items"

    kind: Literal["pillars"]
    items: Annotated[tuple[Pillar, ...], Field(min_length=2, max_length=5)]
    """The pillars, in order."""

    def reading(self) -> str:
        return "; ".join(
            titled(item.title, ", ".join(filter(None, (item.text, *item.items))))
            for item in self.items
        )

    def leads(self) -> tuple[str, ...]:
        """Return the pillars with what is said of them; their names alone as one list."""
        if not any(item.text or item.items for item in self.items):
            return short_list([item.title for item in self.items])
        return tuple(
            listed(item.title, list(filter(None, (item.text, *item.items))))
            if item.text or item.items
            else item.title
            for item in self.items
        )
