"""Templates: the sandbox, places in errors, marked facts, and folders of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix.errors import InfographixError, MarkupError, SpecError
from infographix.facts.view import FactText
from infographix.markup.template import FIELD_END, FIELD_START, Templates

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'


def rendered(folder: Path, body: str, **context: Any) -> str:
    (folder / "mine.svg.j2").write_text(f"{HEAD}\n{body}\n</svg>", encoding="utf-8")
    return Templates([folder]).render("mine", {"format": None, "theme": None, **context})


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


def test_markup_in_a_fact_is_escaped(tmp_path: Path) -> None:
    page = {"title": FactText('<ix:icon name="x"/>&amp;', "title")}
    out = rendered(tmp_path, "<ix:text>{{ page.title }}</ix:text>", page=page)
    assert "&lt;ix:icon name=&#34;x&#34;/&gt;&amp;amp;" in out
    assert "<ix:icon" not in out


def test_template_code_in_a_fact_is_text(tmp_path: Path) -> None:
    page = {"title": FactText("{{ 7 * 7 }}{% raw %}", "title")}
    out = rendered(tmp_path, "<ix:text>{{ page.title }}</ix:text>", page=page)
    assert "{{ 7 * 7 }}{% raw %}" in out


def test_a_fact_is_led_by_its_field(tmp_path: Path) -> None:
    page = {"title": FactText("một\nhai", "title")}
    out = rendered(tmp_path, "<ix:text>{{ page.title }}</ix:text>", page=page)
    assert f"{FIELD_START}title{FIELD_END}một\u2028hai" in out


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
        Templates().render("postr", {})
    assert caught.value.problems[0].where == "layout"


def test_a_name_cannot_leave_the_folders() -> None:
    for name in ("../pyproject", "/etc/passwd", "blocks/../../layouts/poster"):
        with pytest.raises(InfographixError):
            Templates().render(name, {"page": {}, "format": None, "theme": None})


def test_the_users_folder_comes_first(tmp_path: Path) -> None:
    (tmp_path / "poster.svg.j2").write_text(f"{HEAD}mine</svg>", encoding="utf-8")
    assert "mine" in Templates([tmp_path]).render("poster", {})
    second = tmp_path / "second"
    second.mkdir()
    (second / "poster.svg.j2").write_text(f"{HEAD}other</svg>", encoding="utf-8")
    assert "mine" in Templates([tmp_path, second]).render("poster", {})
    assert "other" in Templates([second, tmp_path]).render("poster", {})
    assert Templates([tmp_path]).names() == Templates().names()


def test_what_layouts_share_is_no_layout() -> None:
    assert not {"page", "furniture"} & set(Templates().names())
