"""Draw the picture of the sample `photo`, `layouts/samples/photo.png`: a bridge at dawn."""

from __future__ import annotations

from math import pi, sin
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT, FINE = 1200, 900, 2
HORIZON = 560
SKY = ((76, 46, 120), (222, 120, 128), (255, 205, 140))
WATER = ((244, 170, 136), (122, 74, 140), (60, 38, 104))
COLORS = 48


def mixed(stops: tuple[tuple[int, int, int], ...], ratio: float) -> tuple[int, int, int]:
    """Return the colour at a ratio of the way through `stops`."""
    at = min(ratio, 0.9999) * (len(stops) - 1)
    first, part = stops[int(at)], at - int(at)
    second = stops[int(at) + 1]
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
    return red, green, blue


def bands(pen: ImageDraw.ImageDraw) -> None:
    """Fill sky and water in bands of one colour."""
    step = 20
    for top in range(0, HEIGHT, step):
        sky = top < HORIZON
        ratio = top / HORIZON if sky else (top - HORIZON) / (HEIGHT - HORIZON)
        box = (0, top * FINE, WIDTH * FINE, (top + step) * FINE)
        pen.rectangle(box, mixed(SKY if sky else WATER, ratio))


def hills(pen: ImageDraw.ImageDraw, height: float, phase: float, color: str) -> None:
    """Draw a row of hills that stand on the horizon."""
    ridge = [
        (
            x * FINE,
            (HORIZON - height * (0.55 + 0.3 * sin(x / 170 + phase) + 0.15 * sin(x / 61))) * FINE,
        )
        for x in range(0, WIDTH + 10, 10)
    ]
    pen.polygon([(0, HORIZON * FINE), *ridge, (WIDTH * FINE, HORIZON * FINE)], color)


def bridge(pen: ImageDraw.ImageDraw, deck: float, color: str) -> None:
    """Draw six arches, each with its hangers, on their piers."""
    span, rise, thick = WIDTH / 6, 92, 7 * FINE
    for arch in range(6):
        left = arch * span
        points = [
            ((left + span * part / 40) * FINE, (deck - rise * sin(pi * part / 40)) * FINE)
            for part in range(41)
        ]
        pen.line(points, color, thick, joint="curve")
        for x, y in points[4:-3:4]:
            pen.line((x, y, x, deck * FINE), color, 2 * FINE)
        pier = (left - 9, deck, left + 9, deck + 88)
        pen.rectangle([edge * FINE for edge in pier], color)
    pen.rectangle((0, (deck - 6) * FINE, WIDTH * FINE, (deck + 8) * FINE), color)


def drawn() -> Image.Image:
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE))
    pen = ImageDraw.Draw(image)
    bands(pen)
    pen.ellipse([edge * FINE for edge in (700, 330, 880, 510)], "#FFE9B8")
    hills(pen, 210, 0.4, "#A8608F")
    hills(pen, 130, 2.1, "#6F4389")
    for at in range(14):
        y, half = HORIZON + 18 + at * 22, 90 - at * 4
        box = (790 - half, y, 790 + half, y + 5)
        pen.rounded_rectangle([edge * FINE for edge in box], 5, "#FFDDA6")
    bridge(pen, 640, "#33134F")
    return image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "layouts" / "samples" / "photo.png"
    drawn().quantize(COLORS).save(target, optimize=True)
