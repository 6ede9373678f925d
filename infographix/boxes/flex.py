"""A row or column of known size → where its children stand (CSS Flexbox 1 §9, one line)."""

from __future__ import annotations

from infographix.boxes.box import Box
from infographix.boxes.lengths import flex_lengths, spread
from infographix.boxes.measure import (
    automatic_minimum,
    clamp_height,
    height_in,
    intrinsic,
    offset,
    width_in,
)

INFINITE = float("inf")


def row_across(box: Box) -> None:
    """Set the widths and left edges of a row's children."""
    children = box.children
    gap = box.column_gap
    inner = box.w - box.pad_x
    space = inner - gap * (len(children) - 1)
    bases: list[float] = []
    lows: list[float] = []
    highs: list[float] = []
    for child in children:
        base, low, high = _width_limits(child, inner)
        bases.append(base)
        lows.append(low)
        highs.append(high)
    sizes = flex_lengths(children, bases, lows, highs, [c.pad_x for c in children], space)
    x, between = spread(space - sum(sizes), len(sizes), box.justify)
    x += box.padding.left
    between += gap
    for child, size in zip(children, sizes, strict=True):
        child.x = x
        child.w = size
        x += size + between


def _width_limits(child: Box, inner: float) -> tuple[float, float, float]:
    """§9.2 step 3 and §4.5: the flex base size and the limits of an item of a row."""
    if child.lo < 0:
        intrinsic(child)
    size = child.width
    if size is None and child.width_share is not None:
        size = child.width_share * inner
    high = INFINITE if child.max_width is None else child.max_width
    low = child.min_width
    if low is None:
        low = min(high, automatic_minimum(child, size))
    pad = child.pad_x
    base = child.basis
    if base is None:
        base = child.hi if size is None else size
    return base if base > pad else pad, low if low > pad else pad, high


def row_natural(box: Box) -> float:
    """Return the height of a row by its content, without regard to baselines."""
    most = 0.0
    for child in box.children:
        if child.outer > most:
            most = child.outer
    return most + box.pad_y


def row_down(box: Box) -> None:
    """Set the heights and top edges of a row's children; baselines are left for later."""
    inner = box.h - box.pad_y
    top = box.padding.top
    definite = box.definite
    for child in box.children:
        align = child.align_self or box.align
        h = child.h = height_in(child, inner, align, definite)
        child.y = top + offset(inner - h, align)
        child.definite = (
            child.height is not None
            or (child.height_share is None and align == "stretch")
            or (child.height_share is not None and definite)
        )


def column_across(box: Box) -> None:
    """Set the widths and left edges of a column's children."""
    inner = box.w - box.pad_x
    left = box.padding.left
    for child in box.children:
        align = child.align_self or box.align
        w = child.w = width_in(child, inner, align)
        child.x = left + offset(inner - w, align)


def column_natural(box: Box) -> float:
    """Return the height of a column by its content: the hypothetical sizes and gaps (§9.9)."""
    total = box.row_gap * max(0, len(box.children) - 1) + box.pad_y
    for child in box.children:
        total += child.outer if child.basis is None else _hypothetical(child, child.basis)
    return total


def _hypothetical(child: Box, base: float) -> float:
    if child.min_height is None:
        base = max(base, _automatic_minimum(child, child.height))
    return clamp_height(child, base)


def _automatic_minimum(child: Box, size: float | None) -> float:
    """§4.5, in a column: the content's height, but no more than a specified one."""
    low = child.natural if size is None else min(size, child.natural)
    return low if child.max_height is None else min(low, child.max_height)


def column_down(box: Box) -> None:
    """Set the heights and top edges of a column's children."""
    children = box.children
    gap = box.row_gap
    inner = box.h - box.pad_y
    definite = box.definite
    space = inner - gap * (len(children) - 1)
    sizes = _column_sizes(box, inner, space)
    y, between = spread(space - sum(sizes), len(sizes), box.justify)
    y += box.padding.top
    between += gap
    for child, size in zip(children, sizes, strict=True):
        child.y = y
        child.h = size
        child.definite = definite or child.height is not None or child.basis is not None
        y += size + between


def _column_sizes(box: Box, inner: float, space: float) -> list[float]:
    """Return the used heights; the common case, where all is as asked for, without limits."""
    children = box.children
    growing = False
    plain = True
    sizes = []
    for child in children:
        sizes.append(child.outer)
        growing = growing or child.grow > 0
        plain = plain and child.basis is None and child.height_share is None
    free = space - sum(sizes)
    if plain and (free == 0 or (free > 0 and not growing)):
        return sizes
    bases: list[float] = []
    lows: list[float] = []
    highs: list[float] = []
    for child in children:
        base, low, high = _height_limits(child, inner, box.definite)
        bases.append(base)
        lows.append(low)
        highs.append(high)
    return flex_lengths(children, bases, lows, highs, [c.pad_y for c in children], space)


def _height_limits(child: Box, inner: float, definite: bool) -> tuple[float, float, float]:
    """§9.2 step 3 and §4.5: the flex base size and the limits of an item of a column."""
    size = child.height
    if size is None and child.height_share is not None and definite:
        size = child.height_share * inner
    high = INFINITE if child.max_height is None else child.max_height
    low = child.min_height
    if low is None:
        low = _automatic_minimum(child, size)
    pad = child.pad_y
    base = child.basis
    if base is None:
        base = child.natural if size is None else size
    return base if base > pad else pad, low if low > pad else pad, high
