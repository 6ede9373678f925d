from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographix.text.linebreak import TASTES, Lines, Row, Wrap, break_row
from infographix.vietnamese.phrases import TEARS

SPACE = 0.25


def row(widths: Sequence[float], costs: Sequence[float] | None = None, lone: bool = False) -> Row:
    starts = [0.0, *accumulate(width + SPACE for width in widths)][: len(widths)]
    ends = [start + width for start, width in zip(starts, widths, strict=True)]
    return Row(starts, ends, costs or [0.0] * (len(widths) - 1), [len(widths) - 1] if lone else ())


def greedy(widths: Sequence[float], width: float) -> Lines:
    """The plain loop that every browser runs: another word as long as it fits."""
    lines: list[tuple[int, int]] = []
    first, used = 0, widths[0]
    for index, each in enumerate(widths[1:], 1):
        if used + SPACE + each <= width + 1e-5:
            used += SPACE + each
        else:
            lines.append((first, index))
            first, used = index, each
    return (*lines, (first, len(widths)))


def settings_of(widths: Sequence[float], width: float, lines: int) -> Iterator[Lines]:
    """All settings of so many lines in which every line fits or is a single word."""
    count = len(widths)
    for inner in combinations(range(1, count), lines - 1):
        found = tuple(pairwise((0, *inner, count)))
        row_ = row(widths)
        if all(row_.width(a, b) <= width + 1e-5 or b - a == 1 for a, b in found):
            yield found


def price(widths: Sequence[float], width: float, lines: Lines, costs: Sequence[float]) -> float:
    """Balanced: squared slack of all lines; a tear outweighs it."""
    row_ = row(widths)
    total = sum(((width - row_.width(a, b)) / width) ** 2 for a, b in lines)
    for _, end in lines[:-1]:
        cost = costs[end - 1]
        tear, break_ = TASTES["balance"].tear, TASTES["balance"].break_
        total += tear * cost * cost if cost >= TEARS else break_ * cost
    return total


word_widths = st.lists(st.floats(0.3, 4.0), min_size=1, max_size=11)
line_widths = st.floats(1.0, 12.0)


@given(st.lists(st.floats(0.1, 5.0), min_size=1, max_size=80), st.floats(0.5, 30.0))
def test_greedy_is_first_fit(widths: list[float], width: float) -> None:
    assert break_row(row(widths), width, "greedy") == greedy(widths, width)


@given(word_widths, line_widths, st.data())
@settings(max_examples=150)
def test_balance_is_the_best_of_all_settings_of_the_fewest_lines(
    widths: list[float], width: float, data: st.DataObject
) -> None:
    n = len(widths) - 1
    costs = data.draw(st.lists(st.sampled_from([0.0, -0.2, 0.4, 0.5, 1.0]), min_size=n, max_size=n))
    found = break_row(row(widths, costs), width, "balance")
    fewest = len(greedy(widths, width))
    best = min(price(widths, width, each, costs) for each in settings_of(widths, width, fewest))
    assert len(found) == fewest
    assert price(widths, width, found, costs) == pytest.approx(best)


@given(word_widths, line_widths, st.sampled_from(["balance", "pretty", "greedy"]), st.booleans())
def test_lines_hold_all_groups_in_order_and_fit(
    widths: list[float], width: float, wrap: Wrap, extra: bool
) -> None:
    costs = [1.0 if index % 3 else -0.1 for index in range(len(widths) - 1)]
    placed = row(widths, costs)
    lines = break_row(placed, width, wrap, allow_extra=extra)
    assert [group for a, b in lines for group in range(a, b)] == list(range(len(widths)))
    assert all(placed.width(a, b) <= width + 1e-4 or b - a == 1 for a, b in lines)


def test_pretty_leaves_the_last_line_free() -> None:
    lines = break_row(row([2, 2, 2, 2, 2]), 4.5, "pretty")
    assert lines == ((0, 2), (2, 4), (4, 5))
    assert break_row(row([1] * 7), 4.8, "pretty") == ((0, 4), (4, 7))


def test_balance_makes_lines_even() -> None:
    assert break_row(row([1] * 6), 6.2, "balance") == ((0, 3), (3, 6))


def test_a_lone_last_syllable_gets_company_where_it_can() -> None:
    widths = [1.0, 1.0, 1.0, 1.0]
    assert break_row(row(widths), 3.6, "pretty") == ((0, 3), (3, 4))
    assert break_row(row(widths, lone=True), 3.6, "pretty") == ((0, 2), (2, 4))
    assert break_row(row([3.0, 1.0], lone=True), 3.6, "balance") == ((0, 1), (1, 2))


