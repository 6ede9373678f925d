"""Trends: one scale, one order of time, gaps where nothing is known, every value with its field."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from kinds_help import made, node, refused

from infographix.facts.plots import LineData


def course(*points: tuple[Any, Any], label: str = "Thứ hạng") -> dict[str, Any]:
    given = [{"x": x} | ({} if value is None else {"value": value}) for x, value in points]
    return {"label": label, "points": given}


def trend(*series: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"kind": "trend", "series": list(series), **fields}


def plot(*series: dict[str, Any], **fields: Any) -> LineData:
    found = node(**trend(*series, **fields)).plot
    assert isinstance(found, LineData)
    return found


TWO = course((2021, "2/63"), (2022, "4/63"))


def test_missing_years_are_columns_without_a_dot() -> None:
    found = plot(course((2017, 1), (2018, 2), (2020, 2)))
    assert [label.text for label in found.columns] == ["2017", "2018", "2019", "2020"]
    assert [dot.column for dot in found.lines[0]] == [0, 1, 3]
    assert found.columns[2].fields == ()
    assert found.columns[3].fields == ("blocks[0].series[0].points[2].x",)


def test_years_in_larger_steps_have_no_columns_between() -> None:
    found = plot(course((2010, 1), (2020, 2), (2025, 2)))
    assert [label.text for label in found.columns] == ["2010", "2015", "2020", "2025"]


def test_a_point_without_a_value_is_a_gap_and_is_read_so() -> None:
    block = trend(course(("Quý I", 3), ("Quý II", None), ("Quý III", 4)))
    assert [dot.column for dot in node(**block).plot.lines[0]] == [0, 2]
    expected = "Thứ hạng – Quý I: 3, Quý II: không có số liệu, Quý III: 4"
    assert made(**block).reading() == expected


def test_ranks_stand_upside_down_without_being_told() -> None:
    assert plot(TWO).inverted
    assert not plot(course((2021, 2), (2022, 4))).inverted
    assert plot(course((2021, 2), (2022, 4)), invert="có").inverted


def test_each_value_knows_its_field_and_unit() -> None:
    found = plot(course((2021, "45,50"), (2022, 61)), unit="%", target=90)
    labels = [dot.label for dot in found.lines[0]]
    assert [label.text for label in labels if label] == ["45,50%", "61%"]
    path = "blocks[0].series[0].points[1].value"
    assert [label.fields for label in labels if label][1] == (path, "blocks[0].unit")
    assert (found.target, found.suffix) == (Decimal(90), "%")


def test_dots_on_each_other_share_one_label() -> None:
    found = plot(course((2021, 1), (2022, 5)), course((2021, 2), (2022, 5), label="Khác"))
    first, other = found.lines[0][1].label, found.lines[1][1].label
    assert other is None
    assert first is not None
    assert first.fields == tuple(f"blocks[0].series[{n}].points[1].value" for n in range(2))


def test_it_is_read_with_unit_and_target() -> None:
    block = trend(course((2021, "45,5"), (2022, 61), label="Tỷ lệ"), unit="điểm", target="≥ 70")
    expected = "Tỷ lệ – năm 2021: 45,5 điểm, năm 2022: 61 điểm; mục tiêu: ít nhất 70 điểm"
    assert made(**block).reading() == expected
    assert node(**block).target == "≥ 70 điểm"
    assert node(**block).counted


@pytest.mark.parametrize(
    ("block", "where", "words"),
    [
        (trend(course((2021, 1), (2021, 2))), "series[0].points", "twice"),
        (trend(course((2022, 1), (2021, 2))), "series[0].points", "order"),
        (trend(course((2022, 1), (2023, None))), "series[0].points", "two values"),
        (trend(course((2010, 1), (2011, 1), (2023, 2))), "", "too many"),
        (trend(course((2021, "5%"), (2022, 6))), "", "different units"),
        (trend(course((2021, "5%"), (2022, "6%")), unit="điểm"), "", "different units"),
        (trend(course((2021, 5), (2022, 6)), target="7%"), "", "different units"),
        (trend(course(("A", 1), ("B", 2)), course(("B", 1), ("A", 2))), "", "one order"),
        (trend(*[TWO] * 4), "series", ""),
        (trend(course(*[(f"T{n}", n) for n in range(13)])), "series[0].points", ""),
    ],
)
def test_what_cannot_be_drawn_is_refused(block: dict[str, Any], where: str, words: str) -> None:
    found = refused(**block)
    assert list(found) == [where]
    assert words in found[where].what


def test_the_limit_counts_the_years_between() -> None:
    (found,) = refused(**trend(course((2010, 1), (2011, 1), (2023, 2)))).values()
    assert (found.found, found.allowed) == ("14, from 2010 to 2023", "12")
