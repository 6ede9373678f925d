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


class PlacedPiece(NamedTuple):
    """Glyphs of one face and style in a line; `x` in em of the paragraph's size.

    The piece itself is in em of its own size, `scale` times the paragraph's.
    """

    piece: Piece
    x: float
    scale: float
    style: int


class Line(Struct, frozen=True):
    """A line as it is drawn, in em of the paragraph's size; `top` and `bottom` are its ink.

    Ink lies between 0 and `width`.
    """

    pieces: tuple[PlacedPiece, ...]
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
            pieces, text = _placed(self._atoms, self._origin)
            self._line = Line(pieces, text, self.width, self.top, self.bottom)
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


class _Part(NamedTuple):
    """A piece at its place in a line, in em of the paragraph; `before` is the space ahead of it."""

    piece: Piece
    x: float
    scale: float
    style: int
    before: str


def _placed(atoms: Sequence[Atom], origin: float) -> tuple[tuple[PlacedPiece, ...], str]:
    """Join the glyphs of neighbours that share face, scale and style."""
    runs: list[list[_Part]] = []
    last: tuple[Face, float, int] | None = None
    before = ""
    for word, _, x, scale, style, spaced in atoms:
        for piece, shift in word.placed():
            part = _Part(piece, x - origin + shift * scale, scale, style, before)
            before = ""
            key = (piece.face, scale, style)
            if key == last:
                runs[-1].append(part)
            else:
                runs.append([part])
                last = key
        before = " " if spaced else ""
    pieces = tuple([_joined(run) for run in runs])
    text = "".join(
        [run[0].before + placed.piece.text for run, placed in zip(runs, pieces, strict=True)]
    )
    return pieces, text


def _joined(run: Sequence[_Part]) -> PlacedPiece:
    first = run[0]
    start, scale = first.x, first.scale
    placed = [(part.piece, (part.x - start) / scale) for part in run]
    last, shift = placed[-1]
    advance = shift + last.advance
    glyphs = tuple([glyph for piece, _ in placed for glyph in piece.glyphs])
    raised = any(piece.ys for piece, _ in placed)
    joined = Piece(
        first.piece.face,
        glyphs,
        tuple([at + x for piece, at in placed for x in piece.xs]),
        _offsets(placed) if raised else (),
        advance,
        max([piece.top for piece, _ in placed]),
        max([piece.bottom for piece, _ in placed]),
        max([piece.left - at for piece, at in placed]),
        max([at + piece.advance + piece.right for piece, at in placed]) - advance,
        first.piece.text + "".join([part.before + part.piece.text for part in run[1:]]),
    )
    return PlacedPiece(joined, start, scale, first.style)


def _offsets(placed: Sequence[tuple[Piece, float]]) -> tuple[float, ...]:
    return tuple([y for piece, _ in placed for y in piece.ys or (0.0,) * len(piece.glyphs)])
