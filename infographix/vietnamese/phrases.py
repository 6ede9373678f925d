"""A line of Vietnamese → the places where it may be broken, and what each break costs.

Spaces separate syllables, not words, so most of them are poor places for a break: inside a compound
(`chuyển đổi | số`) it costs, inside a document number or a date it is not to be had at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from infographix import resources
from infographix.vietnamese.glue import LEADS, glued, is_dash, is_number
from infographix.vietnamese.tokens import DOCUMENT_NUMBER, Token, tokens, word_set

GLUE = math.inf
TORN = 1.0
"""Cost of a break inside a compound or a name."""
TEARS = 0.5
"""Breaks that cost this much or more tear something; below it they are matters of taste."""
_SEAM = 0.8
"""Cost of a break in a phrase of three syllables where two of them are a compound of their own."""
_JOINT = 0.3
"""Cost of a break between the compounds of a longer phrase, or between the parts of a date."""
_AFTER_FIGURE = 0.4
_BEFORE_DOCUMENT = 1.0
_AFTER_LINK_WORD = 0.15
_BEFORE_LINK_WORD = -0.05
_AFTER_MARK = {",": -0.2, ";": -0.25, ":": -0.25, ".": -0.3, "!": -0.3, "?": -0.3, "…": -0.3}
_AFTER_DASH = -0.2
_IN_ADDRESS = 0.3
_LINK_WORDS = word_set(
    """và hoặc hay nhưng mà để của với cho trong tại từ đến là bằng theo về trên dưới do vì nên
    khi nếu các những một mỗi không đã đang sẽ được bị có hơn gần rất"""
)
_APPROXIMATE = frozenset(("hơn", "gần", "trên", "dưới", "khoảng", "tới", "đạt"))
_LONGEST_NAME = 4
_LINES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Breaks:
    """The tokens of a line as (start, end), and what stands between each and the next.

    `costs[i]` is the cost of a break after token `i`: `GLUE` never, from `TEARS` upwards it tears a
    phrase, below 0 it is welcome. `spaced[i]` says whether a space lies there.
    """

    tokens: tuple[tuple[int, int], ...]
    spaced: tuple[bool, ...]
    costs: tuple[float, ...]


class Phrases:
    """A lexicon of compounds, with a user's own added, and the rules of glue.

    In `own`, `_` instead of a space never breaks: `PAR_Index`. `lexicon` and `glue` can be switched
    off; with both off, lines break at every space, all breaks at the same cost.
    """

    def __init__(self, own: Iterable[str] = (), *, lexicon: bool = True, glue: bool = True) -> None:
        self._glue = glue
        self._lexicon = lexicon
        self._lines: dict[str, Breaks] = {}
        self._costs: dict[tuple[str, ...], tuple[float, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        entries = [*_built_in(), *own] if lexicon else list(own)
        self._add(entries)

    def __len__(self) -> int:
        return len(self._costs)

    def breaks(self, line: str) -> Breaks:
        """Return the tokens of a line (without forced breaks) and the costs between them."""
        found = self._lines.get(line)
        if found is None:
            if len(self._lines) >= _LINES_KEPT:
                self._lines = {}
            found = self._lines[line] = self._analysed(line)
        return found

    def _add(self, entries: Iterable[str]) -> None:
        lengths: dict[str, set[int]] = {}
        for entry in entries:
            syllables, costs = _parsed(entry)
            if len(syllables) > 1:
                self._costs[syllables] = costs
                lengths.setdefault(syllables[0], set()).add(len(syllables))
        self._lengths = {
            first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()
        }
        for syllables, costs in list(self._costs.items()):
            if len(syllables) > 2:
                self._costs[syllables] = self._with_joints(syllables, costs)

    def _with_joints(
        self, syllables: tuple[str, ...], costs: tuple[float, ...]
    ) -> tuple[float, ...]:
        """Lower the cost where a phrase falls into compounds: `ủy ban | nhân dân`."""
        joint = _JOINT if len(syllables) > 3 else _SEAM
        inside = [False] * len(costs)
        for i in range(len(syllables) - 1):
            length = self._longest(syllables, i, len(syllables) - (0 if i else 1))
            for j in range(i, i + length - 1):
                inside[j] = True
        found = []
        for cost, before, torn, after in zip(
            costs, [False, *inside], inside, [*inside[1:], False], strict=False
        ):
            meets = (before or after) and not torn and cost < GLUE
            found.append(joint if meets else cost)
        return tuple(found)

    def _longest(self, syllables: Sequence[str], i: int, end: int) -> int:
        """Return how many syllables from `i` on, before `end`, form the longest phrase, or 0."""
        for length in self._lengths.get(syllables[i], ()):
            if i + length <= end and tuple(syllables[i : i + length]) in self._costs:
                return length
        return 0

    def _analysed(self, line: str) -> Breaks:
        row = tokens(line)
        last = len(row) - 1
        costs = [_taste(row, i) for i in range(last)] if self._lexicon else [0.0] * last
        if self._lengths:
            self._raise_in_phrases(row, costs)
        if self._lexicon:
            _raise_in_names(row, costs)
        if self._glue:
            costs = [GLUE if glued(row, i) else cost for i, cost in enumerate(costs)]
        costs = [GLUE if row[i].bound else cost for i, cost in enumerate(costs)]
        return Breaks(
            tuple((token.start, token.end) for token in row),
            tuple(token.spaced for token in row[:-1]),
            tuple(costs),
        )

    def _raise_in_phrases(self, row: Sequence[Token], costs: list[float]) -> None:
        words = [token.low for token in row]
        ends = _clause_ends(row)
        i = 0
        while i < len(row):
            length = self._longest(words, i, ends[i])
            if length:
                for j, cost in enumerate(self._costs[tuple(words[i : i + length])], i):
                    costs[j] = max(costs[j], cost)
            i += length or 1


def _built_in() -> list[str]:
    text = resources.package_text("vietnamese/phrases.txt")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in lines if line]


def _parsed(entry: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Read an entry: its syllables in lower case, and the cost between each two."""
    words = entry.lower().split()
    syllables = [part for word in words for part in word.split("_")]
    costs: list[float] = []
    for word in words:
        costs += [GLUE] * word.count("_")
        costs.append(TORN)
    return tuple(syllables), tuple(costs[:-1])


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


