"""Repairs of pasted text: what is repaired, what is left alone, what is refused."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.vietnamese.normalize import clean, forbidden

LETTERS = (
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐố"
    "ỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
)


def test_there_are_134_letters() -> None:
    assert len(LETTERS) == 134


@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_in_parts_becomes_whole(letter: str) -> None:
    assert clean(unicodedata.normalize("NFD", letter)).text == letter
    assert clean(letter) == clean(letter).__class__(letter)


@pytest.mark.parametrize(
    ("text", "kind", "repaired"),
    [
        ("Hue\u0302\u0301", "nfc", "Huế"),
        ("\u00d0à Nẵng", "look-alike", "Đà Nẵng"),
        ("H\u00d0ND", "look-alike", "HĐND"),
        ("\u0189ề án", "look-alike", "Đề án"),
        ("\u00f0ổi", "look-alike", "đổi"),
        ("chuyển\u200b đổi", "zero-width", "chuyển đổi"),
        ("\ufeffHuế", "zero-width", "Huế"),
        ("chuyển\u200d đổi", "zero-width", "chuyển đổi"),
        ("chuyển\u00ad đổi", "soft-hyphen", "chuyển đổi"),
        ("TP.\u00a0Huế", "space", "TP. Huế"),
        ("15,3\u202f%", "space", "15,3 %"),
        ("a\tb", "space", "a b"),
        ("a  b", "space", "a b"),
        (" a", "space", "a"),
        ("a ", "space", "a"),
        ("a \nb", "space", "a\nb"),
        ("a\r\nb", "line-break", "a\nb"),
        ("a\u2028b", "line-break", "a\nb"),
        ("a\n\nb", "line-break", "a\nb"),
        ('Mở "Hue-S" ngay', "quotes", "Mở “Hue-S” ngay"),
        ('("Hue-S")', "quotes", "(“Hue-S”)"),
        ("giai đoạn 2021-2025", "dash", "giai đoạn 2021–2025"),
        ("chuyển đổi số 2021-2025", "dash", "chuyển đổi số 2021–2025"),
        ("Hotel 2021-2025", "dash", "Hotel 2021–2025"),
        ("2021 - 2025.", "dash", "2021 – 2025."),
    ],
)
def test_each_kind_of_damage_is_repaired_and_named(text: str, kind: str, repaired: str) -> None:
    cleaned = clean(text)
    assert cleaned.text == repaired
    assert {repair.kind for repair in cleaned.repairs} == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 60/KH-UBND",
        "Nghị quyết 54-NQ/TW",
        "số 2021-2025",
        "Kế hoạch số 2021-2025",
        "Công văn 2021-2025/QĐ",
        "0234-2021-2025",
        "Gọi 1900-2045",
        "tổng đài 2020-2025",
        "1900 2021-2025",
        "2021-2025-2030",
        "2025-2021",
        "ngày 2022-02-21",
        "https://hue.gov.vn/giai-doan/2021-2025",
        "hue.gov.vn/2021-2025",
        "a2021-2025@hue.gov.vn",
        "“Đề án đô thị thông minh giai đoạn 2021-2025”",
        "«2021-2025»",
        "kinh tế - xã hội",
        'màn hình 24"',
        'một " lẻ',
        "Ð",
        "Hue-S",
        "D'Lat",
        "07 giờ 30",
        "👨\u200d👩",
        "dòng một\ndòng hai",
    ],
)
def test_what_is_right_or_doubtful_is_left_alone(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.repairs) == (text, ())


def test_line_feeds_at_the_ends_go_without_a_word() -> None:
    assert clean("Huế\n").text == "Huế"
    assert clean("\nHuế\n\n").repairs == ()


def test_paragraphs_keep_one_blank_line() -> None:
    assert clean("a\n\nb", paragraphs=True) == clean("a\n\nb", paragraphs=True).__class__("a\n\nb")
    assert clean("a\n\n\n\nb", paragraphs=True).text == "a\n\nb"


def test_positions_count_in_the_text_as_given() -> None:
    text = "\u200bHue\u0302\u0301  \u00d0ô  2021-2025"
    found = {
        (r.kind, r.position, text[r.position : r.position + len(r.found)], r.found)
        for r in clean(text).repairs
    }
    assert {(kind, position) for kind, position, _, _ in found} == {
        ("zero-width", 0),
        ("nfc", 3),
        ("space", 6),
        ("look-alike", 8),
        ("space", 10),
        ("dash", 12),
    }
    assert all(there == said for _, _, there, said in found)


@pytest.mark.parametrize(
    ("character", "word"),
    [
        ("\x00", "control"),
        ("\x1b", "control"),
        ("\x80", "control"),
        ("\u202e", "direction"),
        ("\u2066", "direction"),
        ("\ue000", "private"),
        ("\uf8ff", "private"),
        ("\U000f0000", "private"),
        ("\U0010fffd", "private"),
        ("\ud800", "surrogate"),
        ("\ufffd", "lost"),
        ("\ufffe", "invisible"),
        ("\U000e0041", "invisible"),
    ],
)
def test_characters_that_no_text_may_hold_are_found(character: str, word: str) -> None:
    (found,) = forbidden(f"Hu{character}ế")
    assert (found.character, found.position) == (character, 2)
    assert word in found.reason


def test_letters_line_feeds_and_tabs_are_not_forbidden() -> None:
    assert forbidden(LETTERS + " \n\t\r“”–−≥№→👨") == ()


texts = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs", "Co", "Cn"]),
        st.sampled_from(list(LETTERS + '\u0301\u0302\u200b\u00ad\u00a0\n "“”Ð-–.@/0129')),
    ),
    max_size=40,
)


@given(texts)
def test_a_clean_text_is_clean(text: str) -> None:
    once = clean(text).text
    again = clean(once)
    assert again.text == once
    assert unicodedata.is_normalized("NFC", once)


@given(texts)
def test_whole_letters_and_letters_in_parts_come_out_alike(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)).text == clean(text).text


@given(texts)
def test_no_letter_or_digit_is_lost(text: str) -> None:
    def words(value: str) -> str:
        folded = unicodedata.normalize("NFC", value).translate(
            {0xD0: "Đ", 0x189: "Đ", 0xF0: "đ", 0x256: "đ"}
        )
        return "".join(c for c in folded if c.isalnum())

    assert words(clean(text).text) == words(text)


@pytest.mark.parametrize(
    "piece", ["@", "a@", '"', "“", "a.", "-", " ", "https://", "2021-", "a-", "\u200b"]
)
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    start = time.perf_counter()
    clean(piece * (63_000 // len(piece)) + " ")
    assert time.perf_counter() - start < 2.0
