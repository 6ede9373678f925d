"""Progress: targets and limits, the lengths of bars, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts.kinds.progress import Progress
from infographix.facts.model import Infographic
from infographix.facts.view import view


def spec(*items: dict[str, Any]) -> Infographic:
    own = [{"label": "Chỉ tiêu", **item} for item in items]
    return Infographic(title="Tiêu đề", blocks=[{"kind": "progress", "items": own}])


def node(**item: Any) -> Any:
    return view(spec(item)).blocks[0].items[0]


def problem(*items: dict[str, Any]) -> Problem:
    with pytest.raises(SpecError) as caught:
        spec(*items)
    (found,) = caught.value.problems
    return found


@pytest.mark.parametrize(
    ("actual", "target", "reached"),
    [
        ("86%", "≥ 80%", True),
        ("80%", "80%", True),
        ("79,9%", "80%", False),
        ("4", "≤ 5", True),
        ("6", "≤ 5", False),
        ("0", "0", True),
    ],
)
def test_a_target_is_reached_from_below_and_a_limit_is_kept(
    actual: str, target: str, reached: bool
) -> None:
    assert node(actual=actual, target=target).reached is reached


@pytest.mark.parametrize(
    ("actual", "target", "shares"),
    [(21, 30, (0.7, 1.0)), (100, 80, (1.0, 0.8)), (0, 5, (0.0, 1.0)), (0, 0, (0.0, 0.0))],
)
def test_a_bar_ends_at_the_larger_of_reached_and_target(
    actual: int, target: int, shares: tuple[float, float]
) -> None:
    item = node(actual=actual, target=target)
    assert (item.share, item.target_share) == shares


def test_texts_know_their_fields() -> None:
    item = node(actual="21", target="≥ 30", unit="doanh nghiệp", deadline="2025")
    assert (item.actual, item.unit, item.target) == ("21", "doanh nghiệp", "≥ 30 doanh nghiệp")
    assert (item.deadline, item.deadline.field) == ("năm 2025", "blocks[0].items[0].deadline")
    assert item.target.field == "blocks[0].items[0].target"


def test_it_reads_as_a_sentence() -> None:
    block = spec(
        {"actual": "86%", "target": "≥ 80%", "deadline": "31/12/2025"},
        {"actual": 21, "target": 30, "unit": "doanh nghiệp"},
    ).blocks[0]
    assert isinstance(block, Progress)
    assert block.reading() == (
        "Chỉ tiêu: thực hiện 86%, mục tiêu đến ngày 31/12/2025 là ít nhất 80%, đã đạt; "
        "Chỉ tiêu: thực hiện 21 doanh nghiệp, mục tiêu là 30 doanh nghiệp"
    )


@pytest.mark.parametrize(
    ("item", "where"),
    [
        ({"actual": "-1", "target": "5"}, "blocks[0].items[0].actual"),
        ({"actual": "1", "target": "5/63"}, "blocks[0].items[0].target"),
        ({"actual": "1", "target": "5%"}, "blocks[0].items[0]"),
        ({"actual": "1%", "target": "5%", "unit": "điểm"}, "blocks[0].items[0]"),
        ({"actual": "1", "target": "5", "deadline": "sớm"}, "blocks[0].items[0].deadline"),
    ],
)
def test_what_has_no_length_or_another_unit_is_refused(item: dict[str, Any], where: str) -> None:
    assert problem(item).where == where


def test_there_are_one_to_eight() -> None:
    item = {"actual": 1, "target": 2}
    assert len(spec(*[item] * 8).blocks[0].items) == 8
    assert problem(*[item] * 9).found == "9"
    assert problem().allowed == "1 or more"
