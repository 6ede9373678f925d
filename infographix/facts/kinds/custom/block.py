"""A user's kind as its TOML says it → a class of blocks, as the built-in kinds are.

Layouts see its texts as facts, an address as `{url, label, printed}`, and of each value besides the
text `<name>_number` and, in a list without values below zero, `<name>_share` of the largest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, WithJsonSchema, create_model

from infographix.facts.base import Fact
from infographix.facts.codes import QR, Code, code_node
from infographix.facts.kinds.base import BaseBlock
from infographix.facts.kinds.custom.pattern import READ, Pattern, told
from infographix.facts.kinds.custom.recipe import LISTS, FieldRecipe, KindRecipe
from infographix.facts.links import PictureFile
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactName, FactNumber, FactText
from infographix.facts.texts import Flag, IconName, Text
from infographix.facts.values import Rank, Value, When
from infographix.vietnamese.dates import Moment
from infographix.vietnamese.numbers import Number, format_number

_TYPES: dict[str, Any] = {
    "text": Text,
    "texts": Text,
    "value": Value,
    "rank": Rank,
    "date": When,
    "address": Code,
    "flag": Flag,
    "icon": IconName,
    "image": PictureFile,
}
_UNTOUCHED = ("address", "image")


class OwnItem(Fact):
    """An item of a user's kind."""

    FIELDS: ClassVar[tuple[FieldRecipe, ...]] = ()
    PATTERN: ClassVar[Pattern | None] = None

    def reading(self) -> str:
        return _told(self, self.FIELDS, self.PATTERN, " – ")


class OwnBlock(BaseBlock):
    """A block of a user's kind."""

    FIELDS: ClassVar[tuple[FieldRecipe, ...]] = ()
    PATTERN: ClassVar[Pattern | None] = None
    UNTOUCHED: ClassVar[frozenset[str]] = frozenset()
    """Names of its fields that hold an address or a file."""
    SAMPLE: ClassVar[dict[str, Any] | None] = None
    """A block of this kind, as plain data, where its TOML holds one."""

    def reading(self) -> str:
        return _told(self, self.FIELDS, self.PATTERN, ". ")

    def complete(self, node: SimpleNamespace) -> None:
        _fill(node, self, self.FIELDS)


def build_kind(recipe: KindRecipe) -> type[OwnBlock]:
    """Return the class of blocks of a user's kind."""
    words = "".join(part.title() for part in recipe.name.replace("-", "_").split("_"))
    fields: dict[str, Any] = {"kind": (Literal[recipe.name], ...)}
    fields |= {field.name: _declared(field, f"Own{words}") for field in recipe.fields}
    made: type[OwnBlock] = create_model(
        f"Own{words}",
        __base__=OwnBlock,
        __module__=__name__,
        __doc__=recipe.description or recipe.title,
        **fields,
    )
    made.VARIANTS, made.FIELDS, made.PATTERN = recipe.variants, recipe.fields, recipe.pattern
    made.UNTOUCHED = frozenset(_names(recipe.fields, _UNTOUCHED))
    return made


def _names(fields: Sequence[FieldRecipe], types: Sequence[str]) -> Iterator[str]:
    for field in fields:
        if field.type in types:
            yield field.name
        yield from _names(field.fields, types)


def _declared(field: FieldRecipe, owner: str) -> tuple[Any, Any]:
    """Return type and default of a field, as pydantic makes a model of them."""
    kind: Any = _item(field, owner) if field.type == "items" else _TYPES[field.type]
    if field.type in LISTS:
        kind = _listed(kind, field)
    elif field.low is not None or field.high is not None:
        kind = _limited(kind, field)
    absent: Any = () if field.type in LISTS else False if field.type == "flag" else None
    if absent is None and not field.required:
        kind = kind | None
    default = ... if field.required else absent
    return kind, Field(default, title=field.title, description=field.description)


def _listed(kind: Any, field: FieldRecipe) -> Any:
    low = int(field.low) if field.low is not None else 1 if field.required else 0
    high = int(field.high) if field.high is not None else None
    return Annotated[tuple[kind, ...], Field(min_length=low, max_length=high)]


