from __future__ import annotations

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from infographix.errors import FontError
from infographix.text.fontbook import Face, FontBook
from infographix.text.shape import Shaper

WEIGHTS = range(100, 1000, 100)


@pytest.mark.parametrize("weight", WEIGHTS)
def test_decomposed_text_has_the_same_glyphs(
    book: FontBook, shaper: Shaper, letters: str, weight: int
) -> None:
    face = book.face("Be Vietnam Pro", weight)
    for letter in letters:
        one = shaper.word(letter, face)
        two = shaper.word(unicodedata.normalize("NFD", letter), face)
        assert one == two
        assert len(one.pieces[0].glyphs) == 1


def test_kerning_is_on(shaper: Shaper, bold: Face) -> None:
    apart = shaper.word("T", bold).advance + shaper.word("o", bold).advance
    assert shaper.word("To", bold).advance < apart - 0.02


def test_ink_of_a_word_is_that_of_its_glyphs(shaper: Shaper, bold: Face) -> None:
    word = shaper.word("Ẳgj", bold)
    boxes = [bold.ink(glyph) for glyph in word.pieces[0].glyphs]
    assert word.top == max(-box[1] for box in boxes) == pytest.approx(1.223)
    assert word.bottom == max(box[3] for box in boxes)
    (piece,) = word.pieces
    xs = piece.xs
    assert piece.left == -min(x + box[0] for x, box in zip(xs, boxes, strict=True))
    right = max(x + box[2] for x, box in zip(xs, boxes, strict=True))
    assert piece.right == pytest.approx(right - word.advance)


def test_a_letter_whose_ink_passes_its_start_says_so(shaper: Shaper, regular: Face) -> None:
    assert shaper.word("j", regular).left > 0
    within = shaper.word("H", regular)
    assert within.pieces[0].left < 0
    assert within.left == 0


def test_words_are_shaped_once_and_counted(book: FontBook, regular: Face, bold: Face) -> None:
    shaper = Shaper(book)
    one = shaper.word("Huế", regular)
    assert shaper.word("Huế", regular) is one
    assert shaper.word("Huế", bold) is not one
    assert (shaper.kept.hits, shaper.kept.misses) == (1, 2)


def test_a_character_that_no_font_has_is_named(shaper: Shaper, regular: Face) -> None:
    with pytest.raises(FontError) as caught:
        shaper.word("a→b😀→", regular)
    messages = [problem.what for problem in caught.value.problems]
    assert len(messages) == 2
    assert "U+2192 RIGHTWARDS ARROW" in messages[0]
    assert "U+1F600 GRINNING FACE" in messages[1]


def test_invisible_characters_and_rare_spaces_need_no_glyph(shaper: Shaper, bold: Face) -> None:
    width = shaper.word("ab", bold).advance
    assert shaper.word("a\u200bb", bold).advance == pytest.approx(width)
    assert shaper.word("a\u202fb", bold).advance > width
    assert bold.font.get_nominal_glyph(0x202F) is None


def test_a_mark_never_leaves_its_base_for_another_font(tmp_path: Path) -> None:
    """A font cut down to plain letters hands whole clusters to the fallback."""
    shaper, small, full = _small_book(tmp_path)
    word = shaper.word("Huế!", small)
    assert [(piece.text, piece.face) for piece in word.pieces] == [
        ("Hu", small),
        ("ế!", full),
    ]
    decomposed = shaper.word("x\u0323y", small)
    assert [piece.text for piece in decomposed.pieces] == ["x\u0323", "y"]
    assert word.advance == pytest.approx(sum(piece.advance for piece in word.pieces))
    assert word.top == word.pieces[1].top
    assert [x for _, x in word.placed()] == [0.0, word.pieces[0].advance]


def _small_book(folder: Path) -> tuple[Shaper, Face, Face]:
    source = FontBook.load().face("Be Vietnam Pro", 400).data
    fonts = folder / "fonts"
    fonts.mkdir()
    (fonts / "source.ttf").write_bytes(source)
    font = TTFont(fonts / "source.ttf")
    subsetter = Subsetter(Options())
    subsetter.populate(text="Huxy")
    subsetter.subset(font)
    font.save(fonts / "small.ttf")
    (fonts / "fonts.toml").write_text(
        '[[family]]\nname = "Small"\nfaces = [{ file = "small.ttf", weight = 400 }]\n'
    )
    book = FontBook.load([folder])
    return Shaper(book), book.face("Small", 400), book.face("Be Vietnam Pro", 400)


def test_tracking_lies_between_clusters_only(shaper: Shaper, bold: Face) -> None:
    plain, tracked = shaper.word("Huế", bold), shaper.word("Huế", bold, 0.1)
    assert tracked.advance == pytest.approx(plain.advance + 0.2)
    moves = [b - a for a, b in zip(plain.pieces[0].xs, tracked.pieces[0].xs, strict=True)]
    assert moves == pytest.approx([0.0, 0.1, 0.2])
    assert shaper.word("fi", bold).pieces[0].glyphs != shaper.word("fi", bold, 0.1).pieces[0].glyphs


@pytest.mark.parametrize("word", ["AV", "Tổ", "dịch", "54-NQ/TW", "15,3%"])
def test_glyphs_run_from_left_to_right(shaper: Shaper, bold: Face, word: str) -> None:
    xs = shaper.word(word, bold).pieces[0].xs
    assert all(a < b for a, b in pairwise(xs))


@pytest.mark.parametrize("weight", WEIGHTS)
def test_tabular_digits_stand_in_the_middle_of_equal_advances(
    book: FontBook, shaper: Shaper, weight: int
) -> None:
    face = book.face("Be Vietnam Pro", weight)
    natural = {digit: shaper.word(digit, face) for digit in "0123456789"}
    widest = max(word.advance for word in natural.values())
    assert len({round(word.advance, 6) for word in natural.values()}) > 1
    for digit, word in natural.items():
        column = shaper.word(digit, face, tabular=True)
        assert column.advance == pytest.approx(widest)
        assert column.pieces[0].xs[0] == pytest.approx((widest - word.advance) / 2)
        assert column.pieces[0].glyphs == word.pieces[0].glyphs


@pytest.mark.parametrize("tracking", [0.0, 0.05, -0.02])
def test_tabular_numbers_of_one_length_are_equally_wide_and_their_commas_line_up(
    shaper: Shaper, bold: Face, tracking: float
) -> None:
    numbers = ["1.117,71", "4.804,20", "7.777,77", "0.000,00"]
    words = [shaper.word(number, bold, tracking, tabular=True) for number in numbers]
    assert len({round(word.advance, 9) for word in words}) == 1
    (first, *others) = [word.pieces[0].xs for word in words]
    for xs in others:
        assert (xs[1], xs[5]) == pytest.approx((first[1], first[5]))
    short, long = (shaper.word(text, bold, tracking, tabular=True) for text in ("1,5%", "77,1%"))
    assert short.advance - short.pieces[0].xs[1] == pytest.approx(
        long.advance - long.pieces[0].xs[2]
    )


def test_tabular_words_without_digits_are_set_as_ever(shaper: Shaper, bold: Face) -> None:
    assert shaper.word("Tổng", bold, tabular=True) is shaper.word("Tổng", bold)
    assert shaper.word("11", bold, tabular=True).tabular
    assert not shaper.word("11", bold).tabular


def test_tabular_digits_that_carry_a_mark_stay_with_it(shaper: Shaper, bold: Face) -> None:
    marked = shaper.word("1\u0301", bold, tabular=True)
    assert marked.pieces[0].xs == shaper.word("1\u0301", bold).pieces[0].xs
