"""A tree of SVG elements → a `Drawing`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec.structs import replace

from infographix.art import gradient
from infographix.art.bounds import tight
from infographix.art.clip import clip_outline
from infographix.art.drawing import (
    ArtGroup,
    ArtItem,
    ArtPaint,
    CurrentColor,
    Drawing,
    Shape,
    faded,
)
from infographix.art.place import placed
from infographix.art.shapes import diagonal, is_shape, outline_of
from infographix.art.style import INITIAL, Style, inherited, local_href, local_url, properties
from infographix.art.tree import Element, parse
from infographix.art.values import color, length, numbers, ratio, transform
from infographix.color import Color
from infographix.errors import MarkupError, Problem
from infographix.geometry import (
    IDENTITY,
    Matrix,
    Outline,
    Rect,
    multiply,
    rectangle,
)

MAX_SHAPES = 20_000
MAX_LEVELS = 100
"""How deep elements may be nested, what `use` brings in included."""

Palette = Callable[[str], Color | None]
"""A colour's name → the colour, or None where it is no name of the theme."""

_NOT_DRAWN_ITSELF = frozenset(
    {"title", "desc", "metadata", "defs", "linearGradient", "radialGradient", "clipPath", "stop"}
)
_DRAWN = frozenset({"svg", "g", "use"})


def read(source: str | bytes, file: str = "<svg>", palette: Palette | None = None) -> Drawing:
    """Read plain SVG; `file` is what errors call it, `palette` knows further names of colours.

    MarkupError with file:line where the SVG is not safe, or has what cannot be drawn.
    """
    return draw(parse(source, file), palette)


def draw(root: Element, palette: Palette | None = None) -> Drawing:
    """Turn an `<svg>` element into a drawing; MarkupError as in `read`."""
    ids = _index(root)
    box = view_box(root)
    items = _Reader(ids, box, palette).children(root, INITIAL, IDENTITY, 0)
    if items and not all(_inside(item, box) for item in items):
        items = [ArtGroup(tuple(items), clip=rectangle(box))]
    return Drawing(box, tuple(items))


def _index(root: Element) -> dict[str, Element]:
    """Return the elements by id, after a look at every one: names and scripts."""
    ids: dict[str, Element] = {}
    for element in root.walk():
        name = element.name
        known = is_shape(name) or name in _NOT_DRAWN_ITSELF or name in _DRAWN
        if not known or (name == "svg" and element is not root):
            raise MarkupError(_refused_element(element))
        for attribute in element.attributes:
            if attribute.startswith("on"):
                raise MarkupError(Problem(f"scripts are refused: {attribute!r}", element.where))
        if "id" in element.attributes:
            ids.setdefault(element.attributes["id"], element)
    return ids


def _refused_element(element: Element) -> Problem:
    hints = {
        "style": "export with presentation attributes or inline style instead of CSS classes",
        "text": "convert the text to paths",
        "tspan": "convert the text to paths",
        "svg": "only the outermost element may be <svg>",
    }
    return Problem(
        f"<{element.name}> is not drawn",
        element.where,
        allowed="svg, g, path, rect, circle, ellipse, line, polyline, polygon, use, defs,"
        " linearGradient, radialGradient, clipPath",
        hint=hints.get(element.name, ""),
    )


def view_box(root: Element) -> Rect:
    """Return the box that an `<svg>` shows; MarkupError where it has no size."""
    try:
        return _view_box(root)
    except ValueError as error:
        raise MarkupError(Problem(str(error), root.where)) from None


def _view_box(root: Element) -> Rect:
    text = root.attributes.get("viewBox")
    if text is not None:
        values = numbers(text)
        if len(values) != 4 or values[2] <= 0 or values[3] <= 0:
            raise ValueError(f"viewBox: not four numbers with a size: {text[:60]!r}")
        return Rect(*values)
    width, height = root.attributes.get("width", ""), root.attributes.get("height", "")
    if not width or not height or "%" in width + height:
        raise ValueError("the <svg> has neither a viewBox nor a width and height")
    box = Rect(0.0, 0.0, length(width, 0.0), length(height, 0.0))
    if box.width <= 0 or box.height <= 0:
        raise ValueError("the <svg> has no size")
    return box


def _inside(item: ArtItem, view_box: Rect) -> bool:
    """Say whether an item surely draws nothing outside the view box, which SVG would cut off."""
    if isinstance(item, ArtGroup):
        if item.clip is not None:
            bounds = item.clip.bounds()
            return bounds is None or view_box.contains(bounds, 1e-6)
        return item.transform == IDENTITY and all(_inside(it, view_box) for it in item.items)
    reach = _reach(item)
    bounds = item.outline.bounds()
    if bounds is None or view_box.contains(bounds.grown(reach), 1e-6):
        return True
    return view_box.contains(tight(item.outline).grown(reach), 1e-6)


def _reach(shape: Shape) -> float:
    """Return how far a stroke reaches beyond its outline, at most."""
    if shape.stroke is None:
        return 0.0
    if shape.stroke.join == "miter":
        return 2 * shape.stroke.width
    return (0.75 if shape.stroke.cap == "square" else 0.5) * shape.stroke.width


