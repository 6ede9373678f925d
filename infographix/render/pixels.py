"""What every painter makes and every encoder reads: the pixels of one picture."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pixels:
    """RGBA, 4 bytes a pixel, opaque (alpha is always 255), rows from the top without padding."""

    width: int
    height: int
    data: bytes | bytearray | memoryview
