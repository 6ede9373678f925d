"""Facts → what is written in them: each text, each number with what it counts, by field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from infographix.facts.base import Fact
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.vietnamese.dates import Moment
from infographix.vietnamese.numbers import Number

CHOICES = frozenset(
    {"logo", "hashtags", "icon", "kind", "variant", "layout", "theme", "formats", "phrases"}
    | {"numbers", "tones", "waive", "hosts", "src", "portrait"}
)
"""Fields that choose or name a file, and hold no words of the piece."""


def texts(
    value: object, path: str = "", skip: frozenset[str] = CHOICES
) -> Iterator[tuple[str, str]]:
    """Yield the field and text of all that is written in a fact, fields of `skip` left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]", skip)
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            if name not in skip:
                yield from texts(getattr(value, name), f"{path}.{name}" if path else name, skip)


def of_kind(spec: Infographic, *kinds: str) -> Iterator[tuple[str, Any]]:
    """Yield the path and block of each block of some kinds."""
    for index, block in enumerate(spec.blocks):
        if block.kind in kinds:
            yield f"blocks[{index}]", block


class Figure(Struct, frozen=True):
    """A number of a block: what it counts, of what, and of when, where that is said.

    `role` is the name of its field, such as `value`, `target` or `before`.
    """

    field: str
    role: str
    value: Number
    unit: str
    label: str
    when: str
    owner: Fact
    block: BaseBlock

    @property
    def text(self) -> str:
        gap = "" if self.unit in ("", "%", "‰") else " "
        return f"{self.value.lead}{gap}{self.unit}"


def figures(spec: Infographic) -> Iterator[Figure]:
    """Yield the numbers of all blocks; those in a table are texts, and not among them."""
    for index, block in enumerate(spec.blocks):
        yield from _figures(block, block, f"blocks[{index}]", "", "")


def _figures(fact: Fact, block: BaseBlock, path: str, label: str, when: str) -> Iterator[Figure]:
    label = getattr(fact, "label", None) or label
    moment = getattr(fact, "as_of", None)
    when = moment.text if isinstance(moment, Moment) else when
    when = getattr(fact, "x", "") or when  # a point of a trend
    unit = getattr(fact, "unit", None) or getattr(block, "unit", None) or ""
    for name in type(fact).model_fields:
        value, field = getattr(fact, name), f"{path}.{name}"
        if isinstance(value, Number):
            shown = unit or value.unit
            at = getattr(block, name, "") if name in ("before", "after") else ""
            yield Figure(field, name, value, shown, label, at or when, fact, block)
        elif isinstance(value, Fact):
            yield from _figures(value, block, field, label, when)
        elif isinstance(value, tuple):
            for place, item in enumerate(value):
                if isinstance(item, Fact):
                    yield from _figures(item, block, f"{field}[{place}]", label, when)
                elif isinstance(item, Number):
                    at = _column(block, fact, place)
                    shown = unit or item.unit
                    yield Figure(
                        f"{field}[{place}]", name, item, shown, f"{label} {at}", when, fact, block
                    )


def _column(block: BaseBlock, fact: Fact, place: int) -> str:
    """Return the label below a bar of a series."""
    labels: tuple[str, ...] = getattr(block, "labels", ())
    return labels[place] if hasattr(fact, "values") and place < len(labels) else ""


NUMERIC = r"[-−+]?[0-9][0-9.]*(?:,[0-9]+)?"


def has_numbers(block: BaseBlock) -> bool:
    """Say whether a block holds numbers that come from somewhere."""
    if block.kind == "table":
        rows: tuple[tuple[str, ...], ...] = getattr(block, "rows", ())
        return any(re.match(NUMERIC, cell) for row in rows for cell in row[1:])
    return any(True for _ in _figures(block, block, "", "", ""))


def is_sample(block: BaseBlock) -> bool:
    """Say whether a block calls its numbers made up, as `Số liệu minh hoạ` does."""
    return bool(re.search(r"minh h(?:oạ|ọa)|giả định|ví dụ", block.note or "", re.IGNORECASE))
