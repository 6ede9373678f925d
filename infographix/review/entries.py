"""A folder → its pictures in their order, each with its row's facts and what was found.

Of a folder without the records of a campaign, the pictures in it are taken as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix import resources
from infographix.campaign.folder import File, Folder, Item, Record, records
from infographix.errors import Problem, SpecError

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
_NAME = re.compile(r"(?P<item>.+?)\.(?P<format>[a-z][a-z0-9-]*)(?:\.(?P<page>\d{2,}))?\.\w+")
_NUMBER = re.compile(r"(\d+)")


class Entry(Struct, frozen=True):
    """A picture's file, or a picture that was not drawn, whose `path` is None.

    `name` is the file's place in the folder, or the name that the picture was to have.
    """

    name: str
    path: Path | None
    item: Item
    format: str
    about: File
    problems: tuple[dict[str, Any], ...] = ()
    status: str = "drawn"
    layout: str = ""
    theme: str = ""

    @property
    def kind(self) -> str:
        """The file's media type."""
        return KINDS[Path(self.name).suffix.lower()]


def entries(folder: Path) -> tuple[Entry, ...]:
    """Return the pictures of the latest run's plan, or else those in the folder.

    SpecError where there is no such folder, or nothing in it to be looked at.
    """
    if not folder.is_dir():
        raise SpecError(Problem("there is no such folder", found=str(folder)))
    campaign = Folder(folder).rows.is_file()
    found = tuple(_planned(folder) if campaign else _lying(folder))
    if not found:
        hint = "infographix batch TABLE --spec SPEC -o DIR makes one"
        raise SpecError(
            Problem("there are no pictures in this folder", found=str(folder), hint=hint)
        )
    return found


def _planned(folder: Path) -> Iterator[Entry]:
    for record in records(folder):
        if record.status == "drawn":
            for file in record.files:
                yield _entry(folder, record, file)
        else:
            yield _entry(folder, record, File(record.picture, 0))


def _entry(folder: Path, record: Record, file: File) -> Entry:
    path = _picture(folder, file.path) if record.status == "drawn" else None
    status = "missing" if path is None and record.status == "drawn" else record.status
    return Entry(
        file.path,
        path,
        record.item,
        record.format,
        file,
        record.problems,
        status,
        record.layout,
        record.theme,
    )


def _picture(folder: Path, name: str) -> Path | None:
    """Return a picture's path, never one outside the folder, whatever its records say."""
    try:
        found = resources.inside(folder, name)
    except (OSError, ValueError):
        return None
    return found if found and found.suffix.lower() in KINDS else None


def _lying(folder: Path) -> Iterator[Entry]:
    for path in sorted(resources.pictures(folder, tuple(KINDS)), key=_order):
        match = _NAME.fullmatch(path.name)
        item = match["item"] if match else path.stem
        page = match["page"].lstrip("0") if match and match["page"] else ""
        size = path.stat().st_size
        yield Entry(
            path.name,
            path,
            Item(item, title=item),
            match["format"] if match else "",
            File(path.name, size, page=page),
        )


def _order(path: Path) -> tuple[object, ...]:
    """Sort names so that 10 comes after 9."""
    parts = _NUMBER.split(path.name)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
