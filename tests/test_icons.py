"""Icons by name: Tabler's, the user's own first, and near names for one that is not there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from infographix import icons
from infographix.art import ArtGroup, ArtItem, CurrentColor, Shape
from infographix.errors import MarkupError, SpecError
from infographix.icons import IconSet


@pytest.fixture(scope="module")
def tabler() -> IconSet:
    return IconSet()


def shapes(items: tuple[ArtItem, ...]) -> list[Shape]:
    return [
        shape
        for item in items
        for shape in (shapes(item.items) if isinstance(item, ArtGroup) else [item])
    ]


def test_three_hundred_icons_are_read_and_take_the_tint(tabler: IconSet) -> None:
    assert len(tabler.names()) > 6000
    for name in random.Random(7).sample(tabler.names(), 300):
        drawing = tabler.drawing(name)
        assert (drawing.view_box.width, drawing.view_box.height) == (24, 24)
        found = shapes(drawing.items)
        assert found, name
        paints = [shape.stroke.paint if shape.stroke else shape.fill for shape in found]
        assert all(isinstance(paint, CurrentColor) for paint in paints), name


def test_outline_icons_have_a_round_line_of_two(tabler: IconSet) -> None:
    strokes = [shape.stroke for shape in shapes(tabler.drawing("users").items)]
    assert strokes and all(stroke is not None for stroke in strokes)
    assert {(s.width, s.cap, s.join) for s in strokes if s} == {(2.0, "round", "round")}


def test_filled_icons_have_no_line(tabler: IconSet) -> None:
    found = shapes(tabler.drawing("user:filled").items)
    assert found and all(shape.stroke is None and shape.fill for shape in found)


def test_a_drawing_is_read_once(tabler: IconSet) -> None:
    assert tabler.drawing("users") is tabler.drawing("users")


def test_the_quick_look_into_the_archive_finds_what_zipfile_finds() -> None:
    path = icons._archive_path()
    raw = path.read_bytes()
    with ZipFile(path) as archive:
        for name in random.Random(3).sample(archive.namelist(), 200):
            assert icons._member(raw, name.encode()) == archive.read(name)
    assert icons._member(raw, b"ine/users.svg") is None
    assert icons._member(raw, b"outline/user") is None


@pytest.mark.parametrize("name", ["usres", "", "../users", "outline/users", "users.svg", "u\0s"])
def test_an_unknown_icon_names_its_field(tabler: IconSet, name: str) -> None:
    with pytest.raises(SpecError) as raised:
        tabler.drawing(name, "blocks[0].items[2].icon")
    (problem,) = raised.value.problems
    assert problem.where == "blocks[0].items[2].icon"
    assert problem.found == repr(name)


def test_an_unknown_icon_is_told_the_near_ones(tabler: IconSet) -> None:
    with pytest.raises(SpecError, match="did you mean 'users'"):
        tabler.drawing("usres")


def test_a_users_own_icon_comes_first(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    own = tmp_path / "icons" / "users.svg"
    own.write_text('<svg viewBox="0 0 7 7"><rect width="7" height="7"/></svg>')
    (tmp_path / "icons" / "bo-nganh.svg").write_text(own.read_text())
    icon_set = IconSet([tmp_path])
    assert icon_set.drawing("users").view_box.width == 7
    assert icon_set.drawing("bo-nganh").view_box.width == 7
    assert icon_set.drawing("user").view_box.width == 24
    assert "bo-nganh" in icon_set.names()


def test_a_users_broken_icon_is_named_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "logo.svg").write_text('<svg viewBox="0 0 7 7">\n<text/></svg>')
    with pytest.raises(MarkupError, match=r"logo\.svg:2: <text> is not drawn"):
        IconSet([tmp_path]).drawing("logo")


def test_no_icon_set_is_opened_before_an_icon_is_asked_for() -> None:
    code = "import sys, infographix.icons; print('fontTools' in sys.modules, 'PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def names(found: list[icons.FoundIcon]) -> list[str]:
    return [icon.name for icon in found]


def test_every_search_word_names_icons_that_there_are(tabler: IconSet) -> None:
    words = tabler.words()
    assert len(words) >= 150
    known = set(tabler.names())
    assert not {name for listed in words.values() for name in listed} - known
    assert all(words[key] and key == key.casefold() for key in words)


@pytest.mark.parametrize("text", ["phản ánh", "Phản  Ánh", "phan anh", "pha\u0309n a\u0301nh"])
def test_icons_are_found_by_vietnamese_words_with_or_without_tones(
    tabler: IconSet, text: str
) -> None:
    assert names(tabler.search(text))[:2] == ["message-report", "speakerphone"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("y tế", "heartbeat"),
        ("bão", "storm"),
        ("du lịch", "luggage"),
        ("giao thông", "traffic-lights"),
        ("chuyển đổi số", "transform"),
        ("dịch vụ công", "checklist"),
    ],
)
def test_the_best_icon_comes_first(tabler: IconSet, text: str, first: str) -> None:
    assert tabler.search(text)[0].name == first


def test_exact_words_come_before_longer_ones_and_tones_before_none(tabler: IconSet) -> None:
    found = [icon.words for icon in tabler.search("bảo hiểm")]
    assert found.index("bảo hiểm") < found.index("bảo hiểm y tế")
    assert "bão" not in {icon.words for icon in tabler.search("báo")}
    assert {"bão", "báo cáo"} <= {icon.words for icon in tabler.search("bao")}
    assert tabler.search("hoá đơn")[0].words == "hóa đơn"  # tones placed the other way


def test_names_are_searched_too_but_not_with_words_that_have_tones(tabler: IconSet) -> None:
    assert "building-bank" in names(tabler.search("building bank"))
    assert not [icon for icon in tabler.search("lũ") if not icon.words]
    assert tabler.search("không có gì như thế") == []


def test_each_icon_is_listed_once_and_all_of_them_without_words(tabler: IconSet) -> None:
    found = names(tabler.search("phản ánh"))
    assert len(found) == len(set(found))
    assert names(tabler.search("")) == list(tabler.names())


def test_search_words_of_the_user_come_first(tmp_path: Path) -> None:
    (tmp_path / "icons.toml").write_text('"phản ánh" = ["users"]', encoding="utf-8")
    assert IconSet([tmp_path]).search("phản ánh")[0].name == "users"
    (tmp_path / "icons.toml").write_text('"phản ánh" = "users"', encoding="utf-8")
    with pytest.raises(MarkupError, match=r"icons\.toml: phản ánh"):
        IconSet([tmp_path]).search("phản ánh")
