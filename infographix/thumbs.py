"""A picture, or its file → a small WebP of it, for contact sheets and notebooks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from infographix import libraries
from infographix.errors import ImageError, Problem
from infographix.picture import MAX_PIXELS

SIDE = 420
"""Px of the longer side: twice what a contact sheet shows, for dense screens."""
QUALITY = 80


def small(image: Any, side: int) -> bytes:
    """Return a PIL image no larger than `side` px either way."""
    made = image.copy()
    made.thumbnail((side, side), libraries.pillow().Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    made.convert("RGB").save(out, "WEBP", quality=QUALITY, method=2)
    return out.getvalue()


def thumb(path: Path, side: int = SIDE) -> bytes:
    """Return a file's small picture; ImageError where it cannot be read as PNG or JPEG."""
    try:
        with libraries.pillow().open(path, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            image.draft("RGB", (side, side))
            return small(image, side)
    except Exception as error:  # Pillow's readers raise many kinds of error for broken files
        reason = libraries.first_line(error)
        raise ImageError(Problem("the picture cannot be read", str(path), reason)) from None
