"""Pictograms: a whole number of icons, so that the picture is as true as the number."""

from __future__ import annotations

from typing import Any

import pytest
from kinds_help import made, node, refused


def block(**fields: Any) -> dict[str, Any]:
    return {"kind": "pictogram", "label": "người dân hài lòng", **fields}


@pytest.mark.parametrize(
    ("fields", "filled", "ratio"),
    [
        ({"value": 8}, 8, "8/10"),
        ({"value": "hơn 9", "of": "10"}, 9, "hơn 9/10"),
        ({"value": "98%", "of": 50}, 49, "98%"),
        ({"value": "> 90%"}, 9, "> 90%"),
        ({"value": 0, "of": 4}, 0, "0/4"),
    ],
)
def test_so_many_icons_stand_out(fields: dict[str, Any], filled: int, ratio: str) -> None:
    found = node(**block(**fields))
    assert (found.filled, found.ratio) == (filled, ratio)
    assert found.ratio.field == "blocks[0].value"


def test_the_rest_are_outlines_of_the_same_icon() -> None:
    assert (node(**block(value=8)).icon, node(**block(value=8)).hollow) == ("user:filled", "user")
    found = node(**block(value=8, icon="users"))
    assert (found.icon, found.hollow) == ("users", "users")


def test_it_is_read_as_a_ratio() -> None:
    assert made(**block(value="hơn 9")).reading() == "hơn 9 trên 10 người dân hài lòng"
    assert made(**block(value="98%", of=50)).reading() == "98% người dân hài lòng"


@pytest.mark.parametrize(
    ("fields", "where", "hint"),
    [
        ({"value": "98%"}, "", "with `of: 50` it is 49 of 50"),
        ({"value": "98,9%"}, "", "round it"),
        ({"value": "8,5"}, "", "round it"),
        ({"value": 11}, "", ""),
        ({"value": -1}, "", ""),
        ({"value": "8/10"}, "", "`of`"),
        ({"value": 8, "of": 101}, "of", ""),
        ({"value": 1, "of": 1}, "of", ""),
        ({"value": 1, "of": "mười"}, "of", ""),
    ],
)
def test_what_is_no_whole_number_of_icons_is_refused(
    fields: dict[str, Any], where: str, hint: str
) -> None:
    found = refused(**block(**fields))
    assert list(found) == [where]
    assert hint in found[where].hint