def _item(field: FieldRecipe, owner: str) -> type[OwnItem]:
    name = f"{owner}{field.name.title()}"
    made = create_model(
        name,
        __base__=OwnItem,
        __module__=__name__,
        __doc__=field.description,
        **{inner.name: _declared(inner, name) for inner in field.fields},  # type: ignore[call-overload]
    )
    made.FIELDS, made.PATTERN = field.fields, field.pattern
    return made  # type: ignore[no-any-return]


def _limited(kind: Any, field: FieldRecipe) -> Any:
    low, high = field.low, field.high

    def within(given: str | Number) -> str | Number:
        if isinstance(given, str):
            if high is not None and len(given) > high:
                raise RefusalError("the text is too long", f"{len(given)} characters", f"{high}")
            return given
        if low is not None and given.amount < low:
            raise RefusalError("this is too little", given.text, f"{format_number(low)} or more")
        if high is not None and given.amount > high:
            raise RefusalError("this is too much", given.text, f"{format_number(high)} or less")
        return given

    if field.type != "text":
        return Annotated[kind, AfterValidator(within)]
    text = {"type": "string", "minLength": 1, "maxLength": int(high or 0)}
    schema = {"anyOf": [text, {"type": "integer"}]}
    return Annotated[kind, AfterValidator(within), WithJsonSchema(schema)]


def _told(fact: Fact, fields: Sequence[FieldRecipe], pattern: Pattern | None, between: str) -> str:
    if pattern is not None:
        return told(pattern, lambda name: _words(getattr(fact, name)))
    found = (_words(getattr(fact, field.name)) for field in fields if field.type in READ)
    return between.join(words.rstrip(".") if between == ". " else words for words in found if words)


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(_words, value)))
    if isinstance(value, OwnItem):
        return value.reading()
    if isinstance(value, QR):
        return value.url
    return _text(value) or ""


def _text(value: object) -> str | None:
    if isinstance(value, Number | Moment):
        return value.text
    return value if isinstance(value, str) else None


def _fill(node: SimpleNamespace, fact: Fact, fields: Sequence[FieldRecipe]) -> None:
    """Give a node of the view what its template sees of each field."""
    for field in fields:
        value, path = getattr(fact, field.name), f"{node.path}.{field.name}"
        if field.type == "items":
            _fill_items(getattr(node, field.name), value, field.fields)
        elif field.type == "address":
            setattr(node, field.name, code_node(getattr(node, field.name), path))
        elif field.type not in ("flag", "texts"):
            made = FactName if field.type in ("icon", "image") else FactText
            text = _text(value)
            setattr(node, field.name, None if text is None else made(text, path))
        if field.type == "value":
            number = None if value is None else FactNumber(value.number, f"{path}_number")
            setattr(node, f"{field.name}_number", number)


def _fill_items(
    nodes: Sequence[SimpleNamespace], items: Sequence[Fact], fields: Sequence[FieldRecipe]
) -> None:
    for index, (node, item) in enumerate(zip(nodes, items, strict=True)):
        node.index = index
        _fill(node, item, fields)
    for field in fields:
        if field.type == "value":
            _share(nodes, [getattr(item, field.name) for item in items], field.name)


def _share(nodes: Sequence[SimpleNamespace], values: Sequence[Number | None], name: str) -> None:
    """Add each value as a ratio of the largest; of 100 where all are percentages."""
    known = [value for value in values if value is not None]
    whole = max((value.amount for value in known), default=Decimal(0))
    if whole <= 100 and all(value.unit == "%" for value in known):
        whole = Decimal(100)
    drawable = whole > 0 and all(v.amount >= 0 and v.total is None for v in known)
    for node, value in zip(nodes, values, strict=True):
        share = None
        if drawable and value is not None:
            share = FactNumber(float(value.amount / whole), f"{node.path}.{name}_share")
        setattr(node, f"{name}_share", share)
