"""A fact in markup ↔ a mark that refers to it: layouts are filled with marks, not with words.

So the markup of two infographics of one structure is the same text, and is parsed and styled once.
A mark is a key between two private-use characters, which facts may not hold. A key is the path of
the fact's field (`blocks[0].title`), with `|2` behind it for another text of the same field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from infographix.facts.shown import FactData, FactNumber, FactText

START, END = "\ue000", "\ue001"
Value = str | float | FactData
Table = Mapping[str, Value]
"""What the keys stand for."""

_MARK = re.compile(f"{START}([^{END}]*){END}")


class References:
    """The facts that one filling of a layout refers to, by key."""

    def __init__(self) -> None:
        self.table: dict[str, Value] = {}

    def mark(self, fact: FactText | FactNumber | FactData) -> str:
        """Return the mark that refers to a fact."""
        value = _plain(fact)
        key, number = fact.field, 1
        while self.table.setdefault(key, value) != value:
            number += 1
            key = f"{fact.field}|{number}"
        return f"{START}{key}{END}"


def resolved(text: str, table: Table) -> str:
    """Put the facts into a text."""
    if START not in text:
        return text
    return _MARK.sub(lambda match: str(table[match[1]]), text)


def escaped(text: str, table: Table) -> str:
    """Put the facts into markup, where they stand as text."""
    if START not in text:
        return text
    return _MARK.sub(lambda match: escape(str(table[match[1]])), text)


def number(text: str, table: Table) -> float:
    """Return the number that a text, which is one mark, refers to."""
    value = table[text[1:-1]]
    assert isinstance(value, str | float)
    return float(value)


def data(text: str, table: Table) -> FactData | None:
    """Return what a text, which is one mark, refers to; None where that is no data."""
    value = table.get(text[1:-1])
    return value if isinstance(value, FactData) else None


def keys(text: str) -> list[str]:
    """Return the keys in a text, in order."""
    return _MARK.findall(text) if START in text else []


def field(key: str) -> str:
    """Return the path of the field that a key is of."""
    return key.partition("|")[0]


def fields(text: str) -> list[str]:
    """Return the paths of the fields that a text refers to, in order."""
    return [field(key) for key in keys(text)]


def is_mark(text: str) -> bool:
    """Say whether a text is one mark and nothing else."""
    return text.startswith(START) and text.endswith(END) and text.count(START) == 1


def _plain(fact: FactText | FactNumber | FactData) -> Value:
    if isinstance(fact, FactData):
        return fact
    return str(fact) if isinstance(fact, FactText) else float(fact)
