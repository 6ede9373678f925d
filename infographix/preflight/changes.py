"""Differences → findings: what is said to have changed is what lies between the two ends.

Three places hold both ends: a `delta` beside a comparison or trend of the same thing, and a
sentence such as `tăng từ 86,56% lên 88,38%, tăng 1,82 điểm phần trăm`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from infographix.errors import SpecError
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import of_kind, texts
from infographix.vietnamese.numbers import Number, format_number, parse

_NUMBER = r"[−-]?[0-9][0-9.,]*[0-9]|[0-9]"
_UNIT = r"\s?%|\s?(?:nghìn|triệu|tỷ)\b"
_SENTENCE = (
    rf"(?i)(?:(?P<verb>tăng|giảm)\s+)?từ\s+(?P<before>{_NUMBER})(?P<unit>{_UNIT})?[^,.;:]{{0,40}}?"
    rf"\s+(?P<to>lên|xuống|còn|đến)\s+(?P<after>{_NUMBER})(?P<unit2>{_UNIT})?[^.;:\d]{{0,25}}?"
    rf"\b(?P<how>tăng|giảm)\s+(?P<by>{_NUMBER})(?P<by_unit>\s?%(?!\w)|\s?\w+(?:\s+\w+)?)?"
)
_TOWARDS = (
    rf"(?i)\b(?P<verb>tăng|giảm)\s+từ\s+(?P<before>{_NUMBER})(?P<unit>{_UNIT})?[^,.;:\d]{{0,30}}?"
    rf"\s+(?P<to>lên|xuống|còn|đến)\s+(?P<after>{_NUMBER})(?P<unit2>{_UNIT})?"
)
_POINTS = ("điểm", "điểm phần trăm", "điểm %")
HUNDRED = Decimal(100)


class _Ends(Struct, frozen=True):
    """A thing before and after."""

    label: str
    before: Number
    after: Number

    @property
    def change(self) -> Decimal:
        """By how much it went up; a rank goes up as its number falls."""
        by = self.after.amount - self.before.amount
        return -by if self.after.total is not None else by


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield differences that are not those of their ends, and words that point the wrong way."""
    yield from _deltas(spec)
    for field, text in texts(spec):
        if "từ " in text.lower():
            yield from _sentences(text, field)


def _deltas(spec: Infographic) -> Iterator[Finding]:
    ends = {(_key(one.label), one.after.amount, one.after.total): one for one in _ends(spec)}
    for path, block in of_kind(spec, "figures"):
        for place, item in enumerate(block.items):
            one = ends.get((_key(item.label), item.value.amount, item.value.total))
            if one is None or item.delta is None:
                continue
            unit = re.sub(r"^\D*[\d.,]+\s?", "", item.delta.text).strip()
            if not _agree(item.delta.amount, unit, one.before, one.after, one.change):
                details: dict[str, object] = {
                    "found": item.delta.text,
                    "before": one.before.text,
                    "after": one.after.text,
                    "change": format_number(one.change),
                }
                yield Finding("difference", f"{path}.items[{place}].delta", details)


def _ends(spec: Infographic) -> Iterator[_Ends]:
    for _, block in of_kind(spec, "comparison"):
        for item in block.items:
            yield _Ends(item.label, item.before, item.after)
    for _, block in of_kind(spec, "trend"):
        for course in block.series:
            values = [point.value for point in course.points if point.value is not None]
            yield _Ends(course.label, values[-2], values[-1])


def _key(label: str) -> str:
    return " ".join(label.casefold().split())


def _agree(by: Decimal, unit: str, before: Number, after: Number, change: Decimal) -> bool:
    """Say whether a difference fits two ends, as far as its digits go."""
    if before.qualifier or after.qualifier:
        return True
    if unit.startswith("%") and after.unit != "%" and before.amount:
        return _same(by, HUNDRED * change / before.amount)
    if unit.startswith("%") and after.unit == "%" and before.amount:
        return _same(by, change) or _same(by, HUNDRED * change / before.amount)
    return _same(by, change)


def _same(told: Decimal, true: Decimal) -> bool:
    """Say whether a number is another one, rounded or cut to its own digits."""
    exponent = told.as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
    return abs(told - true) < step


def _sentences(text: str, field: str) -> Iterator[Finding]:
    for match in re.finditer(_SENTENCE, text):
        before, after, by = (_read(match[name]) for name in ("before", "after", "by"))
        units = {(match[name] or "").strip() for name in ("unit", "unit2")} - {""}
        by_unit = (match["by_unit"] or "").strip()
        if before is None or after is None or by is None or len(units) > 1:
            continue
        change = abs(after.amount - before.amount)
        percent = by_unit.startswith("%") and "%" not in units
        ratio = HUNDRED * change / before.amount if before.amount else change
        true = _same(by.amount, ratio if percent else change)
        if not true and not (by_unit.startswith("%") and _same(by.amount, ratio)):
            details: dict[str, object] = {
                "found": f"{match['how']} {match['by']}{match['by_unit'] or ''}".strip(),
                "before": match["before"] + (match["unit"] or ""),
                "after": match["after"] + (match["unit2"] or ""),
                "change": format_number(round(ratio, 2) if percent else change),
            }
            yield Finding("difference", field, details)
    for match in re.finditer(_TOWARDS, text):
        before, after = _read(match["before"]), _read(match["after"])
        if before is None or after is None or "hạng" in text.casefold():
            continue
        units = {(match[name] or "").strip() for name in ("unit", "unit2")} - {""}
        up = match["verb"].casefold() == "tăng"
        if (
            len(units) < 2
            and before.amount != after.amount
            and up != (after.amount > before.amount)
        ):
            details = {"verb": match["verb"], "before": match["before"], "after": match["after"]}
            yield Finding("difference", field, details, "direction")


def _read(text: str) -> Number | None:
    try:
        return parse(text, "vi")
    except SpecError:
        return None
