"""Timeline (lộ trình): events in order."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, titled
from infographix.facts.texts import Text
from infographix.vietnamese.aloud import inside, opened, when


class Event(Fact):
    """What happens at a time."""

    when: Text
    """The time in words or digits: 2030; Đến năm 2030; 07 giờ 30."""
    title: Text
    """What happens."""
    text: Text | None = None
    """A sentence about it."""


class Timeline(BaseBlock):
    """Timeline (lộ trình): two to eight events in order."""

    PARTED = "items"

    kind: Literal["timeline"]
    items: Annotated[tuple[Event, ...], Field(min_length=2, max_length=8)]
    """The events, in order."""

    def reading(self) -> str:
        return "; ".join(
            f"{when(item.when)}: {titled(inside(item.title), item.text)}" for item in self.items
        )

    def leads(self) -> tuple[str, ...]:
        return tuple(f"{opened(when(item.when))}: {inside(item.title)}" for item in self.items)
