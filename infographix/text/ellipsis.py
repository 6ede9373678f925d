"""A line that may not be the last, and a width → the same line ending in `…`, shortened to fit."""

from __future__ import annotations

from collections.abc import Sequence

from infographix.text.atoms import Atom
from infographix.text.graphemes import clusters
from infographix.text.shape import Shaper

ELLIPSIS = "…"
_DROPPED = " ,.;:!?…-–—·•|/&+(“‘[" + ELLIPSIS


def ellipsized(
    atoms: Sequence[Atom], groups: Sequence[int], width: float, tracking: float, shaper: Shaper
) -> tuple[Atom, ...]:
    """Return the atoms of a line that ends in `…` and is no wider than `width` em.

    `groups` are the places where a group of `atoms` ends, rising. Whole groups are left out first,
    so that no number loses its unit; of a single group that is too wide, atoms and then clusters.
    """
    for end in reversed(groups):
        kept = _trimmed(atoms[:end])
        if kept and _fits(line := _marked(kept, tracking, shaper), width):
            return line
    for end in range(groups[0] - 1, 0, -1):
        kept = _trimmed(atoms[:end])
        if kept and _fits(line := _marked(kept, tracking, shaper), width):
            return line
    return _shortened(atoms[0], width, tracking, shaper)


def _trimmed(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """Leave out marks and dashes that would stand alone before the ellipsis."""
    end = len(atoms)
    while end and not atoms[end - 1].word.text.strip(_DROPPED):
        end -= 1
    return atoms[:end]


def _marked(atoms: Sequence[Atom], tracking: float, shaper: Shaper) -> tuple[Atom, ...]:
    last = atoms[-1]
    text = last.word.text.rstrip(_DROPPED) + ELLIPSIS
    return (*atoms[:-1], last.cut(shaper.word(text, last.face, tracking, last.word.tabular)))


def _fits(atoms: Sequence[Atom], width: float) -> bool:
    return atoms[-1].end - atoms[0].start <= width


def _shortened(atom: Atom, width: float, tracking: float, shaper: Shaper) -> tuple[Atom, ...]:
    parts = clusters(atom.word.text)
    for count in range(len(parts) - 1, 0, -1):
        text = "".join(parts[:count]).rstrip(_DROPPED) + ELLIPSIS
        line = (atom.cut(shaper.word(text, atom.face, tracking, atom.word.tabular)),)
        if _fits(line, width):
            return line
    return (atom.cut(shaper.word(ELLIPSIS, atom.face, tracking)),)
