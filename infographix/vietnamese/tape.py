"""A text and patterns with what takes their place → the text repaired, each repair by its place.

Places are those in the text as it was given, whatever was repaired before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

_CLUSTER = "[^\u0300-\u036f][\u0300-\u036f]*"
"""A letter with its marks."""

RepairKind = Literal[
    "nfc", "look-alike", "zero-width", "soft-hyphen", "space", "line-break", "quotes", "dash"
]


class Repair(Struct, frozen=True):
    """`found` at `position` (code points in the text as given) became `replaced`."""

    kind: RepairKind
    position: int
    found: str
    replaced: str


Replace = Callable[[re.Match[str]], str]


class Tape:
    """A text under repair that knows where each of its characters stood at first."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.repairs: list[Repair] = []
        self._origins: Sequence[int] = range(len(text))

    def substitute(self, kind: RepairKind, pattern: str, replace: Replace) -> None:
        """Replace every match and note each one that changed."""
        pieces: list[str] = []
        origins: list[int] = []
        done = 0
        for match in re.finditer(pattern, self.text):
            replaced = replace(match)
            if replaced == match.group():
                continue
            start, end = match.span()
            self.repairs.append(Repair(kind, self._origins[start], match.group(), replaced))
            pieces += (self.text[done:start], replaced)
            origins.extend(self._origins[done:start])
            origins.extend(self._origins[min(start + i, end - 1)] for i in range(len(replaced)))
            done = end
        if done:
            pieces.append(self.text[done:])
            origins.extend(self._origins[done:])
            self.text, self._origins = "".join(pieces), origins

    def compose(self) -> None:
        """Bring the text to NFC, cluster by cluster so that positions hold."""
        whole = unicodedata.normalize("NFC", self.text)
        if whole == self.text:
            return
        source = self.text
        self.substitute("nfc", _CLUSTER, lambda m: unicodedata.normalize("NFC", m.group()))
        if self.text != whole:  # conjoining letters of other scripts: one repair for the whole text
            self.text, self._origins = whole, [0] * len(whole)
            self.repairs = [Repair("nfc", 0, source, whole)]

    def strip(self, characters: str) -> None:
        """Drop `characters` at both ends without noting it."""
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        self.text, self._origins = self.text[left:right], self._origins[left:right]
