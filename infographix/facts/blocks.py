"""The kinds of block: what each holds, and how many.

A new kind is a class here, a name in `Block` and a template `layouts/blocks/<kind>.svg.j2`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.refusal import RefusalError
from infographix.facts.texts import Decimals, Flag, IconName, Name, Priority, Text, read_choice
from infographix.facts.values import Delta, Rank, Value, When
from infographix.vietnamese.numbers import Number


class BaseBlock(Fact):
    """What every kind of block may have."""

    VARIANTS: ClassVar[tuple[str, ...]] = ()

    title: Text | None = None
    """Heading of the block."""
    note: Text | None = None
    """A short tag, such as “Số liệu minh hoạ”."""
    priority: Priority = 0
    """Where a short format cannot hold all blocks, those of higher priority stay."""
    variant: Name | None = None
    """Another way to draw the block."""

    @field_validator("variant")
    @classmethod
    def _known_variant(cls, variant: str | None) -> str | None:
        what = "variant of this kind"
        return None if variant is None else read_choice(variant, cls.VARIANTS, what)


class Pillar(Fact):
    """One of a few things that carry the whole."""

    title: Text
    """Name of the pillar."""
    text: Text | None = None
    """A sentence about it."""
    items: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    """Short points."""
    icon: IconName | None = None
    """Name of an icon, such as `users`."""


class Pillars(BaseBlock):
    """Pillars (trụ cột): two to five things side by side."""

    VARIANTS = ("chips",)

    kind: Literal["pillars"]
    items: Annotated[tuple[Pillar, ...], Field(min_length=2, max_length=5)]
    """The pillars, in order."""


class CountedBlock(BaseBlock):
    """What blocks of values may have besides."""

    decimals: Decimals | None = None
    """How many digits after the comma are shown of each value; all where it is left out."""

    def shown(self, item: Counted) -> Number:
        """Return an item's value as the picture shows it: exact, or rounded to its decimals."""
        decimals = self.decimals if item.decimals is None else item.decimals
        return item.value if decimals is None else item.value.rounded(decimals)


class Counted(Fact):
    """A value and the unit that it is counted in; the unit may stand in the value as `%`."""

    value: Value
    """A number: 1.234,5; 12.345.678; hơn 183.000; ≥ 80%; 2/63."""
    unit: Text | None = None
    """What is counted: tỷ đồng, điểm, %."""
    decimals: Decimals | None = None
    """How many digits after the comma are shown; the alternative text keeps the exact value."""

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        if self.unit and self.value.unit and self.unit != self.value.unit:
            raise RefusalError(
                "the value has a unit of its own",
                found=f"{self.value.source!r} and unit {self.unit!r}",
                hint="write the unit once",
            )
        return self


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

    kind: Literal["figures"]
    items: Annotated[tuple[Figure, ...], Field(min_length=1, max_length=8)]
    """The numbers, in order."""


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

    kind: Literal["timeline"]
    items: Annotated[tuple[Event, ...], Field(min_length=2, max_length=8)]
    """The events, in order."""


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

    kind: Literal["steps"]
    items: Annotated[tuple[Step, ...], Field(min_length=2, max_length=8)]
    """The steps, in order."""


Block = Pillars | Figures | Ranking | Timeline | Steps

KINDS: dict[str, type[Block]] = {
    "pillars": Pillars,
    "figures": Figures,
    "ranking": Ranking,
    "timeline": Timeline,
    "steps": Steps,
}
