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
from infographix.geometry import Rect, rectangle, rounded

_BLACK = Color(0, 0, 0)
DRAWINGS_KEPT = 256


class Drawer:
    """Turns drawings into frame items, which it keeps: a drawing moves and grows by a transform."""

    def __init__(self) -> None:
        self._items: dict[tuple[int, Color], tuple[art.Drawing, tuple[Item, ...]]] = {}

    def drawn(self, drawing: art.Drawing, rect: Rect, fit: str, tint: Color | None) -> Item | None:
        """Scale a drawing into a rectangle: `contain` and `cover` keep its proportions, centred."""
        view = drawing.view_box
        if not (view.width and view.height and rect.width > 0 and rect.height > 0):
            return None
        sx, sy = rect.width / view.width, rect.height / view.height
        if fit != "stretch":
            sx = sy = max(sx, sy) if fit == "cover" else min(sx, sy)
        x = rect.x + (rect.width - view.width * sx) / 2 - view.x * sx
        y = rect.y + (rect.height - view.height * sy) / 2 - view.y * sy
        drawn = Group(self._kept(drawing, tint or _BLACK), transform=(sx, 0.0, 0.0, sy, x, y))
        return Group((drawn,), clip=rectangle(rect)) if fit == "cover" else drawn

    def _kept(self, drawing: art.Drawing, tint: Color) -> tuple[Item, ...]:
        found = self._items.get((id(drawing), tint))
        if found is None or found[0] is not drawing:
            if len(self._items) >= DRAWINGS_KEPT:
                self._items.clear()
            found = (drawing, tuple(_item(item, tint) for item in drawing.items))
            self._items[id(drawing), tint] = found
        return found[1]


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


def _item(item: art.ArtItem, tint: Color) -> Item:
    if isinstance(item, art.ArtGroup):
        inner = tuple(_item(child, tint) for child in item.items)
        return Group(inner, item.transform, item.opacity, item.clip)
    stroke = item.stroke
    path = Path(
        item.outline,
        fill=_paint(item.fill, tint) if item.fill is not None else None,
        stroke=Stroke(
            _paint(stroke.paint, tint), stroke.width, stroke.cap, stroke.join, stroke.dash
        )
        if stroke is not None
        else None,
        rule=item.rule,
    )
    return Group((path,), opacity=item.opacity) if item.opacity < 1 else path


def _paint(paint: art.ArtPaint, tint: Color) -> Paint:
    if isinstance(paint, art.CurrentColor):
        return tint.faded(paint.opacity)
    if isinstance(paint, Color):
        return paint
    stops = tuple(Stop(stop.offset, _stop(stop.color, tint)) for stop in paint.stops)
    if isinstance(paint, art.Linear):
        return LinearGradient(paint.start, paint.end, stops)
    return RadialGradient(paint.center, paint.radius, stops)


def _stop(color: Color | art.CurrentColor, tint: Color) -> Color:
    return tint.faded(color.opacity) if isinstance(color, art.CurrentColor) else color
