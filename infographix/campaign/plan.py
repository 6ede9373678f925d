"""Templates and their tables → the items of a campaign, each with the pictures it is to become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from infographix.campaign.filling import Uses
from infographix.campaign.rows import no_such_column
from infographix.campaign.tables.cells import written
from infographix.campaign.tables.notation import settle
from infographix.campaign.tables.table import Row, Table
from infographix.campaign.template import Template
from infographix.errors import Problem, SpecError, nearest
from infographix.facts.model import FORMATS
from infographix.vietnamese.sorting import slug

NAMES = "{row}-{slug}.{format}"
NAMES_ALONE = "{spec}.{format}"
"""How pictures are called: of a table's rows, and of a spec without a table."""

PLACES = ("row", "slug", "format", "spec", "sheet", "group", "wave")
_LONGEST_SLUG = 60
_NO_NAME = re.compile(r"[^A-Za-z0-9._-]+")


class Order(Struct, frozen=True):
    """One spec, or one template over one table, in formats."""

    fields: Mapping[str, Any]
    stem: str = "infographic"
    folder: Path | None = None
    table: Table | None = None
    formats: tuple[str, ...] = ()
    group_by: str = ""
    names: str = ""
    wave: str = ""


class Item(Struct, frozen=True):
    """One infographic of the campaign: what its template became, or what is wrong with its row."""

    order: Order
    name: str
    rows: tuple[Row, ...]
    fields: dict[str, Any]
    uses: Uses
    pictures: Mapping[str, str]
    """Format → picture."""
    problems: tuple[Problem, ...] = ()

    @property
    def row(self) -> int:
        """The number of its first row; 0 for a spec without a table."""
        return self.rows[0].number if self.rows else 0

    @property
    def title(self) -> str:
        return str(self.fields.get("title") or "")


class Plan:
    """The orders of a campaign; `items` goes through them again each time it is asked for."""

    def __init__(self, orders: Sequence[Order]) -> None:
        """SpecError where a template, a column's name or a pattern of names is wrong."""
        self.orders = [_settled(order) for order in orders]
        self._templates = [
            Template(order.fields, order.table) if order.table else None for order in self.orders
        ]
        for order in self.orders:
            _check_names(order.names)

    def items(self, only: int | None = None) -> Iterator[Item]:
        """Yield the items in the order of the tables' rows; `only` those of one order."""
        pairs = list(zip(self.orders, self._templates, strict=True))
        for order, template in pairs if only is None else pairs[only : only + 1]:
            if template is None:
                yield _item(order, (), dict(order.fields), {}, ())
            else:
                yield from _items(order, template)


def _settled(order: Order) -> Order:
    """Return an order whose table's number texts are read in the notation of their column."""
    if order.table is None:
        _check_alone(order.fields, "")
        return order
    if order.group_by and order.table.place(order.group_by) is None:
        problem = no_such_column(order.table, order.group_by)
        raise SpecError(replace(problem, where="group-by"))
    said: Literal["vi"] | None = "vi" if order.fields.get("numbers") == "vi" else None
    return replace(order, table=settle(order.table, said))


def _check_alone(value: Any, where: str) -> None:
    """Refuse marks of a template in a spec without a table, which would be drawn as they are."""
    if isinstance(value, str):
        if "{{" in value or "{%" in value:
            what = "a template needs a table whose rows fill it"
            raise SpecError(Problem(what, where, repr(value[:80])))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            _check_alone(inner, f"{where}.{name}".removeprefix("."))
    elif isinstance(value, list | tuple):
        for at, inner in enumerate(value):
            _check_alone(inner, f"{where}[{at}]")


def _items(order: Order, template: Template) -> Iterator[Item]:
    for rows, problem in _groups(order):
        unusable = [row.problem for row in rows if row.problem]
        if unusable or problem:
            found = tuple(filter(None, (*unusable, problem)))
            yield _item(order, rows, {}, {}, found)
            continue
        filled = template.fill(rows, group=bool(order.group_by))
        yield _item(order, rows, filled.fields, filled.uses, filled.problems)


def _groups(order: Order) -> Iterator[tuple[tuple[Row, ...], Problem | None]]:
    """Yield each row alone, or the rows of each group in the order of their first ones."""
    assert order.table is not None
    if not order.group_by:
        for row in order.table.rows:
            yield (row,), None
        return
    place = order.table.place(order.group_by)
    assert place is not None
    groups: dict[str, list[Row]] = {}
    for row in order.table.rows:
        name = written(row.cells[place]) if row.cells else ""
        if not name:
            yield (row,), row.problem or _no_group(order)
            continue
        groups.setdefault(name, []).append(row)
    for rows in groups.values():
        yield tuple(rows), None


def _no_group(order: Order) -> Problem:
    return Problem(f"the column {order.group_by!r}, by which rows are grouped, is empty")


def _item(
    order: Order,
    rows: tuple[Row, ...],
    fields: dict[str, Any],
    uses: Uses,
    problems: tuple[Problem, ...],
) -> Item:
    formats = order.formats or _formats(fields)
    pattern = order.names or (NAMES if order.table else NAMES_ALONE)
    words = _words(order, rows, fields)
    pictures = {name: _filled(pattern, {**words, "format": name}) for name in formats}
    item = _filled(pattern, {**words, "format": ""})
    return Item(order, item, rows, fields, uses, pictures, problems)


def _formats(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the formats that a spec names, before it is read as a whole."""
    named = fields.get("formats")
    if isinstance(named, str):
        named = named.replace(",", " ").split()
    if not isinstance(named, list | tuple) or not all(isinstance(name, str) for name in named):
        return FORMATS
    return tuple(dict.fromkeys(named)) or FORMATS


def _words(order: Order, rows: Sequence[Row], fields: Mapping[str, Any]) -> dict[str, str]:
    group = ""
    if order.table and order.group_by and rows:
        place = order.table.place(order.group_by)
        group = written(rows[0].cells[place]) if place is not None and rows[0].cells else ""
    return {
        "row": str(rows[0].number) if rows else "",
        "slug": _short(slug(str(fields.get("title") or ""))),
        "spec": order.stem,
        "sheet": slug(order.table.sheet) if order.table else "",
        "group": _short(slug(group)),
        "wave": order.wave,
    }


def _short(text: str) -> str:
    """Return a slug cut at a word's end."""
    if len(text) <= _LONGEST_SLUG:
        return text
    cut = text[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or text[:_LONGEST_SLUG]


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return a name without the marks around what is empty in it."""
    text = re.sub(r"\{(\w+)\}", lambda match: words[match[1]], pattern)
    text = _NO_NAME.sub("-", text)
    text = re.sub(r"([._-])[._-]*(?=[.])|(?<=[._-])[_-]+", "", text)
    return text.strip("._-")


def _check_names(pattern: str) -> None:
    for name in re.findall(r"\{(\w*)\}", pattern):
        if name not in PLACES:
            what = "no such place in a pattern of names"
            near = nearest(name, PLACES)
            raise SpecError(Problem(what, "names", f"{{{name}}}", ", ".join(PLACES), near))
