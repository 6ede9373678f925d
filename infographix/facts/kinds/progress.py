"""Progress (tiến độ): what has been reached of each target."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, check_unit, counted, gap_before, said
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactNumber, FactText
from infographix.facts.texts import Text
from infographix.facts.values import Value, When
from infographix.vietnamese.aloud import opened

_AT_MOST = ("<", "≤")


class Goal(Fact):
    """A target and how far it has been reached."""

    label: Text
    """What is to be reached."""
    actual: Value
    """What has been reached: 91%; 1.234."""
    target: Value
    """What is to be reached: 80%; ≥ 80%; ≤ 5."""
    unit: Text | None = None
    """What both are counted in."""
    deadline: When | None = None
    """The day or period by which it is to be reached."""

    @field_validator("actual", "target")
    @classmethod
    def _has_length(cls, value: Value) -> Value:
        if value.total is not None or value.amount < 0:
            raise RefusalError("a bar shows an amount from zero", found=repr(value.source))
        return value

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        for value in (self.actual, self.target):
            check_unit(value, self.unit)
        if self.actual.unit != self.target.unit:
            raise RefusalError(
                "what is reached and the target are of one unit",
                found=f"{self.actual.source!r} and {self.target.source!r}",
            )
        return self

    @property
    def is_reached(self) -> bool:
        """Whether the target is met; one that begins with `≤` or `<` is a limit."""
        if self.target.qualifier in _AT_MOST:
            return self.actual.amount <= self.target.amount
        return self.actual.amount >= self.target.amount

    @property
    def shares(self) -> tuple[float, float]:
        """Reached and target, as ratios of the larger of the two."""
        whole = max(self.actual.amount, self.target.amount) or 1
        return float(self.actual.amount / whole), float(self.target.amount / whole)


class Progress(BaseBlock):
    """Progress (tiến độ): one to eight bars; a mark on each shows its target."""

    PARTED = "items"

    kind: Literal["progress"]
    items: Annotated[tuple[Goal, ...], Field(min_length=1, max_length=8)]
    """The targets, in order."""

    def reading(self) -> str:
        return "; ".join(_reading(item) for item in self.items)

    def leads(self) -> tuple[str, ...]:
        return tuple(opened(_reading(item)) for item in self.items)

    def complete(self, node: SimpleNamespace) -> None:
        """Add values with units, the lengths of bars, and whether each target is reached."""
        for item, own in zip(self.items, node.items, strict=True):
            unit = item.unit or item.actual.unit
            own.gap = gap_before(unit)
            own.actual = FactText(item.actual.lead, f"{own.path}.actual")
            own.target = FactText(counted(item.target, item.unit), f"{own.path}.target")
            own.unit = FactText(unit, f"{own.path}.{'unit' if item.unit else 'actual'}")
            own.reached = item.is_reached
            reached, target = item.shares
            own.share = FactNumber(reached, f"{own.path}.share")
            own.target_share = FactNumber(target, f"{own.path}.target_share")
            if item.deadline:
                own.deadline = FactText(item.deadline.phrase, f"{own.path}.deadline")


def _reading(goal: Goal) -> str:
    by = f" đến {goal.deadline.phrase}" if goal.deadline else ""
    end = ", đã đạt" if goal.is_reached else ""
    actual, target = said(goal.actual, goal.unit), said(goal.target, goal.unit)
    return f"{goal.label}: thực hiện {actual}, mục tiêu{by} là {target}{end}"
