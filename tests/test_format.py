"""Formats: six of the networks as data, the user's own first, and errors that name file and key."""

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


def test_the_six_formats_have_their_sizes_and_limits() -> None:
    found = formats.load()
    assert {name: (found[name].width, found[name].height) for name in FORMATS} == SIZES
    for form in found.values():
        assert form.limit <= 1_000_000
        assert form.kinds == ("png", "jpeg")
        assert form.title
        assert form.source
        assert form.as_of
        assert form.confidence


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
