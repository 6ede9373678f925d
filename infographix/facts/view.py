"""Infographic → plain namespaces for templates, in which every text knows its field.

Absent fields are None. A value becomes several texts (`value`, `unit`, `full`, `bare`, `qualifier`;
`gap` is what stands between value and unit) and, for drawing lengths, `number` and `share`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from infographix.facts.base import Fact
from infographix.facts.blocks import BaseBlock, Counted, Ranked
from infographix.facts.model import Infographic
from infographix.vietnamese.dates import Moment
from infographix.vietnamese.numbers import Change, Number

_NAMES = frozenset(
    {"kind", "layout", "theme", "formats", "numbers", "tones"}
)  # for choosing, not for show

_NOT_SHOWN = frozenset(
    {"path", "icon", "variant", "qr", "logo", "date", "hashtags", "caption", "all_blocks"}
)
"""Parts of the view that are no text on the picture: names, addresses, what goes with the post."""


class FactText(str):
    """A text from the spec and the path of its field (`blocks[0].items[2].text`)."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, text: str, field: str) -> FactText:
        made = super().__new__(cls, text)
        made.field = field
        return made

    def __reduce__(self) -> tuple[type[FactText], tuple[str, str]]:
        return FactText, (str(self), self.field)


class FactNumber(float):
    """A number from the spec and the path of its field; layouts draw lengths by it."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, number: float, field: str) -> FactNumber:
        made = super().__new__(cls, number)
        made.field = field
        return made

    def __reduce__(self) -> tuple[type[FactNumber], tuple[float, str]]:
        return FactNumber, (float(self), self.field)


def view(infographic: Infographic) -> SimpleNamespace:
    """Return the tree that templates see as `infographic`."""
    tree = _namespace(infographic, "")
    tree.as_of_phrase = _phrase(infographic.as_of, "as_of")
    for index, (block, node) in enumerate(zip(infographic.blocks, tree.blocks, strict=True)):
        _complete_block(node, block, index)
    return tree


def texts(node: object) -> Iterator[str]:
    """Yield the paths of all facts under a node of the view that a layout is to show as text."""
    if isinstance(node, FactText):
        yield node.field
    elif isinstance(node, tuple):
        for item in node:
            yield from texts(item)
    elif isinstance(node, SimpleNamespace):
        for name, value in vars(node).items():
            if name not in _NOT_SHOWN:
                yield from texts(value)


def _namespace(fact: Fact, path: str) -> SimpleNamespace:
    prefix = f"{path}." if path else ""
    node = SimpleNamespace(path=path)
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        setattr(node, name, value if name in _NAMES else _plain(value, prefix + name))
        if isinstance(value, Change):
            node.trend = value.trend
    return node


def _plain(value: Any, path: str) -> Any:
    if isinstance(value, str):
        return FactText(value, path)
    if isinstance(value, Number | Change | Moment):
        return FactText(value.text, path)
    if isinstance(value, Fact):
        return _namespace(value, path)
    if isinstance(value, tuple):
        return tuple(_plain(item, f"{path}[{index}]") for index, item in enumerate(value))
    return value


def _add_value(node: SimpleNamespace, value: Number, unit: str | None, prefix: str) -> None:
    field = f"{prefix}value"
    shown = unit or value.unit
    gap = "" if shown in ("", "%", "‰") else " "
    node.value = FactText(value.lead, field)
    node.bare = FactText(value.bare, field)
    node.qualifier = FactText(value.qualifier, field)
    node.gap = gap
    node.full = FactText(f"{value.lead}{gap}{shown}", field)
    node.number = value.number


def _phrase(moment: Moment | None, path: str) -> FactText | None:
    return FactText(moment.phrase, path) if moment is not None else None


def _complete_block(node: SimpleNamespace, block: BaseBlock, index: int) -> None:
    items: tuple[SimpleNamespace, ...] = node.items
    node.index, node.count = index, len(items)
    node.variant = block.variant or ""
    for place, item in enumerate(items):
        item.index = place
    _complete_items(items, block)


def _complete_items(items: tuple[SimpleNamespace, ...], block: Any) -> None:
    facts = block.items
    longest = _full_bar([fact for fact in facts if isinstance(fact, Ranked)])
    for fact, item in zip(facts, items, strict=True):
        if isinstance(fact, Counted):
            _add_value(item, block.shown(fact), fact.unit, f"{item.path}.")
            if not fact.unit and fact.value.unit:
                item.unit = FactText(fact.value.unit, item.value.field)
        if longest is not None:
            share = float(fact.value.amount / longest) if longest else 0.0
            item.share = FactNumber(share, f"{item.path}.share")


def _full_bar(facts: Sequence[Ranked]) -> Decimal | None:
    """Return the value that a whole bar stands for: 100 for shares in percent, else the largest."""
    if not facts:
        return None
    largest = max(fact.value.amount for fact in facts)
    percent = any("%" in (fact.unit, fact.value.unit) for fact in facts)
    return Decimal(100) if percent and largest <= 100 else largest
