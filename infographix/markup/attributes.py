"""Attribute text + scope → typed value: the grammar of every attribute of every `ix:` element.

A length is a token of the theme (`gap="md"`), a number of px on a picture 1080 px wide, `full`,
or a fraction of the containing block (`1/3`). A colour is a token, or `none`. `GRAMMAR` lists what
each element may carry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from infographix import color as colors
from infographix.color import Color
from infographix.theme import Fill, Length, Role, Shadow, Theme


class ValueProblem(Exception):  # noqa: N818 - caught by `style`, never shown
    """A value outside the grammar; `allowed` names what may stand there."""

    def __init__(self, *allowed: str) -> None:
        self.allowed: Sequence[str] = allowed


class Share(NamedTuple):
    """A ratio of the containing block's content box."""

    ratio: float


class TrackSize(NamedTuple):
    """A grid track: `fr` with its factor, `auto`, or `px` with a length."""

    kind: Literal["px", "fr", "bare-fr", "auto"]
    value: float | Length


class Edges(NamedTuple):
    """Distances from the four edges; None leaves an edge free."""

    top: Length | None
    right: Length | None
    bottom: Length | None
    left: Length | None


class Scope(Struct, frozen=True):
    """What tokens mean: the theme, px of this format per px of the theme, lengths of the format."""

    theme: Theme
    unit: float
    lengths: dict[str, Length]


Reader = Callable[[str, Scope], Any]

_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_FRACTION = re.compile(r"(\d+)/(\d+)\Z")
_TRACK = re.compile(r"(\d+(?:\.\d+)?)fr\Z")


def length(text: str, scope: Scope) -> Length:
    found = scope.lengths.get(text)
    if found is not None:
        return found
    found = scope.theme.lengths.get(text)
    if found is not None:
        return found.times(scope.unit)
    if _NUMBER.match(text):
        px = float(text) * scope.unit
        return Length(px, px, px)
    raise ValueProblem(*scope.theme.lengths, *scope.lengths, "a number of px")


def size(text: str, scope: Scope) -> Length | Share:
    if text == "full":
        return Share(1.0)
    fraction = _FRACTION.match(text)
    if fraction and int(fraction[2]):
        return Share(int(fraction[1]) / int(fraction[2]))
    try:
        return length(text, scope)
    except ValueProblem as problem:
        raise ValueProblem(*problem.allowed, "full", "a fraction such as 1/3") from None


def edges(text: str, scope: Scope) -> Edges:
    """Read one to four lengths in CSS order: all; y x; top x bottom; top right bottom left."""
    parts = [None if part == "auto" else length(part, scope) for part in text.split()]
    if len(parts) == 1:
        return Edges(parts[0], parts[0], parts[0], parts[0])
    if len(parts) == 2:
        return Edges(parts[0], parts[1], parts[0], parts[1])
    if len(parts) == 3:
        return Edges(parts[0], parts[1], parts[2], parts[1])
    if len(parts) == 4:
        return Edges(parts[0], parts[1], parts[2], parts[3])
    raise ValueProblem("one to four lengths")


def padding(text: str, scope: Scope) -> Edges:
    if "auto" in text.split():
        raise ValueProblem(*scope.theme.lengths)
    return edges(text, scope)


def number(text: str, scope: Scope) -> float:
    try:
        value = float(text)
    except ValueError:
        raise ValueProblem("a number, 0 or more") from None
    if not 0 <= value < 1e6:
        raise ValueProblem("a number, 0 or more")
    return value


def scale(text: str, scope: Scope) -> float:
    found = scope.theme.scales.get(text)
    if found is not None:
        return found
    try:
        return number(text, scope)
    except ValueProblem:
        raise ValueProblem(*scope.theme.scales, "a ratio") from None


def count(text: str, scope: Scope) -> int:
    if text.isdecimal() and 0 < int(text) <= 1000:
        return int(text)
    raise ValueProblem("a whole number, 1 to 1000")


def color(text: str, scope: Scope) -> Color:
    if text.startswith("#"):
        try:
            return colors.parse(text)
        except ValueError:
            pass
    found = scope.theme.colors.get(text)
    if found is None:
        raise ValueProblem(*scope.theme.colors)
    return found


def fill(text: str, scope: Scope) -> Color | Fill | None:
    if text == "none":
        return None
    found = scope.theme.fills.get(text)
    if found is not None:
        return found
    try:
        return color(text, scope)
    except ValueProblem as problem:
        raise ValueProblem(*problem.allowed, *scope.theme.fills, "none") from None


def shadow(text: str, scope: Scope) -> Shadow | None:
    if text == "none":
        return None
    found = scope.theme.shadows.get(text)
    if found is None:
        raise ValueProblem(*scope.theme.shadows, "none")
    return found


def role(text: str, scope: Scope) -> Role:
    found = scope.theme.roles.get(text)
    if found is None:
        raise ValueProblem(*scope.theme.roles)
    return found


