"""Lines of atoms → glyphs at their places, and the box that holds all of their ink.

The nominal box of a line is that of CSS 2.2 §10.8.1 (half the leading above, half below), but where
ink rises above it or falls below it, the box and the step between lines grow by just so much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from infographix.text.atoms import Atom
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


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is drawn, in em of the paragraph's size; `top` and `bottom` are its ink.

    Ink lies between 0 and `width`.
    """

    pieces: tuple[PlacedPiece, ...]
    text: str
    width: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Strut:
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


def _placed(atoms: Sequence[Atom], origin: float) -> tuple[tuple[PlacedPiece, ...], str]:
    """Join the glyphs of neighbours that share face, scale and style."""
    runs: list[_Run] = []
    run: _Run | None = None
    between = ""
    for atom in atoms:
        for piece, shift in atom.word.placed():
            x = atom.x - origin + shift * atom.scale
            if run is None or not run.takes(piece, atom):
                run = _Run(piece, atom, x, between)
                runs.append(run)
                between = ""
            run.add(piece, x, between)
            between = ""
        between = " " if atom.spaced else ""
    text = "".join([run.before + "".join(run.texts) for run in runs])
    return tuple([run.placed() for run in runs]), text


class _Run:
    """Pieces of one face, scale and style, being joined; `before` is the space ahead of them."""

    __slots__ = (
        "before",
        "face",
        "glyphs",
        "pieces",
        "scale",
        "style",
        "texts",
        "x",
        "xs",
        "ys",
    )

    def __init__(self, piece: Piece, atom: Atom, x: float, before: str) -> None:
        self.face, self.scale, self.style, self.x = piece.face, atom.scale, atom.style, x
        self.before = before
        self.glyphs: list[int] = []
        self.xs: list[float] = []
        self.ys: list[float] = []
        self.pieces: list[tuple[Piece, float]] = []
        self.texts: list[str] = []

    def takes(self, piece: Piece, atom: Atom) -> bool:
        return piece.face is self.face and atom.scale == self.scale and atom.style == self.style

    def add(self, piece: Piece, x: float, between: str) -> None:
        shift = (x - self.x) / self.scale
        if piece.ys or self.ys:
            self.ys += [0.0] * (len(self.glyphs) - len(self.ys))
            self.ys += piece.ys or [0.0] * len(piece.glyphs)
        self.glyphs += piece.glyphs
        self.xs += [shift + value for value in piece.xs]
        self.pieces.append((piece, shift))
        self.texts += (between, piece.text)

    def placed(self) -> PlacedPiece:
        last, shift = self.pieces[-1]
        advance = shift + last.advance
        piece = Piece(
            self.face,
            tuple(self.glyphs),
            tuple(self.xs),
            tuple(self.ys),
            advance,
            max([piece.top for piece, _ in self.pieces]),
            max([piece.bottom for piece, _ in self.pieces]),
            max([piece.left - at for piece, at in self.pieces]),
            max([at + piece.advance + piece.right for piece, at in self.pieces]) - advance,
            "".join(self.texts),
        )
        return PlacedPiece(piece, self.x, self.scale, self.style)
