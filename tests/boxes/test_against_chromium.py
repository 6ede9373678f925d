"""The engine's rectangles are those of headless Chromium, within half a pixel."""

from __future__ import annotations

from pathlib import Path

from box_html import rectangles
from box_trees import Case, flat, grown, px, words

from infographix.boxes.box import AUTO, BARE_FR, FR, Box, Track
from infographix.boxes.place import place
from infographix.geometry import Insets

TOLERANCE = 0.5
SEEDS = range(160)


def figure() -> Box:
    """A value with its unit on one baseline, above a label."""
    line = Box("row", [words(1, 90, 64), words(1, 30, 20)], align="baseline", column_gap=6)
    return Box("column", [line, words(6, 25, 18)], row_gap=8, padding=Insets(16, 16, 16, 16))


def pillar(count: int) -> Box:
    icon = Box("leaf", width=64, height=64, shrink=0)
    text = Box("column", [words(4, 40, 30), words(count, 35, 22)], row_gap=8, grow=1)
    return Box("row", [icon, text], column_gap=20, padding=Insets(24, 24, 24, 24))


def bar(ratio: float) -> Box:
    track = Box("stack", [Box("leaf", height=28), Box("leaf", width_share=ratio, height=28)])
    track.grow, track.basis = 1, 0
    label = words(3, 50, 24, basis=180)
    return Box("row", [label, track, words(1, 60, 24)], align="center", column_gap=12)


def poster() -> Box:
    header = Box("row", [words(9, 70, 60, grow=1), Box("leaf", width=96, height=96, shrink=0)])
    pillars = Box("grid", [pillar(n) for n in (12, 20, 7)], columns=(FR,) * 3, column_gap=24)
    bars = Box("column", [bar(ratio) for ratio in (1, 0.6, 0.31)], row_gap=8)
    body = Box("column", [pillars, bars], grow=1, justify="between", row_gap=32)
    return Box("column", [header, body, words(5, 80, 20)], padding=Insets(56, 56, 40, 56))


def pinned(**values: object) -> Box:
    """A badge in a stack, held by insets."""
    badge = words(3, 20, 12, **values)
    card = words(10, 30, 20, padding=Insets(10, 10, 10, 10))
    return Box("stack", [card, badge], padding=Insets(12, 8, 4, 16))


def row(*children: Box, **values: object) -> Box:
    return Box("row", list(children), **values)  # type: ignore[arg-type]


def column(*children: Box, **values: object) -> Box:
    return Box("column", list(children), **values)  # type: ignore[arg-type]


def grid(*tracks: Track, count: int = 5, **values: object) -> Box:
    children = [words(1 + 3 * n, 20 + n, 12) for n in range(count)]
    return Box("grid", children, columns=tracks, row_gap=6, column_gap=10, **values)  # type: ignore[arg-type]


