"""A placed tree → the frame, and what stands where: text slots and codes.

Boxes are snapped to whole pixels here, once and last, from their absolute edges, so that neighbours
still touch; baselines are snapped too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from infographix.boxes.build import Element, Tree
from infographix.boxes.draw import drawn_bitmap
from infographix.boxes.leaves import CodeContent, Materials, PictureLeaf, TextLeaf
from infographix.boxes.plots import PlotLeaf
from infographix.boxes.shadow import shadow_paths
from infographix.color import Color
from infographix.format import Format
from infographix.frame import (
    Frame,
    GlyphRun,
    Group,
    Item,
    LinearGradient,
    Path,
    Stop,
    Stroke,
    ink,
)
from infographix.geometry import Insets, Rect, rectangle, rounded, translation, union
from infographix.qr import Code, Matrix
from infographix.text.paragraph import Line
from infographix.theme import Fill, Shadow

_WHITE = Color(255, 255, 255)
_ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0}


class TextSlot(Struct, frozen=True):
    """A text as it was set: `size` px, its box and its ink on the picture.

    `fields` are the paths of the facts in it; `field` is the first.
    """

    fields: tuple[str, ...]
    at: str
    text: str
    size: float
    lines: tuple[str, ...]
    box: Rect
    runs: tuple[tuple[GlyphRun, ...], ...]
    color: Color
    ellipsized: bool

    @property
    def field(self) -> str:
        return self.fields[0] if self.fields else ""

    @property
    def inks(self) -> tuple[Rect, ...]:
        """The box of each line's ink, from the outlines of its glyphs."""
        boxes = (union(ink(run) for run in line) for line in self.runs)
        return tuple(box for box in boxes if box is not None)


class CodeSlot(Struct, frozen=True):
    """A QR code as it was drawn, quiet zone included.

    `field` is the path of its fact, `free` the modules on a side under a logo in its middle, `why`
    the arithmetic by which a fuller address had no room.
    """

    value: str
    box: Rect
    module: int
    version: int
    field: str = "qr"
    free: int = 0
    why: str = ""
    matrix: Matrix | None = None


class PictureSlot(Struct, frozen=True):
    """A user's picture in its box, and what of the frame it became.

    `ratio` is its own width over height, `fit` how it fills the box: `contain` or `cover`.
    """

    field: str
    box: Rect
    ratio: float
    fit: str
    item: Item


class Arrangement(Struct):
    """A frame with the places of its texts, codes and users' pictures."""

    frame: Frame
    texts: list[TextSlot] = []
    codes: list[CodeSlot] = []
    pictures: list[PictureSlot] = []
    overlaid: bool = False
    """Whether boxes and baselines are drawn over it, which spoils it for reading."""


def arrange(
    tree: Tree, form: Format, materials: Materials, title: str, ground: Color
) -> Arrangement:
    """Draw a tree that `fit` has placed."""
    out = Arrangement(Frame(form.width, form.height, ground, (), title))
    painter = _Arranger(form, materials, out)
    items: list[Item] = []
    painter.element(tree.root, 0.0, 0.0, items)
    out.frame = Frame(form.width, form.height, ground, tuple(items), title)
    return out


