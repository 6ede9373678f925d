"""An infographic's blocks → the three facts that a post leads with, below their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.vietnamese.aloud import inside, opened

MOST = 3
LONGEST = 300
"""Characters above which a fact is cut to its first sentence, where it has several."""

_RANK = re.compile(r"\b([1-9]\d?/63)(?! (?:tỉnh|địa phương))")
_PROVINCES = "63 tỉnh, thành phố"


class Group(Struct, frozen=True):
    """Facts of one block; `title` is empty where the block has none."""

    title: str
    facts: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it in one line, without a full stop."""
        facts = self._joined()
        if not self.title:
            return facts
        mark = " –" if ":" in facts else ":"
        return f"{self.title}{mark} {inside(facts)}"

    def _joined(self) -> str:
        """Return the facts as one sentence, or as several where one of them is several."""
        if any(re.search(r"[.!?] ", fact) for fact in self.facts):
            return " ".join(fact if fact[-1] in ".!?…" else f"{fact}." for fact in self.facts)
        return "; ".join((self.facts[0], *map(inside, self.facts[1:])))


def leads(spec: Infographic, most: int = MOST) -> tuple[Group, ...]:
    """Return up to `most` facts, of the blocks of highest priority first.

    Where the piece itself speaks of `63 tỉnh, thành phố`, its ranks out of 63 say so.
    """
    ordered = sorted(spec.blocks, key=lambda block: -block.priority)
    provinces = _PROVINCES in " ".join(filter(None, _context(spec)))
    groups, left = [], most
    for block in ordered:
        facts = tuple(_short(fact) for fact in block.leads() if fact)[:left]
        if facts:
            told = (_RANK.sub(rf"\1 {_PROVINCES[3:]}", f) if provinces else f for f in facts)
            groups.append(Group(_title(block), tuple(map(opened, told))))
            left -= len(facts)
        if not left:
            break
    return tuple(groups)


def _context(spec: Infographic) -> Iterator[str | None]:
    yield from (spec.kicker, spec.title, spec.subtitle, spec.qr.label if spec.qr else None)
    for block in spec.blocks:
        yield from (block.title, block.note)


def _title(block: BaseBlock) -> str:
    """Return a block's title with its note, which may be what makes a number true."""
    note = f"({inside(block.note)})" if block.note else ""
    return " ".join(filter(None, ((block.title or "").rstrip(":."), note)))


def _short(fact: str) -> str:
    if len(fact) <= LONGEST:
        return fact
    first = re.match(r".{20,}?[.!?](?= )", fact)
    return first[0].rstrip(".") if first else fact
