"""Frame → pixels with Skia, the fastest painter.

Glyphs go through Skia's glyph cache, unhinted and at sub-pixel places. Skia thins dark text and
thickens light text by the luminance of its colour; a shader that has no single luminance keeps it
from doing so, and the three painters alike.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any
from weakref import WeakKeyDictionary

from infographix import libraries
from infographix.color import Color
from infographix.errors import Problem, RenderError
from infographix.frame import (
    Frame,
    GlyphRun,
    Group,
    Image,
    Item,
    Paint,
    Path,
    Stroke,
)
from infographix.geometry import IDENTITY
from infographix.render.pixels import Pixels, keep_freed_memory
from infographix.render.ramp import Ramps
from infographix.render.skia_gradient import Bands, argb, shader, wide
from infographix.render.skia_ground import Grounds
from infographix.render.skia_path import path_maker
from infographix.text.fontbook import Face


class SkiaPainter:
    """Paints frames, from several threads if need be. RenderError if Skia is missing."""

    name = "skia"

    def __init__(self) -> None:
        self._skia = libraries.skia()
        keep_freed_memory()
        self._fonts = self._skia.FontMgr.New_Custom_Empty()
        self._path = path_maker(self._skia)
        self.wide = wide(self._skia)
        self.ramps = Ramps()
        self.grounds = Grounds()
        self._typefaces: WeakKeyDictionary[Face, Any] = WeakKeyDictionary()

    def paint(self, frame: Frame) -> Pixels:
        skia = self._skia
        data = bytearray(frame.width * frame.height * 4)
        info = skia.ImageInfo.Make(
            frame.width, frame.height, skia.kRGBA_8888_ColorType, skia.kOpaque_AlphaType
        )
        surface = skia.Surface.MakeRasterDirect(info, data)
        if surface is None:
            raise RenderError(Problem("no such size", found=f"{frame.width} × {frame.height} px"))
        canvas = surface.getCanvas()
        canvas.clear(argb(frame.ground) | 0xFF000000)
        drawing = _Drawing(self, skia, canvas)
        drawing.items(self.grounds.paint(frame, data, drawing.items))
        return Pixels(frame.width, frame.height, data)

    def typeface(self, face: Face) -> Any:
        """Return Skia's own object for a face, made once."""
        found = self._typefaces.get(face)
        if found is None:
            found = self._fonts.makeFromData(self._skia.Data.MakeWithCopy(face.data))
            if found is None:
                raise RenderError(Problem("Skia cannot read the font", where=face.key))
            self._typefaces[face] = found
        return found

    def path(self, outline: Any) -> Any:
        return self._path(outline)


