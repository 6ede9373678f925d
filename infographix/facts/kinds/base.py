"""What kinds of block have in common: heading, note, priority; values with units; words to read."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace
from pydantic import field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactText
from infographix.facts.texts import Decimals, Name, Priority, Text, read_choice
from infographix.facts.values import Value
from infographix.vietnamese import aloud
from infographix.vietnamese.numbers import Number

LIST_LENGTH = 240
"""Characters up to which a post names all entries of a list in one line."""


class BaseBlock(Fact):
    """What every kind of block may have."""

    if TYPE_CHECKING:
        kind: str  # each kind has its own word for it
    VARIANTS: ClassVar[tuple[str, ...]] = ()
    PARTED: ClassVar[str] = ""
    """The field whose entries may go over several pages; empty where the block is one whole."""

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

    def reading(self) -> str:
        """Return the block as it is read aloud, without its title."""
        raise NotImplementedError

    def leads(self) -> tuple[str, ...]:
        """Return what a post says of the block, a line each without a full stop, the best first.

        Each is true where it stands alone below the block's title.
        """
        return (self.reading(),)

    def complete(self, node: SimpleNamespace) -> None:
        """Add to the block's node of the view what its template needs besides its fields."""

    def entries(self) -> int:
        """Return how many entries it has that may go over several pages; 1 for a whole."""
        return len(getattr(self, self.PARTED)) if self.PARTED else 1

    def portion(self, start: int, stop: int) -> Self:
        """Return the block with some of its entries, for reading a page aloud."""
        return self.model_copy(update={self.PARTED: getattr(self, self.PARTED)[start:stop]})

    def portion_node(self, node: SimpleNamespace, start: int, stop: int) -> SimpleNamespace:
        """Return the block's node with some of its entries; lengths stay those of the whole."""
        part = SimpleNamespace(**vars(node))
        entries = getattr(node, self.PARTED)[start:stop]
        setattr(part, self.PARTED, entries)
        if self.PARTED == "items":
            part.count = len(entries)
        return part


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
        check_unit(self.value, self.unit)
        return self

    @property
    def counted(self) -> str:
        """The exact value with its unit, as it is read: `hơn 1.234,5 tỷ đồng`, `15,3%`."""
        return counted(self.value, self.unit)

    def complete(self, node: SimpleNamespace, shown: Number) -> None:
        """Give an item's node its value as text, in parts, and as a number."""
        field = f"{node.path}.value"
        unit = self.unit or shown.unit
        node.gap = gap_before(unit)
        node.value = FactText(shown.lead, field)
        node.bare = FactText(shown.bare, field)
        node.qualifier = FactText(shown.qualifier, field)
        node.full = FactText(f"{shown.lead}{node.gap}{unit}", field)
        node.number = shown.number
        if not self.unit and self.value.unit:
            node.unit = FactText(self.value.unit, field)


class CountedBlock(BaseBlock):
    """What blocks of values may have besides."""

    decimals: Decimals | None = None
    """How many digits after the comma are shown of each value; all where it is left out."""

    def shown(self, item: Counted) -> Number:
        """Return an item's value as the picture shows it: exact, or rounded to its decimals."""
        decimals = self.decimals if item.decimals is None else item.decimals
        return item.value if decimals is None else item.value.rounded(decimals)

    def complete(self, node: SimpleNamespace) -> None:
        for item, own in zip(self.counted_items(), node.items, strict=True):
            item.complete(own, self.shown(item))

    def counted_items(self) -> Sequence[Counted]:
        """Return the items, each of which has a value."""
        items: Sequence[Counted] = getattr(self, "items", ())
        return items


def check_unit(value: Number, unit: str | None) -> None:
    """Refuse a unit beside a value that has another one of its own."""
    if unit and value.unit and unit != value.unit:
        raise RefusalError(
            "the value has a unit of its own",
            found=f"{value.source!r} and unit {unit!r}",
            hint="write the unit once",
        )


def counted(value: Number, unit: str | None) -> str:
    """Return a value with its unit, as it is read: `hơn 1.234,5 tỷ đồng`, `15,3%`."""
    unit = unit or value.unit
    return f"{value.lead}{gap_before(unit)}{unit}"


def heard(value: Number, unit: str | None) -> str:
    """Return a value with its unit in words: `trên 98%`, `2 trên 63 tỉnh`."""
    unit = unit or value.unit
    return f"{aloud.heard(replace(value, unit=''))}{gap_before(unit)}{unit}"


def said(value: Number, unit: str | None = None) -> str:
    """Return a value with its unit for a post: `trên 98%`, `2/63 tỉnh`."""
    unit = unit or value.unit
    return f"{aloud.said(replace(value, unit=''))}{gap_before(unit)}{unit}"


def sentences(*parts: str | None) -> str:
    """Return parts as sentences, each with a capital; the last has no full stop of ours."""
    told = [aloud.opened(part) for part in parts if part]
    closed = (part if part[-1] in ".!?:…" else f"{part}." for part in told[:-1])
    return " ".join((*closed, *(part.rstrip(".") for part in told[-1:])))


def listed(head: str, entries: Sequence[str]) -> str:
    """Return what an enumeration is of, and its entries: `Nên: hỏi lại; xem kỹ`."""
    return f"{head}: {'; '.join(map(aloud.inside, entries))}"


def short_list(entries: Sequence[str]) -> tuple[str, ...]:
    """Return an enumeration as one line where it is short, else its entries."""
    first, *rest = entries
    line = "; ".join((first, *map(aloud.inside, rest)))
    return (line,) if len(line) <= LIST_LENGTH else tuple(entries)


def gap_before(unit: str) -> str:
    """Return what stands between a number and its unit: a space, or nothing before `%`."""
    return "" if unit in ("", "%", "‰") else " "


def titled(title: str, text: str | None) -> str:
    """Return a title with the text that explains it: `title – text`."""
    return f"{title} – {aloud.inside(text)}" if text else title
