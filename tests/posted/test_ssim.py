"""SSIM against the definition, window by window in plain Python, and against what must hold."""

from __future__ import annotations

import math
import random

import pytest
from PIL import Image, ImageFilter

from infographix.geometry import Rect
from infographix.posted.ssim import similarity

SIDE = 24


def picture(seed: int) -> Image.Image:
    chance = random.Random(seed)
    image = Image.new("L", (SIDE, SIDE + 5))
    image.putdata([chance.randrange(256) for _ in range(image.width * image.height)])
    return image.filter(ImageFilter.GaussianBlur(1))


def at(image: Image.Image, x: int, y: int) -> int:
    """Return a px, mirrored beyond the edges."""
    x = -x - 1 if x < 0 else 2 * image.width - 1 - x if x >= image.width else x
    y = -y - 1 if y < 0 else 2 * image.height - 1 - y if y >= image.height else y
    value = image.getpixel((x, y))
    assert isinstance(value, int)
    return value


def defined(one: Image.Image, other: Image.Image, x: int, y: int) -> float:
    """Return the index of one px as the paper defines it."""
    near = [(dx, dy) for dx in range(-5, 6) for dy in range(-5, 6)]
    weights = [math.exp(-(dx * dx + dy * dy) / (2 * 1.5**2)) for dx, dy in near]
    weights = [weight / sum(weights) for weight in weights]
    a = [at(one, x + dx, y + dy) for dx, dy in near]
    b = [at(other, x + dx, y + dy) for dx, dy in near]
    mean_a = sum(w * v for w, v in zip(weights, a, strict=True))
    mean_b = sum(w * v for w, v in zip(weights, b, strict=True))
    var_a = sum(w * (v - mean_a) ** 2 for w, v in zip(weights, a, strict=True))
    var_b = sum(w * (v - mean_b) ** 2 for w, v in zip(weights, b, strict=True))
    both = sum(w * (v - mean_a) * (u - mean_b) for w, v, u in zip(weights, a, b, strict=True))
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    upper = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return upper / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))


@pytest.mark.parametrize(
    "box", [(0, 0, 6, 5), (SIDE - 4, SIDE, 4, 5), (9, 10, 3, 3), (-3, -3, 5, 5)]
)
def test_it_is_as_defined_at_the_edges_too(box: tuple[int, int, int, int]) -> None:
    one, other = picture(1), picture(2)
    x, y, width, height = box
    places = [
        (a, b)
        for a in range(max(0, x), min(SIDE, x + width))
        for b in range(max(0, y), min(SIDE + 5, y + height))
    ]
    wanted = sum(defined(one, other, a, b) for a, b in places) / len(places)
    assert similarity(one, other, [Rect(*box)]) == pytest.approx(wanted, abs=1e-9)


def test_boxes_weigh_by_their_px() -> None:
    one, other = picture(1), picture(2)
    small, large = Rect(0, 0, 2, 2), Rect(5, 5, 10, 4)
    parts = [similarity(one, other, [box]) for box in (small, large)]
    both = (parts[0] * 4 + parts[1] * 40) / 44
    assert similarity(one, other, [small, large]) == pytest.approx(both)


def test_the_same_is_one_and_more_blur_is_less() -> None:
    one, box = picture(3), [Rect(0, 0, SIDE, SIDE)]
    assert similarity(one, one, box) == pytest.approx(1)
    assert similarity(one, one, [Rect(900, 900, 3, 3)]) == 1  # nothing there
    found = [similarity(one, one.filter(ImageFilter.GaussianBlur(r)), box) for r in (0.5, 1, 2)]
    assert found == sorted(found, reverse=True)
    assert similarity(one, picture(4), box) < 0.5
