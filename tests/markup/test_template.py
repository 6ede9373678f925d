"""Templates: the sandbox, places in errors, marked facts, and folders of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix.errors import InfographixError, MarkupError, SpecError
from infographix.facts.shown import FactNumber, FactText
from infographix.markup.reference import END, START, resolved
from infographix.markup.template import Filled, Templates

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'


def rendered(folder: Path, body: str, **context: Any) -> str:
    (folder / "mine.svg.j2").write_text(f"{HEAD}\n{body}\n</svg>", encoding="utf-8")
    filled = Templates([folder]).fill("mine", {"format": None, "theme": None, **context})
    return resolved(filled.markup, filled.facts)


class Page:
    """Stands for the facts: an object with a class, a module and methods."""

    title = FactText("Huế", "title")

    def method(self) -> str:
        return "called"


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ page.__init__.__globals__ }}",
    "{{ page.method.__func__.__globals__ }}",
    "{{ page.__class__.__subclasses__() }}",
    "{{ page.title.__class__ }}",
    "{{ page.title|attr('__class__') }}",
    "{{ ''['__cla' ~ 'ss__'] }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ '{0.__class__.__mro__}'.format(page) }}",
    "{{ '%s'|format(page.__class__) }}",
    "{% set page.title = 'x' %}{{ page.title }}",
    "{{ [].append(1) }}",
    "{{ import('os') }}",
    "{{ open('/etc/passwd') }}",
    "{% include '/etc/passwd' %}",
    "{% include '../../pyproject.toml' %}",
    "{% import 'os' as os %}",
    "{{ range(100000000) | list }}",
]


@pytest.mark.parametrize("body", ESCAPES)
def test_the_sandbox_cannot_reach_python_or_files(tmp_path: Path, body: str) -> None:
    try:
        out = rendered(tmp_path, body, page=Page())
    except InfographixError as error:
        assert isinstance(error, MarkupError)
        return
    for trace in ("class", "object", "function", "module", "root:", "[project]"):
        assert trace not in out.removeprefix(HEAD), out


def test_most_ways_out_are_errors(tmp_path: Path) -> None:
    refused = 0
    for body in ESCAPES:
        try:
            rendered(tmp_path, body, page=Page())
        except MarkupError:
            refused += 1
    assert refused >= len(ESCAPES) - 2


def filled(folder: Path, body: str, **context: Any) -> Filled:
    (folder / "mine.svg.j2").write_text(body, encoding="utf-8")
    return Templates([folder]).fill("mine", {"format": None, "theme": None, **context})


def test_a_fact_becomes_a_mark_and_its_words_stay_out_of_the_markup(tmp_path: Path) -> None:
    words = '<ix:icon name="x"/>&amp;\nhai'
    page = {"title": FactText(words, "title")}
    markup, facts = filled(tmp_path, "<ix:text>{{ page.title }}</ix:text>", page=page)
    assert f"{START}title{END}</ix:text>" in markup
    assert "ix:icon" not in markup
    assert facts == {"title": words}


def test_two_texts_of_one_field_have_marks_of_their_own(tmp_path: Path) -> None:
    page = {"one": FactText("1", "value"), "two": FactText("1 %", "value")}
    markup, facts = filled(tmp_path, "{{ page.one }} {{ page.two }} {{ page.one }}", page=page)
    assert facts == {"value": "1", "value|2": "1 %"}
    assert resolved(markup, facts) == "1 1 % 1"


def test_the_markup_of_one_structure_is_the_same_whatever_the_facts(tmp_path: Path) -> None:
    body = '<ix:text grow="{{ page.share }}">{{ page.title }}</ix:text>'
    made = [
        filled(tmp_path, body, page={"title": FactText(t, "title"), "share": FactNumber(n, "s")})
        for t, n in (("Huế", 0.5), ("Đà Nẵng", 0.25))
    ]
    assert made[0].markup == made[1].markup
    assert made[0].facts != made[1].facts


def test_start_tags_know_their_file_and_line(tmp_path: Path) -> None:
    body = "{# two\n lines #}\n<ix:row>\n<ix:text>a</ix:text><ix:text>b</ix:text></ix:row>"
    out = rendered(tmp_path, body)
    assert '<ix:row ix-at="mine.svg.j2:4">' in out
    assert out.count('ix-at="mine.svg.j2:5"') == 2


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("\n{{ page.nothing.more }}", "mine.svg.j2:3"),
        ("{% if %}", "mine.svg.j2:2"),
        ("\n\n{{ 1 / 0 }}", "mine.svg.j2:4"),
        ("{% for a in 3 %}{% endfor %}", "mine.svg.j2:2"),
        ("{{ 'a' + 1 }}", "mine.svg.j2:2"),
        ("{% include 'blocks/pilars.svg.j2' %}", "mine.svg.j2"),
        ("{% endblock %}", "mine.svg.j2:2"),
    ],
)
def test_a_template_that_fails_names_its_line(tmp_path: Path, body: str, place: str) -> None:
    with pytest.raises(MarkupError) as caught:
        rendered(tmp_path, body, page={})
    assert place in str(caught.value)


def test_an_unknown_layout_names_the_near_ones() -> None:
    with pytest.raises(SpecError, match="did you mean 'poster'") as caught:
        Templates().fill("postr", {})
    assert caught.value.problems[0].where == "layout"


def test_a_name_cannot_leave_the_folders() -> None:
    for name in ("../pyproject", "/etc/passwd", "blocks/../../layouts/poster"):
        with pytest.raises(InfographixError):
            Templates().fill(name, {"page": {}, "format": None, "theme": None})


def test_the_users_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "poster.svg.j2").write_text(f"{HEAD}mine</svg>", encoding="utf-8")
    assert "mine" in Templates([tmp_path]).fill("poster", {}).markup
    second = tmp_path / "second"
    second.mkdir()
    (second / "poster.svg.j2").write_text(f"{HEAD}other</svg>", encoding="utf-8")
    assert "mine" in Templates([tmp_path, second]).fill("poster", {}).markup
    assert "other" in Templates([second, tmp_path]).fill("poster", {}).markup
    assert Templates([tmp_path]).names() == Templates().names()


def test_what_layouts_share_is_no_layout() -> None:
    assert not {"page", "furniture"} & set(Templates().names())
