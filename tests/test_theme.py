"""Themes: tokens from files, merged along `extends`, and errors that name file and table."""

from __future__ import annotations

from pathlib import Path

import pytest
from specs import THEMES

from infographix import theme
from infographix.errors import MarkupError, SpecError
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
    assert theme.names([tmp_path]) == ["hue", "mine", "so"]


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
