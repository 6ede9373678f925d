"""What every painter makes and every encoder reads: the pixels of one picture."""

from __future__ import annotations

from msgspec import Struct

_LARGE = 24 << 20


class Pixels(Struct, frozen=True):
    """RGBA, 4 bytes a pixel, opaque (alpha is always 255), rows from the top without padding."""

    width: int
    height: int
    data: bytes | bytearray | memoryview


def keep_freed_memory() -> None:
    """Let glibc hold on to the memory of one picture for the next.

    Once a block of this size was freed, glibc gives back less to the system (mallopt(3),
    M_MMAP_THRESHOLD). Without it, a card costs 3,500 page faults, about 7 ms. The block itself is
    never touched; elsewhere than in glibc nothing happens.
    """
    bytes(_LARGE)
