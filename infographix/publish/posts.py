"""`posts.toml` → in which frame a format is shown, and which texts go with it, how long."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from infographix import resources
from infographix.format import Format

Made = Literal["post", "title", "summary", "author"]


class Field(Struct, frozen=True):
    """A text field of a network: `least` to `most` characters; `made` says how it is composed."""

    key: str
    title: str
    network: str
    frames: tuple[str, ...]
    made: Made
    most: int
    source: str
    confidence: str
    least: int = 1


def frame(form: Format) -> str:
    """Return the name of the frame in which a format is shown."""
    frames = _data()["frames"]
    by_use = frames["uses"].get(f"{form.network}-{form.use}", "plain")
    return str(frames["formats"].get(form.name, by_use))


def fields(forms: Iterable[Format]) -> Iterator[Field]:
    """Yield the text fields that pictures in these formats have, in the order of the data."""
    shown = {(form.network, frame(form)) for form in forms}
    for key, entry in _data()["texts"].items():
        values = {**entry, "frames": tuple(entry["frames"])}
        if any((entry["network"], name) in shown for name in entry["frames"]):
            yield Field(key=key, **values)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.package_text("publish/posts.toml"))
