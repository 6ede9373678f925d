"""Kinds of block that hold words only: their bounds, and how they read."""

from __future__ import annotations

from typing import Any

import pytest

from infographix.errors import SpecError
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.facts.view import texts, view

CHECK = {"title": "Tờ khai", "text": "Theo mẫu"}
ASKED = {"question": "Hue-S là gì?", "answer": "Một nền tảng"}
SAID = {"kind": "quote", "text": "Vì Huế xanh", "person": "Bà Hoa"}
POINTS = {"kind": "do_dont", "do": ["Đọc kỹ", "Hỏi lại"], "dont": ["Tung tin giả"]}


def spec(**block: Any) -> Infographic:
    return Infographic(title="Tiêu đề", blocks=[block])


def block(**fields: Any) -> BaseBlock:
    return spec(**fields).blocks[0]


def problems(**fields: Any) -> dict[str, str]:
    with pytest.raises(SpecError) as caught:
        spec(**fields)
    return {problem.where: problem.allowed for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("kind", "field", "entry", "least", "most"),
    [
        ("checklist", "items", CHECK, 2, 10),
        ("qa", "items", ASKED, 1, 6),
        ("text", "paragraphs", "Lời dẫn", 1, 6),
    ],
)
def test_each_kind_has_bounds(kind: str, field: str, entry: Any, least: int, most: int) -> None:
    for count in (least, most):
        assert len(getattr(block(kind=kind, **{field: [entry] * count}), field)) == count
    assert problems(kind=kind, **{field: [entry] * (least - 1)}) == {
        f"blocks[0].{field}": f"{least} or more"
    }
    assert problems(kind=kind, **{field: [entry] * (most + 1)}) == {
        f"blocks[0].{field}": f"{most} or fewer"
    }


@pytest.mark.parametrize("side", ["do", "dont"])
def test_each_side_has_one_to_eight_points(side: str) -> None:
    where = f"blocks[0].{side}"
    assert problems(**POINTS | {side: []}) == {where: "1 or more"}
    assert problems(**POINTS | {side: ["a"] * 9}) == {where: "8 or fewer"}
    assert block(**POINTS | {side: ["a"] * 8})


def test_wrong_fields_are_named_by_path() -> None:
    assert set(problems(kind="qa", items=[{"question": "a"}])) == {"blocks[0].items[0].answer"}
    assert set(problems(**POINTS | {"do": ["a", ""]})) == {"blocks[0].do[1]"}
    assert problems(**POINTS | {"labels": {"don": "a"}}) == {"blocks[0].labels.don": "do, dont"}
    assert set(problems(kind="quote", text="a")) == {"blocks[0].person"}
    assert set(problems(**SAID, portrait="https://a.vn/b.png")) == {"blocks[0].portrait"}
    assert set(problems(**SAID, portrait=b"PNG")) == {"blocks[0].portrait"}
    assert problems(kind="checklist", variant="box", items=[CHECK] * 2) == {
        "blocks[0].variant": "boxes"
    }


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"kind": "checklist", "items": [CHECK, {"title": "Ảnh"}]},
            "Tờ khai – theo mẫu; Ảnh",
        ),
        (
            {"kind": "qa", "items": [ASKED, {"question": "Xã hội số", "answer": "Cộng đồng."}]},
            "Hue-S là gì? Một nền tảng. Xã hội số: Cộng đồng.",
        ),
        (POINTS, "Nên: đọc kỹ; hỏi lại. Không nên: tung tin giả"),
        (
            POINTS | {"labels": {"do": "Đúng", "dont": "Sai"}},
            "Đúng: đọc kỹ; hỏi lại. Sai: tung tin giả",
        ),
        ({"kind": "text", "paragraphs": ["Một", "Hai.", "Ba"]}, "Một. Hai. Ba"),
        (SAID, "“Vì Huế xanh” – Bà Hoa"),
        (SAID | {"role": "Giám đốc"}, "“Vì Huế xanh” – Bà Hoa, Giám đốc"),
        (SAID | {"text": '"Vì Huế"'}, "“Vì Huế” – Bà Hoa"),
    ],
)
def test_blocks_read_well(fields: dict[str, Any], words: str) -> None:
    assert block(**fields).reading() == words


def test_labels_that_are_left_out_are_the_layouts_own_words() -> None:
    seen = view(spec(**POINTS, labels={"dont": "Đừng"})).blocks[0]
    assert (seen.labels.do, seen.labels.dont) == ("Nên", "Đừng")
    shown = set(texts(seen))
    assert "blocks[0].labels.dont" in shown and "blocks[0].labels.do" not in shown
    assert "blocks[0].do[1]" in shown


def test_a_portrait_is_a_file_name_as_it_is_and_no_text() -> None:
    made = spec(**SAID, portrait="ảnh  1.png")
    assert made.blocks[0].portrait == "ảnh  1.png"
    assert not made.repairs
    assert set(texts(view(made).blocks[0])) == {"blocks[0].text", "blocks[0].person"}
