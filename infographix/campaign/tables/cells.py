"""A cell's value → its text as a Vietnamese sheet shows it, and the plain value a spec is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from msgspec import Struct

from infographix.errors import Problem
from infographix.vietnamese.dates import format_date, format_time
from infographix.vietnamese.numbers import MINUS, format_number

LONGEST = 100
"""Digits of a number before its point, or after it."""
_SWAP = str.maketrans(",.", ".,")


class Amount(Decimal):
    """A number that knows how its sheet shows it: thousands grouped, or as a percentage.

    As a percentage it is the ratio (0.951), shown times a hundred (`95,1%`). Trailing zeros are
    kept: Decimal("0.9500") is shown as `0,9500`.
    """

    grouped: bool
    percent: bool

    def __new__(cls, amount: Decimal | int, grouped: bool = False, percent: bool = False) -> Amount:
        made = super().__new__(cls, amount)
        made.grouped, made.percent = grouped, percent
        return made


class Broken(Struct, frozen=True):
    """A cell that cannot be used; `problem` says why, `found` is what stands in it."""

    problem: Problem
    found: str


Cell = str | bool | int | Decimal | date | time | Broken | None
Plain = str | bool | int | None


def written(value: Cell) -> str:
    """Return a cell as text: `12.345`, `0,6975`, `95,1%`, `21/02/2022`; an empty one as ``."""
    if isinstance(value, Broken):
        return value.found
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | Decimal):
        return _number(value, isinstance(value, Amount) and value.grouped)
    if isinstance(value, datetime):
        clock = value.time()
        day = format_date(value.date())
        return f"{format_time(clock, 'slash')} {day}" if clock != time() else day
    if isinstance(value, date):
        return format_date(value)
    return format_time(value, "slash") if isinstance(value, time) else str(value)


def plain(value: Cell) -> Plain:
    """Return what a spec's field is given: a whole number as such, all else as text.

    A decimal is text with a comma, which fields of numbers and of text both take and which keeps
    every digit.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        whole = not isinstance(value, Decimal) or _digits_after(value) == 0
        if whole and not (isinstance(value, Amount) and value.percent):
            return int(value)
        return _number(value, False)
    return written(value)


def _digits_after(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number(value: int | Decimal, grouped: bool) -> str:
    amount = Decimal(value)
    if isinstance(value, Amount) and value.percent:
        return f"{_number(amount.scaleb(2), grouped)}%"
    if grouped:
        return format_number(amount)
    text = format(amount.copy_abs(), "f").translate(_SWAP)
    return MINUS + text if amount < 0 else text


def of_python(value: Any) -> Cell:
    """Return the cell of a Python value; what is no single value becomes a broken cell.

    Floats are taken to 15 digits, as Excel does, and without a point where they are whole. Numbers
    of numpy and days of pandas are taken as what they stand for; NaN, NaT and NA are empty.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | date | time):
        return _known(value)
    if isinstance(value, Decimal):
        return _decimal(value)
    if isinstance(value, float):
        return of_float(value)
    return _foreign(value)


def _decimal(value: Decimal) -> Cell:
    if value.is_nan():
        return None
    if not value.is_finite() or max(abs(value.adjusted()), _digits_after(value)) > LONGEST:
        return Broken(Problem("the number is too long"), _short(value))
    return value


def _known(value: int | date | time) -> Cell:
    if isinstance(value, datetime):
        if value != value:  # NaT
            return None
        return datetime(*value.timetuple()[:5])
    return value


def _foreign(value: Any) -> Cell:
    if isinstance(value, Mapping | list | tuple | set | bytes):
        return Broken(Problem("a cell is a single value"), _short(value))
    inner = getattr(value, "item", None)
    if callable(inner):
        found = inner()
        if found is not value and isinstance(found, str | bool | int | float | date | type(None)):
            return of_python(found)
    if str(value) in ("<NA>", "NaT", "nan", "None"):
        return None
    return Broken(Problem("a cell is a single value"), _short(value))


def of_float(value: float) -> Cell:
    """Return a float as the decimal that Excel shows at most: 15 digits."""
    if value != value:
        return None
    if value in (float("inf"), float("-inf")):
        return Broken(Problem("this is no finite number"), str(value))
    amount = Decimal(format(value, ".15g"))
    return int(amount) if amount == amount.to_integral_value() else amount


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
