"""Words: facts put into their places, white space folded as in one run of text."""

from __future__ import annotations

import pytest

from infographix import theme
from infographix.markup.attributes import Scope
from infographix.markup.parse import parse
from infographix.markup.style import Sheet, StyledSpan
from infographix.markup.words import fields_of, own_length, words_of

FACTS = {"title": "Ba trụ cột", "value": "98", "empty": "", "lines": "một\nhai", "value|2": "%"}


def spans(body: str) -> tuple[StyledSpan, ...]:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    root = parse(f"{head}<ix:text>{body}</ix:text></svg>")
    return Sheet(Scope(theme.load("hue"), 1.0, {})).compute(root, FACTS).children[0].spans


def mark(key: str) -> str:
    return f"\ue000{key}\ue001"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"  {mark('title')}\n ", "Ba trụ cột"),
        (f"Nguồn:  {mark('title')} .", "Nguồn: Ba trụ cột ."),
        (f"{mark('value')} <ix:span> {mark('value|2')} </ix:span> ", "98 %"),
        (f"{mark('empty')} {mark('value')}", "98"),
        (f"{mark('value')} <ix:span>{mark('empty')}</ix:span>", "98"),
        (f"a {mark('lines')} b", "a một\nhai b"),
        (mark("empty"), ""),
    ],
)
def test_white_space_folds_as_in_one_text(body: str, words: str) -> None:
    assert "".join(text for text, _ in words_of(spans(body), FACTS)) == words


def test_a_text_knows_its_fields_and_how_much_of_it_is_theirs() -> None:
    made = spans(f"Nguồn: {mark('title')} <ix:span>{mark('value|2')}</ix:span>")
    assert fields_of(made) == ("title", "value")
    assert own_length(made, FACTS) == len("Ba trụ cột%")
