"""A user's image file or bytes → pixels that are the right way up, and those fitted into a box.

Only files inside the spec's own folder are opened. An SVG becomes a drawing where it is plain, else
pixels drawn by `resvg`, which is given no fonts and no way to other files.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

from msgspec import Struct

from infographix import libraries, resources
from infographix.art import Drawing, read
from infographix.errors import ImageError, MarkupError, Problem
from infographix.svg_pixels import rasterize

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 32_000_000
MAX_PIXELS = 40_000_000
MAX_SIDE = 30_000
FORMATS = ("PNG", "JPEG", "WEBP", "GIF")

_ALLOWED = "PNG, JPEG, WebP, GIF (its first frame), SVG"

Mode = Literal["cover", "contain"]


class Bitmap(Struct, frozen=True):
    """`width` × `height` pixels, RGBA, 4 bytes a pixel, not premultiplied, rows without padding."""

    width: int
    height: int
    data: bytes


def load(
    source: str | Path | bytes,
    folder: Path,
    where: str = "image",
    needed: tuple[int, int] = (0, 0),
) -> Bitmap | Drawing:
    """Read an image; a path is relative to `folder` and may not leave it.

    `needed` is the largest size in px that the image will be shown at: a large JPEG is decoded no
    larger than that asks for, and an SVG that must become pixels is drawn at twice that size.
    ImageError, with the field `where`, for a file that is missing, outside, too large, or no image.
    """
    data = source if isinstance(source, bytes) else _file(source, folder, where)
    if len(data) > MAX_BYTES:
        _refuse(where, "the image file is too large", f"{len(data)} bytes", f"{MAX_BYTES} bytes")
    if _is_svg(data):
        return _svg(data, where, needed)
    return _decoded(data, where, needed)


def _refuse(where: str, what: str, found: str = "", allowed: str = "", hint: str = "") -> NoReturn:
    raise ImageError(Problem(what, where, found, allowed, hint))


def _file(source: str | Path, folder: Path, where: str) -> bytes:
    text = str(source)
    if "://" in text or text.startswith("data:"):
        _refuse(where, "images are local files", text[:80], hint="save the image beside the spec")
    try:
        path = resources.inside(folder, text)
        if path is None:
            _refuse(where, "no such image in the spec's folder", text[:200], f"files in {folder}")
        size = path.stat().st_size
        if size > MAX_BYTES:
            _refuse(where, "the image file is too large", f"{size} bytes", f"{MAX_BYTES} bytes")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        _refuse(where, "the image file cannot be read", libraries.first_line(error))


def _is_svg(data: bytes) -> bool:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<")


def _svg(data: bytes, where: str, needed: tuple[int, int]) -> Bitmap | Drawing:
    try:
        return read(data, where)
    except MarkupError as refusal:
        png = rasterize(data, where, needed, refusal.problems[0])
        return _decoded(png, where, (0, 0))


def _decoded(data: bytes, where: str, needed: tuple[int, int]) -> Bitmap:
    pillow = libraries.pillow()
    # Pillow's readers raise many kinds of error for broken files (OSError, SyntaxError,
    # struct.error …): whatever it is, the file is at fault.
    try:
        with pillow.open(BytesIO(data), formats=FORMATS) as image:
            _check_size(image, where)
            return _upright(image, needed)
    except ImageError:
        raise
    except pillow.UnidentifiedImageError:
        _refuse(where, "the file is not an image that can be read", allowed=_ALLOWED)
    except pillow.DecompressionBombError:
        _refuse(where, "the image has too many pixels", allowed=f"{MAX_PIXELS} pixels")
    except Exception as error:
        _refuse(where, "the image file is damaged", libraries.first_line(error), _ALLOWED)


def _check_size(image: Image, where: str) -> None:
    found = f"{image.width} × {image.height}"
    if max(image.width, image.height) > MAX_SIDE:
        _refuse(where, "the image is too wide or too high", found, f"{MAX_SIDE} pixels a side")
    if image.width * image.height > MAX_PIXELS:
        _refuse(where, "the image has too many pixels", found, f"{MAX_PIXELS} pixels")


def _upright(image: Image, needed: tuple[int, int]) -> Bitmap:
    """Decode, turn as EXIF says, and convert to sRGB RGBA."""
    if max(needed) > 0:
        image.draft(None, (max(needed), max(needed)))
    image.load()
    libraries.load("PIL.ImageOps").exif_transpose(image, in_place=True)
    rgba = _in_srgb(image)
    return Bitmap(rgba.width, rgba.height, rgba.tobytes())


def _in_srgb(image: Image) -> Image:
    if image.mode.startswith("I"):
        # 16 bits a channel: Pillow would cut the values off at 255 instead of scaling them.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    profile = image.info.get("icc_profile")
    alpha = image.convert("RGBA")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK"):
        return alpha
    return _from_profile(image, alpha, profile)


def _from_profile(image: Image, plain: Image, profile: bytes) -> Image:
    """Convert colours from an embedded profile; one that cannot be used is passed over."""
    cms = libraries.load("PIL.ImageCms")
    colors = image if image.mode == "CMYK" else plain.convert("RGB")
    try:
        source = cms.ImageCmsProfile(BytesIO(profile))
        if "srgb" in cms.getProfileDescription(source).lower():
            return plain
        made = cms.profileToProfile(colors, source, cms.createProfile("sRGB"), outputMode="RGB")
    except (cms.PyCMSError, OSError, ValueError):
        return plain
    made.putalpha(plain.getchannel("A"))
    result: Image = made
    return result


def fitted(
    bitmap: Bitmap,
    width: int,
    height: int,
    mode: Mode = "cover",
    focus: tuple[float, float] = (0.5, 0.5),
) -> Bitmap:
    """Resize (Lanczos) into a box of `width` × `height` px.

    `cover` fills the box and cuts off what is over, with the point `focus` (0–1 from the left and
    from the top) as near to the middle as can be; `contain` keeps the whole image, and gives a
    bitmap that may be smaller than the box one way.
    """
    width, height = max(1, width), max(1, height)
    box = (0.0, 0.0, float(bitmap.width), float(bitmap.height))
    if mode == "cover":
        box = _crop(bitmap, width, height, focus)
    else:
        scale = min(width / bitmap.width, height / bitmap.height)
        width = max(1, round(bitmap.width * scale))
        height = max(1, round(bitmap.height * scale))
    pillow = libraries.pillow()
    image = pillow.frombuffer(
        "RGBA", (bitmap.width, bitmap.height), bitmap.data, "raw", "RGBA", 0, 1
    )
    made = image.resize((width, height), pillow.Resampling.LANCZOS, box, reducing_gap=3.0)
    return Bitmap(width, height, made.tobytes())


def _crop(
    bitmap: Bitmap, width: int, height: int, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    scale = max(width / bitmap.width, height / bitmap.height)
    crop_width = min(float(bitmap.width), width / scale)
    crop_height = min(float(bitmap.height), height / scale)
    left = _held(focus[0] * bitmap.width - crop_width / 2, bitmap.width - crop_width)
    top = _held(focus[1] * bitmap.height - crop_height / 2, bitmap.height - crop_height)
    return (
        left,
        top,
        min(float(bitmap.width), left + crop_width),
        min(float(bitmap.height), top + crop_height),
    )


def _held(value: float, most: float) -> float:
    return max(0.0, min(value, most))
