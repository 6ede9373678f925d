"""An SVG's tree → what it costs to draw: its shapes, and its layers of pixels.

Clips, masks, filters and groups with an opacity are drawn as pictures of their own, each
up to 25 times as large as the whole (resvg keeps two of its sizes to each side).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

from infographix.art import Element

_REFERENCE = re.compile(r"url\(\s*['\"]?\s*#([^)'\"\s]+)")
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASSES = re.compile(r"[\s,]*\.[\w-]+(?:[\s,]+\.[\w-]+)*[\s,]*")
_OPACITY = re.compile(r"(?<![\w-])(?:opacity|mix-blend-mode|isolation)\s*:")
_OWN_LAYER = ("opacity", "mix-blend-mode", "isolation")
_LIGHT = ("linearGradient", "radialGradient")
_REFERRED = 2
_PRIMITIVE = 16
"""Layers that an effect of a filter costs: a blur is that much slower than a mask."""

Cost = tuple[float, float]


def cost(root: Element) -> Cost:
    """Return how many shapes and layers an SVG draws, what it refers to counted each time.

    Infinite where something refers to itself, or what refers to what goes too deep.
    """
    counter = _Counter(root)
    try:
        return counter.cost(root)
    except RecursionError:
        return inf, inf


class _Counter:
    def __init__(self, root: Element) -> None:
        self._ids = {element.attributes.get("id", ""): element for element in root.walk()}
        sheets = [element.text for element in root.walk() if element.name == "style"]
        self._rules = _rules("".join(part for sheet in sheets for part in sheet))
        self._known: dict[int, Cost] = {}

    def cost(self, element: Element) -> Cost:
        key = id(element)
        if key not in self._known:
            # An element that is met again while its own cost is counted refers to itself.
            self._known[key] = inf, inf
            targets = list(self._targets(element))
            parts = [self.cost(part) for part in (*element.children, *targets)]
            heavy = sum(target.name not in _LIGHT for target in targets if element.name != "use")
            own = heavy * _REFERRED + self._own_layers(element)
            self._known[key] = 1 + sum(n for n, _ in parts), own + sum(n for _, n in parts)
        return self._known[key]

    def _own_layers(self, element: Element) -> int:
        if element.name.startswith("fe"):
            return _PRIMITIVE
        by_style = _OPACITY.search(self._style(element))
        return int(bool(by_style) or any(name in element.attributes for name in _OWN_LAYER))

    def _targets(self, element: Element) -> Iterator[Element]:
        if element.name == "style":
            return
        values = [value for name, value in element.attributes.items() if name != "style"]
        names = _REFERENCE.findall(" ".join((*values, self._style(element))))
        for name in (*names, element.attributes.get("href", "")[1:]):
            if name in self._ids and name:
                yield self._ids[name]

    def _style(self, element: Element) -> str:
        classes = ("", *element.attributes.get("class", "").split())
        rules = (self._rules.get(name, "") for name in dict.fromkeys(classes))
        return ";".join((element.attributes.get("style", ""), *rules))


def _rules(sheet: str) -> dict[str, str]:
    """Return what a style sheet says, by class; what it says of all else by an empty name."""
    rules: dict[str, str] = {}
    for selector, body in _RULE.findall(sheet):
        if not (_REFERENCE.search(body) or _OPACITY.search(body)):
            continue
        known = _CLASSES.fullmatch(selector)
        for name in re.findall(r"\.([\w-]+)", selector) if known else ("",):
            rules[name] = f"{rules.get(name, '')};{body}"
    return rules
