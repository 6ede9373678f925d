"""Comparison (so sánh): each thing before and after, and by how much it has changed."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, check_unit, gap_before, heard, said
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.shown import FactNumber, FactText
from infographix.facts.texts import Text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import inside, opened, when
from infographix.vietnamese.forms import signed
from infographix.vietnamese.numbers import WIDE, Trend

PLACES = "bậc"
POINTS = "điểm phần trăm"
"""What differences of ranks and of percentages are counted in."""

_VERBS = {"up": "tăng", "down": "giảm"}
_TOWARDS = {"up": "lên", "down": "xuống"}


class Compared(Fact):
    """A thing before and after."""

    label: Text
    """What is compared."""
    before: Value
    """Its value before: 86,56%; 44,53; 19/63."""
    after: Value
    """Its value after."""
    unit: Text | None = None
    """What both are counted in."""
    better: Literal["up", "down"] | None = None
    """Which way is better; a change for the better stands out. For ranks it is known."""

    @field_validator("better", mode="before")
    @classmethod
    def _direction(cls, raw: Any) -> Any:
        if raw in ("up", "down"):
            return raw
        raise RefusalError("there is no such direction", shown(raw), "up, down")

    @model_validator(mode="after")
    def _of_one_kind(self) -> Self:
        ends = (self.before, self.after)
        for value in ends:
            check_unit(value, self.unit)
        kinds = {(value.unit, value.total is None) for value in ends}
        if len(kinds) > 1:
            found = " and ".join(repr(value.source) for value in ends)
            raise RefusalError("a difference is of two values of one kind", found)
        if self.is_rank and (self.unit or self.better):
            raise RefusalError("a rank has no unit, and the smaller is better")
        return self

    @property
    def is_rank(self) -> bool:
        """Whether both values are places, such as 19/63."""
        return self.after.total is not None

    @property
    def change(self) -> Decimal | None:
        """By how much it has changed, a rank upwards; None where the ends do not say exactly."""
        if self.before.qualifier or self.after.qualifier or self.before.total != self.after.total:
            return None
        change = WIDE.subtract(self.after.amount, self.before.amount)
        return -change if self.is_rank else change

    @property
    def trend(self) -> Trend | None:
        """Whether the picture's arrow points up or down; None where the change is not known."""
        change = self.change
        if change is None:
            return None
        return "level" if not change else "up" if change > 0 else "down"

    @property
    def is_better(self) -> bool:
        """Whether the change is known to be for the better."""
        better = "up" if self.is_rank else self.better
        return better is not None and self.trend == better

    @property
    def change_unit(self) -> str:
        """What the change is counted in."""
        unit = self.unit or self.after.unit
        return PLACES if self.is_rank else POINTS if unit == "%" else unit

    @property
    def shares(self) -> tuple[float, float]:
        """Before and after, as ratios of the larger of the two."""
        whole = max(self.before.amount, self.after.amount) or 1
        return float(self.before.amount / whole), float(self.after.amount / whole)


class Comparison(BaseBlock):
    """Comparison (so sánh): one to six things before and after; `bars`: as pairs of bars."""

    VARIANTS = ("bars",)
    PARTED = "items"

    kind: Literal["comparison"]
    before: Text
    """What the values before are of: Năm 2022."""
    after: Text
    """What the values after are of: Năm 2023."""
    items: Annotated[tuple[Compared, ...], Field(min_length=1, max_length=6)]
    """The things, in order."""

    @model_validator(mode="after")
    def _have_length(self) -> Self:
        if self.variant == "bars":
            for item in self.items:
                if item.is_rank or min(item.before.amount, item.after.amount) < 0:
                    raise RefusalError(
                        "a bar shows an amount from zero",
                        found=f"{item.before.source!r} and {item.after.source!r}",
                        hint="leave out `variant: bars`",
                    )
        return self

    def reading(self) -> str:
        return "; ".join(self._told(item, heard) for item in self.items)

    def leads(self) -> tuple[str, ...]:
        return tuple(opened(self._told(item, said)) for item in self.items)

    def _told(self, item: Compared, say: Callable[[Value, str | None], str]) -> str:
        rank = "hạng " if item.is_rank and "hạng" not in item.label.lower() else ""
        before, after = (f"{rank}{say(value, item.unit)}" for value in (item.before, item.after))
        towards = _TOWARDS.get(item.trend or "", "–")
        times = [inside(when(text)) for text in (self.before, self.after)]
        ends = f"{before} ({times[0]}) {towards} {after} ({times[1]})"
        change = item.change
        if not change:
            return f"{item.label}: {ends}{', không đổi' if change == 0 else ''}"
        by = signed(abs(change), item.change_unit).removeprefix("+")
        return f"{item.label}: từ {ends}, {_VERBS[item.trend or 'up']} {by}"

    def complete(self, node: SimpleNamespace) -> None:
        """Add values without their units, the change, its direction, and the lengths of bars."""
        for item, own in zip(self.items, node.items, strict=True):
            unit = item.unit or item.after.unit
            own.gap = gap_before(unit)
            own.unit = FactText(unit, f"{own.path}.{'unit' if item.unit else 'after'}")
            own.before = FactText(item.before.lead, f"{own.path}.before")
            own.after = FactText(item.after.lead, f"{own.path}.after")
            own.trend, own.better, own.change = item.trend or "", item.is_better, None
            if item.change is not None:
                own.change = FactText(signed(item.change, item.change_unit), f"{own.path}.after")
            before, after = item.shares
            own.before_share = FactNumber(before, f"{own.path}.before_share")
            own.after_share = FactNumber(after, f"{own.path}.after_share")
