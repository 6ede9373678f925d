"""VIQR (RFC 1456: `Vie^.t Nam`) → Vietnamese letters, and back.

A sign behind a vowel is a mark: `(` breve, `^` circumflex, `+` or `*` horn, then `'` sắc, `` ` ``
huyền, `?` hỏi, `~` ngã, `.` nặng; `dd` is đ. A backslash takes the next sign as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_MARKS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b"}
_SIGNS = {mark: sign for sign, mark in (_TONES | _MARKS).items() if sign != "*"}
_TAKES = {"(": "a", "^": "aeo", "+": "ou", "*": "ou"}
_VOWELS = "aeiouy"

# Addresses are plain ASCII, and a dot in them is a dot.
_ADDRESS = (
    r"(?:https?://|www\.)\S+|\S+@\S+"
    r"|(?<![\w.-])[\w.-]*\w\.(?:vn|com|net|org|info)(?![\w'`?~])(?:/\S*)?"
)
_READ = r"\\(.)|([dD])[dD]|([aA][(^]?|[eE]\^?|[oO][\^+*]?|[uU][+*]?|[iIyY])(['`?~.]?)"


def read_viqr(text: str) -> str:
    """Return `text` with every sign that RFC 1456 reads as a mark set on its letter, in NFC."""
    return _outside_addresses(text, _read)


def write_viqr(text: str) -> str:
    """Return `text` in VIQR; a sign that would be read as a mark gets a backslash."""
    return _outside_addresses(unicodedata.normalize("NFC", text), _write)


def _outside_addresses(text: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    done = 0
    for match in re.finditer(_ADDRESS, text, re.ASCII):
        pieces += (change(text[done : match.start()]), match.group())
        done = match.end()
    return "".join((*pieces, change(text[done:])))


def _read(text: str) -> str:
    return unicodedata.normalize("NFC", re.sub(_READ, _letter, text, flags=re.DOTALL))


def _write(text: str) -> str:
    written: list[str] = []
    before = ""
    for char, after in zip(text, f"{text} "[1:], strict=True):
        if char == "\\" or _would_join(before, char, after):
            written.append("\\" + char)
            before = ""
        else:
            written.append(_written(char))
            before = char
    return "".join(written)


def _letter(match: re.Match[str]) -> str:
    plain, stroke, vowel, tone = match.groups()
    if plain is not None:
        return str(plain)
    if stroke:
        return "đ" if stroke == "d" else "Đ"
    marks = "".join(_MARKS[sign] for sign in vowel[1:])
    return f"{vowel[0]}{marks}{_TONES.get(tone, '')}"


def _written(char: str) -> str:
    if char in "đĐ":
        return "dd" if char == "đ" else "DD"
    base, *marks = list(unicodedata.normalize("NFD", char))
    if base.lower() not in _VOWELS or not all(mark in _SIGNS for mark in marks):
        return char
    signs = sorted((_SIGNS[mark] for mark in marks), key=lambda sign: sign in _TONES)
    return base + "".join(signs)


def _would_join(before: str, char: str, after: str) -> bool:
    """Whether `char`, unescaped, would become one letter with its neighbour."""
    if char in "dD":
        return after in "dDđĐ"
    if not before or (char not in _TONES and char not in _MARKS):
        return False
    base, *marks = list(unicodedata.normalize("NFD", before.lower()))
    if base not in _VOWELS or any(mark in _TONES.values() for mark in marks):
        return False
    return char in _TONES or (not marks and base in _TAKES[char])
