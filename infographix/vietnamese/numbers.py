"""A Vietnamese number as written → its exact amount, and back to how Vietnamese writes it.

A comma is the decimal mark and a dot groups thousands (Babel's CLDR data for `vi` says the same).
What is taken, and what is refused because two readers would read two numbers:

    1.234,5  12.345.678  1234  15,3  0,9500   one reading: taken
    1,234                                     1 and 234 thousandths: the comma is the decimal mark
    0.6975  15.3  1234.567                    the dot cannot group thousands here: a decimal dot
    1.234                                     1234 or 1 and 234 thousandths: refused, unless the
                                              notation is "vi"
    1,234,567  1,234.5                        English grouping: refused

Amounts are `Decimal`s, never rounded: the zeros of `0,9500` are kept.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Literal, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from infographix.errors import Problem, SpecError

Notation = Literal["vi"] | None
Trend = Literal["up", "down", "level"]

MINUS = "−"
_MOST_DIGITS = 30
_ALLOWED = (
    "a number such as 1.234,5 or 12.345.678, after >, ≥, <, ≤, ~, hơn, trên, gần, dưới, khoảng; "
    "or 2/63"
)

_WHOLE = re.compile(
    r"(?:(?P<sign>>=|<=|[><≥≤~])\s*|(?P<word>hơn|gần|trên|dưới|khoảng)\s+)?"
    r"(?P<body>\S.*?)\s*(?P<unit>[%‰])?",
    re.IGNORECASE | re.DOTALL,
)
_RANK = r"([1-9][0-9]{0,6})/([1-9][0-9]{0,6})"
_SIGNED = re.compile(r"([-−]?)(.*)", re.DOTALL)
_INTEGER = re.compile(r"0|[1-9][0-9]*")
_COMMA = r"(?:0|[1-9][0-9]*),[0-9]+"
_DOT = r"(?:0|[1-9][0-9]*)\.[0-9]+"
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_AMBIGUOUS = r"[1-9][0-9]{0,2}\.[0-9]{3}"
_ENGLISH = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+|,[0-9]{3})"
_NUMBER_AND_WORDS = r"[-−]?[0-9][0-9.,]*\s*[^\W\d].*"
_RANGE = r"[0-9][0-9.,]*\s*[-–—]\s*[0-9].*"
_SWAP = str.maketrans(",.", ".,")
WIDE = Context(prec=60, rounding=ROUND_HALF_UP)
"""For arithmetic on amounts: no digit of them is lost, as it would be in Python's 28."""
_DIRECTIONS = {
    **dict.fromkeys(("hơn", "trên", ">", "≥"), ROUND_FLOOR),
    **dict.fromkeys(("gần", "dưới", "<", "≤"), ROUND_CEILING),
}

_CHANGE = (
    r"(?:(?P<word>tăng|giảm)\s+|(?P<sign>[+\-−])\s*)?"
    r"(?P<body>[0-9][0-9.,]*)\s*(?P<unit>[^\d\s]\D*)?"
)
_UNCHANGED = frozenset({"không đổi", "giữ nguyên"})


class Number(Struct, frozen=True):
    """An amount, what leads it (`hơn`, `≥`), and what it is out of or counted in.

    `total` is set for a rank (`2/63`), `unit` for a percentage; `source` is the text as given.
    """

    amount: Decimal
    qualifier: str = ""
    total: int | None = None
    unit: str = ""
    source: str = ""

    @property
    def bare(self) -> str:
        """The number alone: `183.000`, `2/63`."""
        text = format_number(self.amount)
        return text if self.total is None else f"{text}/{self.total}"

    @property
    def lead(self) -> str:
        """The number and what leads it, without its unit: `hơn 183.000`."""
        return f"{self.qualifier} {self.bare}" if self.qualifier else self.bare

    @property
    def text(self) -> str:
        """All of it: `hơn 183.000`, `≥ 80%`."""
        return self.lead + self.unit

    @property
    def number(self) -> float:
        """The amount as a float, for drawing lengths only."""
        return float(self.amount)

    def rounded(self, decimals: int) -> Number:
        """Return it with so many digits after the comma; a rank as it is."""
        if self.total is not None:
            return self
        return replace(self, amount=rounded(self.amount, decimals, self.qualifier))


class Change(Struct, frozen=True):
    """A difference from before, such as `+8,6%` or `giảm 15 bậc`; `amount` carries the sign."""

    amount: Decimal
    text: str
    source: str = ""

    @property
    def trend(self) -> Trend:
        """Whether the amount went up or down; not whether that is good."""
        if self.amount == 0:
            return "level"
        return "up" if self.amount > 0 else "down"


def parse(value: str | int | float | Decimal, notation: Notation = None) -> Number:
    """Read a number; SpecError with the reason where it is none or could be two."""
    if not isinstance(value, str):
        return Number(exact(value), source=str(value))
    match = _WHOLE.fullmatch(value.strip())
    if match is None:
        _refuse("there is no number here", value)
    qualifier = {">=": "≥", "<=": "≤"}.get(match["sign"], match["sign"]) or match["word"] or ""
    unit, body = match["unit"] or "", match["body"]
    rank = re.fullmatch(_RANK, body)
    if rank is not None:
        return _rank(rank, qualifier, unit, value)
    return Number(_amount(body, notation, value), qualifier, None, unit, value)


