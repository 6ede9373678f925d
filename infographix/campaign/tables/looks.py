"""A workbook's bytes → how each cell of a sheet is shown: as a percentage, with leading zeros …

Of Office Open XML (ECMA-376, part 1, §18.3 and §18.8) only the number formats are read, from
`xl/styles.xml`, and of the sheet only which cell has which, and the cells that hold an error.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from functools import cache
from io import BytesIO
from typing import Any
from xml.parsers import expat

from msgspec import Struct

from infographix.errors import Problem, SpecError

LARGEST = 300_000_000
"""Bytes of all parts of a workbook, unpacked."""
_DAMAGE = (
    *(LookupError, ValueError, OSError, EOFError, StopIteration, RuntimeError),
    *(expat.ExpatError, zipfile.BadZipFile, zlib.error),
)
"""What reading a broken workbook may end in (NotImplementedError is a RuntimeError)."""
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "d/m/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
}
"""Number formats that a workbook need not spell out (§18.8.30)."""


class Look(Struct, frozen=True):
    """What a number format says. `mask` has a 0 for each digit, as in `0000 000 000`."""

    percent: bool = False
    grouped: bool = False
    decimals: int = 0
    mask: str = ""
    year: bool = False
    month: bool = False
    day: bool = False
    error: str = ""

    def masked(self, number: int) -> str:
        """Return the digits of a number in the places of the mask, zeros before them."""
        digits = list(str(number).zfill(self.mask.count("0")))
        shown = [digits.pop() if char == "0" else char for char in reversed(self.mask)]
        return "".join((*digits, *reversed(shown)))


PLAIN = Look()


@cache
def look_of(code: str) -> Look:
    """Return what a format code says, by its part for positive numbers."""
    code = re.sub(r'\[(?!h|m|s)[^\]]*\]|_.|\*.|"[^"]*"', "", code.partition(";")[0])
    code = re.sub(r"\\(.)", r"\1", code)
    letters = code.lower()
    if re.search(r"[ydmhs]", letters):
        return Look(year="y" in letters, month="m" in letters, day="d" in letters)
    decimals = re.search(r"\.(0+)", code)
    if "0" not in code:
        return PLAIN
    if re.fullmatch(r"0[0 .-]*0", code) and "." not in code and code.count("0") > 1:
        return Look(mask=code)
    return Look("%" in code, "#,#" in code or "0,0" in code, len(decimals[1]) if decimals else 0)


def check_parts(data: bytes, name: str) -> None:
    """Refuse a workbook whose parts are too large once they are unpacked; SpecError."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return  # calamine says what is wrong
    if size > LARGEST:
        allowed = f"{LARGEST} bytes"
        raise SpecError(Problem("the workbook is too large unpacked", name, str(size), allowed))


class Looks:
    """The looks of a sheet's cells, by row and column from 0."""

    def __init__(self) -> None:
        self._styles: list[Look] = []
        self.rows = self.columns = 0
        self._cells: dict[tuple[int, int], Look] = {}

    @classmethod
    def of(cls, data: bytes, number: int, name: str) -> Looks:
        """Read the looks of the sheet that is the `number`th, from 0; SpecError if damaged."""
        looks = cls()
        try:
            with zipfile.ZipFile(BytesIO(data)) as parts:
                looks._read_styles(parts)
                looks._read_sheet(parts, _sheet_part(parts, number))
        except _DAMAGE as error:
            reason = str(error) or type(error).__name__
            raise SpecError(Problem(f"the workbook is damaged: {reason}", name)) from None
        return looks

    def at(self, row: int, column: int) -> Look:
        return self._cells.get((row, column), PLAIN)

    def _read_styles(self, parts: zipfile.ZipFile) -> None:
        codes = dict(_BUILT_IN)
        formats: list[int] = []
        inside: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            inside.append(_local(tag))
            if inside[-1] == "numFmt":
                codes[int(attributes["numFmtId"])] = attributes["formatCode"]
            elif inside[-2:] == ["cellXfs", "xf"]:
                formats.append(int(attributes.get("numFmtId", 0)))

        if "xl/styles.xml" in parts.namelist():
            _walk(parts, "xl/styles.xml", start, lambda tag: inside.pop())
        self._styles = [look_of(codes.get(number, "")) for number in formats]

    def _read_sheet(self, parts: zipfile.ZipFile, part: str) -> None:
        row, column, is_error, is_value = 0, -1, False, False

        def start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal row, column, is_error, is_value
            local = _local(tag)
            if local == "row":
                row, column = int(attributes.get("r", row + 1)), -1
            elif local == "c":
                place = _CELL.fullmatch(attributes.get("r", ""))
                if place is None and "r" in attributes:
                    raise ValueError(f"{attributes['r'][:20]!r} is no place of a cell")
                column = _column(place[1]) if place else column + 1
                self.rows = max(self.rows, int(place[2]) if place else row)
                self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)
                look = self._styles[int(attributes.get("s", 0))] if self._styles else PLAIN
                if look is not PLAIN:
                    self._cells[row - 1, column] = look
                is_error = attributes.get("t") == "e"
            is_value = local == "v"

        def text(words: str) -> None:
            if is_error and is_value:
                self._cells[row - 1, column] = Look(error=words)

        _walk(parts, part, start, lambda tag: None, text)


def _sheet_part(parts: zipfile.ZipFile, number: int) -> str:
    """Return the part that holds the `number`th sheet, as the workbook's relations say."""
    ids: list[str] = []
    targets: dict[str, str] = {}

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            ids.append(next(v for k, v in attributes.items() if _local(k) == "id"))

    def relation(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    _walk(parts, "xl/workbook.xml", sheet, lambda tag: None)
    _walk(parts, "xl/_rels/workbook.xml.rels", relation, lambda tag: None)
    target = targets[ids[number]]
    return target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _walk(parts: zipfile.ZipFile, part: str, start: Any, end: Any, text: Any = None) -> None:
    """Read a part of the workbook; one with a document type, which may hold traps, is refused."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _no_doctype
    with parts.open(part) as file:
        parser.ParseFile(file)


def _no_doctype(*declaration: object) -> None:
    raise ValueError("a document type is not allowed")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1
