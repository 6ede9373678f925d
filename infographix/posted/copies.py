"""A picture's file and a network → the copies that the network keeps, and what is left in them.

What networks do is assumed: see `networks.toml`. Text is compared at the picture's own size, luma
only, so both what a smaller copy and what its JPEG loses counts.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from infographix import libraries, qr
from infographix.boxes.arrange import CodeSlot, TextSlot
from infographix.finding import Finding
from infographix.geometry import Rect
from infographix.network import Copy, Network
from infographix.posted.ssim import similarity

PHONE = 360
"""Px that a picture is wide on a phone, at one px of the picture for one of the style sheet."""


class TextLoss(Struct, frozen=True):
    """How much of a text is left: the SSIM of its lines' boxes, 1 where nothing is lost."""

    field: str
    text: str
    ssim: float
    box: Rect


class CodeLoss(Struct, frozen=True):
    """What a code reads as in a copy; None where nothing is read."""

    field: str
    asked: str
    read: str | None

    @property
    def survives(self) -> bool:
        return self.read == self.asked


class PostedCopy(Struct, frozen=True):
    """A JPEG that the network keeps, `width` × `height` px."""

    width: int
    height: int
    quality: int
    data: bytes
    texts: tuple[TextLoss, ...]
    codes: tuple[CodeLoss, ...]

    @property
    def image(self) -> Any:
        """A PIL image, mode RGB."""
        return _opened(self.data)

    @property
    def ssim(self) -> float:
        """The mean over the texts, each as much as another; 1 without text."""
        found = [text.ssim for text in self.texts]
        return sum(found) / len(found) if found else 1.0

    @property
    def worst(self) -> TextLoss | None:
        """The text that lost the most."""
        return min(self.texts, key=lambda text: text.ssim, default=None)


class Posted(Struct, frozen=True):
    """A picture on a network: its copies, the largest first, and the one that people see."""

    network: Network
    copies: tuple[PostedCopy, ...]
    shown: PostedCopy

    @property
    def image(self) -> Any:
        """What people see, as a PIL image."""
        return self.shown.image

    @property
    def data(self) -> bytes:
        """What people see, as a JPEG."""
        return self.shown.data

    @property
    def phone(self) -> Any:
        """What people see on a phone, `PHONE` px wide, as a PIL image."""
        image = self.image
        size = (PHONE, max(1, round(image.height * PHONE / image.width)))
        return image.resize(size, libraries.pillow().Resampling.LANCZOS)

    def findings(self) -> list[Finding]:
        """Warn of codes that are not read in a copy."""
        made = []
        for copy in self.copies:
            for code in copy.codes:
                if not code.survives:
                    details: dict[str, object] = {
                        "asked": code.asked,
                        "read": code.read,
                        "network": self.network.name,
                        "size": f"{copy.width}×{copy.height}",
                        "quality": copy.quality,
                    }
                    made.append(Finding("posted-qr", code.field, details))
        return made


def copies(
    file: bytes, network: Network, texts: Sequence[TextSlot], codes: Sequence[CodeSlot]
) -> Posted:
    """Make the copies of a picture's file (PNG or JPEG); steps that come out the same are one."""
    original = _opened(file)
    made: dict[tuple[int, int, int], PostedCopy] = {}
    by_step: dict[Copy, PostedCopy] = {}
    for step in network.steps:
        width, height = _size(original, step.side)
        key = width, height, step.quality
        if key not in made:
            made[key] = _copy(original, key, network.subsampling, texts, codes)
        by_step[step] = made[key]
    return Posted(network, tuple(made.values()), by_step[network.shown])


def _size(image: Any, side: int) -> tuple[int, int]:
    ratio = min(1.0, side / max(image.width, image.height))
    return max(1, round(image.width * ratio)), max(1, round(image.height * ratio))


def _copy(
    original: Any,
    kept: tuple[int, int, int],
    subsampling: str,
    texts: Sequence[TextSlot],
    codes: Sequence[CodeSlot],
) -> PostedCopy:
    width, height, quality = kept
    resampling = libraries.pillow().Resampling
    small = original
    if (width, height) != original.size:
        small = original.resize((width, height), resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality, subsampling=subsampling)
    image = _opened(out.getvalue())
    before = original.convert("L")
    after = image.resize(original.size, resampling.BICUBIC).convert("L")
    losses = tuple(_text(slot, before, after) for slot in texts if slot.inks)
    return PostedCopy(
        *kept, out.getvalue(), losses, tuple(_code(slot, image, original.width) for slot in codes)
    )


def _text(slot: TextSlot, before: Any, after: Any) -> TextLoss:
    inks = slot.inks
    box = inks[0]
    for ink in inks[1:]:
        box = box.union(ink)
    return TextLoss(slot.field, slot.text, similarity(before, after, inks), box)


def _code(slot: CodeSlot, image: Any, width: int) -> CodeLoss:
    ratio = image.width / width
    left, top = math.floor(slot.box.x * ratio), math.floor(slot.box.y * ratio)
    right, bottom = math.ceil(slot.box.right * ratio), math.ceil(slot.box.bottom * ratio)
    part = Rect(left, top, right - left, bottom - top)
    data = image.convert("RGBA").tobytes()
    return CodeLoss(slot.field, slot.value, qr.decode(data, image.width, image.height, part))


def _opened(data: bytes) -> Any:
    with libraries.pillow().open(io.BytesIO(data)) as image:
        return image.convert("RGB")
