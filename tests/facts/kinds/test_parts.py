"""Parts: they add up to the whole, percentages within rounding, or the error says to what."""

from __future__ import annotations

from typing import Any

import pytest
from kinds_help import made, node, refused

from infographix.facts.plots import DonutData


def parts(*values: Any, unit: str = "", **fields: Any) -> dict[str, Any]:
    own = {"unit": unit} if unit else {}
    items = [{"label": f"Phần {n}", "value": value, **own} for n, value in enumerate(values)]
    return {"kind": "parts", "items": items, **fields}


CALLS = parts("31660", "6279", unit="cuộc gọi", total="37.939,0")


def test_shares_are_ratios_of_the_whole() -> None:
    found = node(**parts("61,5%", "30,5%", "8%"))
    assert [item.share for item in found.items] == [0.615, 0.305, 0.08]
    assert isinstance(found.plot, DonutData)
    assert sum(found.plot.shares) == pytest.approx(1)


def test_the_whole_and_its_unit_stand_inside_the_ring() -> None:
    total, unit = node(**CALLS).plot.inside
    assert (total.text, total.fields) == ("37.939,0", ("blocks[0].total",))
    assert (unit.text, len(unit.fields)) == ("cuộc gọi", 2)
    assert node(**parts("60%", "40%")).plot.inside == ()


def test_plain_parts_get_their_percentage_and_those_in_percent_do_not() -> None:
    assert [item.percent for item in node(**CALLS).items] == ["83,4%", "16,6%"]
    assert [item.percent for item in node(**parts(3, 1)).items] == ["75%", "25%"]
    assert node(**parts("60%", "40%")).items[0].percent is None
    assert node(**parts(99999, 1)).items[1].percent == "< 0,1%"


def test_it_is_read_with_its_whole() -> None:
    assert made(**CALLS).reading() == (
        "tổng số 37.939,0 cuộc gọi; Phần 0: 31.660 cuộc gọi (83,4%); Phần 1: 6.279 cuộc gọi (16,6%)"
    )
    assert made(**parts("60%", "40%")).reading() == "Phần 0: 60%; Phần 1: 40%"


@pytest.mark.parametrize(
    ("block", "found", "allowed"),
    [
        (parts("60%", "39,9%"), "a sum of 99,9", "100"),
        (parts("60%", "40,2%"), "a sum of 100,2", "100"),
        (parts(31660, 6280, total=37939), "a sum of 37.940", "37.939"),
        (parts(0, 0), "a sum of 0", "more than 0"),
    ],
)
def test_what_does_not_add_up_is_refused_with_its_sum(
    block: dict[str, Any], found: str, allowed: str
) -> None:
    (problem,) = refused(**block).values()
    assert (problem.found, problem.allowed) == (found, allowed)


def test_a_total_may_say_what_rounded_percentages_add_up_to() -> None:
    assert made(**parts("33,3%", "33,3%", "33,3%", total="99,9%"))


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (parts("-1", 2), "items[0].value"),
        (parts("2/63", 2), "items[0].value"),
        (parts("60%", 40), ""),
        (parts(1, 1, total="-2"), "total"),
        (parts(1), "items"),
        (parts(*[1] * 7), "items"),
        (parts(1, 1, variant="donut"), "variant"),
    ],
)
def test_other_parts_are_refused(block: dict[str, Any], where: str) -> None:
    assert where in refused(**block)
