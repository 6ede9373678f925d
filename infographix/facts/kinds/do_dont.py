"""Dos and don'ts (nên và không nên): two lists side by side."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, listed
from infographix.facts.texts import Text

DO, DONT = "Nên", "Không nên"
_Points = Annotated[tuple[Text, ...], Field(min_length=1, max_length=8)]


class Labels(Fact):
    """What stands above the two lists."""

    do: Text | None = None
    """Above what is to be done: Nên; Đúng."""
    dont: Text | None = None
    """Above what is not to be done: Không nên; Sai."""


class DoDont(BaseBlock):
    """Dos and don'ts (nên và không nên): one to eight points on each side."""

    kind: Literal["do_dont"]
    do: _Points
    """What is to be done."""
    dont: _Points
    """What is not to be done."""
    labels: Labels = Labels()
    """Other words above the lists than “Nên” and “Không nên”, {do, dont}."""

    def reading(self) -> str:
        return ". ".join(part.rstrip(".") for part in self.leads())

    def leads(self) -> tuple[str, ...]:
        do, dont = self.labels.do or DO, self.labels.dont or DONT
        return listed(do, self.do), listed(dont, self.dont)

    def complete(self, node: SimpleNamespace) -> None:
        """Give each label that is left out its usual words."""
        node.labels.do = node.labels.do or DO
        node.labels.dont = node.labels.dont or DONT
