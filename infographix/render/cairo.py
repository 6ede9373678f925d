"""Plain SVG → pixels or PDF with CairoSVG."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from infographix import libraries
from infographix.frame import Frame
from infographix.render.pixels import Pixels
from infographix.render.svg import to_svg

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The date of a PDF for which no other is given: the clock would make each file different."""


class CairoPainter:
    """Paints frames by way of SVG. RenderError if CairoSVG or libcairo is missing."""

    name = "cairo"

    def __init__(self) -> None:
        self._surface = libraries.load("cairosvg.surface").PNGSurface

    def paint(self, frame: Frame) -> Pixels:
        return self.paint_svg(to_svg(frame))

    def paint_svg(self, svg: str) -> Pixels:
        """Return the pixels of a plain SVG document at its own size; it must be opaque."""
        surface = self._surface(_tree(svg), None, 96)
        surface.cairo.flush()
        size = (surface.width, surface.height)
        data, stride = surface.cairo.get_data(), surface.cairo.get_stride()
        image = libraries.pillow().frombuffer("RGB", size, bytes(data), "raw", "BGRX", stride, 1)
        return Pixels(*size, image.convert("RGBA").tobytes())


def to_pdf(
    svg: str,
    title: str = "",
    author: str = "",
    date: datetime = EPOCH,
    subject: str = "",
    keywords: str = "",
) -> bytes:
    """Return a one-page PDF of a plain SVG document, 1 px = 0.75 pt; words are drawn as outlines.

    `date` is written as the date of creation and change. RenderError if CairoSVG is missing.
    """
    out = io.BytesIO()
    surface = libraries.load("cairosvg.surface").PDFSurface(_tree(svg), out, 96)
    stamp = date.isoformat(timespec="seconds")
    keys = libraries.cairocffi()
    surface.cairo.set_metadata(keys.PDF_METADATA_CREATE_DATE, stamp)
    surface.cairo.set_metadata(keys.PDF_METADATA_MOD_DATE, stamp)
    surface.cairo.set_metadata(keys.PDF_METADATA_TITLE, title)
    surface.cairo.set_metadata(keys.PDF_METADATA_AUTHOR, author)
    if subject:
        surface.cairo.set_metadata(keys.PDF_METADATA_SUBJECT, subject)
    if keywords:
        surface.cairo.set_metadata(keys.PDF_METADATA_KEYWORDS, keywords)
    surface.finish()
    return out.getvalue()


def _tree(svg: str) -> Any:
    return libraries.load("cairosvg.parser").Tree(bytestring=svg.encode())
