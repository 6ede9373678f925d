"""A workbook's bytes and a sheet's name → headers and rows, with cells as the sheet shows them.

Values are read by calamine, what they are shown as (percentages, leading zeros, months) from the
workbook's own styles: see `looks`.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from infographix import libraries
from infographix.campaign.tables.cells import Amount, Broken, Cell, of_float, of_python, written
from infographix.campaign.tables.looks import Look, Looks, check_parts
from infographix.campaign.tables.table import MOST_CELLS, Row, Table, check_size, make
from infographix.errors import Problem, SpecError, unknown
from infographix.vietnamese.dates import format_month


def read(data: bytes, name: str, sheet: str = "") -> Table:
    """Read a sheet, the first where none is named; SpecError where it cannot be read."""
    calamine: Any = libraries.calamine()
    check_parts(data, name)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names
        chosen = _chosen(names, sheet, name)
        looks = Looks.of(data, names.index(chosen), name)
        check_size(name, looks.rows, looks.columns)  # calamine makes room for every cell
        found = book.get_sheet_by_name(chosen)
        values = found.to_python(skip_empty_area=False)
        merged = found.merged_cell_ranges or []
    except calamine.PasswordError:
        hint = "take the password off and save it again"
        raise SpecError(Problem("the workbook has a password", name, hint=hint)) from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        reason = libraries.first_line(error)
        raise SpecError(Problem(f"the workbook cannot be read: {reason}", name)) from None
    _unmerge(values, merged, name)
    header = values[0] if values else []
    rows = (
        Row(at + 1, tuple(_cell(v, looks.at(at, column)) for column, v in enumerate(line)))
        for at, line in enumerate(values)
        if at > 0
    )
    return make(name, chosen, [_header(value) for value in header], rows)


def _chosen(names: list[str], sheet: str, name: str) -> str:
    if not sheet:
        return names[0]
    if sheet not in names:
        raise SpecError(unknown("no such sheet", name, sheet, names))
    return sheet


def _unmerge(values: list[list[Any]], merged: list[Any], name: str) -> None:
    """Give every cell below the header that is merged into another that one's value.

    Rows without a value of their own stay empty.
    """
    areas = (
        (min(bottom + 1, len(values)) - top) * (right + 1 - left)
        for (top, left), (bottom, right) in merged
    )
    if sum(areas) > MOST_CELLS:
        raise SpecError(Problem("too many cells are merged", name, allowed=f"{MOST_CELLS} cells"))
    filled = {at for at, row in enumerate(values) if any(value != "" for value in row)}
    for (top, left), (bottom, right) in merged:
        for at in range(top, min(bottom + 1, len(values))):
            if top > 0 and at in filled:
                for column in range(left, min(right + 1, len(values[at]))):
                    values[at][column] = values[top][left]


def _header(value: Any) -> str | None:
    cell = of_python(value)
    return written(cell) or None


def _cell(value: Any, look: Look) -> Cell:
    if look.error:
        return Broken(Problem("the formula in this cell has no result"), look.error)
    if value == "" or isinstance(value, str):
        return of_python(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return _number(float(value), look)
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    if isinstance(value, date) and not look.day and look.year:
        return format_month(value.year, value.month) if look.month else str(value.year)
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value
    return of_python(value)


def _number(value: float, look: Look) -> Cell:
    number = of_float(value)
    if not isinstance(number, int | Decimal) or isinstance(number, bool):
        return number
    if look.mask and number >= 0 and number == int(number):
        return look.masked(int(number))
    amount = Decimal(number)
    places = look.decimals + (2 if look.percent else 0)
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and -exponent < places:
        amount = amount.quantize(Decimal(1).scaleb(-places))
    if look.percent or look.grouped or isinstance(number, Decimal) or look.decimals:
        return Amount(amount, look.grouped, look.percent)
    return number
