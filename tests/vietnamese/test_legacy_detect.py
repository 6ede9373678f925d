"""Old encodings are named and undone on real strings; right text is never taken for one."""

from __future__ import annotations

import timeit
import unicodedata

import pytest

from infographix.vietnamese.legacy import ENCODINGS, Encoding, as_seen, encode
from infographix.vietnamese.legacy_detect import NOTHING, detect
from infographix.vietnamese.legacy_syllables import IMPOSSIBLE, likelihood
from tests.bench.vietnamese.corpus import english, strings
from tests.bench.vietnamese.legacy import CLEAN, false_alarms, rows

SAMPLE = 400
LEAST = 0.985  # of a sample; the goal of 99.5 % is for the whole, `tests.bench.vietnamese legacy`
TITLE = "Thừa Thiên Huế chuyển đổi số"


def test_a_sample_of_real_strings_is_named_and_restored() -> None:
    texts = strings()[:: len(strings()) // SAMPLE]
    for row in rows(texts):
        assert row.strings > SAMPLE / 2, row
        assert row.named >= LEAST * row.strings, row
        assert row.restored >= LEAST * row.strings, row
        assert row.converted >= 0.85 * row.strings, row
        assert row.wrong <= 1, row


def test_no_encoding_is_named_for_real_strings_or_their_english() -> None:
    assert len(strings()) >= 2_000
    assert false_alarms(strings()) == []
    assert false_alarms(english()) == []


@pytest.mark.parametrize("text", CLEAN)
def test_no_encoding_is_named_for_codes_addresses_and_names(text: str) -> None:
    assert detect(text) is NOTHING


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_title_is_named_with_confidence(encoding: Encoding) -> None:
    found = detect(as_seen(encode(TITLE, encoding)))
    assert (found.encoding, found.text, found.certain) == (encoding, TITLE, True)
    assert found.confidence > 0.99


def test_letters_in_parts_are_right_unicode() -> None:
    assert detect(unicodedata.normalize("NFD", TITLE)) is NOTHING


def test_one_word_that_may_be_a_name_is_not_sure_by_itself() -> None:
    assert detect("Loïc").confidence < 0.6
    assert detect("Loïc Martin").confidence < 0.6
    assert detect("Saïgon").confidence < 0.6
    assert detect("Loïc", expected={"vni"}).confidence > 0.9
    assert detect("HuÕ").confidence > 0.9


def test_what_other_texts_are_in_tips_the_scale() -> None:
    assert detect("Gì bá") is NOTHING
    found = detect("Bá qua", expected={"tcvn3"})
    assert (found.encoding, found.text) == ("tcvn3", "Bỏ qua")
    assert detect("Không có gì", expected={"tcvn3"}) is NOTHING


@pytest.mark.parametrize(
    "text", ["Ddi dda^u? Ddi Hue^'.", "Ba?o ve^ to^?, nha` ta.", "Ba'n ca'i la."]
)
def test_a_stop_in_viqr_may_be_a_tone_so_it_is_not_certain(text: str) -> None:
    found = detect(text)
    assert found.encoding == "viqr"
    assert not found.certain


def test_an_escaped_stop_in_viqr_is_certain() -> None:
    assert detect("Ddi dda^u\\? Ddi Hue^'.").certain


def test_lost_soft_hyphens_of_tcvn3_are_noticed() -> None:
    seen = as_seen(encode("Thủ tục hành chính được người dân tin dùng", "tcvn3"))
    assert detect(seen).certain
    found = detect(seen.replace("\u00ad", ""))
    assert found.encoding == "tcvn3"
    assert not found.certain


@pytest.mark.parametrize("text", [TITLE, "Hue-S 2023, 54-NQ/TW", "no. 1 of 10"])
def test_clean_text_costs_under_two_microseconds(text: str) -> None:
    best = min(timeit.repeat(lambda: detect(text), number=2_000, repeat=7)) / 2_000
    assert best < 2e-6


@pytest.mark.parametrize(
    "word", ["huế", "Nghiêng", "QUỐC", "giếng", "khuya", "quýt", "HĐND", "thuở"]
)
def test_syllables_of_vietnamese_can_be(word: str) -> None:
    assert likelihood(word) > IMPOSSIBLE


@pytest.mark.parametrize("word", ["Thõa", "ñoåi", "hUế", "cấp\u0301", "kà", "ngế", "café", "ƠNế"])
def test_other_words_cannot(word: str) -> None:
    if word == "Thõa":  # right by sound and form, only rare
        assert likelihood(word) < likelihood("Thừa")
    else:
        assert likelihood(word) == IMPOSSIBLE
