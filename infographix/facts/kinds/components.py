"""Components (chỉ số thành phần): what an index is made of, each out of its own maximum."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock
from infographix.facts.plots import Label, RadarData, Spoke
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactNumber
from infographix.facts.texts import Flag, Text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import opened, out_of


class Component(Fact):
    """A part of an index."""

    label: Text
    """Name of the part."""
    value: Value
    """Its score, from 0 to `max`."""
    max: Value
    """The most that it can be, such as 10 or 1."""
    highlight: Flag = False
    """Whether this part stands out."""

    @field_validator("value", "max")
    @classmethod
    def _is_amount(cls, value: Value) -> Value:
        if value.total is not None or value.amount < 0:
            raise RefusalError("a score is an amount from zero", found=repr(value.source))
        return value

    @model_validator(mode="after")
    def _within(self) -> Self:
        if not self.max.amount > 0 or self.value.amount > self.max.amount:
            raise RefusalError(
                "a score lies between zero and its maximum",
                found=f"{self.value.source} of {self.max.source}",
            )
        if self.value.unit != self.max.unit:
            raise RefusalError(
                "score and maximum are of one unit",
                found=f"{self.value.source!r} and {self.max.source!r}",
            )
        return self

    @property
    def share(self) -> float:
        """The score as a ratio of its maximum."""
        return float(self.value.amount / self.max.amount)


class Components(BaseBlock):
    """Components (chỉ số thành phần): three to twelve scores, each from zero to its maximum."""

    VARIANTS = ("radar",)
    PARTED = "items"

    kind: Literal["components"]
    items: Annotated[tuple[Component, ...], Field(min_length=3, max_length=12)]
    """The parts, in order."""

    def entries(self) -> int:
        return 1 if self.variant == "radar" else super().entries()

    def reading(self) -> str:
        return "; ".join(
            f"{item.label}: {out_of(item.value.text, item.max.text)}" for item in self.items
        )

    def leads(self) -> tuple[str, ...]:
        """Return the parts that stand out; else the highest and the lowest, of one maximum."""
        strong = [f"{opened(_told(item))}" for item in self.items if item.highlight]
        if strong or len({item.max.amount for item in self.items}) > 1:
            return tuple(strong or (opened(_told(item)) for item in self.items))
        ends = [pick(self.items, key=lambda item: item.share) for pick in (max, min)]
        if ends[0].share == ends[1].share:
            return tuple(opened(_told(item)) for item in self.items)
        words = ("Cao nhất", "Thấp nhất")
        return tuple(f"{word}: {_told(item)}" for word, item in zip(words, ends, strict=True))

    def complete(self, node: SimpleNamespace) -> None:
        """Add `share`, the length of each bar as a ratio of a whole one, and `plot` for a radar."""
        for item, own in zip(self.items, node.items, strict=True):
            own.share = FactNumber(item.share, f"{own.path}.share")
        spokes = tuple(
            _spoke(item, f"{node.path}.items[{index}]") for index, item in enumerate(self.items)
        )
        node.plot = RadarData(f"{node.path}.items", spokes)


def _told(item: Component) -> str:
    return f"{item.label} {item.value.text}/{item.max.text}"


def _spoke(item: Component, path: str) -> Spoke:
    name = Label(item.label, (f"{path}.label",))
    fields = (f"{path}.value", f"{path}.max")
    value = Label(item.value.text, fields, after=f"/{item.max.text}")
    return Spoke(item.share, name, value, item.highlight)