class _Arranger:
    def __init__(self, form: Format, materials: Materials, out: Arrangement) -> None:
        self.form = form
        self.materials = materials
        self.out = out

    def element(self, element: Element, dx: float, dy: float, items: list[Item]) -> None:
        box, values = element.box, element.style.values
        x, y = dx + box.x, dy + box.y
        rect = Rect(x, y, box.w, box.h)
        own: list[Item] = []
        radius = element.region.px(values.get("radius"))
        if "fill" in values or "shadow" in values or "stroke" in values:
            stroke_width = element.region.px(values.get("stroke-width"))
            self._decorate(rect.snapped(), radius, stroke_width, values, own)
        content = element.content
        if isinstance(content, TextLeaf):
            self._text(content, rect, own)
        elif isinstance(content, PictureLeaf):
            self._picture(content, element, rect, own)
        elif isinstance(content, CodeContent):
            self._code(content, rect, own)
        elif isinstance(content, PlotLeaf):
            drawing = content.draw(rect)
            own += drawing.paths
            for leaf, place in drawing.texts:
                self._text(leaf, place, own)
        for child in element.children:
            self.element(child, x, y, own)
        opacity = values.get("opacity", 1.0)
        clip = rounded(rect.snapped(), radius) if values.get("clip") else None
        if (opacity < 1.0 or clip is not None) and own:
            items.append(Group(tuple(own), opacity=min(1.0, opacity), clip=clip))
        else:
            items += own

    def _decorate(
        self,
        rect: Rect,
        radius: float,
        stroke_width: float,
        values: dict[str, object],
        items: list[Item],
    ) -> None:
        if rect.width <= 0 or rect.height <= 0:
            return
        shadow = values.get("shadow")
        if isinstance(shadow, Shadow) and shadow.color.alpha:
            items += shadow_paths(rect, radius, shadow, self.form.unit)
        fill = values.get("fill")
        paint = _gradient(fill, rect) if isinstance(fill, Fill) else fill
        outline = rounded(rect, radius) if radius else rectangle(rect)
        if isinstance(paint, Color | LinearGradient):
            items.append(Path(outline, fill=paint))
        stroke = values.get("stroke")
        if isinstance(stroke, Color):
            px = max(1, round(stroke_width or self.form.unit))
            half = px / 2
            inner = rect.inset(Insets(half, half, half, half))
            items.append(Path(rounded(inner, max(0.0, radius - half)), stroke=Stroke(stroke, px)))

    def _text(self, leaf: TextLeaf, rect: Rect, items: list[Item]) -> None:
        setting = leaf.set(rect.width)
        size, style = leaf.size, leaf.style
        align = _ALIGN[style.align]
        colors = leaf.colors
        drawn: list[tuple[GlyphRun, ...]] = []
        for line, baseline in zip(setting.lines, setting.baselines, strict=True):
            left = rect.x + max(0.0, leaf.room(rect.width) - line.width * size) * align
            runs = line_runs(line, left, float(round(rect.y + baseline)), size, colors)
            if runs:
                items.append(Group(runs, label=line.text))
                drawn.append(runs)
        self.out.texts.append(
            TextSlot(
                fields=leaf.fields,
                at=style.at,
                text=leaf.paragraph.text,
                size=size,
                lines=tuple(line.text for line in setting.lines),
                box=rect,
                runs=tuple(drawn),
                color=colors[0] if colors else Color(0, 0, 0),
                ellipsized=setting.ellipsized,
            )
        )

    def _picture(self, leaf: PictureLeaf, element: Element, rect: Rect, items: list[Item]) -> None:
        values = element.style.values
        fit = values.get("fit", "contain")
        if leaf.drawing is not None:
            drawn = self.materials.drawer.drawn(leaf.drawing, rect, fit, leaf.tint)
        else:
            assert leaf.bitmap is not None
            radius = element.region.px(values.get("radius"))
            focus = values.get("focus", (0.5, 0.5))
            drawn = drawn_bitmap(
                leaf.bitmap, rect.snapped(), values.get("fit", "cover"), focus, radius
            )
        if drawn is None:
            return
        items.append(drawn)
        if leaf.field:
            default = "contain" if leaf.drawing is not None else "cover"
            fit = str(values.get("fit", default))
            self.out.pictures.append(PictureSlot(leaf.field, rect, leaf.own_ratio, fit, drawn))

    def _code(self, content: CodeContent, rect: Rect, items: list[Item]) -> None:
        box = rect.snapped()
        side = int(min(box.width, box.height))
        codes, width = self.materials.codes, self.form.width
        make = codes.best if content.logo is None else codes.bearing
        code = make(content.value, side, width, where=content.field)
        drawn = code.side
        x = box.x + (box.width - drawn) // 2
        y = box.y + (box.height - drawn) // 2
        ground = Rect(x, y, drawn, drawn)
        items.append(Path(rectangle(ground), fill=_WHITE, crisp=True))
        modules = Path(code.outline, fill=Color(0, 0, 0), crisp=True)
        items.append(Group((modules,), transform=translation(x, y)))
        if content.logo is not None:
            self._logo(content.logo, code, x, y, items)
        self.out.codes.append(
            CodeSlot(
                value=content.value,
                box=ground,
                module=code.module,
                version=code.matrix.version,
                field=content.field,
                free=code.free,
                why=content.why,
                matrix=code.matrix,
            )
        )

    def _logo(self, leaf: PictureLeaf, code: Code, x: float, y: float, items: list[Item]) -> None:
        """Lay a white plate over whole modules in the middle of a code, and the logo on it."""
        plate = code.plate
        plate = Rect(x + plate.x, y + plate.y, plate.width, plate.height)
        items.append(Path(rectangle(plate), fill=_WHITE, crisp=True))
        edge = code.module / 2
        inner = plate.inset(Insets(edge, edge, edge, edge)).snapped()
        if leaf.drawing is not None:
            drawn = self.materials.drawer.drawn(leaf.drawing, inner, "contain", leaf.tint)
        else:
            assert leaf.bitmap is not None
            drawn = drawn_bitmap(leaf.bitmap, inner, "contain", (0.5, 0.5), 0.0)
        if drawn is not None:
            items.append(drawn)


def line_runs(
    line: Line, x: float, baseline: float, size: float, colors: Sequence[Color]
) -> tuple[GlyphRun, ...]:
    """Turn one line into glyph runs, its left edge at `x`."""
    return tuple(
        [
            GlyphRun(
                face=run.face,
                size=run.scale * size,
                x=x + run.x * size,
                y=baseline,
                glyphs=run.glyphs,
                xs=tuple([dx * size for dx in run.xs]),
                ys=tuple([dy * size for dy in run.ys]),
                fill=colors[run.style],
                text=run.text,
            )
            for run in line.runs
        ]
    )


def _gradient(fill: Fill, rect: Rect) -> Color | LinearGradient:
    """Lay a fill over a box as CSS Images 3 §3.1.1 does: the end stops touch the corners."""
    if len(set(fill.colors)) == 1:
        return fill.colors[0]
    angle = math.radians(fill.angle)
    dx, dy = math.cos(angle), math.sin(angle)
    half = (abs(dx) * rect.width + abs(dy) * rect.height) / 2
    cx, cy = rect.x + rect.width / 2, rect.y + rect.height / 2
    last = max(1, len(fill.colors) - 1)
    stops = tuple(Stop(index / last, color) for index, color in enumerate(fill.colors))
    return LinearGradient((cx - dx * half, cy - dy * half), (cx + dx * half, cy + dy * half), stops)