def _taste(row: Sequence[Token], i: int) -> float:
    """Return the cost of a break after token `i` without regard to phrases."""
    one, two = row[i], row[i + 1]
    if not (one.plain and two.plain):
        return _taste_of_marks(row, i)
    if one.low in _LINK_WORDS:
        return _AFTER_LINK_WORD
    return _BEFORE_LINK_WORD if two.low in _LINK_WORDS else 0.0


def _taste_of_marks(row: Sequence[Token], i: int) -> float:
    one, two = row[i], row[i + 1]
    if not one.spaced:
        return _IN_ADDRESS
    if is_dash(one):
        return _AFTER_DASH
    mark = _AFTER_MARK.get(one.text[-1])
    if mark is not None:
        return mark
    if two.core[:1].isdigit() and DOCUMENT_NUMBER.fullmatch(two.core):
        return _BEFORE_DOCUMENT
    if is_number(one):
        return _after_figure(row, i)
    if one.low in _APPROXIMATE and is_number(two):
        return _AFTER_FIGURE
    if one.low in _LINK_WORDS:
        return _AFTER_LINK_WORD
    return _BEFORE_LINK_WORD if two.low in _LINK_WORDS or two.opened else 0.0


def _after_figure(row: Sequence[Token], i: int) -> float:
    """A figure belongs to what it counts, or to the word before it (`năm 2022`)."""
    if i > 0 and row[i - 1].low in LEADS:
        return _JOINT if row[i + 1].low in LEADS else 0.0
    return _AFTER_FIGURE


def _raise_in_names(row: Sequence[Token], costs: list[float]) -> None:
    """Raise the cost inside names: two to four capitalised syllables in a row."""
    start = 0
    for i in range(1, len(row) + 1):
        inside = i < len(row) and not row[i - 1].closed and not row[i].opened
        if inside and _is_name(row[i]) and (start < i - 1 or _is_name(row[i - 1])):
            continue
        if 2 <= i - start <= _LONGEST_NAME and _is_name(row[start]):
            costs[start : i - 1] = [
                TORN if cost < _JOINT else cost for cost in costs[start : i - 1]
            ]
        start = i


def _is_name(token: Token) -> bool:
    core = token.core
    return token.text != token.low and core.istitle() and core.isalpha()
