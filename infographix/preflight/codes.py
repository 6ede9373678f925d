"""The QR codes of a picture → findings: each must read as asked, now and after recompression.

All is measured on a crop of the final pixels around the code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from infographix import libraries, qr
from infographix.boxes.arrange import CodeSlot
from infographix.color import Color, contrast, luminance
from infographix.finding import Finding
from infographix.preflight import recompressed
from infographix.preflight.subject import Subject

LEAST_CONTRAST = 4.5
"""Of dark and light modules: grey ones on white are read up to a level of 205, not of 220."""
BEYOND = 1.3
"""Px a module below which no decoder reads a code that has been scaled down."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is wrong with each code of a picture."""
    for slot in subject.arrangement.codes:
        yield from _Reading(subject, slot).findings()


class _Reading:
    """One code on the final pixels."""

    def __init__(self, subject: Subject, slot: CodeSlot) -> None:
        self.slot = slot
        self.width = subject.frame.width
        self.pixels = subject.pixels
        self.crop = _crop(subject.image, slot)

    def findings(self) -> Iterator[Finding]:
        slot = self.slot
        read = qr.decode(self.pixels.data, self.pixels.width, self.pixels.height, slot.box)
        if read != slot.value:
            details: dict[str, object] = {"asked": slot.value, "read": read}
            yield self._finding("qr-unreadable", details, "" if read is None else "otherwise")
            return
        least = qr.smallest_module(self.width)
        if slot.module < least:
            yield self._finding("qr-module", {"module": slot.module, "least": least})
        yield from self._colours()
        yield from self._covered()
        yield from self._recompressed()

    def _finding(self, code: str, details: dict[str, object], variant: str = "") -> Finding:
        return Finding(code, self.slot.field, details, variant)

    def _inside(self, x: float, y: float) -> Color:
        """Return the colour at a place given in modules from the corner of the quiet zone."""
        at = (int(x * self.slot.module), int(y * self.slot.module))
        red, green, blue = self.symbol.getpixel(at)[:3]
        return Color(red, green, blue)

    @property
    def symbol(self) -> Any:
        """The code with its quiet zone."""
        margin = qr.QUIET * self.slot.module
        left, top = min(margin, int(self.slot.box.x)), min(margin, int(self.slot.box.y))
        side = int(self.slot.box.width)
        return self.crop.crop((left, top, left + side, top + side))

    def _colours(self) -> Iterator[Finding]:
        """Compare the dark heart of each finder pattern with the light ring around it."""
        last = 17 + 4 * self.slot.version + qr.QUIET
        hearts = [(7.5, 7.5), (last - 3.5, 7.5), (7.5, last - 3.5)]
        pairs = [(self._inside(x, y), self._inside(x - 2, y)) for x, y in hearts]
        ratio = min(floored(contrast(dark, light)) for dark, light in pairs)
        if any(luminance(dark) > luminance(light) for dark, light in pairs):
            yield self._finding(
                "qr-contrast", {"ratio": ratio, "least": LEAST_CONTRAST}, "inverted"
            )
        elif ratio < LEAST_CONTRAST:
            yield self._finding("qr-contrast", {"ratio": ratio, "least": LEAST_CONTRAST})
        else:
            yield from self._quiet(pairs[0][0])

    def _quiet(self, dark: Color) -> Iterator[Finding]:
        """The quiet zone must be free: nowhere so dark that it might be a module."""
        symbol = self.symbol.convert("L")
        side, quiet = symbol.width, qr.QUIET * self.slot.module
        strips = (
            (0, 0, side, quiet),
            (0, side - quiet, side, side),
            (0, quiet, quiet, side - quiet),
            (side - quiet, quiet, side, side - quiet),
        )
        darkest = min(symbol.crop(strip).getextrema()[0] for strip in strips)
        if contrast(Color(darkest, darkest, darkest), dark) < LEAST_CONTRAST:
            yield self._finding("qr-quiet-zone", {"modules": qr.QUIET})

    def _covered(self) -> Iterator[Finding]:
        """Say where what lies over the code hides more than its error correction bears."""
        made = self.slot.matrix
        if made is None:
            return
        end = (made.size + qr.QUIET) * self.slot.module
        start = qr.QUIET * self.slot.module
        grey = self.symbol.crop((start, start, end, end)).convert("L")
        seen = grey.resize((made.size, made.size), libraries.pillow().Resampling.NEAREST)
        share, most = _hidden(seen, made), qr.LOGO_SHARE[made.ecc]
        if share > most:
            details: dict[str, object] = {
                "share": round(100 * share),
                "most": round(100 * most),
                "level": made.ecc,
            }
            yield self._finding("qr-logo", details)

    def _recompressed(self) -> Iterator[Finding]:
        trial = recompressed.lost(self.crop, self.slot.value, self.width)
        if trial is not None:
            width = min(trial.width, self.width)
            module = self.slot.module * width / self.width
            details: dict[str, object] = {
                "width": width,
                "quality": trial.quality,
                "module": module,
                "least": BEYOND,
            }
            yield self._finding(trial.code, details, "beyond" if module < BEYOND else "")


def floored(ratio: float) -> float:
    """Return a ratio to two digits, so that one below a limit never reads as the limit."""
    return int(ratio * 100) / 100


def _crop(image: Any, slot: CodeSlot) -> Any:
    """Return the code with its quiet zone and as much again of what lies around it."""
    box, margin = slot.box, qr.QUIET * slot.module
    return image.crop(
        (
            max(0, int(box.x) - margin),
            max(0, int(box.y) - margin),
            min(image.width, int(box.right) + margin),
            min(image.height, int(box.bottom) + margin),
        )
    )


def _hidden(seen: Any, made: qr.Matrix) -> float:
    """Return the side of the square around all modules that are not as made, as a ratio.

    `seen` has one grey pixel for each module.
    """
    low, high = seen.getextrema()
    levels = enumerate(seen.tobytes())
    dark = sum(1 << place for place, level in levels if 2 * level < low + high)
    odd = dark ^ made.bits
    if not odd:
        return 0.0
    wrong = [divmod(place, made.size) for place in range(made.size**2) if odd >> place & 1]
    rows, columns = {row for row, _ in wrong}, {column for _, column in wrong}
    return max(max(rows) - min(rows) + 1, max(columns) - min(columns) + 1) / made.size
