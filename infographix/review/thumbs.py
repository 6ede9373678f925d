"""A picture's file → a small WebP for the contact sheet."""

from __future__ import annotations

import io
from pathlib import Path

from infographix import libraries
from infographix.errors import ImageError, Problem
from infographix.picture import MAX_PIXELS

SIDE = 420
"""Px of the longer side: twice what the page shows, for dense screens."""
QUALITY = 80


def thumb(path: Path) -> bytes:
    """Return the small picture; ImageError where the file cannot be read as one."""
    pillow = libraries.pillow()
    try:
        with pillow.open(path, formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            image.draft("RGB", (SIDE, SIDE))
            image.thumbnail((SIDE, SIDE), pillow.Resampling.LANCZOS, reducing_gap=2.0)
            out = io.BytesIO()
            image.convert("RGB").save(out, "WEBP", quality=QUALITY, method=2)
    except Exception as error:  # Pillow's readers raise many kinds of error for broken files
        reason = libraries.first_line(error)
        raise ImageError(Problem("the picture cannot be read", str(path), reason)) from None
    return out.getvalue()
