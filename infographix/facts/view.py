"""Infographic → plain namespaces for templates, in which every text knows its field.

Absent fields are None. A value becomes several texts (`value`, `unit`, `full`, `bare`, `qualifier`;
`gap` is what stands between value and unit) and, for drawing lengths, `number` and `share`.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

from infographix.facts.base import Fact
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.facts.shown import FactName, FactText
from infographix.vietnamese.dates import Moment
from infographix.vietnamese.numbers import Change, Number

_NAMES = frozenset(
    {"align", "kind", "layout", "level", "theme", "formats", "numbers", "pages", "phrases", "tones"}
    | {"hosts", "map_complete", "waive"}
)  # for choosing, not for show

_NOT_SHOWN = frozenset({"path", "hollow", "icon", "variant", "qr", "portrait", "src"})
"""Parts of a block that are no text on the picture: names and addresses."""
_OF_THE_POST = frozenset({"path", "qr", "logo", "date", "hashtags", "caption"})
"""Parts of the whole that are none: what goes with the post, and what stands elsewhere too."""


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
        if not isinstance(node, FactName):
            yield node.field
    elif isinstance(node, tuple):
        for item in node:
            yield from texts(item)
    elif isinstance(node, SimpleNamespace):
        hidden = _OF_THE_POST if getattr(node, "path", None) == "" else _NOT_SHOWN
        for name, value in vars(node).items():
            if name not in hidden:
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


def _phrase(moment: Moment | None, path: str) -> FactText | None:
    return FactText(moment.phrase, path) if moment is not None else None


def _complete_block(node: SimpleNamespace, block: BaseBlock, index: int) -> None:
    items: tuple[SimpleNamespace, ...] = getattr(node, "items", ())
    node.index, node.count = index, len(items)
    node.variant = block.variant or ""
    node.part = ""  # such as 1/2, where the block goes over several pages
    for place, item in enumerate(items):
        item.index = place
    block.complete(node)
