"""The number texts of a column → the one notation that allows all of them, Vietnamese or English.

`1.037` may be a thousand and thirty-seven or 1 and 37 thousandths. Beside `12.345.678` or `15,3` it
is the former, beside `0.6975` or `1,234.5` the latter. Where nothing in the column tells, the cells
that could be two numbers are broken: using one is refused until `numbers: vi` is said.

Only cells that could be two numbers, or that are grouped in the English way, become numbers here;
all others stay text as written, so that a code (`1.004227`) or a phone number keeps its digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from msgspec.structs import replace

from infographix.campaign.tables.cells import Amount, Broken, Cell
from infographix.campaign.tables.table import Row, Table
from infographix.errors import Problem

Notation = Literal["vi", "en"]

_LEAD = r"(?:(?:>=|<=|[><≥≤~])\s*|(?:hơn|gần|trên)\s+)?"
_BODY = re.compile(rf"{_LEAD}[-−+]?(?P<body>[0-9][0-9.,]*)\s*[%‰]?", re.IGNORECASE)
_GROUPS = r"[1-9][0-9]{0,2}(?:G[0-9]{3})+(?:D[0-9]+)?"
_PLAIN = r"(?:0|[1-9][0-9]*)(?:D[0-9]+)?"


def _pattern(group: str, mark: str) -> re.Pattern[str]:
    both = f"{_GROUPS}|{_PLAIN}"
    return re.compile(both.replace("G", re.escape(group)).replace("D", re.escape(mark)))


_VI, _EN = _pattern(".", ","), _pattern(",", ".")
_GROUPED = re.compile(r"[0-9]{1,3}[.,][0-9]{3}.*")


def settle(table: Table, said: Literal["vi"] | None) -> Table:
    """Return the table with the number texts of each column read in its notation.

    `said` is the notation that the template names for the whole spec.
    """
    columns = range(len(table.headers))
    read = {at: _column(table.rows, at, said) for at in columns}
    changed = {at: cells for at, cells in read.items() if cells}
    if not changed:
        return table
    rows = [_replaced(row, changed) for row in table.rows]
    return replace(table, rows=rows)


def _replaced(row: Row, changed: dict[int, dict[str, Cell]]) -> Row:
    cells = list(row.cells)
    for at, readings in changed.items():
        cell = cells[at]
        if isinstance(cell, str):
            cells[at] = readings.get(cell, cell)
    return replace(row, cells=tuple(cells))


def _column(rows: Sequence[Row], at: int, said: Literal["vi"] | None) -> dict[str, Cell]:
    """Return what the texts of a column become that do not stay as they are."""
    texts = {cell for row in rows if isinstance(cell := row.cells[at], str)}
    bodies = {text: match["body"] for text in texts if (match := _BODY.fullmatch(text))}
    doubtful = {text: body for text, body in bodies.items() if _needs_reading(body)}
    if not doubtful:
        return {}
    notation = _notation(bodies.values(), said)
    return {text: _read(text, body, notation, said) for text, body in doubtful.items()}


def _needs_reading(body: str) -> bool:
    """Whether a number could be two, or can only be English."""
    if not _GROUPED.fullmatch(body):
        return False
    vi, en = bool(_VI.fullmatch(body)), bool(_EN.fullmatch(body))
    return (vi and en) or (en and "," in body)


def _notation(bodies: Iterable[str], said: Literal["vi"] | None) -> Notation | None:
    bodies = list(bodies)
    vi = all(_VI.fullmatch(body) for body in bodies)
    en = all(_EN.fullmatch(body) for body in bodies)
    if vi and (said or not en):
        return "vi"
    return "en" if en and not vi else None


def _read(text: str, body: str, notation: Notation | None, said: Literal["vi"] | None) -> Cell:
    if notation is None or (notation == "en" and said):
        return Broken(_doubt(body, said), text)
    group, mark = (".", ",") if notation == "vi" else (",", ".")
    digits = body.replace(group, "").replace(mark, ".")
    if body not in (text, text.lstrip("-−+")):
        return text.replace(body, _again(digits))  # with `hơn` before it or `%` after it
    sign = -1 if text[0] in "-−" else 1
    return Amount(Decimal(digits) * sign, grouped=group in body)


def _again(digits: str) -> str:
    """Return the number in the one way that can be read only as Vietnamese."""
    return digits.replace(".", ",")


def _doubt(body: str, said: Literal["vi"] | None) -> Problem:
    if said:
        return Problem(
            "the column groups thousands in the English way, but the template says `numbers: vi`",
            allowed="1.234,5 or 12.345.678",
        )
    dotted = "." in body
    whole = body.replace(".", "").replace(",", "")
    part = body.replace(".", ",") if dotted else body
    return Problem(
        f"this may be {whole} or {part}, a thousand times apart",
        allowed=f"{whole} or {part}",
        hint="write `numbers: vi` in the template, so that a dot groups thousands",
    )
