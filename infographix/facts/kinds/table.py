"""Table (bảng): rows under headed columns, numbers aligned on the comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock, gap_before
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Text, read_choice
from infographix.vietnamese.aloud import inside

Align = Literal["left", "center", "right"]

_NUMBER = re.compile(
    r"(?:[<>≥≤~] ?|(?:hơn|gần|trên|dưới|khoảng) )?[-−+]?[0-9][0-9.]*(?P<fraction>,[0-9]+)?"
    r"(?: ?[%‰]|/[0-9]+)?",
    re.IGNORECASE,
)
_BLANK = frozenset({"-", "–", "—", "…", "..."})


class Column(Fact):
    """A column of a table."""

    title: Text
    """What stands in it."""
    align: Align | None = None
    """`left`, `center` or `right`; columns of numbers after the first are set right anyway."""
    unit: Text | None = None
    """What its numbers count; it stands small beside the title."""

    @field_validator("align", mode="before")
    @classmethod
    def _known_align(cls, raw: Any) -> Any:
        if not isinstance(raw, str):
            raise RefusalError("this is no side", shown(raw), "left, center, right")
        return read_choice(raw, ("left", "center", "right"), "side")


_Row = Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]


class Table(BaseBlock):
    """Table (bảng): one to ten rows of two to six columns."""

    PARTED = "rows"

    kind: Literal["table"]
    columns: Annotated[tuple[Column, ...], Field(min_length=2, max_length=6)]
    """The columns, {title, align, unit}."""
    rows: Annotated[tuple[_Row, ...], Field(min_length=1, max_length=10)]
    """The rows, each a list of as many cells as there are columns; a dash where there is none."""

    @model_validator(mode="after")
    def _even(self) -> Self:
        wide = len(self.columns)
        for number, row in enumerate(self.rows, start=1):
            if len(row) != wide:
                raise RefusalError(
                    "a row has not as many cells as there are columns",
                    f"{len(row)} cells in row {number}",
                    f"{wide} cells",
                    "write – where there is nothing",
                )
        return self

    def reading(self) -> str:
        return "; ".join(self._read_row(row) for row in self.rows)

    def leads(self) -> tuple[str, ...]:
        """Return the rows in order; years from the latest back."""
        years = [row[0] for row in self.rows]
        timed = years == sorted(years) and all(re.fullmatch("[12][0-9]{3}", y) for y in years)
        return tuple(map(self._read_row, reversed(self.rows) if timed else self.rows))

    def _read_row(self, row: Sequence[str]) -> str:
        cells = [
            f"{inside(column.title)} {cell}{_counted(column.unit)}"
            for column, cell in zip(self.columns[1:], row[1:], strict=True)
            if cell not in _BLANK
        ]
        return f"{self.columns[0].title} {row[0]}: {', '.join(cells)}"

    def complete(self, node: SimpleNamespace) -> None:
        """Add each column's side, and `lines` of cells with what is left free after their digits.

        `free` are the digits that a number lacks behind its comma beside the longest of its column.
        """
        places = range(len(self.columns))
        numeric = [_is_numeric([row[place] for row in self.rows]) for place in places]
        for place, (column, own) in enumerate(zip(self.columns, node.columns, strict=True)):
            usual = "right" if numeric[place] and place else "left"
            own.side = column.align or usual
            own.numeric = numeric[place]
        longest = [
            max((_fraction(row[place]) for row in self.rows), key=len) if numeric[place] else ""
            for place in places
        ]
        node.lines = tuple(
            tuple(
                SimpleNamespace(text=cell, free=longest[place][len(_fraction(cell)) :])
                for place, cell in enumerate(row)
            )
            for row in node.rows
        )

    def portion_node(self, node: SimpleNamespace, start: int, stop: int) -> SimpleNamespace:
        part = super().portion_node(node, start, stop)
        part.lines = node.lines[start:stop]
        return part


def _counted(unit: str | None) -> str:
    """Return a column's unit as it follows a number."""
    return f"{gap_before(unit)}{unit}" if unit else ""


def _is_numeric(cells: Sequence[str]) -> bool:
    told = [cell for cell in cells if cell not in _BLANK]
    return bool(told) and all(_NUMBER.fullmatch(cell) for cell in told)


def _fraction(cell: str) -> str:
    match = _NUMBER.fullmatch(cell)
    return (match["fraction"] or "") if match else ""
