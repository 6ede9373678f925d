from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.text.graphemes import clusters


@pytest.mark.parametrize(
    "cluster",
    [
        "ế",
        unicodedata.normalize("NFD", "ặ"),
        "\r\n",
        "👍🏽",
        "👩‍👧",
        "🇻🇳",
        "각",
        "\u1100\u1161\u11a8",
        "x\u0301\u0323\u034f",
        "✈️",
    ],
)
def test_a_cluster_stays_whole_between_letters(cluster: str) -> None:
    assert clusters(f"a{cluster}b") == ["a", cluster, "b"]


def test_flags_are_taken_in_pairs() -> None:
    assert clusters("🇻🇳🇻🇳") == ["🇻🇳", "🇻🇳"]


def test_letters_controls_and_jamo_of_two_syllables_part() -> None:
    assert clusters("Huế") == ["H", "u", "ế"]
    assert clusters("\u0001\u0301") == ["\u0001", "\u0301"]
    assert clusters("각가") == ["각", "가"]


@given(st.text())
def test_clusters_joined_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@given(st.text(alphabet="aăâeêioôơuưyđáàảãạếềểễệ .,", max_size=30))
def test_composed_and_decomposed_vietnamese_have_as_many_clusters(text: str) -> None:
    assert len(clusters(unicodedata.normalize("NFD", text))) == len(clusters(text)) == len(text)