def parse_change(value: str | int | float | Decimal, notation: Notation = None) -> Change:
    """Read a difference: a number with a sign or `tăng`/`giảm`, and a few words as its unit.

    A number without a sign is an increase. SpecError where it is none of these.
    """
    if not isinstance(value, str):
        amount = exact(value)
        return Change(amount, _signed(amount), str(value))
    text = value.strip()
    if text.lower() in _UNCHANGED:
        return Change(Decimal(0), text, value)
    match = re.fullmatch(_CHANGE, text, re.IGNORECASE)
    if match is None:
        raise SpecError(
            Problem(
                "this is no difference",
                found=repr(value),
                allowed="+8,6%; −15 bậc; tăng 9 bậc; giảm 1,2 điểm; không đổi",
            )
        )
    return _change(match, notation, value)


def format_number(amount: Decimal, decimals: int | None = None) -> str:
    """Return `1.234.567,89` with a true minus; every digit is kept unless `decimals` is given.

    With `decimals`, halves are rounded away from zero, as in school and in state reports.
    """
    if decimals is not None:
        amount = rounded(amount, decimals)
    text = format(amount.copy_abs(), ",f").translate(_SWAP)
    return MINUS + text if amount < 0 else text


def rounded(amount: Decimal, decimals: int, qualifier: str = "") -> Decimal:
    """Return an amount with so many digits after the comma, halves rounded away from zero.

    What is led by `hơn`, `>` or `≥` is rounded down and by `gần`, `<` or `≤` up, so that it stays
    true: `hơn 1,28` is `hơn 1,2`.
    """
    rounding = _DIRECTIONS.get(qualifier.lower(), ROUND_HALF_UP)
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding, WIDE)


def exact(value: int | float | Decimal) -> Decimal:
    """Return the decimal that a Python number is printed as."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        _refuse("this is no number", value)
    if isinstance(value, int) and value.bit_length() > 4 * _MOST_DIGITS:
        raise SpecError(Problem("the number is too long", allowed=f"{_MOST_DIGITS} digits"))
    amount = Decimal(str(value))
    if not amount.is_finite():
        _refuse("this is no finite number", value)
    return _bounded(amount, value)


def _bounded(amount: Decimal, source: object) -> Decimal:
    _sign, digits, exponent = amount.as_tuple()
    places = exponent if isinstance(exponent, int) else 0
    if max(len(digits) + max(places, 0), -places) > _MOST_DIGITS:
        _refuse("the number is too long", str(source)[:40], allowed=f"{_MOST_DIGITS} digits")
    return amount


def _rank(match: re.Match[str], qualifier: str, unit: str, source: str) -> Number:
    place, total = int(match[1]), int(match[2])
    if place > total or unit:
        _refuse("this is no rank", source, hint="a rank is a place out of a total, such as 2/63")
    return Number(Decimal(place), qualifier, total, "", source)


def _amount(body: str, notation: Notation, source: str) -> Decimal:
    match = _SIGNED.fullmatch(body)
    sign, digits = (match[1], match[2]) if match else ("", body)
    plain = _plain(digits, notation)
    if plain is None:
        _explain(digits, source)
    return _bounded(Decimal(f"-{plain}" if sign else plain), source)


def _plain(digits: str, notation: Notation) -> str | None:
    """Return the digits as Python writes them, or None where they are not one number."""
    if _INTEGER.fullmatch(digits):
        return digits
    if _GROUPED.fullmatch(digits):
        if notation is None and re.fullmatch(_AMBIGUOUS, digits):
            return None
        return digits.replace(".", "").replace(",", ".")
    if re.fullmatch(_COMMA, digits):
        return digits.replace(",", ".")
    return digits if re.fullmatch(_DOT, digits) else None


def _explain(digits: str, source: str) -> NoReturn:
    """Refuse with the reason that fits the mistake."""
    if re.fullmatch(_AMBIGUOUS, digits):
        whole, comma = digits.replace(".", ""), digits.replace(".", ",")
        _refuse(
            f"this may be {whole} or {comma}, a thousand times apart",
            source,
            allowed=f"{whole} or {comma}",
            hint="or set `numbers: vi`, so that a dot groups thousands in the whole spec",
        )
    if re.fullmatch(_ENGLISH, digits):
        _refuse(
            "the thousands are grouped in the English way",
            source,
            hint=f"write {digits.translate(_SWAP)}",
        )
    if re.fullmatch(r"0[0-9]+", digits):
        _refuse("a value does not begin with 0", source, hint="a code or phone number is text")
    if re.fullmatch(r"[0-9]{1,3}(?: [0-9]{3})+(?:,[0-9]+)?", digits):
        _refuse(
            "the thousands are grouped by spaces", source, hint=f"write {digits.replace(' ', '.')}"
        )
    if re.fullmatch(_RANGE, digits):
        _refuse("a value is one number, not a range", source)
    if re.fullmatch(_NUMBER_AND_WORDS, digits):
        _refuse("a value is a number alone", source, hint="put the words after it into `unit`")
    _refuse("this is no number", source)


def _change(match: re.Match[str], notation: Notation, source: str) -> Change:
    word, unit = match["word"] or "", (match["unit"] or "").strip()
    amount = _amount(match["body"], notation, source)
    if word.lower() == "giảm" or match["sign"] in ("-", MINUS):
        amount = amount.copy_negate()
    number = f"{word} {format_number(amount.copy_abs())}" if word else _signed(amount)
    gap = "" if unit[:1] in ("", "%", "‰") else " "
    return Change(amount, number + gap + unit, source)


def _signed(amount: Decimal) -> str:
    return f"+{format_number(amount)}" if amount > 0 else format_number(amount)


def _refuse(what: str, source: object, *, allowed: str = _ALLOWED, hint: str = "") -> NoReturn:
    raise SpecError(Problem(what, found=repr(source), allowed=allowed, hint=hint))
