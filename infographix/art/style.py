"""An element's attributes and `style="…"` → its properties; what cannot be drawn is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping

from infographix.art.tree import Element

Style = Mapping[str, str]
"""Inherited properties, as written."""

INITIAL: Style = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "clip-rule": "nonzero",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-opacity": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "color": "",
    "visibility": "visible",
}
OWN = frozenset({"opacity", "clip-path", "transform", "display", "stop-color", "stop-opacity"})

_GEOMETRY: dict[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "svg": "x y width height viewBox preserveAspectRatio version baseProfile zoomAndPan",
        "path": "d pathLength",
        "rect": "x y width height rx ry",
        "circle": "cx cy r",
        "ellipse": "cx cy rx ry",
        "line": "x1 y1 x2 y2",
        "polyline": "points",
        "polygon": "points",
        "use": "x y width height href",
        "linearGradient": "x1 y1 x2 y2 gradientUnits gradientTransform spreadMethod href",
        "radialGradient": "cx cy r fx fy fr gradientUnits gradientTransform spreadMethod href",
        "stop": "offset",
        "clipPath": "clipPathUnits",
    }.items()
}
_NONE: frozenset[str] = frozenset()
_HARMLESS = re.compile(
    r"id|class|lang|role|tabindex|focusable|cursor|pointer-events|enable-background|isolation|space"
    r"|(?:data|aria|font|text|word|letter|line|writing|shape|image|solid|-\w+)-?[\w-]*"
    r"|color-rendering|white-space|direction|unicode-bidi|overflow|clip|flood-\w+|lighting-color"
)
_ONLY_WHERE_PLAIN = {
    "filter": ("none",),
    "mask": ("none",),
    "marker": ("none",),
    "marker-start": ("none",),
    "marker-mid": ("none",),
    "marker-end": ("none",),
    "mix-blend-mode": ("normal",),
    "vector-effect": ("none",),
    "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
    "color-interpolation": ("auto", "sRGB"),
    "color-interpolation-filters": ("auto", "sRGB", "linearRGB"),
    "mask-type": ("luminance", "alpha"),
}
_URL = re.compile(r"url\(\s*(['\"]?)#([^'\")\s]+)\1\s*\)\s*(.*)")


def properties(element: Element) -> dict[str, str]:
    """Return the properties that the element sets itself; `style` wins over attributes.

    ValueError names an attribute or property that is not drawn.
    """
    geometry = _GEOMETRY.get(element.name, _NONE)
    found: dict[str, str] = {}
    for name, value in element.attributes.items():
        if name == "style":
            continue
        if name in geometry or _matters(name, value):
            found[name] = value.strip()
    for declaration in element.attributes.get("style", "").split(";"):
        if not declaration.strip():
            continue
        name, colon, value = declaration.partition(":")
        if not colon:
            raise ValueError(f"style: not a declaration: {declaration.strip()[:60]!r}")
        value = value.replace("!important", "").strip()
        if _matters(name.strip(), value):
            found[name.strip()] = value
    return found


def _matters(name: str, value: str) -> bool:
    """Say whether a property changes what is drawn; ValueError where we could not draw it."""
    if name in INITIAL or name in OWN:
        return value.strip() != "inherit"
    allowed = _ONLY_WHERE_PLAIN.get(name)
    if allowed is not None:
        if value.strip() not in allowed:
            raise ValueError(f"{name}={value.strip()[:60]!r} is not drawn")
        return False
    if _HARMLESS.fullmatch(name):
        return False
    raise ValueError(f"the attribute {name!r} is not drawn")


def inherited(style: Style, own: Mapping[str, str]) -> Style:
    """Return the style of an element: its parent's, with its own properties put over it."""
    changed = {name: value for name, value in own.items() if name in INITIAL}
    return {**style, **changed} if changed else style


def local_url(value: str) -> tuple[str, str] | None:
    """Split `url(#id) fallback` into id and fallback, or return None where it is no local url.

    ValueError for an address outside the file.
    """
    if not value.startswith("url("):
        return None
    match = _URL.fullmatch(value)
    if match is None:
        raise ValueError(f"links to other files are not followed: {value[:60]!r}")
    return match[2], match[3]


def local_href(element: Element) -> str:
    """Return the id that `href` points at, or an empty string; ValueError if it leaves the file."""
    href = element.attributes.get("href", "").strip()
    if href and not href.startswith("#"):
        raise ValueError(f"links to other files are not followed: {href[:60]!r}")
    return href[1:]
