"""Small frames that hold every item and feature a painter has to draw."""

from __future__ import annotations

import math
from functools import cache

import uharfbuzz as hb
from PIL import Image as Pillow
from PIL import ImageChops

from infographix.color import Color, parse
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
from infographix.geometry import Outline, Rect, ellipse, rectangle, rounded, translation
from infographix.text.fontbook import Face, FontBook

WHITE, INK, PURPLE = parse("#ffffff"), parse("#221833"), parse("#5b2a86")
TEAL, GOLD, HAZE = parse("#00897b"), parse("#f2b705"), parse("#5b2a8680")
STACKED = "ẲẴẤỔỂỮỘỰ"


@cache
def face(weight: int = 700) -> Face:
    return FontBook.load().face("Be Vietnam Pro", weight)


def run(
    text: str, x: float, y: float, size: float, fill: Color = INK, weight: int = 700
) -> GlyphRun:
    font = face(weight)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font.font, buffer)
    unit, pen, xs = size / font.units_per_em, 0.0, []
    for place in buffer.glyph_positions:
        xs.append(pen + place.x_offset * unit)
        pen += place.x_advance * unit
    glyphs = tuple(info.codepoint for info in buffer.glyph_infos)
    return GlyphRun(font, size, x, y, glyphs, tuple(xs), (), fill, text)


def frame(
    *items: Item, width: int = 160, height: int = 120, ground: Color = WHITE, title: str = "Thử"
) -> Frame:
    return Frame(width, height, ground, items, title)


def fade(*colors: str) -> tuple[Stop, ...]:
    last = len(colors) - 1
    return tuple(Stop(index / last, parse(color)) for index, color in enumerate(colors))


def shapes() -> Frame:
    star = []
    for corner in range(5):
        angle = -math.pi / 2 + corner * 4 * math.pi / 5
        star += [120 + 30 * math.cos(angle), 40 + 30 * math.sin(angle)]
    return frame(
        Path(rounded(Rect(8, 8, 60, 40), 12), fill=PURPLE),
        Path(ellipse(30.4, 84.3, 22, 14), fill=GOLD, stroke=Stroke(INK, 3)),
        Path(ellipse(60, 60, 25, 25), fill=HAZE),
        Path(Outline("MLLLLZ", tuple(star)), fill=TEAL, rule="evenodd"),
        Path(rectangle(Rect(84.5, 76.25, 40.5, 30.5)), fill=parse("#00897b55")),
    )


def strokes() -> Frame:
    items: list[Item] = []
    zigzag = Outline("MLL", (12, 34, 32, 10, 52, 34))
    for index, join in enumerate(("miter", "round", "bevel")):
        moved = zigzag.transformed(translation(50 * index, 0))
        items.append(Path(moved, stroke=Stroke(PURPLE, 8, join=join)))  # type: ignore[arg-type]
    for index, cap in enumerate(("butt", "round", "square")):
        line = Outline("ML", (16, 52 + 16 * index, 144, 52 + 16 * index))
        items.append(Path(line, stroke=Stroke(TEAL, 6, cap=cap, dash=(18, 12))))  # type: ignore[arg-type]
    curve = Outline("MCQ", (12, 108, 40, 80, 70, 125, 90, 104, 120, 84, 148, 110))
    items.append(Path(curve, stroke=Stroke(INK, 1.5, dash=(5,))))
    return frame(*items)


def gradients() -> Frame:
    upright = LinearGradient((0, 0), (0, 60), fade("#2b1a5a", "#8844aa", "#f2b705"))
    aslant = LinearGradient((10, 66), (50, 110), fade("#00897b", "#00897b00"))
    level = LinearGradient((84, 0), (150, 0), fade("#ffffff", "#221833"))
    glow = RadialGradient((112, 30), 18, fade("#ffffffcc", "#f2b70580", "#f2b70500"))
    ring: Paint = LinearGradient((84, 90), (150, 110), fade("#5b2a86", "#f2b705"))
    return frame(
        Path(rectangle(Rect(0, 0, 160, 60)), fill=upright),
        Path(rounded(Rect(8, 66, 44, 46), 10), fill=aslant),
        Path(rectangle(Rect(80, 66, 74, 12)), fill=level),
        Path(ellipse(112, 30, 18, 18), fill=glow),
        Path(ellipse(117, 97, 30, 12), stroke=Stroke(ring, 5)),
    )


