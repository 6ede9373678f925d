"""Text → its key in the order of a Vietnamese dictionary, and its slug in plain ASCII.

The order is that of CLDR's collation for `vi`: letters first (`đ` after `d`, a < ă < â), then tones
over the whole text (ngang < huyền < hỏi < ngã < sắc < nặng), then case, small before capital.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining marks of huyền, hỏi, ngã, sắc, nặng, in their order."""

# Spaces and marks as CLDR's root collation has them: all before digits, digits before letters.
_MARKS = " _-–—,;:!?.…'‘’\"“”«»()[]{}§¶@*/\\&#%‰†‡•`´˜^¯¨°©®+±÷×<=>|¦~¤¢$£¥₫€"
_PRIMARY = {char: at for at, char in enumerate(_MARKS + "0123456789" + LETTERS, start=1)}
_SHAPES = "\u0302\u0306\u031b"
"""Combining circumflex, breve and horn: with their letter they are letters of their own."""
_STROKED = {"đ": "d", "Đ": "D"}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def sort_key(text: str) -> Key:
    """Return a key by which texts sort in Vietnamese order; NFC and NFD have the same."""
    weights = [weight for char in unicodedata.normalize("NFC", text) for weight in _weights(char)]
    if not weights:
        return (), (), ()
    letters, tones, cases = zip(*weights, strict=True)
    return tuple(filter(None, letters)), tones, cases


def slug(text: str) -> str:
    """Return text as `[a-z0-9-]`, for file names and UTM values: `Đề án số 06` → `de-an-so-06`.

    Tones and shapes of letters go, `đ` becomes `d`; what stands between words becomes one hyphen.
    """
    return _NOT_SLUG.sub("-", unaccented(text).casefold()).strip("-")


def unaccented(text: str) -> str:
    """Return text without tones and marks on letters: `Đà Nẵng` → `Da Nang`."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(_STROKED.get(c, c) for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def _weights(char: str) -> tuple[tuple[int, int, int], ...]:
    """Return letter, tone and case of a character; a mark alone has no letter."""
    base, tone = _parted(char)
    low = base.lower()
    letter = _PRIMARY.get(low)
    if letter is not None:
        return ((letter, tone, int(base != low)),)
    parts = unicodedata.normalize("NFD", char)
    if len(parts) > 1:
        return tuple(weight for part in parts for weight in _weights(part))
    if unicodedata.combining(char):
        return ((0, _tone(char), 0),)
    return ((len(_PRIMARY) + ord(low[0]), 0, int(char != low)),)


def _parted(char: str) -> tuple[str, int]:
    """Return a letter without its tone, and the tone's place (0: none)."""
    parts = unicodedata.normalize("NFD", char)
    tones = [mark for mark in parts[1:] if mark not in _SHAPES]
    if len(tones) != 1:
        return char, 0
    base = "".join(part for part in parts if part != tones[0])
    return unicodedata.normalize("NFC", base), _tone(tones[0])


def _tone(mark: str) -> int:
    at = TONES.find(mark)
    return at + 1 if at >= 0 else len(TONES) + ord(mark)
