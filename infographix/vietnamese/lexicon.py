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
TEARS = 0.5
"""Breaks that cost this much or more tear something; below it they are matters of taste."""
TORN = 1.0
"""Cost of a break inside a compound or a name."""
SEAM = 0.8
"""Cost of a break in a phrase of three syllables where two of them are a compound of their own."""
LOOSE = TEARS
"""Cost of a break where two words that keep company meet: `tạo | ra`, `người | dùng`."""
JOINT = 0.3
"""Cost of a break between the compounds of a longer phrase, or between the parts of a date."""

_MARKS = re.compile(r"[\s_~]+")
_COSTS = {" ": TORN, "_": GLUE, "~": LOOSE}
_TWO_SPELLINGS = re.compile("o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]|[hklmst][yỳýỷỹỵ]")


class Lexicon:
    """Phrases by their syllables, the built-in ones and a user's own.

    In an entry, `_` instead of a space never breaks, `~` breaks at a lower cost.
    """

    __slots__ = ("_costs", "_entries", "_lengths", "own")

    def __init__(self, own: Iterable[str] = (), *, built_in: bool = True) -> None:
        self._entries: dict[str, str] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        if built_in:
            entries, lengths = _built_in()
            self._entries.update(entries)
            self._lengths.update(lengths)
        self.own = _read([_tidy(entry) for entry in own])
        """What the user added, by its phrase with spaces only."""
        self._entries.update(self.own)
        for first, found in _lengths_of(self.own).items():
            both = {*found, *self._lengths.get(first, ())}
            self._lengths[first] = tuple(sorted(both, reverse=True))
        self._costs: dict[str, tuple[float, ...]] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def longest(self, syllables: Sequence[str], i: int, end: int, own: bool = False) -> int:
        """Return how many syllables from `i` on, before `end`, form the longest phrase, or 0.

        Only the user's phrases count where `own` says so.
        """
        entries = self.own if own else self._entries
        for length in self._lengths.get(syllables[i], ()):
            if i + length <= end and " ".join(syllables[i : i + length]) in entries:
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
        costs = [_COSTS[mark] for mark in _MARKS.findall(entry)]
        if len(syllables) < 3:
            return tuple(costs)
        joint = JOINT if len(syllables) > 3 else SEAM
        inside = self._costs_inside(syllables)
        for i, cost in enumerate(costs):
            if cost == GLUE:
                continue
            if inside[i]:
                costs[i] = inside[i] if inside[i] == GLUE else min(cost, inside[i])
            elif inside[max(i - 1, 0)] or inside[min(i + 1, len(costs) - 1)]:
                costs[i] = min(cost, joint)
        return tuple(costs)

    def _costs_inside(self, syllables: Sequence[str]) -> list[float]:
        """Return what a break at each place in a phrase costs in shorter ones, 0 outside them."""
        inside = [0.0] * (len(syllables) - 1)
        for i in range(len(syllables) - 1):
            length = self.longest(syllables, i, len(syllables) - (0 if i else 1))
            if length:
                for j, cost in enumerate(self.costs(syllables[i : i + length]), i):
                    inside[j] = max(inside[j], cost)
        return inside


@cache
def _built_in() -> tuple[Mapping[str, str], Mapping[str, tuple[int, ...]]]:
    lines = resources.package_text("vietnamese/phrases.txt").split("\n")
    entries = _read(line for line in lines if line and line[0] != "#")
    return entries, _lengths_of(entries)


def _read(lines: Iterable[str]) -> dict[str, str]:
    """Return tidy entries by their phrase, with spaces only."""
    text = folded("\n".join(lines))
    found = dict(zip(plain(text).split("\n"), text.split("\n"), strict=True))
    found.pop("", None)
    return found


def plain(entry: str) -> str:
    """Return an entry, or several, with spaces instead of other marks."""
    return entry.replace("_", " ").replace("~", " ")


def _tidy(entry: str) -> str:
    """Return an entry with one mark or space between its syllables."""
    return _MARKS.sub(lambda found: found.group().strip()[:1] or " ", entry.strip(" _~\n\t"))


def _lengths_of(phrases: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return by first syllable how many syllables phrases have, most first."""
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        first, _, rest = phrase.partition(" ")
        lengths.setdefault(first, set()).add(2 + rest.count(" "))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def folded(text: str) -> str:
    """Return text in lower case, spelt in one way: `hoà` as `hòa`, `kỹ` as `kĩ`, `–` as `-`."""
    return _TWO_SPELLINGS.sub(_one_spelling, text.lower().replace("–", "-"))


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
