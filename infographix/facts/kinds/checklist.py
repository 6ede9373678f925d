"""Checklist (danh mục cần có): what is to be prepared or has been done, ticked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, short_list, titled
from infographix.facts.texts import Text


class Check(Fact):
    """A thing to tick."""

    title: Text
    """What is to be there or to be done."""
    text: Text | None = None
    """A sentence about it."""


class Checklist(BaseBlock):
    """Checklist (danh mục): two to ten things, ticked; `boxes`: boxes for the reader to tick."""

    VARIANTS = ("boxes",)
    PARTED = "items"

    kind: Literal["checklist"]
    items: Annotated[tuple[Check, ...], Field(min_length=2, max_length=10)]
    """The things, in order."""

    def reading(self) -> str:
        return "; ".join(titled(item.title, item.text) for item in self.items)

    def leads(self) -> tuple[str, ...]:
        return short_list([item.title for item in self.items])
