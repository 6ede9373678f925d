"""A tree of boxes and a size in px → a rectangle for every box.

No width of the subset depends on a height, so three passes are enough, each of which touches a box
once: widths from the root down, natural heights from the leaves up, heights from the root down.
Each leaf is asked once for its height.
"""

from __future__ import annotations

from typing import NamedTuple

from infographix.boxes.baseline import (
    DOWN,
    align_baselines,
    baseline_natural,
    on_baseline,
    outer_height,
)
from infographix.boxes.box import UNKNOWN, Box
from infographix.boxes.flex import column_across, column_natural, row_across, row_natural
from infographix.boxes.grid import grid_across, grid_natural, stack_across, stack_natural

ACROSS = {"row": row_across, "column": column_across, "grid": grid_across, "stack": stack_across}
NATURAL = {
    "row": row_natural,
    "column": column_natural,
    "grid": grid_natural,
    "stack": stack_natural,
}
TOLERANCE = 0.01


def place(root: Box, width: float, height: float | None = None) -> None:
    """Set `x, y, w, h` of all boxes, for a root of `width` × `height` px (None: by content)."""
    descend(measure(root, width), height)


class Measured(NamedTuple):
    """Boxes whose widths and natural heights are known: all of them, parents first."""

    order: list[Box]
    rows: dict[Box, list[Box]]
    """Rows with items on a baseline, and those items."""


def measure(root: Box, width: float) -> Measured:
    """Set the widths of all boxes, and the heights that they need (`natural`, `outer`)."""
    order = _prepare(root)
    root.x = root.y = 0.0
    root.w = width
    for box in order:
        if box.children:
            ACROSS[box.kind](box)
    return Measured(order, _measure(order))


def descend(measured: Measured, height: float | None) -> None:
    """Set the heights and top edges of measured boxes, for a root of `height` px."""
    order, rows = measured
    root = order[0]
    root.definite = height is not None
    root.h = root.outer if height is None else height
    for box in order:
        if box.children:
            DOWN[box.kind](box)
            if box in rows:
                align_baselines(box, rows[box])


def missing(measured: Measured, height: float) -> float:
    """Return by how many px the root is too low or a box too narrow for its content, else < 0.

    Told from widths and natural heights alone: a share of a height may still be too small.
    """
    worst = measured.order[0].natural - height
    for box in measured.order:
        if box.kind == "leaf":
            if box.leaf is None or box.elastic:
                continue
            least = box.lo if box.lo >= 0 else box.leaf.min_width() + box.pad_x
            excess = max(least - box.w, box.natural - box.outer)
        else:
            excess = box.natural - box.outer
            right = box.w - box.padding.right
            for child in box.children:
                if child.inset is None and child.x + child.w - right > excess:
                    excess = child.x + child.w - right
        if excess > worst and excess > TOLERANCE:
            worst = excess
    return worst


class Before(NamedTuple):
    """A box and the heights that it had before it was measured again."""

    box: Box
    natural: float
    outer: float


def remeasure(chain: list[Box]) -> list[Before]:
    """Set the heights of a leaf whose content changed and of those around it, the root first."""
    before = [Before(box, box.natural, box.outer) for box in chain]
    _measure(chain)
    return before


def outgrown(before: list[Before], height: float) -> float:
    """Return by how many px content has newly become too large for its box, or the root's `height`.

    `before` is what `remeasure` returned.
    """
    worst = before[0].box.natural - height
    for box, natural, outer in before:
        excess = box.natural - box.outer
        if excess > worst and excess > natural - outer + TOLERANCE:
            worst = excess
    return worst


def _prepare(root: Box) -> list[Box]:
    """Return all boxes, parents before children, with their working memory reset."""
    order = [root]
    for box in order:
        padding = box.padding
        box.pad_x = padding.left + padding.right
        box.pad_y = padding.top + padding.bottom
        box.lo = UNKNOWN
        box.definite = False
        if box.children:
            box.cells = []
            order += box.children
    return order


def _measure(order: list[Box]) -> dict[Box, list[Box]]:
    """Set natural and outer heights, children first; return the rows with baseline items."""
    rows: dict[Box, list[Box]] = {}
    for box in reversed(order):
        if box.kind == "leaf":
            content = max(0.0, box.w - box.pad_x)
            box.natural = box.pad_y + (box.leaf.height(content) if box.leaf else 0.0)
        else:
            items = on_baseline(box) if box.kind == "row" else []
            if items:
                rows[box] = items
                box.natural = baseline_natural(box, items)
            else:
                box.natural = NATURAL[box.kind](box)
        if box.height is box.min_height is box.max_height is None:
            box.outer = box.natural
        else:
            box.outer = outer_height(box)
    return rows


def overflow(root: Box) -> list[tuple[Box, float]]:
    """Return the boxes whose content is larger than they are, with the largest excess in px.

    Of a box with children: how far one of them reaches past the content edge (absolute children
    are free to). Of a leaf: how much wider its widest word, or higher its content, is than its
    content box. Parents come before children; excess up to 0.01 px is forgiven.
    """
    found = []
    boxes = [root]
    for box in boxes:
        excess = _excess(box)
        if excess > TOLERANCE:
            found.append((box, excess))
        boxes += box.children
    return found


def _excess(box: Box) -> float:
    if box.elastic:
        return 0.0
    if box.kind == "leaf":
        least = box.lo
        if box.leaf is not None and least < 0:
            least = box.leaf.min_width() + box.pad_x
        return max(least - box.w, box.natural - box.h)
    padding = box.padding
    right, bottom = box.w - padding.right, box.h - padding.bottom
    excess = 0.0
    for child in box.children:
        if child.inset is None:
            excess = max(
                excess,
                padding.left - child.x,
                padding.top - child.y,
                child.x + child.w - right,
                child.y + child.h - bottom,
            )
    return excess
