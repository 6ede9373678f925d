from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from infographix import resources
from infographix.errors import FontError
from infographix.text.fontbook import Face, FontBook

WEIGHTS = range(100, 1000, 100)
EXTRAS = ("Fira Sans", "Fira Sans Condensed")


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("italic", [False, True])
def test_every_face_covers_the_134_letters(
    book: FontBook, letters: str, weight: int, italic: bool
) -> None:
    assert len(set(letters)) == 134
    face = book.face("Be Vietnam Pro", weight, italic)
    assert (face.weight, face.italic) == (weight, italic)
    assert face.covers_all(letters)
    assert not face.covers(0x2192)


def test_metrics_are_those_of_the_font(bold: Face) -> None:
    assert (bold.ascent, bold.descent) == (1.0, 0.265)
    assert (bold.cap_height, bold.x_height) == (0.74, 0.53)
    assert (bold.key, bold.units_per_em) == ("be-vietnam-pro-700", 1000)


def test_ink_and_outlines_agree_with_fonttools(bold: Face, letters: str) -> None:
    font = TTFont(io.BytesIO(bold.data))
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    points = {"M": 1, "L": 1, "Q": 2, "Z": 0}
    for char in letters + "O0%gjQ,":
        name = font.getBestCmap()[ord(char)]
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        x0, y0, x1, y1 = (value / 1000 for value in pen.bounds)
        glyph = order.index(name)
        assert bold.ink(glyph) == pytest.approx((x0, -y1, x1, -y0), abs=0.00101)
        outline = bold.outline(glyph)
        record = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(record)
        contours = sum(verb == "closePath" for verb, _ in record.value)
        assert outline.verbs.count("Z") == outline.verbs.count("M") == contours
        assert len(outline.coords) == 2 * sum(points[verb] for verb in outline.verbs)
        bounds = outline.bounds()
        assert bounds is not None
        assert bounds.x <= x0 + 1e-9 and bounds.right >= x1 - 1e-9
        assert bounds.y <= -y1 + 1e-9 and bounds.bottom >= -y0 - 1e-9


def test_a_blank_glyph_has_no_ink(bold: Face) -> None:
    space = bold.font.get_nominal_glyph(0x20)
    assert bold.ink(space) == (0.0, 0.0, 0.0, 0.0)
    assert bold.outline(space).verbs == ""


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(1, 100), (350, 300), (399, 300), (401, 500), (450, 500), (499, 500), (501, 600), (950, 900)],
)
def test_weights_are_matched_as_css_does(book: FontBook, wanted: int, found: int) -> None:
    assert book.face("Be Vietnam Pro", wanted).weight == found


def test_faces_are_the_same_object_when_asked_for_again(book: FontBook) -> None:
    assert book.face("Be Vietnam Pro", 700) is book.face("Be Vietnam Pro", 690)


def test_an_unknown_family_is_answered_with_near_names(book: FontBook) -> None:
    with pytest.raises(FontError, match="did you mean 'Be Vietnam Pro'"):
        book.face("Be Vietnam", 400)


def test_check_finds_every_file_unchanged(book: FontBook) -> None:
    found = book.check()
    assert len(found) == 18 * (1 + len(EXTRAS))
    assert {status.status for status in found} == {"ok"}


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("italic", [False, True])
@pytest.mark.parametrize("family", EXTRAS)
def test_families_of_the_extra_cover_the_134_letters(
    book: FontBook, letters: str, family: str, weight: int, italic: bool
) -> None:
    face = book.face(family, weight, italic)
    assert (face.family, face.weight, face.italic) == (family, weight, italic)
    assert face.covers_all(letters)


def test_the_condensed_family_is_narrower(book: FontBook, letters: str) -> None:
    def width(family: str) -> float:
        face = book.face(family, 400)
        return sum(
            face.font.get_glyph_h_advance(face.font.get_nominal_glyph(ord(char)))
            / face.units_per_em
            for char in letters + "0123456789"
        )

    assert width("Fira Sans Condensed") < 0.92 * width("Fira Sans")
    assert width("Fira Sans Condensed") < 0.9 * width("Be Vietnam Pro")


