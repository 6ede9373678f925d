"""Lines of atoms → glyphs at their places, and the box that holds all of their ink.

The nominal box of a line is that of CSS 2.2 §10.8.1 (half the leading above, half below), but where
ink rises above it or falls below it, the box and the step between lines grow by just so much.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from infographix.text.atoms import Atom
from infographix.text.fontbook import Face
from infographix.text.shape import Piece

CLEARANCE = 0.06
"""The least distance between the ink of one line and the next, in em of the paragraph's size."""


class Run(NamedTuple):
    """Glyphs of one face, scale and style in a line, in em of the paragraph's size.

    `xs` are pen positions from the run's start, which lies at `x`; `ys`, empty where all are 0,
    point downwards. The glyphs are `scale` times as large as the paragraph's size.
    """

    face: Face
    scale: float
    style: int
    x: float
    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    text: str


class Line(Struct, frozen=True):
    """A line as it is drawn, in em of the paragraph's size; `top` and `bottom` are its ink.

    Ink lies between 0 and `width`.
    """

    runs: tuple[Run, ...]
    text: str
    width: float
    top: float
    bottom: float


class Strut(Struct, frozen=True):
    """The nominal ascent, descent and step of a paragraph's lines, in em of its size."""

    ascent: float
    descent: float
    step: float


class LineAtoms:
    """A line of atoms and its measures in em; its glyphs are placed only when asked for."""

    __slots__ = ("_atoms", "_line", "_origin", "bottom", "top", "width")

    def __init__(self, atoms: Sequence[Atom], origin: float, width: float) -> None:
        self._atoms = atoms
        self._origin = origin
        self._line: Line | None = None
        self.width = width
        self.top = max([atom.word.top * atom.scale for atom in atoms], default=0.0)
        self.bottom = max([atom.word.bottom * atom.scale for atom in atoms], default=0.0)

    @property
    def line(self) -> Line:
        if self._line is None:
            runs, text = _runs(self._atoms, self._origin)
            self._line = Line(runs, text, self.width, self.top, self.bottom)
        return self._line


class Block:
    """The lines of a paragraph at one ratio of width to size, in em."""

    __slots__ = ("ascent", "descent", "ellipsized", "lines", "overflows", "step", "torn", "width")

    def __init__(
        self,
        lines: Sequence[LineAtoms],
        strut: Strut,
        overflows: bool,
        ellipsized: bool,
        torn: int = 0,
    ) -> None:
        self.lines = tuple(lines)
        self.width = max((line.width for line in lines), default=0.0)
        self.overflows = overflows
        self.ellipsized = ellipsized
        self.torn = torn
        self.ascent = self.descent = 0.0
        self.step = strut.step
        if lines:
            self.ascent = max(strut.ascent, lines[0].top)
            self.descent = max(strut.descent, lines[-1].bottom)
            for upper, lower in pairwise(lines):
                self.step = max(self.step, upper.bottom + lower.top + CLEARANCE)


class Setting:
    """A paragraph set to a width at a size; all measures in px, from the top left of its box.

    `baselines` are those of the lines, `ascent` is the first. `width` is the widest line's,
    `height` that of the box. `overflow` says by how much the widest line passes the
    width it was set to, 0 where none does; `ellipsized` whether words had to be left out; `torn`
    how many phrases are parted by a line's end.
    """

    __slots__ = (
        "_block",
        "ascent",
        "baselines",
        "ellipsized",
        "height",
        "overflow",
        "size",
        "torn",
        "width",
    )

    def __init__(self, block: Block, size: float, room: float) -> None:
        count = len(block.lines)
        first, step = block.ascent * size, block.step * size
        self._block = block
        self.size = size
        self.baselines = tuple([first + index * step for index in range(count)])
        self.ascent = first
        self.width = block.width * size
        self.height = (self.baselines[-1] + block.descent * size) if count else 0.0
        self.overflow = max(0.0, self.width - room) if block.overflows else 0.0
        self.ellipsized = block.ellipsized
        self.torn = block.torn

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines with their glyphs, in em of the size."""
        return tuple([line.line for line in self._block.lines])


def _runs(atoms: Sequence[Atom], origin: float) -> tuple[tuple[Run, ...], str]:
    """Join the glyphs of neighbours that share face, scale and style; return the line's text too.

    A space between two runs belongs to neither.
    """
    found: list[_Open] = []
    last: tuple[Face, float, int] | None = None
    for word, _, x, scale, style, spaced in atoms:
        for piece, shift in word.placed():
            at = x - origin + shift * scale
            key = (piece.face, scale, style)
            if key != last:
                found.append(_Open(*key, at, [], [], [], []))
                last = key
            found[-1].add(piece, at)
        if spaced:
            found[-1].words.append(" ")
    text = "".join([word for run in found for word in run.words])
    return tuple([run.closed() for run in found]), text.rstrip(" ")


class _Open(NamedTuple):
    """A run that may still grow."""

    face: Face
    scale: float
    style: int
    x: float
    glyphs: list[int]
    xs: list[float]
    ys: list[float]
    words: list[str]

    def add(self, piece: Piece, at: float) -> None:
        start, scale = at - self.x, self.scale
        if piece.ys:
            self.ys.extend([0.0] * (len(self.glyphs) - len(self.ys)))
            self.ys.extend([scale * y for y in piece.ys])
        self.glyphs.extend(piece.glyphs)
        self.xs.extend([start + scale * x for x in piece.xs])
        self.words.append(piece.text)

    def closed(self) -> Run:
        if self.ys:
            self.ys.extend([0.0] * (len(self.glyphs) - len(self.ys)))
        glyphs, xs, ys = tuple(self.glyphs), tuple(self.xs), tuple(self.ys)
        text = "".join(self.words).rstrip(" ")
        return Run(self.face, self.scale, self.style, self.x, glyphs, xs, ys, text)
