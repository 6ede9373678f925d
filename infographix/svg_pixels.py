"""An SVG with more than plain shapes → a PNG drawn by `resvg`, without fonts and other files."""

from __future__ import annotations

import re
from math import inf
from typing import Any, NoReturn

from infographix import libraries
from infographix.art import Element, parse, view_box
from infographix.errors import ImageError, MarkupError, Problem

MAX_SIDE = 4096
"""The longest side, in px, that an SVG is drawn at."""

MAX_SHAPES = 20_000

_SCALE = 2
_REFUSED = frozenset({"script", "foreignObject", "text", "tspan", "textPath", "image", "feImage"})
_FAR_URL = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|\\", re.IGNORECASE)
_HINTS = {"text": "convert the text to paths", "image": "save the picture as PNG or JPEG"}


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
    _check_uses(root)
    return _painted(data.decode("utf-8-sig", "replace"), where, needed, refusal)


def _painted(svg: str, where: str, needed: tuple[int, int], refusal: Problem) -> bytes:
    resvg: Any = libraries.resvg()
    try:
        tree = resvg.usvg.Tree.from_str(svg, resvg.usvg.Options.default())
        width, height = tree.int_size()
        scale = _scale(width, height, needed)
        size = max(1, round(width * scale)), max(1, round(height * scale))
        # resvg takes the matrix row by row.
        return bytes(resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size))
    except BaseException as error:
        # What resvg cannot read ends in a Rust panic, which is no Exception in Python.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        problem = Problem("the SVG cannot be drawn", where, str(error)[:200])
        raise ImageError((problem, refusal)) from None


def _check_uses(root: Element) -> None:
    """Refuse `use` that multiplies: resvg would draw all of it."""
    ids = {element.attributes.get("id", ""): element for element in root.walk()}
    costs: dict[int, float] = {}

    def cost(element: Element) -> float:
        key = id(element)
        if key not in costs:
            # An element that is met again while its own cost is counted uses itself.
            costs[key] = inf
            total = 1 + sum(map(cost, element.children))
            target = ids.get(element.attributes.get("href", "")[1:])
            if element.name == "use" and target is not None:
                total += cost(target)
            costs[key] = total
        return costs[key]

    try:
        total = cost(root)
    except RecursionError:
        total = inf
    if total > MAX_SHAPES:
        raise ImageError(Problem("<use> draws too many shapes", root.where, "", str(MAX_SHAPES)))


def _check(element: Element) -> None:
    if element.name in _REFUSED:
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
    raise ImageError(Problem(what, element.where, hint=_HINTS.get(element.name, "")))


def _scale(width: int, height: int, needed: tuple[int, int]) -> float:
    wanted = max(needed[0] / width, needed[1] / height) if max(needed) > 0 else 1.0
    return min(_SCALE * wanted, MAX_SIDE / width, MAX_SIDE / height)
