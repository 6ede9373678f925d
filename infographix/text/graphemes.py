"""Text → its grapheme clusters (UAX #29): what a reader takes for one character.

Python carries no grapheme data, so the classes are derived from the general category; this departs
from Unicode's own table only in scripts that no font of ours has.
"""

from __future__ import annotations

import re
import unicodedata

_PLAIN = re.compile("[ -~\u00a0-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
_ZWJ = "\u200d"


def clusters(text: str) -> list[str]:
    """Cut a text into grapheme clusters; joined, they give the text back."""
    if _PLAIN.fullmatch(text):
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    last = cluster[-1]
    if last == "\r" and char == "\n":
        return True
    if _is_control(last) or _is_control(char):
        return False
    if _extends(char):
        return True
    if last == _ZWJ and unicodedata.category(char) == "So":
        return unicodedata.category(cluster[0]) == "So"
    if _is_regional(char):
        return _is_regional(last) and len(cluster) % 2 == 1
    return _joins_hangul(last, char)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Zl", "Zp"} or char in "\u200b\u00ad\ufeff"


def _extends(char: str) -> bool:
    category = unicodedata.category(char)
    return category in {"Mn", "Me", "Mc"} or char in "\u200c\u200d" or _is_skin_tone(char)


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _joins_hangul(last: str, char: str) -> bool:
    """Rules GB6 to GB8: leading, vowel and trailing jamo of one syllable."""
    leading = "\u1100" <= last <= "\u115f"
    syllable = "\uac00" <= last <= "\ud7a3"
    vowel = "\u1160" <= char <= "\u11a7"
    trailing = "\u11a8" <= char <= "\u11ff"
    if leading:
        return vowel or "\u1100" <= char <= "\u115f" or "\uac00" <= char <= "\ud7a3"
    open_syllable = syllable and (ord(last) - 0xAC00) % 28 == 0
    if open_syllable or "\u1160" <= last <= "\u11a7":
        return vowel or trailing
    return trailing and (syllable or "\u11a8" <= last <= "\u11ff")
