"""A seed → a tree of boxes with word leaves; also the leaf that stands in for text."""

from __future__ import annotations

import random
from collections.abc import Iterator

from msgspec import Struct

from infographix.boxes.box import Box, Inset, Track
from infographix.geometry import Insets


class Words(Struct):
    """`count` words of `width` × `height` px that wrap greedily, standing on their bottom edge."""

    count: int
    width: float
    height_of_line: float
    measured: int = 0

    def min_width(self) -> float:
        return self.width

    def max_width(self) -> float:
        return self.count * self.width

    def height(self, width: float) -> float:
        self.measured += 1
        per_line = max(1, int((width + 0.02) // self.width))
        return -(-self.count // per_line) * self.height_of_line

    def baseline(self, width: float) -> float:
        return self.height_of_line


def words(count: int, width: float = 20, height: float = 10, /, **values: object) -> Box:
    return Box("leaf", leaf=Words(count, width, height), **values)  # type: ignore[arg-type]


def px(*values: float) -> tuple[Track, ...]:
    return tuple(Track("px", value) for value in values)


def walk(box: Box) -> Iterator[Box]:
    yield box
    for child in box.children:
        yield from walk(child)


class Grower(Struct):
    """Draws random boxes; only what the engine says it supports."""

    dice: random.Random

    def tree(self, depth: int) -> Box:
        root = self.box(depth, "root")
        while root.kind == "leaf":
            root = self.box(depth, "root")
        return root

    def box(self, depth: int, parent: str) -> Box:
        dice = self.dice
        kind = dice.choice(("row", "column", "row", "column", "grid", "stack", "leaf"))
        if depth == 0 or kind == "leaf":
            box = words(dice.randint(1, 12), dice.choice((7, 20, 33)), dice.choice((9, 16, 28)))
        else:
            children = [self.box(depth - 1, kind) for _ in range(dice.randint(1, 4))]
            box = Box(kind, children)  # type: ignore[arg-type]
            self.containment(box)
        if self.maybe(0.4):
            box.padding = Insets(*(float(dice.randint(0, 14)) for _ in range(4)))
        if parent != "root":
            self.sizes(box)
            self.item(box, parent)
        return box

    def maybe(self, chance: float) -> bool:
        return self.dice.random() < chance

    def sizes(self, box: Box) -> None:
        dice = self.dice
        if self.maybe(0.12):
            box.width = float(dice.randint(20, 200))
        elif self.maybe(0.08):
            box.width_share = dice.choice((0.25, 0.5, 0.9))
        if self.maybe(0.12):
            box.height = float(dice.randint(10, 160))
        elif self.maybe(0.06):
            box.height_share = dice.choice((0.25, 0.5, 0.9))
        if self.maybe(0.12):
            box.min_width = float(dice.choice((0, 40, 120)))
        if self.maybe(0.12):
            box.min_height = float(dice.choice((0, 30, 90)))
        if self.maybe(0.1):
            box.max_width = float(dice.randint(30, 180))
        if self.maybe(0.1):
            box.max_height = float(dice.randint(20, 120))

    def item(self, box: Box, parent: str) -> None:
        dice = self.dice
        if parent in ("row", "column"):
            if self.maybe(0.35):
                box.grow = dice.choice((0.3, 1.0, 1.0, 2.0))
            if self.maybe(0.3):
                box.shrink = dice.choice((0.0, 0.4, 2.0))
            if self.maybe(0.25):
                box.basis = float(dice.choice((0, 30, 150)))
        aligns = ["stretch", "start", "center", "end"] + ["baseline"] * (parent == "row")
        if self.maybe(0.25):
            box.align_self = dice.choice(aligns)  # type: ignore[assignment]
        if parent in ("grid", "stack") and self.maybe(0.25):
            box.justify_self = dice.choice(aligns[:4])  # type: ignore[assignment]
        if parent == "grid" and self.maybe(0.3):
            box.column_span = 2
        if parent == "stack" and self.maybe(0.3):
            box.inset = self.inset()
            box.align_self = box.justify_self = None

    def inset(self) -> Inset:
        edges = [float(self.dice.randint(-10, 40)) if self.maybe(0.6) else None for _ in range(4)]
        return (edges[0], edges[1], edges[2], edges[3])

    def containment(self, box: Box) -> None:
        dice = self.dice
        if self.maybe(0.6):
            box.row_gap, box.column_gap = float(dice.randint(0, 12)), float(dice.randint(0, 12))
        if box.kind in ("row", "column"):
            box.justify = dice.choice(("start", "center", "end", "between", "around", "evenly"))
        aligns = ["stretch", "stretch", "start", "center", "end"]
        if box.kind == "row":
            aligns += ["baseline", "baseline"]
        box.align = dice.choice(aligns)  # type: ignore[assignment]
        if box.kind in ("grid", "stack") and self.maybe(0.3):
            box.justify_items = dice.choice(aligns[:5])  # type: ignore[assignment]
        if box.kind == "grid":
            box.columns = tuple(self.track() for _ in range(dice.randint(1, 4)))
            if self.maybe(0.3):
                box.rows = tuple(self.track() for _ in range(dice.randint(1, 2)))
            elif self.maybe(0.3):
                box.equal_rows = True
            self.shorten_spans(box)

    def shorten_spans(self, box: Box) -> None:
        for child in box.children:
            child.column_span = min(child.column_span, len(box.columns))

    def track(self) -> Track:
        kind = self.dice.choice(("px", "fr", "bare-fr", "auto"))
        value = self.dice.choice((20.0, 60.0)) if kind == "px" else self.dice.choice((0.5, 1, 2))
        return Track(kind, value)  # type: ignore[arg-type]


class Case(Struct, frozen=True):
    """A root with the size that it is placed in."""

    name: str
    root: Box
    width: float
    height: float | None


def grown(seed: int) -> Case:
    dice = random.Random(seed)
    root = Grower(dice).tree(1 + seed % 4)
    width = float(dice.choice((150, 320, 600, 900)))
    height = None if dice.random() < 0.4 else float(dice.choice((80, 240, 600)))
    return Case(f"seed {seed}", root, width, height)


def flat(box: Box, x: float = 0.0, y: float = 0.0) -> list[tuple[float, float, float, float]]:
    """Return the rectangles of all boxes from the root's corner, in document order."""
    rects = [(x, y, box.w, box.h)]
    for child in box.children:
        rects += flat(child, x + child.x, y + child.y)
    return rects
