"""What can be a syllable of Vietnamese, and what is one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.vietnamese.syllables import existing_set, exists, possible, possible_set
from infographix.vietnamese.tones import spelled, split

STOPS = ("p", "t", "c", "ch")


@pytest.mark.parametrize(
    "word",
    """chuyển đổi số nghiêng ngành giếng giêng gì quý quyết quốc khuya khuỷu thuở ngoằn xoong yêu
    yến ký kỹ mỹ hy huýt buýt phuy hòa hoà khỏe khoẻ thủy thuỷ ướt ưu uống ông à ý""".split(),  # noqa: SIM905
)
def test_words_of_vietnamese_are_possible_and_exist(word: str) -> None:
    assert possible(word)
    assert exists(word)


@pytest.mark.parametrize("word", ["chuyễn", "xữ", "nhửng", "sữ", "đễn", "vứa"])
def test_what_could_be_a_syllable_but_is_none_is_told_apart(word: str) -> None:
    assert possible(word)
    assert not exists(word)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("k, gh, ngh before e, ê, i, y only", "nghành gho kông nghoài kả"),
        ("c, g, ng before other vowels only", "cính ngiên cế ge cỹ"),
        ("stop codas have sắc or nặng", "thưc viêc hoc mật̀ tập̉ các̃ sãch học̉ hòc bàt đẹ̀p mỏc"),
        ("the mark stands where it belongs", "hòan tòan thừơng chuỷên điạ vaò naỳ đựơc"),
        ("no glide after lips", "bòa moẻ phuỷ vuý"),
        ("y only after a few onsets", "bý chỳ gỳ"),
        ("no other letters or codas", "web file zalo baf tânr als strong chuyeenr đg đươg"),
    ],
)
def test_the_rules_of_writing_shut_out_what_breaks_them(rule: str, words: str) -> None:
    assert [word for word in words.split() if possible(word)] == [], rule


def test_each_possible_syllable_has_parts_and_obeys_the_rule_of_stops() -> None:
    for word in possible_set():
        parts = split(word)
        assert parts is not None or word in existing_set(), word
        if parts is not None:
            assert word in (
                spelled(parts.onset, parts.rhyme, parts.tone, "old"),
                spelled(parts.onset, parts.rhyme, parts.tone, "new"),
            )
            if word not in existing_set():
                assert not parts.rhyme.endswith(STOPS) or parts.tone in (2, 5), word


def test_the_sizes_are_those_of_the_language() -> None:
    """About 6,200 syllables are in use; the rules allow some 16,500, both styles counted."""
    assert 5_900 < len(existing_set()) < 6_500
    assert existing_set() < possible_set()
    assert 15_000 < len(possible_set()) < 18_000


@given(st.text(max_size=12))
def test_any_text_may_be_asked_about(text: str) -> None:
    assert possible(text) == (text in possible_set())
    assert not exists(text) or possible(text)


def test_asking_is_a_look_up() -> None:
    words = sorted(possible_set())[:2_000]
    begun = time.perf_counter()
    assert all(map(possible, words))
    assert (time.perf_counter() - begun) / len(words) < 10e-6