class _Drawing:
    """One frame on one canvas, with the fonts and text paints that it has used so far."""

    def __init__(self, painter: SkiaPainter, skia: ModuleType, canvas: Any) -> None:
        self.painter = painter
        self.skia = skia
        self.canvas = canvas
        self.fonts: dict[tuple[Face, float], Any] = {}
        self.bands = Bands(skia, painter.ramps, canvas)
        self.inks: dict[Color, Any] = {}

    def items(self, items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Path):
                self.shape(item)
            elif isinstance(item, GlyphRun):
                self.glyphs(item)
            elif isinstance(item, Group):
                self.group(item)
            else:
                self.image(item)

    def group(self, group: Group) -> None:
        canvas, skia = self.canvas, self.skia
        plain = group.transform == IDENTITY and group.clip is None and group.opacity >= 1
        if plain:
            self.items(group.items)
            return
        count = canvas.save()
        if group.transform != IDENTITY:
            a, b, c, d, e, f = group.transform
            canvas.concat(skia.Matrix.MakeAll(a, c, e, b, d, f, 0, 0, 1))
        if group.clip is not None:
            canvas.clipPath(self.painter.path(group.clip), skia.ClipOp.kIntersect, True)
        if group.opacity < 1:
            canvas.saveLayerAlpha(None, round(group.opacity * 255))
        self.items(group.items)
        canvas.restoreToCount(count)

    def shape(self, item: Path) -> None:
        skia = self.skia
        bands, smooth = self.bands, not item.crisp
        path = self.painter.path(item.outline)
        if item.rule == "evenodd":
            path.setFillType(skia.PathFillType.kEvenOdd)
        if item.fill is not None and not bands.fill(path, item.fill, smooth):
            self.canvas.drawPath(path, self.paint(item.fill, smooth))
        if item.stroke is not None:
            paint = self.paint(item.stroke.paint, smooth)
            self.stroke(paint, item.stroke)
            self.canvas.drawPath(path, paint)

    def paint(self, source: Paint, smooth: bool) -> Any:
        paint = self.skia.Paint()
        paint.setAntiAlias(smooth)
        if isinstance(source, Color):
            paint.setColor(argb(source))
        else:
            paint.setShader(shader(self.skia, source))
            paint.setColorFilter(self.painter.wide)
        return paint

    def stroke(self, paint: Any, stroke: Stroke) -> None:
        skia = self.skia
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(stroke.width)
        paint.setStrokeCap(getattr(skia.Paint, f"k{stroke.cap.title()}_Cap"))
        paint.setStrokeJoin(getattr(skia.Paint, f"k{stroke.join.title()}_Join"))
        paint.setStrokeMiter(4.0)
        if stroke.dash:
            dash = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
            paint.setPathEffect(skia.DashPathEffect.Make(list(dash), 0.0))

    def glyphs(self, run: GlyphRun) -> None:
        if not run.glyphs:
            return
        builder = self.skia.TextBlobBuilder()
        font = self.font(run.face, run.size)
        if run.ys:
            points = list(map(self.skia.Point, run.xs, run.ys))
            builder.allocRunPos(font, run.glyphs, points)
        else:
            builder.allocRunPosH(font, run.glyphs, run.xs, 0.0)
        self.canvas.drawTextBlob(builder.make(), run.x, run.y, self.ink(run.fill))

    def font(self, face: Face, size: float) -> Any:
        font = self.fonts.get((face, size))
        if font is None:
            skia = self.skia
            font = skia.Font(self.painter.typeface(face), size)
            font.setEdging(skia.Font.Edging.kAntiAlias)
            font.setHinting(skia.FontHinting.kNone)
            font.setSubpixel(True)
            font.setLinearMetrics(True)
            font.setBaselineSnap(False)
            font.setEmbeddedBitmaps(False)
            self.fonts[face, size] = font
        return font

    def ink(self, color: Color) -> Any:
        paint = self.inks.get(color)
        if paint is None:
            shaders = self.skia.Shaders
            paint = self.skia.Paint()
            paint.setAntiAlias(True)
            over = self.skia.BlendMode.kSrcOver
            paint.setShader(shaders.Blend(over, shaders.Color(0), shaders.Color(argb(color))))
            self.inks[color] = paint
        return paint

    def image(self, item: Image) -> None:
        skia = self.skia
        info = skia.ImageInfo.Make(
            item.width, item.height, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
        )
        data = _premultiplied(item)
        pixels = skia.Image.MakeRasterData(info, data, item.width * 4)
        paint = skia.Paint()
        paint.setAntiAlias(True)
        paint.setColorFilter(self.painter.wide)
        rect = item.rect
        box = skia.Rect(rect.x, rect.y, rect.right, rect.bottom)
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        self.canvas.drawImageRect(pixels, box, sampling, paint)


def _premultiplied(item: Image) -> bytes:
    """Return an image's pixels so that hidden colours do not bleed where it is stretched."""
    size = (item.width, item.height)
    image = libraries.pillow().frombuffer("RGBA", size, item.data, "raw", "RGBA", 0, 1)
    if image.getextrema()[3][0] == 255:
        return item.data
    return bytes(image.convert("RGBa").tobytes())
