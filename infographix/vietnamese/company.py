"""Two neighbouring syllables → whether they are at home beside each other.

The data: the compounds of `phrases.txt`, `spelling.txt` for words that are right only in some
company, and `confused.txt` for pairs that stand for others. Read once, where advice on spelling is
first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from infographix import resources
from infographix.vietnamese.lexicon import plain
from infographix.vietnamese.misspelt import folded, same


@cache
def vocabulary() -> frozenset[str]:
    """Return the words of the compounds, among them foreign ones that are at home (`web`)."""
    return frozenset(word for pair in pairs() for word in pair)


@cache
def pairs() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the neighbours inside the compounds of both lists, by their forms of `same`."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for name in ("vietnamese/phrases.txt", "vietnamese/spelling.txt"):
        for line in _lines(name):
            for compound in plain(line.rpartition(":")[2].lower()).split(","):
                for pair in pairwise(compound.split()):
                    found.setdefault((same(pair[0]), same(pair[1])), pair)
    return found


@cache
def by_letters() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Return the compounds by their letters without marks."""
    found: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for pair in pairs():
        letters = (folded(pair[0]), folded(pair[1]))
        like = found.get(letters)
        found[letters] = (pair,) if like is None else tuple(sorted((*like, pair)))
    return found


@cache
def bound() -> dict[str, str]:
    """Return the words that are right only in company, and what they most likely stand for."""
    found = {}
    for line in _lines("vietnamese/spelling.txt"):
        rare, arrow, rest = line.partition(" > ")
        if arrow:
            found[same(rare)] = rest.partition(":")[0]
    return found


@cache
def confused() -> dict[tuple[str, str], tuple[str, str]]:
    """Return pairs that stand for others which sound alike, by their forms of `same`."""
    found = {}
    for line in _lines("vietnamese/confused.txt"):
        written, _, meant = line.partition(" > ")
        (one, two), (first, second) = written.split(), meant.split()
        found[same(one), same(two)] = (first, second)
    return found


def _lines(name: str) -> Iterator[str]:
    text = resources.package_text(name)
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return (line for line in lines if line)


@cache
def foreign() -> frozenset[str]:
    """Return foreign words that would be read as slips."""
    return frozenset(" ".join(_lines("vietnamese/foreign.txt")).split())
