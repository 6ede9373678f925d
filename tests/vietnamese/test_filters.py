"""Filters in layouts: they keep the field of the fact, and name the template where they fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix.errors import MarkupError
from infographix.facts.model import Infographic
from infographix.facts.view import view
from infographix.markup.reference import resolved
from infographix.markup.template import Filled, Templates

FACTS = Infographic(
    title="Cài Hue-S ở Huế",
    date="2023-08-05",
    numbers="vi",
    blocks=[
        {
            "kind": "ranking",
            "items": [
                {"label": "Đà Nẵng", "value": "1.280.000"},
                {"label": "An Giang", "value": "183.000"},
                {"label": "Cần Thơ", "value": "0,5"},
            ],
        }
    ],
)


def filled(folder: Path, template: str) -> Filled:
    (folder / "one.svg.j2").write_text(template, encoding="utf-8")
    return Templates([folder]).fill("one", {"page": view(FACTS)})


def rendered(folder: Path, template: str) -> str:
    made = filled(folder, template)
    return resolved(made.markup, made.facts)


@pytest.mark.parametrize(
    ("template", "field", "text"),
    [
        ("{{ page.title | upper_vi }}", "title", "CÀI Hue-S Ở HUẾ"),
        ("{{ page.title | slug }}", "title", "cai-hue-s-o-hue"),
        ("{{ page.date | date }}", "date", "ngày 05 tháng 8 năm 2023"),
        ("{{ page.date | date('news') }}", "date", "5/8/2023"),
        (
            "{{ page.blocks[0]['items'][0].value | compact('người', decimals=1) }}",
            "blocks[0].items[0].value",
            "1,3 triệu người",
        ),
        (
            "{{ page.blocks[0]['items'][2].value | percent }}",
            "blocks[0].items[2].value",
            "50%",
        ),
    ],
)
def test_a_filtered_fact_still_knows_its_field(
    tmp_path: Path, template: str, field: str, text: str
) -> None:
    assert filled(tmp_path, template).facts == {field: text}


def test_an_absent_fact_stays_absent_and_plain_values_have_no_field(tmp_path: Path) -> None:
    template = (
        "{{ page.subtitle | upper_vi }}|{{ 1234.5 | number }}|{{ 0.5 | percent }}"
        "|{{ '7h30' | time }}"
    )
    assert rendered(tmp_path, template) == "|1.234,5|50%|07 giờ 30"


def test_items_are_sorted_by_a_text_of_theirs(tmp_path: Path) -> None:
    items = "page.blocks[0]['items'] | sort_vi('label')"
    template = f"{{% for item in {items} %}}{{{{ item.index }}}}{{% endfor %}}"
    assert rendered(tmp_path, template) == "120"


@pytest.mark.parametrize(
    "call",
    ["page.title | number", "page.title | date", "page.nothing | slug", "[1] | sort_vi('a')"],
)
def test_a_filter_that_fails_names_the_template_and_line(tmp_path: Path, call: str) -> None:
    with pytest.raises(MarkupError) as caught:
        rendered(tmp_path, f"\n{{{{ {call} }}}}")
    assert caught.value.problems[0].where == "one.svg.j2:2"


def test_every_filter_is_registered() -> None:
    known: Any = Templates()._environment.filters
    assert {"number", "percent", "compact", "signed", "interval", "date", "time"} <= set(known)
    assert {"slug", "upper_vi", "sort_vi"} <= set(known)