WRITTEN = [
    Case("poster, tall", poster(), 1080, 1350),
    Case("poster, too low", poster(), 700, 300),
    Case("poster, by content", poster(), 900, None),
    Case(
        "figures share the width", row(*(figure() for _ in range(4)), justify="between"), 800, 300
    ),
    Case(
        "figures in a grid", Box("grid", [figure() for _ in range(6)], columns=(FR,) * 3), 700, 500
    ),
    Case("grow by ratio", row(words(1, grow=1), words(1, grow=3), words(1)), 400, 50),
    Case("grow below one", row(words(1, grow=0.2), words(1, grow=0.3)), 400, 50),
    Case("grow into a maximum", row(words(1, grow=1, max_width=60), words(1, grow=1)), 400, 50),
    Case(
        "basis 0 respects words",
        row(words(1, 120, grow=1, basis=0), words(1, grow=1, basis=0)),
        200,
        9,
    ),
    Case(
        "min-width 0 may cut words",
        row(words(1, 120, grow=1, basis=0, min_width=0), words(1, grow=1, basis=0)),
        200,
        9,
    ),
    Case("shrink by base size", row(words(10), words(20), words(5, shrink=0)), 300, 90),
    Case(
        "shrink counts no padding", row(words(9, padding=Insets(0, 40, 0, 40)), words(9)), 250, 90
    ),
    Case("shrink below one", row(words(10, shrink=0.2), words(10, shrink=0.3)), 300, 90),
    Case(
        "column shrinks px heights only",
        column(Box("leaf", height=200), words(30), Box("leaf", height=90)),
        150,
        150,
    ),
    Case("row of auto height stretches", row(words(20), words(3), words(1, height=15)), 200, None),
    Case(
        "baseline of different sizes",
        row(
            words(2, 20, 40), words(9, 20, 12), words(1, 9, 9, padding=Insets(30)), align="baseline"
        ),
        250,
        120,
    ),
    Case(
        "baseline through containers",
        row(figure(), column(words(1, 20, 9), words(1)), words(1, 20, 30), align="baseline"),
        600,
        None,
    ),
    Case(
        "one child on the baseline",
        row(
            words(2, 20, 40, align_self="baseline"),
            words(1, align_self="baseline"),
            words(1),
            align="end",
        ),
        250,
        120,
    ),
    Case(
        "shares of the width",
        row(words(9, width_share=0.25), words(9, width_share=0.5), column_gap=8),
        400,
        60,
    ),
    Case(
        "shares of the height",
        column(words(2, height_share=0.25), words(2, height_share=0.5)),
        200,
        200,
    ),
    Case(
        "shares of an unknown height",
        column(words(2, height_share=0.25), words(2, height_share=0.5)),
        200,
        None,
    ),
    Case("auto columns share the rest", grid(AUTO, AUTO, AUTO), 700, 200),
    Case("auto columns are squeezed", grid(AUTO, AUTO, AUTO), 160, None),
    Case("auto beside fr", grid(AUTO, FR, Track("fr", 2)), 600, None),
    Case("fr stays above its words", grid(FR, FR, FR, FR), 100, None),
    Case("bare fr goes below them", grid(BARE_FR, BARE_FR, BARE_FR), 45, None),
    Case("fr below one", grid(Track("fr", 0.3), Track("fr", 0.4)), 400, None),
    Case("px and bare fr", grid(*px(80), BARE_FR, *px(40)), 400, 200),
    Case("equal rows", grid(FR, FR, equal_rows=True), 220, None),
    Case("equal rows fill the height", grid(FR, FR, equal_rows=True), 220, 400),
    Case("given rows", grid(FR, FR, rows=(*px(50), FR)), 220, 300),
    Case(
        "grid items at their centres",
        grid(FR, FR, align="center", justify_items="center"),
        500,
        300,
    ),
    Case("layers as large as the largest", Box("stack", [words(9), words(2, 20, 70)]), 100, None),
    Case(
        "layers by themselves",
        Box(
            "stack",
            [words(2, align_self="end", justify_self="center"), words(3, justify_self="end")],
        ),
        200,
        90,
    ),
    Case("a layer of unbreakable width", Box("stack", [words(1, 300), words(2)]), 200, 90),
    Case("stretched between insets", pinned(inset=(0.0, 0.0, 0.0, 0.0)), 240, None),
    Case("pinned to a corner", pinned(inset=(-6.0, -6.0, None, None)), 240, None),
    Case("pinned to the bottom", pinned(inset=(None, 10.0, 10.0, 10.0)), 240, 150),
    Case(
        "pinned with a share",
        pinned(inset=(0.0, None, None, 0.0), width_share=0.5, height_share=0.25),
        240,
        200,
    ),
    Case(
        "centred between insets",
        pinned(inset=(0.0, 0.0, 0.0, 0.0), align_self="center", justify_self="center"),
        240,
        200,
    ),
    Case("pinned on one axis", pinned(inset=(None, None, None, 20.0), align_self="end"), 240, 200),
    *(
        Case(
            f"justify {justify}, {width}",
            row(*(words(1, 50) for _ in range(3)), justify=justify),
            width,
            20,
        )
        for justify in ("start", "center", "end", "between", "around", "evenly")
        for width in (400, 100)
    ),
]


def spanning() -> Case:
    root = grid(AUTO, FR, AUTO, count=6)
    for child in root.children[::2]:
        child.column_span = 2
    return Case("spans over auto and fr", root, 420, None)


def spanning_auto() -> Case:
    root = grid(AUTO, AUTO, *px(30), AUTO, count=8)
    for child in root.children[::3]:
        child.column_span = 3
    return Case("spans over auto", root, 300, None)


def test_every_box_is_where_chromium_puts_it(tmp_path: Path, chromium: str) -> None:
    cases = [*WRITTEN, spanning(), spanning_auto(), *map(grown, SEEDS)]
    theirs = rectangles(chromium, cases, tmp_path)
    assert len(theirs) == len(cases)
    wrong = []
    for case, expected in zip(cases, theirs, strict=True):
        place(case.root, case.width, case.height)
        ours = flat(case.root)
        assert len(ours) == len(expected)
        error = max(
            abs(a - b)
            for mine, yours in zip(ours, expected, strict=True)
            for a, b in zip(mine, yours, strict=True)
        )
        if error > TOLERANCE:
            wrong.append((case.name, round(error, 2)))
    assert not wrong
