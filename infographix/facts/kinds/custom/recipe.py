"""A user's `<kind>.toml`, read → its fields and how they are read aloud; MarkupError where wrong.

    title_vi = "Danh bạ"                 what the kind is called; description says what it is for
    variants = ["compact"]               other ways to draw it
    reading = "{items}"                  the alternative text: {field}, and [parts left out] with it
    [fields.items]                       type, required, min, max, title_vi, description
    type = "items"                       items: reading and fields of their own, as here
    [sample]                             a block of the kind, checked when the kind is read

`min` and `max` say how many (texts, items), how much (value, rank) or how many characters (text).
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from msgspec import Struct

from infographix.errors import MarkupError, Problem, nearest
from infographix.facts.kinds.base import BaseBlock
from infographix.facts.kinds.custom.pattern import READ, Pattern, read_pattern

TYPES = (*READ, "flag", "icon", "image")
LISTS = ("texts", "items")
_LIMITS = {
    "text": ("max",),
    **dict.fromkeys(("texts", "items", "value", "rank"), ("min", "max")),
}
_OF_KIND = ("title_vi", "description", "variants", "reading", "fields", "sample")
_OF_FIELD = ("type", "required", "title_vi", "description", "min", "max", "reading", "fields")
_RESERVED = {
    **dict.fromkeys(("kind", "title", "note", "priority", "variant"), "every kind has it already"),
    **dict.fromkeys(("path", "index", "count", "code"), "layouts see something else by it"),
}
_MEANS = {
    "icon": "icon",
    "items": "items",
    "qr": "address",
    "url": "address",
    "logo": "image",
    "portrait": "image",
    "src": "image",
}
"""Names that always stand for one type, in the facts and in layouts."""
_NAME = "[a-z][a-z0-9_]{0,39}"
MOST_FIELDS = 40


class FieldRecipe(Struct, frozen=True):
    """One field; `fields` and `pattern` are of its items. Limits are None where there are none."""

    name: str
    type: str
    required: bool
    low: Decimal | None
    high: Decimal | None
    title: str
    description: str
    pattern: Pattern | None
    fields: tuple[FieldRecipe, ...]


class KindRecipe(Struct, frozen=True):
    """A kind of block as its TOML says it."""

    name: str
    where: str
    title: str
    description: str
    variants: tuple[str, ...]
    pattern: Pattern | None
    fields: tuple[FieldRecipe, ...]
    sample: Mapping[str, Any] | None


def read_recipe(name: str, data: Mapping[str, Any], where: str) -> KindRecipe:
    """Check what stands in a kind's TOML file, which errors name as `where`."""
    table = _Table(data, where, "")
    table.only(_OF_KIND)
    variants = table.get("variants", list, [])
    if not all(
        isinstance(v, str) and re.fullmatch("[A-Za-z0-9][A-Za-z0-9_-]*", v) for v in variants
    ):
        table.refuse("variants", "these are no names of variants", repr(variants))
    fields = _fields(table, nested=False)
    return KindRecipe(
        name,
        where,
        table.get("title_vi", str, name),
        table.get("description", str, ""),
        tuple(variants),
        _pattern(table, fields),
        fields,
        table.get("sample", dict, None),
    )


class _Table(Struct, frozen=True):
    """A table of the file, and where it stands."""

    data: Mapping[str, Any]
    file: str
    key: str

    def refuse(
        self, key: str, what: str, found: str = "", allowed: str = "", hint: str = ""
    ) -> NoReturn:
        place = ".".join(filter(None, (self.key, key)))
        raise MarkupError(Problem(what, f"{self.file}: {place}", found, allowed, hint))

    def only(self, allowed: tuple[str, ...]) -> None:
        for key in self.data:
            if key not in allowed:
                self.refuse(key, "unknown key", "", ", ".join(allowed), nearest(key, allowed))

    def get(self, key: str, kind: type, default: Any) -> Any:
        found = self.data.get(key, default)
        if found is not default and not isinstance(found, kind):
            words = {str: "text", bool: "true or false", list: "a list", dict: "a table"}
            self.refuse(key, "this has another type", repr(found), words[kind])
        return found

    def table(self, key: str) -> _Table:
        return _Table(self.get(key, dict, {}), self.file, ".".join(filter(None, (self.key, key))))


