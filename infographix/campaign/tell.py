"""A problem of a row → one Vietnamese sentence, and where in the table it lies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from infographix import resources
from infographix.campaign.plan import Item
from infographix.campaign.rows import Use
from infographix.errors import Problem

_LONGEST_VALUE = 120


def problems(found: Iterable[Problem], item: Item) -> list[dict[str, Any]]:
    """Return problems with table, sheet, row, column and value, and a whole sentence each."""
    return [_told(problem, item) for problem in dict.fromkeys(found)]


def _told(problem: Problem, item: Item) -> dict[str, Any]:
    table = item.order.table
    uses = uses_of(problem.where, item.uses)
    rows = list(dict.fromkeys(use.row for use in uses)) or [row.number for row in item.rows]
    place = {
        "table": table.name if table else "",
        "sheet": table.sheet if table else "",
        "row": rows[0] if rows else 0,
        "column": ", ".join(dict.fromkeys(use.column for use in uses)),
        "value": " | ".join(dict.fromkeys(use.value for use in uses))[:_LONGEST_VALUE],
    }
    return {"text": _sentence(problem, place, rows), **place, **asdict(problem)}


def uses_of(where: str, uses: Mapping[str, tuple[Use, ...]]) -> tuple[Use, ...]:
    """Return the cells in a field, in the fields within it, or else in the one around it."""
    if not where:
        return ()
    if where in uses:
        return uses[where]
    inside = [
        use
        for path, found in uses.items()
        if path.startswith((f"{where}.", f"{where}["))
        for use in found
    ]
    if inside:
        return tuple(dict.fromkeys(inside))
    around = re.sub(r"(\.[^.\[\]]+|\[\d+\])$", "", where)
    return uses_of(around, uses) if around != where and around in uses else ()


def _sentence(problem: Problem, place: Mapping[str, Any], rows: list[int]) -> str:
    where = []
    if place["sheet"]:
        where.append(f"trang tính “{place['sheet']}”")
    if rows:
        where.append(f"dòng {', '.join(map(str, rows[:6]))}{' …' if len(rows) > 6 else ''}")
    if place["column"]:
        where.append(f"cột “{place['column']}”")
    elif problem.where:
        where.append(f"mục {problem.where}")
    head = ", ".join(where)
    text = f"{head[:1].upper()}{head[1:]}: " if head else ""
    if place["value"]:
        text += f"“{place['value']}” – "
    text += in_vietnamese(problem.what)
    if problem.found and not place["value"]:
        text += f" ({in_vietnamese(problem.found)})"
    text += "."
    if problem.allowed:
        text += f" Được phép: {in_vietnamese(problem.allowed)}."
    if problem.hint:
        text += f" Gợi ý: {in_vietnamese(problem.hint)}."
    return text.replace("..", ".").replace("…?.", "…?")


def in_vietnamese(text: str) -> str:
    """Return one of the library's own messages in Vietnamese; one that is not listed as it is."""
    exact, patterns = _messages()
    if text in exact:
        return exact[text]
    for pattern, told in patterns:
        match = pattern.fullmatch(text)
        if match:
            return told.format(*(exact.get(words, words) for words in match.groups()))
    return text


@cache
def _messages() -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...]]:
    """Return the messages without and with places (`*`, `#`) for words that differ."""
    path = Path("campaign/tell.toml")
    table = resources.parse_toml(resources.package_text(str(path.as_posix())), path)
    found: dict[str, str] = {k: v for part in table.values() for k, v in part.items()}
    exact = {english: told for english, told in found.items() if not {"*", "#"} & set(english)}
    loose = sorted(found.keys() - exact.keys(), key=_literal, reverse=True)
    patterns = tuple((_pattern(english), found[english]) for english in loose)
    return exact, patterns


def _literal(english: str) -> int:
    """Return how many characters of a message are always the same: the most exact comes first."""
    return len(english) - english.count("*") - english.count("#")


def _pattern(english: str) -> re.Pattern[str]:
    parts = re.split(r"([*#])", english)
    marks = {"*": "(.+?)", "#": r"(\S+)"}
    return re.compile("".join(marks.get(part, re.escape(part)) for part in parts), re.DOTALL)
