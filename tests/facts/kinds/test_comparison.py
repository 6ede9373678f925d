"""Comparisons: what may be compared, and what the difference is."""

from __future__ import annotations

from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts.kinds.comparison import Comparison
from infographix.facts.model import Infographic
from infographix.facts.view import view
from infographix.publish.alt_text import alt_text


def spec(*items: dict[str, Any], **fields: Any) -> Infographic:
    own = [{"label": "Chỉ số", **item} for item in items]
    block = {"kind": "comparison", "before": "2022", "after": "2023", "items": own, **fields}
    return Infographic(title="Tiêu đề", numbers="vi", blocks=[block])


def node(**item: Any) -> Any:
    return view(spec(item)).blocks[0].items[0]


def reading(**item: Any) -> str:
    block = spec(item).blocks[0]
    assert isinstance(block, Comparison)
    return block.reading()


def problem(*items: dict[str, Any], **fields: Any) -> Problem:
    with pytest.raises(SpecError) as caught:
        spec(*items, **fields)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("before", "after", "unit", "change", "trend"),
    [
        ("86,56%", "88,38%", None, "+1,82 điểm phần trăm", "up"),
        ("45,3845", "46,0415", "điểm", "+0,6570 điểm", "up"),
        ("5", "3,5", "ngày", "−1,5 ngày", "down"),
        ("12", "12", None, "0", "level"),
        ("19/63", "17/63", None, "+2 bậc", "up"),
        ("4/63", "19/63", None, "−15 bậc", "down"),
        ("-3", "2", "%", "+5 điểm phần trăm", "up"),
    ],
)
def test_a_difference_is_after_less_before_with_its_unit(
    before: str, after: str, unit: str | None, change: str, trend: str
) -> None:
    item = node(before=before, after=after, unit=unit)
    assert (item.change, item.trend) == (change, trend)
    assert item.change.field == "blocks[0].items[0].after"


@pytest.mark.parametrize(
    ("before", "after"), [("hơn 160.000", "183.000"), ("5", "≥ 8"), ("5/63", "2/34")]
)
def test_what_cannot_be_subtracted_has_no_difference(before: str, after: str) -> None:
    item = node(before=before, after=after)
    assert (item.change, item.trend, item.better) == (None, "", False)


@pytest.mark.parametrize(
    ("item", "better"),
    [
        ({"before": 1, "after": 2}, False),
        ({"before": 1, "after": 2, "better": "up"}, True),
        ({"before": 1, "after": 2, "better": "down"}, False),
        ({"before": 2, "after": 1, "better": "down"}, True),
        ({"before": 2, "after": 2, "better": "up"}, False),
        ({"before": "19/63", "after": "17/63"}, True),
        ({"before": "17/63", "after": "19/63"}, False),
    ],
)
def test_a_change_stands_out_where_it_is_known_to_be_better(
    item: dict[str, Any], better: bool
) -> None:
    assert node(**item).better is better


def test_bars_are_as_long_as_their_values_to_the_larger() -> None:
    item = node(before=120, after=150)
    assert (item.before_share, item.after_share) == (0.8, 1.0)
    empty = node(before=0, after=0)
    assert (empty.before_share, empty.after_share) == (0.0, 0.0)


def test_units_stand_once_beside_their_values() -> None:
    percent = node(before="86%", after="88%")
    assert (percent.before, percent.after, percent.unit, percent.gap) == ("86", "88", "%", "")
    days = node(before="5", after="3", unit="ngày")
    assert (days.unit, days.gap, days.unit.field) == ("ngày", " ", "blocks[0].items[0].unit")


def test_it_reads_as_a_sentence() -> None:
    risen = reading(before="86,56%", after="88,38%")
    assert risen == "Chỉ số: từ 86,56% (năm 2022) lên 88,38% (năm 2023), tăng 1,82 điểm phần trăm"
    fallen = reading(before=5, after="3,5", unit="ngày")
    assert fallen == "Chỉ số: từ 5 ngày (năm 2022) xuống 3,5 ngày (năm 2023), giảm 1,5 ngày"
    place = reading(before="4/63", after="19/63")
    worse = "hạng 19 trên 63 (năm 2023)"
    assert place == f"Chỉ số: từ hạng 4 trên 63 (năm 2022) xuống {worse}, giảm 15 bậc"
    assert reading(before=5, after=5) == "Chỉ số: 5 (năm 2022) – 5 (năm 2023), không đổi"
    unknown = reading(before="hơn 160.000", after="183.000")
    assert unknown == "Chỉ số: hơn 160.000 (năm 2022) – 183.000 (năm 2023)"
    assert "tăng 1 bậc." in alt_text(spec({"before": "4/63", "after": "3/63"}))


@pytest.mark.parametrize(
    "item",
    [
        {"before": "86%", "after": "88"},
        {"before": "4/63", "after": "88"},
        {"before": "4/63", "after": "3/63", "unit": "điểm"},
        {"before": "4/63", "after": "3/63", "better": "down"},
        {"before": "86%", "after": "88%", "unit": "điểm"},
    ],
)
def test_only_values_of_one_kind_are_compared(item: dict[str, Any]) -> None:
    assert problem(item).where == "blocks[0].items[0]"


def test_better_is_a_direction() -> None:
    found = problem({"before": 1, "after": 2, "better": "more"})
    assert (found.where, found.allowed) == ("blocks[0].items[0].better", "up, down")


@pytest.mark.parametrize(
    "item", [{"before": "4/63", "after": "3/63"}, {"before": "-1", "after": "1"}]
)
def test_bars_begin_at_zero(item: dict[str, Any]) -> None:
    assert spec(item)
    found = problem(item, variant="bars")
    assert (found.where, "bars" in found.hint) == ("blocks[0]", True)


def test_there_are_one_to_six() -> None:
    item = {"before": 1, "after": 2}
    assert len(spec(*[item] * 6).blocks[0].items) == 6
    assert problem(*[item] * 7).found == "7"
    assert problem().found == "0"
