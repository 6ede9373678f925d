"""`review.csv` ↔ what was decided of each picture. Excel opens the file, and may change it.

UTF-8 with a mark at its beginning, a header in Vietnamese, one line per picture. A decision holds
for the very bytes that were looked at: it goes with their SHA-256. Lines of other pictures and
columns of other people are kept.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from infographix.errors import Problem, SpecError
from infographix.facts.encoding import read_file
from infographix.result import write

NAME = "review.csv"
FILE, VERDICT, NOTE, HASH, AT = "Tệp ảnh", "Kết luận", "Ghi chú", "SHA-256", "Thời điểm"
COLUMNS = (FILE, VERDICT, NOTE, HASH, AT)
VERDICTS = {"approved": "duyệt", "rejected": "không duyệt", "": ""}
_WORDS = {word: verdict for verdict, word in VERDICTS.items()}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that Excel would run."""
LARGEST_NOTE = 2000


class Decision(Struct, frozen=True):
    """What was decided of a picture: `approved`, `rejected`, or nothing but a note."""

    verdict: str = ""
    note: str = ""
    hash: str = ""
    at: str = ""
    other: Mapping[str, str] = {}
    """Cells of columns that are not ours."""


def read(path: Path) -> dict[str, Decision]:
    """Return the decisions by picture; none where there is no file.

    SpecError where it is no such table: it is never written over then.
    """
    if not path.is_file():
        return {}
    text = read_file(path.read_bytes(), str(path)).text
    first = text.split("\n", 1)[0]
    split = max(",;\t", key=first.count)
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), delimiter=split, strict=True)
        rows = list(table)
    except csv.Error as error:
        raise SpecError(Problem(f"this is no table: {error}", str(path))) from None
    if rows or (text.strip() and table.fieldnames):
        _check(table.fieldnames or (), path)
    return {row[FILE]: _decision(row, path) for row in rows if row[FILE]}


def _check(columns: Iterable[str], path: Path) -> None:
    gone = [name for name in (FILE, VERDICT, NOTE, HASH) if name not in columns]
    if gone:
        what = "columns of the review are missing"
        raise SpecError(
            Problem(what, str(path), ", ".join(gone), hint="put them back, or move the file")
        )


def _decision(row: Mapping[str, str], path: Path) -> Decision:
    word = (row[VERDICT] or "").strip().lower()
    if word not in _WORDS:
        allowed = ", ".join(filter(None, _WORDS))
        raise SpecError(Problem("there is no such verdict", f"{path}: {row[FILE]}", word, allowed))
    other = {name: value or "" for name, value in row.items() if name and name not in COLUMNS}
    note, hashed, at = (_bare(row.get(name) or "") for name in (NOTE, HASH, AT))
    return Decision(_WORDS[word], note, hashed, at, other)


def save(path: Path, decisions: Mapping[str, Decision]) -> None:
    """Write the decisions, whole or not at all; OSError where that cannot be done."""
    others = dict.fromkeys(name for one in decisions.values() for name in one.other)
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, (*COLUMNS, *others), restval="")
    table.writeheader()
    for name, one in sorted(decisions.items()):
        told = {FILE: name, VERDICT: VERDICTS[one.verdict], NOTE: safe(one.note)}
        table.writerow({**told, HASH: one.hash, AT: one.at, **one.other})
    write(path, out.getvalue().encode("utf-8-sig"))


def safe(text: str) -> str:
    """Keep a note from being run as a formula, as OWASP advises: an apostrophe before it."""
    return f"'{text}" if text.startswith((*_FORMULA, "'")) else text


def _bare(text: str) -> str:
    return text[1:] if text.startswith(tuple(f"'{mark}" for mark in (*_FORMULA, "'"))) else text
