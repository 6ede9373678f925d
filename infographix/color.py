"""`#RRGGBB` or `#RRGGBBAA` → colour, and what can be told of it: luminance, contrast, mixtures."""

from __future__ import annotations

import re

from msgspec import Struct

_HEX = re.compile(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})\Z")


class Color(Struct, frozen=True):
    """An sRGB colour, 0–255 a channel, not premultiplied."""

    red: int
    green: int
    blue: int
    alpha: int = 255

    @property
    def hex(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def opacity(self) -> float:
        return self.alpha / 255

    def faded(self, opacity: float) -> Color:
        """Return the colour with its alpha multiplied by `opacity` (0–1)."""
        return Color(self.red, self.green, self.blue, round(self.alpha * opacity))

    def over(self, ground: Color) -> Color:
        """Return what is seen where this colour lies on an opaque ground."""
        t = self.opacity
        return Color(
            round(self.red * t + ground.red * (1 - t)),
            round(self.green * t + ground.green * (1 - t)),
            round(self.blue * t + ground.blue * (1 - t)),
        )


def parse(text: str) -> Color:
    """Read a hex colour; ValueError where it is none."""
    if not _HEX.match(text):
        raise ValueError(f"not a colour: {text!r}")
    digits = text[1:]
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return Color(*bytes.fromhex(digits))


def luminance(color: Color) -> float:
    """Return the relative luminance, 0–1 (WCAG 2.2)."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two opaque colours, 1–21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
