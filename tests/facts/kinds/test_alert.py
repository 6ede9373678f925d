"""Alerts: a level that is known, a title, and what to do."""

from __future__ import annotations

import pytest
from kinds_help import made, node, refused

from infographix.facts.kinds.alert import LEVELS


@pytest.mark.parametrize("level", LEVELS)
def test_each_level_has_a_word_and_a_sign_of_its_own(level: str) -> None:
    block = {"kind": "alert", "level": level, "title": "Mưa lớn"}
    assert made(**block).reading().startswith("Mức ")
    others = [node(**{**block, "level": other}).sign for other in LEVELS if other != level]
    assert node(**block).sign not in others


def test_all_that_is_told_is_read() -> None:
    block = made(
        kind="alert",
        level="danger",
        title="Mưa lớn",
        text="Ngập sâu.",
        area="Phú Vang",
        time="Đêm nay",
        advice=["Ở nhà", "Gọi 1900 1075"],
    )
    assert block.reading() == (
        "Mức nguy hiểm. Ngập sâu. Khu vực: Phú Vang. Thời gian: Đêm nay. "
        "Cần làm: ở nhà; gọi 1900 1075"
    )


def test_what_is_wrong_is_named() -> None:
    found = refused(kind="alert", level="dangr", advice=["a"] * 9)
    assert set(found) == {"level", "title", "advice"}
    assert "'danger'" in found["level"].hint
    assert found["level"].allowed == "info, warning, danger"
    assert found["advice"].allowed == "8 or fewer"
    assert set(refused(kind="alert", level=2, title="a")) == {"level"}
    assert set(refused(kind="alert", title="a")) == {"level"}
