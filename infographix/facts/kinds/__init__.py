"""The kinds of block: what each holds, and how many; each is loaded when it is first asked for.

A new kind is a module here, its class in `_CLASSES`, and a template `layouts/blocks/<kind>.svg.j2`.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping

from infographix.facts.kinds.base import BaseBlock, Counted, CountedBlock

_CLASSES = {
    "pillars": "Pillars",
    "figures": "Figures",
    "ranking": "Ranking",
    "timeline": "Timeline",
    "steps": "Steps",
    "checklist": "Checklist",
    "comparison": "Comparison",
    "components": "Components",
    "do_dont": "DoDont",
    "alert": "Alert",
    "columns": "Columns",
    "event": "EventBlock",
    "org": "Org",
    "photo": "Photo",
    "service": "Service",
    "table": "Table",
    "parts": "Parts",
    "pictogram": "Pictogram",
    "progress": "Progress",
    "qa": "QA",
    "quote": "Quote",
    "text": "TextBlock",
    "trend": "Trend",
}
"""The class of each kind, in the module of the kind's name."""


class _Kinds(Mapping[str, type[BaseBlock]]):
    """Kinds by name: a spec of three kinds loads three modules, not two dozen (80 ms)."""

    def __getitem__(self, name: str) -> type[BaseBlock]:
        class_name = _CLASSES[name]
        module = importlib.import_module(f"infographix.facts.kinds.{name}")
        kind: type[BaseBlock] = getattr(module, class_name)
        return kind

    def __contains__(self, name: object) -> bool:
        return name in _CLASSES

    def __iter__(self) -> Iterator[str]:
        return iter(_CLASSES)

    def __len__(self) -> int:
        return len(_CLASSES)


KINDS: Mapping[str, type[BaseBlock]] = _Kinds()

__all__ = ["KINDS", "BaseBlock", "Counted", "CountedBlock"]
