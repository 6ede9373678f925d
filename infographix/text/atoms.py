"""Spans → shaped atoms along an endless line, gathered into groups that no line may part; in em."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from infographix.errors import FontError, Problem
from infographix.text.fontbook import Face
from infographix.text.linebreak import Row
from infographix.text.shape import Shaper, Word
from infographix.vietnamese.phrases import GLUE, Phrases


class Span(Struct, frozen=True):
    """Text in one face; `scale` is its size relative to the paragraph's.

    `style` is the caller's own number for it (a colour), handed through. `tabular` digits have
    equal advances. A line feed in the text
    forces a break.
    """

    text: str
    face: Face
    scale: float = 1.0
    style: int = 0
    tabular: bool = False


class Fallback(NamedTuple):
    """A stretch of text that another face had to stand in for (keys of the faces)."""

    text: str
    wanted: str
    used: str


class Atom(NamedTuple):
    """A word, or the part of it that lies in one span, at `x` on the endless line.

    `spaced` says whether a space lies between it and the next.
    """

    word: Word
    face: Face
    x: float
    scale: float
    style: int
    spaced: bool

    @property
    def end(self) -> float:
        """How far the advance or the ink reaches, whichever is further."""
        return self.x + (self.word.advance + self.word.right) * self.scale

    @property
    def start(self) -> float:
        """Where the advance or the ink begins, whichever is earlier."""
        return self.x - self.word.left * self.scale

    def cut(self, word: Word) -> Atom:
        """Return an atom that stands at the same place with another word, and ends its line."""
        return self._replace(word=word, spaced=False)


class Segment(Struct, frozen=True):
    """What lies between two forced breaks; group `g` is the atoms `firsts[g] : firsts[g + 1]`."""

    atoms: tuple[Atom, ...]
    firsts: tuple[int, ...]
    row: Row


def segments_of(
    spans: Sequence[Span], tracking: float, shaper: Shaper, phrases: Phrases, field: str
) -> tuple[Segment, ...]:
    """Shape spans, cut them at forced breaks, and measure their groups.

    Raises FontError, at `field`, for every character that no face of the book has.
    """
    problems: dict[str, Problem] = {}
    found = []
    for line in _lines(spans):
        try:
            found.append(_segment(line, tracking, shaper, phrases))
        except FontError as error:
            problems.update((problem.what, problem) for problem in error.problems)
    if problems:
        raise FontError(replace(problem, where=field) for problem in problems.values())
    return tuple(found)


def fallbacks_of(segments: Sequence[Segment]) -> tuple[Fallback, ...]:
    """Return the stretches of text, each once, that are not in the face asked for."""
    found = (
        Fallback(piece.text, atom.face.key, piece.face.key)
        for segment in segments
        for atom in segment.atoms
        for piece in atom.word.pieces
        if piece.face is not atom.face
    )
    return tuple(dict.fromkeys(found))


def _lines(spans: Sequence[Span]) -> Iterator[list[Span]]:
    """Yield the spans of each line between forced breaks."""
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n")
        line.append(span if not others else replace(span, text=first))
        for text in others:
            yield line
            line = [replace(span, text=text)]
    yield line


def _segment(line: Sequence[Span], tracking: float, shaper: Shaper, phrases: Phrases) -> Segment:
    if len(line) == 1:
        return _plain_segment(line[0], tracking, shaper, phrases)
    text = "".join([span.text for span in line])
    breaks = phrases.breaks(text)
    bounds = list(accumulate([len(span.text) for span in line]))
    costs = breaks.costs
    gaps = [(shaper.space(span.face) + 2 * tracking) * span.scale for span in line]
    atoms: list[Atom] = []
    firsts: list[int] = []
    problems: list[Problem] = []
    x = 0.0
    place = 0
    for index, (start, end) in enumerate(breaks.tokens):
        if index == 0 or costs[index - 1] < GLUE:
            firsts.append(len(atoms))
        spaced = index < len(costs) and breaks.spaced[index]
        for span, part, last in _parts(text, start, end, line, bounds):
            try:
                word = shaper.word(part, span.face, tracking, span.tabular)
            except FontError as error:
                problems += error.problems
                continue
            atoms.append(Atom(word, span.face, x, span.scale, span.style, last and spaced))
            x += (word.advance + tracking) * span.scale
        if spaced:
            place = bisect_right(bounds, end)
            x += gaps[place] - tracking * span.scale
    if problems:
        raise FontError(problems)
    return _gathered(atoms, firsts, costs)


def _plain_segment(span: Span, tracking: float, shaper: Shaper, phrases: Phrases) -> Segment:
    """Do as `_segment` for a line of one span, which most are."""
    text, face, scale, style = span.text, span.face, span.scale, span.style
    breaks = phrases.breaks(text)
    costs = breaks.costs
    gap = (shaper.space(face) + tracking) * scale
    atoms: list[Atom] = []
    firsts: list[int] = []
    problems: list[Problem] = []
    x = 0.0
    apart = True
    after = zip(breaks.tokens, (*breaks.spaced, False), (*costs, 0.0), strict=False)
    for (start, end), spaced, cost in after:
        if apart:
            firsts.append(len(atoms))
        apart = cost < GLUE
        try:
            word = shaper.word(text[start:end], face, tracking, span.tabular)
        except FontError as error:
            problems += error.problems
            continue
        atoms.append(Atom(word, face, x, scale, style, spaced))
        x += (word.advance + tracking) * scale
        if spaced:
            x += gap
    if problems:
        raise FontError(problems)
    return _gathered(atoms, firsts, costs)


def _gathered(atoms: list[Atom], firsts: list[int], costs: Sequence[float]) -> Segment:
    firsts.append(len(atoms))
    return Segment(tuple(atoms), tuple(firsts), _row(atoms, firsts, costs))


def _parts(
    text: str, start: int, end: int, line: Sequence[Span], bounds: Sequence[int]
) -> Sequence[tuple[Span, str, bool]]:
    """Return the parts of a token that lie in one span each, and whether it ends there."""
    found = []
    place = bisect_right(bounds, start)
    while start < end:
        stop = min(end, bounds[place])
        if stop > start:
            found.append((line[place], text[start:stop], stop == end))
        start, place = stop, place + 1
    return found


def _row(atoms: Sequence[Atom], firsts: Sequence[int], costs: Sequence[float]) -> Row:
    starts = [atom.start for atom in atoms]
    ends = [atom.end for atom in atoms]
    lone: Collection[int] = range(len(atoms))
    if len(firsts) <= len(atoms):
        lone = {group for group, (a, b) in enumerate(pairwise(firsts)) if b - a == 1}
        starts = [min(starts[a:b]) for a, b in pairwise(firsts)]
        ends = [max(ends[a:b]) for a, b in pairwise(firsts)]
        costs = [cost for cost in costs if cost < GLUE]
    return Row(_falling_back(starts), list(accumulate(ends, max)), costs, lone)


def _falling_back(starts: list[float]) -> list[float]:
    """Make starts rise: where ink reaches back behind the start before it, that moves back too."""
    return list(accumulate(reversed(starts), min))[::-1]
