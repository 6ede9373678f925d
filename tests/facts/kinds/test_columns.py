"""Upright bars: from zero, of one unit, as high as their share of the highest."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from kinds_help import made, node, refused
from promise import text_faults

import infographix as ig

SERIES = [
    {"label": "Năm 2022", "values": ["15,3%", "20%"]},
    {"label": "Năm 2023", "values": ["30,6%", "40%"]},
]


def bars(*values: object, **fields: Any) -> dict[str, Any]:
    items = [{"label": f"Cột {n}", "value": value} for n, value in enumerate(values)]
    return {"kind": "columns", "items": items, **fields}


def groups(series: Any = None, labels: Any = ("Phường", "Xã"), **fields: Any) -> dict[str, Any]:
    return {"kind": "columns", "labels": labels, "series": series or SERIES, **fields}


def test_bars_are_read_with_their_unit() -> None:
    assert made(**bars("hơn 5,5", 7, unit="điểm")).reading() == (
        "Cột 0: hơn 5,5 điểm; Cột 1: 7 điểm"
    )
    assert made(**groups()).reading() == (
        "Phường: Năm 2022 15,3%, Năm 2023 30,6%; Xã: Năm 2022 20%, Năm 2023 40%"
    )


def test_shares_are_of_the_highest() -> None:
    shares = [group.bars[0].share for group in node(**bars(0, 5, 20)).groups]
    assert shares == [0.0, 0.25, 1.0]
    assert [bar.share for group in node(**groups()).groups for bar in group.bars] == (
        pytest.approx([0.3825, 0.765, 0.5, 1.0])
    )
    assert [group.bars[0].share for group in node(**bars(0, 0)).groups] == [0.0, 0.0]


def test_a_long_unit_stands_once_and_a_short_one_with_each_number() -> None:
    long = node(**bars("5", "7", unit="tỷ đồng"))
    assert (long.unit, long.unit.field) == ("tỷ đồng", "blocks[0].unit")
    assert [group.bars[0].text for group in long.groups] == ["5", "7"]
    short = node(**bars("5", "7", unit="%"))
    assert short.unit is None
    assert [group.bars[0].text for group in short.groups] == ["5%", "7%"]


def test_a_unit_of_items_is_the_unit_of_all() -> None:
    items = [{"label": "a", "value": 5, "unit": "điểm"}, {"label": "b", "value": 7}]
    found = node(kind="columns", items=items)
    assert (found.unit, found.unit.field) == ("điểm", "blocks[0].items[0].unit")
    assert made(kind="columns", items=items).reading() == "a: 5 điểm; b: 7 điểm"


def test_decimals_shorten_what_is_shown_and_not_what_is_read() -> None:
    block = bars("5,25", "7,5", decimals=1)
    assert [group.bars[0].text for group in node(**block).groups] == ["5,3", "7,5"]
    assert "5,25" in made(**block).reading()
    shown = [bar.text for group in node(**groups(decimals=0)).groups for bar in group.bars]
    assert shown == ["15%", "31%", "20%", "40%"]


def test_numbers_above_bars_never_break() -> None:
    assert " " not in node(**bars("hơn 5", 7)).groups[0].bars[0].text


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (bars(5), ""),
        (bars(*range(1, 12)), "items"),
        (bars("−5", 7), "items[0].value"),
        (bars("2/63", 7), "items[0].value"),
        (bars("5%", 7, unit="điểm"), ""),
        ({**groups(), "items": bars(1, 2)["items"]}, ""),
        (groups(SERIES[:1]), ""),
        (groups(SERIES * 2), "series"),
        (groups(labels=["a"]), ""),
        (groups(labels=["a", "b", "c"]), ""),
        (groups([SERIES[0], {"label": "b", "values": ["−1", "2"]}]), "series[1].values"),
        ({"kind": "columns"}, ""),
    ],
)
def test_what_cannot_be_compared_is_refused(block: dict[str, Any], where: str) -> None:
    assert where in refused(**block)


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-square", "facebook-link"])
def test_bars_are_as_high_as_their_shares(form: str) -> None:
    """Measured in the picture: the lowest text above a bar stands lower by what the bar lacks."""
    data = {"title": "Hồ sơ", "blocks": [bars(100, 50, 25, 0)]}
    picture = ig.render(data, form)
    tops = [
        slot.box.bottom for slot in picture.drawn.arrangement.texts if slot.field.endswith(".value")
    ]
    whole = tops[3] - tops[0]
    assert whole > 60
    assert [tops[3] - top for top in tops] == pytest.approx(
        [whole, whole / 2, whole / 4, 0], abs=1.5
    )


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-link"])
def test_groups_keep_their_order_and_bars_one_width(form: str) -> None:
    series = [{"label": f"Nhóm {n}", "values": [n, n * 10 + 5]} for n in range(1, 4)]
    picture = ig.render({"title": "Hồ sơ", "blocks": [groups(series)]}, form)
    assert not text_faults(picture)
    slots = [s for s in picture.drawn.arrangement.texts if ".values[" in s.field]
    assert len(slots) == 6
    assert all(a.box.x < b.box.x for a, b in pairwise(slots))
    assert max(s.box.width for s in slots) == pytest.approx(
        min(s.box.width for s in slots), abs=0.1
    )
