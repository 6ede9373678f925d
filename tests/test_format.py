"""Formats: the networks' as data, the user's own first, and errors that name file and key."""

from __future__ import annotations

from pathlib import Path

import pytest
from specs import FULL, SHORT

from infographix import format as formats
from infographix.errors import MarkupError, SpecError
from infographix.facts.model import FORMATS
from infographix.format import Format
from infographix.geometry import Insets

SIZES = {
    "facebook-portrait": (1080, 1350),
    "facebook-square": (1080, 1080),
    "facebook-link": (1200, 630),
    "facebook-story": (1080, 1920),
    "zalo-article-cover": (1280, 720),
    "zalo-message": (1080, 1080),
}


def mine(folder: Path, text: str) -> dict[str, Format]:
    (folder / "formats.toml").write_text(text, encoding="utf-8")
    return formats.load([folder])


def test_the_formats_of_a_spec_have_their_sizes_and_limits() -> None:
    found = formats.load()
    assert {name: (found[name].width, found[name].height) for name in FORMATS} == SIZES
    for name in FORMATS:
        assert found[name].limit == 1_000_000
        assert found[name].kinds == ("png", "jpeg")
        assert found[name].use == "infographic"


@pytest.mark.parametrize("form", formats.load().values(), ids=lambda form: form.name)
def test_every_format_says_where_its_figures_come_from(form: Format) -> None:
    assert form.limit <= 1_000_000
    assert form.network in form.name or (form.network, form.name[:3]) == ("zalo", "zns")
    assert all((form.title, form.source, form.as_of, form.confidence))


def test_there_are_formats_for_every_place_of_the_networks() -> None:
    found = formats.load()
    assert len(found) >= 18
    assert {form.use for form in found.values()} == {"infographic", "cover", "badge"}
    assert {form.qr for form in found.values()} == {"required", "optional", "none"}
    assert all(form.qr == "none" for form in found.values() if form.use == "badge")
    assert found["zns-image"].limit == 500_000
    assert found["zns-image"].width * 9 == found["zns-image"].height * 16
    assert (found["zns-logo"].width, found["zns-logo"].height) == (400, 96)


def test_only_wide_formats_are_short_of_room() -> None:
    found = formats.load()
    assert {name for name in FORMATS if found[name].room == "short"} == set(SHORT)
    assert all(found[name].wide for name in SHORT)
    assert not any(found[name].wide for name in FULL)


def test_a_story_keeps_its_ends_free() -> None:
    assert formats.load()["facebook-story"].safe == Insets(270, 0, 384, 0)


def test_the_smallest_text_follows_the_width() -> None:
    found = formats.load()
    assert found["facebook-portrait"].floor == 20
    assert found["facebook-link"].floor == pytest.approx(20 * 1200 / 1080)


def test_no_text_is_below_eleven_pixels_however_small_the_picture() -> None:
    found = formats.load()
    assert found["zalo-oa-avatar"].floor == found["zns-logo"].floor == 11
    assert min(form.floor for form in found.values()) == 11


@pytest.mark.parametrize(
    ("width", "height", "shape"),
    [(1300, 1000, "wide"), (1299, 1000, "square"), (901, 1000, "square"), (900, 1000, "tall")],
)
def test_a_shape_is_told_by_the_ratio(tmp_path: Path, width: int, height: int, shape: str) -> None:
    form = mine(tmp_path, f"[x]\nwidth = {width}\nheight = {height}")["x"]
    assert form.shape == shape
    assert [form.wide, form.tall, form.square].count(True) == 1


def test_formats_of_the_user_stand_first_and_replace_ours(tmp_path: Path) -> None:
    wide = "[banner]\nwidth = 1600\nheight = 400\n"
    text = wide + "[zalo-message]\nwidth = 720\nheight = 720\n"
    found = mine(tmp_path, text)
    assert list(found)[:2] == ["banner", "zalo-message"]
    assert found["zalo-message"].width == 720
    assert set(FORMATS) <= set(found)


def test_an_unknown_format_names_the_near_ones() -> None:
    with pytest.raises(SpecError, match="did you mean 'facebook-story'"):
        formats.choose("facebook-stori", formats.load())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[x]\nwidth = 10", "height of a format"),
        ("[x]\nwidth = 0\nheight = 5", "1 to 8192"),
        ('[x]\nwidth = "10"\nheight = 5', "width of a format"),
        ("[x]\nwidth = 10\nheight = 5\nlimit = -1", "limit of a format"),
        ('[x]\nwidth = 10\nheight = 5\nroom = "big"', "full, short"),
        ('[x]\nwidth = 10\nheight = 5\nuse = "poster"', "infographic, cover, badge"),
        ('[x]\nwidth = 10\nheight = 5\nqr = "maybe"', "required, optional, none"),
        ("[x]\nwidht = 10", "did you mean 'width'"),
        ("x = 3", "a format is a table"),
        ("[x", "not well-formed TOML"),
        ("[x]\nwidth = 10\nheight = 5\nsafe = { topp = 3 }", "topp"),
        ('[x]\nwidth = 10\nheight = 5\nsafe = { top = "a" }', "safe"),
        ("[x]\nwidth = 10\nheight = 5\nsafe = 3", "safe"),
        ("[x]\nwidth = 10\nheight = 5\nsafe = { top = 6 }", "safe"),
        ('[x]\nwidth = 10\nheight = 5\nkinds = ["gif"]', "kinds"),
        ("[x]\nwidth = 10\nheight = 5\nkinds = []", "kinds"),
        ("[x]\nwidth = 90000000\nheight = 90000000", "width"),
    ],
)
def test_a_wrong_format_names_file_and_key(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(MarkupError) as caught:
        mine(tmp_path, text)
    assert words in str(caught.value)
    assert "formats.toml" in str(caught.value)
