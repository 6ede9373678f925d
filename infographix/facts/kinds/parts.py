"""Parts (cơ cấu): what a whole is made of; the parts add up to it."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.kinds.base import Counted, CountedBlock, said
from infographix.facts.plots import DonutData, Label
from infographix.facts.refusal import RefusalError
from infographix.facts.rounding import adds_up, rounding
from infographix.facts.shown import FactNumber, FactText
from infographix.facts.texts import Text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import heard, opened, spoken
from infographix.vietnamese.forms import percent
from infographix.vietnamese.numbers import format_number

HUNDRED = Decimal(100)


def _amount(value: Value) -> Value:
    if value.total is not None:
        raise RefusalError("a rank is no part of a whole", found=repr(value.source))
    if value.amount < 0:
        raise RefusalError("a part is not below zero", found=repr(value.source))
    return value


class Part(Counted):
    """One part of the whole."""

    label: Text
    """What this part is."""

    @field_validator("value")
    @classmethod
    def _is_part(cls, value: Value) -> Value:
        return _amount(value)


class Parts(CountedBlock):
    """Parts (cơ cấu): two to six parts of a whole, to which they add up.

    Amounts add up exactly, percentages as far as they were rounded one by one.
    """

    VARIANTS = ("stacked",)

    kind: Literal["parts"]
    items: Annotated[tuple[Part, ...], Field(min_length=2, max_length=6)]
    """The parts, the largest first."""
    total: Value | None = None
    """The whole; 100 for parts in percent, else the sum where it is left out."""

    @field_validator("total")
    @classmethod
    def _is_whole(cls, total: Value | None) -> Value | None:
        return None if total is None else _amount(total)

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        units = sorted({item.unit or item.value.unit for item in self.items})
        if len(units) > 1:
            raise RefusalError(
                "parts of different units do not add up",
                found=", ".join(map(repr, units)),
                hint="give all of them the same unit, or none of them one",
            )
        return self

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        whole, total = self._sum(), self._whole()
        amounts = [item.value.amount for item in self.items]
        slack = rounding(amounts) if self._in_percent else Decimal(0)
        if whole == 0 or not adds_up(amounts, total, slack):
            raise RefusalError(
                "the parts do not add up to the whole",
                found=f"a sum of {format_number(whole)}",
                allowed=format_number(total) if total else "more than 0",
                hint="correct a part, add one such as `Khác`, or give the right `total`",
            )
        return self

    def reading(self) -> str:
        parts = "; ".join(f"{item.label}: {self._counted(item)}" for item in self.items)
        if self.total is None:
            return parts
        unit = "" if self._in_percent else f" {self._unit}"
        return f"tổng số {heard(self.total)}{unit.rstrip()}; {parts}"

    def leads(self) -> tuple[str, ...]:
        """Return the whole where it is given, then the parts, the largest first."""
        sorted_parts = sorted(self.items, key=lambda item: -item.value.amount)
        parts = tuple(opened(f"{item.label}: {self._counted(item)}") for item in sorted_parts)
        if self.total is None or self._in_percent:
            return parts
        return f"Tổng số: {said(self.total, self._unit)}", *parts

    def complete(self, node: SimpleNamespace) -> None:
        """Add each part's `share` (a ratio) and `percent`, and `plot`, from which a ring is drawn.

        Parts in percent have no `percent` besides their value. `united` says whether the unit of
        all stands inside the ring.
        """
        super().complete(node)
        for item, own in zip(self.items, node.items, strict=True):
            own.share = FactNumber(self._share(item), f"{own.path}.share")
            own.percent = None if self._in_percent else FactText(self._percent(item), own.path)
        node.united = self.total is not None and not self._in_percent
        node.plot = DonutData(
            field=f"{node.path}.items",
            shares=tuple(self._share(item) for item in self.items),
            inside=self._inside(node.path),
        )

    @property
    def _unit(self) -> str:
        return self.items[0].unit or self.items[0].value.unit

    @property
    def _in_percent(self) -> bool:
        return self._unit == "%"

    def _sum(self) -> Decimal:
        return sum((item.value.amount for item in self.items), Decimal(0))

    def _whole(self) -> Decimal:
        if self.total is not None:
            return self.total.amount
        return HUNDRED if self._in_percent else self._sum()

    def _share(self, item: Part) -> float:
        return float(item.value.amount / self._sum())

    def _percent(self, item: Part) -> str:
        """Return a part in percent, to a tenth; `< 0,1%` where that would be nothing."""
        ratio = item.value.amount / self._whole()
        if 0 < ratio < Decimal("0.0005"):
            return "< 0,1%"
        return percent(ratio, 1).replace(",0%", "%")

    def _counted(self, item: Part) -> str:
        value = said(item.value, item.unit)
        return value if self._in_percent else f"{value} ({spoken(self._percent(item))})"

    def _inside(self, path: str) -> tuple[Label, ...]:
        if self.total is None:
            return ()
        whole = Label(self.total.text, (f"{path}.total",))
        units = tuple(f"{path}.items[{i}].unit" for i in range(len(self.items)))
        return (whole,) if self._in_percent or not self._unit else (whole, Label(self._unit, units))
