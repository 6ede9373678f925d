"""A `Drawing` → an SVG of the simplest kind; SVG → pixels by resvg, which judges the reader."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import resvg
from numpy.typing import NDArray
from PIL import Image
from resvg import usvg

from infographix.art import (
    ArtGroup,
    ArtItem,
    ArtPaint,
    CurrentColor,
    Drawing,
    Linear,
    Shape,
)
from infographix.color import Color
from infographix.geometry import Outline


def pixels(svg: str, scale: float) -> NDArray[np.int16]:
    """Draw on white, `scale` px a unit."""
    tree = usvg.Tree.from_str(svg, usvg.Options.default())
    size = tuple(round(side * scale) for side in tree.int_size())
    png = resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size)
    image = Image.open(BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    return np.asarray(Image.alpha_composite(ground, image).convert("RGB"), dtype=np.int16)


def again(drawing: Drawing) -> str:
    """Write the drawing with paths, gradients in user space, groups and clips only."""
    box = drawing.view_box
    writer = _Writer()
    body = "".join(map(writer.item, drawing.items))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{box.width}" height="{box.height}"'
        f' viewBox="{box.x} {box.y} {box.width} {box.height}">'
        f"<defs>{''.join(writer.defs)}</defs>{body}</svg>"
    )


def data(outline: Outline) -> str:
    return "".join(f"{verb}{' '.join(map(repr, at))}" for verb, at in outline.segments())


class _Writer:
    def __init__(self) -> None:
        self.defs: list[str] = []

    def _define(self, text: str) -> str:
        name = f"d{len(self.defs)}"
        self.defs.append(text.replace("ID", name, 1))
        return name

    def item(self, item: ArtItem) -> str:
        if isinstance(item, ArtGroup):
            clip = ""
            if item.clip is not None:
                path = f'<clipPath id="ID"><path d="{data(item.clip)}"/></clipPath>'
                clip = f' clip-path="url(#{self._define(path)})"'
            matrix = " ".join(map(repr, item.transform))
            inside = "".join(map(self.item, item.items))
            return f'<g opacity="{item.opacity}" transform="matrix({matrix})"{clip}>{inside}</g>'
        return self._shape(item)

    def _shape(self, shape: Shape) -> str:
        line = ""
        if shape.stroke is not None:
            stroke = shape.stroke
            line = (
                f" {self._paint('stroke', stroke.paint)} stroke-width='{stroke.width}'"
                f" stroke-linecap='{stroke.cap}' stroke-linejoin='{stroke.join}'"
                f" stroke-dasharray='{' '.join(map(repr, stroke.dash)) or 'none'}'"
            )
        fill = "fill='none'" if shape.fill is None else self._paint("fill", shape.fill)
        return (
            f"<path d='{data(shape.outline)}' fill-rule='{shape.rule}' opacity='{shape.opacity}'"
            f" {fill}{line}/>"
        )

    def _paint(self, name: str, paint: ArtPaint) -> str:
        if isinstance(paint, Color | CurrentColor):
            return f"{name}='{_hex(paint)}' {name}-opacity='{paint.opacity}'"
        stops = "".join(
            f"<stop offset='{stop.offset}' stop-color='{_hex(stop.color)}'"
            f" stop-opacity='{stop.color.opacity}'/>"
            for stop in paint.stops
        )
        units = "id='ID' gradientUnits='userSpaceOnUse'"
        if isinstance(paint, Linear):
            (x1, y1), (x2, y2) = paint.start, paint.end
            place = f"x1='{x1}' y1='{y1}' x2='{x2}' y2='{y2}'"
            made = f"<linearGradient {units} {place}>{stops}</linearGradient>"
        else:
            cx, cy = paint.center
            place = f"cx='{cx}' cy='{cy}' r='{paint.radius}'"
            made = f"<radialGradient {units} {place}>{stops}</radialGradient>"
        return f"{name}='url(#{self._define(made)})'"


def _hex(color: Color | CurrentColor) -> str:
    return "#000" if isinstance(color, CurrentColor) else color.hex
