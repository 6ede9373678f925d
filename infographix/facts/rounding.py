"""Amounts that were rounded one by one → whether they may be the parts of a total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def rounding(amounts: Sequence[Decimal]) -> Decimal:
    """Return how far a sum can be off where each amount was rounded: half a last digit each."""
    exponents = [amount.as_tuple().exponent for amount in amounts]
    finest = min((one for one in exponents if isinstance(one, int)), default=0)
    return len(amounts) * Decimal(1).scaleb(min(finest, 0)) / 2


def adds_up(amounts: Sequence[Decimal], total: Decimal, slack: Decimal) -> bool:
    """Say whether amounts that were rounded, halves upwards, may be parts of a total."""
    off = sum(amounts, Decimal(0)) - total
    return off == 0 or -slack < off <= slack