def _fields(owner: _Table, nested: bool) -> tuple[FieldRecipe, ...]:
    table = owner.table("fields")
    if not 1 <= len(table.data) <= MOST_FIELDS:
        owner.refuse("fields", "fields are required", str(len(table.data)), f"1 to {MOST_FIELDS}")
    made = tuple(_field(table, name, nested) for name in table.data)
    names = {field.name for field in made}
    for field in made:
        for made_name in (f"{field.name}_number", f"{field.name}_share"):
            if field.type == "value" and made_name in names:
                table.refuse(made_name, f"layouts see a number of {field.name!r} by this name")
    return made


def _field(fields: _Table, name: str, nested: bool) -> FieldRecipe:
    table = fields.table(name)
    table.only(_OF_FIELD)
    kind = table.get("type", str, "text")
    if kind not in TYPES:
        table.refuse("type", "unknown type", repr(kind), ", ".join(TYPES), nearest(kind, TYPES))
    _check_name(fields, name, kind, nested)
    inner = _fields(table, nested=True) if kind == "items" else ()
    for key in ("reading", "fields"):
        if key in table.data and kind != "items":
            table.refuse(key, "only a field of type items has this")
    low, high = _limits(table, kind)
    title = table.get("title_vi", str, name)
    return FieldRecipe(
        name,
        kind,
        table.get("required", bool, False),
        low,
        high,
        title,
        table.get("description", str, title),
        _pattern(table, inner),
        inner,
    )


def _check_name(fields: _Table, name: str, kind: str, nested: bool) -> None:
    if not re.fullmatch(_NAME, name) or keyword.iskeyword(name):
        fields.refuse(name, "this is no name of a field", "", "a–z, digits and _, at most 40")
    if name in _RESERVED and not (nested and name in ("title", "note", "variant")):
        fields.refuse(name, f"a field cannot be called so: {_RESERVED[name]}")
    if hasattr(BaseBlock, name):
        fields.refuse(name, "a field cannot be called so", hint="name it otherwise")
    if kind != (meant := _MEANS.get(name, kind)):
        fields.refuse(name, "this name stands for another type", kind, meant)


def _limits(table: _Table, kind: str) -> tuple[Decimal | None, Decimal | None]:
    for key in ("min", "max"):
        if key in table.data and key not in _LIMITS.get(kind, ()):
            table.refuse(key, f"a field of type {kind} has no such limit")
    low, high = _limit(table, kind, "min"), _limit(table, kind, "max")
    if low is not None and high is not None and low > high:
        table.refuse("min", "the least is more than the most", f"{low} and {high}")
    return low, high


def _limit(table: _Table, kind: str, key: str) -> Decimal | None:
    raw = table.data.get(key)
    if raw is None:
        return None
    counts = kind in LISTS or kind == "text"
    if isinstance(raw, bool) or not isinstance(raw, int if counts else int | float):
        table.refuse(key, "this is no limit", repr(raw), "a whole number" if counts else "a number")
    least = 0 if kind in LISTS and key == "min" else 1
    if counts and not least <= raw <= 2_000:
        table.refuse(key, "this is no limit", repr(raw), f"{least} to 2000")
    return Decimal(str(raw))


def _pattern(table: _Table, fields: tuple[FieldRecipe, ...]) -> Pattern | None:
    text = table.get("reading", str, None)
    if text is None:
        return None
    readable = [field.name for field in fields if field.type in READ]
    try:
        return read_pattern(text, readable)
    except ValueError as error:
        table.refuse("reading", str(error), repr(text), ", ".join(f"{{{n}}}" for n in readable))
