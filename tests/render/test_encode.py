"""The ladder: the first file under the limit, and never a picture that was damaged unseen."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image
from scenes import SCENES, worst_difference

from infographix.errors import LimitError
from infographix.render.encode import (
    PALETTE_ERROR,
    encode,
    to_image,
    to_jpeg,
    to_png,
)
from infographix.render.pixels import Pixels
from infographix.render.png import fast, rgb_rows
from infographix.render.skia import SkiaPainter


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.fixture(scope="module")
def letters() -> Pixels:
    return SkiaPainter().paint(SCENES["letters"]())


@pytest.fixture(scope="module")
def noise() -> Pixels:
    data = bytearray(random.Random(7).randbytes(120 * 90 * 4))
    data[3::4] = b"\xff" * (120 * 90)
    return Pixels(120, 90, data)


def test_a_png_holds_the_pixels(letters: Pixels) -> None:
    encoded = encode(letters)
    assert encoded.kind == "png"
    assert opened(encoded.data).mode == "RGB"
    assert opened(encoded.data).convert("RGBA").tobytes() == bytes(letters.data)
    assert encoded.steps == (f"png, filter none: {len(encoded.data)} bytes",)


def test_small_effort_is_smaller_and_stays_true(letters: Pixels) -> None:
    fast, small = encode(letters), encode(letters, effort="small")
    assert small.kind == "png"
    assert len(small.data) < 0.8 * len(fast.data)
    assert [step.partition(":")[0] for step in small.steps] == [
        "png, filter none",
        "png, palette",
    ]
    reduced = opened(small.data).convert("RGB")
    assert worst_difference(reduced, to_image(letters)) <= PALETTE_ERROR


def test_the_ladder_stops_at_the_first_step_under_the_limit(letters: Pixels) -> None:
    smallest = len(encode(letters, effort="small").data)
    all_steps = encode(letters, limit=smallest).steps
    assert [step.partition(":")[0] for step in all_steps] == [
        "png, filter none",
        "png, zlib 9",
        "png, palette",
    ]
    sizes = [int(step.rpartition(": ")[2].split()[0]) for step in all_steps]
    assert sizes == sorted(sizes, reverse=True)
    for index, size in enumerate(sizes):
        encoded = encode(letters, limit=size)
        assert len(encoded.data) == size
        assert encoded.steps == all_steps[: index + 1]


def test_a_palette_that_would_be_seen_is_not_used(noise: Pixels) -> None:
    steps = encode(noise, ("png",), effort="small").steps
    assert not any("palette" in step for step in steps)


def test_a_gradient_is_not_turned_into_bands() -> None:
    soft = bytes(c for y in range(256) for x in range(256) for c in (x // 2, y // 2, 90, 255))
    steps = encode(Pixels(256, 256, soft), ("png",), effort="small").steps
    assert not any("palette" in step for step in steps)


def test_jpeg_comes_after_png_and_each_step_is_told(noise: Pixels) -> None:
    limit = len(to_jpeg(noise, 84))
    encoded = encode(noise, limit=limit)
    assert encoded.kind == "jpeg"
    assert len(encoded.data) <= limit
    assert [step.partition(":")[0] for step in encoded.steps] == [
        "png, filter none",
        "png, zlib 9",
        "jpeg, quality 92",
        "jpeg, quality 88",
        "jpeg, quality 84",
    ]


def test_nothing_under_the_limit_is_an_error_with_both_numbers(noise: Pixels) -> None:
    with pytest.raises(LimitError) as caught:
        encode(noise, limit=1000)
    problem = caught.value.problems[0]
    assert f"{len(to_jpeg(noise, 70))} bytes" in problem.found
    assert "1000 bytes, as png or jpeg" in problem.allowed


def test_only_the_allowed_kinds_are_made(noise: Pixels) -> None:
    with pytest.raises(LimitError):
        encode(noise, ("png",), limit=len(to_png(noise)) // 2)
    encoded = encode(noise, ("jpeg", "png"))
    assert encoded.kind == "jpeg"
    assert encoded.steps[0].startswith("jpeg, quality 92")


def test_jpeg_keeps_full_colour_at_high_quality_only(letters: Pixels) -> None:
    def sampling(quality: int) -> list[tuple[int, int]]:
        return [(layer[1], layer[2]) for layer in opened(to_jpeg(letters, quality)).layer]  # type: ignore[attr-defined]

    assert sampling(92) == [(1, 1)] * 3
    assert sampling(80) == [(2, 2), (1, 1), (1, 1)]


def test_texts_are_in_every_png_step(letters: Pixels) -> None:
    texts = {"Description": "Bốn chỉ số", "Source": "60/KH-UBND"}
    for effort in ("fast", "small"):
        image = opened(encode(letters, effort=effort, texts=texts).data)
        image.load()
        assert image.text == texts  # type: ignore[attr-defined]


def test_a_picture_like_a_photograph_gets_a_filter_and_is_smaller_for_it() -> None:
    data = bytes(
        value % 256
        for y in range(120)
        for x in range(200)
        for value in (x * y // 16, x * x // 32 + y, y * y // 32 + x, 255)
    )
    pixels = Pixels(200, 120, data)
    encoded = encode(pixels)
    unfiltered = len(fast(rgb_rows(pixels).filtered("none")))
    assert encoded.steps[0].startswith(("png, filter up", "png, filter sub"))
    assert len(encoded.data) < 0.9 * unfiltered
    assert opened(encoded.data).convert("RGBA").tobytes() == data
