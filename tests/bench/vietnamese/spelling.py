"""The advice on spelling → false alarms on real text, and how many injected slips it finds.

Real text holds real slips: those that were read and found wrong stand in `slips.txt`; whatever else
is advised counts as a false alarm. Slips of eight classes are put into the same strings, one to a
string, and count as caught when the very word is named.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from infographix.vietnamese.misspelt import swap
from infographix.vietnamese.spelling import advise
from infographix.vietnamese.syllables import existing_set
from infographix.vietnamese.tones import VOWELS, spelled, split, stripped
from infographix.vietnamese.words import Word, words
from tests.bench.vietnamese import corpus

Slip = Callable[[str], str]
_TONE_KEYS = ("", "f", "s", "r", "x", "j")
_TELEX = {"ă": "aw", "â": "aa", "đ": "dd", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw"}


@cache
def known_slips() -> frozenset[tuple[str, str]]:
    """Return the slips of the corpora that were read: the word, and a piece of text around it."""
    lines = (Path(__file__).parent / "slips.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return frozenset((word, around) for word, _, around in pairs)


def is_known_slip(word: str, position: int, text: str) -> bool:
    around = text[max(0, position - 12) : position + len(word) + 12]
    return any(word == slip and piece in around for slip, piece in known_slips())


def false_alarms(texts: Sequence[str]) -> tuple[int, int, list[str]]:
    """Return how many words were read, how many true slips found, and the false alarms."""
    read, true, false = 0, 0, []
    for text in texts:
        read += len(text.split())
        for advice in advise(text):
            if is_known_slip(advice.syllable, advice.position, text):
                true += 1
            else:
                false.append(f"{advice.syllable} ({advice.suggestion}) in {text[:60]!r}")
    return read, true, false


def hoi_for_nga(word: str) -> str:
    return swap(word)


def ng_for_ngh(word: str) -> str:
    for onset, other in (("ngh", "ng"), ("ng", "ngh"), ("gh", "g")):
        if word.startswith(onset):
            return other + word[len(onset) :]
    return "gh" + word[1:] if word[0] == "g" and not word.startswith("gi") else word


def c_for_k(word: str) -> str:
    if word[0] == "k" and word[1] != "h":
        return "c" + word[1:]
    return "k" + word[1:] if word[0] == "c" and word[1] != "h" else word


def tone_left_out(word: str) -> str:
    return stripped(word)[0]


def letter_doubled(word: str) -> str:
    at = next((i for i, letter in enumerate(word) if stripped(letter)[2]), None)
    return word if at is None else word[: at + 1] + word[at:]


def mark_on_another_vowel(word: str) -> str:
    """Put the tone mark on another vowel, where the two styles do not both allow it."""
    plain, tone, marks = stripped(word)
    parts = split(word)
    if not marks or parts is None or parts.rhyme in ("oa", "oe", "uy"):
        return word
    start = len(parts.onset)
    vowels = [i for i in range(start, len(plain)) if plain[i] in VOWELS]
    other = next((i for i in vowels if word[i] == plain[i]), None)
    if other is None:
        return word
    return plain[:other] + spelled("", plain[other], tone) + plain[other + 1 :]


def telex_left_over(word: str) -> str:
    plain, tone, _ = stripped(word)
    return "".join(_TELEX.get(letter, letter) for letter in plain) + _TONE_KEYS[tone]


CLASSES: dict[str, Slip] = {
    "hỏi for ngã": hoi_for_nga,
    "ng for ngh, g for gh": ng_for_ngh,
    "c for k": c_for_k,
    "tone left out": tone_left_out,
    "toned letter twice": letter_doubled,
    "mark on another vowel": mark_on_another_vowel,
    "Telex left over": telex_left_over,
}


def injected(texts: Sequence[str], slip: Slip, seed: int = 1) -> Iterator[tuple[str, int, str]]:
    """Yield texts with one slip each, its position, and the word that stood there."""
    chance = random.Random(seed)
    for text in texts:
        fit = [word for word in words(text) if _takes(word, slip)]
        if fit:
            word = chance.choice(fit)
            end = word.position + len(word.text)
            yield text[: word.position] + slip(word.low) + text[end:], word.position, word.low


def _takes(word: Word, slip: Slip) -> bool:
    good = word.judged and word.text == word.low and word.low in existing_set()
    return good and slip(word.low) != word.low


def both_tones_left_out(texts: Sequence[str], seed: int = 1) -> Iterator[tuple[str, int, str]]:
    """Yield texts in which two neighbours lost their tones: `thưc hiên`."""
    chance = random.Random(seed)
    for text in texts:
        row = words(text)
        fit = [
            (one, two)
            for one, two in pairwise(row)
            if two.joined and _takes(one, tone_left_out) and _takes(two, tone_left_out)
        ]
        if fit:
            one, two = chance.choice(fit)
            start, end = one.position, two.position + len(two.text)
            slipped = f"{tone_left_out(one.low)} {tone_left_out(two.low)}"
            yield text[:start] + slipped + text[end:], start, f"{one.low} {two.low}"


def caught(slips: Iterator[tuple[str, int, str]]) -> tuple[int, int, int]:
    """Return how many slips there were, how many were named, how many rightly mended."""
    total = named = mended = 0
    for text, position, meant in slips:
        total += 1
        end = position + len(meant) + 3
        hits = [a for a in advise(text) if position <= a.position < end] if " " in meant else None
        if hits is None:
            hits = [a for a in advise(text) if a.position == position]
        named += bool(hits)
        mended += any(a.suggestion in meant.split() for a in hits)
    return total, named, mended


def table(texts: Sequence[str]) -> Iterator[tuple[str, int, int, int]]:
    """Yield a row for each class of slips: name, injected, caught, rightly mended."""
    for name, slip in CLASSES.items():
        yield (name, *caught(injected(texts, slip)))
    yield ("both tones left out", *caught(both_tones_left_out(texts)))


def main() -> None:
    """Print false alarms per 1,000 words and the share of injected slips that is caught."""
    texts = corpus.strings()
    advise(texts[0])
    begun = time.perf_counter()
    read, true, false = false_alarms(texts)
    spent = time.perf_counter() - begun
    print(f"{len(texts)} strings, {read} words, {spent / read * 1e6:.1f} µs a word")
    print(f"true slips found {true}; false alarms {len(false)}: {len(false) / read * 1000:.2f} ‰")
    for line in false:
        print("   ", line)
    print(f"\n{'injected':24} {'slips':>6} {'caught':>8} {'mended':>8}")
    for name, total, named, mended in table(texts):
        print(f"{name:24} {total:6} {named / total:8.1%} {mended / total:8.1%}")
