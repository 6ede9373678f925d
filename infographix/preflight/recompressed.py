"""A code's crop and its text → the first recompression by which it is lost, or None.

`recompressed.toml` says which sizes and qualities are tried. A decoder looks at brightness alone,
and that of a JPEG is the same whether its colours are there, at half their size (4:2:0), or not: so
the crop is made grey first.
"""

from __future__ import annotations

import tomllib
from functools import cache
from io import BytesIO
from typing import Any

from msgspec import Struct

from infographix import libraries, resources


class Trial(Struct, frozen=True):
    """A size and quality that a network may re-encode a picture to."""

    width: int
    quality: int
    code: str


@cache
def trials() -> tuple[Trial, ...]:
    """Return the recompressions that every code is put through."""
    data = tomllib.loads(resources.package_text("preflight/recompressed.toml"))
    return tuple(Trial(**entry) for entry in data["trials"])


def lost(crop: Any, text: str, width: int) -> Trial | None:
    """Return the first trial after which a code on a picture of `width` px is not read as `text`.

    `crop` is Pillow's image of the code with its surroundings; it is scaled as the whole would be.
    """
    scaled: dict[int, Any] = {}
    plain = crop.convert("L")
    for trial in trials():
        shown = min(trial.width, width)
        if shown not in scaled:
            scaled[shown] = _scaled(plain, shown / width)
        if read(_again(scaled[shown], trial.quality)) != text:
            return trial
    return None


def _scaled(image: Any, ratio: float) -> Any:
    if ratio >= 1:
        return image
    size = (max(1, round(image.width * ratio)), max(1, round(image.height * ratio)))
    return image.resize(size, libraries.pillow().Resampling.LANCZOS)


def _again(image: Any, quality: int) -> Any:
    """Return a grey image as it comes out of a JPEG."""
    file = BytesIO()
    image.save(file, "JPEG", quality=quality)
    reopened = libraries.pillow().open(file)
    reopened.load()
    return reopened


def read(grey: Any) -> str | None:
    """Return the text of a code in a grey image; looked at harder where none is seen at once."""
    zxing: Any = libraries.zxingcpp()
    data = grey.tobytes()  # a view keeps no hold of what it looks at
    view = zxing.ImageView(data, grey.width, grey.height, zxing.ImageFormat.Lum)
    kind = zxing.BarcodeFormat.QRCode
    for hard in (False, True):
        options = {"try_rotate": hard, "try_downscale": hard, "try_invert": hard}
        found = zxing.read_barcodes(view, formats=kind, **options)
        if found:
            return bytes(found[0].bytes).decode("utf-8", "replace")
    return None
