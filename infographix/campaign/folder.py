"""A campaign's folder → what lies in it: pictures, their records, and the facts of each row.

    DIR/2-thua-thien-hue.facebook-square.png    pictures: <row>-<slug of the title>.<format>.png, or
                                                .jpg where only that keeps the limit of bytes; the
                                                pages of a series end in .01.png, .02.png …
    DIR/report.csv, DIR/report.xlsx             one line per picture, for people
    DIR/.infographix/journal.jsonl              what happened: one JSON object a line, only added to
    DIR/.infographix/rows.jsonl                 the plan of the latest run: one JSON object an item
    DIR/.infographix/lock                       held while a run is under way
    DIR/.infographix/making/                    files before they are moved to their place, and
                                                NAME.done, what is known of one that is moved
    DIR/.infographix/old/                       pictures of earlier runs that have no row any more

An *item* is one infographic of the campaign: a row, or a group of rows, that filled the template.
A *picture* is an item in one format; its id is its file's name without the ending.

A line of `rows.jsonl` (texts are UTF-8; a field may be missing in lines of later versions):

    item      "2-thua-thien-hue"
    title     "Thừa Thiên Huế xếp thứ 4"      "" where the row could not be filled
    table     "du-lieu.xlsx"                  the table's file, "" for data from Python or no table
    sheet     "DTI"                           "" where the table has no sheets
    rows      [{"row": 2, "cells": {"Năm": "2022", …}}, …]   the first row after the header is 2
    pictures  {"facebook-square": "2-thua-thien-hue.facebook-square", …}   format → picture
    spec      {"title": …, "blocks": […]}     the filled fields; null where the row is bad
    folder    "/data/chien-dich"              where the spec's images lie; "" where nowhere
    layouts   ["/data/mau"]                   folders of the user's own layouts
    wave      "2025-10-10"                    day of publication of its wave, or ""

A line of `journal.jsonl` has `event` and `at` (UTC, ISO 8601). `event` is one of:

    run       a run began: version, resumed (true where the one before was broken off)
    planned   pictures, waiting, unchanged, failed (of rows that are wrong), jobs
    drawn     picture, item, table, sheet, row, format, title, key, layout, theme, renderer, and
              files: [{path (in DIR), bytes, width, height, page, alt, findings: [{severity, code,
              field, message, message_vi, found, allowed, hint, details}]}, …]
    failed    picture … key as above, error (`SpecError`, `FitError` … or `WorkerDied`) and
              problems: [{text (Vietnamese, whole), table, sheet, row, column, value, what, where,
              found, allowed, hint}, …]
    retired   picture, files: it has no row any more, and was moved to `old`
    end       the run came to its end: drawn, failed, unchanged, stopped (true after Ctrl-C)

Of several lines of one picture the last one holds. Pictures that a run finds unchanged get no new
line. A last line without a line end was torn by a crash and is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import fields

Status = Literal["drawn", "failed", "waiting"]


class Folder(Struct, frozen=True):
    """The places in a campaign's folder."""

    path: Path

    @property
    def own(self) -> Path:
        return self.path / ".infographix"

    @property
    def journal(self) -> Path:
        return self.own / "journal.jsonl"

    @property
    def rows(self) -> Path:
        return self.own / "rows.jsonl"

    @property
    def lock(self) -> Path:
        return self.own / "lock"

    @property
    def making(self) -> Path:
        return self.own / "making"

    @property
    def old(self) -> Path:
        return self.own / "old"

    @property
    def report_csv(self) -> Path:
        return self.path / "report.csv"

    @property
    def report_xlsx(self) -> Path:
        return self.path / "report.xlsx"


class Source(Struct, frozen=True):
    """One row of a table: its number as Excel counts, and its cells as text by header."""

    row: int
    cells: dict[str, str]


class Item(Struct, frozen=True):
    """A line of `rows.jsonl`."""

    item: str
    title: str = ""
    table: str = ""
    sheet: str = ""
    rows: tuple[Source, ...] = ()
    pictures: dict[str, str] = {}
    spec: dict[str, Any] | None = None
    folder: str = ""
    layouts: tuple[str, ...] = ()
    wave: str = ""


class File(Struct, frozen=True):
    """A picture's file; `page` is `2/5` in a series."""

    path: str
    bytes: int
    width: int = 0
    height: int = 0
    page: str = ""
    alt: str = ""
    findings: tuple[dict[str, Any], ...] = ()


class Record(Struct, frozen=True):
    """What is known of a picture that is planned: the last line of the journal about it."""

    picture: str
    item: Item
    format: str
    status: Status = "waiting"
    key: str = ""
    files: tuple[File, ...] = ()
    error: str = ""
    problems: tuple[dict[str, Any], ...] = ()
    layout: str = ""
    theme: str = ""
    renderer: str = ""


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines, none where there is no file.

    Lines that a crash tore are passed over.
    """
    if not path.is_file():
        return
    with path.open("rb") as file:
        for line in file:
            found = parse_line(line)
            if found is not None:
                yield found


def parse_line(line: bytes) -> dict[str, Any] | None:
    """Return the object on a whole line, or None."""
    if not line.endswith(b"\n"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def items(folder: str | Path) -> Iterator[Item]:
    """Yield the items of the latest run's plan, in its order."""
    for line in lines(Folder(Path(folder)).rows):
        rows = tuple(Source(row["row"], row["cells"]) for row in line.get("rows", ()))
        known = {f.name: line[f.name] for f in fields(Item) if f.name in line}
        known |= {"rows": rows, "layouts": tuple(line.get("layouts", ()))}
        yield Item(**known)


def records(folder: str | Path) -> Iterator[Record]:
    """Yield a record for every picture of the latest run's plan, in its order."""
    last: dict[str, dict[str, Any]] = {}
    for line in lines(Folder(Path(folder)).journal):
        picture = line.get("picture")
        if line.get("event") in ("drawn", "failed") and isinstance(picture, str):
            last[picture] = line
    for item in items(folder):
        for form, picture in item.pictures.items():
            yield record(picture, item, form, last.get(picture))


def record(picture: str, item: Item, form: str, line: dict[str, Any] | None) -> Record:
    """Return the record of a picture from its last line in the journal."""
    if line is None:
        return Record(picture, item, form)
    known = {f.name for f in fields(File)}
    files = tuple(
        File(
            **{name: value for name, value in file.items() if name in known and name != "findings"},
            findings=tuple(file.get("findings", ())),
        )
        for file in line.get("files", ())
    )
    texts = {name: line.get(name, "") for name in ("key", "error", "layout", "theme", "renderer")}
    problems = tuple(line.get("problems", ()))
    status: Status = "drawn" if line["event"] == "drawn" else "failed"
    return Record(picture, item, form, status, files=files, problems=problems, **texts)
