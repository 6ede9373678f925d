"""A line of Vietnamese → the places where it may be broken, and what each break costs.

Spaces separate syllables, not words, so most of them are poor places for a break: inside a compound
(`chuyển đổi | số`) it costs, inside a document number or a date it is not to be had at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from infographix.vietnamese.glue import bound, glued
from infographix.vietnamese.lexicon import GLUE, TEARS, TORN, Lexicon, folded
from infographix.vietnamese.taste import raise_in_names, raise_in_unknown, taste
from infographix.vietnamese.tokens import Token, tokens

__all__ = ["GLUE", "TEARS", "TORN", "Breaks", "Phrases"]


class Breaks(Struct, frozen=True):
    """The tokens of a line as (start, end), and what stands between each and the next.

    `costs[i]` is the cost of a break after token `i`: `GLUE` never, from `TEARS` upwards it tears a
    phrase, below 0 it is welcome. `spaced[i]` says whether a space lies there.
    """

    tokens: tuple[tuple[int, int], ...]
    spaced: tuple[bool, ...]
    costs: tuple[float, ...]


class Phrases:
    """A lexicon of compounds, with a user's own added, and the rules of glue.

    In `own`, `_` instead of a space never breaks: `PAR_Index`; `~` breaks at a lower cost.
    `lexicon` and `glue` can be switched off; with both off, lines break at spaces where UAX #14
    says so, all breaks at the same cost.
    """

    def __init__(self, own: Iterable[str] = (), *, lexicon: bool = True, glue: bool = True) -> None:
        self._glue = glue
        self._tastes = lexicon
        self._lexicon = Lexicon(own, built_in=lexicon)

    def __len__(self) -> int:
        return len(self._lexicon)

    def breaks(self, line: str) -> Breaks:
        """Return the tokens of a line (without forced breaks) and the costs between them."""
        row = tokens(line)
        last = len(row) - 1
        costs = [taste(row, i) for i in range(last)] if self._tastes else [0.0] * last
        known = self._raise_in_phrases(row, costs)
        if self._tastes:
            raise_in_names(row, costs)
            raise_in_unknown(row, costs, known)
        for i in range(last):
            if bound(row[i], row[i + 1]) or (self._glue and glued(row, i)):
                costs[i] = GLUE
        return Breaks(
            tuple([(token.start, token.end) for token in row]),
            tuple([token.spaced for token in row[:-1]]),
            tuple(costs),
        )

    def _raise_in_phrases(self, row: Sequence[Token], costs: list[float]) -> list[bool]:
        """Raise the cost inside phrases; return for each token whether it is in one."""
        known = [False] * len(row)
        if not self._lexicon:
            return known
        words = folded("\n".join([token.low for token in row])).split("\n")
        ends = _clause_ends(row)
        # A user's own phrase holds inside a longer one of the lexicon's, and across two of them.
        for own in (False, True) if self._lexicon.own else (False,):
            i = 0
            while i < len(row):
                length = self._lexicon.longest(words, i, ends[i], own)
                if length:
                    found = self._lexicon.costs(words[i : i + length])
                    for j, cost in enumerate(found, i):
                        costs[j] = max(costs[j], cost)
                    known[i : i + length] = [True] * length
                i += length or 1
        return known


def _clause_ends(row: Sequence[Token]) -> list[int]:
    """Return for each token the index after the last one that a phrase from it on may reach."""
    ends = [0] * len(row)
    end = len(row)
    for i in range(len(row) - 1, -1, -1):
        if row[i].closed:
            end = i + 1
        ends[i] = end
        if row[i].opened:
            end = i
    return ends
