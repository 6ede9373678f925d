"""A picture → what breaks the promise, read from its frame and from its pixels."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import ceil, floor
from typing import Any

import zxingcpp
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageDraw

from infographix.boxes.arrange import CodeSlot, TextSlot
from infographix.color import Color
from infographix.frame import Frame, GlyphRun, Group, Item, walk
from infographix.geometry import IDENTITY, Rect
from infographix.render.encode import to_image
from infographix.result import Picture

WHOLE = ("Thừa Thiên Huế", "54-NQ/TW", "60/KH-UBND", "1900 1075", "Hue-S")
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
TOLERANCE = 0.5
"""Px that ink may pass a box by."""


def text_faults(picture: Picture) -> list[str]:
    """Return every text whose ink leaves its box, the page or the safe area, or meets another's."""
    page = Rect(0, 0, picture.width, picture.height)
    safe = page.inset(picture.format.safe)
    found: list[str] = []
    for slot in picture.drawn.arrangement.texts:
        for ink in slot.inks:
            if not slot.box.grown(TOLERANCE).contains(ink):
                found.append(f"{slot.text!r}: ink {ink} leaves its box {slot.box}")
            if not safe.grown(TOLERANCE).contains(ink):
                found.append(f"{slot.text!r}: ink {ink} leaves the safe area {safe}")
        for upper, lower in pairwise(slot.inks):
            if upper.bottom >= lower.y:
                found.append(f"{slot.text!r}: lines touch, {upper} and {lower}")
    return [*found, *_overlaps(picture), *_lost(picture), *_small(picture)]


def _overlaps(picture: Picture) -> Iterator[str]:
    codes = [("the code", slot.box) for slot in picture.drawn.arrangement.codes]
    texts = [(slot.text, ink) for slot in picture.drawn.arrangement.texts for ink in slot.inks]
    for (one, a), (other, b) in combinations(codes + texts, 2):
        if a.overlaps(b):
            yield f"{one!r} overlaps {other!r}: {a}, {b}"


def _lost(picture: Picture) -> Iterator[str]:
    for slot in picture.drawn.arrangement.texts:
        if "".join("".join(slot.lines).split()) != "".join(slot.text.split()) or slot.ellipsized:
            yield f"{slot.text!r} is set as {slot.lines}"


def _small(picture: Picture) -> Iterator[str]:
    least = 20 * picture.width / 1080
    for item, matrix in walk(picture.frame.items):
        if isinstance(item, GlyphRun) and (item.size < least - 1e-9 or matrix != IDENTITY):
            yield f"{item.text!r} is {item.size:.2f} px, the smallest is {least:.2f}"


def torn(slots: list[TextSlot]) -> list[str]:
    """Return the names and numbers that a line's end parts."""
    return [
        f"{slot.field or slot.at}: {whole!r} in {slot.lines}"
        for slot in slots
        for whole in WHOLE
        if sum(line.count(whole) for line in slot.lines) < slot.text.count(whole)
    ]


def pixel_faults(picture: Picture) -> list[str]:
    """Paint the texts alone: ink beyond the ink boxes, lines of one text that share a pixel."""
    lines = list(_lines(picture.frame.items))
    even, odd = (_painted(picture, lines[start::2]) for start in (0, 1))
    shared = ImageChops.invert(ImageChops.lighter(even, odd)).getbbox()
    found = [f"lines share painted pixels: {shared}"] if shared else []
    image = ImageChops.darker(even, odd)
    if not ImageChops.invert(image).getbbox():
        found.append("no text is painted")
    pen = ImageDraw.Draw(image)
    for slot in picture.drawn.arrangement.texts:
        for ink in slot.inks:
            box = ink.grown(1)
            pen.rectangle((floor(box.x), floor(box.y), ceil(box.right), ceil(box.bottom)), 255)
    outside = ImageChops.invert(image).getbbox()
    return [*found, f"ink outside all ink boxes: {outside}"] if outside else found


def _lines(items: tuple[Item, ...]) -> Iterator[Group]:
    """Yield every line of text in black, in the order in which they are set."""
    for item, _ in walk(items):
        if isinstance(item, Group) and item.label:
            runs = (replace(run, fill=BLACK) for run in item.items if isinstance(run, GlyphRun))
            yield Group(tuple(runs), label=item.label)


def _painted(picture: Picture, lines: Sequence[Group]) -> Image.Image:
    frame = Frame(picture.width, picture.height, WHITE, tuple(lines))
    image: Image.Image = to_image(picture.choice.painter.paint(frame)).convert("L")
    return image


def labels(items: tuple[Item, ...]) -> list[str]:
    """Return the words of every line of text of a frame."""
    return [item.label for item, _ in walk(items) if isinstance(item, Group) and item.label]


def read_codes(data: bytes | Image.Image) -> list[str]:
    """Read the QR codes of an image file or image."""
    image = Image.open(io.BytesIO(data)) if isinstance(data, bytes) else data
    found: Any = zxingcpp.read_barcodes(image.convert("RGB"))
    return [code.text for code in found]


def as_posted(png: bytes) -> Image.Image:
    """Return what is left of a picture once a network made it a JPEG of quality 50, 720 px wide."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    small = image.resize((720, round(image.height * 720 / image.width)), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=50)
    return Image.open(io.BytesIO(out.getvalue()))


def code_faults(picture: Picture, slot: CodeSlot) -> list[str]:
    """Return what the pixels show of a code's quiet zone and modules against the rule."""
    least = max(6, ceil(picture.width / 240))
    found = [] if slot.module >= least else [f"module {slot.module} px, the rule is {least}"]
    box, quiet = slot.box, 4 * slot.module
    symbol = (17 + 4 * slot.version) * slot.module
    if (box.width, box.height) != (symbol + 2 * quiet,) * 2:
        found.append(f"{box} is no {symbol} px with {quiet} px on each side")
    image: Image.Image = picture.image.convert("L")
    zone = image.crop((int(box.x), int(box.y), int(box.right), int(box.bottom)))
    inner = zone.crop((quiet, quiet, quiet + symbol, quiet + symbol))
    zone.paste(255, (quiet, quiet, quiet + symbol, quiet + symbol))
    if zone.getextrema() != (255, 255):
        found.append(f"the quiet zone of {quiet} px is not white")
    corner = inner.crop((0, 0, 7 * slot.module, slot.module))
    if corner.getextrema() != (0, 0) or set(inner.tobytes()) != {0, 255}:
        found.append("modules are not black and white on whole pixels")
    return found
