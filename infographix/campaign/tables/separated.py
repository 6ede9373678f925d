"""Text with commas, semicolons or tabs between its cells → headers and rows of texts."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from infographix.campaign.tables.cells import of_python
from infographix.campaign.tables.table import FIRST_ROW, Row, Table, make
from infographix.errors import Problem, SpecError
from infographix.finding import Finding

SEPARATORS = (",", ";", "\t")
_SAMPLE = 60
_LONGEST = 1_000_000  # characters of one cell


def read(text: str, name: str, findings: tuple[Finding, ...] = ()) -> Table:
    """Read a table; its separator is the one that gives rows of one width."""
    text, separator = _named_separator(text)
    separator = separator or find_separator(text)
    records = _records(text, separator)
    try:
        headers = next(records, [])
        rows = [_row(n, record, len(headers)) for n, record in enumerate(records, FIRST_ROW)]
    except csv.Error as error:
        raise SpecError(Problem(f"the table cannot be read: {error}", name)) from None
    return make(name, "", headers, rows, findings)


def find_separator(text: str) -> str:
    """Return the separator by which most of the first rows are as wide as the header."""
    return max(SEPARATORS, key=lambda separator: _fitness(text, separator))


def _fitness(text: str, separator: str) -> tuple[int, float, int]:
    try:
        sample = [record for record in islice(_records(text, separator), _SAMPLE) if record]
    except csv.Error:
        return 0, 0.0, 0
    if not sample or len(sample[0]) < 2:
        return 0, 0.0, 0
    widths = Counter(map(len, sample))
    return 1, widths[len(sample[0])] / len(sample), len(sample[0])


def _named_separator(text: str) -> tuple[str, str]:
    """Take off the line `sep=;` that Excel writes and hides."""
    line, _, rest = text.partition("\n")
    mark = line.rstrip("\r").removeprefix("sep=")
    return (rest, mark) if line.startswith("sep=") and mark in SEPARATORS else (text, "")


def _records(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST)
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _row(number: int, record: list[str], width: int) -> Row:
    """Return a row; one with more cells than there are headers cannot be used."""
    cells = tuple(of_python(cell) for cell in record)
    if any(cell is not None for cell in cells[width:]):
        problem = Problem(
            "the row has more cells than the table has columns",
            found=f"{len(record)}",
            allowed=f"{width}",
            hint="a cell that holds the separator needs quotes",
        )
        return Row(number, cells[:width], problem)
    return Row(number, cells[:width])
