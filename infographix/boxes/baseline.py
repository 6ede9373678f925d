"""Rows whose children stand on one baseline → their heights, and the children moved to it."""

from __future__ import annotations

from infographix.boxes.box import Box
from infographix.boxes.flex import column_down, row_down
from infographix.boxes.grid import grid_down, stack_down
from infographix.boxes.measure import clamp_height

DOWN = {"row": row_down, "column": column_down, "grid": grid_down, "stack": stack_down}
"""What sets the heights and top edges of a box's children, by its kind."""


def on_baseline(box: Box) -> list[Box]:
    """Return the children of a row that are aligned by their baselines."""
    return [c for c in box.children if (c.align_self or box.align) == "baseline"]


def baseline_natural(box: Box, items: list[Box]) -> float:
    """Return the height of a row with baseline items (CSS Flexbox 1 §9.4 step 8)."""
    most = max((child.outer for child in box.children if child not in items), default=0.0)
    above = below = float("-inf")
    for child in items:
        baseline = first_baseline(child, child.outer)
        above = max(above, baseline)
        below = max(below, child.outer - baseline)
    return max(most, above + below) + box.pad_y


def align_baselines(box: Box, items: list[Box]) -> float:
    """Move items down so that their baselines meet; return where, from the row's top edge."""
    baselines = [first_baseline(child, child.h) for child in items]
    top = box.padding.top + max(baselines)
    for child, baseline in zip(items, baselines, strict=True):
        child.y = top - baseline
    return top


def first_baseline(box: Box, height: float) -> float:
    """Return the first baseline of a box from its top edge, were it `height` px high.

    A container has its first item's (a row that of its baseline items); a box without one stands
    on its bottom edge (CSS Flexbox 1 §8.5).
    """
    if box.kind == "leaf":
        if box.leaf is None:
            return height
        return box.padding.top + box.leaf.baseline(max(0.0, box.w - box.pad_x))
    first = next((child for child in box.children if child.inset is None), None)
    if first is None:
        return height
    box.h = height
    DOWN[box.kind](box)
    if box.kind == "row":
        items = on_baseline(box)
        if items:
            return align_baselines(box, items)
    return first.y + first_baseline(first, first.h)


def outer_height(box: Box) -> float:
    """Return the height that a box takes by itself: specified or natural, within its limits."""
    return clamp_height(box, box.natural if box.height is None else box.height)
