"""Plain SVG → a `Drawing`: outlines with fills and strokes, flat but for opacity and clips.

What is read is a part of SVG 1.1: svg, g, path, rect, circle, ellipse, line, polyline, polygon,
use, defs, linearGradient, radialGradient, clipPath, with presentation attributes or `style="…"`.
Anything else (text, image, filter, mask, a style element, scripts, links to files) is refused by
name.
"""

from infographix.art.drawing import (
    ArtGroup,
    ArtItem,
    ArtPaint,
    ArtStroke,
    CurrentColor,
    Drawing,
    Linear,
    Radial,
    Shape,
    Stop,
    tinted,
)
from infographix.art.read import Palette, draw, read, view_box
from infographix.art.tree import Element, parse

__all__ = [
    "ArtGroup",
    "ArtItem",
    "ArtPaint",
    "ArtStroke",
    "CurrentColor",
    "Drawing",
    "Element",
    "Linear",
    "Palette",
    "Radial",
    "Shape",
    "Stop",
    "draw",
    "parse",
    "read",
    "tinted",
    "view_box",
]
