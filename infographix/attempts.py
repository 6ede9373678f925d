"""Facts and the layouts that may hold them → the fitted tree that holds most of them.

Layouts are tried in their order. Where a short format has no room, whole blocks are left out; a
cover, which has none, leaves out lines.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from types import SimpleNamespace

from msgspec import Struct

from infographix.boxes.build import Tree
from infographix.choice import choices
from infographix.errors import FitError, QRError
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.fit import fit, try_fit
from infographix.format import Format

COVER_LINES: tuple[tuple[str, ...], ...] = ((), ("subtitle",), ("subtitle", "kicker", "series"))
"""Lines that a cover leaves out, step by step, until its title has the usual size."""


class Fitted(Struct, frozen=True):
    """A tree at its scale, in a layout that was chosen for a reason; `rank` others had no room."""

    layout: str
    reason: str
    rank: int
    tree: Tree
    scale: float
    blocks: tuple[int, ...] = ()
    """Which of the spec's blocks are in it."""
    dropped: tuple[str, ...] = ()
    """Lines that were left out for want of room, by field."""


class Attempts:
    """The ways to put one view of a spec's facts on one format.

    `tree` fills a layout, by name, with the facts as they are when it is called.
    """

    def __init__(
        self,
        spec: Infographic,
        form: Format,
        facts: SimpleNamespace,
        tree: Callable[[str], Tree],
    ) -> None:
        self._spec = spec
        self._form = form
        self._facts = facts
        self._blocks: tuple[SimpleNamespace, ...] = facts.blocks
        self._tree = tree
        self._layouts = choices(spec, form)
        self._rank = 0

    def best(self) -> Fitted:
        """Fit the facts into the first layout that has room for them; the last one's errors."""
        for _ in self._layouts[1:]:
            with contextlib.suppress(FitError, QRError):
                return self._fitted()
            self._rank += 1
        return self._fitted()

    def _fitted(self) -> Fitted:
        """Fit all blocks; where a short format has no room, leave out the least important ones."""
        spec, form = self._spec, self._form
        if form.use != "infographic":
            return self._cover()
        kept = list(range(len(spec.blocks)))
        while True:
            self._facts.blocks = tuple(self._blocks[index] for index in kept)
            tree = self._filled()
            if form.room == "full" or spec.strict or len(kept) == 1:
                return self._made(tree, fit(tree, form.width, form.height), tuple(kept))
            scale = try_fit(tree, form.width, form.height)
            if scale is not None:
                return self._made(tree, scale, tuple(kept))
            kept.remove(_least(spec.blocks, kept))

    def _cover(self) -> Fitted:
        """Fit a cover or badge, which have no blocks.

        Lines are left out while they make the title smaller than usual, the code where it has no
        room at all.
        """
        facts, form = self._facts, self._form
        facts.blocks = ()
        lines = {name: getattr(facts, name) for name in (*COVER_LINES[-1], "code")}
        best: Fitted | None = None
        for code in ((), ("code",)) if facts.code else ((),):
            for left in COVER_LINES if form.use == "cover" else ((),):
                gone = [name for name in (*left, *code) if lines[name]]
                for name, value in lines.items():
                    setattr(facts, name, None if name in gone else value)
                fitted = self._covered(gone)
                if fitted is not None and (best is None or fitted.scale > best.scale):
                    best = fitted
                if best is not None and best.scale >= 0:
                    return best
            if best is not None:
                return best
        tree = self._filled()
        return self._made(tree, fit(tree, form.width, form.height))

    def _covered(self, gone: Sequence[str]) -> Fitted | None:
        """Return a cover without the lines `gone`, or None where it does not fit."""
        try:
            tree = self._filled()
        except QRError:
            return None
        scale = try_fit(tree, self._form.width, self._form.height)
        dropped = tuple("qr" if name == "code" else name for name in gone)
        return self._made(tree, scale, (), dropped) if scale is not None else None

    def _filled(self) -> Tree:
        layout, _ = self._layouts[self._rank]
        return self._tree(layout)

    def _made(
        self,
        tree: Tree,
        scale: float,
        blocks: tuple[int, ...] = (),
        dropped: tuple[str, ...] = (),
    ) -> Fitted:
        layout, reason = self._layouts[self._rank]
        return Fitted(layout, reason, self._rank, tree, scale, blocks, dropped)


def _least(blocks: Sequence[BaseBlock], kept: Sequence[int]) -> int:
    """Return the block to leave out first: of the lowest priority, the last."""
    return min(kept, key=lambda index: (blocks[index].priority, -index))
