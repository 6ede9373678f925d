"""`layout: auto` picks the layout that is made for the blocks, and says why."""

from __future__ import annotations

from typing import Any

import pytest
from blocks import BLOCKS
from specs import SAMPLES, bare

import infographix as ig
from infographix.choice import choices
from infographix.engine import engine

FIGURES = BLOCKS["figures, chips"]
LONG = {
    "kind": "ranking",
    "items": [{"label": f"Tỉnh {number}", "value": number} for number in range(1, 7)],
}
CASES: dict[str, tuple[list[dict[str, Any]], str, str]] = {
    "a quote alone": ([BLOCKS["quote"]], "quote", "quote"),
    "a quote among others": ([BLOCKS["quote"], BLOCKS["steps"]], "poster", "banner"),
    "a warning first": ([BLOCKS["alert, danger"], BLOCKS["steps"]], "alert", "alert"),
    "a warning last": ([BLOCKS["steps"], BLOCKS["alert, danger"]], "poster", "banner"),
    "four short blocks of data": ([FIGURES] * 4, "dashboard", "dashboard"),
    "six": ([FIGURES] * 6, "dashboard", "dashboard"),
    "seven": ([FIGURES] * 7, "poster", "banner"),
    "three": ([FIGURES] * 3, "poster", "banner"),
    "a long one among them": ([FIGURES] * 3 + [LONG], "poster", "banner"),
    "words among them": ([FIGURES] * 3 + [BLOCKS["text"]], "poster", "banner"),
    "a picture and words": ([BLOCKS["photo"], BLOCKS["text"]], "split", "split"),
    "words and a picture": ([BLOCKS["steps"], BLOCKS["photo"]], "split", "split"),
    "a picture alone": ([BLOCKS["photo"]], "poster", "banner"),
    "a picture and a table": ([BLOCKS["photo"], BLOCKS["table"]], "poster", "banner"),
    "two pictures": ([BLOCKS["photo"]] * 2, "poster", "banner"),
    "a picture, three of words": ([BLOCKS["photo"], *[BLOCKS["text"]] * 3], "poster", "banner"),
    "one number": ([BLOCKS["figures, one"]], "hero", "hero"),
}


def facts(*blocks: dict[str, Any], **fields: Any) -> ig.Infographic:
    return ig.load(bare(*blocks, numbers="vi", **fields), folder=SAMPLES)


@pytest.mark.parametrize("case", CASES)
def test_the_blocks_choose_the_layout(case: str) -> None:
    blocks, tall, wide = CASES[case]
    forms = engine().formats
    assert choices(facts(*blocks), forms["facebook-portrait"])[0][0] == tall
    assert choices(facts(*blocks), forms["facebook-square"])[0][0] == tall
    assert choices(facts(*blocks), forms["facebook-link"])[0][0] == wide


def test_a_layout_that_is_named_is_taken_and_covers_come_first() -> None:
    forms = engine().formats
    named = facts(BLOCKS["quote"], layout="poster")
    assert choices(named, forms["facebook-square"]) == (("poster", "named by the spec"),)
    assert choices(named, forms["facebook-page-cover"])[0][0] == "cover"


def test_the_report_says_why() -> None:
    report = ig.render(facts(BLOCKS["quote"]), "facebook-square").report
    assert (report.layout, report.reason) == ("quote", "a message stands alone")


def test_where_the_best_layout_has_no_room_the_next_is_taken() -> None:
    """The text beside the picture fits in no column, but below it."""
    paragraph = "Phục vụ người dân và doanh nghiệp tốt hơn. " * 19
    words = {"kind": "text", "paragraphs": [paragraph] * 2}
    spec = facts(BLOCKS["photo"], words)
    picture = ig.render(spec, "facebook-square")
    assert picture.report.layout == "poster"
    assert picture.report.reason.endswith("and split has no room")
    with pytest.raises(ig.FitError):
        ig.render(spec.model_copy(update={"layout": "split"}), "facebook-square")