def groups() -> Frame:
    pair = (
        Path(ellipse(34, 40, 20, 20), fill=PURPLE),
        Path(ellipse(54, 40, 20, 20), fill=GOLD),
    )
    turn = math.radians(20)
    turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 112.0, 20.0)
    stripes = tuple(
        Path(rectangle(Rect(4 + 12 * index, 70, 6, 50)), fill=TEAL) for index in range(12)
    )
    return frame(
        Group(pair, opacity=0.5),
        Group(
            (Path(rectangle(Rect(0, 0, 40, 24)), fill=INK), run("Huế", 4, 18, 16, WHITE)),
            transform=turned,
            opacity=0.8,
        ),
        Group(stripes, clip=rounded(Rect(10, 76, 100, 36), 14)),
        Group((Group(pair, clip=ellipse(44, 40, 30, 12)),), transform=(0.8, 0, 0, 0.8, 96, 66)),
    )


def checks(size: int, cell: int, alpha: int = 255) -> bytes:
    colors = (bytes((91, 42, 134, 255)), bytes((242, 183, 5, alpha)))
    return b"".join(colors[(x // cell + y // cell) % 2] for y in range(size) for x in range(size))


def blob(size: int) -> bytes:
    middle = (size - 1) / 2
    return b"".join(
        bytes((34, 24, 51, max(0, round(255 - 255 * math.hypot(x - middle, y - middle) / middle))))
        for y in range(size)
        for x in range(size)
    )


def images() -> Frame:
    return frame(
        Image(Rect(8, 8, 40, 40), 40, 40, checks(40, 8)),
        Image(Rect(56, 8, 40, 40), 80, 80, checks(80, 20, 100)),
        Image(Rect(8, 60, 90, 50), 12, 12, blob(12)),
        Image(Rect(104, 8, 48, 48), 4, 4, checks(4, 2)),
        Group(
            (Image(Rect(0, 0, 40, 40), 40, 40, checks(40, 10, 0)),), (0.9, 0.2, -0.2, 0.9, 112, 66)
        ),
    )


def letters() -> Frame:
    words = run(STACKED, 6, 36, 21)
    raised = run("Hue-S", 6, 64, 14, PURPLE, 400)
    ys = tuple(-0.5 * index for index in range(len(raised.glyphs)))
    waving = GlyphRun(face(400), 14, 6, 64, raised.glyphs, raised.xs, ys, raised.fill, raised.text)
    return frame(
        Group((words,), label=STACKED),
        waving,
        Path(rectangle(Rect(0, 72, 140, 48)), fill=PURPLE),
        Group((run("chuyển đổi số", 6.3, 92.4, 17, WHITE),), label="chuyển đổi số"),
        run("2030", 6.8, 110.7, 11, parse("#ffffffc0"), 400),
    )


def code() -> Frame:
    cells = [(column * 7 + row * 11) % 5 < 2 for row in range(16) for column in range(16)]
    outline = Outline("", ())
    for index, dark in enumerate(cells):
        if dark:
            outline += rectangle(Rect(16 + 5 * (index % 16), 16 + 5 * (index // 16), 5, 5))
    return frame(Path(outline, fill=INK, crisp=True), width=112, height=112)


SCENES = {
    scene.__name__: scene for scene in (shapes, strokes, gradients, groups, images, letters, code)
}


def worst_difference(one: Pillow.Image, other: Pillow.Image) -> int:
    """Return by how much the channel that differs most differs, 0–255."""
    bands = ImageChops.difference(one, other).split()
    return max(value for band in bands for value, count in enumerate(band.histogram()) if count)