def test_a_syllable_stands_alone_only_where_it_must() -> None:
    widths, costs = [3.5, 1.0, 2.0, 1.0], [0.0, -0.2, 0.3]
    placed = row(widths, costs)
    assert break_row(placed, 4.0, "balance") == ((0, 1), (1, 2), (2, 4))
    syllable = Row(placed.starts, placed.ends, costs, {1})
    assert break_row(syllable, 4.0, "balance") == ((0, 1), (1, 3), (3, 4))
    torn = Row(placed.starts, placed.ends, [0.0, 0.0, 1.0], {1})
    assert break_row(torn, 4.0, "balance") == ((0, 1), (1, 2), (2, 4))


def test_a_gap_is_as_ugly_in_a_long_line_as_in_a_short_one() -> None:
    """What a torn phrase is worth in a paragraph is counted in em, not in parts of the width."""
    for width in (10.0, 16.0, 30.0):
        for gap, first in ((5.0, (0, 1)), (7.5, (0, 2))):
            words = [width - gap, gap - SPACE, 1.0]
            assert break_row(row(words, [0.0, 1.0]), width, "pretty")[0] == first


def test_a_tear_is_avoided_at_the_price_of_evenness() -> None:
    costs = [0.0, 1.0, 1.0, 0.0, 0.0]
    assert break_row(row([1] * 6, costs), 6.2, "balance") == ((0, 4), (4, 6))


@pytest.mark.parametrize("wrap", ["balance", "pretty"])
def test_one_line_more_only_where_allowed_and_where_it_mends_a_tear(wrap: Wrap) -> None:
    stuck = row([1] * 5, [0.0, 1.0, 1.0, 0.0])
    torn, mended = ((0, 3), (3, 5)), ((0, 1), (1, 4), (4, 5))
    assert break_row(stuck, 3.6, wrap) == torn
    assert break_row(stuck, 3.6, wrap, allow_extra=True) == mended
    assert break_row(stuck, 3.6, wrap, max_lines=3) == mended
    assert break_row(stuck, 3.6, wrap, max_lines=2, allow_extra=True) == torn
    beyond_help = row([1] * 5, [1.0, 1.0, 1.0, 1.0])
    assert len(break_row(beyond_help, 3.6, wrap, allow_extra=True)) == 2


headings = st.lists(st.sampled_from([0.8, 1.3, 1.9, 2.4]), min_size=2, max_size=10)


@given(headings, st.floats(2.5, 9.0), st.integers(1, 6), st.booleans(), st.data())
@settings(max_examples=300)
def test_no_heading_is_torn_where_an_untorn_setting_is_in_the_box(
    widths: list[float], width: float, most: int, lone: bool, data: st.DataObject
) -> None:
    n = len(widths) - 1
    costs = data.draw(
        st.lists(st.sampled_from([-0.2, 0.0, 0.3, 0.45, 0.8, 1.0]), min_size=n, max_size=n)
    )
    fewest = len(greedy(widths, width))
    if fewest > most:
        return
    whole = [
        lines
        for count in range(fewest, most + 1)
        for lines in settings_of(widths, width, count)
        if not tears(lines, costs)
    ]
    found = break_row(row(widths, costs, lone), width, "balance", max_lines=most)
    assert not whole or not tears(found, costs)
    assert len(found) <= most
    if tears(found, costs):
        return
    assert len(found) == min(len(lines) for lines in whole)
    ends = {lines[-1] for lines in whole if len(lines) == len(found)}
    if lone and len(found) > 1 and any(b - a > 1 for a, b in ends):
        assert found[-1][1] - found[-1][0] > 1


def tears(lines: Lines, costs: Sequence[float]) -> int:
    return sum(costs[end - 1] >= TEARS for _, end in lines[:-1])


def test_a_heading_takes_as_many_lines_as_it_may_to_stay_whole() -> None:
    costs = [1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0]
    short = break_row(row([1] * 8, costs), 3.6, "balance", max_lines=3)
    assert (len(short), tears(short, costs)) == (3, 1)
    long = break_row(row([1] * 8, costs), 3.6, "balance", max_lines=6)
    assert long == ((0, 2), (2, 4), (4, 6), (6, 8))


def test_a_group_wider_than_the_line_stands_alone() -> None:
    assert break_row(row([1, 9, 1]), 3.0, "balance") == ((0, 1), (1, 2), (2, 3))
    assert break_row(row([9]), 3.0, "pretty") == ((0, 1),)
    assert break_row(row([1, 9, 1]), 0.0, "pretty") == ((0, 1), (1, 2), (2, 3))


def test_nothing_gives_no_lines() -> None:
    assert break_row(Row((), (), ()), 10.0, "pretty") == ()


def test_too_many_lines_are_filled_greedily() -> None:
    widths = [1.0] * 9
    assert break_row(row(widths), 2.3, "balance", max_lines=2) == greedy(widths, 2.3)
