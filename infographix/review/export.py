"""Approved pictures → kits that are handed on: what was approved, and nothing else.

An item's kit is made of its facts, in the formats that are approved; its pictures must be those
that were looked at. Of a folder without facts the very files are handed on. A kit in which somebody
has changed something since is left alone, and said.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from infographix import libraries
from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.load import load
from infographix.publish import manifest
from infographix.publish.entries import File
from infographix.publish.folder import replace_folder
from infographix.publish.kit import kit
from infographix.result import Picture, write
from infographix.review.decisions import safe
from infographix.review.desk import Desk
from infographix.review.entries import Entry

NAME = "bo-dang"
LIST = "danh-sach.csv"
COLUMNS = ("Bộ đăng", "Định dạng", "Tiêu đề", "Ngày đăng", "Văn bản thay thế", "Tệp đã duyệt")

_IS_NAME = re.compile(r"\w[\w.-]*")


class Exported(Struct, frozen=True):
    """What was handed on: where, how many pictures, and what stands against the others."""

    folder: Path
    pictures: int
    problems: tuple[Problem, ...] = ()


def export(desk: Desk, day: date) -> Exported:
    """Write a kit of the approved pictures of each item to `DIR/bo-dang/<item>/`, and a list.

    `day` goes into the kits. Kits of an earlier export that have no approved picture any more are
    taken away. SpecError where nothing is approved, OSError where nothing can be written.
    """
    chosen = _by_item(desk.approved())
    folder = desk.folder / NAME
    if not chosen:
        raise SpecError(Problem("no picture is approved"))
    found: list[Problem] = []
    done: list[Entry] = []
    for name in sorted(_before(folder) - chosen.keys()):
        found += _against(partial(_take_away, folder / name))
    for entries in chosen.values():
        against = _against(partial(_put, desk, folder, entries, day))
        found += against
        done += [] if against else entries
    write(folder / LIST, _list(done))
    return Exported(folder, len(done), tuple(found))


def _against(work: Callable[[], None]) -> Sequence[Problem]:
    """Do a piece of work, and return what stands against it."""
    try:
        work()
    except InfographixError as error:
        return error.problems
    return ()


def _by_item(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.item.item, []).append(entry)
    return found


def _put(desk: Desk, home: Path, chosen: Sequence[Entry], day: date) -> None:
    """Write one item's kit, or its pictures as they are where its facts are not known."""
    item = chosen[0].item
    if not _IS_NAME.fullmatch(item.item):
        raise SpecError(Problem("this is no name of a kit", found=repr(item.item[:80])))
    folder = home / item.item
    if item.spec is None:
        replace_folder(folder, _copies(chosen))
        return
    whole = [entry for entry in desk.entries().values() if entry.item.item == item.item]
    forms = list(dict.fromkeys(entry.format for entry in chosen))
    for entry in whole:
        if entry.format in forms and entry not in chosen:
            raise SpecError(Problem("a series goes out whole: approve all its pages", entry.name))
    paths = [Path(path) for path in item.layouts]
    facts = load(item.spec, folder=item.folder or None, layout_paths=paths)
    made = kit(facts, forms, date=day, name=item.item, layout_paths=paths)
    for picture, entry in zip(made.pictures, chosen, strict=True):
        _check(picture, entry)
    replace_folder(folder, made.files)


def _check(picture: Picture, entry: Entry) -> None:
    """Refuse a picture that is not the one which was approved, pixel for pixel."""
    assert entry.path is not None
    seen, drawn = entry.path.read_bytes(), picture.encoded.data
    if seen != drawn and _pixels(seen) != _pixels(drawn):
        what = "drawn again, the picture is not the one that was approved"
        hint = "run the campaign again, and look at the picture that it draws"
        raise SpecError(Problem(what, entry.name, hint=hint))


def _pixels(data: bytes) -> bytes:
    with libraries.pillow().open(io.BytesIO(data)) as image:
        return bytes(image.convert("RGB").tobytes())


def _copies(chosen: Sequence[Entry]) -> dict[str, bytes]:
    """Return the files themselves, with a list of them by which they are known again."""
    files = {Path(entry.name).name: entry.path.read_bytes() for entry in chosen if entry.path}
    told = {"files": [manifest.listed(File(name, data)) for name, data in files.items()]}
    return {**files, manifest.NAME: manifest.dumped(told)}


def _take_away(folder: Path) -> None:
    replace_folder(folder, {})
    folder.rmdir()


def _before(folder: Path) -> set[str]:
    """Return the kits that the export before left, by its list."""
    path = folder / LIST
    if not path.is_file():
        return set()
    rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""))
    names = {row[0] for row in list(rows)[1:] if row}
    return {name for name in names if name == Path(name).name and (folder / name).is_dir()}


def _list(done: Sequence[Entry]) -> bytes:
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for row in _rows(done):
        table.writerow(map(safe, row))
    return out.getvalue().encode("utf-8-sig")


def _rows(done: Sequence[Entry]) -> Iterator[tuple[str, ...]]:
    for entry in done:
        item = entry.item
        yield item.item, entry.format, item.title, item.wave, entry.about.alt, entry.name
