"""Themes: tokens from files, merged along `extends`, and errors that name file and table."""

from __future__ import annotations

from pathlib import Path

import pytest
from sight import SIGHTS, difference
from specs import THEMES

from infographix import theme
from infographix.color import Color, contrast
from infographix.errors import MarkupError, SpecError
from infographix.palette import LEAST_CONTRAST, PAIRS
from infographix.theme import Length


def mine(folder: Path, text: str, name: str = "mine") -> theme.Theme:
    (folder / "themes").mkdir(exist_ok=True)
    (folder / "themes" / f"{name}.toml").write_text(text, encoding="utf-8")
    return theme.load(name, [folder])


def test_a_length_moves_between_its_three_sizes() -> None:
    length = Length(10, 20, 40)
    assert [length.at(scale) for scale in (-1, -0.5, 0, 0.5, 1)] == [10, 15, 20, 30, 40]
    assert length.times(0.5) == Length(5, 10, 20)


def test_every_theme_has_the_same_tokens() -> None:
    """So a layout that works in one works in all."""
    looks = [theme.load(name) for name in theme.names()]
    assert {look.name for look in looks} == set(THEMES)
    for table in ("colors", "fills", "roles", "lengths", "scales", "shadows", "art"):
        first, *others = (set(getattr(look, table)) for look in looks)
        assert all(other == first for other in others), table


def test_roles_are_legible_at_their_smallest() -> None:
    for name in THEMES:
        for role, values in theme.load(name).roles.items():
            assert values.size.low >= 20, role
            assert values.size.low <= values.size.base <= values.size.high, role
        assert theme.load(name).roles["body"].size.base >= 24


def test_base_only_carries_what_themes_share() -> None:
    assert "base" not in theme.names()


def test_a_theme_of_the_user_changes_what_it_names_and_keeps_the_rest(tmp_path: Path) -> None:
    look = mine(
        tmp_path,
        'extends = "hue"\n[colors]\naccent = "#112233"\n[roles.title]\nweight = 600\n',
    )
    hue = theme.load("hue")
    assert look.colors["accent"].hex == "#112233"
    assert look.colors | {"accent": hue.colors["accent"]} == hue.colors
    assert look.roles["title"].weight == 600
    assert look.roles["title"].size == hue.roles["title"].size
    assert set(theme.names([tmp_path])) == {*THEMES, "mine"}


def test_a_theme_of_the_user_takes_the_place_of_one_of_ours(tmp_path: Path) -> None:
    look = mine(tmp_path, 'extends = "so"\n[colors]\nbrand = "#000000"\n', name="hue")
    assert look.colors["brand"].hex == "#000000"


def test_an_unknown_theme_names_the_near_ones() -> None:
    with pytest.raises(SpecError, match="did you mean 'hue'"):
        theme.load("huee")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('extends = "mine"', "extends no other theme"),
        ('extends = "nothing"', "'nothing'"),
        ("[colours]\na = '#000'", "unknown table"),
        ('extends = "hue"\n[colors]\naccent = "purple"', "not a colour: 'purple'"),
        ('extends = "hue"\n[lengths]\nmd = [3, 2, 1]', "lengths rise"),
        ('extends = "hue"\n[lengths]\nmd = [3, 2]', "not a theme"),
        ('extends = "hue"\n[roles.title]\ncolor = "inc"', "'inc'"),
        ('extends = "hue"\n[roles.title]\nsize = "big"', "not a theme"),
        ('extends = "hue"\n[fills.header]\ncolors = ["none-such"]', "none-such"),
        ('extends = "hue"\n[colors]\naccent = 5', "not a theme"),
        ("colors = 3", "not a theme"),
        ("[colors", "not well-formed TOML"),
    ],
)
def test_a_wrong_theme_names_its_file(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MarkupError) as caught:
        mine(tmp_path, text)
    assert words in str(caught.value)
    assert "mine.toml" in str(caught.value)


@pytest.mark.parametrize("name", THEMES)
def test_text_of_every_theme_stands_out_from_its_grounds(name: str) -> None:
    """What is painted is measured in `test_sight`; these are the tokens that layouts may pair."""
    look = theme.load(name)
    assert not look.faint
    for ink, grounds in PAIRS:
        for ground in grounds:
            assert contrast(look.colors[ink], look.colors[ground]) >= LEAST_CONTRAST


TOLD_APART = [
    ("bar", "bar-strong"),
    ("accent", "brand"),
    ("bar-strong", "track"),
    ("alert-info", "alert-warning"),
    ("alert-warning", "alert-danger"),
    ("alert-info", "alert-danger"),
]
CLEAR = 20
"""ΔE*ab at which nobody takes one colour for the other; about 2 is just seen."""


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", THEMES)
def test_colours_that_say_something_differ_to_every_kind_of_sight(name: str, sight: str) -> None:
    colors = theme.load(name).colors
    for one, other in TOLD_APART:
        assert difference(colors[one], colors[other], sight) >= CLEAR, (one, other)


@pytest.mark.parametrize("name", THEMES)
def test_a_highlighted_bar_is_told_by_its_light_alone(name: str) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1, so that it also is in a grey print."""
    colors = theme.load(name).colors
    assert contrast(colors["bar"], colors["bar-strong"]) >= 3
    assert contrast(colors["bar-strong"], colors["track"]) >= 3


def test_the_measure_of_sight_knows_what_is_confused() -> None:
    red, green = Color(200, 60, 40), Color(110, 120, 30)
    assert difference(red, green, "trichromacy") > 60
    assert difference(red, green, "deuteranopia") < 20
    assert difference(Color(0, 0, 0), Color(255, 255, 255), "protanopia") == pytest.approx(
        100, 0.01
    )


def test_a_derived_theme_replaces_what_is_named() -> None:
    hue, look = theme.load("hue"), theme.derive("hue", {"line": "#123456", "ink": "#000"})
    assert look.colors == hue.colors | {"line": Color(0x12, 0x34, 0x56), "ink": Color(0, 0, 0)}
    assert (look.roles, look.lengths, look.art) == (hue.roles, hue.lengths, hue.art)
    assert look.name == "hue (ink #000, line #123456)"


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("lead", ["#B5651D", "#0A7C5A", "#F2C200", "#101010", "#F4F4F4", "#888888"])
def test_what_follows_from_a_brand_or_accent_can_be_read(name: str, lead: str) -> None:
    look = theme.derive(name, {"brand": lead, "accent": lead})
    assert look.colors["brand"].hex == lead.lower()
    assert look.colors["accent"].hex == lead.lower()
    assert look.fills["header"].colors[-1] == look.colors["brand"]
    assert not look.faint


def test_a_colour_that_was_given_is_not_moved() -> None:
    look = theme.derive("hue", {"brand": "#FFDD00", "on-brand": "#FFFFFF"})
    assert look.colors["on-brand"].hex == "#ffffff"
    assert ("on-brand", "brand") in {(found.ink, found.ground) for found in look.faint}


def test_a_derived_theme_refuses_unknown_names() -> None:
    with pytest.raises(SpecError, match=r"theme\.accnt(.|\n)*did you mean 'accent'"):
        theme.derive("hue", {"accnt": "#000000"})
    with pytest.raises(SpecError, match=r"theme\.base(.|\n)*did you mean 'hue'"):
        theme.derive("huee", {})
    with pytest.raises(SpecError, match=r"theme\.accent(.|\n)*'brown'"):
        theme.derive("hue", {"accent": "brown"})
