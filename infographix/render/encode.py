"""Pixels → a PNG or JPEG file within a byte limit, and an account of what was done to get there.

The ladder: PNG, compressed fast · PNG, compressed small · PNG with a palette, where the picture
stays true · JPEG of falling quality. A step is taken only where the limit or `effort` asks for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from msgspec import Struct

from infographix import libraries
from infographix.errors import LimitError, Problem
from infographix.render.pixels import Pixels
from infographix.render.png import Filter, Rows, assemble, fast, index_rows, rgb_rows, small

Kind = Literal["png", "jpeg"]
Effort = Literal["fast", "small"]
Texts = Mapping[str, str]

JPEG_QUALITY = 92
_JPEG_LADDER = (92, 88, 84, 80, 75, 70)
_FLAT_PIXELS_PER_BYTE = 3
PALETTE_ERROR = 16
"""A palette is used where no channel of any pixel is further off than this (of 255) …"""
PALETTE_AREA, PALETTE_AREA_ERROR = 8, 1
"""… and none of any square of so many px on the mean: gradients would turn into bands."""


class Encoded(Struct, frozen=True):
    """A file's bytes.

    `steps` are the rungs of the ladder that were tried; `pressed` says whether the first of them
    was over the limit.
    """

    data: bytes
    kind: Kind
    steps: tuple[str, ...]
    pressed: bool = False


class _Try(Struct, frozen=True):
    step: str
    data: bytes
    kind: Kind


def encode(
    pixels: Pixels,
    kinds: Sequence[Kind] = ("png", "jpeg"),
    limit: int | None = None,
    effort: Effort = "fast",
    texts: Texts | None = None,
) -> Encoded:
    """Return the first file on the ladder that is no larger than `limit` bytes.

    `kinds` are the types that may be made, the preferred one first. With effort `small` the ladder
    of the first kind is climbed as far as the picture stays true, limit or not, and the smallest
    file is taken. `texts` are written into a PNG. Raises LimitError where nothing is small enough.
    """
    steps: list[str] = []
    pressed = False
    smallest: _Try | None = None
    for kind in kinds:
        best: _Try | None = None
        for attempt in (
            _png_ladder(pixels, texts, effort) if kind == "png" else _jpeg_ladder(pixels)
        ):
            pressed = pressed or (not steps and not _fits(attempt, limit))
            steps.append(f"{attempt.step}: {len(attempt.data)} bytes")
            if best is None or len(attempt.data) < len(best.data):
                best = attempt
            if (effort == "fast" or kind == "jpeg") and _fits(best, limit):
                break
        if best is not None and _fits(best, limit):
            return Encoded(best.data, best.kind, tuple(steps), pressed)
        if best is not None and (smallest is None or len(best.data) < len(smallest.data)):
            smallest = best
    raise LimitError(_too_large(smallest, limit, kinds))


def _fits(attempt: _Try, limit: int | None) -> bool:
    return limit is None or len(attempt.data) <= limit


def _too_large(smallest: _Try | None, limit: int | None, kinds: Sequence[Kind]) -> Problem:
    found = f"{len(smallest.data)} bytes as {smallest.step}" if smallest else "no file type"
    return Problem(
        "the picture cannot be brought under the byte limit",
        found=found,
        allowed=f"{limit} bytes, as {' or '.join(kinds)}",
        hint="use fewer or simpler photographs, or allow JPEG",
    )


def _png_ladder(pixels: Pixels, texts: Texts | None, effort: Effort) -> Iterator[_Try]:
    """Yield files, smaller and smaller; with effort `small` no more than one that takes long."""
    rows = rgb_rows(pixels)
    best, compressed = _compressed_fast(rows)
    yield _Try(f"png, filter {best}", _png(rows, compressed, texts), "png")
    if effort == "fast":
        yield _smallest(rows, best, texts)
    reduced = _with_palette(to_image(pixels))
    if reduced is not None:
        yield _Try("png, palette", _palette_png(reduced, texts), "png")
    elif effort == "small":
        yield _smallest(rows, best, texts)


def _smallest(rows: Rows, best: Filter, texts: Texts | None) -> _Try:
    """Compress by zlib, which finds what repeats where isal needs the `best` filter to see it."""
    tries = (small(rows.filtered(kind)) for kind in dict.fromkeys((best, "none")))
    return _Try("png, zlib 9", _png(rows, min(tries, key=len), texts), "png")


def _compressed_fast(rows: Rows) -> tuple[Filter, bytes]:
    """Return the filter used and the compressed rows.

    Flat pictures are smallest without a filter; others are worth a look at samples.
    """
    compressed = fast(rows.filtered("none"))
    if len(compressed) * _FLAT_PIXELS_PER_BYTE > rows.size[0] * rows.height:
        best = rows.best_filter()
        if best != "none":
            return best, fast(rows.filtered(best))
    return "none", compressed


def _png(rows: Rows, compressed: bytes, texts: Texts | None) -> bytes:
    return assemble(*rows.size, rows.channels, compressed, texts=texts)


def _with_palette(image: Any) -> Any | None:
    """Return the image in at most 256 colours, or None where that would be seen.

    Colours are spread over all that occur, then moved to the means of the pixels nearest to them:
    at most 8 off in our own pictures. (A median cut is 120 off at edges of small coloured marks.)
    """
    pillow = libraries.pillow()
    spread, undithered = pillow.Quantize.MAXCOVERAGE, pillow.Dither.NONE
    reduced = image.quantize(256, method=spread, kmeans=1, dither=undithered)
    shown = reduced.convert("RGB")
    areas = (picture.reduce(PALETTE_AREA) for picture in (image, shown))
    true = _worst(image, shown) <= PALETTE_ERROR and _worst(*areas) <= PALETTE_AREA_ERROR
    return reduced if true else None


def _worst(image: Any, other: Any) -> int:
    """Return the largest difference of two Pillow images in any channel of any pixel."""
    difference = libraries.load("PIL.ImageChops").difference(image, other)
    extrema: Sequence[tuple[int, int]] = difference.getextrema()
    return max(high for _, high in extrema)


def _palette_png(image: Any, texts: Texts | None) -> bytes:
    rows = index_rows(image)
    compressed = small(rows.filtered("none"))
    palette = bytes(image.getpalette("RGB"))
    return assemble(*rows.size, 1, compressed, palette, texts)


def _jpeg_ladder(pixels: Pixels) -> Iterator[_Try]:
    for quality in _JPEG_LADDER:
        yield _Try(f"jpeg, quality {quality}", to_jpeg(pixels, quality), "jpeg")


def to_jpeg(pixels: Pixels, quality: int = JPEG_QUALITY) -> bytes:
    """Return a JPEG; colours keep their full resolution (4:4:4) from quality 90 on."""
    out = io.BytesIO()
    sampling = "4:4:4" if quality >= 90 else "4:2:0"
    to_image(pixels).save(out, "JPEG", quality=quality, subsampling=sampling, optimize=True)
    return out.getvalue()


def to_png(pixels: Pixels, texts: Texts | None = None) -> bytes:
    """Return a PNG, compressed fast, whatever its size."""
    return encode(pixels, ("png",), texts=texts).data


def to_image(pixels: Pixels) -> Any:
    """Return a Pillow image, mode RGB."""
    size = (pixels.width, pixels.height)
    image = libraries.pillow().frombuffer("RGBX", size, pixels.data, "raw", "RGBX", 0, 1)
    return image.convert("RGB")
