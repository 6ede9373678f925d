"""Attribute text → numbers, lengths, transforms and colours; ValueError where it is none."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from infographix import color as colors
from infographix import libraries
from infographix.color import Color
from infographix.geometry import IDENTITY, Matrix, multiply, scaling, translation

LARGEST = 1e7
"""Numbers beyond this are refused: painters compute in 32-bit floats."""

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_IS_NUMBER = re.compile(_NUMBER)
_LENGTH = re.compile(rf"({_NUMBER})(%|[a-z]*)")
_NUMBERS = re.compile(rf"\s*{_NUMBER}(?:(?:\s*,\s*|\s+|(?=[+-.])){_NUMBER})*\s*")
_TRANSFORM = re.compile(r"[\s,]*([A-Za-z]+)\s*\(([^()]*)\)[\s,]*")
_RGB = re.compile(r"rgba?\(([^()]*)\)", re.IGNORECASE)
_PX_OF_UNIT = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54}
_PX_OF_UNIT["mm"] = 9.6 / 2.54


def number(text: str) -> float:
    """Read one finite number."""
    stripped = text.strip()
    if not _IS_NUMBER.fullmatch(stripped):
        raise ValueError(f"not a number: {text!r}")
    return within(float(stripped))


def within(value: float) -> float:
    if not abs(value) <= LARGEST:
        raise ValueError(f"a number beyond ±{LARGEST:.0f}")
    return value


def numbers(text: str) -> tuple[float, ...]:
    """Read a list of numbers parted by spaces or commas."""
    if not text.strip():
        return ()
    if not _NUMBERS.fullmatch(text):
        raise ValueError(f"not a list of numbers: {text[:60]!r}")
    return tuple(within(float(token)) for token in _IS_NUMBER.findall(text))


def length(text: str, whole: float) -> float:
    """Read a length as px of the view box; a percentage is one of `whole`."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or (match[2] != "%" and match[2] not in _PX_OF_UNIT):
        raise ValueError(f"not a length: {text!r} (allowed: a number, px, pt, pc, in, cm, mm, %)")
    unit = whole / 100 if match[2] == "%" else _PX_OF_UNIT[match[2]]
    return within(float(match[1]) * unit)


def ratio(text: str) -> float:
    """Read an opacity or an offset, a number or a percentage, held to 0–1."""
    stripped = text.strip()
    value = number(stripped[:-1]) / 100 if stripped.endswith("%") else number(stripped)
    return min(1.0, max(0.0, value))


def transform(text: str) -> Matrix:
    """Read a list of transforms (SVG 1.1 §7.6)."""
    matrix, at = IDENTITY, 0
    while at < len(text):
        match = _TRANSFORM.match(text, at)
        if match is None:
            if not text[at:].strip():
                break
            raise ValueError(f"not a transform: {text[at : at + 60]!r}")
        matrix = multiply(matrix, _one_transform(match[1], numbers(match[2])))
        at = match.end()
    for value in matrix:
        within(value)
    return matrix


def _one_transform(name: str, values: tuple[float, ...]) -> Matrix:
    match name, values:
        case "matrix", (a, b, c, d, e, f):
            return (a, b, c, d, e, f)
        case "translate", (x, *y) if len(y) < 2:
            return translation(x, y[0] if y else 0.0)
        case "scale", (x, *y) if len(y) < 2:
            return scaling(x, y[0] if y else None)
        case "rotate", (degrees,):
            return _rotation(degrees)
        case "rotate", (degrees, x, y):
            back = multiply(_rotation(degrees), translation(-x, -y))
            return multiply(translation(x, y), back)
        case "skewX", (degrees,):
            return (1.0, 0.0, math.tan(math.radians(degrees)), 1.0, 0.0, 0.0)
        case "skewY", (degrees,):
            return (1.0, math.tan(math.radians(degrees)), 0.0, 1.0, 0.0, 0.0)
    raise ValueError(f"not a transform: {name} with {len(values)} numbers")


def _rotation(degrees: float) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (cos, sin, -sin, cos, 0.0, 0.0)


def color(text: str, palette: Callable[[str], Color | None] | None) -> Color:
    """Read a colour: a name of the palette, `#…`, `rgb(…)`, or a CSS name."""
    named = palette(text) if palette else None
    if named is not None:
        return named
    if text.startswith("#"):
        return _hex(text)
    if match := _RGB.fullmatch(text):
        return _rgb(match[1])
    if text.lower() == "transparent":
        return Color(0, 0, 0, 0)
    if not text.isalpha():
        raise ValueError(f"not a colour: {text!r}")
    try:
        red, green, blue = libraries.load("PIL.ImageColor").getrgb(text)
    except ValueError:
        raise ValueError(f"not a colour: {text!r}") from None
    return Color(red, green, blue)


def _hex(text: str) -> Color:
    if len(text) == 5:
        text = "#" + "".join(2 * digit for digit in text[1:])
    return colors.parse(text)


def _rgb(inside: str) -> Color:
    """Read the inside of `rgb()` or `rgba()`, with commas or with spaces (CSS Color 4 §4.2)."""
    parts = inside.replace(",", " ").replace("/", " ").split()
    if len(parts) not in (3, 4):
        raise ValueError(f"not a colour: rgb({inside})")
    channels = [
        number(part[:-1]) * 255 / 100 if part.endswith("%") else number(part) for part in parts[:3]
    ]
    red, green, blue = (min(255, max(0, round(channel))) for channel in channels)
    return Color(red, green, blue, round(255 * ratio(parts[3])) if len(parts) == 4 else 255)
