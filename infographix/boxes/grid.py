"""A grid or stack of known size → where its children stand (CSS Grid 1 §8–11, a subset)."""

from __future__ import annotations

from itertools import accumulate

from infographix.boxes.box import AUTO, FR, Align, Box, Track
from infographix.boxes.measure import (
    assign_cells,
    clamp_height,
    clamp_width,
    column_sizes,
    contribution,
    height_in,
    least_width,
    offset,
    width_in,
)
from infographix.boxes.tracks import Constraint, Demand, track_sizes


def grid_across(box: Box) -> None:
    """Set the widths and left edges of a grid's children."""
    gap = box.column_gap
    sizes = column_sizes(box, box.w - box.pad_x)
    edges = list(accumulate((size + gap for size in sizes), initial=box.padding.left))
    for child, cell in zip(box.children, assign_cells(box), strict=True):
        area = edges[cell.column + cell.span] - gap - edges[cell.column]
        _lie_across(child, edges[cell.column], area, child.justify_self or box.justify_items)


def _lie_across(child: Box, left: float, area: float, align: Align) -> None:
    w = child.w = width_in(child, area, align)
    child.x = left + offset(area - w, align)


def grid_natural(box: Box) -> float:
    """Return the height of a grid by its content."""
    sizes = _row_sizes(box, 0.0, "max")
    natural = sum(sizes) + box.row_gap * max(0, len(sizes) - 1) + box.pad_y
    return natural if box.min_height is None else max(natural, box.min_height)


def grid_down(box: Box) -> None:
    """Set the heights and top edges of a grid's children."""
    gap = box.row_gap
    sizes = _row_sizes(box, _inner_height(box), "fill")
    edges = list(accumulate((size + gap for size in sizes), initial=box.padding.top))
    for child, cell in zip(box.children, box.cells, strict=True):
        _lie_down(child, edges[cell.row], sizes[cell.row], child.align_self or box.align)


def _inner_height(box: Box) -> float:
    """Return the height for the rows: with an auto height only `fr` rows heed `max_height`."""
    cut = box.height is None and not box.definite and box.h == box.outer < box.natural
    if cut and not box.equal_rows and all(track.kind in ("auto", "px") for track in box.rows):
        return box.natural - box.pad_y
    return box.h - box.pad_y


def _lie_down(child: Box, top: float, area: float, align: Align) -> None:
    h = child.h = height_in(child, area, align, True)
    child.y = top + offset(area - h, align)
    child.definite = (
        child.height is not None or child.height_share is not None or align == "stretch"
    )


def _row_sizes(box: Box, space: float, constraint: Constraint) -> list[float]:
    tracks = _row_tracks(box)
    demands = [
        Demand(cell.row, 1, _least_height(child, tracks[cell.row]), child.outer, child.outer)
        for child, cell in zip(box.children, box.cells, strict=True)
    ]
    return track_sizes(tracks, demands, box.row_gap, space, constraint)


def _row_tracks(box: Box) -> tuple[Track, ...]:
    count = box.cells[-1].row + 1 if box.cells else 0
    if box.equal_rows:
        return (FR,) * max(count, len(box.rows))
    return box.rows + (AUTO,) * (count - len(box.rows))


def _least_height(child: Box, track: Track) -> float:
    """Return the minimum contribution of an item to its row."""
    if child.height is not None:
        return child.outer
    if child.min_height is not None:
        return max(child.min_height, child.pad_y)
    return child.outer if track.kind in ("auto", "fr") else child.pad_y


def stack_across(box: Box) -> None:
    """Set the widths and left edges of a stack's children: one cell, as wide as it must be."""
    inner = box.w - box.pad_x
    layers = [child for child in box.children if child.inset is None]
    area = inner
    for child in layers:
        if child.width is None and child.min_width is not None:
            area = max(area, child.min_width, child.pad_x)
        else:
            area = max(area, least_width(child, contribution(child)[0]))
    for child in layers:
        _lie_across(child, box.padding.left, area, child.justify_self or box.justify_items)
    for child in box.children:
        if child.inset is not None:
            _pin_across(child, box)


def _pin_across(child: Box, box: Box) -> None:
    assert child.inset is not None
    _, right, _, left = child.inset
    start, area, align = _pinned(left, right, box.w, child.justify_self, box.justify_items)
    w = child.w = width_in(child, area, align)
    if child.width is None and child.width_share is not None:
        w = child.w = clamp_width(child, child.width_share * box.w)
    child.x = start + offset(area - w, align)


def _pinned(
    start: float | None, end: float | None, whole: float, own: Align | None, items: Align
) -> tuple[float, float, Align]:
    """Return an absolute child's area along one axis, from where it starts, and its alignment.

    CSS Position 3 §4. The containing block is the stack's border box. Between two insets only the
    child's own alignment counts, with none that of the stack too.
    """
    if start is None and end is None:
        align = own or items
        return 0.0, whole, "start" if align == "stretch" else align
    area = whole - (start or 0.0) - (end or 0.0)
    if start is None:
        return 0.0, area, "end"
    return start, area, "start" if end is None else own or "stretch"


def stack_natural(box: Box) -> float:
    """Return the height of a stack: that of its tallest layer."""
    natural = max((c.outer for c in box.children if c.inset is None), default=0.0) + box.pad_y
    return natural if box.min_height is None else max(natural, box.min_height)


def stack_down(box: Box) -> None:
    """Set the heights and top edges of a stack's children."""
    inner = _inner_height(box)
    layers = [child for child in box.children if child.inset is None]
    area = max((_least_height(child, AUTO) for child in layers), default=0.0)
    area = max(area, inner)
    for child in layers:
        _lie_down(child, box.padding.top, area, child.align_self or box.align)
    for child in box.children:
        if child.inset is not None:
            _pin_down(child, box)


def _pin_down(child: Box, box: Box) -> None:
    assert child.inset is not None
    top, _, bottom, _ = child.inset
    start, area, align = _pinned(top, bottom, box.h, child.align_self, box.align)
    h = child.h = height_in(child, area, align, True)
    if child.height is None and child.height_share is not None:
        h = child.h = clamp_height(child, child.height_share * box.h)
    child.y = start + offset(area - h, align)
    child.definite = (
        child.height is not None or child.height_share is not None or align == "stretch"
    )
