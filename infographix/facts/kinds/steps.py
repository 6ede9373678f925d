"""Steps (các bước): a procedure, numbered."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, listed, sentences
from infographix.facts.texts import IconName, Text


class Step(Fact):
    """One step of a procedure."""

    title: Text
    """What to do."""
    text: Text | None = None
    """How to do it."""
    icon: IconName | None = None
    """Name of an icon, such as `download`."""


class Steps(BaseBlock):
    """Steps (các bước): two to eight numbered steps."""

    PARTED = "items"

    kind: Literal["steps"]
    items: Annotated[tuple[Step, ...], Field(min_length=2, max_length=8)]
    """The steps, in order."""
    _before: int = PrivateAttr(default=0)

    def portion(self, start: int, stop: int) -> Self:
        part = super().portion(start, stop)
        part._before = start
        return part

    def reading(self) -> str:
        told = (
            (f"Bước {number}: {item.title}", item.text)
            for number, item in enumerate(self.items, start=self._before + 1)
        )
        return sentences(*(part for step in told for part in step))

    def leads(self) -> tuple[str, ...]:
        return (listed(f"{len(self.items)} bước", [item.title for item in self.items]),)
