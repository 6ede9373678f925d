"""A word that is no syllable of Vietnamese → the syllables that may have been meant, best first.

The slips of those who type Vietnamese: a mark on the wrong vowel, hỏi for ngã, ng for ngh, c for k,
a letter or a mark twice, Telex keys left as letters, a mark left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from infographix.vietnamese.syllables import existing_set
from infographix.vietnamese.tones import TONED_LETTERS, VOWELS, joined, spelled, split, stripped

HOI, NGA = 3, 4
_TWO_WAYS = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|[dhklmnstvx][yỳýỷỹỵ]")
_BASE = str.maketrans(
    {toned: unicodedata.normalize("NFD", toned)[0] for toned in TONED_LETTERS} | {"đ": "d"}
)
_OTHER = {"ngh": "ng", "ng": "ngh", "gh": "g", "g": "gh", "k": "c", "c": "k"}
_TELEX = (
    *(("uwow", "ươ"), ("uow", "ươ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô")),
    *(("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("dd", "đ")),
)
_TELEX_TONES = {"f": 1, "s": 2, "r": 3, "x": 4, "j": 5}
_DOUBLED = re.compile(r"(.)\1")


def candidates(word: str) -> tuple[str, ...]:
    """Return existing syllables near a lower-case NFC word, the likeliest slips first."""
    found = (*_misplaced(word), *_other_onset(word), *_swapped(word), *telex(word))
    found += (*_doubled(word), *_remarked(word))
    return tuple(dict.fromkeys(near for near in found if near != word))


def swap(word: str) -> str:
    """Return a syllable with hỏi for ngã or ngã for hỏi; the same where it has neither."""
    tone = stripped(word)[1]
    if tone not in (HOI, NGA):
        return word
    parts = split(word)
    return spelled(parts.onset, parts.rhyme, HOI + NGA - tone) if parts else word


@lru_cache(maxsize=16_384)
def same(word: str) -> str:
    """Return the one form that stands for all ways to write a syllable: hoà, hòa; kỹ, kĩ."""
    parts = split(word) if _TWO_WAYS.search(word) else None
    if parts is None:
        return word
    if parts.rhyme == "y" and parts.onset not in ("", "qu"):
        return spelled(parts.onset, "i", parts.tone)
    return joined(parts)


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """Return a word without any mark: `chuyển` is `chuyen`, `đổi` is `doi`."""
    return word.translate(_BASE)


def telex(word: str) -> Iterator[str]:
    """Yield what the letters of a word would have become with Telex switched on."""
    if not word.isascii():
        return
    for at in range(len(word) - 1, 0, -1):
        if word[at] in _TELEX_TONES and any(letter in VOWELS for letter in word[:at]):
            yield from _spelled(_telex_letters(word[:at] + word[at + 1 :]), _TELEX_TONES[word[at]])
    letters = _telex_letters(word)
    if letters != word:
        yield from _spelled(letters, 0)


def _telex_letters(word: str) -> str:
    for keys, letter in _TELEX:
        word = word.replace(keys, letter)
    return word


def _spelled(letters: str, tone: int) -> Iterator[str]:
    parts = split(letters)
    if parts is not None:
        spelling = spelled(parts.onset, parts.rhyme, tone)
        if spelling in existing_set():
            yield spelling


def _misplaced(word: str) -> Iterator[str]:
    """The tone mark on another vowel, or two marks: each of them alone is tried."""
    plain, _, marks = stripped(word)
    tones = {stripped(letter)[1] for letter in word} - {0}
    if marks:
        for tone in sorted(tones):
            yield from _spelled(plain, tone)


def _other_onset(word: str) -> Iterator[str]:
    for onset in _OTHER:
        if word.startswith(onset) and word[len(onset) : len(onset) + 1] != "h":
            plain, tone, _ = stripped(_OTHER[onset] + word[len(onset) :])
            yield from _spelled(plain, tone)
            swapped = HOI + NGA - tone
            if tone in (HOI, NGA):
                yield from _spelled(plain, swapped)
            return


def _swapped(word: str) -> Iterator[str]:
    other = swap(word)
    if other in existing_set():
        yield other


def _doubled(word: str) -> Iterator[str]:
    for match in _DOUBLED.finditer(word):
        plain, tone, _ = stripped(word[: match.start()] + word[match.start() + 1 :])
        yield from _spelled(plain, tone)


def _remarked(word: str) -> Iterator[str]:
    """Syllables of the same letters under other marks: those with the same tone, or shape, first"""
    plain, tone, _ = stripped(word)
    near = _by_letters().get(folded(word), ())
    shape = [n for n in near if stripped(n)[0] == plain]
    toned = [n for n in near if stripped(n)[1] == tone and n not in shape]
    yield from shape
    yield from toned
    yield from near


@cache
def _by_letters() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable in sorted(existing_set()):
        if same(syllable) == syllable or folded(syllable)[-1] == "y":
            found.setdefault(folded(syllable), []).append(syllable)
    return {letters: tuple(near) for letters, near in found.items()}
