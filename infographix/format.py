"""`formats.toml` → the sizes, safe areas and byte limits of the networks' pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import fields

from infographix import resources
from infographix.errors import MarkupError, Problem, SpecError, unknown
from infographix.geometry import Insets

MASTER_WIDTH = 1080
"""Sizes in themes are px on a picture this wide; other widths scale them."""
LEGIBLE = 20
"""The smallest text, px on a master: 6.7 px where the picture is shown 360 px wide."""
LEAST = 11
"""The smallest text in any file, px: a small one (a badge) is shown as large as it is, and below
this a letter's two marks run into one."""
LARGEST_SIDE = 8192
KINDS = ("png", "jpeg")
Room = Literal["full", "short"]
Use = Literal["infographic", "cover", "badge"]
"""What a picture is for: all the facts; a title above a page; a name beside a logo."""
Need = Literal["required", "optional", "none"]
"""Whether a picture should have a code, may have one, or has no room for one."""
WIDE_RATIO, TALL_RATIO = 1.3, 0.9


class Format(Struct, frozen=True):
    """One network's picture: `width` × `height` px, at most `limit` bytes."""

    name: str
    title: str
    width: int
    height: int
    safe: Insets
    limit: int
    kinds: tuple[str, ...]
    room: Room
    use: Use
    qr: Need
    network: str
    source: str
    as_of: str
    confidence: str

    @property
    def unit(self) -> float:
        """Px of this format for one px of a theme."""
        return self.width / MASTER_WIDTH

    @property
    def floor(self) -> float:
        """The smallest text, px."""
        return max(LEGIBLE * self.unit, LEAST)

    @property
    def wide(self) -> bool:
        return self.width / self.height >= WIDE_RATIO

    @property
    def tall(self) -> bool:
        return self.width / self.height <= TALL_RATIO

    @property
    def square(self) -> bool:
        return not self.wide and not self.tall

    @property
    def shape(self) -> str:
        return "wide" if self.wide else "tall" if self.tall else "square"


_DEFAULTS: dict[str, Any] = {
    "title": "",
    "safe": {},
    "limit": 1_000_000,
    "kinds": ["png", "jpeg"],
    "room": "full",
    "use": "infographic",
    "qr": "optional",
    "network": "",
    "source": "",
    "as_of": "",
    "confidence": "",
}
_SIDES = ("top", "right", "bottom", "left")
_TEXTS = ("title", "network", "source", "as_of", "confidence")
_NAMES = [field.name for field in fields(Format)]


def load(layout_paths: Sequence[Path] = ()) -> dict[str, Format]:
    """Read every format; those of the user's folders stand first and replace built-in ones."""
    found: dict[str, Format] = {}
    for base in resources.search_path(layout_paths):
        path = base / "formats.toml"
        if path.is_file():
            for name, entry in resources.read_toml(path).items():
                found.setdefault(name, _format(name, entry, path))
    return found


def choose(name: str, formats: Mapping[str, Format], where: str = "format") -> Format:
    """Return the format called `name`; SpecError with the near names where there is none."""
    if name not in formats:
        raise SpecError(unknown("unknown format", where, name, formats))
    return formats[name]


def _format(name: str, entry: Any, path: Path) -> Format:
    where = f"{path}: [{name}]"
    if not isinstance(entry, dict):
        raise MarkupError(Problem("a format is a table", where=where, found=repr(entry)))
    for key in entry:
        if key not in _NAMES[1:]:
            raise MarkupError(unknown("unknown key", where, key, _NAMES[1:]))
    values = _DEFAULTS | entry
    for key, most in (("width", LARGEST_SIDE), ("height", LARGEST_SIDE), ("limit", 10**9)):
        _check(_whole(values.get(key), most), where, key, values.get(key), f"1 to {most}")
    for key, words in (("room", Room), ("use", Use), ("qr", Need)):
        choices = get_args(words)
        _check(values[key] in choices, where, key, values[key], ", ".join(choices))
    kinds = values["kinds"]
    known = isinstance(kinds, list) and kinds and all(kind in KINDS for kind in kinds)
    _check(known, where, "kinds", kinds, f"some of {', '.join(KINDS)}")
    values["kinds"] = tuple(kinds)
    values["safe"] = _safe(values["safe"], values["width"], values["height"], where)
    texts = {key: str(values[key]) for key in _TEXTS}
    return Format(name=name, **(values | texts))


def _whole(value: Any, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= most


def _safe(sides: Any, width: int, height: int, where: str) -> Insets:
    allowed = "top, right, bottom, left in px, which leave room between them"
    known = isinstance(sides, dict) and all(
        side in _SIDES and isinstance(px, int | float) and px >= 0 for side, px in sides.items()
    )
    _check(known, where, "safe", sides, allowed)
    safe = Insets(**{side: float(px) for side, px in sides.items()})
    _check(safe.horizontal < width and safe.vertical < height, where, "safe", sides, allowed)
    return safe


def _check(right: Any, where: str, key: str, found: Any, allowed: str) -> None:
    if not right:
        raise MarkupError(Problem(f"{key} of a format", where, repr(found), allowed))
