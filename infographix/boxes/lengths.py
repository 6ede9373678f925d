"""Base sizes, limits and free space → lengths along an axis, in px (pure numbers)."""

from __future__ import annotations

from collections.abc import Sequence

from infographix.boxes.box import Box, Justify


def flex_lengths(
    children: Sequence[Box],
    bases: Sequence[float],
    lows: Sequence[float],
    highs: Sequence[float],
    pads: Sequence[float],
    space: float,
) -> list[float]:
    """§9.7: grow or shrink items from their base sizes into `space` px (gaps taken off)."""
    sizes = [max(low, min(high, base)) for base, low, high in zip(bases, lows, highs, strict=True)]
    free = space - sum(sizes)
    if free == 0:
        return sizes
    growing = free > 0
    if growing:
        factors = [child.grow for child in children]
        weights = factors
    else:
        factors = [child.shrink for child in children]
        weights = [
            factor * (base - pad) for factor, base, pad in zip(factors, bases, pads, strict=True)
        ]
    loose = [
        index
        for index, factor in enumerate(factors)
        if factor > 0
        and (bases[index] <= sizes[index] if growing else bases[index] >= sizes[index])
    ]
    if loose:
        _share_out(sizes, loose, factors, weights, (bases, lows, highs), space)
    return sizes


def _share_out(
    sizes: list[float],
    loose: list[int],
    factors: Sequence[float],
    weights: Sequence[float],
    limits: tuple[Sequence[float], Sequence[float], Sequence[float]],
    space: float,
) -> None:
    """§9.7 steps 3–5: share the free space out, freezing the items that reach a limit."""
    bases, lows, highs = limits
    initial = _free(sizes, loose, bases, space)
    while loose:
        free = _free(sizes, loose, bases, space)
        factor = sum(factors[index] for index in loose)
        if factor < 1 and abs(initial * factor) < abs(free):
            free = initial * factor
        weight = sum(weights[index] for index in loose)
        unit = free / weight if weight > 0 else 0.0
        violation = 0.0
        violations: list[tuple[int, float]] = []
        for index in loose:
            target = bases[index] + unit * weights[index]
            size = sizes[index] = max(lows[index], min(highs[index], target))
            violation += size - target
            violations.append((index, size - target))
        if violation > 0:
            loose = [index for index, by in violations if by <= 0]
        elif violation < 0:
            loose = [index for index, by in violations if by >= 0]
        else:
            return


def _free(sizes: list[float], loose: list[int], bases: Sequence[float], space: float) -> float:
    used = sum(sizes)
    for index in loose:
        used += bases[index] - sizes[index]
    return space - used


def spread(free: float, count: int, justify: Justify) -> tuple[float, float]:
    """Return the px before the first item and those added between two (CSS Align 3 §5.3)."""
    if justify == "start" or not free:
        return 0.0, 0.0
    if justify == "center":
        return free / 2, 0.0
    if justify == "end":
        return free, 0.0
    if free < 0:
        return 0.0, 0.0
    if justify == "between":
        return 0.0, free / (count - 1) if count > 1 else 0.0
    if justify == "around":
        return free / count / 2, free / count
    return free / (count + 1), free / (count + 1)
