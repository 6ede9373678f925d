"""The theme of a spec: a name, or a base with other colours and a logo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from PIL import Image
from specs import bare

import infographix as ig
from infographix.engine import engine
from infographix.facts.load import loads
from infographix.facts.look import Look


def spec(theme: Any) -> ig.Infographic:
    return ig.load(bare(theme=theme))


def test_a_name_stays_a_name() -> None:
    assert spec("so").theme == "so"
    assert spec({"base": "so"}).theme == "so"
    assert ig.load(bare()).theme == "hue"


def test_colours_are_kept_by_token() -> None:
    look = spec({"base": "so", "accent": "#B5651D", "brand-deep": " #123 "}).theme
    assert isinstance(look, Look)
    assert (look.base, dict(look.colors)) == ("so", {"accent": "#B5651D", "brand-deep": "#123"})


@pytest.mark.parametrize(
    ("theme", "where", "words"),
    [
        ({"accent": "brown"}, "theme.accent", "#RRGGBB"),
        ({"accent": "#12345"}, "theme.accent", "#12345"),
        ({"base": "no name"}, "theme.base", "no name"),
        ("no name", "theme", "no name"),
        ({"logo": "https://hue.gov.vn/a.png"}, "theme.logo", "picture file"),
        (7, "theme", "named fields"),
    ],
)
def test_what_is_wrong_is_named_by_its_field(theme: Any, where: str, words: str) -> None:
    with pytest.raises(ig.SpecError) as caught:
        spec(theme)
    (problem,) = caught.value.problems
    assert problem.where == where
    assert words in str(problem)


def test_a_colour_without_quotes_in_yaml_is_explained() -> None:
    text = "title: A\ntheme:\n  accent: #B5651D\nblocks: [{kind: text, paragraphs: [a]}]"
    with pytest.raises(ig.SpecError, match="quotes"):
        loads(text)


def test_an_unknown_token_is_found_when_drawn() -> None:
    with pytest.raises(ig.SpecError, match="did you mean 'accent'"):
        ig.render(spec({"accnt": "#B5651D"}), "facebook-square")


def test_a_derived_theme_is_drawn_and_named_and_kept_apart_from_its_base() -> None:
    plain = ig.render(spec("hue"), "facebook-square")
    mine = ig.render(spec({"brand": "#0A7C5A"}), "facebook-square")
    again = ig.render(spec("hue"), "facebook-square")
    assert plain.png == again.png != mine.png
    assert mine.report.theme == "hue (brand #0a7c5a)"
    assert mine.image.getpixel((1079, 1)) == pytest.approx((0x0A, 0x7C, 0x5A), abs=2)
    assert not [found for found in mine.report.findings if found.code == "theme-contrast"]


def test_two_derived_themes_are_two_entries_of_the_engine() -> None:
    shop = engine()
    one, other = (shop.theme(Look(accent=value)) for value in ("#112233", "#332211"))
    assert one.colors["accent"] != other.colors["accent"]
    assert shop.theme(Look(accent="#112233")) is one


def test_faint_text_is_a_finding() -> None:
    picture = ig.render(spec({"ink": "#BBBBBB"}), "facebook-square")
    found = [each for each in picture.report.findings if each.code == "theme-contrast"]
    assert {each.details["ground"] for each in found} == {"page", "surface", "tint"}
    assert {(each.severity, each.field) for each in found} == {("warning", "theme")}


def test_the_logo_of_a_theme_stands_in_for_one_of_the_spec(tmp_path: Path) -> None:
    def seen(**fields: Any) -> set[tuple[int, ...]]:
        drawn = ig.render(ig.load(bare(**fields), folder=tmp_path), "facebook-square")
        return {color for _, color in drawn.image.getcolors(1 << 24)}

    red, blue = (255, 0, 0), (0, 0, 255)
    Image.new("RGB", (40, 40), red).save(tmp_path / "red.png")
    Image.new("RGB", (40, 40), blue).save(tmp_path / "blue.png")
    assert red in seen(theme={"logo": "red.png"})
    both = seen(theme={"logo": "red.png"}, logo="blue.png")
    assert blue in both and red not in both
    assert red in seen(theme={"logo": (tmp_path / "red.png").read_bytes()})


def test_the_schema_takes_both_forms() -> None:
    check = jsonschema.Draft202012Validator(ig.json_schema())
    for theme in ("hue", {"base": "so", "accent": "#B5651D", "logo": "logo.png"}):
        check.validate(bare(theme=theme))
    assert not check.is_valid(bare(theme={"accent": "brown"}))