def tracks(text: str, scope: Scope) -> tuple[TrackSize, ...]:
    """Read `3` (equal columns) or a list of `auto`, `2fr` and lengths.

    A fraction is CSS's `minmax(0, 1fr)`: columns keep their proportions whatever stands in them.
    """
    if text.isdecimal() and 0 < int(text) <= 24:
        return (TrackSize("bare-fr", 1.0),) * int(text)
    return tuple(_track(part, scope) for part in text.split())


def _track(text: str, scope: Scope) -> TrackSize:
    if text == "auto":
        return TrackSize("auto", 0.0)
    fraction = _TRACK.match(text)
    if fraction:
        return TrackSize("bare-fr", float(fraction[1]))
    try:
        return TrackSize("px", length(text, scope))
    except ValueProblem as problem:
        raise ValueProblem("a count", "auto", "2fr", *problem.allowed) from None


def focus(text: str, scope: Scope) -> tuple[float, float]:
    parts = text.split()
    if len(parts) != 2:
        raise ValueProblem("two ratios such as 0.5 0.3")
    x, y = (number(part, scope) for part in parts)
    if x > 1 or y > 1:
        raise ValueProblem("two ratios such as 0.5 0.3")
    return x, y


def palette(text: str, scope: Scope) -> tuple[Color, ...]:
    """Read colours, the first for the first line or part, and so on."""
    found = tuple(color(part, scope) for part in text.split())
    if not found:
        raise ValueProblem(*scope.theme.colors)
    return found


def data(text: str, scope: Scope) -> str:
    raise ValueProblem("what a block's view holds for a plot, such as {{ block.plot }}")


def words(text: str, scope: Scope) -> str:
    return text


def one_of(*allowed: str) -> Reader:
    """Return a reader of a fixed set of words."""

    def read(text: str, scope: Scope) -> str:
        if text not in allowed:
            raise ValueProblem(*allowed)
        return text

    return read


def _yes(text: str, scope: Scope) -> bool:
    return bool(one_of("true", "false")(text, scope) == "true")


_ALIGN = one_of("stretch", "start", "center", "end", "baseline")
_ITEM: dict[str, Reader] = {
    "width": size,
    "height": size,
    "min-width": length,
    "min-height": length,
    "max-width": length,
    "max-height": length,
    "basis": length,
    "grow": number,
    "shrink": number,
    "align-self": _ALIGN,
    "justify-self": _ALIGN,
    "inset": edges,
    "column-span": count,
}
_LOOK: dict[str, Reader] = {
    "fill": fill,
    "stroke": color,
    "stroke-width": length,
    "radius": length,
    "shadow": shadow,
    "opacity": number,
    "clip": _yes,
}
_CONTAINER: dict[str, Reader] = {
    **_ITEM,
    **_LOOK,
    "padding": padding,
    "color": color,
    "align-text": one_of("left", "center", "right"),
    "own-scale": _yes,
}
_FLEX: dict[str, Reader] = {
    **_CONTAINER,
    "gap": length,
    "justify": one_of("start", "center", "end", "between", "around", "evenly"),
    "align": _ALIGN,
}

WORDS = ("name", "src", "value", "field", "data")
NUMBERS = ("grow",)
"""Attributes in which a fact may stay a reference until the box is built."""

GRAMMAR: dict[str, dict[str, Reader]] = {
    "row": _FLEX,
    "column": _FLEX,
    "grid": {
        **_CONTAINER,
        "gap": length,
        "row-gap": length,
        "column-gap": length,
        "columns": tracks,
        "rows": tracks,
        "equal-rows": _yes,
        "align": _ALIGN,
        "justify": _ALIGN,
    },
    "stack": {**_CONTAINER, "align": _ALIGN, "justify": _ALIGN},
    "spacer": {**_ITEM, **_LOOK},
    "text": {
        **_ITEM,
        "role": role,
        "color": color,
        "weight": count,
        "align": one_of("left", "center", "right"),
        "wrap": one_of("balance", "pretty", "greedy"),
        "max-lines": count,
        "trail": words,
        "field": words,
    },
    "span": {"color": color, "weight": count, "scale": scale},
    "icon": {**_ITEM, "name": words, "size": length, "color": color},
    "image": {
        **_ITEM,
        **_LOOK,
        "src": words,
        "fit": one_of("cover", "contain"),
        "focus": focus,
        "ratio": number,
    },
    "qr": {**_ITEM, "value": words, "size": length},
    "art": {
        **_ITEM,
        "src": words,
        "color": color,
        "opacity": number,
        "fit": one_of("cover", "contain", "stretch"),
        "ratio": number,
    },
    "plot": {
        **_ITEM,
        "data": data,
        "size": length,
        "role": role,
        "axis-role": role,
        "colors": palette,
        "color": color,
        "axis-color": color,
        "name-color": color,
        "line": color,
        "ground": color,
        "on": color,
        "mark": color,
        "stroke-width": length,
        "dot": length,
    },
}
"""What each element may carry, and how its text is read."""
