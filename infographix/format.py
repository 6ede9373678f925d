"""`formats.toml` → the sizes, safe areas and byte limits of the networks' pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from infographix import resources
from infographix.errors import MarkupError, Problem, SpecError, nearest
from infographix.geometry import Insets

MASTER_WIDTH = 1080
"""Sizes in themes are px on a picture this wide; other widths scale them."""
LEGIBLE = 20
"""The smallest text, px on a master: 6.7 px where the picture is shown 360 px wide."""
WIDE_RATIO, TALL_RATIO = 1.3, 0.9


@dataclass(frozen=True, slots=True)
class Format:
    """One network's picture: `width` × `height` px, at most `limit` bytes."""

    name: str
    title: str
    width: int
    height: int
    safe: Insets
    limit: int
    kinds: tuple[str, ...]
    room: Literal["full", "short"]
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
        return LEGIBLE * self.unit

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
    "network": "",
    "source": "",
    "as_of": "",
    "confidence": "",
}
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
        raise SpecError(
            Problem(
                "unknown format",
                where=where,
                found=repr(name),
                allowed=", ".join(formats),
                hint=nearest(name, list(formats)),
            )
        )
    return formats[name]


def _format(name: str, entry: Any, path: Path) -> Format:
    where = f"{path}: [{name}]"
    if not isinstance(entry, dict):
        raise MarkupError(Problem("a format is a table", where=where, found=repr(entry)))
    for key in entry:
        if key not in _NAMES[1:]:
            raise MarkupError(
                Problem(
                    "unknown key", where, repr(key), ", ".join(_NAMES[1:]), nearest(key, _NAMES)
                )
            )
    values = _DEFAULTS | entry
    for key in ("width", "height", "limit"):
        if not isinstance(values.get(key), int) or not 0 < values[key] <= 100_000_000:
            raise MarkupError(Problem(f"{key} must be a whole number above 0", where=where))
    if values["room"] not in ("full", "short"):
        raise MarkupError(Problem("room", where, repr(values["room"]), "full, short"))
    values["safe"] = Insets(**{side: float(px) for side, px in values["safe"].items()})
    values["kinds"] = tuple(values["kinds"])
    return Format(name=name, **values)
