"""Facts → what a reader needs to trust them: who says so, where the numbers come from, of when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from infographix.facts.base import Fact
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import Figure, figures, has_numbers, is_sample, texts
from infographix.vietnamese.dates import Moment

_YEAR = r"(?<![\d.,/])(?:\d{1,2}/){0,2}(?:19|20)\d{2}(?![.,]?\d|/)"
"""A year, alone or in a date, in words such as `PAPI 2018–2024` or `ngày 14/09/2023`."""


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield which of publisher, date and source are missing, and which numbers have no date."""
    if not (spec.publisher or spec.logo or getattr(spec.theme, "logo", None)):
        yield Finding("no-publisher", "publisher")
    if spec.date is None and spec.as_of is None:
        yield Finding("no-date", "date")
    numbers = [block for block in spec.blocks if has_numbers(block) and not is_sample(block)]
    if spec.source is None:
        yield Finding("no-source", "source", variant="" if numbers else "words")
    if spec.as_of is None and not _says_when(spec):
        yield from _undated(spec)


def _says_when(spec: Infographic) -> bool:
    return any(re.search(_YEAR, text or "") for text in (spec.title, spec.subtitle, spec.source))


def _undated(spec: Infographic) -> Iterator[Finding]:
    """Yield one finding for each block that holds a number without a date, at the first of them."""
    known = {id(block): f"blocks[{index}]" for index, block in enumerate(spec.blocks)}
    first: dict[str, Figure] = {}
    for figure in figures(spec):
        block = figure.block
        if not is_sample(block) and block.kind != "trend" and not _is_dated(figure):
            first.setdefault(known[id(block)], figure)
    for index, block in enumerate(spec.blocks):
        path = f"blocks[{index}]"
        if path in first:
            figure = first[path]
            details: dict[str, object] = {"found": figure.text, "label": figure.label}
            yield Finding("no-as-of", figure.field, details)
        elif block.kind == "table" and has_numbers(block) and not is_sample(block):
            yield from () if _mentions_year(block) else (Finding("no-as-of", path, {}, "table"),)


def _is_dated(figure: Figure) -> bool:
    if figure.when or re.search(_YEAR, figure.block.title or ""):
        return True
    return _mentions_year(figure.owner)


def _mentions_year(fact: Fact) -> bool:
    if any(isinstance(getattr(fact, name), Moment) for name in type(fact).model_fields):
        return True
    return any(re.search(_YEAR, text) for _, text in texts(fact))
