"""A shadow made of gradients looks like a blurred rectangle, without a seam."""

from __future__ import annotations

from itertools import combinations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageStat

from infographix.boxes.shadow import shadow_paths
from infographix.color import Color
from infographix.frame import Frame, Path
from infographix.geometry import Rect
from infographix.render.encode import to_image
from infographix.render.painter import choose
from infographix.theme import Shadow

RECT = Rect(80, 60, 240, 160)
SHADOW = Shadow(offset=10, blur=26, color=Color(0, 0, 0, 128))
SIZE = (400, 300)


def painted(rect: Rect, radius: float, shadow: Shadow, renderer: str = "skia") -> Image.Image:
    """Paint a shadow with its box knocked out, as a box above it would, mode L."""
    paths = tuple(shadow_paths(rect, radius, shadow, 1.0))
    frame = Frame(*SIZE, Color(255, 255, 255), paths)
    image: Image.Image = to_image(choose(renderer).painter.paint(frame)).convert("L")
    return knocked_out(image, rect, radius)


def knocked_out(image: Image.Image, rect: Rect, radius: float) -> Image.Image:
    box = (rect.x, rect.y, rect.right - 1, rect.bottom - 1)
    ImageDraw.Draw(image).rounded_rectangle(box, radius, 255)
    return image


def blurred(rect: Rect, radius: float, shadow: Shadow) -> Image.Image:
    """Return what a Gaussian of sigma = blur/2 makes of it (CSS Backgrounds 3 §6.1.1)."""
    mask = Image.new("L", SIZE, 0)
    top = rect.y + shadow.offset
    box = (rect.x, top, rect.right - 1, top + rect.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, shadow.color.alpha)
    soft = mask.filter(ImageFilter.GaussianBlur(shadow.blur / 2))
    return knocked_out(ImageChops.invert(soft), rect, radius)


@pytest.mark.parametrize("radius", [0, 12, 26, 60])
def test_a_shadow_looks_like_a_gaussian_blur(radius: int) -> None:
    difference = ImageChops.difference(painted(RECT, radius, SHADOW), blurred(RECT, radius, SHADOW))
    assert ImageStat.Stat(difference).mean[0] < 1.5
    assert difference.getextrema()[1] <= 24  # of 128


@pytest.mark.parametrize("renderer", ["resvg", "cairo"])
def test_painters_agree_on_a_shadow(renderer: str) -> None:
    one, other = (painted(RECT, 26, SHADOW, name) for name in ("skia", renderer))
    difference = ImageChops.difference(one, other)
    assert difference.getextrema()[1] <= 6


def boxes(paths: list[Path]) -> list[Rect]:
    found = [path.outline.bounds() for path in paths]
    return [box for box in found if box is not None]


@pytest.mark.parametrize(
    "rect", [RECT, Rect(10, 10, 3, 3), Rect(0, 0, 30, 200), Rect(5, 5, 61, 61)]
)
def test_pieces_meet_on_whole_pixels_and_never_overlap(rect: Rect) -> None:
    """Where two overlapped, the shadow would be darker there."""
    pieces = boxes(shadow_paths(rect, 18, SHADOW, 1.0))
    edges = [edge for box in pieces for edge in (box.x, box.y, box.right, box.bottom)]
    assert all(edge == int(edge) for edge in edges)
    assert not [pair for pair in combinations(pieces, 2) if pair[0].overlaps(pair[1], 0.01)]


def test_a_shadow_ends_in_nothing_at_its_reach() -> None:
    image = painted(RECT, 18, SHADOW)
    left, top, right, bottom = ImageChops.invert(image).getbbox() or (0, 0, 0, 0)
    assert left >= RECT.x - 26
    assert right <= RECT.right + 26
    assert top >= RECT.y + 10 - 26
    assert bottom <= RECT.bottom + 10 + 26


def test_a_shadow_is_the_same_left_and_right() -> None:
    image = painted(RECT, 18, SHADOW)
    flipped = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert (ImageChops.difference(image, flipped).getextrema()[1]) <= 1


def test_a_shadow_grows_with_the_picture() -> None:
    small, large = (boxes(shadow_paths(RECT, 18, SHADOW, unit)) for unit in (1.0, 2.0))
    assert min(box.x for box in large) == RECT.x - 52
    assert min(box.x for box in small) == RECT.x - 26
