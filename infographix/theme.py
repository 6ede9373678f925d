"""`themes/<name>.toml` → colours, fills, type roles, lengths and shadows, by token.

A theme may extend another (`extends = "base"`): tables are merged key by key. Sizes are px on a
picture 1080 px wide and come as three numbers, [smallest, usual, largest], between which `fit`
moves. `derive` makes a theme of another by replacing colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from infographix import color, palette, resources
from infographix.color import Color
from infographix.errors import MarkupError, Problem, SpecError, unknown


class Length(NamedTuple):
    """A length in px at the smallest, the usual and the largest type scale."""

    low: float
    base: float
    high: float

    def at(self, scale: float) -> float:
        """Return the px at a type scale of −1 (smallest) … 0 (usual) … 1 (largest)."""
        if scale < 0:
            return self.base + (self.base - self.low) * scale
        return self.base + (self.high - self.base) * scale

    def times(self, factor: float) -> Length:
        return Length(self.low * factor, self.base * factor, self.high * factor)


class Role(Struct, frozen=True):
    """How one kind of text is set: `leading` and `tracking` in em, `size` in px.

    `whole` text is set smaller rather than with a phrase torn; `tabular` digits have equal
    advances, so that numbers one below the other line up.
    """

    family: str
    weight: int
    size: Length
    leading: float
    tracking: float
    wrap: str
    color: str
    whole: bool
    tabular: bool


class Fill(Struct, frozen=True):
    """A linear gradient from one colour to another, `angle` in degrees (0: to the right)."""

    colors: tuple[Color, ...]
    angle: float


class Shadow(Struct, frozen=True):
    """A soft shadow: `offset` px down, `blur` px wide, colour with its opacity."""

    offset: float
    blur: float
    color: Color


class Theme(Struct, frozen=True):
    """A look: every token that layouts may name."""

    name: str
    title: str
    colors: dict[str, Color]
    fills: dict[str, Fill]
    roles: dict[str, Role]
    lengths: dict[str, Length]
    scales: dict[str, float]
    shadows: dict[str, Shadow]
    art: dict[str, str]
    faint: tuple[palette.Faint, ...] = ()
    """Text colours too near to a ground on which layouts set them."""


_TABLES = ("colors", "fills", "roles", "lengths", "scales", "shadows", "art")


def names(layout_paths: Sequence[Path] = ()) -> list[str]:
    """Return the themes that can be chosen (`base` only carries what they share)."""
    return [name for name in resources.names("themes/*.toml", layout_paths) if name != "base"]


def load(name: str, layout_paths: Sequence[Path] = (), where: str = "theme") -> Theme:
    """Read a theme; SpecError where no such theme exists, MarkupError where its file is wrong."""
    path, data = _read(name, layout_paths, where)
    return _made(name, data, path)


def derive(
    base: str,
    given: Mapping[str, str],
    layout_paths: Sequence[Path] = (),
    where: str = "theme",
) -> Theme:
    """Make a theme of `base` with other colours (token → hex); see `palette` for what follows.

    Its name holds the colours, so that themes of one name are equal. SpecError for an unknown
    theme or token, or what is no colour.
    """
    path, data = _read(base, layout_paths, f"{where}.base")
    plain = _made(base, data, path)
    colors = {token: _given(token, text, plain, where) for token, text in given.items()}
    listed = ", ".join(f"{token} {text.lower()}" for token, text in sorted(given.items()))
    data["colors"] = palette.derived(plain.colors, colors)
    return _made(f"{base} ({listed})" if listed else base, data, path)


def _given(token: str, text: str, plain: Theme, where: str) -> Color:
    if token not in plain.colors:
        what = f"{plain.name} has no colour of that name"
        raise SpecError(unknown(what, f"{where}.{token}", token, plain.colors))
    try:
        return color.parse(text)
    except ValueError:
        raise SpecError(
            Problem("not a colour", f"{where}.{token}", repr(text), "#RRGGBB or #RRGGBBAA")
        ) from None


def _read(name: str, layout_paths: Sequence[Path], where: str) -> tuple[Path, dict[str, Any]]:
    path = resources.find(f"themes/{name}.toml", layout_paths)
    if path is None:
        raise SpecError(unknown("unknown theme", where, name, names(layout_paths)))
    return path, _merged(path, layout_paths, seen=())


def _made(name: str, data: dict[str, Any], path: Path) -> Theme:
    try:
        return _theme(name, data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MarkupError(Problem(f"not a theme: {error}", where=str(path))) from None


def _merged(path: Path, layout_paths: Sequence[Path], seen: tuple[Path, ...]) -> dict[str, Any]:
    data = resources.read_toml(path)
    for key in data:
        if key not in (*_TABLES, "title", "extends"):
            raise MarkupError(
                Problem("unknown table", f"{path}: {key}", allowed=", ".join(_TABLES))
            )
    parent = data.pop("extends", None)
    if parent is None:
        return data
    base = resources.find(f"themes/{parent}.toml", layout_paths)
    if base is None or base in (*seen, path):
        raise MarkupError(Problem("extends no other theme", where=str(path), found=repr(parent)))
    merged = _merged(base, layout_paths, (*seen, path))
    for table, entries in data.items():
        if isinstance(entries, dict):
            old = merged.get(table, {})
            merged[table] = old | {
                key: old[key] | value
                if isinstance(value, dict) and isinstance(old.get(key), dict)
                else value
                for key, value in entries.items()
            }
        else:
            merged[table] = entries
    return merged


def _theme(name: str, data: dict[str, Any]) -> Theme:
    colors = {
        key: value if isinstance(value, Color) else color.parse(value)
        for key, value in data["colors"].items()
    }
    return Theme(
        name=name,
        title=data.get("title", name),
        colors=colors,
        fills={
            key: Fill(tuple(colors[stop] for stop in fill["colors"]), float(fill.get("angle", 0)))
            for key, fill in data.get("fills", {}).items()
        },
        roles={key: _role(role, colors) for key, role in data["roles"].items()},
        lengths={key: _length(value) for key, value in data["lengths"].items()},
        scales={key: float(value) for key, value in data.get("scales", {}).items()},
        shadows={
            key: Shadow(
                float(shadow["offset"]),
                float(shadow["blur"]),
                colors[shadow["color"]].faded(float(shadow["opacity"])),
            )
            for key, shadow in data.get("shadows", {}).items()
        },
        art=dict(data.get("art", {})),
        faint=palette.faint(colors),
    )


def _role(role: dict[str, Any], colors: dict[str, Color]) -> Role:
    if role["color"] not in colors:
        raise ValueError(f"role colour {role['color']!r} is no colour of the theme")
    return Role(
        family=role["family"],
        weight=int(role["weight"]),
        size=_length(role["size"]),
        leading=float(role["leading"]),
        tracking=float(role.get("tracking", 0)),
        wrap=role.get("wrap", "pretty"),
        color=role["color"],
        whole=bool(role.get("whole", False)),
        tabular=bool(role.get("tabular", False)),
    )


def _length(value: Any) -> Length:
    if isinstance(value, int | float):
        return Length(float(value), float(value), float(value))
    low, base, high = value
    if not low <= base <= high:
        raise ValueError(f"lengths rise from smallest to largest, found {value}")
    return Length(float(low), float(base), float(high))
