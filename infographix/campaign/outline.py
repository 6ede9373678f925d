"""A plan and the journal → which pictures are to be drawn, which are unchanged, which cannot be.

It remembers a few words for each picture, not its facts: those are filled in again when the
picture's turn comes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from msgspec import Struct

from infographix.campaign import tell
from infographix.campaign.events import Drawn, Failed, Listener, Unchanged
from infographix.campaign.fingerprint import Fingerprints
from infographix.campaign.folder import Folder
from infographix.campaign.journal import Journal
from infographix.campaign.place import Place
from infographix.campaign.plan import Item, Plan
from infographix.campaign.tables.cells import written
from infographix.errors import Problem, SpecError
from infographix.format import Format


class Picture(Struct, frozen=True):
    """An item in a format; `told` are the fields of every event about it."""

    item: Item
    spec_key: str
    told: dict[str, Any]


class Outline:
    """What there is to do in a run."""

    def __init__(
        self,
        plan: Plan,
        fingerprints: Callable[[Item], Fingerprints],
        known: dict[str, Format],
        layouts: tuple[str, ...] = (),
        wave: str = "",
        redraw: bool = False,
    ) -> None:
        self._plan, self._fingerprints, self._known = plan, fingerprints, known
        self._layouts, self._wave, self._redraw = layouts, wave, redraw
        self._todo: set[str] = set()
        self.names: dict[str, int] = {}
        """Every picture of the plan, in its order, and the row it comes from."""
        self.failed = 0
        self._kinds: set[tuple[str, str, str]] = set()

    @property
    def count(self) -> int:
        """How many pictures are to be drawn."""
        return len(self._todo)

    @property
    def unchanged(self) -> int:
        return len(self.names) - len(self._todo) - self.failed

    def look(self, journal: Journal, place: Place, rows: TextIO, note: Listener) -> None:
        """Go through the plan: write its items to `rows`, note bad rows and unchanged pictures.

        SpecError where two pictures have one name.
        """
        sizes = place.sizes()
        items: dict[str, int] = {}
        for item in self._items():
            if item.name in items:
                raise SpecError(_same_name(item.name, item.row, items[item.name]))
            items[item.name] = item.row
            rows.write(
                f"{json.dumps(_line(item, self._layouts), ensure_ascii=False, default=str)}\n"
            )
            for picture in self._pictures(item):
                name = picture.told["picture"]
                if name in self.names:
                    raise SpecError(_same_name(name, item.row, self.names[name]))
                self.names[name] = item.row
                told = picture.told
                self._kinds.add((told["table"], told["sheet"], told["format"]))
                if item.problems:
                    self.failed += 1
                    problems = tell.problems(item.problems, item)
                    note(Failed(**told, error="SpecError", problems=problems))
                elif self._is_done(picture, journal, place, sizes) or self._adopt(
                    picture, journal, place
                ):
                    note(Unchanged(**told))
                else:
                    self._todo.add(name)

    def left_over(self, journal: Journal) -> list[str]:
        """Return pictures of earlier runs of these tables and formats that have no row any more."""
        if self._wave:
            return []
        known = journal.pictures.items()
        return [name for name, e in known if e.kind in self._kinds and name not in self.names]

    def waiting(self) -> Iterator[Picture]:
        """Yield the pictures that are to be drawn, with their facts filled in again."""
        for item in self._items():
            if self._todo.isdisjoint(item.pictures.values()):
                continue
            for picture in self._pictures(item):
                if picture.told["picture"] in self._todo:
                    yield picture

    def _items(self) -> Iterator[Item]:
        for item in self._plan.items():
            if not self._wave or item.order.wave == self._wave:
                yield item

    def _pictures(self, item: Item) -> Iterator[Picture]:
        prints = self._fingerprints(item)
        spec_key = "" if item.problems else prints.spec(item.fields)
        for form, name in item.pictures.items():
            known = self._known.get(form)
            key = prints.picture(spec_key, known, name) if known and spec_key else ""
            table = item.order.table
            told = {
                "picture": name,
                "item": item.name,
                "table": table.name if table else "",
                "sheet": table.sheet if table else "",
                "row": item.row,
                "format": form,
                "title": item.title,
                "key": key,
            }
            yield Picture(item, spec_key, told)

    def _is_done(
        self, picture: Picture, journal: Journal, place: Place, sizes: dict[str, int] | None
    ) -> bool:
        """Whether the picture is there as an earlier run drew it, from the same key."""
        entry = journal.pictures.get(picture.told["picture"])
        if self._redraw or entry is None or not entry.drawn or entry.key != picture.told["key"]:
            return False
        return all(
            (place.size(name) if sizes is None else sizes.get(name)) == size
            for name, size in entry.files
        )

    def _adopt(self, picture: Picture, journal: Journal, place: Place) -> bool:
        """Take over a picture that a killed run finished, but did not come to note."""
        found = place.promised(picture.told["picture"])
        if self._redraw or found is None or found.pop("key", "") != picture.told["key"]:
            return False
        if any(place.size(file["path"]) != file["bytes"] for file in found["files"]):
            return False
        journal.add(Drawn(**picture.told, **found).to_json())
        return True


def _same_name(name: str, row: int, other: int) -> Problem:
    rows = f"rows {other} and {row}" if other != row else f"row {row}" if row else ""
    hint = "give them names that differ, such as {row}-{slug}-{format}"
    return Problem("two pictures have the same name", rows, repr(name), hint=hint)


def _line(item: Item, layouts: tuple[str, ...]) -> dict[str, Any]:
    """Return an item's line of `rows.jsonl`."""
    order, table = item.order, item.order.table
    headers = table.headers if table else ()
    return {
        "item": item.name,
        "title": item.title,
        "table": table.name if table else "",
        "sheet": table.sheet if table else "",
        "rows": [
            {
                "row": row.number,
                "cells": dict(zip(headers, map(written, row.cells), strict=False)),
            }
            for row in item.rows
        ],
        "pictures": dict(item.pictures),
        "spec": None if item.problems else item.fields,
        "folder": str(order.folder.absolute()) if order.folder else "",
        "layouts": list(layouts),
        "wave": order.wave,
    }


def write_rows(folder: Folder, write: Callable[[TextIO], None]) -> None:
    """Write `rows.jsonl` whole or not at all."""
    part = folder.making / "rows.jsonl"
    with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        write(file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(folder.rows)
