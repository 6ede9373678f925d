"""Figures (con số nổi bật): numbers that speak for themselves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.kinds.base import Counted, CountedBlock
from infographix.facts.texts import IconName, Text
from infographix.facts.values import Delta, When


class Figure(Counted):
    """A number and what it says."""

    label: Text
    """What the number says."""
    delta: Delta | None = None
    """Difference from before: +8,6%; −15 bậc; tăng 9 bậc."""
    as_of: When | None = None
    """The day or period of this number."""
    icon: IconName | None = None
    """Name of an icon, such as `chart-bar`."""


class Figures(CountedBlock):
    """Figures (con số nổi bật): one to eight numbers; one alone is a hero number."""

    VARIANTS = ("chips",)
    PARTED = "items"

    kind: Literal["figures"]
    items: Annotated[tuple[Figure, ...], Field(min_length=1, max_length=8)]
    """The numbers, in order."""

    def reading(self) -> str:
        return "; ".join(_reading(item) for item in self.items)


def _reading(item: Figure) -> str:
    extra = [item.delta.text if item.delta else "", item.as_of.phrase if item.as_of else ""]
    notes = ", ".join(filter(None, extra))
    return f"{item.label}: {item.counted}{f' ({notes})' if notes else ''}"
