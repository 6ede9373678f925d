"""Headers and rows → `Table`, in which a column is found by its header as it stands."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from infographix.campaign.tables.cells import Cell
from infographix.errors import Problem, SpecError
from infographix.finding import Finding
from infographix.vietnamese.sorting import slug

FIRST_ROW = 2
"""The number of the first row after the header, as Excel counts."""

MOST_COLUMNS = 16_384
MOST_CELLS = 10_000_000


class Row(Struct, frozen=True):
    """A row by its number as Excel counts; `problem` says why it cannot be used at all."""

    number: int
    cells: tuple[Cell, ...]
    problem: Problem | None = None


class Table(Struct, frozen=True):
    """One sheet: as many cells in each row as there are headers."""

    name: str
    sheet: str
    headers: tuple[str, ...]
    rows: Sequence[Row]
    findings: tuple[Finding, ...] = ()
    places: dict[str, int] = {}
    """Where a column stands, by each name that it can be asked for by."""

    def place(self, name: str) -> int | None:
        """Return the place of a column by its header or plain name (`ten_xa`), or None."""
        return self.places.get(name, self.places.get(tidy(name)))


def tidy(header: str) -> str:
    """Return a header with its letters whole (NFC) and one space between words."""
    return " ".join(unicodedata.normalize("NFC", header).split())


def plain_name(header: str) -> str:
    """Return a header as a plain name: `Tên xã` → `ten_xa`."""
    return slug(header).replace("-", "_")


def check_size(name: str, rows: int, columns: int) -> None:
    """Refuse a table that has too many cells, the empty ones counted too; SpecError."""
    if rows * columns > MOST_CELLS:
        found = f"{rows} rows of {columns} cells"
        raise SpecError(Problem("the table is too large", name, found, f"{MOST_CELLS} cells"))


def make(
    name: str,
    sheet: str,
    headers: Iterable[object],
    rows: Iterable[Row],
    findings: tuple[Finding, ...] = (),
) -> Table:
    """Return a table without its empty rows and its columns without a header.

    SpecError where it has no header or row, or where two headers are the same.
    """
    where = f"{name} ({sheet})" if sheet else name
    titles = [tidy(str(header)) if header is not None else "" for header in headers]
    kept = [at for at, title in enumerate(titles) if title]
    if len(kept) > MOST_COLUMNS:
        allowed = f"{MOST_COLUMNS} columns"
        raise SpecError(Problem("the table has too many columns", where, str(len(kept)), allowed))
    if not kept:
        raise SpecError(Problem("the first row of a table holds its headers", where, "nothing"))
    named = tuple(titles[at] for at in kept)
    twice = next((title for title, times in Counter(named).items() if times > 1), None)
    if twice is not None:
        hint = "give one of them another name"
        raise SpecError(Problem("two columns have the same header", where, repr(twice), hint=hint))
    filled = [_row(row, kept) for row in rows]
    found = [row for row in filled if row.problem or any(cell is not None for cell in row.cells)]
    if not found:
        raise SpecError(Problem("the table has no rows", where, "a header and nothing below it"))
    return Table(name, sheet, named, found, findings, _places(named))


def _row(row: Row, kept: Sequence[int]) -> Row:
    cells = tuple(row.cells[at] if at < len(row.cells) else None for at in kept)
    return Row(row.number, cells, row.problem)


def _places(headers: Sequence[str]) -> dict[str, int]:
    """Return places by header; a plain name that two headers share stands for neither."""
    plain: dict[str, int | None] = {}
    for at, header in enumerate(headers):
        name = plain_name(header)
        plain[name] = None if name in plain else at
    places = {name: at for name, at in plain.items() if name and at is not None}
    return places | {header: at for at, header in enumerate(headers)}
