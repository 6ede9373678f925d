"""UTF-8 that was read as Windows-1252 or Latin-1 (`Huáº¿`, once or twice) → the text it was.

The way back is exact or is not taken: where a byte was lost on the way (Windows-1252 has no
character for 81, 8D, 8F, 90 and 9D; a no-break space became a space), the text is refused.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from infographix.vietnamese.legacy import as_bytes, as_seen

_LEADS = "[\u00c3-\u00c6\u00cc\u00e1\u00e2\u00c2]"
_RESULT = (
    "[\x00-\x7f\u00a0-\u024f\u0300-\u0323\u1ea0-\u1ef9"
    "\u2010-\u2026\u2030\u20ab\u20ac\u2122\u2190-\u2bff\ufeff]+"
)
# What is left of the letters of Latin Extended Additional, and of ă, đ, ơ, ư.
_RUIN = "áº.|á».|Æ[°¡ ]|Ä[‘ƒ\u0083\u0091 ?\ufffd]|Ã[\u00a0-\u00bf€-™ ]"
_LATIN_1 = "[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]"
_TIMES = 2


class Ruin(Struct, frozen=True):
    """UTF-8 misread `times` times as `reader`; `text` is what it was, None where that is lost."""

    reader: str
    times: int
    text: str | None


def recognise(text: str) -> Ruin | None:
    """Return what happened to `text`; None where it is not misread UTF-8."""
    if not re.search(_LEADS, text):
        return None
    reader = "latin-1" if re.search(_LATIN_1, text) else "cp1252"
    found, times = text, 0
    while times < _TIMES and re.search(_LEADS, found):
        before = _reread(found)
        if before is None:
            break
        found, times = before, times + 1
    if times and re.fullmatch(_RESULT, found):
        return Ruin(reader, times, unicodedata.normalize("NFC", found))
    return Ruin(reader, max(times, 1), None) if _is_ruined(text) else None


def repair(text: str) -> str | None:
    """Return what misread UTF-8 was, exactly, in NFC; None where it is none or bytes are lost."""
    ruin = recognise(text)
    return ruin.text if ruin else None


def misread(text: str, reader: str = "cp1252", times: int = 1) -> str:
    """Return what `text` in UTF-8 looks like to a program that takes it for `reader`."""
    for _ in range(times):
        data = text.encode()
        text = data.decode("latin-1") if reader == "latin-1" else as_seen(data)
    return text


def _reread(text: str) -> str | None:
    """Return the text whose UTF-8 reads like `text`; None where there is none."""
    try:
        found = as_bytes(text).encode("latin-1").decode()
    except UnicodeError:
        return None
    return found if found != text else None


def _is_ruined(text: str) -> bool:
    found = re.findall(_RUIN, text)
    return len(found) > 1 or any(piece[0] == "á" and not piece[-1].isspace() for piece in found)
