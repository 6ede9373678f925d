"""Amounts → an axis with round ticks, and where an amount lies on it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

ONE = Decimal(1)
_ROUND = (Decimal(1), Decimal(2), Decimal(5))


class Axis(Struct, frozen=True):
    """An upright axis from `low` to `high`; `inverted` has the low end on top."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]
    inverted: bool = False

    def down(self, amount: Decimal) -> float:
        """Return how far below the top end an amount lies, as a ratio of the axis."""
        share = float((amount - self.low) / (self.high - self.low))
        return share if self.inverted else 1.0 - share


def axis(amounts: Sequence[Decimal], most: int, inverted: bool = False) -> Axis:
    """Return an axis that holds all amounts, with at most `most` ticks (two or more).

    Inverted whole numbers from 1 are ranks: their axis begins at 1 and ends at the last of them.
    """
    low, high = min(amounts), max(amounts)
    whole = all(amount == amount.to_integral_value() for amount in amounts)
    if inverted and whole and low >= 1:
        last = max(high, Decimal(2))
        return Axis(ONE, last, rank_ticks(int(last), most), True)
    ticks = round_ticks(low, high, most, ONE if whole else Decimal(0))
    return Axis(ticks[0], ticks[-1], ticks, inverted)


def round_ticks(
    low: Decimal, high: Decimal, most: int, least_step: Decimal = Decimal(0)
) -> tuple[Decimal, ...]:
    """Return multiples of 1, 2 or 5 × 10ⁿ, as close as at most `most` of them hold both ends.

    Three where there is no fewer: ends on either side of zero.
    """
    if low == high:
        low, high = _around(low)
    step = _step_above((high - low) / max(1, most - 1) / 10)
    while True:
        first = (low / step).to_integral_value(ROUND_FLOOR)
        last = (high / step).to_integral_value(ROUND_CEILING)
        if last - first < max(3, most) and step >= least_step:
            return tuple(step * (first + index) for index in range(int(last - first) + 1))
        step = _step_above(step)


def rank_ticks(last: int, most: int) -> tuple[Decimal, ...]:
    """Return 1 and ranks in round steps up to the last, at most `most` in all."""
    step = ONE
    while True:
        whole = int(step)
        after = range(1 + whole, last + 1, whole) if whole <= 2 else range(whole, last + 1, whole)
        if len(after) < max(2, most):
            return tuple(map(Decimal, (1, *after)))
        step = _step_above(step)


def _around(amount: Decimal) -> tuple[Decimal, Decimal]:
    if amount == 0:
        return Decimal(0), ONE
    by = ONE if abs(amount) >= 2 else abs(amount) / 10
    return amount - by, amount + by


def _step_above(step: Decimal) -> Decimal:
    """Return the next 1, 2 or 5 × 10ⁿ above a number."""
    power = ONE.scaleb(step.adjusted())
    higher = ONE.scaleb(step.adjusted() + 1)
    return next((power * digit for digit in _ROUND if power * digit > step), higher)
