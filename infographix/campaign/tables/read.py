"""A path, data frame or list of dicts → `Table`, by what it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from infographix.campaign.tables import records, separated
from infographix.campaign.tables.table import Table
from infographix.campaign.tables.texts import decode
from infographix.errors import Problem, SpecError

Source = str | Path | Iterable[Mapping[str, Any]] | Any
"""A file (.xlsx, .xlsm, .csv, .tsv, .txt, .jsonl), a data frame, or a list of dicts."""

LARGEST = 100_000_000
_WORKBOOKS = (".xlsx", ".xlsm")
_SEPARATED = (".csv", ".tsv", ".txt")
_LINES = (".jsonl", ".ndjson")
ENDINGS = (*_WORKBOOKS, *_SEPARATED, *_LINES)


def read(source: Source, sheet: str = "", encoding: str = "auto") -> Table:
    """Read a table; of a workbook the sheet named, or else the first.

    Raises SpecError for a file that cannot be read, has no rows, or has no such sheet.
    """
    if isinstance(source, str | Path):
        return _file(Path(source), sheet, encoding)
    if records.is_frame(source):
        return records.of_frame(source)
    if records.is_records(source):
        return records.of_records(source)
    raise SpecError(
        Problem(
            "this is no table",
            found=type(source).__name__,
            allowed="a path, a data frame of pandas or polars, a list of dicts",
        )
    )


def _file(path: Path, sheet: str, encoding: str) -> Table:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        allowed = ", ".join(ENDINGS)
        hint = "save it as .xlsx" if ending in (".xls", ".xlsb", ".ods") else ""
        raise SpecError(
            Problem("a table's ending says what it is", str(path), ending, allowed, hint)
        )
    data = _bytes(path)
    if ending in _WORKBOOKS:
        from infographix.campaign.tables import excel  # workbooks alone need it

        return excel.read(data, path.name, sheet)
    if sheet:
        raise SpecError(Problem("only a workbook has sheets", str(path), repr(sheet)))
    text = decode(data, str(path), encoding)
    if ending in _LINES:
        return records.read_lines(text.text, path.name, text.findings)
    return separated.read(text.text, path.name, text.findings)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SpecError(Problem(f"the table cannot be read: {reason}", str(path))) from None
    if len(data) > LARGEST:
        raise SpecError(Problem("the table is too large", str(path), allowed=f"{LARGEST} bytes"))
    return data
