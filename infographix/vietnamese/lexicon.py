"""Entries such as `ủy ban nhân dân` → which runs of syllables are phrases, and what a tear costs.

The built-in entries are in `phrases.txt`; a phrase's costs are worked out when it is first met.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from infographix import resources

GLUE = math.inf
TORN = 1.0
"""Cost of a break inside a compound or a name."""
SEAM = 0.8
"""Cost of a break in a phrase of three syllables where two of them are a compound of their own."""
JOINT = 0.3
"""Cost of a break between the compounds of a longer phrase, or between the parts of a date."""

_TWO_SPELLINGS = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|[hklmst][yỳýỷỹỵ]")


class Lexicon:
    """Phrases by their syllables; `_` in an entry instead of a space never breaks."""

    __slots__ = ("_costs", "_entries", "_lengths")

    def __init__(self, own: Iterable[str] = (), *, built_in: bool = True) -> None:
        self._entries: dict[str, str] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        if built_in:
            entries, lengths = _built_in()
            self._entries.update(entries)
            self._lengths.update(lengths)
        added = _read(own)
        self._entries.update(added)
        for first, found in _lengths_of(added).items():
            both = {*found, *self._lengths.get(first, ())}
            self._lengths[first] = tuple(sorted(both, reverse=True))
        self._costs: dict[str, tuple[float, ...]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def longest(self, syllables: Sequence[str], i: int, end: int) -> int:
        """Return how many syllables from `i` on, before `end`, form the longest phrase, or 0."""
        for length in self._lengths.get(syllables[i], ()):
            if i + length <= end and " ".join(syllables[i : i + length]) in self._entries:
                return length
        return 0

    def costs(self, syllables: Sequence[str]) -> tuple[float, ...]:
        """Return what a break after each syllable of a phrase but the last costs."""
        phrase = " ".join(syllables)
        found = self._costs.get(phrase)
        if found is None:
            found = self._costs[phrase] = self._worked_out(syllables, self._entries[phrase])
        return found

    def _worked_out(self, syllables: Sequence[str], entry: str) -> tuple[float, ...]:
        """Tears and glue, less where the phrase falls into compounds: `ủy ban | nhân dân`."""
        costs = [GLUE if mark == "_" else TORN for mark in re.findall("[ _]", entry)]
        if len(syllables) < 3:
            return tuple(costs)
        joint = JOINT if len(syllables) > 3 else SEAM
        inside = self._compounds_of(syllables)
        for i, cost in enumerate(costs):
            beside = inside[max(i - 1, 0)] or inside[min(i + 1, len(costs) - 1)]
            if beside and not inside[i] and cost < GLUE:
                costs[i] = joint
        return tuple(costs)

    def _compounds_of(self, syllables: Sequence[str]) -> list[bool]:
        """Say for each place in a phrase whether it lies inside a shorter phrase."""
        inside = [False] * (len(syllables) - 1)
        for i in range(len(syllables) - 1):
            length = self.longest(syllables, i, len(syllables) - (0 if i else 1))
            for j in range(i, i + length - 1):
                inside[j] = True
        return inside


@cache
def _built_in() -> tuple[Mapping[str, str], Mapping[str, tuple[int, ...]]]:
    lines = resources.package_text("vietnamese/phrases.txt").split("\n")
    entries = _read(line for line in lines if line and line[0] != "#")
    return entries, _lengths_of(entries)


def _read(lines: Iterable[str]) -> dict[str, str]:
    """Return entries by their phrase, with spaces only."""
    found = folded("\n".join(lines)).split("\n")
    return {" ".join(entry.replace("_", " ").split()): entry for entry in found if entry}


def _lengths_of(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return by first syllable how many syllables phrases have, most first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        lengths.setdefault(first, set()).add(2 + rest.count(" "))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def folded(text: str) -> str:
    """Return text in lower case, spelt in one way: `hoà` as `hòa`, `kỹ` as `kĩ`."""
    return _TWO_SPELLINGS.sub(_one_spelling, text.lower())


def _one_spelling(found: re.Match[str]) -> str:
    return _SPELLINGS[found.group()]


def _spellings() -> dict[str, str]:
    toned = {letter: unicodedata.normalize("NFD", letter)[1:] for letter in "yỳýỷỹỵàáảãạèéẻẽẹ"}
    found = {consonant + y: f"{consonant}i{toned[y]}" for consonant in "hklmst" for y in "yỳýỷỹỵ"}
    for first, letters in (("o", "àáảãạèéẻẽẹ"), ("u", "ỳýỷỹỵ")):
        for letter in letters:
            plain = unicodedata.normalize("NFD", letter)[0]
            found[first + letter] = first + toned[letter] + plain
    return {two: unicodedata.normalize("NFC", one) for two, one in found.items()}


_SPELLINGS = _spellings()
