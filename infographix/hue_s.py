"""A key and a day → what Hue-S, its portals and the offices of Huế are called on that day.

The facts, each with source, date and confidence, lie in `hue_s.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from msgspec import Struct

from infographix import resources
from infographix.errors import SpecError, unknown


class Origin(Struct, frozen=True):
    """Where a fact comes from; `as_of` is empty where the source has no date.

    `confidence` is `read`, `one-source`, `derived` or `memory`: see the head of `hue_s.toml`.
    """

    source: str
    as_of: str
    confidence: str


class Link(Struct, frozen=True):
    """A portal, store or page."""

    key: str
    title: str
    url: str
    origin: Origin


class Service(Struct, frozen=True):
    """A group of services inside Hue-S, as its menu names it; `icon` is one of Tabler's."""

    key: str
    title: str
    icon: str
    origin: Origin


class OldName(Struct, frozen=True):
    """A name that no longer held on a day, at `start` in a text; `since` when the new one holds."""

    found: str
    suggestion: str
    since: date
    start: int


def tables() -> Mapping[str, Any]:
    """Return the facts as they lie in `hue_s.toml`."""
    return _data()


def place_name(day: date) -> str:
    """Return `tỉnh Thừa Thiên Huế` up to 31/12/2024, `thành phố Huế` from 01/01/2025."""
    return _on(_data()["place"], day)


def office(key: str, day: date) -> str:
    """Return an office's name on a day: `uy-ban`, `hoi-dong`, `cap-uy` …; SpecError for others."""
    return _on(_entry("offices", key), day)


def links(day: date) -> tuple[Link, ...]:
    """Return the links as they hold on a day."""
    return tuple(link(key, day) for key in _data()["links"])


def link(key: str, day: date) -> Link:
    """Return a link by its key: `phan-anh`, `google-play` …; SpecError for an unknown one."""
    entry = _entry("links", key)
    moved = "since" in entry and day < entry["since"]
    return Link(key, entry["title"], entry["before" if moved else "url"], _origin(entry))


def hotline() -> tuple[str, Origin]:
    """Return the number that citizens call, and where it comes from."""
    entry = _data()["hotline"]
    return entry["number"], _origin(entry)


def operator() -> tuple[str, Origin]:
    """Return who runs Hue-S, and where that comes from."""
    entry = _data()["operator"]
    return f"{entry['name']} ({entry['short']})", _origin(entry)


def services() -> tuple[Service, ...]:
    """Return the groups of services inside Hue-S."""
    table = _data()["services"]
    origin = _origin(table)
    return tuple(
        Service(key, entry["title"], entry["icon"], origin) for key, entry in table["names"].items()
    )


def old_names(text: str, day: date) -> list[OldName]:
    """Return the names of the place and its offices that no longer hold on a day, in their order.

    What stands in quotation marks, in an address, or after a document's number up to the end of
    the sentence keeps the name of its time, and so does a name that is called former (`cũ`).
    """
    rules = [rule for rule in _rules() if rule.since <= day]
    if not rules:
        return []
    taken = [match.span() for match in re.finditer(_KEPT, text)]
    found = []
    for rule in rules:
        for match in re.finditer(rule.pattern, text):
            start, end = match.span()
            if not _overlaps(taken, start, end) and not _is_former(text, start, end):
                taken.append((start, end))
                new = _cased(rule.suggestion(match), match.group())
                found.append(OldName(match.group(), new, rule.since, start))
    return sorted(found, key=lambda name: name.start)


def old_hosts(text: str, day: date) -> list[OldName]:
    """Return the hosts in a text or address that have moved before a day."""
    found = []
    for entry in _data()["hosts"]:
        if entry["since"] <= day:
            host = rf"(?<![\w.-])((?:[\w-]+\.)*){re.escape(entry['old'])}(?![\w-]|\.\w)"
            for match in re.finditer(host, text, re.IGNORECASE):
                new = match[1] + entry["new"]
                found.append(OldName(match.group(), new, entry["since"], match.start()))
    return found


