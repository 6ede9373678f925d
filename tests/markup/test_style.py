"""Computed values: tokens become px, colours inherit, and wrong values name what is allowed."""

from __future__ import annotations

import pytest

from infographix import theme
from infographix.errors import MarkupError
from infographix.markup.attributes import GRAMMAR, Scope, Share, TrackSize
from infographix.markup.parse import ELEMENTS, parse
from infographix.markup.style import Sheet, Styled, is_lasting
from infographix.theme import Length


@pytest.fixture(scope="module")
def scope() -> Scope:
    return Scope(theme.load("hue"), 1.5, {"safe-top": Length(270, 270, 270)})


def styled(body: str, scope: Scope) -> Styled:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    return Sheet(scope).compute(parse(f"{head}{body}</svg>"), {}).children[0]


def test_every_element_has_a_grammar() -> None:
    assert set(GRAMMAR) == set(ELEMENTS)


def test_a_length_token_is_scaled_to_the_format(scope: Scope) -> None:
    gap = styled('<ix:row gap="md"/>', scope).values["gap"]
    assert gap == scope.theme.lengths["md"].times(1.5)


def test_a_length_of_the_format_is_not_scaled(scope: Scope) -> None:
    assert styled('<ix:spacer height="safe-top"/>', scope).values["height"].base == 270


def test_sizes_may_be_shares(scope: Scope) -> None:
    values = styled('<ix:row width="2/5" height="full"/>', scope).values
    assert values["width"] == Share(0.4)
    assert values["height"] == Share(1.0)


def test_padding_follows_css_order(scope: Scope) -> None:
    padding = styled('<ix:row padding="sm md lg"/>', scope).values["padding"]
    bases = [edge.base / 1.5 for edge in padding]
    lengths = scope.theme.lengths
    assert bases == [lengths[name].base for name in ("sm", "md", "lg", "md")]


def test_a_number_of_columns_means_equal_columns(scope: Scope) -> None:
    values = styled('<ix:grid columns="2"/>', scope).values
    assert values["columns"] == (TrackSize("bare-fr", 1.0),) * 2


def test_text_takes_role_then_inherited_then_own_colour(scope: Scope) -> None:
    colors = scope.theme.colors
    plain = styled("<ix:text>a</ix:text>", scope)
    assert plain.spans[0].color == colors["ink"]
    row = '<ix:row color="accent"><ix:text>a</ix:text><ix:text color="brand">b</ix:text></ix:row>'
    inherited, own = styled(row, scope).children
    assert inherited.spans[0].color == colors["accent"]
    assert own.spans[0].color == colors["brand"]


def test_a_fact_stays_a_reference_only_where_words_or_numbers_stand(scope: Scope) -> None:
    table = {"icon": "users", "color": "accent", "share": 0.25}
    root = '<ix:icon name="\ue000icon\ue001"/><ix:stack grow="\ue000share\ue001"/>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    lasting = parse(f"{head}{root}</svg>")
    icon, bar = Sheet(scope).compute(lasting, table).children
    assert icon.marked == {"name": "\ue000icon\ue001"}
    assert bar.marked == {"grow": "\ue000share\ue001"}
    assert is_lasting(lasting, table)
    passing = parse(f'{head}<ix:stack fill="\ue000color\ue001"/></svg>')
    assert Sheet(scope).compute(passing, table).children[0].values == {
        "fill": scope.theme.colors["accent"]
    }
    assert not is_lasting(passing, table)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<ix:row gapp="md"/>', ("gapp", "did you mean 'gap'")),
        ('<ix:row gap="mdd"/>', ("'mdd'", "md", "did you mean 'md'")),
        ('<ix:text role="titel">a</ix:text>', ("did you mean 'title'",)),
        ('<ix:row fill="#12"/>', ("'#12'", "accent")),
        ('<ix:row grow="-1"/>', ("a number, 0 or more",)),
        ('<ix:row grow="nan"/>', ("a number, 0 or more",)),
        ('<ix:grid columns="1fr wide"/>', ("columns", "auto")),
        ('<ix:text max-lines="0">a</ix:text>', ("1 to 1000",)),
        ('<ix:row align="middle"/>', ("center",)),
    ],
)
def test_a_wrong_attribute_says_what_is_allowed(
    body: str, words: tuple[str, ...], scope: Scope
) -> None:
    with pytest.raises(MarkupError) as caught:
        styled(body, scope)
    for word in words:
        assert word in str(caught.value)
