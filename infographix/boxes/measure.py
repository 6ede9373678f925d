"""A box → its intrinsic widths, and the sizes that it takes in a given area, in px."""

from __future__ import annotations

from infographix.boxes.box import AUTO, Align, Box, Cell, Track
from infographix.boxes.tracks import Constraint, Demand, track_sizes


def intrinsic(box: Box) -> None:
    """Set `lo` and `hi`, the min-content and max-content widths (CSS Sizing 3 §5).

    A child counts with its specified width and limits; a share counts as auto (§5.2.1).
    """
    kind = box.kind
    lo = hi = 0.0
    if kind == "leaf":
        if box.leaf is not None:
            lo, hi = box.leaf.min_width(), box.leaf.max_width()
    elif kind == "row":
        lo = hi = box.column_gap * max(0, len(box.children) - 1)
        for child in box.children:
            least, most = _item_contribution(child)
            lo += least
            hi += most
    elif kind == "grid":
        lo, hi = _grid_width(box, "min"), _grid_width(box, "max")
    elif kind == "column":
        for child in box.children:
            least, most = contribution(child)
            lo = least if least > lo else lo
            hi = most if most > hi else hi
    else:
        lo, hi = _stack_width(box)
    box.lo = lo + box.pad_x
    box.hi = (hi if hi > lo else lo) + box.pad_x
    if box.min_width is not None and kind in ("grid", "stack"):
        box.hi = max(box.hi, box.min_width)


def _stack_width(box: Box) -> tuple[float, float]:
    lo = hi = 0.0
    for child in box.children:
        if child.inset is None:
            least, most = contribution(child)
            lo = max(lo, least_width(child, least))
            hi = max(hi, most)
    return lo, hi


def contribution(box: Box) -> tuple[float, float]:
    """Return the min-content and max-content contributions of a box to its parent's width."""
    if box.width is not None:
        lo = hi = box.width
    else:
        if box.lo < 0:
            intrinsic(box)
        lo, hi = box.lo, box.hi
    if box.max_width is not None or box.min_width is not None or lo < box.pad_x:
        return clamp_width(box, lo), clamp_width(box, hi)
    return lo, hi


def _item_contribution(box: Box) -> tuple[float, float]:
    """Return the contributions of an item of a row (CSS Flexbox 1 §9.9.3).

    An item that does not grow is no wider than its basis, one that does not shrink no narrower.
    """
    lo, hi = contribution(box)
    base = box.basis
    if base is None:
        return lo, hi
    if box.grow == 0:
        lo, hi = min(lo, base), min(hi, base)
    if box.shrink == 0:
        lo, hi = max(lo, base), max(hi, base)
    if box.min_width is None:
        low = automatic_minimum(box, box.width)
        lo, hi = max(lo, low), max(hi, low)
    return clamp_width(box, lo), clamp_width(box, hi)


def automatic_minimum(box: Box, size: float | None) -> float:
    """Return `min-width: auto` of an item of a row with a specified size (§4.5)."""
    if box.lo < 0:
        intrinsic(box)
    return box.lo if size is None or size > box.lo else size


def clamp_width(box: Box, width: float) -> float:
    """Hold a width to the box's limits; the minimum wins over the maximum (CSS 2 §10.4)."""
    if box.max_width is not None and width > box.max_width:
        width = box.max_width
    if box.min_width is not None and width < box.min_width:
        width = box.min_width
    return width if width > box.pad_x else box.pad_x


def clamp_height(box: Box, height: float) -> float:
    """Hold a height to the box's limits (CSS 2 §10.7)."""
    if box.max_height is not None and height > box.max_height:
        height = box.max_height
    if box.min_height is not None and height < box.min_height:
        height = box.min_height
    return height if height > box.pad_y else box.pad_y


def width_in(box: Box, area: float, align: Align) -> float:
    """Return the width that a box takes in an area: specified, stretched, or fit-content."""
    width = box.width
    if width is None:
        if box.width_share is not None:
            width = box.width_share * area
        elif align == "stretch":
            width = area
        else:
            if box.lo < 0:
                intrinsic(box)
            width = min(box.hi, max(box.lo, area))
    return clamp_width(box, width)


def height_in(box: Box, area: float, align: Align, definite: bool) -> float:
    """Return the height that a box takes in an area; a share of an indefinite one is auto."""
    height = box.height
    if height is None:
        if box.height_share is not None and definite:
            height = box.height_share * area
        elif box.height_share is None and align == "stretch":
            height = area
        else:
            return box.outer
    return clamp_height(box, height)


def offset(free: float, align: Align) -> float:
    """Return how far from the start edge an item lies that leaves `free` px of its area."""
    if align == "center":
        return free / 2
    return free if align == "end" else 0.0


def assign_cells(box: Box) -> list[Cell]:
    """Place a grid's children row by row (CSS Grid 1 §8.5, sparse); wide spans are cut."""
    if box.cells:
        return box.cells
    count = len(box.columns) or 1
    cells = box.cells = []
    row = column = 0
    for child in box.children:
        span = min(max(1, child.column_span), count)
        if column + span > count:
            row, column = row + 1, 0
        cells.append(Cell(row, column, span))
        column += span
    return cells


def column_sizes(box: Box, space: float, constraint: Constraint = "fill") -> list[float]:
    """Return the widths of a grid's columns in `space` px."""
    tracks = box.columns or (AUTO,)
    by_content = constraint == "max" or any(track.kind in ("auto", "fr") for track in tracks)
    demands = []
    if by_content:
        for child, cell in zip(box.children, assign_cells(box), strict=True):
            lo, hi = contribution(child)
            least = least_width(child, lo, tracks[cell.column : cell.column + cell.span])
            demands.append(Demand(cell.column, cell.span, least, lo, hi))
    return track_sizes(tracks, demands, box.column_gap, space, constraint)


def least_width(child: Box, lo: float, spanned: tuple[Track, ...] = (AUTO,)) -> float:
    """Return the minimum contribution; the automatic minimum size is CSS Grid 1 §6.6."""
    if child.width is not None:
        return lo
    if child.min_width is not None:
        return max(child.min_width, child.pad_x)
    kinds = {track.kind for track in spanned}
    automatic = not kinds.isdisjoint(("auto", "fr"))
    if len(spanned) > 1 and not kinds.isdisjoint(("fr", "bare-fr")):
        automatic = False
    return lo if automatic else child.pad_x


def _grid_width(box: Box, constraint: Constraint) -> float:
    sizes = column_sizes(box, 0.0, constraint)
    return sum(sizes) + box.column_gap * (len(sizes) - 1)
