"""Time what comes after the frame: ms and bytes.

PYTHONPATH=.:tests/render python tests/bench/render_bench.py
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

from scenes import INK, WHITE, fade, frame, run

from infographix.color import parse
from infographix.frame import Frame, Group, Item, LinearGradient, Paint, RadialGradient
from infographix.frame import Path as Shape
from infographix.geometry import EMPTY, Rect, rectangle, rounded
from infographix.render.cairo import to_pdf
from infographix.render.encode import encode, to_jpeg
from infographix.render.painter import choose
from infographix.render.svg import to_svg

WIDTH, HEIGHT = 1080, 1350
LINE = "Chuyển đổi số Thừa Thiên Huế là một điều rất quan"
PURPLES = fade("#2b1a5a", "#8844aa")
GROUNDS: dict[str, Paint | None] = {
    "flat": None,
    "upright gradient": LinearGradient((0, 0), (0, HEIGHT), PURPLES),
    "slanting gradient": LinearGradient((0, 0), (WIDTH, HEIGHT), PURPLES),
    "radial gradient": RadialGradient((700, 300), 1200, PURPLES),
}


def card(ground: Paint | None) -> Frame:
    """Return a card of ten boxes, 18 lines of 49 letters and a code of 600 modules."""
    items: list[Item] = []
    if ground is not None:
        items.append(Shape(rectangle(Rect(0, 0, WIDTH, HEIGHT)), ground))
    for row in range(10):
        box = rounded(Rect(30, 10 + 134 * row, 1020, 114), 20)
        items.append(Shape(box, parse("#ffffff44" if row % 2 else "#7a4fa3")))
    for row in range(18):
        color = INK if ground is None and row % 2 else WHITE
        line = run(LINE, 50 + 0.37 * row, 60 + 70.3 * row, 28, color)
        items.append(Group((line,), label=LINE))
    modules = EMPTY
    for index in range(600):
        modules += rectangle(Rect(790 + 6 * (index * 7 % 40), 1090 + 6 * (index * 3 % 37), 6, 6))
    items.append(Shape(modules, INK, crisp=True))
    return frame(*items, width=WIDTH, height=HEIGHT)


def timed(work: Callable[[], object], times: int) -> float:
    """Return the median of several runs, in ms."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return 1000 * median(spans)


def report(name: str, ground: Paint | None) -> None:
    picture = card(ground)
    start = time.perf_counter()
    painter = choose("skia").painter
    pixels = painter.paint(picture)
    cold = 1000 * (time.perf_counter() - start)
    file, small = encode(pixels), encode(pixels, effort="small")
    both = timed(lambda: encode(painter.paint(picture)), 30)
    print(
        f"{name}: skia cold {cold:.1f} ms, warm {timed(lambda: painter.paint(picture), 30):.1f} ms"
    )
    print(f"  encode {timed(lambda: encode(pixels), 30):.1f} ms, paint + encode {both:.1f} ms")
    print(f"  {len(file.data):,} bytes; small {len(small.data):,} bytes ({small.steps[-1]})")


def report_others() -> None:
    picture = card(None)
    svg = to_svg(picture)
    pixels = choose("skia").painter.paint(picture)
    for name in ("resvg", "cairo"):
        painter = choose(name).painter
        print(f"{name} {timed(lambda p=painter: p.paint(picture), 3):.0f} ms")  # type: ignore[misc]
    print(f"svg {timed(lambda: to_svg(picture), 5):.0f} ms, {len(svg):,} bytes")
    print(f"svg, live text {timed(lambda: to_svg(picture, 'live'), 3):.0f} ms")
    print(f"pdf {timed(lambda: to_pdf(svg), 3):.0f} ms, {len(to_pdf(svg)):,} bytes")
    print(f"jpeg {timed(lambda: to_jpeg(pixels), 5):.0f} ms, {len(to_jpeg(pixels)):,} bytes")
    small = timed(lambda: encode(pixels, effort="small"), 3)
    print(f"encode, effort small {small:.0f} ms")


if __name__ == "__main__":
    for ground_name, paint in GROUNDS.items():
        report(ground_name, paint)
    report_others()
