"""Computed values → a tree of boxes whose lengths follow the type scale.

The tree is built once for a picture. Each pass of `fit` calls `Tree.scale`, which writes the px of
every length at that scale, and places the same boxes again: no text is shaped twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from infographix import qr
from infographix.boxes.box import Box, Track
from infographix.boxes.leaves import CodeContent, Content, Materials, PictureLeaf, TextLeaf
from infographix.boxes.plot import make_plot
from infographix.boxes.plots import PlotLeaf
from infographix.errors import QRError
from infographix.format import Format
from infographix.geometry import Insets
from infographix.markup import reference
from infographix.markup.attributes import Edges, Share, TrackSize
from infographix.markup.style import Styled
from infographix.theme import Length

_SIZES = {
    "width": "width",
    "height": "height",
    "min-width": "min_width",
    "min-height": "min_height",
    "max-width": "max_width",
    "max-height": "max_height",
    "basis": "basis",
}
_PLAIN = {
    "grow": "grow",
    "shrink": "shrink",
    "justify": "justify",
    "align": "align",
    "align-self": "align_self",
    "justify-self": "justify_self",
    "column-span": "column_span",
}
_GAPS = {"gap": ("row_gap", "column_gap"), "row-gap": ("row_gap",), "column-gap": ("column_gap",)}


TIGHTENING = 1.8
"""How much faster than type space gives way below the usual scale: type stays legible longest."""


def space_scale(scale: float) -> float:
    """Return the scale of gaps, paddings and icons at a type scale."""
    return max(-1.0, scale * TIGHTENING) if scale < 0 else scale


class Region(Struct):
    """A part of a picture with a type scale of its own, and the lengths that follow it."""

    scale: float = 0.0
    lengths: list[tuple[Box, str, Length]] = []
    paddings: list[tuple[Box, Edges]] = []
    tracks: list[tuple[Box, str, tuple[TrackSize, ...]]] = []
    texts: list[TextLeaf] = []
    plots: list[PlotLeaf] = []
    _space: float | None = None
    """The scale at which lengths, paddings and tracks were set last."""

    def set(self, scale: float) -> None:
        """Set every length of the region to its px at a type scale of −1 … 1."""
        self.scale = scale
        space = space_scale(scale)
        if space != self._space:
            self._set_space(space)
        for text in self.texts:
            text.scale(scale)
        for plot in self.plots:
            plot.scale(scale, space)

    def _set_space(self, space: float) -> None:
        self._space = space
        for box, name, length in self.lengths:
            setattr(box, name, length.at(space))
        for box, edges in self.paddings:
            box.padding = Insets(*(0.0 if edge is None else edge.at(space) for edge in edges))
        for box, name, sizes in self.tracks:
            setattr(box, name, tuple([_track(size, space) for size in sizes]))

    def px(self, length: Length | None) -> float:
        """Return the px of a length of space at the region's scale, 0 for none."""
        return length.at(space_scale(self.scale)) if length is not None else 0.0


class Element(Struct):
    """A box with what is drawn in it."""

    box: Box
    style: Styled
    content: Content | PlotLeaf | None
    region: Region
    children: list[Element] = []


class Tree(Struct):
    """All elements of a picture; its regions, the page first, then those with `own-scale`."""

    root: Element
    regions: list[Region]
    materials: Materials


def build(root: Styled, form: Format, materials: Materials) -> Tree:
    """Make the tree of a picture: text is shaped, icons, codes and images are read here."""
    builder = _Builder(form, materials)
    element = builder.element(root)
    for child in element.box.children:
        child.min_width = 0.0  # what is wider than the page shows where it is, not as a wider page
    return Tree(element, builder.regions, materials)


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all inside it, parents first."""
    yield element
    for child in element.children:
        yield from walk(child)


class _Builder:
    def __init__(self, form: Format, materials: Materials) -> None:
        self.form = form
        self.materials = materials
        self.region = Region()
        self.regions = [self.region]

    def element(self, style: Styled) -> Element:
        outer = self.region
        if style.values.get("own-scale"):
            self.region = Region()
            self.regions.append(self.region)
        element = self._element(style)
        self.region = outer
        return element

    def _element(self, style: Styled) -> Element:
        children = [self.element(child) for child in style.children]
        content = self._content(style)
        leaf = None if isinstance(content, CodeContent) else content
        kind: Any = style.name if style.name in ("row", "column", "grid", "stack") else "leaf"
        box = Box(kind=kind, children=[child.box for child in children], leaf=leaf)
        box.elastic = isinstance(content, PictureLeaf)
        self._sizes(box, style.values)
        if "grow" in style.marked:
            box.grow = reference.number(style.marked["grow"], self.materials.facts)
        self._containment(box, style.values)
        if style.name in ("icon", "qr"):
            self._square(box, style, content)
        return Element(box, style, content, self.region, children)

    def _content(self, style: Styled) -> Content | PlotLeaf | None:
        if style.name == "text":
            text = self.materials.text(style, self.form.floor, self.form.unit)
            self.region.texts.append(text)
            return text
        if style.name in ("icon", "art"):
            return self.materials.drawing(style)
        if style.name == "image":
            return self.materials.image(style)
        if style.name == "qr":
            return self.materials.code(style, self.form)
        if style.name == "plot":
            plot = make_plot(style, self.materials, self.form.floor, self.form.unit)
            self.region.plots.append(plot)
            return plot
        return None

    def _sizes(self, box: Box, values: dict[str, Any]) -> None:
        for name, attribute in _SIZES.items():
            value = values.get(name)
            if isinstance(value, Share):
                setattr(box, f"{attribute}_share", value.ratio)
            elif value is not None:
                self.region.lengths.append((box, attribute, value))
        for name, attribute in _PLAIN.items():
            if name in values:
                setattr(box, attribute, values[name])
        if box.kind in ("grid", "stack") and "justify" in values:
            box.justify_items, box.justify = values["justify"], "start"

    def _containment(self, box: Box, values: dict[str, Any]) -> None:
        for name, gaps in _GAPS.items():
            if name in values:
                self.region.lengths += [(box, gap, values[name]) for gap in gaps]
        if "padding" in values:
            self.region.paddings.append((box, values["padding"]))
        for name in ("columns", "rows"):
            if name in values:
                self.region.tracks.append((box, name, values[name]))
        if "inset" in values:
            edges: Edges = values["inset"]
            top, right, bottom, left = (None if edge is None else edge.base for edge in edges)
            box.inset = (top, right, bottom, left)
        box.equal_rows = values.get("equal-rows", False)

    def _square(self, box: Box, style: Styled, content: Content | PlotLeaf | None) -> None:
        """Icons and codes are squares that give no room away."""
        size: Length | None = style.values.get("size")
        if isinstance(content, CodeContent):
            least = qr.minimum_side(content.value, self.form.width, where=content.field)
            widest = min(self.form.width, self.form.height) * qr.LARGEST_SHARE
            if least > widest:
                raise QRError(
                    qr.too_small(content.value, widest, self.form.width, where=content.field)
                )
            size = Length(*(max(least, px) for px in size or (least, least, least)))
        if size is not None:
            self.region.lengths += [(box, "width", size), (box, "height", size)]
            box.shrink = style.values.get("shrink", 0.0)


def _track(size: TrackSize, scale: float) -> Track:
    value = size.value
    return Track(size.kind, value.at(scale) if isinstance(value, Length) else value)
