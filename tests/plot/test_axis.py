"""Axes: round ticks that hold every amount; ranks begin at 1."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.plot.axis import axis, rank_ticks, round_ticks

AMOUNTS = st.lists(
    st.decimals(-100_000, 100_000, places=3, allow_nan=False), min_size=1, max_size=12
)


def texts(ticks: tuple[Decimal, ...]) -> list[str]:
    return [f"{tick:f}" for tick in ticks]


@pytest.mark.parametrize(
    ("low", "high", "most", "ticks"),
    [
        ("43.2", "48.05", 4, ["40", "45", "50"]),
        ("43.2", "48.05", 5, ["42", "44", "46", "48", "50"]),
        ("0.3026", "0.7955", 4, ["0.2", "0.4", "0.6", "0.8"]),
        ("0", "100", 6, ["0", "20", "40", "60", "80", "100"]),
        ("31", "91", 3, ["0", "50", "100"]),
        ("-5", "5", 3, ["-5", "0", "5"]),
        ("7", "7", 4, ["6", "7", "8"]),
    ],
)
def test_ticks_are_round_and_hold_both_ends(
    low: str, high: str, most: int, ticks: list[str]
) -> None:
    assert texts(round_ticks(Decimal(low), Decimal(high), most)) == ticks


@pytest.mark.parametrize(
    ("last", "most", "ticks"),
    [
        (5, 6, [1, 2, 3, 4, 5]),
        (5, 3, [1, 3, 5]),
        (43, 6, [1, 10, 20, 30, 40]),
        (43, 3, [1, 20, 40]),
    ],
)
def test_ranks_are_ticked_from_the_first(last: int, most: int, ticks: list[int]) -> None:
    assert list(map(int, rank_ticks(last, most))) == ticks


def test_ranks_have_the_first_on_top_and_other_amounts_the_highest() -> None:
    ranks = axis([Decimal(5), Decimal(2)], 6, inverted=True)
    assert (ranks.down(Decimal(1)), ranks.down(Decimal(5))) == (0.0, 1.0)
    scores = axis([Decimal(5), Decimal(2)], 6)
    assert scores.down(scores.high) == 0.0


@given(AMOUNTS, st.integers(2, 6), st.booleans())
def test_every_amount_lies_on_the_axis_and_ticks_are_few(
    amounts: list[Decimal], most: int, inverted: bool
) -> None:
    found = axis(amounts, most, inverted)
    assert all(-1e-9 <= found.down(amount) <= 1 + 1e-9 for amount in amounts)
    assert 2 <= len(found.ticks) <= max(most, 3)
    assert list(found.ticks) == sorted(set(found.ticks))


@given(st.lists(st.integers(1, 500).map(Decimal), min_size=1), st.integers(2, 6))
def test_whole_numbers_have_whole_ticks(amounts: list[Decimal], most: int) -> None:
    found = axis(amounts, most)
    assert all(tick == tick.to_integral_value() for tick in found.ticks)
