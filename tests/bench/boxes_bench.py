"""Time `place` on a card of about 200 boxes: `python tests/bench/boxes_bench.py`.

The leaves answer from a table, as shaped text does on a second asking, so that the time is that of
the engine. `--profile` prints where it goes.
"""

from __future__ import annotations

import cProfile
import sys
from time import perf_counter

from msgspec import Struct, field

from infographix.boxes.box import BARE_FR, FR, Box
from infographix.boxes.place import overflow, place
from infographix.geometry import Insets


class Sentence(Struct):
    """Text of `length` px on one line, 34 px high, whose widest word is 90 px."""

    length: float
    heights: dict[float, float] = field(default_factory=dict)

    def min_width(self) -> float:
        return 90.0

    def max_width(self) -> float:
        return self.length

    def height(self, width: float) -> float:
        found = self.heights.get(width)
        if found is None:
            found = self.heights[width] = 34.0 * -(-self.length // max(90.0, width))
        return found

    def baseline(self, width: float) -> float:
        return 28.0


def text(length: float) -> Box:
    return Box("leaf", leaf=Sentence(length))


def pillar(number: int) -> Box:
    icon = Box("leaf", width=64, height=64, shrink=0)
    figure = Box(
        "row",
        [text(120), text(90), Box("leaf", grow=1)],
        align="baseline",
        column_gap=8,
    )
    bullets = [
        Box(
            "row",
            [Box("leaf", width=12, height=12, shrink=0), text(300 + 40 * index)],
            column_gap=8,
        )
        for index in range(3)
    ]
    body = Box("column", [text(200 + number), figure, *bullets], row_gap=8, grow=1)
    plate = Box("leaf", inset=(0.0, 0.0, 0.0, 0.0))
    inner = Box("row", [icon, body], padding=Insets(24, 24, 24, 24), column_gap=16)
    return Box("stack", [plate, inner])


def ranking(count: int) -> Box:
    rows = []
    for index in range(count):
        fill = Box("leaf", width_share=1 - index / count, height=28)
        bar = Box("stack", [Box("leaf", height=28), fill], grow=1, basis=0)
        label = Box("leaf", leaf=Sentence(180), basis=220)
        rows.append(Box("row", [label, bar, text(70)], align="center", column_gap=12))
    return Box("column", rows, row_gap=6)


def card() -> Box:
    """Return header, three pillars, a grid of figures, a ranking and a footer: 6–7 levels."""
    header = Box("row", [Box("column", [text(900), text(500)], grow=1, row_gap=8), text(120)])
    pillars = Box("grid", [pillar(n) for n in range(4)], columns=(FR, FR), equal_rows=True)
    figures = Box(
        "grid",
        [Box("column", [text(100), text(220)], padding=Insets(16, 16, 16, 16)) for _ in range(8)],
        columns=(BARE_FR,) * 4,
        row_gap=16,
        column_gap=16,
    )
    footer = Box("row", [text(400), Box("leaf", width=180, height=180, shrink=0)], align="end")
    blocks = [
        Box("column", [text(300), block], row_gap=12) for block in (pillars, figures, ranking(10))
    ]
    body = Box("column", blocks, row_gap=32, justify="between", grow=1)
    sheet = Box("column", [header, body, footer], padding=Insets(56, 56, 56, 56), row_gap=32)
    return Box("stack", [Box("leaf", inset=(0.0, 0.0, 0.0, 0.0)), sheet])


def count(box: Box) -> int:
    return 1 + sum(map(count, box.children))


def best(root: Box, rounds: int = 400) -> tuple[float, float]:
    """Return the fastest `place` and `overflow` in ms."""
    placing = watching = float("inf")
    for _ in range(rounds):
        start = perf_counter()
        place(root, 1080, 1350)
        middle = perf_counter()
        overflow(root)
        end = perf_counter()
        placing, watching = min(placing, middle - start), min(watching, end - middle)
    return 1e3 * placing, 1e3 * watching


def main() -> None:
    root = card()
    place(root, 1080, 1350)
    if "--profile" in sys.argv:
        cProfile.runctx(
            "for _ in range(300): place(root, 1080, 1350)",
            globals(),
            {"root": root},
            sort="tottime",
        )
        return
    placing, watching = best(root)
    print(f"{count(root)} boxes: place {placing:.2f} ms, overflow {watching:.2f} ms")
    four = Box("row", [card() for _ in range(4)])
    for box in four.children:
        box.basis = 1080.0
    four.children = [Box("stack", [child]) for child in four.children]
    placing, watching = best(four, 100)
    print(f"{count(four)} boxes: place {placing:.2f} ms, overflow {watching:.2f} ms")


if __name__ == "__main__":
    main()
