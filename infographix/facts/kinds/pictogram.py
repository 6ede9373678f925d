"""Pictogram (biểu tượng): so many of so many, counted out in icons."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import PlainValidator, WithJsonSchema, model_validator

from infographix.facts.kinds.base import BaseBlock
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.shown import FactText
from infographix.facts.texts import IconName, Text, read_text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import opened, out_of, said

MOST_ICONS = 100
DEFAULT_ICON = "user:filled"


def _read_whole(raw: object) -> int:
    text = str(raw) if isinstance(raw, int) and not isinstance(raw, bool) else read_text(raw)
    if text.isascii() and text.isdecimal() and len(text) < 4 and 2 <= int(text) <= MOST_ICONS:
        return int(text)
    raise RefusalError("this is no number of icons", shown(raw), f"2 to {MOST_ICONS}")


Whole = Annotated[
    int,
    PlainValidator(_read_whole),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 2, "maximum": MOST_ICONS},
                              {"type": "string", "pattern": "^[0-9]{1,3}$"}]}),
]  # fmt: skip


class Pictogram(BaseBlock):
    """Pictogram (biểu tượng): 8 of 10 people, as ten icons of which eight stand out."""

    kind: Literal["pictogram"]
    value: Value
    """How many: 8; hơn 9; or a percentage that is a whole number of icons, such as 98% of 50."""
    of: Whole = 10
    """Out of how many: 2 to 100 icons."""
    label: Text
    """What is so often so: người dân hài lòng."""
    icon: IconName | None = None
    """Name of an icon, such as `users`; the outline of a filled one stands for the rest."""

    @model_validator(mode="after")
    def _countable(self) -> Self:
        value = self.value
        if value.total is not None:
            raise RefusalError(
                "the value has a whole of its own",
                found=repr(value.source),
                hint="write the number into `value` and the whole into `of`",
            )
        count = self._count()
        if not 0 <= count <= self.of:
            raise RefusalError(
                "the value is none of the whole", repr(value.source), f"0 to {self.of}"
            )
        if count != count.to_integral_value():
            raise RefusalError(
                "the value is no whole number of icons",
                found=f"{value.source!r} of {self.of}",
                hint=self._whole_hint(),
            )
        return self

    def reading(self) -> str:
        value = said(self.value)
        return f"{value if self.value.unit else out_of(value, self.of)} {self.label}"

    def leads(self) -> tuple[str, ...]:
        return (opened(self.reading()),)

    def complete(self, node: SimpleNamespace) -> None:
        """Add `filled`, how many icons stand out, `ratio`, the value with its whole, and `hollow`,
        the icon of the others: the outline of a filled one.
        """
        field = f"{node.path}.icon"
        icon = self.icon or DEFAULT_ICON
        node.icon, node.hollow = FactText(icon, field), FactText(icon.partition(":")[0], field)
        node.filled = int(self._count())
        whole = "" if self.value.unit else f"/{self.of}"
        node.ratio = FactText(f"{self.value.text}{whole}", f"{node.path}.value")

    def _count(self) -> Decimal:
        """Return how many icons the value is."""
        share = {"%": 100, "‰": 1000}.get(self.value.unit)
        return self.value.amount * self.of / share if share else self.value.amount

    def _whole_hint(self) -> str:
        """Name the fewest icons of which the value is a whole number."""
        share = {"%": 100, "‰": 1000}.get(self.value.unit)
        amount = self.value.amount
        if share:
            for of in range(2, MOST_ICONS + 1):
                count = amount * of / share
                if count == count.to_integral_value():
                    return f"with `of: {of}` it is {count.to_integral_value():f} of {of}"
        return "round it, with a word that keeps it true, such as `hơn 9`"
