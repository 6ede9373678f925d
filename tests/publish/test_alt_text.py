"""The description for a network's field for alternative text: every fact, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from blocks import BLOCKS
from specs import EXAMPLES, NAMES, bare, example, spec

import infographix as ig
from infographix.publish.alt_text import alt_text
from infographix.vietnamese.aloud import spoken

SILENT = {
    "waive",
    "hosts",
    "icon",
    "kind",
    "variant",
    "priority",
    "formats",
    "hashtags",
    "caption",
    "date",
    "highlight",
    "level",
    "src",
    "focus",
    "better",
    "invert",
    "of",
}


HEARD = {
    "+8,6%": "tăng 8,6%",
    "19/63": "19 trên 63",
    "17/63": "17 trên 63",
    "2/63": "2 trên 63",
    "4/63": "4 trên 63",
    "3/63": "3 trên 63",
    "≥ 80%": "ít nhất 80%",
}
"""How what is written so is read aloud."""


def alt(data: dict[str, Any]) -> str:
    return alt_text(ig.load(data))


def facts(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of a spec that a reader of the picture sees."""
    if key in SILENT:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from facts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from facts(inner, key)
    else:
        yield str(value)


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_of_an_example_is_missing(name: str) -> None:
    text = alt(example(name)).casefold()
    assert not [fact for fact in facts(example(name)) if fact.casefold() not in text]


@pytest.mark.parametrize("block", BLOCKS)
def test_no_fact_of_any_kind_is_missing(block: str) -> None:
    data = spec(
        BLOCKS[block], numbers="vi", publisher="Sở TTTT", series={"name": "Số", "number": "7"}
    )
    text = alt(data)
    for fact in facts({name: value for name, value in data.items() if name != "numbers"}):
        assert HEARD.get(fact, fact).casefold() in text.casefold(), fact


def test_facts_stand_in_reading_order() -> None:
    text = alt(spec(BLOCKS["timeline"]))
    order = [
        "60/KH-UBND",
        "Chuyển đổi số Thừa",
        "Chính quyền",
        "2030",
        "2045",
        "Nguồn:",
        "https://",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_a_rank_and_a_step_say_their_number() -> None:
    assert "hạng 4, Thừa Thiên Huế: 0,6975" in alt(bare(BLOCKS["ranking"]))
    assert "Bước 2: Đăng ký" in alt(bare(BLOCKS["steps"]))


def test_a_unit_follows_its_value_as_it_is_read() -> None:
    text = alt(bare(BLOCKS["figures"]))
    assert "Tiếp nhận: hơn 1.234.567 hồ sơ" in text
    assert "15,3%" in text
    assert "15,3 %" not in text


def test_what_is_left_out_is_said_to_be_and_still_told() -> None:
    facts = ig.load(bare(BLOCKS["timeline"], BLOCKS["steps"]))
    text = alt_text(facts, facts.blocks[1:])
    shown, _, missing = text.partition("Nội dung không thể hiện trên ảnh này:")
    assert "Festival" in shown
    assert "Tải ứng dụng" in missing
    assert "Festival" not in missing


def test_two_equal_blocks_are_told_apart() -> None:
    """Only the second is left out, though it is equal to the first."""
    facts = ig.load(bare(BLOCKS["timeline"], BLOCKS["timeline"]))
    assert alt_text(facts, facts.blocks[1:]).count("Festival") == 2


def test_sentences_end_once_and_hold_no_line_breaks() -> None:
    text = alt(spec(title="Vì sao?", cta="Gọi ngay!", kicker="Một…"))
    assert "Vì sao? " in text
    assert "?." not in text
    assert "!." not in text
    assert "\n" not in text
    assert "  " not in text


def test_a_picture_carries_the_description_of_its_own_format() -> None:
    whole = ig.render(example("ke-hoach-60"), "facebook-portrait").alt_text
    short = ig.render(example("ke-hoach-60"), "facebook-link").alt_text
    assert "không thể hiện" not in whole
    assert "không thể hiện" in short


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Trên 98% > 98%, >= 5", "Trên 98% trên 98%, ít nhất 5"),
        ("≤ 5 ngày, < 0,1%, ~ 30", "không quá 5 ngày, dưới 0,1%, khoảng 30"),
        ("từ −5 đến 3", "từ âm 5 đến 3"),
        ("hạng 4/63, nhóm 10/63.", "hạng 4 trên 63, nhóm 10 trên 63."),
        ("ngày 10/10, 24/7, 29/9/2025, 5/2022, 60/KH-UBND, 175/2024/QH15", None),
        ("a>b, 2021–2025, 5-7, https://hue.gov.vn/4/63", None),
    ],
)
def test_signs_and_ranks_are_words_and_nothing_else_is(written: str, heard: str | None) -> None:
    assert spoken(written) == (heard or written)


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_every_sentence_begins_with_a_capital_and_ends_once(name: str) -> None:
    text = alt(example(name))
    assert not re.findall(r"[.!?:;,]{2,}|\s[.,;:]|[≥≤<>~]", text)
    assert not [one for one in re.split(r"(?<=[.!?]) ", text) if one[0].islower()]


def test_the_column_and_its_issue_are_told_first() -> None:
    series = {"name": "Mỗi ngày một dịch vụ số", "number": "12"}
    assert alt(bare(BLOCKS["steps"], series=series)).startswith(
        "Chuyên mục Mỗi ngày một dịch vụ số, kỳ 12. "
    )
