"""Plain SVG → pixels with resvg, which needs no system library."""

from __future__ import annotations

import io

from infographix import libraries
from infographix.errors import Problem, RenderError
from infographix.frame import Frame
from infographix.render.pixels import Pixels
from infographix.render.svg import to_svg

_ROW_MAJOR_IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
_PANIC = "PanicException"
"""What a Rust panic becomes: a BaseException whose class cannot be imported."""


class ResvgPainter:
    """Paints frames by way of SVG. RenderError if resvg is missing."""

    name = "resvg"

    def __init__(self) -> None:
        self._resvg = libraries.resvg()
        self._usvg = libraries.usvg()

    def paint(self, frame: Frame) -> Pixels:
        return self.paint_svg(to_svg(frame))

    def paint_svg(self, svg: str) -> Pixels:
        """Return the pixels of a plain SVG document at its own size; it must be opaque."""
        try:
            tree = self._usvg.Tree.from_str(svg, self._usvg.Options.default())
            png = self._resvg.render(tree, _ROW_MAJOR_IDENTITY)
        except BaseException as error:
            if type(error).__name__ != _PANIC:
                raise
            raise RenderError(Problem("resvg cannot draw the picture", found=str(error))) from None
        return decoded(png)


def decoded(png: bytes) -> Pixels:
    """Return the pixels of a PNG file, opaque."""
    image = libraries.pillow().open(io.BytesIO(png)).convert("RGB").convert("RGBA")
    return Pixels(image.width, image.height, image.tobytes())
