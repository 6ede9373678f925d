"""Amounts → the forms in which Vietnamese writes them: `7,7 tỷ đồng`, `15,3%`, `2/63`, `10–20%`.

An amount is a number or a text as `numbers.parse` reads it, in which a dot groups thousands. Every
digit is kept unless `decimals` is given; see `numbers.rounded` for how.
"""

from __future__ import annotations

import re
from decimal import Decimal

from infographix.errors import Problem, SpecError
from infographix.vietnamese.numbers import (
    WIDE,
    Number,
    exact,
    format_number,
    parse,
    rounded,
)
from infographix.vietnamese.tokens import DOCUMENT_NUMBER

Amount = str | int | float | Decimal | Number

MAGNITUDES = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ")
"""Names of the powers of a thousand, as in CLDR's long compact form for `vi`."""

_KEPT_CASE = re.compile(
    rf"{DOCUMENT_NUMBER.pattern}"
    r"|Hue-S|#\w+|\S*(?:://|@)\S+|(?<![\w.])(?:[\w-]+\.)+(?:vn|com|org|net)\b\S*"
)


def number(value: Amount, decimals: int | None = None) -> str:
    """Return `1.234.567,89`, with what leads it and its percent sign: `hơn 183.000`, `≥ 80%`."""
    return _read(value).text if decimals is None else _read(value).rounded(decimals).text


def compact(value: Amount, unit: str = "", decimals: int | None = None) -> str:
    """Return `7,7 tỷ đồng`, `1,2 triệu`: the amount in its largest magnitude.

    Zeros at the end of the scaled number go. With `decimals` there are at most so many digits after
    the comma. SpecError for a rank or a percentage.
    """
    read = _read(value)
    if read.total is not None or read.unit:
        raise SpecError(Problem("only a plain amount has a compact form", found=repr(read.text)))
    scaled, name = _scaled(read, decimals)
    words = (read.qualifier, format_number(scaled), name, unit)
    return " ".join(filter(None, words))


def percent(value: Amount, decimals: int | None = None) -> str:
    """Return a ratio in percent, `0.153` → `15,3%`; a text with `%` is in percent already."""
    read = _read(value)
    if read.total is not None:
        raise SpecError(Problem("a rank is no ratio", found=repr(read.text)))
    amount = read.amount if read.unit else read.amount.scaleb(2, context=WIDE)
    if decimals is not None:
        amount = rounded(amount, decimals, read.qualifier)
    text = format_number(amount) + (read.unit or "%")
    return f"{read.qualifier} {text}" if read.qualifier else text


def rank(place: int, total: int) -> str:
    """Return `2/63`; SpecError where the place is none of the total."""
    return parse(f"{place}/{total}").text


def signed(value: Amount, unit: str = "", decimals: int | None = None) -> str:
    """Return a difference with its sign: `+8,6%`, `−15 bậc` (a true minus), `0 điểm`.

    SpecError for a rank, or a number led by a word or sign such as `hơn`.
    """
    read = _bare(value)
    amount = read.amount if decimals is None else rounded(read.amount, decimals)
    plus = "+" if amount > 0 else ""
    return f"{plus}{_with_unit(format_number(amount), read.unit or unit)}"


def difference(before: Amount, after: Amount, unit: str = "", decimals: int | None = None) -> str:
    """Return what has changed from `before` to `after`: `+1,2 điểm`.

    Between two percentages it is counted in `điểm phần trăm`. SpecError where only one is one.
    """
    ends = [_bare(before), _bare(after)]
    if ends[0].unit != ends[1].unit:
        found = f"{ends[0].text}, {ends[1].text}"
        raise SpecError(Problem("a difference is of two amounts of one kind", found=found))
    if ends[0].unit == "%":
        unit = unit or "điểm phần trăm"
    return signed(WIDE.subtract(ends[1].amount, ends[0].amount), unit, decimals)


def interval(low: Amount, high: Amount, unit: str = "", decimals: int | None = None) -> str:
    """Return a range with an en dash, `10–20%`; `từ −5 đến 3` where one end is below zero.

    SpecError where the ends are in the wrong order.
    """
    ends = [_bare(low), _bare(high)]
    if ends[0].amount > ends[1].amount:
        found = f"{ends[0].text}, {ends[1].text}"
        raise SpecError(Problem("a range rises", found=found, hint="put the smaller number first"))
    first, last = (format_number(end.amount, decimals) for end in ends)
    unit = unit or ends[1].unit or ends[0].unit
    if ends[0].amount < 0:
        return f"từ {_with_unit(first, unit)} đến {_with_unit(last, unit)}"
    return _with_unit(f"{first}–{last}", unit)


def upper_vi(text: str) -> str:
    """Return text in capitals; `Hue-S`, document numbers, addresses and hashtags stay as they are.

    In `60/KH-UBND` and `1342/TTr-STTTT` the case is part of the number.
    """
    kept = [match.span() for match in _KEPT_CASE.finditer(text)]
    parts, at = [], 0
    for start, end in kept:
        parts += [text[at:start].upper(), text[start:end]]
        at = end
    return "".join([*parts, text[at:].upper()])


def _read(value: Amount) -> Number:
    if isinstance(value, Number):
        return value
    if isinstance(value, str):
        return parse(value, "vi")
    return Number(exact(value), source=str(value))


def _bare(value: Amount) -> Number:
    read = _read(value)
    if read.total is not None or read.qualifier:
        raise SpecError(Problem("this takes a number alone", found=repr(read.text)))
    return read


def _with_unit(text: str, unit: str) -> str:
    gap = "" if unit[:1] in ("", "%", "‰") else " "
    return text + gap + unit


def _scaled(read: Number, decimals: int | None) -> tuple[Decimal, str]:
    """Return the amount in its magnitude; what is rounded up to 1.000 moves to the next."""
    amount = read.amount
    highest = len(MAGNITUDES) - 1
    step = min(max(amount.adjusted(), 0) // 3, highest) if amount else 0
    shown = _in_thousands(read, step, decimals)
    if step < highest and shown.adjusted() >= 3:
        step += 1
        shown = _in_thousands(read, step, decimals)
    return shown, MAGNITUDES[step]


def _in_thousands(read: Number, step: int, decimals: int | None) -> Decimal:
    scaled = read.amount.scaleb(-3 * step, context=WIDE)
    if decimals is not None:
        scaled = rounded(scaled, decimals, read.qualifier)
    return scaled if step == 0 and decimals is None else _trimmed(scaled)


def _trimmed(amount: Decimal) -> Decimal:
    """Return an amount without zeros at the end of its digits after the comma."""
    whole = amount.to_integral_value()
    return whole if amount == whole else amount.normalize(WIDE)
