"""Ranking (xếp hạng): bars from zero, in the order given."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.kinds.base import Counted, CountedBlock, heard, said
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactNumber
from infographix.facts.texts import Flag, Text
from infographix.facts.values import Rank, Value
from infographix.vietnamese.aloud import opened

LEADERS = 2
"""How many rows a post names besides those that stand out."""


class Ranked(Counted):
    """A row of a ranking: a bar from zero."""

    label: Text
    """Whose value it is."""
    rank: Rank | None = None
    """Place, such as 4 or 4/63; drawn only where given."""
    highlight: Flag = False
    """Whether this row stands out."""

    @field_validator("value")
    @classmethod
    def _has_length(cls, value: Value) -> Value:
        if value.total is not None:
            raise RefusalError(
                "a rank cannot be drawn as a bar",
                found=repr(value.source),
                hint="put the score into `value` and the place into `rank`",
            )
        if value.amount < 0:
            raise RefusalError(
                "a bar begins at zero and cannot show less",
                found=repr(value.source),
                hint="use the kind `figures`",
            )
        return value


class Ranking(CountedBlock):
    """Ranking (xếp hạng): two to twelve bars in the order given."""

    PARTED = "items"

    kind: Literal["ranking"]
    items: Annotated[tuple[Ranked, ...], Field(min_length=2, max_length=12)]
    """The rows, from the top."""

    @model_validator(mode="after")
    def _comparable(self) -> Self:
        units = sorted({item.unit or item.value.unit for item in self.items} - {""})
        if len(units) > 1:
            raise RefusalError(
                "bars of different units cannot be compared",
                found=", ".join(map(repr, units)),
                allowed="one unit in a ranking",
            )
        return self

    def reading(self) -> str:
        return "; ".join(
            f"{f'hạng {heard(item.rank, None)}, ' if item.rank else ''}{item.label}: "
            f"{heard(item.value, item.unit)}"
            for item in self.items
        )

    def leads(self) -> tuple[str, ...]:
        """Return the rows that stand out, then the first ones; places as `xếp hạng 4/63`."""
        strong = [item for item in self.items if item.highlight]
        others = [item for item in self.items if not item.highlight]
        return tuple(opened(_lead(item)) for item in (*strong, *others[:LEADERS]))

    def complete(self, node: SimpleNamespace) -> None:
        """Add `share`, the length of each bar as a ratio of a whole one."""
        super().complete(node)
        whole = self._whole()
        for item, own in zip(self.items, node.items, strict=True):
            share = float(item.value.amount / whole) if whole else 0.0
            own.share = FactNumber(share, f"{own.path}.share")

    def _whole(self) -> Decimal:
        """Return what a whole bar stands for: 100 for shares in percent, else the largest value."""
        largest = max(item.value.amount for item in self.items)
        percent = any("%" in (item.unit, item.value.unit) for item in self.items)
        return Decimal(100) if percent and largest <= 100 else largest


def _lead(item: Ranked) -> str:
    value = said(item.value, item.unit)
    if item.rank is None:
        return f"{item.label}: {value}"
    place = said(item.rank)
    where = "dẫn đầu" if place == "1" else f"xếp {'hạng' if item.rank.total else 'thứ'} {place}"
    return f"{item.label} {where} ({value})"
