"""Rows of a table → what a template sees as `row` and `rows`, with a note of each cell it used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NoReturn

from msgspec import Struct

from infographix.campaign.tables.cells import Amount, Broken, Cell, written
from infographix.campaign.tables.table import Row, Table
from infographix.errors import Problem, SpecError, nearest
from infographix.vietnamese import numbers


class Use(Struct, frozen=True):
    """A cell that a text of the template was filled with."""

    row: int
    column: str
    value: str


class Seen(list[Use]):
    """The cells that were used since it was last emptied."""


class RowView:
    """A row: `row['Tỷ lệ (%)']` by the header as it stands, `row.ty_le` by its plain name."""

    __slots__ = ("_row", "_seen", "_table")

    def __init__(self, row: Row, table: Table, seen: Seen) -> None:
        self._row, self._table, self._seen = row, table, seen

    def __getitem__(self, name: object) -> Cell:
        return self._cell(_place(self._table, name))

    def _cell(self, place: int) -> Cell:
        cell = self._row.cells[place]
        self._seen.append(Use(self._row.number, self._table.headers[place], written(cell)))
        if isinstance(cell, Broken):
            raise SpecError(cell.problem)
        return cell


class GroupView:
    """What the rows of a group have in common: a cell that is not the same in all is refused."""

    __slots__ = ("_rows", "_table")

    def __init__(self, rows: Sequence[RowView], table: Table) -> None:
        self._rows, self._table = rows, table

    def __getitem__(self, name: object) -> Cell:
        place = _place(self._table, name)
        first, *others = (row._cell(place) for row in self._rows)
        if any(other != first for other in others):
            raise SpecError(
                Problem(
                    "the rows of the group differ in this column",
                    found=", ".join(dict.fromkeys(written(row._cell(place)) for row in self._rows)),
                    hint="use it in an item with `each: rows`",
                )
            )
        return first


def _place(table: Table, name: object) -> int:
    place = table.place(name) if isinstance(name, str) else None
    if place is None:
        _refuse_column(table, name)
    return place


def _refuse_column(table: Table, name: object) -> NoReturn:
    raise SpecError(no_such_column(table, str(name)))


def no_such_column(table: Table, name: str) -> Problem:
    """Return the problem of a column that is not in a table."""
    plain = [known for known in table.places if known not in table.headers]
    near = nearest(name, [*table.headers, *plain])
    allowed = ", ".join(table.headers)
    return Problem("there is no such column", found=repr(name), allowed=allowed, hint=near)


def amount(value: Any) -> Decimal:
    """Return a cell as a number to count with; SpecError where it is none."""
    if isinstance(value, Amount):
        return Decimal(value)
    return numbers.parse(value).amount


def largest(rows: Iterable[Any], column: str, count: int | None = None) -> list[Any]:
    """Return rows, those with the largest numbers in a column first; at most `count` of them."""
    return sorted(rows, key=_by(column), reverse=True)[:count]


def smallest(rows: Iterable[Any], column: str, count: int | None = None) -> list[Any]:
    """Return rows, those with the smallest numbers in a column first; at most `count` of them."""
    return sorted(rows, key=_by(column))[:count]


def _by(column: str) -> Callable[[Any], Decimal]:
    return lambda row: amount(row[column])


def join(values: Iterable[Any], between: str = "", column: str | None = None) -> str:
    """Return cells as one text; of rows, those of a column."""
    return between.join(written(value[column] if column else value) for value in values)


FILTERS: dict[str, Callable[..., Any]] = {
    "amount": amount,
    "largest": largest,
    "smallest": smallest,
    "join": join,
}
