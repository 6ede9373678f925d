"""Drawings and bitmaps fill their rectangles as `contain`, `cover` and `stretch` say."""

from __future__ import annotations

import pytest

from infographix.art import read
from infographix.boxes import draw
from infographix.color import Color
from infographix.frame import Frame, Group, Item, Path, walk
from infographix.geometry import Rect, union
from infographix.picture import Bitmap
from infographix.render.pixels import Pixels
from infographix.render.skia import SkiaPainter

RECT = Rect(100, 50, 300, 100)
RED = Color(255, 0, 0)


def art(body: str, view: str = "0 0 20 20") -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{body}</svg>'.encode()


def drawn(
    source: bytes, fit: str = "contain", tint: Color | None = None, rect: Rect = RECT
) -> Item | None:
    return draw.Drawer().drawn(read(source, "test"), rect, fit, tint)


def painted(item: Item | None) -> Pixels:
    assert item is not None
    return SkiaPainter().paint(Frame(500, 200, Color(255, 255, 255), (item,)))


def inked(item: Item | None) -> Rect | None:
    """Return the box of all pixels that are not white."""
    pixels = painted(item)
    cells = [
        Rect(at % 500, at // 500, 1, 1)
        for at in range(500 * 200)
        if pixels.data[4 * at : 4 * at + 3] != b"\xff\xff\xff"
    ]
    return union(cells)


FULL = art('<path d="M0 0H20V20H0Z" fill="currentColor"/>')


@pytest.mark.parametrize(
    ("fit", "expected"),
    [("contain", Rect(200, 50, 100, 100)), ("cover", RECT), ("stretch", RECT)],
)
def test_a_drawing_fills_its_rectangle(fit: str, expected: Rect) -> None:
    assert inked(drawn(FULL, fit, RED)) == expected


def test_cover_keeps_the_proportions_and_cuts_both_sides() -> None:
    dot = art('<path d="M8 8H12V12H8Z"/>')
    assert inked(drawn(dot, "cover")) == Rect(220, 70, 60, 60)
    assert inked(drawn(dot, "stretch")) == Rect(220, 90, 60, 20)


def test_a_view_box_that_begins_elsewhere_is_moved() -> None:
    source = art('<path d="M-10 40H10V60H-10Z"/>', "-10 40 20 20")
    assert inked(drawn(source)) == Rect(200, 50, 100, 100)


def test_the_tint_stands_for_the_current_colour_only() -> None:
    source = art(
        '<path d="M0 0H10V20H0Z" fill="currentColor"/><path d="M10 0H20V20H10Z" fill="#00f"/>'
    )
    pixels = painted(drawn(source, tint=RED))
    at = 4 * (100 * 500 + 210)
    assert bytes(pixels.data[at : at + 3]) == b"\xff\x00\x00"
    assert bytes(pixels.data[at + 320 : at + 323]) == b"\x00\x00\xff"


def test_a_drawing_without_tint_is_black() -> None:
    pixels = painted(drawn(FULL))
    at = 4 * (100 * 500 + 250)
    assert bytes(pixels.data[at : at + 3]) == b"\x00\x00\x00"


def test_strokes_are_scaled_with_the_drawing() -> None:
    source = art('<path d="M0 10H20" fill="none" stroke="#000" stroke-width="2"/>')
    assert inked(drawn(source)) == Rect(200, 95, 100, 10)


def test_gradients_move_with_the_drawing() -> None:
    source = art(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#000"/>'
        '<stop offset="1" stop-color="#fff"/></linearGradient></defs>'
        '<path d="M0 0H20V20H0Z" fill="url(#a)"/>'
    )
    pixels = painted(drawn(source))
    row = [pixels.data[4 * (100 * 500 + x)] for x in range(200, 300, 10)]
    assert row == sorted(row)
    assert row[0] < 10
    assert row[-1] > 220


@pytest.mark.parametrize("rect", [Rect(0, 0, 0, 10), Rect(0, 0, 10, 0)])
def test_nothing_is_drawn_into_nothing(rect: Rect) -> None:
    assert drawn(FULL, rect=rect) is None
    assert draw.drawn_bitmap(bitmap(4, 4), rect, "cover", (0.5, 0.5), 0) is None


def bitmap(width: int, height: int) -> Bitmap:
    return Bitmap(width, height, bytes((0, 0, 255, 255)) * (width * height))


def test_a_bitmap_is_whole_and_centred_or_fills_its_box() -> None:
    whole = draw.drawn_bitmap(bitmap(50, 50), RECT, "contain", (0.5, 0.5), 0)
    assert inked(whole) == Rect(200, 50, 100, 100)
    assert inked(draw.drawn_bitmap(bitmap(50, 50), RECT, "cover", (0.5, 0.5), 0)) == RECT


def test_a_bitmap_with_round_corners_is_clipped() -> None:
    item = draw.drawn_bitmap(bitmap(50, 50), RECT, "cover", (0.5, 0.5), 20)
    assert isinstance(item, Group)
    assert item.clip is not None
    pixels = painted(item)
    corner, middle = 4 * (50 * 500 + 100), 4 * (100 * 500 + 100)
    assert bytes(pixels.data[corner : corner + 3]) == b"\xff\xff\xff"
    assert bytes(pixels.data[middle : middle + 3]) == b"\x00\x00\xff"


def test_a_drawing_holds_paths_only() -> None:
    item = drawn(art('<g transform="rotate(30)" opacity="0.5"><path d="M0 0H9V9Z"/></g>'))
    assert item is not None
    assert all(isinstance(inner, Group | Path) for inner, _ in walk((item,)))
