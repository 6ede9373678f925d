"""Words → glyphs with advances and ink, in em, y downwards; each is shaped once per face."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from infographix.cache import Cache
from infographix.errors import FontError, Problem
from infographix.text.fontbook import Face, FontBook
from infographix.text.graphemes import clusters

_IGNORABLE = frozenset(
    "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"
)
_UNTRACKED: dict[str, bool] = {}
_TRACKED = {"liga": False, "clig": False}
_TABULAR = {"kern": False, "tnum": True}
_DIGITS = frozenset("0123456789")
_FAR = 1e9
LIMIT = 4 << 20
BYTES, BYTES_A_LETTER = 500, 100
"""What a shaped word takes (measured over the words of the examples)."""


_Move = tuple[float, float, float, float]
"""What HarfBuzz says of a glyph: offsets right and up, advances right and up, in font units."""


class Piece(NamedTuple):
    """Glyphs of one face on one baseline, in em of that face's size.

    `xs` are pen positions from the piece's start; `ys`, empty where all are 0, point downwards.
    `top` and `bottom` say how far ink rises above the baseline and falls below it; `left` and
    `right` how far it passes the start and the advance. Negative where ink stays short.
    """

    face: Face
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    advance: float
    top: float
    bottom: float
    left: float
    right: float
    text: str


class Word(NamedTuple):
    """Text without a break opportunity: mostly one piece, more where faces stand in (em).

    `left` and `right` say how far ink passes the start and the advance, 0 where it stays short.
    """

    text: str
    pieces: tuple[Piece, ...]
    advance: float
    top: float
    bottom: float
    left: float
    right: float
    tracking: float
    tabular: bool = False

    def placed(self) -> Sequence[tuple[Piece, float]]:
        """Return each piece with the place where it starts."""
        if len(self.pieces) == 1:
            return ((self.pieces[0], 0.0),)
        widths = [piece.advance + self.tracking for piece in self.pieces[:-1]]
        return list(zip(self.pieces, accumulate(widths, initial=0.0), strict=True))


_Key = tuple[str, Face, float, bool]


class Shaper:
    """Shapes words with the faces of a book, and keeps those that were used lately."""

    __slots__ = ("_digits", "_spaces", "book", "kept")

    def __init__(self, book: FontBook, limit: int = LIMIT) -> None:
        self.book = book
        self.kept: Cache[_Key, Word] = Cache("words", limit)
        self._spaces: dict[Face, float] = {}
        self._digits: dict[Face, int] = {}

    def word(self, text: str, face: Face, tracking: float = 0.0, tabular: bool = False) -> Word:
        """Return a shaped word; `tracking` em are added between its clusters, not at its ends.

        With `tabular`, each digit stands in the middle of the advance of the face's widest, so
        that digits of words one below the other line up; such a word is not kerned.
        Raises FontError naming each character that no face of the book has.
        """
        tabular = tabular and not _DIGITS.isdisjoint(text)
        key = (text, face, tracking, tabular)
        found = self.kept.find(key)
        if found is None:
            found = self._shaped(unicodedata.normalize("NFC", text), face, tracking, tabular)
            self.kept.keep(key, found, BYTES + BYTES_A_LETTER * len(text))
        return found

    def space(self, face: Face) -> float:
        """Return the advance of a space in em."""
        found = self._spaces.get(face)
        if found is None:
            found = self._spaces[face] = self.word(" ", face).advance
        return found

    def _digit(self, face: Face) -> int:
        """Return the advance of the widest digit in units of the font."""
        found = self._digits.get(face)
        if found is None:
            buffer = _buffer("0123456789", face, _TABULAR)
            found = max(each.x_advance for each in buffer.glyph_positions)
            self._digits[face] = found
        return found

    def _shaped(self, text: str, face: Face, tracking: float, tabular: bool) -> Word:
        if face.covers_all(text):
            equal = self._digit(face) if tabular else 0
            return _word(text, (_piece(text, face, tracking, equal),), tracking, tabular)
        runs = groupby(self._assigned(text, face), key=itemgetter(1))
        pieces = [
            _piece("".join(c for c, _ in run), used, tracking, self._digit(used) if tabular else 0)
            for used, run in runs
        ]
        return _word(text, tuple(pieces), tracking, tabular)

    def _assigned(self, text: str, face: Face) -> Iterator[tuple[str, Face]]:
        """Yield each cluster with the first face that has all of it; FontError where none has."""
        fallbacks = self.book.fallbacks(face.family, face.weight)
        missing: list[str] = []
        for cluster in clusters(text):
            used = next((each for each in (face, *fallbacks) if _has(each, cluster)), None)
            if used is None:
                missing.append(cluster)
            else:
                yield cluster, used
        if missing:
            raise FontError([_missing(cluster, text) for cluster in dict.fromkeys(missing)])


def _has(face: Face, cluster: str) -> bool:
    """Say whether a face can draw a cluster, composed or from its parts as HarfBuzz would."""
    return _draws(face, cluster) or _draws(face, unicodedata.normalize("NFD", cluster))


def _draws(face: Face, cluster: str) -> bool:
    return all(
        face.covers(ord(char))
        or char in _IGNORABLE
        or "\ufe00" <= char <= "\ufe0f"
        or (unicodedata.category(char) == "Zs" and face.covers(0x20))
        for char in cluster
    )


def _missing(cluster: str, text: str) -> Problem:
    names = ", ".join(
        f"U+{ord(char):04X} {unicodedata.name(char, 'without a name')}" for char in cluster
    )
    shown = cluster if cluster.isprintable() else ascii(cluster)
    return Problem(
        f"no font of the book has the character {shown} ({names})",
        found=text,
        hint="leave the character out, use an icon, or add a font that has it",
    )


def _buffer(text: str, face: Face, features: dict[str, bool]) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script = "Latn"
    buffer.language = "vi"
    hb.shape(face.font, buffer, features)
    return buffer


def _piece(text: str, face: Face, tracking: float, equal: int) -> Piece:
    features = _TRACKED if tracking else _UNTRACKED
    buffer = _buffer(text, face, features | _TABULAR if equal else features)
    unit = 1.0 / face.units_per_em
    glyphs = [info.codepoint for info in buffer.glyph_infos]
    moves = [each.position for each in buffer.glyph_positions]
    if equal:
        starts = [info.cluster for info in buffer.glyph_infos]
        moves = _in_columns(text, starts, moves, equal)
    xs: list[float] = []
    ys: list[float] = []
    pen = 0.0
    for index, (dx, dy, advance, _) in enumerate(moves):
        xs.append(pen + dx * unit)
        if dy:
            ys += [0.0] * (index - len(ys))
            ys.append(-dy * unit)
        pen += advance * unit
    if ys:
        ys += [0.0] * (len(glyphs) - len(ys))
    if tracking:
        starts = [info.cluster for info in buffer.glyph_infos]
        order = {cluster: index for index, cluster in enumerate(dict.fromkeys(starts))}
        xs = [x + order[start] * tracking for x, start in zip(xs, starts, strict=True)]
        pen += tracking * (len(order) - 1)
    ink = _ink(face, glyphs, xs, ys, pen)
    return Piece(face, tuple(glyphs), tuple(xs), tuple(ys), pen, *ink, text)


def _in_columns(
    text: str, starts: Sequence[int], moves: Sequence[_Move], equal: float
) -> list[_Move]:
    """Give each digit the advance `equal`, and set it in the middle; one with marks stays."""
    alone = Counter(starts)
    return [
        (dx + (equal - advance) / 2, dy, equal, rise)
        if text[start] in _DIGITS and alone[start] == 1
        else (dx, dy, advance, rise)
        for start, (dx, dy, advance, rise) in zip(starts, moves, strict=True)
    ]


def _ink(
    face: Face, glyphs: list[int], xs: list[float], ys: list[float], advance: float
) -> tuple[float, float, float, float]:
    """Return how far ink reaches up and down, and past the start and the advance."""
    left = high = _FAR
    right = low = -_FAR
    for index, glyph in enumerate(glyphs):
        x0, y0, x1, y1 = face.ink(glyph)
        if x0 == x1:
            continue
        x0 += xs[index]
        x1 += xs[index]
        if ys:
            y0 += ys[index]
            y1 += ys[index]
        if x0 < left:
            left = x0
        if x1 > right:
            right = x1
        if y0 < high:
            high = y0
        if y1 > low:
            low = y1
    if left == _FAR:
        return 0.0, 0.0, 0.0, 0.0
    return -high, low, -left, right - advance


def _word(text: str, pieces: tuple[Piece, ...], tracking: float, tabular: bool) -> Word:
    if len(pieces) == 1:
        one = pieces[0]
        sides = max(one.left, 0.0), max(one.right, 0.0)
        return Word(text, pieces, one.advance, one.top, one.bottom, *sides, tracking, tabular)
    starts = list(accumulate((piece.advance + tracking for piece in pieces), initial=0.0))
    advance = starts.pop() - tracking
    top = max(piece.top for piece in pieces)
    bottom = max(piece.bottom for piece in pieces)
    placed = list(zip(pieces, starts, strict=True))
    left = max(piece.left - x for piece, x in placed)
    right = max(x + piece.advance + piece.right for piece, x in placed) - advance
    sides = max(left, 0.0), max(right, 0.0)
    return Word(text, pieces, advance, top, bottom, *sides, tracking, tabular)
