"""Space and logo: built-in layouts keep safe areas, margins and the room around a logo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from specs import THEMES
from trips import facts

import infographix as ig
from infographix.engine import engine

FORMATS = sorted(engine().formats)
SPACE = {"safe-area", "margin", "text-share", "logo-proportions", "logo-space"}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("size", [(400, 400), (600, 150), (150, 600)], ids=str)
def test_built_in_layouts_give_texts_codes_and_logos_their_room(
    form: str, size: tuple[int, int], tmp_path: Path
) -> None:
    Image.new("RGB", size, (120, 20, 90)).save(tmp_path / "logo.png")
    picture = ig.render(ig.load(facts(logo="logo.png"), folder=tmp_path), form)
    assert {slot.field for slot in picture.drawn.arrangement.pictures} <= {"logo"}
    assert not {one.code for one in picture.report.findings} & SPACE


@pytest.mark.parametrize("theme", THEMES)
def test_the_share_of_text_is_reported(theme: str) -> None:
    few = ig.render(facts(theme=theme), "facebook-square").report
    assert 0.01 < few.text_share < 0.3
    long = facts({"kind": "text", "paragraphs": ["Huế xanh và thông minh " * 12] * 3}, theme=theme)
    assert ig.render(long, "facebook-square").report.text_share > few.text_share


def test_a_photo_is_no_logo_and_may_be_cropped(tmp_path: Path) -> None:
    Image.new("RGB", (900, 90), (20, 120, 90)).save(tmp_path / "a.png")
    block = {"kind": "photo", "src": "a.png"}
    picture = ig.render(ig.load(facts(block), folder=tmp_path), "facebook-square")
    (slot,) = picture.drawn.arrangement.pictures
    assert (slot.field, slot.ratio) == ("blocks[0].src", 10)
    assert picture.report.findings == ()
