"""A key such as `phan-anh` → the address that its code leads to, and what is printed beside it.

Facts lie in `hue_s.toml`; a file of that name in a user's folder adds to them and replaces them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix import hue_s, resources
from infographix.errors import MarkupError, Problem, SpecError, nearest, unknown
from infographix.facts.links import read_address
from infographix.facts.refusal import RefusalError

FILE = "hue_s.toml"
SURE = ("read", "derived", "yours")
"""Confidences with which an address may be printed as it is."""
_KEYS = ("title", "url", "printed", "hotline", "utm", "since", "before")
_ABOUT = ("source", "as_of", "confidence")
_FLAGS = ("hotline", "utm")


class Service(Struct, frozen=True):
    """Where a code leads. `printed` is empty where the address is printed; so is `hotline` where
    nobody answers for it by telephone. `counted` says whether somebody reads UTM parameters there.
    """

    key: str
    title: str
    url: str
    printed: str
    hotline: str
    counted: bool
    source: str
    confidence: str


class Services:
    """The services of a search path, read once. MarkupError where a user's file is wrong."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        data = hue_s.tables()
        self._links: dict[str, dict[str, Any]] = dict(data["links"])
        self._hotline: str = data["hotline"]["number"]
        self._unconfirmed: Mapping[str, Mapping[str, str]] = data["unconfirmed"]
        self._groups: Mapping[str, Mapping[str, str]] = data["services"]["names"]
        self._day: date = data["as_of"]
        for path in reversed(resources.every(FILE, layout_paths)):
            self._add(resources.read_toml(path), str(path))

    @property
    def names(self) -> tuple[str, ...]:
        """The keys that have an address."""
        return tuple(self._links)

    def find(self, key: str, day: date | None = None, where: str = "qr.service") -> Service:
        """Return a service; SpecError where there is none, or where its address must be given.

        The address is that of the later of two days: the piece's own and that of the facts.
        """
        entry = self._links.get(key)
        if entry is None:
            raise SpecError(self._missing(key, where))
        moved = "since" in entry and max(day or self._day, self._day) < entry["since"]
        return Service(
            key=key,
            title=entry["title"],
            url=entry["before" if moved else "url"],
            printed=entry.get("printed", ""),
            hotline=self._hotline if entry.get("hotline") else "",
            counted=entry.get("utm", True),
            source=entry.get("source", ""),
            confidence=entry["confidence"],
        )

    def _missing(self, key: str, where: str) -> Problem:
        how = 'in hue_s.toml in a folder of your own (layout_paths, --layouts): url = "{}"'
        hint = "or write the address itself instead of the service: qr: {url: https://…}"
        if key in self._unconfirmed:
            known = self._unconfirmed[key]
            what = "nobody has confirmed the address of this service: it must be given"
            allowed = f"[links.{key}] {how.format(known['example'])}"
            return Problem(what, where, f"{key} ({known['title']})", allowed, hint)
        if key in self._groups:
            what = "this service of the app has no address of its own that is known: give it"
            allowed = f"[links.{key}] {how.format('https://…')}"
            return Problem(what, where, f"{key} ({self._groups[key]['title']})", allowed, hint)
        known_keys = (*self._links, *self._unconfirmed)
        to_give = f"; once their address is given, {', '.join(self._unconfirmed)}"
        near = nearest(key, list(dict.fromkeys((*known_keys, *self._groups))))
        return Problem(
            "there is no such service", where, repr(key), ", ".join(self._links) + to_give, near
        )

    def _add(self, given: Mapping[str, Any], path: str) -> None:
        for table in given:
            if table not in ("links", "hotline"):
                what, near = "unknown table", nearest(table, ("links", "hotline"))
                raise MarkupError(Problem(what, path, repr(table), "[links.…], [hotline]", near))
        hotline = given.get("hotline", {"number": self._hotline})
        if not isinstance(hotline, dict) or not _is_text(hotline.get("number")):
            allowed = 'number = "1900 1075"'
            raise MarkupError(Problem("the hotline", path, repr(hotline), allowed))
        self._hotline = hotline["number"]
        links = given.get("links", {})
        if not isinstance(links, dict):
            raise MarkupError(Problem("links are tables", path, repr(links), "[links.…]"))
        for key, entry in links.items():
            self._links[key] = self._entry(key, entry, f"{path}: [links.{key}]")

    def _entry(self, key: str, given: Any, where: str) -> dict[str, Any]:
        """Return a user's entry; one with an address keeps of ours the title and hotline only."""
        for problem in _problems(given, where):
            raise MarkupError(problem)
        known = self._links.get(key) or self._unconfirmed.get(key) or self._groups.get(key)
        is_hue_s = known is not None and known.get("hotline", "url" not in known)
        base = {"title": known["title"] if known else key, "hotline": is_hue_s}
        if "url" not in given:
            if key not in self._links:
                raise MarkupError(Problem("a link needs an address", where, allowed="url"))
            base = dict(self._links[key])
        entry = {**base, **given}
        return {**entry, "confidence": given.get("confidence", entry.get("confidence", "yours"))}


def _problems(given: Any, where: str) -> Iterator[Problem]:
    if not isinstance(given, dict):
        yield Problem("a link is a table", where, repr(given))
        return
    for key, value in given.items():
        if key not in (*_KEYS, *_ABOUT):
            yield unknown("unknown key", where, key, _KEYS)
        elif key in ("url", "before"):
            try:
                read_address(value)
            except RefusalError as error:
                found, allowed = error.problem.found, error.problem.allowed
                yield Problem(f"{key}: {error.problem.what}", where, found, allowed)
        elif key in _FLAGS and not isinstance(value, bool):
            yield Problem(f"{key} of a link", where, repr(value), "true, false")
        elif key == "since" and type(value) is not date:
            yield Problem("since of a link", where, repr(value), "a day: 2025-01-01")
        elif key in ("title", "printed") and not _is_text(value):
            yield Problem(f"{key} of a link", where, repr(value), "a text")
    if ("since" in given) != ("before" in given):
        yield Problem("`since` and `before` stand together", where)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
