"""Components: each score lies between zero and its own maximum."""

from __future__ import annotations

from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts.kinds.components import Components
from infographix.facts.model import Infographic
from infographix.facts.view import view

GOOD = {"label": "Nội dung", "value": "7,20", "max": 10}


def spec(*items: dict[str, Any]) -> Infographic:
    return Infographic(title="Tiêu đề", blocks=[{"kind": "components", "items": list(items)}])


def problem(*items: dict[str, Any]) -> Problem:
    with pytest.raises(SpecError) as caught:
        spec(*items)
    (found,) = caught.value.problems
    return found


def test_a_bar_is_the_share_of_its_own_maximum() -> None:
    items = view(spec(GOOD, {**GOOD, "max": "7,20"}, {**GOOD, "value": 0})).blocks[0].items
    assert [item.share for item in items] == [0.72, 1.0, 0.0]
    assert [item.max for item in items] == ["10", "7,20", "10"]


def test_it_reads_score_of_maximum() -> None:
    block = spec(GOOD, GOOD, {**GOOD, "label": "Khác"}).blocks[0]
    assert isinstance(block, Components)
    assert block.reading() == "Nội dung: 7,20 trên 10; Nội dung: 7,20 trên 10; Khác: 7,20 trên 10"


@pytest.mark.parametrize(
    ("item", "where"),
    [
        ({"value": "10,1"}, "blocks[0].items[1]"),
        ({"max": 0, "value": 0}, "blocks[0].items[1]"),
        ({"value": "70%"}, "blocks[0].items[1]"),
        ({"value": "-1"}, "blocks[0].items[1].value"),
        ({"max": "5/63"}, "blocks[0].items[1].max"),
        ({"highlight": "nhiều"}, "blocks[0].items[1].highlight"),
    ],
)
def test_other_scores_are_refused(item: dict[str, Any], where: str) -> None:
    assert problem(GOOD, GOOD | item, GOOD).where == where


def test_there_are_three_to_twelve() -> None:
    assert len(spec(*[GOOD] * 12).blocks[0].items) == 12
    assert problem(*[GOOD] * 13).found == "13"
    assert problem(*[GOOD] * 2).allowed == "3 or more"
