"""A desk → the page's routes: the list, pictures small and whole, facts, decisions, export."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from infographix.engine import Engine
from infographix.errors import InfographixError, Problem, SpecError
from infographix.review.decisions import Decision
from infographix.review.desk import ChangedError, Desk
from infographix.review.entries import Entry
from infographix.review.export import export
from infographix.thumbs import thumb
from infographix.web.assets import assets
from infographix.web.guard import Guard
from infographix.web.shelf import Shelf
from infographix.web.site import Answer, Call, Site, as_json, missing, problems, refused, vietnamese

SCRIPTS = ("sheet.js", "one.js", "main.js")
THUMBS = 64_000_000
"""Bytes of small pictures that are kept: some 4,000 of them."""
MOST_MARKS = 20_000


class Pages:
    """The answers of one review."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._shop = Engine()
        self._thumbs = Shelf(THUMBS)

    def site(self, guard: Guard) -> Site:
        gets = {
            **assets("review", SCRIPTS, guard, self._shop.book),
            "/api/list": self.list,
            "/api/item/{item}": self.item,
            "/thumb/{stamp}/{name}": self.thumb,
            "/picture/{stamp}/{name}": self.picture,
        }
        posts = {"/api/decide": self.decide, "/api/export": self.export}
        return Site(gets, posts, self._desk.version)

    def list(self, call: Call) -> Answer:
        """Say which pictures there are, what is known of them, and what was decided."""
        desk = self._desk
        about = {"name": desk.folder.resolve().name, "version": desk.version()}
        try:
            decided = desk.decided()
        except InfographixError as error:
            return as_json({**about, "unread": problems(error), "pictures": []})
        found = [self._told(entry, decided) for entry in desk.entries().values()]
        forms = {name: form.title or name for name, form in self._shop.formats.items()}
        return as_json({**about, "pictures": found, "formats": forms})

    def _told(self, entry: Entry, decided: Mapping[str, Decision]) -> dict[str, Any]:
        about, item = entry.about, entry.item
        return {
            "name": entry.name,
            "stamp": self._desk.stamp(entry),
            "status": entry.status,
            "format": entry.format,
            "item": item.item,
            "title": item.title,
            "rows": [source.row for source in item.rows],
            "sheet": item.sheet,
            "wave": item.wave,
            "words": " ".join(cell for source in item.rows for cell in source.cells.values())[:400],
            "page": about.page,
            "width": about.width,
            "height": about.height,
            "bytes": about.bytes,
            "layout": entry.layout,
            "theme": entry.theme,
            "alt": about.alt,
            "findings": [_finding(found) for found in about.findings],
            "problems": [_problem(found) for found in entry.problems],
            "decision": self._decision(entry, decided.get(entry.name)),
        }

    def _decision(self, entry: Entry, found: Decision | None) -> dict[str, Any]:
        if found is None:
            return {"verdict": "", "note": "", "at": "", "void": False}
        void = bool(found.verdict) and not self._desk.holds(entry, found)
        return {"verdict": found.verdict, "note": found.note, "at": found.at, "void": void}

    def item(self, call: Call) -> Answer:
        """Give the facts of an item's rows."""
        for entry in self._desk.entries().values():
            if entry.item.item == call.parts["item"]:
                item = entry.item
                rows = [{"row": source.row, "cells": source.cells} for source in item.rows]
                return as_json({"rows": rows, "table": item.table, "sheet": item.sheet})
        return missing()

    def thumb(self, call: Call) -> Answer:
        entry = self._desk.entry(call.parts["name"])
        path, stamp = _path(entry), self._desk.stamp(entry)
        made = self._thumbs.get((entry.name, stamp), lambda: thumb(path))
        return Answer(made, "image/webp", lasting=stamp == call.parts["stamp"])

    def picture(self, call: Call) -> Answer:
        entry = self._desk.entry(call.parts["name"])
        lasting = self._desk.stamp(entry) == call.parts["stamp"]
        return Answer(_path(entry).read_bytes(), entry.kind, lasting=lasting)

    def decide(self, call: Call) -> Answer:
        """Write down a verdict or a note for some pictures, each as it was seen."""
        data = call.data()
        verdict, note = data.get("verdict"), data.get("note")
        if not all(value is None or isinstance(value, str) for value in (verdict, note)):
            raise SpecError(Problem("a verdict and a note are texts"))
        try:
            changed = self._desk.decide(_marks(data.get("marks")), verdict, note)
        except ChangedError as error:
            return refused(error, 409)
        except OSError as error:
            return refused(_unwritten(error))
        entries = self._desk.entries()
        told = {name: self._decision(entries[name], one) for name, one in changed.items()}
        return as_json({"decisions": told})

    def export(self, call: Call) -> Answer:
        """Hand on the approved pictures."""
        try:
            made = export(self._desk, date.today())
        except OSError as error:
            return refused(_unwritten(error))
        against = [_problem(asdict(found)) for found in made.problems]
        told = {"folder": str(made.folder), "pictures": made.pictures}
        return as_json({**told, "problems": against})


def _path(entry: Entry) -> Path:
    assert entry.path is not None
    return entry.path


def _marks(raw: Any) -> list[tuple[str, str]]:
    """Return names and stamps; SpecError where they are none."""
    texts = isinstance(raw, list) and 0 < len(raw) <= MOST_MARKS
    if not texts or not all(
        isinstance(mark, list) and len(mark) == 2 and all(isinstance(part, str) for part in mark)
        for mark in raw
    ):
        raise SpecError(Problem("marks are pairs of a name and a stamp", "marks"))
    return [(name, stamp) for name, stamp in raw]


def _finding(found: Mapping[str, Any]) -> dict[str, str]:
    names = ("severity", "code", "field")
    told = {name: str(found.get(name, "")) for name in names}
    return {**told, "message": str(found.get("message_vi") or found.get("message", ""))}


def _problem(found: Mapping[str, Any]) -> dict[str, str]:
    """Return a problem in words: the campaign's own sentence, or its parts."""
    if found.get("text"):
        return {"what": str(found["text"])}
    return vietnamese(found)


def _unwritten(error: OSError) -> SpecError:
    hint = "close it in Excel, and try again"
    reason = f"the file cannot be written: {error.strerror}"
    return SpecError(Problem(reason, str(error.filename), hint=hint))
