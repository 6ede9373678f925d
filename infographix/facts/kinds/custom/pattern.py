"""How a user's kind is read aloud: `{name}[ – {text}]` and the words of its fields → a sentence.

A part in square brackets is left out where a field in it is absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from infographix.errors import nearest

READ = ("text", "texts", "value", "rank", "date", "address", "items")
"""Types of fields that can be read aloud."""

Pattern = tuple[tuple[bool, tuple[str, ...]], ...]
"""Parts: whether one may be left out, and its pieces, by turns plain words and names of fields."""

_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")
_FIELD = re.compile(r"\{([^{}]*)\}")


def read_pattern(text: str, names: Sequence[str]) -> Pattern:
    """Read a pattern over the fields `names`; ValueError with the reason where it is none."""
    if not text.strip():
        raise ValueError("the pattern is empty")
    if "".join(match.group() for match in _PART.finditer(text)) != text:
        raise ValueError("square brackets must close, and not stand in each other")
    parts = []
    for optional, plain in _PART.findall(text):
        pieces = tuple(_FIELD.split(optional or plain))
        if any("{" in words or "}" in words for words in pieces[::2]):
            raise ValueError("curly brackets must close, and not stand in each other")
        for name in pieces[1::2]:
            if name not in names:
                hint = nearest(name, names)
                raise ValueError(f"no field {name!r} can be read here{f': {hint}' * bool(hint)}")
        parts.append((bool(optional), pieces))
    return tuple(parts)


def told(pattern: Pattern, words: Callable[[str], str]) -> str:
    """Return the pattern with the words of each field."""
    sentence = ""
    for optional, pieces in pattern:
        found = [words(piece) if at % 2 else piece for at, piece in enumerate(pieces)]
        if not optional or all(found[1::2]):
            sentence += "".join(found)
    return sentence.strip()
