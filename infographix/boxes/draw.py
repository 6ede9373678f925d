"""Drawings and bitmaps → frame items that fill a rectangle."""

from __future__ import annotations

from infographix import art, picture
from infographix.color import Color
from infographix.frame import (
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
from infographix.geometry import IDENTITY, Matrix, Rect, apply, mean_scale, rectangle, rounded

_BLACK = Color(0, 0, 0)


def drawn_drawing(drawing: art.Drawing, rect: Rect, fit: str, tint: Color | None) -> Item | None:
    """Scale a drawing into a rectangle: `contain` and `cover` keep its proportions, centred."""
    view = drawing.view_box
    if not (view.width and view.height and rect.width > 0 and rect.height > 0):
        return None
    sx, sy = rect.width / view.width, rect.height / view.height
    if fit != "stretch":
        sx = sy = max(sx, sy) if fit == "cover" else min(sx, sy)
    x = rect.x + (rect.width - view.width * sx) / 2 - view.x * sx
    y = rect.y + (rect.height - view.height * sy) / 2 - view.y * sy
    matrix: Matrix = (sx, 0.0, 0.0, sy, x, y)
    items = tuple(_item(item, matrix, tint or _BLACK) for item in drawing.items)
    return Group(items, clip=rectangle(rect) if fit == "cover" else None)


def drawn_bitmap(
    bitmap: picture.Bitmap,
    rect: Rect,
    fit: picture.Mode,
    focus: tuple[float, float],
    radius: float,
) -> Item | None:
    """Put pixels into a rectangle, cropped (`cover`) or whole (`contain`), resampled once, here."""
    if rect.width < 1 or rect.height < 1:
        return None
    shown = picture.fitted(bitmap, int(rect.width), int(rect.height), fit, focus)
    place = Rect(
        rect.x + (int(rect.width) - shown.width) // 2,
        rect.y + (int(rect.height) - shown.height) // 2,
        shown.width,
        shown.height,
    )
    image = Image(place, shown.width, shown.height, shown.data)
    return Group((image,), clip=rounded(rect, radius)) if radius else image


def _item(item: art.ArtItem, matrix: Matrix, tint: Color) -> Item:
    if isinstance(item, art.ArtGroup):
        if item.transform != IDENTITY:
            inner = tuple(_item(child, IDENTITY, tint) for child in item.items)
            turned = Group(inner, transform=item.transform, opacity=item.opacity)
            return Group((turned,), transform=matrix)
        clip = item.clip.transformed(matrix) if item.clip is not None else None
        return Group(
            tuple(_item(child, matrix, tint) for child in item.items),
            opacity=item.opacity,
            clip=clip,
        )
    stroke = item.stroke
    scale = mean_scale(matrix)
    path = Path(
        item.outline.transformed(matrix),
        fill=_paint(item.fill, matrix, tint) if item.fill is not None else None,
        stroke=Stroke(
            _paint(stroke.paint, matrix, tint),
            stroke.width * scale,
            stroke.cap,
            stroke.join,
            tuple(length * scale for length in stroke.dash),
        )
        if stroke is not None
        else None,
        rule=item.rule,
    )
    return Group((path,), opacity=item.opacity) if item.opacity < 1 else path


def _paint(paint: art.ArtPaint, matrix: Matrix, tint: Color) -> Paint:
    if isinstance(paint, art.CurrentColor):
        return tint.faded(paint.opacity)
    if isinstance(paint, Color):
        return paint
    stops = tuple(Stop(stop.offset, _stop(stop.color, tint)) for stop in paint.stops)
    if isinstance(paint, art.Linear):
        return LinearGradient(apply(matrix, paint.start), apply(matrix, paint.end), stops)
    return RadialGradient(apply(matrix, paint.center), paint.radius * mean_scale(matrix), stops)


def _stop(color: Color | art.CurrentColor, tint: Color) -> Color:
    return tint.faded(color.opacity) if isinstance(color, art.CurrentColor) else color
