"""UTF-8 misread as Windows-1252 or Latin-1 comes back exactly, or not at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.vietnamese.legacy_charsets import LETTERS
from infographix.vietnamese.legacy_detect import detect
from infographix.vietnamese.mojibake import misread, recognise, repair

TITLE = "Thừa Thiên Huế – “chuyển đổi số” để làm gì?"


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("reader", ["cp1252", "latin-1"])
def test_each_letter_comes_back(letter: str, times: int, reader: str) -> None:
    assert repair(misread(letter, reader, times)) == letter


@pytest.mark.parametrize(
    ("reader", "times", "name"),
    [
        ("cp1252", 1, "utf-8-as-cp1252"),
        ("cp1252", 2, "utf-8-as-cp1252-twice"),
        ("latin-1", 1, "utf-8-as-latin-1"),
        ("latin-1", 2, "utf-8-as-latin-1-twice"),
    ],
)
def test_it_is_named_by_reader_and_times(reader: str, times: int, name: str) -> None:
    found = detect(misread(TITLE, reader, times))
    assert (found.encoding, found.text) == (name, TITLE)
    assert found.confidence > 0.9


def test_letters_in_parts_come_back_whole() -> None:
    assert repair(misread(unicodedata.normalize("NFD", TITLE))) == TITLE


@pytest.mark.parametrize(
    "damage",
    [
        lambda seen: seen.replace("\u00a0", " "),
        lambda seen: seen.replace("\u00ad", ""),
        lambda seen: "".join(c for c in seen if not "\x80" <= c <= "\x9f"),
        lambda seen: seen.replace("\x81", "\ufffd"),
        lambda seen: seen.replace("‘", "'"),
        lambda seen: seen.encode("cp1252", "replace").decode("cp1252"),
    ],
)
def test_where_bytes_are_lost_it_is_refused(damage: object) -> None:
    assert callable(damage)
    text = "Hà Nội, tháng 5: thủ tục hành chính đầy đủ “ề” ố"
    seen = damage(misread(text))
    assert seen != misread(text)
    ruin = recognise(seen)
    assert ruin is not None
    assert ruin.text is None
    assert repair(seen) is None
    assert detect(seen).text is None


@pytest.mark.parametrize("text", [TITLE, "São Paulo", "Ã", "Côte d'Ivoire", "« cá »", "Æ", "ÂÂ"])
def test_right_text_is_left_alone(text: str) -> None:
    assert recognise(text) is None
    assert repair(text) is None


@given(st.text(st.sampled_from(LETTERS + "abc “”–…₫ "), min_size=1, max_size=40))
def test_every_text_comes_back_exactly(text: str) -> None:
    for reader in ("cp1252", "latin-1"):
        seen = misread(text, reader)
        assert repair(seen) == (text if seen != text else None)