class _Reader:
    """Walks the tree; holds what is the same for the whole of it."""

    def __init__(self, ids: Mapping[str, Element], view_box: Rect, palette: Palette | None) -> None:
        self._ids = ids
        self._view_box = view_box
        self._palette = palette
        self._seen = 0

    def children(self, parent: Element, style: Style, matrix: Matrix, level: int) -> list[ArtItem]:
        """Return what an element's own properties and its children draw."""
        return self._container(parent, parent.children, style, matrix, level)

    def _element(self, element: Element, style: Style, matrix: Matrix, level: int) -> list[ArtItem]:
        if element.name in _NOT_DRAWN_ITSELF:
            return []
        self._seen += 1
        if self._seen > MAX_SHAPES:
            raise MarkupError(Problem("too many shapes", element.where, allowed=str(MAX_SHAPES)))
        if level > MAX_LEVELS:
            allowed = f"{MAX_LEVELS} levels"
            raise MarkupError(Problem("use is nested too deeply", element.where, "", allowed))
        if element.name == "use":
            return self._use(element, style, matrix, level)
        return self._container(element, element.children, style, matrix, level)

    def _container(
        self,
        element: Element,
        children: Iterable[Element],
        style: Style,
        matrix: Matrix,
        level: int,
    ) -> list[ArtItem]:
        try:
            own = properties(element)
            if own.get("display") == "none":
                return []
            style = inherited(style, own)
            matrix = multiply(matrix, transform(own.get("transform", "")))
            if is_shape(element.name):
                items = self._shape(element, style, matrix)
            else:
                items = [
                    item
                    for child in children
                    for item in self._element(child, style, matrix, level + 1)
                ]
            return self._grouped(items, own, style, matrix)
        except (ValueError, ArithmeticError) as error:
            raise MarkupError(Problem(f"<{element.name}>: {error}", element.where)) from None

    def _use(self, element: Element, style: Style, matrix: Matrix, level: int) -> list[ArtItem]:
        try:
            target = self._ids.get(local_href(element))
            if target is None or target.name in _NOT_DRAWN_ITSELF or target.name == "svg":
                raise ValueError(f"nothing to use: {element.attributes.get('href', '')!r}")
            x = length(element.attributes.get("x", "0"), self._view_box.width)
            y = length(element.attributes.get("y", "0"), self._view_box.height)
        except ValueError as error:
            raise MarkupError(Problem(f"<use>: {error}", element.where)) from None
        if x or y:
            before = element.attributes.get("transform", "")
            shifted = f"{before} translate({x!r},{y!r})"
            element = replace(element, attributes={**element.attributes, "transform": shifted})
        return self._container(element, (target,), style, matrix, level)

    def _grouped(
        self, items: list[ArtItem], own: Mapping[str, str], style: Style, matrix: Matrix
    ) -> list[ArtItem]:
        """Put an element's opacity and clip round what it draws."""
        opacity = ratio(own.get("opacity", "1"))
        clip = self._clip(own.get("clip-path", "none"), style, matrix)
        if not items or opacity == 0 or (clip is not None and not clip.verbs):
            return []
        if opacity < 1 and len(items) == 1 and isinstance(items[0], Shape):
            items, opacity = [_faded_shape(items[0], opacity)], 1.0
        if opacity == 1 and clip is None:
            return items
        return [ArtGroup(tuple(items), opacity, clip)]

    def _clip(self, value: str, style: Style, matrix: Matrix) -> Outline | None:
        if value == "none":
            return None
        url = local_url(value)
        target = self._ids.get(url[0]) if url else None
        if target is None or target.name != "clipPath":
            raise ValueError(f"no clip path: {value!r}")
        return clip_outline(target, matrix, style["clip-rule"], self._view_box)

    def _shape(self, element: Element, style: Style, matrix: Matrix) -> list[ArtItem]:
        if style["visibility"] != "visible":
            return []
        outline = outline_of(element, self._view_box)
        if not outline.verbs:
            return []
        fill = self._paint("fill", style, outline)
        width = length(style["stroke-width"], diagonal(self._view_box))
        paint = self._paint("stroke", style, outline) if width > 0 else None
        return placed(outline, fill, paint, style, width, matrix)

    def _paint(self, name: str, style: Style, outline: Outline) -> ArtPaint | gradient.Ramp | None:
        value = style[name]
        opacity = ratio(style[f"{name}-opacity"])
        if value == "none" or opacity == 0:
            return None

        def read_color(text: str, alpha: float) -> Color | CurrentColor:
            return self._color(text, alpha * opacity, style)

        url = local_url(value)
        if url is None:
            return read_color(value, 1.0)
        target = self._ids.get(url[0])
        if target is None or not target.name.endswith("Gradient"):
            if url[1] == "none":
                return None
            if url[1]:
                return read_color(url[1], 1.0)
            raise ValueError(f"{name}: no gradient has the id {url[0]!r}")
        return gradient.ramp(target, self._ids, read_color, tight(outline), self._view_box)

    def _color(self, text: str, opacity: float, style: Style) -> Color | CurrentColor:
        if text == "currentColor":
            if not style["color"]:
                return CurrentColor(opacity)
            text = style["color"]
        return color(text, self._palette).faded(opacity)


def _faded_shape(shape: Shape, opacity: float) -> Shape:
    """Fade a shape: its one paint, or, where fill and stroke overlap, the shape as a whole."""
    if shape.fill is not None and shape.stroke is not None:
        return replace(shape, opacity=shape.opacity * opacity)
    if shape.fill is not None:
        return replace(shape, fill=faded(shape.fill, opacity))
    if shape.stroke is not None:
        stroke = replace(shape.stroke, paint=faded(shape.stroke.paint, opacity))
        return replace(shape, stroke=stroke)
    return shape
