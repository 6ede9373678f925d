"""Records (JSON lines, lists of dicts, data frames of pandas or polars) → headers and rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeGuard

from infographix.campaign.tables.cells import Broken, Cell, of_python
from infographix.campaign.tables.table import FIRST_ROW, Row, Table, check_size, make
from infographix.errors import Problem, SpecError
from infographix.finding import Finding

_Numbered = tuple[int, Mapping[str, Any] | Problem]


def read_lines(text: str, name: str, findings: tuple[Finding, ...] = ()) -> Table:
    """Read JSON lines: an object on each line. A line that is none is a row that is reported."""
    numbered = (
        (number, _object(line))
        for number, line in enumerate(text.split("\n"), FIRST_ROW)
        if line.strip()
    )
    return _table(name, list(numbered), findings)


def _object(line: str) -> Mapping[str, Any] | Problem:
    try:
        found = json.loads(line, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError):
        return Problem("this line is no JSON object", found=line[:80])
    return found if isinstance(found, dict) else Problem("this line is no JSON object", found=line)


def is_frame(source: object) -> bool:
    """Whether a thing is a data frame, told by what it can do: pandas, polars and their like."""
    return hasattr(source, "columns") and (
        hasattr(source, "iter_rows") or hasattr(source, "itertuples")
    )


def of_frame(frame: Any, name: str = "") -> Table:
    """Read a data frame: its columns' names are the headers."""
    headers = [str(column) for column in frame.columns]
    if hasattr(frame, "iter_rows"):
        values: Iterable[Sequence[Any]] = frame.iter_rows()
    else:
        values = frame.itertuples(index=False, name=None)
    rows = (Row(n, tuple(map(of_python, row))) for n, row in enumerate(values, FIRST_ROW))
    return make(name, "", headers, rows)


def is_records(source: object) -> TypeGuard[Iterable[Mapping[str, Any]]]:
    """Whether a thing is a list of records."""
    return isinstance(source, Sequence | Iterator) and not isinstance(source, str | bytes)


def of_records(records: Iterable[Mapping[str, Any]], name: str = "") -> Table:
    """Read a list of dicts; its headers are all keys there are, in the order they come up."""
    numbered: list[_Numbered] = []
    for number, record in enumerate(records, FIRST_ROW):
        if not isinstance(record, Mapping):
            what = "a table from Python is a list of dicts"
            raise SpecError(Problem(what, f"[{number - FIRST_ROW}]", type(record).__name__))
        numbered.append((number, record))
    return _table(name, numbered)


def _table(name: str, numbered: Sequence[_Numbered], findings: tuple[Finding, ...] = ()) -> Table:
    keys = (key for _, found in numbered if isinstance(found, Mapping) for key in found)
    headers = list(dict.fromkeys(keys))
    check_size(name, len(numbered), len(headers))
    return make(
        name, "", headers, (_row(number, found, headers) for number, found in numbered), findings
    )


def _row(number: int, found: Mapping[str, Any] | Problem, headers: Sequence[str]) -> Row:
    if isinstance(found, Problem):
        return Row(number, (), found)
    return Row(number, tuple(_cell(found.get(header)) for header in headers))


def _cell(value: Any) -> Cell:
    if isinstance(value, int) and value.bit_length() > 400:
        return Broken(Problem("the number is too long"), "…")
    return of_python(value)
