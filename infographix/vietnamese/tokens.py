"""A line of text → its tokens: what stands between two places where a line may be broken.

Tokens end at spaces and, inside a web address, after `/`, `?` and `&` (domain rule: nowhere else).
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

OPENING = "“‘\"'([{«"
CLOSING = "”’\"')]}»,.;:!?…"

QPPL = r"\d{1,5}/(?:19|20)\d{2}/[A-ZĐ]{1,6}\d{0,2}(?:-[A-ZĐ]{2,10}\d{0,2})*"
PARTY = r"\d{1,4}-[A-ZĐ]{2,3}/[A-ZĐ]{2,6}"
ADMINISTRATIVE = r"\d{1,5}/[A-ZĐ][A-ZĐa-z]{0,4}(?:-[A-ZĐa-z0-9]{2,10}){1,2}"
DOCUMENT_NUMBER = re.compile(rf"(?<![\w/])(?:{QPPL}|{PARTY}|{ADMINISTRATIVE})(?![\w/])")
"""`30/2020/NĐ-CP`, `54-NQ/TW`, `60/KH-UBND`; not `21/02/2022`, `43/63`, `2021-2025`."""

_TOKEN = re.compile(r"[^ \t\n\r\f\v\u00a0\u2007\u202f]+")
_BOUND = re.compile(r"[\u00a0\u2007\u202f]+(?![ \t\n\r\f\v\u00a0\u2007\u202f])")
_ADDRESS = re.compile(
    r"[“(\[]*(?:https?://|www\.)\S+|[“(\[]*[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}[/?]\S*", re.I
)
_ADDRESS_BREAK = re.compile(r"(?<!:)(?<!:/)[/?&](?=[^/?&])")


class Token(NamedTuple):
    """A token with its place in the line.

    `core` is the text without opening and closing marks, `low` the same in lower case; `opened` and
    `closed` say whether there were any, `plain` that the text is nothing but letters. `spaced` says
    whether a space follows, `bound` whether only no-break spaces do.
    """

    start: int
    end: int
    text: str
    core: str
    low: str
    plain: bool = False
    opened: bool = False
    closed: bool = False
    spaced: bool = True
    bound: bool = False


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set, for rules that ask whether a token is one of them."""
    return frozenset(words.split())


def tokens(line: str) -> list[Token]:
    """Cut a line without forced breaks into tokens."""
    found: list[Token] = []
    for match in _TOKEN.finditer(line):
        text = match.group()
        start, end = match.span()
        bound = line[end : end + 1] != " " and _BOUND.match(line, end) is not None
        if text.isalpha():
            found.append(Token(start, end, text, text, text.lower(), True, bound=bound))
        elif ("/" in text or "?" in text) and _ADDRESS.fullmatch(text):
            found += _address(text, start)
        else:
            found.append(_marked(text, start, end, bound))
    return found


def _marked(text: str, start: int, end: int, bound: bool) -> Token:
    core = text.lstrip(OPENING).rstrip(CLOSING)
    opened, closed = text[0] in OPENING, text[-1] in CLOSING
    return Token(start, end, text, core, core.lower(), False, opened, closed, bound=bound)


def _address(text: str, start: int) -> list[Token]:
    cuts = [0, *(match.end() for match in _ADDRESS_BREAK.finditer(text)), len(text)]
    parts = [(a, b, text[a:b]) for a, b in pairwise(cuts)]
    return [
        _marked(part, start + a, start + b, False)._replace(spaced=b == len(text))
        for a, b, part in parts
    ]
