"""`networks.toml` → how a network's visits are counted, and how it re-encodes pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from infographix import resources
from infographix.errors import MarkupError, Problem, SpecError, unknown

SUBSAMPLINGS = ("4:4:4", "4:2:2", "4:2:0")
LARGEST_SIDE = 8192
LARGEST_QUALITY = 95
_UTM = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")


class Copy(Struct, frozen=True):
    """A copy that a network keeps: at most `side` px long, a JPEG of a quality (1–95)."""

    side: int
    quality: int


class Network(Struct, frozen=True):
    """One network. `steps` are the copies it keeps, largest first, `shown` the one people see."""

    name: str
    title: str
    utm_source: str
    utm_medium: str
    steps: tuple[Copy, ...]
    shown: Copy
    subsampling: str
    source: str
    as_of: str
    confidence: str


_NAMES = [field.name for field in fields(Network)][1:]
_DEFAULTS: dict[str, Any] = {
    **dict.fromkeys(("title", "source", "as_of", "confidence"), ""),
    "utm_medium": "social",
    "steps": [],
    "subsampling": "4:2:0",
}


def load(layout_paths: Sequence[Path] = ()) -> dict[str, Network]:
    """Read every network; those of the user's folders stand first and replace built-in ones.

    MarkupError where a file is wrong.
    """
    found: dict[str, Network] = {}
    for path in resources.every("networks.toml", layout_paths):
        for name, entry in resources.read_toml(path).items():
            if name not in found:
                found[name] = _network(name, entry, f"{path}: [{name}]")
    return found


def choose(name: str, networks: Mapping[str, Network], where: str = "network") -> Network:
    """Return the network called `name`; SpecError with the names there are where it is unknown."""
    if name not in networks:
        raise SpecError(unknown("unknown network", where, name, networks))
    return networks[name]


def _network(name: str, entry: Any, where: str) -> Network:
    if not isinstance(entry, dict):
        raise MarkupError(Problem("a network is a table", where, repr(entry)))
    for key in entry:
        if key not in _NAMES:
            raise MarkupError(unknown("unknown key", where, key, _NAMES))
    values = _DEFAULTS | {"utm_source": name} | entry
    for key in ("utm_source", "utm_medium"):
        word = values[key]
        right = isinstance(word, str) and word and set(word) <= _UTM
        _check(right, where, key, word, "lower-case a–z, digits, - _ .")
    _check(
        values["subsampling"] in SUBSAMPLINGS,
        *(where, "subsampling", values["subsampling"], ", ".join(SUBSAMPLINGS)),
    )
    steps = _steps(values["steps"], where)
    sides = [step.side for step in steps]
    shown = values.get("shown", sides[-1] if sides else 0)
    _check(shown in sides or not sides, where, "shown", shown, ", ".join(map(str, sides)))
    found = next((step for step in steps if step.side == shown), Copy(LARGEST_SIDE, 95))
    texts = {key: str(values[key]) for key in ("title", "source", "as_of", "confidence")}
    texts["title"] = texts["title"] or name
    return Network(
        name=name,
        utm_source=values["utm_source"],
        utm_medium=values["utm_medium"],
        steps=steps,
        shown=found,
        subsampling=values["subsampling"],
        **texts,
    )


def _steps(given: Any, where: str) -> tuple[Copy, ...]:
    allowed = f"a list of {{side, quality}}, sides falling, to {LARGEST_SIDE} and {LARGEST_QUALITY}"
    right = isinstance(given, list) and all(
        isinstance(step, dict)
        and set(step) == {"side", "quality"}
        and _whole(step["side"], LARGEST_SIDE)
        and _whole(step["quality"], LARGEST_QUALITY)
        for step in given
    )
    _check(right, where, "steps", given, allowed)
    steps = tuple(Copy(step["side"], step["quality"]) for step in given)
    sides = [step.side for step in steps]
    _check(sides == sorted(set(sides), reverse=True), where, "steps", sides, allowed)
    return steps


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def _check(right: object, where: str, key: str, found: Any, allowed: str) -> None:
    if not right:
        raise MarkupError(Problem(f"{key} of a network", where, repr(found), allowed))
