"""Templates: parsed first and filled after, so that a cell is a value and never more."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import infographix as ig
from infographix.campaign.filling import Filled
from infographix.campaign.tables.read import read
from infographix.campaign.template import Template

ROWS = [
    {"Tên xã": "Phong Điền", "Tỷ lệ (%)": 95.1, "Huyện": "A", "Ngày": dt.date(2022, 2, 21), "x": 1},
    {"Tên xã": "Quảng Điền", "Tỷ lệ (%)": 88.93, "Huyện": "A", "Ngày": None, "x": 1234},
]


def fill(text: Any, rows: list[dict[str, Any]] | None = None, group: bool = False) -> Filled:
    table = read(rows or ROWS)
    return Template({"title": text}, table).fill(table.rows if group else table.rows[:1], group)


def title(text: Any, **cells: Any) -> Any:
    filled = fill(text, [cells] if cells else None)
    assert not filled.problems, filled.problems
    return filled.fields["title"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{{ row['Tên xã'] }}", "Phong Điền"),
        ("{{ row.ten_xa }}", "Phong Điền"),
        ("Xã {{ row.ten_xa }}: {{ row['Tỷ lệ (%)'] }}%", "Xã Phong Điền: 95,1%"),
        ("{{ row['Tỷ lệ (%)'] }}", "95,1"),
        ("{{ row['Tỷ lệ (%)'] ~ '%' }}", "95,1%"),
        ("{{ row.x }}", 1),
        ("{{ row.x + 1 }}", 2),
        ("{{ row.x == 1 }}", True),
        ("{{ row['Ngày'] }}", "21/02/2022"),
        ("{{ row['Ngày'] | string | length > 0 }}", True),
        ("{% if row.x %}có{% else %}không{% endif %}", "có"),
        ("{{ row.ten_xa | upper_vi }}", "PHONG ĐIỀN"),
        ("no mark at all", "no mark at all"),
        (12, 12),
    ],
)
def test_a_text_is_filled(text: Any, value: Any) -> None:
    assert title(text) == value


@pytest.mark.parametrize(
    "cell",
    ["{{ 7 * 7 }}", "{% raw %}", "a: b", "- x", "kind: figures\nitems: []", '"', "{#", "&a *a !!x"],
)
def test_a_cell_is_never_evaluated_and_brings_no_field(cell: str) -> None:
    assert title("{{ row.a }}", a=cell) == cell
    assert title("x {{ row.a }}", a=cell) == f"x {cell}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ row.a.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ [].append.__globals__ }}",
        "{{ range(10**9) | list }}",
        "{{ row }}",
        "{{ [1, 2] }}",
        "{{ {'kind': 'text'} }}",
        "{{ nothing }}",
        "{{ cycler }}",
        "{{ row.a / 0 }}",
    ],
)
def test_what_is_no_single_value_or_reaches_out_is_refused(text: str) -> None:
    filled = fill(text, [{"a": 1}])
    assert filled.problems
    assert filled.fields["title"] is None


def test_an_empty_cell_alone_is_nothing_and_within_a_sentence_is_refused() -> None:
    cells = {"a": None, "b": 1}
    assert title("{{ row.a }}", **cells) is None
    assert title("{{ row.a or 'chưa có' }}!", **cells) == "chưa có!"
    filled = fill("{{ row.b }} {{ row.a }}", [cells])
    assert filled.problems[0].what == "the cell is empty"
    assert [use.column for use in filled.uses["title"]] == ["a"], "the cell that was refused"


def test_a_column_that_is_not_there_is_refused_before_any_row() -> None:
    table = read(ROWS)
    with pytest.raises(ig.SpecError) as caught:
        Template({"title": "{{ row['Tên'] }}", "blocks": [{"text": "{{ row.ty_lee }}"}]}, table)
    assert [problem.where for problem in caught.value.problems] == ["title", "blocks[0].text"]
    assert "did you mean" in caught.value.problems[0].hint


def test_jinja_that_is_none_is_refused_by_its_field() -> None:
    with pytest.raises(ig.SpecError, match=r"blocks\[0\].text: template"):
        Template({"blocks": [{"text": "{{ row.x "}]}, read(ROWS))


ITEMS = {"each": "rows", "label": "{{ loop.index }}. {{ row.ten_xa }}", "value": "{{ row.x }}"}


def test_an_item_is_repeated_for_each_row() -> None:
    filled = fill([ITEMS, {"label": "Cả huyện"}], group=True)
    assert filled.fields["title"] == [
        {"label": "1. Phong Điền", "value": 1},
        {"label": "2. Quảng Điền", "value": 1234},
        {"label": "Cả huyện"},
    ]
    assert [use.row for use in filled.uses["title[1].value"]] == [3]


@pytest.mark.parametrize(
    ("each", "labels"),
    [
        ("rows | largest('Tỷ lệ (%)')", ["Phong Điền", "Quảng Điền"]),
        ("rows | smallest('ty_le')", ["Quảng Điền", "Phong Điền"]),
        ("rows | largest('x', 1)", ["Quảng Điền"]),
        ("rows[:1]", ["Phong Điền"]),
        ("rows | selectattr('x', 'gt', 5) | list", ["Quảng Điền"]),
    ],
)
def test_the_rows_of_an_item_are_chosen_by_an_expression(each: str, labels: list[str]) -> None:
    filled = fill([{"each": each, "label": "{{ row.ten_xa }}"}], group=True)
    assert [item["label"] for item in filled.fields["title"]] == labels


def test_rows_are_ordered_by_their_numbers_and_not_by_their_texts() -> None:
    rows = [{"a": "9,5", "b": 1}, {"a": "10,2", "b": 2}]
    each = [{"each": "rows | largest('a')", "v": "{{ row.a }}"}]
    assert [item["v"] for item in fill(each, rows, group=True).fields["title"]] == ["10,2", "9,5"]


@pytest.mark.parametrize(
    ("each", "words"),
    [("{{ rows }}", "without braces"), ("rows |", "template"), ({"a": 1}, "without braces")],
)
def test_an_expression_for_rows_that_is_none_is_refused(each: Any, words: str) -> None:
    with pytest.raises(ig.SpecError, match=words):
        fill([{"each": each}], group=True)


def test_each_stands_only_in_a_list() -> None:
    with pytest.raises(ig.SpecError, match="item of a list"):
        Template({"title": "a", "series": {"each": "rows"}}, read(ROWS))


def test_each_takes_rows_and_nothing_else() -> None:
    assert fill([{"each": "[1, 2]"}], group=True).problems[0].what == "`each` takes rows"
    assert fill([{"each": "rows"}]).problems, "without a group there are no rows"


def test_what_the_rows_of_a_group_do_not_share_is_refused_outside_an_item() -> None:
    assert fill("Huyện {{ row['Huyện'] }}", group=True).fields["title"] == "Huyện A"
    filled = fill("Xã {{ row.ten_xa }}", group=True)
    assert filled.problems[0].what == "the rows of the group differ in this column"
    assert filled.problems[0].found == "Phong Điền, Quảng Điền"


def test_a_template_does_not_grow_without_bounds() -> None:
    rows = [{"a": at} for at in range(300)]
    nested = [{"each": "rows", "items": [{"each": "rows", "v": "{{ row.a }}"}]}]
    table = read(rows)
    template = Template({"blocks": nested, "title": "{{ row.a }}"}, table)
    (problem,) = template.fill(table.rows, True).problems
    assert problem.what == "the filled template is too large"
