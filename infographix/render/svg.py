"""Frame → plain SVG: paths, images, gradients and clips that CairoSVG and resvg draw as Skia does.

No CSS and no `<text>`, unless `text="live"` asks for real letters with the fonts inside the file.
Ids come from an item's place in the tree, so that the same frame gives the same file.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from typing import Literal

from infographix.color import Color
from infographix.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    LinearGradient,
    Paint,
    Path,
    RadialGradient,
    Stop,
    Stroke,
)
from infographix.geometry import IDENTITY, Insets, Outline, rectangle
from infographix.render import live
from infographix.render.png import rgba_png
from infographix.render.svg_text import attribute, matrix_value, number, numbers, path_data

TextMode = Literal["outlines", "live"]


def to_svg(frame: Frame, text: TextMode = "outlines") -> str:
    """Return the picture as an SVG document.

    With `outlines` it needs no font. With `live` its words can be selected and edited; the glyphs
    that it uses are embedded.
    """
    writer = _Writer(text == "live")
    body = writer.items(frame.items, "")
    width, height = frame.width, frame.height
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" xml:lang="{attribute(frame.language)}">',
        f"<title>{escape(frame.title, quote=False)}</title>",
        live.style(frame) if text == "live" else "",
        f"<defs>{''.join(writer.definitions)}</defs>" if writer.definitions else "",
        f'<path fill="{frame.ground.hex}" d="M0 0H{width}V{height}H0Z"/>',
        *body,
        "</svg>\n",
    ]
    return "\n".join(filter(None, parts))


class _Writer:
    """Turns items into elements; what they refer to is gathered in `definitions`."""

    def __init__(self, live_text: bool) -> None:
        self.live_text = live_text
        self.definitions: list[str] = []

    def items(self, items: Iterable[Item], place: str) -> list[str]:
        return [self.item(item, f"{place}-{index}") for index, item in enumerate(items)]

    def item(self, item: Item, place: str) -> str:
        if isinstance(item, Path):
            return self.shape(item, place)
        if isinstance(item, GlyphRun):
            return live.text(item) if self.live_text else glyphs(item)
        if isinstance(item, Group):
            return self.group(item, place)
        return self.image(item, place)

    def image(self, item: Image, place: str) -> str:
        rect = item.rect
        if rect.width <= item.width and rect.height <= item.height:
            return image(item)
        clip = self.clip(rectangle(rect), place)
        return f'<g clip-path="url(#{clip})">{image(with_border(item))}</g>'

    def group(self, group: Group, place: str) -> str:
        marks = ""
        if group.label:
            marks += f' class="run" aria-label="{attribute(group.label)}"'
        if group.transform != IDENTITY:
            marks += f' transform="{matrix_value(group.transform)}"'
        if group.opacity < 1:
            marks += f' opacity="{number(group.opacity)}"'
        if group.clip is not None:
            marks += f' clip-path="url(#{self.clip(group.clip, place)})"'
        if self.live_text and group.label and all(isinstance(i, GlyphRun) for i in group.items):
            return f"<g{marks}>{live.line(group)}</g>"
        return f"<g{marks}>{''.join(self.items(group.items, place))}</g>"

    def clip(self, outline: Outline, place: str) -> str:
        name = f"clip{place}"
        self.definitions.append(
            f'<clipPath id="{name}"><path d="{path_data(outline)}"/></clipPath>'
        )
        return name

    def shape(self, item: Path, place: str) -> str:
        marks = self.paint("fill", item.fill, place)
        if item.rule == "evenodd":
            marks += ' fill-rule="evenodd"'
        if item.stroke is not None:
            marks += self.paint("stroke", item.stroke.paint, place) + _line(item.stroke)
        if item.crisp:
            marks += ' shape-rendering="crispEdges"'
        return f'<path{marks} d="{path_data(item.outline)}"/>'

    def paint(self, kind: str, paint: Paint | None, place: str) -> str:
        if paint is None:
            return f' {kind}="none"'
        if isinstance(paint, Color):
            return color_marks(kind, paint)
        name = f"{kind}{place}"
        self.definitions.append(_gradient(name, paint))
        return f' {kind}="url(#{name})"'


def color_marks(kind: str, color: Color) -> str:
    """Return the attributes for one colour: `fill` or `stroke`, with its opacity where needed."""
    if color.alpha == 255:
        return f' {kind}="{color.hex}"'
    return f' {kind}="{color.hex}" {kind}-opacity="{number(color.opacity)}"'


def _line(stroke: Stroke) -> str:
    marks = f' stroke-width="{number(stroke.width)}"'
    if stroke.cap != "butt":
        marks += f' stroke-linecap="{stroke.cap}"'
    if stroke.join != "miter":
        marks += f' stroke-linejoin="{stroke.join}"'
    if stroke.dash:
        marks += f' stroke-dasharray="{numbers(stroke.dash)}"'
    return marks


def _gradient(name: str, paint: LinearGradient | RadialGradient) -> str:
    stops = "".join(map(_stop, paint.stops))
    units = f'id="{name}" gradientUnits="userSpaceOnUse"'
    if isinstance(paint, LinearGradient):
        (x1, y1), (x2, y2) = paint.start, paint.end
        line = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        return f"<linearGradient {units} {line}>{stops}</linearGradient>"
    cx, cy = map(number, paint.center)
    circle = f'cx="{cx}" cy="{cy}" r="{number(paint.radius)}"'
    return f"<radialGradient {units} {circle}>{stops}</radialGradient>"


def _stop(stop: Stop) -> str:
    color = color_marks("stop-color", stop.color).replace("stop-color-opacity", "stop-opacity")
    return f'<stop offset="{number(stop.offset)}"{color}/>'


def glyphs(run: GlyphRun) -> str:
    """Return a run as one path of its glyphs' outlines."""
    verbs: list[str] = []
    coords: list[float] = []
    size, offsets = run.size, run.ys or (0.0,) * len(run.xs)
    for glyph, dx, dy in zip(run.glyphs, run.xs, offsets, strict=True):
        outline = run.face.outline(glyph)
        x, y = run.x + dx, run.y + dy
        moved = list(outline.coords)
        moved[0::2] = [x + size * value for value in outline.coords[0::2]]
        moved[1::2] = [y + size * value for value in outline.coords[1::2]]
        verbs.append(outline.verbs)
        coords += moved
    if not coords:
        return ""
    data = path_data(Outline("".join(verbs), tuple(coords)))
    return f'<path{color_marks("fill", run.fill)} d="{data}"/>'


def image(item: Image) -> str:
    """Return an image as a PNG inside the document."""
    png = rgba_png(item.width, item.height, item.data)
    rect = item.rect
    return (
        f'<image x="{number(rect.x)}" y="{number(rect.y)}" width="{number(rect.width)}"'
        f' height="{number(rect.height)}" preserveAspectRatio="none"'
        f' href="data:image/png;base64,{base64.b64encode(png).decode()}"/>'
    )


def with_border(item: Image) -> Image:
    """Return the image with its outermost pixels doubled: CairoSVG fades edges that it enlarges."""
    width, data = item.width, item.data
    step = 4 * width
    rows = [data[at : at + step] for at in range(0, len(data), step)]
    wider = [row[:4] + row + row[-4:] for row in (rows[0], *rows, rows[-1])]
    across, down = item.rect.width / width, item.rect.height / item.height
    rect = item.rect.inset(Insets(-down, -across, -down, -across))
    return Image(rect, width + 2, item.height + 2, b"".join(wider))
