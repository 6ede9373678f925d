"""A text → its words one by one, each with its place and whether its spelling may be judged.

Not judged: names, codes, abbreviations, addresses, hashtags, numbers, and what has a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_TOKEN = re.compile(r"\S+")
_OPENING = "“‘\"'([{«–—-•*_"
_CLOSING = "”’\"')]}»,.;:!?…–—*"
_ENDS = frozenset(".!?:…")
_TWO = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)+")


class Word(Struct):
    """A word at `position`; `low` is its lower case, `judged` whether it is looked at.

    `joined` says that nothing but a space stands between it and the word before, `dotted` that a
    full stop follows.
    """

    position: int
    text: str
    low: str
    judged: bool
    joined: bool
    dotted: bool = False


def words(text: str) -> list[Word]:
    """Return the words of an NFC text in order; tokens that are no words are there, not judged."""
    found: list[Word] = []
    begins, joined = True, False  # whether a sentence begins here; whether the last word goes on
    for match in _TOKEN.finditer(text):
        token = match.group()
        core = token.lstrip(_OPENING)
        start = match.start() + len(token) - len(core)
        core = core.rstrip(_CLOSING)
        broken = "\n" in text[found[-1].position + len(found[-1].text) : start] if found else True
        begins = begins or broken or start > match.start()
        for offset, part in _parts(core):
            joins = (
                joined and not offset and start == match.start() and not broken and part.isalpha()
            )
            found.append(Word(start + offset, part, part.lower(), part.isalpha(), joins))
            found[-1].judged = found[-1].judged and not (part[0].isupper() and not begins)
            begins = False
        if core:
            found[-1].dotted = match.string.startswith(".", start + len(core))
            joined = match.end() == start + len(core) and found[-1].text.isalpha()
            begins = not joined and token[-1] in _ENDS
        else:
            joined, begins = False, True
    _judge_capitals(found, text)
    return found


def _parts(core: str) -> list[tuple[int, str]]:
    """Take `và/hoặc` apart; every other token is one part."""
    if not _TWO.fullmatch(core):
        return [(0, core)] if core else []
    parts, at = [], 0
    for part in core.split("/"):
        parts.append((at, part))
        at += len(part) + 1
    return parts


def _judge_capitals(row: Sequence[Word], text: str) -> None:
    """Let names and abbreviations be: a capital beside another, or one that is not the first."""
    heading = text.isupper() and len(row) > 1
    for i, word in enumerate(row):
        if word.text.islower() or not word.text.isalpha():
            continue
        if word.text.isupper() and len(word.text) > 1:
            word.judged = heading and not word.text.isascii()
        elif word.text.istitle() or len(word.text) == 1:
            after = row[i + 1].text if i + 1 < len(row) else ""
            word.judged = word.judged and not after[:1].isupper()
        else:
            word.judged = False
