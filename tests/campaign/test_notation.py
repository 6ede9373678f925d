"""A column of number texts is read in the one notation that allows all of them."""

from __future__ import annotations

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.campaign.tables.cells import Broken, plain, written
from infographix.campaign.tables.notation import settle
from infographix.campaign.tables.read import read


def column(*values: str, said: Literal["vi"] | None = None) -> list[object]:
    """Return what a spec is given for each text, `?` where it could be two numbers."""
    table = settle(read([{"a": value, "b": 1} for value in values]), said)
    cells = [row.cells[0] for row in table.rows]
    return ["?" if isinstance(cell, Broken) else plain(cell) for cell in cells]


@pytest.mark.parametrize(
    ("values", "given_to_spec"),
    [
        (("1.037", "12.345.678"), (1037, "12.345.678")),
        (("1.037", "15,3"), (1037, "15,3")),
        (("1.037", "0.6975"), ("1,037", "0.6975")),
        (("1,037", "12,345,678"), (1037, 12345678)),
        (("1,234.5", "1,037"), ("1234,5", 1037)),
        (("1.037", "95"), ("?", "95")),
        (("1,037", "95"), ("?", "95")),
        (("1.037", "1,234.5", "1.234,5"), ("?", "?", "1.234,5")),
        (("95", "15,3"), ("95", "15,3")),
        (("−1.037", "1.234.567"), (-1037, "1.234.567")),
        (("hơn 1.037", "1.234.567"), ("hơn 1037", "1.234.567")),
        (("1.037%", "1,5%"), ("1037%", "1,5%")),
        (("0905123456", "0234"), ("0905123456", "0234")),
        (("1.004227", "1.004228"), ("1.004227", "1.004228")),
        (("1.037", "Huế", "12.345.678"), (1037, "Huế", "12.345.678")),
    ],
)
def test_the_notation_is_the_one_that_all_values_allow(
    values: tuple[str, ...], given_to_spec: tuple[object, ...]
) -> None:
    assert column(*values) == list(given_to_spec)


def test_what_cannot_be_told_is_vietnamese_once_that_is_said() -> None:
    assert column("1.037", "95", said="vi") == [1037, "95"]
    assert column("1,037", "95", said="vi") == ["1,037", "95"]


def test_a_column_that_is_english_is_refused_where_vietnamese_is_said() -> None:
    assert column("1.037", "0.6975", said="vi") == ["?", "0.6975"]


def test_a_number_reads_in_a_sentence_as_vietnamese_writes_it() -> None:
    table = settle(read([{"a": "1,037"}, {"a": "12,345,678.5"}]), None)
    assert [written(row.cells[0]) for row in table.rows] == ["1.037", "12.345.678,5"]


def test_the_refusal_names_both_readings() -> None:
    table = settle(read([{"a": "1.037"}]), None)
    cell = table.rows[0].cells[0]
    assert isinstance(cell, Broken)
    assert cell.problem.allowed == "1037 or 1,037"
    assert "numbers: vi" in cell.problem.hint


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_grouped_thousands_are_never_taken_for_decimals(numbers: list[int]) -> None:
    texts = [f"{number:,}".replace(",", ".") for number in numbers]
    found = column(*texts)
    for number, text, value in zip(numbers, texts, found, strict=True):
        assert value in ("?", number, text)
        if value == text:
            assert "." not in text or text.count(".") > 1
