"""What templates see of the facts."""

from __future__ import annotations

import copy
import pickle
from types import SimpleNamespace
from typing import Any

import jinja2
import pytest
from jinja2.sandbox import SandboxedEnvironment

from infographix.errors import SpecError
from infographix.facts.model import Infographic
from infographix.facts.shown import FactNumber, FactText
from infographix.facts.view import view


def seen(*blocks: dict[str, Any], **fields: Any) -> Any:
    return view(Infographic(**{"title": "Huế", "blocks": list(blocks), **fields}))


RANKING = {
    "kind": "ranking",
    "items": [
        {"label": "Đà Nẵng", "value": "0,8", "rank": "1/63"},
        {"label": "Huế", "value": "≥ 0,6", "unit": "điểm", "highlight": "có"},
        {"label": "Không", "value": "0"},
    ],
}


def test_every_text_knows_its_field() -> None:
    tree = seen(RANKING, qr={"url": "https://hue.gov.vn/", "label": "Quét"}, hashtags=["a", "b"])
    found = [
        tree.title,
        tree.qr.url,
        tree.qr.label,
        tree.hashtags[1],
        tree.blocks[0].items[1].label,
        tree.blocks[0].items[1].value,
        tree.blocks[0].items[1].unit,
        tree.blocks[0].items[0].rank,
    ]
    assert [text.field for text in found] == [
        "title",
        "qr.url",
        "qr.label",
        "hashtags[1]",
        "blocks[0].items[1].label",
        "blocks[0].items[1].value",
        "blocks[0].items[1].unit",
        "blocks[0].items[0].rank",
    ]
    assert all(isinstance(text, FactText) for text in found)


def test_absent_fields_are_none_and_blocks_know_their_place() -> None:
    tree = seen(RANKING, RANKING)
    assert (tree.subtitle, tree.qr, tree.date, tree.as_of, tree.as_of_phrase) == (None,) * 5
    block = tree.blocks[1]
    assert (block.kind, block.variant, block.index, block.count, block.path) == (
        "ranking",
        "",
        1,
        3,
        "blocks[1]",
    )
    assert (block.title, block.note, block.priority) == (None, None, 0)
    assert [item.index for item in block.items] == [0, 1, 2]


def test_bars_are_shares_of_the_longest() -> None:
    items = seen(RANKING).blocks[0].items
    assert [item.share for item in items] == pytest.approx([1, 0.75, 0])
    zeros = [{"label": "a", "value": 0}, {"label": "b", "value": 0}]
    assert [item.share for item in seen({"kind": "ranking", "items": zeros}).blocks[0].items] == [
        0,
        0,
    ]


@pytest.mark.parametrize(
    ("value", "unit", "seen_as"),
    [
        (
            "hơn 183000",
            "phản ánh",
            ("hơn 183.000", "183.000", "hơn", "phản ánh", "hơn 183.000 phản ánh"),
        ),
        ("≥ 98 %", None, ("≥ 98", "98", "≥", "%", "≥ 98%")),
        ("98", "%", ("98", "98", "", "%", "98%")),
        ("2/63", None, ("2/63", "2/63", "", None, "2/63")),
        ("-0,50", None, ("−0,50", "−0,50", "", None, "−0,50")),
    ],
)
def test_a_value_comes_whole_and_in_parts(
    value: str, unit: str | None, seen_as: tuple[Any, ...]
) -> None:
    block = {"kind": "figures", "items": [{"value": value, "unit": unit, "label": "a"}]}
    item = seen(block).blocks[0].items[0]
    assert (item.value, item.bare, item.qualifier, item.unit, item.full) == seen_as
    assert item.full == f"{item.value}{item.gap}{item.unit or ''}"
    assert isinstance(item.number, float)


def test_a_delta_has_a_trend_and_dates_a_phrase() -> None:
    item = {"value": 1, "label": "a", "delta": "-5%", "as_of": "năm 2022"}
    tree = seen({"kind": "figures", "items": [item]}, as_of="2022-02-21")
    figure = tree.blocks[0].items[0]
    assert (figure.delta, figure.trend, figure.as_of) == ("−5%", "down", "năm 2022")
    assert (tree.as_of, tree.as_of_phrase) == ("21/02/2022", "ngày 21/02/2022")
    assert tree.as_of_phrase.field == "as_of"


def test_the_tree_holds_plain_data_only() -> None:
    def walk(node: Any) -> None:
        if isinstance(node, SimpleNamespace):
            for value in vars(node).values():
                walk(value)
        elif isinstance(node, tuple):
            for value in node:
                walk(value)
        else:
            assert node is None or type(node) in (FactText, FactNumber, str, int, float, bool), node

    walk(seen(RANKING, series={"name": "a", "number": "1"}, date="2022-03-09", strict="no"))


def test_markup_in_a_fact_stays_text() -> None:
    tree = seen(RANKING, title='<svg onload="x">&{{ 7 * 7 }}')
    environment = SandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    out = environment.from_string("{{ infographic.title }}").render(infographic=tree)
    assert out == "&lt;svg onload=&#34;x&#34;&gt;&amp;{{ 7 * 7 }}"


def test_texts_keep_their_field_when_copied() -> None:
    text = FactText("a", "title")
    for again in (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text))):
        assert (again, again.field) == ("a", "title")


def test_decimals_of_an_item_go_before_those_of_its_block() -> None:
    items = [
        {"value": "0,86565", "label": "a"},
        {"value": "0,5", "label": "b"},
        {"value": "0,45", "label": "c", "unit": "điểm", "decimals": 1},
    ]
    block = seen({"kind": "ranking", "decimals": "3", "items": items}).blocks[0]
    assert [item.value for item in block.items] == ["0,866", "0,500", "0,5"]
    assert [item.full for item in block.items] == ["0,866", "0,500", "0,5 điểm"]
    assert block.items[0].value.field == "blocks[0].items[0].value"
    exact = seen({"kind": "ranking", "items": items[:2]}).blocks[0].items
    assert [item.value for item in exact] == ["0,86565", "0,5"]
    assert block.items[1].share == exact[1].share  # lengths are drawn from the exact amounts


@pytest.mark.parametrize("decimals", ["7", -1, "1,5", "nhiều"])
def test_decimals_are_whole_from_0_to_6(decimals: Any) -> None:
    with pytest.raises(SpecError) as caught:
        seen({**RANKING, "decimals": decimals})
    assert caught.value.problems[0].where == "blocks[0].decimals"
    assert caught.value.problems[0].allowed == "0 to 6"
