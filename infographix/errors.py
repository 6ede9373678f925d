"""Problem → exception: everything that the library has to say about bad input.

    InfographixError
    ├── SpecError      the facts: an unknown field, a value that is no number, an unreadable file
    ├── MarkupError    a layout: an unknown element or attribute, bad XML, a template that fails
    ├── FontError      a font that is missing or changed, a character that no font has
    ├── ImageError     a picture that is no image, too large, or outside the spec's folder
    ├── FitError       text that does not fit at the smallest legible size
    ├── QRError        a code that cannot be drawn large enough to be read
    ├── LimitError     a file that cannot be brought under the format's byte limit
    ├── BusyError      another run is under way in a campaign's folder
    └── RenderError    no painter could be loaded, or a painter failed

A message says what is wrong, where, what was found, what is allowed, and a hint.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

_UNSEEN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return a message in which what could colour or turn a terminal's text is spelt out."""
    return _UNSEEN.sub(lambda match: ascii(match.group())[1:-1], text)


class Problem(Struct, frozen=True):
    """One thing that is wrong. `where` is a field path (`blocks[0].title`) or `file:line`."""

    what: str
    where: str = ""
    found: str = ""
    allowed: str = ""
    hint: str = ""

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.found:
            parts.append(f"found: {self.found}")
        if self.allowed:
            parts.append(f"allowed: {self.allowed}")
        if self.hint:
            parts.append(f"hint: {self.hint}")
        return visible("\n  ".join(parts))


class InfographixError(Exception):
    """Base of all errors; `problems` holds one `Problem` or more."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        found = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.problems: tuple[Problem, ...] = found
        super().__init__("\n".join(map(str, found)))

    def __reduce__(self) -> tuple[type[InfographixError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class SpecError(InfographixError):
    """The facts are not a valid infographic."""


class MarkupError(InfographixError):
    """A layout, theme or format file is wrong."""


class FontError(InfographixError):
    """A font is missing or changed, or no font of the book has a character."""


class ImageError(InfographixError):
    """A picture cannot be used."""


class FitError(InfographixError):
    """Text does not fit at the smallest legible size."""


class QRError(InfographixError):
    """A QR code cannot be drawn so that phones read it."""


class LimitError(InfographixError):
    """A file cannot be brought under the format's byte limit."""


class BusyError(InfographixError):
    """Another run is under way in the same folder."""


class RenderError(InfographixError):
    """No painter could be loaded, or a painter failed."""


def unknown(what: str, where: str, word: str, allowed: Iterable[str]) -> Problem:
    """Return the problem of a word that is none of those allowed; its hint names the near ones."""
    known = tuple(allowed)
    return Problem(what, where, repr(word), ", ".join(known), nearest(word, known))


def nearest(name: str, allowed: Sequence[str]) -> str:
    """Return a hint that names the allowed words like `name`, or an empty string."""
    near = difflib.get_close_matches(name, allowed, n=3, cutoff=0.6)
    return f"did you mean {' or '.join(repr(word) for word in near)}?" if near else ""