def test_families_of_an_extra_never_stand_in(book: FontBook) -> None:
    """So a picture is the same with and without them; Fira Sans has an arrow, and is not asked."""
    assert book.face("Fira Sans", 400).covers(0x2192)
    assert {face.family for face in book.fallbacks("Be Vietnam Pro", 400)} == {"Be Vietnam Pro"}
    assert [face.family for face in book.fallbacks("Fira Sans", 400)] == [
        "Fira Sans",
        "Be Vietnam Pro",
    ]


def test_an_extra_that_is_not_installed_is_optional_until_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = resources.package_file

    def without(package: str, name: str) -> Path | None:
        return None if "fira" in package else found(package, name)

    monkeypatch.setattr(resources, "package_file", without)
    book = FontBook.load()
    assert {each.status for each in book.check() if each.family in EXTRAS} == {"optional"}
    assert book.face("Be Vietnam Pro", 400).family == "Be Vietnam Pro"
    with pytest.raises(FontError) as caught:
        book.face("Fira Sans", 400)
    assert "pip install 'infographix[fonts]'" in caught.value.problems[0].hint
    assert "fontpkg-fira-sans==4.203" in caught.value.problems[0].hint


def _user_list(folder: Path, data: bytes, line: str) -> Path:
    fonts = folder / "fonts"
    fonts.mkdir()
    (fonts / "own.ttf").write_bytes(data)
    (fonts / "fonts.toml").write_text(f'[[family]]\nname = "Own"\nfaces = [{line}]\n')
    return folder


def test_users_fonts_come_first_and_stand_in(tmp_path: Path, bold: Face) -> None:
    path = _user_list(tmp_path, bold.data, '{ file = "own.ttf", weight = 700 }')
    book = FontBook.load([path])
    assert book.families == ("Own", "Be Vietnam Pro", *EXTRAS)
    assert book.face("Own", 400).key == "own-700"
    assert [face.key for face in book.fallbacks("Be Vietnam Pro", 400)] == [
        "be-vietnam-pro-400",
        "own-700",
    ]


def test_a_changed_file_is_refused_with_both_hashes(tmp_path: Path, bold: Face) -> None:
    line = f'{{ file = "own.ttf", weight = 700, sha256 = "{"0" * 64}" }}'
    book = FontBook.load([_user_list(tmp_path, bold.data, line)])
    assert book.check()[0].status == "changed"
    with pytest.raises(FontError) as caught:
        book.face("Own", 700)
    problem = caught.value.problems[0]
    assert "own.ttf" in problem.where and "0" * 64 in problem.allowed
    assert problem.found.startswith("sha256 7f738fe5")


@pytest.mark.parametrize("file", ["gone.ttf", "../../outside.ttf"])
def test_a_missing_file_is_named(tmp_path: Path, bold: Face, file: str) -> None:
    (tmp_path / "outside.ttf").write_bytes(bold.data)
    folder = tmp_path / "layouts"
    folder.mkdir()
    path = _user_list(folder, bold.data, f'{{ file = "{file}", weight = 700 }}')
    book = FontBook.load([path])
    assert book.check()[0].status == "missing"
    with pytest.raises(FontError, match=file):
        book.face("Own", 700)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{ file = "own.ttf" }', "weight is missing"),
        ('{ file = "own.ttf", weight = "bold" }', "type int"),
        ('{ file = "own.ttf", weight = 1001 }', "1 to 1000"),
        ('{ file = "own.ttf", weight = 400, wieght = 1 }', "wieght"),
        ("", "at least one face"),
    ],
)
def test_a_wrong_list_is_refused_where_it_is_wrong(
    tmp_path: Path, bold: Face, line: str, message: str
) -> None:
    with pytest.raises(FontError, match=message):
        FontBook.load([_user_list(tmp_path, bold.data, line)])


def test_a_packages_file_is_found_without_importing_it() -> None:
    assert resources.package_file("fontpkg_be_vietnam_pro", "LICENSE") is not None
    assert resources.package_file("fontpkg_be_vietnam_pro", "no-such-file") is None
    assert resources.package_file("no_such_package", "LICENSE") is None


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    book = FontBook.load([_user_list(tmp_path, b"no font", '{ file = "own.ttf", weight = 4 }')])
    with pytest.raises(FontError, match="no font"):
        book.face("Own", 400)
