"""Trees: one root, up to six branches, up to six leaves each, and no fourth level."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from kinds_help import made, refused
from promise import text_faults

import infographix as ig

LEAF = {"title": "Tổ công nghệ số"}


def tree(branches: int, leaves: int, **fields: Any) -> dict[str, Any]:
    branch = {"title": "Phường Phú Xuân", "children": [LEAF] * leaves}
    return {
        "kind": "org",
        "root": {"title": "Ban chỉ đạo", "children": [branch] * branches},
    } | fields


def test_all_boxes_are_read_in_order() -> None:
    root = {
        "title": "Sở",
        "text": "đầu mối",
        "children": [
            {"title": "Phòng A", "children": [{"title": "Tổ 1", "text": "số hóa"}]},
            {"title": "Phòng B"},
        ],
    }
    assert made(kind="org", root=root).reading() == (
        "Sở – đầu mối. Gồm: Phòng A (gồm Tổ 1 – số hóa); Phòng B"
    )


def test_what_is_wrong_is_named() -> None:
    assert set(refused(kind="org")) == {"root"}
    assert set(refused(kind="org", root={"title": "a"})) == {"root.children"}
    assert refused(**tree(7, 1))["root.children"].allowed == "6 or fewer"
    assert "root.children[0].children" in refused(**tree(1, 7))


def test_a_fourth_level_is_refused_with_the_limit() -> None:
    deep = tree(1, 1)
    deep["root"]["children"][0]["children"] = [{**LEAF, "children": [LEAF]}]
    found = refused(**deep)
    assert set(found) == {"root.children[0].children[0]"}
    assert found["root.children[0].children[0]"].allowed == "three levels"


@pytest.mark.parametrize("variant", ["", "list"])
@pytest.mark.parametrize(("branches", "leaves"), [(1, 0), (1, 6), (2, 2), (4, 3), (6, 2)])
def test_trees_of_all_shapes_are_drawn_whole(branches: int, leaves: int, variant: str) -> None:
    data = {"title": "Sơ đồ", "blocks": [tree(branches, leaves, variant=variant)]}
    picture = ig.render(data, "facebook-portrait")
    assert not picture.drawn.left_out_fields
    assert not text_faults(picture)
    assert len(picture.drawn.arrangement.texts) >= 2 + branches * (1 + leaves)


def test_connectors_meet_the_boxes_without_a_gap() -> None:
    """Between the root's lower and a branch's upper edge runs one unbroken line of one colour."""
    picture = ig.render({"title": "Sơ đồ", "blocks": [tree(3, 0)]}, "facebook-portrait")
    slots = {slot.field: slot.box for slot in picture.drawn.arrangement.texts}
    root = slots["blocks[0].root.title"]
    middle = slots["blocks[0].root.children[1].title"]
    x = round(root.x + root.width / 2)
    greens = [picture.image.getpixel((x, y))[1] for y in range(round(root.bottom), round(middle.y))]
    jumps = [upper for upper, lower in pairwise(greens) if abs(upper - lower) > 20]
    assert len(jumps) == 2  # root | line | branch; the branch's shadow dims the line a little
