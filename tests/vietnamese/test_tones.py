"""Syllables fall into parts and back; tone marks are placed in one style, names left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from viet_text_tools import normalize_diacritics

import infographix as ig
from infographix.preflight import wording
from infographix.vietnamese.syllables import existing_set
from infographix.vietnamese.tones import Syllable, joined, mixed, place, placements, split

EXISTING = sorted(existing_set())
BLOCKS = [{"kind": "pillars", "items": [{"title": "Văn hoá"}, {"title": "Kinh tế"}]}]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("chuyển", Syllable("ch", "u", "yê", "n", 3)),
        ("hòa", Syllable("h", "o", "a", "", 1)),
        ("hoà", Syllable("h", "o", "a", "", 1)),
        ("quý", Syllable("qu", "", "y", "", 2)),
        ("giếng", Syllable("gi", "", "ê", "ng", 2)),
        ("gì", Syllable("g", "", "i", "", 1)),
        ("nghiêng", Syllable("ngh", "", "iê", "ng", 0)),
        ("khuỷu", Syllable("kh", "u", "y", "u", 3)),
        ("đặc", Syllable("đ", "", "ă", "c", 5)),
        ("Huế", Syllable("H", "u", "ê", "", 2)),
    ],
)
def test_a_syllable_falls_into_onset_glide_nucleus_coda_and_tone(
    word: str, parts: Syllable
) -> None:
    assert split(word) == parts
    assert split(unicodedata.normalize("NFD", word)) == parts


@pytest.mark.parametrize("word", ["", "web", "hóà", "facebook", "54", "xyz", "a-b", "strong"])
def test_what_has_not_the_shape_of_a_syllable_has_no_parts(word: str) -> None:
    assert split(word) is None


def test_every_syllable_is_put_together_again_as_it_was() -> None:
    for word in EXISTING:
        parts = split(word)
        assert parts is not None, word
        assert word in (joined(parts, "old"), joined(parts, "new"))
        assert unicodedata.is_normalized("NFC", joined(parts))


@pytest.mark.parametrize("style", ["old", "new"])
def test_placement_agrees_with_viet_text_tools_on_every_syllable(style: str) -> None:
    for word in EXISTING:
        if split(word).glide or word.startswith(("qu", "gi")):  # type: ignore[union-attr]
            oracle = normalize_diacritics(word, new_style=style == "new")
            assert place(word, style) == oracle, word  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("văn hóa, khỏe, thủy lợi", "văn hoá, khoẻ, thuỷ lợi"),
        ("Hòa giải ở cơ sở", "Hoà giải ở cơ sở"),
        ("a) Hòa giải ở cơ sở", "a) Hoà giải ở cơ sở"),
        ("Hết. Hòa giải", "Hết. Hoà giải"),
        ("HÒA GIẢI Ở CƠ SỞ", "HOÀ GIẢI Ở CƠ SỞ"),
        ("quý giá hoàn loét huýt quả", "quý giá hoàn loét huýt quả"),
        ("tỉnh Khánh Hòa", "tỉnh Khánh Hòa"),
        ("Hòa Bình và Thanh Hóa", "Hòa Bình và Thanh Hóa"),
        ("bà Hòa nói", "bà Hòa nói"),
        ("QUẬN THUẬN HÓA, XÃ HƯƠNG THỦY", "QUẬN THUẬN HÓA, XÃ HƯƠNG THỦY"),
        ("#vănhóa #hòa a@hòa.vn /hòa", "#vănhóa #hòa a@hòa.vn /hòa"),
        ("Kế hoạch “Văn hóa số” về văn hóa", "Kế hoạch “Văn hóa số” về văn hoá"),
    ],
)
def test_names_quotations_and_addresses_keep_their_marks(text: str, new: str) -> None:
    assert place(text, "new") == new
    assert place(new, "old") == text or "“" in text or text == new
    assert place(text, "keep") == text


@given(
    st.lists(st.sampled_from([*EXISTING, "Hòa", "THUỶ", "54-NQ/TW", "web", "“", "”"]), max_size=9)
)
def test_placing_twice_is_placing_once_and_moves_only_marks(words: list[str]) -> None:
    text = " ".join(words)
    for style in ("old", "new"):
        placed = place(text, style)  # type: ignore[arg-type]
        assert place(placed, style) == placed  # type: ignore[arg-type]
        assert all(found.style == style for found in placements(placed))
        bare = [sorted(unicodedata.normalize("NFD", t)) for t in (text, placed)]
        assert bare[0] == bare[1]


def test_a_piece_that_mixes_both_styles_is_told_where_the_rarer_one_stands() -> None:
    texts = [("title", "văn hóa và thủy lợi"), ("subtitle", "sống khoẻ")]
    found = mixed(texts)
    assert found is not None
    assert (found.severity, found.code, found.field) == ("advice", "tone-style", "subtitle")
    assert found.details["old"] == ["hóa", "thủy"]
    assert found.details["new"] == ["khoẻ"]
    assert found.details["position"] == 5


def test_names_and_one_style_alone_are_no_mix() -> None:
    assert mixed([("title", "văn hoá tỉnh Thanh Hóa"), ("cta", "sống khoẻ ở Khánh Hòa")]) is None
    assert mixed([]) is None


def test_the_field_tones_moves_marks_with_a_report_and_keeps_them_by_default() -> None:
    kept = ig.Infographic(title="Thủy lợi", blocks=BLOCKS)
    assert (str(kept.blocks[0].items[0].title), kept.repairs) == ("Văn hoá", ())
    assert [finding.code for finding in wording.check(kept)] == ["tone-style"]
    placed = ig.Infographic(title="Thủy lợi", blocks=BLOCKS, tones="old", strict=True)
    (finding,) = placed.repairs
    assert placed.blocks[0].items[0].title == "Văn hóa"
    assert (finding.code, finding.field) == ("tones-placed", "blocks[0].items[0].title")
    assert finding.details["replaced"] == [("hoá", "hóa")]
    assert wording.check(placed) == []


def test_another_placement_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(ig.SpecError, match="keep, old, new"):
        ig.Infographic(title="a", blocks=BLOCKS, tones="modern")


@pytest.mark.parametrize(
    "text",
    ["PHƯỜNG HÓA CHÂU", "HUYỆN TUYÊN HÓA", "XÃ THỦY THANH", "PHƯỜNG THANH THỦY", "HƯỚNG HÓA"],
)
def test_names_of_places_in_capitals_stay_whatever_the_style(text: str) -> None:
    assert place(text, "new") == text
