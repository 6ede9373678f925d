"""A placed tree and its text slots → items over a picture: boxes, baselines, the safe area.

Leaves are outlined in blue, boxes that hold others in magenta, baselines are green; what lies
outside the safe area is shaded red. Nothing crosses a code, so that it can still be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infographix.boxes.arrange import TextSlot
from infographix.boxes.build import Element, Tree
from infographix.color import Color
from infographix.format import Format
from infographix.frame import Item, Path, Stroke
from infographix.geometry import Insets, Outline, Rect, rectangle

HOLDER, LEAF, BASELINE = Color(214, 0, 147, 150), Color(0, 110, 255, 190), Color(0, 150, 60, 230)
UNSAFE = Color(255, 40, 40, 56)
LINE = 1.5
"""Width of an outline, px on a picture 1080 px wide."""


def overlay(tree: Tree, texts: Sequence[TextSlot], form: Format) -> tuple[Item, ...]:
    """Return what lies over the picture, in the order in which it is painted."""
    width = max(1.0, round(LINE * form.unit))
    return (
        *_unsafe(form),
        *_boxes(tree.root, 0.0, 0.0, width),
        *(_baseline(slot, width) for slot in texts if slot.runs),
    )


def _unsafe(form: Format) -> Iterator[Path]:
    page = Rect(0, 0, form.width, form.height)
    inner, safe = page.inset(form.safe), form.safe
    bands = (
        Rect(0, 0, page.width, safe.top),
        Rect(0, inner.bottom, page.width, safe.bottom),
        Rect(0, inner.y, safe.left, inner.height),
        Rect(inner.right, inner.y, safe.right, inner.height),
    )
    for band in bands:
        if band.width > 0 and band.height > 0:
            yield Path(rectangle(band), fill=UNSAFE)


def _boxes(element: Element, dx: float, dy: float, width: float) -> Iterator[Path]:
    box = element.box
    rect = Rect(dx + box.x, dy + box.y, box.w, box.h).snapped()
    if rect.width > width and rect.height > width:
        half = width / 2
        color = HOLDER if element.children else LEAF
        outline = rectangle(rect.inset(Insets(half, half, half, half)))
        yield Path(outline, stroke=Stroke(color, width))
    for child in element.children:
        yield from _boxes(child, dx + box.x, dy + box.y, width)


def _baseline(slot: TextSlot, width: float) -> Path:
    """Return the baselines of a text, as wide as its box."""
    left, right = slot.box.x, slot.box.right
    lines = [line[0].y for line in slot.runs]
    coords = [px for y in lines for px in (left, y, right, y)]
    return Path(Outline("ML" * len(lines), tuple(coords)), stroke=Stroke(BASELINE, width))
