"""PNG files hold exactly the pixels that went in, whatever the filter."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from infographix.render.pixels import Pixels
from infographix.render.png import Filter, assemble, fast, rgb_rows, rgba_png, small, text_chunk


@st.composite
def pictures(draw: st.DrawFn) -> Pixels:
    width, height = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    count = width * height
    colors = draw(st.binary(min_size=3 * count, max_size=3 * count))
    data = b"".join(colors[at : at + 3] + b"\xff" for at in range(0, 3 * count, 3))
    return Pixels(width, height, data)


def decoded(data: bytes) -> tuple[tuple[int, int], bytes]:
    image = Image.open(io.BytesIO(data))
    return image.size, image.convert("RGBA").tobytes()


@pytest.mark.parametrize("kind", ["none", "sub", "up"])
@given(pixels=pictures())
def test_pillow_reads_back_the_pixels(kind: Filter, pixels: Pixels) -> None:
    rows = rgb_rows(pixels)
    for compress in (fast, small):
        data = assemble(*rows.size, 3, compress(rows.filtered(kind)))
        assert decoded(data) == ((pixels.width, pixels.height), pixels.data)


@given(pixels=pictures(), alpha=st.integers(0, 255))
def test_transparent_pixels_come_back(pixels: Pixels, alpha: int) -> None:
    data = bytearray(pixels.data)
    data[3::4] = bytes([alpha]) * (len(data) // 4)
    png = rgba_png(pixels.width, pixels.height, bytes(data))
    assert decoded(png) == ((pixels.width, pixels.height), bytes(data))


@pytest.mark.parametrize("kind", ["none", "sub", "up"])
def test_every_row_names_its_filter(kind: Filter) -> None:
    rows = rgb_rows(Pixels(5, 7, bytes(range(140))))
    raw = b"".join(rows.filtered(kind))
    number = {"none": 0, "sub": 1, "up": 2}[kind]
    assert list(raw[:: 5 * 3 + 1]) == [number] * 7
    assert len(raw) == 7 * 16


def test_best_filter_of_a_ramp_is_not_none() -> None:
    ramp = bytes(
        value % 256
        for y in range(64)
        for x in range(256)
        for value in (x * 7 + y * 13, x * x, y * x, 255)
    )
    rows = rgb_rows(Pixels(256, 64, ramp))
    sizes = {kind: len(fast(rows.filtered(kind))) for kind in ("none", "sub", "up")}
    best = rows.best_filter()
    assert best != "none"
    assert sizes[best] < sizes["none"]


def test_chunks_stand_in_their_order_with_right_checksums() -> None:
    rows = rgb_rows(Pixels(2, 2, bytes(16)))
    texts = {"Title": "Chuyển đổi số", "Software": "infographix"}
    data = assemble(2, 2, 3, fast(rows.filtered("none")), texts=texts)
    kinds, at = [], 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        body = data[at + 4 : at + 8 + length]
        (check,) = struct.unpack_from(">I", data, at + 8 + length)
        assert zlib.crc32(body) == check
        kinds.append(body[:4].decode())
        at += 12 + length
    assert kinds == ["IHDR", "sRGB", "iTXt", "tEXt", "IDAT", "IEND"]
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.text == texts  # type: ignore[attr-defined]


@pytest.mark.parametrize("key", ["", "x" * 80, "Tên", "a\nb"])
def test_a_keyword_that_png_forbids_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="keyword"):
        text_chunk(key, "words")
