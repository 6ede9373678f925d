"""An SVG with more than plain shapes → a PNG drawn by `resvg`, without fonts and other files."""

from __future__ import annotations

import re
from math import sqrt
from typing import Any, NoReturn

from infographix import libraries
from infographix.art import Element, parse, view_box
from infographix.errors import ImageError, MarkupError, Problem
from infographix.svg_cost import cost

MAX_SIDE = 4096
"""The longest side, in px, that an SVG is drawn at."""

MAX_SHAPES = 20_000

_SCALE = 2
MAX_PIXELS = 100_000_000
"""Pixels that are drawn for all layers together; an SVG of more of them is drawn smaller."""

LEAST_SIDE = 256
"""The longest side, in px, below which it is not drawn smaller but refused."""

_LAYER = 25  # a layer may be as many times as large as the picture
_REFUSED = frozenset(
    {"script", "foreignObject", "text", "tspan", "textPath", "image"}
    | {"marker", "pattern"}  # of which resvg draws as many, or as large ones, as they ask for
)
_EFFECTS = frozenset(
    {"feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood"}
    | {"feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode"}
    | {"feOffset"}
)
"""Effects of filters whose time does not grow with what they are asked for."""
_FAR_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|\\", re.IGNORECASE)
_HINTS = {"text": "convert the text to paths", "image": "save the picture as PNG or JPEG"}
_HINT = "save the picture as PNG"


def rasterize(data: bytes, where: str, needed: tuple[int, int], refusal: Problem) -> bytes:
    """Return the SVG as PNG, at twice the `needed` size in px (its own size where that is 0, 0).

    `refusal` is why the SVG is not plain; it is told where resvg cannot draw it either. ImageError
    for text (there are no fonts), pictures inside, scripts, and links to other files.
    """
    try:
        root = parse(data, where)
        view_box(root)
    except MarkupError as error:
        raise ImageError(error.problems) from None
    for element in root.walk():
        _check(element)
    shapes, layers = cost(root)
    if shapes > MAX_SHAPES:
        raise ImageError(Problem("the SVG draws too many shapes", where, "", str(MAX_SHAPES)))
    most = MAX_PIXELS / (1 + _LAYER * layers)
    text = data.decode("utf-8-sig", "replace")
    return _painted(text, where, needed, most, refusal)


def _painted(svg: str, where: str, needed: tuple[int, int], most: float, refusal: Problem) -> bytes:
    resvg: Any = libraries.resvg()
    try:
        tree = resvg.usvg.Tree.from_str(svg, resvg.usvg.Options.default())
        width, height = tree.int_size()
        wanted = _scale(width, height, needed)
        scale = min(wanted, sqrt(most / (width * height)))
        if max(width, height) * scale < min(LEAST_SIDE, max(width, height) * wanted):
            hint = "save the picture as PNG"
            problem = Problem("the SVG has too many clips, masks and effects", where, hint=hint)
            raise ImageError(problem)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        # resvg takes the matrix row by row.
        return bytes(resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size))
    except BaseException as error:
        # What resvg cannot read ends in a Rust panic, which is no Exception in Python.
        if isinstance(error, ImageError):
            raise
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        problem = Problem("the SVG cannot be drawn", where, str(error)[:200])
        raise ImageError((problem, refusal)) from None


def _check(element: Element) -> None:
    if element.name in _REFUSED or (element.name[:2] == "fe" and element.name not in _EFFECTS):
        _refuse(element, f"<{element.name}> in an SVG image is refused")
    for name, value in element.attributes.items():
        if name.startswith("on"):
            _refuse(element, f"scripts are refused: {name!r}")
        far = name == "href" and not value.strip().startswith("#")
        if far or _FAR_URL.search(value):
            _refuse(element, f"links to other files are refused: {value[:60]!r}")
    if element.name == "style" and _FAR_URL.search("".join(element.text)):
        _refuse(element, "links to other files are refused in a style sheet")


def _refuse(element: Element, what: str) -> NoReturn:
    raise ImageError(Problem(what, element.where, hint=_HINTS.get(element.name, _HINT)))


def _scale(width: int, height: int, needed: tuple[int, int]) -> float:
    wanted = max(needed[0] / width, needed[1] / height) if max(needed) > 0 else 1.0
    return min(_SCALE * wanted, MAX_SIDE / width, MAX_SIDE / height)
