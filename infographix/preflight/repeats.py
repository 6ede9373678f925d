"""Numbers written twice in one piece → findings where they are not the same.

Only what is surely meant to be the same is compared: items of one label, unit and time, and a
number in running text followed by the very words that an item has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from infographix.errors import SpecError
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import Figure, figures, texts
from infographix.vietnamese.numbers import parse

FEWEST_WORDS = 4
"""So many syllables after a number in running text must be those of an item."""
_SHOWN = 3
_SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
_LOOSE = frozenset({"hơn", "gần", "trên", "khoảng", "~", ">", "≥", "<", "≤"})
_MENTION = (
    r"(?i)(?:(?P<loose>hơn|gần|trên|khoảng|[>≥<≤~])\s*)?(?<![\w.,/-])(?P<number>[0-9][0-9.,]*[0-9]|[0-9])"
    r"(?P<unit>\s?%)?(?P<words>(?:\s+[^\W\d_]+){1,12})"
)
_ROLES = ("value", "actual", "values")
_YEAR = r"(?:19|20)\d{2}"


class _Said(Struct, frozen=True):
    """An amount and the words that say what it is of."""

    field: str
    text: str
    amount: Decimal
    is_loose: bool
    words: tuple[str, ...]


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield pairs of places that give one number in two ways, at the second of them."""
    items = [figure for figure in figures(spec) if figure.role in _ROLES]
    yield from _items(items)
    yield from _mentions(spec, items)


def _items(items: Sequence[Figure]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Figure] = {}
    for figure in items:
        key = _key(figure)
        first = seen.setdefault(key, figure) if key is not None else figure
        told, other = _of_item(first), _of_item(figure)
        if first.block is not figure.block and not _agree(told, other):
            yield _finding(told, other)


def _key(figure: Figure) -> tuple[object, ...] | None:
    """Return what two items must share to be one thing; None where the label says too little."""
    words = _words(figure.label)
    if len(words) < 2:
        return None
    heading = " ".join(filter(None, (figure.block.title, figure.block.note, figure.label)))
    years = frozenset(re.findall(_YEAR, f"{heading} {figure.when}"))
    about = tuple(_words(figure.block.title or ""))
    return (words, figure.unit, figure.value.total, years, figure.when, about)


def _mentions(spec: Infographic, items: Sequence[Figure]) -> Iterator[Finding]:
    """Compare numbers in running text with the items whose words follow them."""
    told = [one for one in map(_of_item, items) if len(one.words) >= FEWEST_WORDS]
    if not told:
        return
    for field, text in texts(spec):
        if re.search(_YEAR, text):
            continue  # it may speak of another time
        for match in re.finditer(_MENTION, text):
            said = _of_text(match, field)
            same = [
                one
                for one in told
                if said is not None and one.field != field and _is_of(said.words, one.words)
            ]
            if said is not None and same and not any(_agree(said, one) for one in same):
                yield _finding(same[0], said)


def _is_of(words: tuple[str, ...], item: tuple[str, ...]) -> bool:
    return (
        len(item) >= FEWEST_WORDS
        and words[: len(item)] == item[: len(words)]
        and (len(words) >= FEWEST_WORDS)
    )


def _of_item(figure: Figure) -> _Said:
    unit = _words(figure.unit)
    power = _SCALES.get(unit[0], 0) if unit else 0
    rest = unit[1:] if power else unit
    value = figure.value
    amount = value.amount.scaleb(power)
    return _Said(
        figure.field,
        figure.text,
        amount,
        bool(value.qualifier),
        (*(("%",) if figure.unit == "%" else rest), *_words(figure.label)),
    )


def _of_text(match: re.Match[str], field: str) -> _Said | None:
    try:
        amount = parse(match["number"], "vi").amount
    except SpecError:
        return None
    words = _words(match["words"])
    power = _SCALES.get(words[0], 0) if words else 0
    if power:
        words = words[1:]
    if match["unit"]:
        words = ("%", *words)
    return _Said(
        field,
        " ".join(match.group().split()[:_SHOWN]),
        amount.scaleb(power),
        bool(match["loose"]),
        words,
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W\d_]+|%", text.casefold()))


def _agree(one: _Said, other: _Said) -> bool:
    """Say whether two amounts may be one: equal, or one the other in round figures."""
    if one.amount == other.amount:
        return True
    if one.is_loose or other.is_loose:
        larger = max(abs(one.amount), abs(other.amount))
        return abs(one.amount - other.amount) <= larger / 10
    return _is_rounded(one.amount, other.amount) or _is_rounded(other.amount, one.amount)


def _is_rounded(rough: Decimal, exact: Decimal) -> bool:
    """Say whether an amount is another to fewer digits, none of them made up."""
    exponent = rough.normalize().as_tuple().exponent
    fine = exact.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or not isinstance(fine, int) or exponent <= fine:
        return False
    return abs(rough - exact) < Decimal(1).scaleb(exponent)


def _finding(first: _Said, other: _Said) -> Finding:
    details: dict[str, object] = {
        "found": other.text,
        "other": first.text,
        "where": first.field,
    }
    return Finding("same-number", other.field, details)
