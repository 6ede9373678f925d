"""Rows of pixels → a PNG file (PNG specification, third edition), compressed fast or small.

Pillow packs and subtracts the rows, isal or zlib compresses them: that takes a tenth of the time of
Pillow's own encoder.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Literal, TypeVar

from infographix import libraries
from infographix.render.pixels import Pixels

T = TypeVar("T")
Filter = Literal["none", "sub", "up"]
Stream = tuple[bytes, memoryview]
"""The first row's filter byte, then the rest."""
_FILTER_BYTE: dict[Filter, int] = {"none": 0, "sub": 1, "up": 2}
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PERCEPTUAL = b"\x00"
_COLOR_TYPE = {1: 3, 3: 2, 4: 6}
_LEVEL = 2  # of isal: 1 % smaller than 1 in the same time
_WORTH_IT = 0.1
_SAMPLE_ROWS = 16
_SAMPLE_EVERY = 160


def chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(data, zlib.crc32(kind))
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def text_chunk(key: str, text: str) -> bytes:
    """Return a tEXt chunk, or iTXt where the words are not ASCII; the key is 1–79 Latin letters."""
    if not 1 <= len(key) <= 79 or not key.isascii() or not key.isprintable():
        raise ValueError(f"not a PNG keyword: {key!r}")
    if text.isascii():
        return chunk(b"tEXt", key.encode() + b"\0" + text.encode())
    return chunk(b"iTXt", key.encode() + b"\0\0\0\0\0" + text.encode())


def assemble(
    width: int,
    height: int,
    channels: int,
    compressed: bytes,
    palette: bytes = b"",
    texts: Mapping[str, str] | None = None,
) -> bytes:
    """Return the file around compressed rows; one channel means indices into `palette`."""
    header = struct.pack(">2I5B", width, height, 8, _COLOR_TYPE[channels], 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            chunk(b"IHDR", header),
            chunk(b"sRGB", _PERCEPTUAL),
            *(text_chunk(key, text) for key, text in (texts or {}).items()),
            chunk(b"PLTE", palette) if palette else b"",
            chunk(b"IDAT", compressed),
            chunk(b"IEND", b""),
        )
    )


def small(stream: Stream) -> bytes:
    """Compress as small as zlib can: about 150 ms for a card."""
    return _compressed(zlib.compressobj(9), stream)


def fast(stream: Stream) -> bytes:
    """Compress with isal: 1–3 ms for a card."""
    compressor = libraries.isal().compressobj
    return _apart(lambda: _compressed(compressor(_LEVEL), stream))


def _apart(work: Callable[[], T]) -> T:
    """Do work that calls isal in a thread of its own (60 µs).

    isal leaves a thread's vector registers in a state in which Skia and Pillow take twice as long
    (it lacks a `vzeroupper`).
    """
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def _compressed(packer: Any, stream: Stream) -> bytes:
    return b"".join((*map(packer.compress, stream), packer.flush()))


class Rows:
    """The rows of an image as PNG wants them, each led by its filter's number."""

    def __init__(self, width: int, height: int, channels: int, packed: bytes) -> None:
        """Take rows that each end in one spare zero byte (see `rgb_rows`)."""
        self.height, self.channels = height, channels
        self.stride = width * channels + 1
        self.size = (width, height)
        self._packed = packed

    def filtered(self, kind: Filter, top: int = 0, bottom: int | None = None) -> Stream:
        """Return the rows from `top` to `bottom`; the first of them refers to none above it."""
        part = self._packed[top * self.stride : (bottom or self.height) * self.stride]
        if kind != "none":
            part = self._differences(kind, part)
        return bytes((_FILTER_BYTE[kind],)), memoryview(part)[:-1]

    def _differences(self, kind: Filter, part: bytes) -> bytes:
        chops, image = libraries.load("PIL.ImageChops"), libraries.pillow()
        stride, bpp = self.stride, self.channels
        height = len(part) // stride
        rows = image.frombuffer("L", (stride, height), part, "raw", "L", 0, 1)
        x, y = (bpp, 0) if kind == "sub" else (0, 1)
        out = rows.copy()
        last = stride - 1
        out.paste(
            chops.subtract_modulo(
                rows.crop((x, y, last, height)), rows.crop((0, 0, last - x, height - y))
            ),
            (x, y),
        )
        out.paste(_FILTER_BYTE[kind], (last, 0, stride, height))
        return bytes(out.tobytes())

    def best_filter(self) -> Filter:
        """Return the filter that makes a sample of the rows smallest.

        That is none where another saves less than `_WORTH_IT`: rows would be compressed twice.
        """
        tops = range(0, self.height, _SAMPLE_EVERY)
        samples: dict[Filter, list[Stream]] = {
            kind: [self.filtered(kind, top, min(self.height, top + _SAMPLE_ROWS)) for top in tops]
            for kind in _FILTER_BYTE
        }
        compressor = libraries.isal().compressobj

        def total(kind: Filter) -> int:
            return sum(len(_compressed(compressor(_LEVEL), sample)) for sample in samples[kind])

        totals = _apart(lambda: {kind: total(kind) for kind in samples})
        best = min(totals, key=totals.__getitem__)
        return best if totals[best] < (1 - _WORTH_IT) * totals["none"] else "none"


def rgb_rows(pixels: Pixels) -> Rows:
    """Drop alpha; Pillow's raw encoder leaves a zero byte after each row, the next row's filter."""
    size = (pixels.width, pixels.height)
    image = libraries.pillow().frombuffer("RGBX", size, pixels.data, "raw", "RGBX", 0, 1)
    packed: bytes = image.tobytes("raw", "RGB", pixels.width * 3 + 1)
    return Rows(*size, 3, packed)


def rgba_rows(width: int, height: int, data: bytes) -> Rows:
    step = width * 4
    rows = [data[at : at + step] for at in range(0, height * step, step)]
    return Rows(width, height, 4, b"\0".join(rows) + b"\0")


def index_rows(image: Any) -> Rows:
    """Return the rows of a Pillow image with a palette."""
    width, height = image.size
    return Rows(width, height, 1, image.tobytes("raw", "P", width + 1))


def rgba_png(width: int, height: int, data: bytes) -> bytes:
    """Return a small PNG of pixels that may be transparent."""
    rows = rgba_rows(width, height, data)
    return assemble(width, height, 4, small(rows.filtered("none")))