# What names keep. A document's title reaches from its number to the end of the sentence.
_NUMBERED = (
    r"\b\d{1,5}(?:/\d{4})?[/-][A-ZĐ]{1,6}[a-z]?[A-ZĐ\d]*[/-][\w-]+"
    r"|\b(?:Kế hoạch|Nghị quyết|Quyết định|Chỉ thị|Thông báo|Báo cáo|Chương trình|Đề án|Công văn"
    r"|Tờ trình|Hướng dẫn|Nghị định|Thông tư|Kết luận|Quy định|Quy chế) số:? ?\d"
)
_KEPT = (
    r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»"
    r"|\S*(?:://|@)\S+|(?<![\w.])(?:[\w-]+\.)+[a-z]{2,}(?!\w)\S*"
    rf"|(?:{_NUMBERED})(?:(?![.!?](?:\s|$))[^;\n])*"
)
_FORMER_BEFORE = re.compile(r"(?:nguyên|trước đây là|cựu)\s+\Z", re.IGNORECASE)
_FORMER_AFTER = re.compile(r"\s*\(?\s*(?:cũ\b|trước đây\b|nay (?:là|thuộc)\b)", re.IGNORECASE)
_PLACE = r"(?:Thừa Thiên(?:\s*[-–]\s*|\s+)Huế|(?<!\w)TT\s*[-–]\s*Huế)"


class _Rule(Struct, frozen=True):
    """An old name; where it is an office of the place, the place's name may follow.

    Its pattern is compiled where it is first needed: no text of an earlier day needs it.
    """

    pattern: str
    new: str
    since: date

    def suggestion(self, match: re.Match[str]) -> str:
        return f"{self.new} Huế" if match.groupdict().get("place") else self.new


@cache
def _rules() -> tuple[_Rule, ...]:
    """Return the rules for offices, then that for the place: the longer name is found first."""
    data = _data()
    place = data["place"]
    offices = [rule for entry in data["offices"].values() for rule in _office_rules(entry)]
    pattern = rf"(?i:(?:\btỉnh\s+)?{_PLACE}(?!\w)|\btỉnh\s+TTH\b)"
    return (*offices, _Rule(pattern, place["after"], place["since"]))


def _office_rules(entry: Mapping[str, Any]) -> Iterator[_Rule]:
    for names in entry["written"]:
        spelled = re.sub("ủy", "(?:ủy|uỷ)", re.escape(names["old"]), flags=re.IGNORECASE)
        name = rf"(?i:\b{spelled}\b)"
        if entry.get("home"):
            name += rf"(?P<place>(?i:\s+{_PLACE}))?(?!\s+[A-ZĐÀ-Ỹ])"
        yield _Rule(name, names["new"], entry["since"])


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < b and a < end for a, b in taken)


def _is_former(text: str, start: int, end: int) -> bool:
    before, after = _FORMER_BEFORE.search(text[:start]), _FORMER_AFTER.match(text, end)
    return bool(before or after)


def _cased(new: str, found: str) -> str:
    """Give the new name capitals where the old one has them."""
    if found.isupper():
        return new.upper()
    return new[0].upper() + new[1:] if found.startswith("Tỉnh ") else new


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.package_text("hue_s.toml"))


def _entry(table: str, key: str) -> dict[str, Any]:
    entries: dict[str, dict[str, Any]] = _data()[table]
    if key not in entries:
        raise SpecError(unknown(f"there is no such key in {table}", "", key, entries))
    return entries[key]


def _on(entry: Mapping[str, Any], day: date) -> str:
    return str(entry["before"] if day < entry["since"] else entry["after"])


def _origin(entry: Mapping[str, Any]) -> Origin:
    return Origin(entry["source"], entry.get("as_of", ""), entry["confidence"])
