"""Event (sự kiện): when and where something takes place, and its agenda."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, sentences
from infographix.facts.texts import Text


class AgendaItem(Fact):
    """A part of an event."""

    title: Text
    """What takes place."""
    time: Text | None = None
    """When it begins, such as 8:00 or 13:30–15:00."""


class EventBlock(BaseBlock):
    """Event (sự kiện): one occasion, with up to ten points of its agenda."""

    kind: Literal["event"]
    when: Text
    """Day and hour, such as 8:00, thứ Hai, ngày 10/10/2022."""
    where: Text
    """Where it takes place."""
    agenda: Annotated[tuple[AgendaItem, ...], Field(max_length=10)] = ()
    """What takes place, in order."""
    contact: Text | None = None
    """Whom to ask."""

    def reading(self) -> str:
        agenda = "; ".join(
            f"{item.time}, {item.title}" if item.time else item.title for item in self.agenda
        )
        return sentences(
            f"thời gian: {self.when}",
            f"địa điểm: {self.where}",
            f"chương trình: {agenda}" if agenda else None,
            f"liên hệ: {self.contact}" if self.contact else None,
        )

    def leads(self) -> tuple[str, ...]:
        contact = (f"Liên hệ: {self.contact}",) if self.contact else ()
        return f"Thời gian: {self.when}", f"Địa điểm: {self.where}", *contact
