"""Text or bytes in an old Vietnamese encoding, of a known name → Unicode (NFC), and back.

Text is what such bytes look like when a program took them for Latin-1 or Windows-1252: that is how
they arrive by copy and paste (`Thõa Thiªn HuÕ` is TCVN3). `legacy_detect` finds the name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from infographix.vietnamese.legacy_charsets import table
from infographix.vietnamese.legacy_viqr import read_viqr, write_viqr

Encoding = Literal["tcvn3", "vni", "viqr", "viscii", "vps", "windows-1258"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viqr", "viscii", "vps", "windows-1258")

_WORD = r"[^\W\d_]+"


def decode(text: str | bytes, encoding: Encoding, *, capitals: bool | None = None) -> str:
    """Return `text` in Unicode (NFC); what is no letter of the encoding is kept as it is.

    `capitals` is for TCVN3 alone, whose capitals come from the font: True where the text was set in
    a capitals' font (.VnTimeH), False where not; None puts in capitals the words that are typed in
    capitals but for their accented letters (`HUÕ`).
    """
    seen = as_seen(text) if isinstance(text, bytes) else text
    if encoding == "viqr":
        return read_viqr(seen.translate(_to_windows()))
    charset = table(encoding)
    raw = as_bytes(seen)
    letters = charset.letters
    found = charset.pattern.sub(lambda match: letters[match.group()], raw)
    result = unicodedata.normalize("NFC", found.translate(_to_windows()))
    return _in_capitals(result, capitals) if encoding == "tcvn3" else result


def encode(text: str, encoding: Encoding, *, capitals: bool = False) -> bytes:
    """Return `text` in an old encoding; UnicodeEncodeError where it has no such character.

    With `capitals`, TCVN3 is written for a capitals' font: accented capitals with the bytes of the
    small letters. Without, an accented capital is the plain capital before its small letter.
    """
    whole = unicodedata.normalize("NFC", text)
    if encoding == "viqr":
        return write_viqr(whole).encode("cp1252")
    charset = table(encoding)
    fold = capitals and encoding == "tcvn3"
    raw: list[str] = []
    for position, char in enumerate(whole):
        code = charset.codes.get(char.lower() if fold else char)
        if char < "\x80" and code is None:
            raw.append(char)
            continue
        code = code or as_bytes(char)
        if code > "\xff" or (char not in charset.codes and code in charset.bytes_used):
            reason = "the encoding has no such character"
            raise UnicodeEncodeError(encoding, whole, position, position + 1, reason)
        raw.append(code)
    return "".join(raw).encode("latin-1")


def as_seen(data: bytes) -> str:
    """Return the text that a program shows that takes `data` for Windows-1252.

    The five bytes that Windows-1252 leaves free become the control characters of their number.
    """
    return data.decode("latin-1").translate(_to_windows())


def as_bytes(seen: str) -> str:
    """Undo `as_seen`: each character that stands for a byte becomes the one of its number."""
    return seen.translate(_from_windows())


@cache
def _to_windows() -> dict[int, str]:
    pairs = ((byte, bytes([byte]).decode("cp1252", "ignore")) for byte in range(0x80, 0xA0))
    return {byte: char for byte, char in pairs if char}


@cache
def _from_windows() -> dict[int, str]:
    return {ord(char): chr(byte) for byte, char in _to_windows().items()}


def _in_capitals(text: str, capitals: bool | None) -> str:
    if capitals is not None:
        return text.upper() if capitals else text
    found = [word for word in re.findall(_WORD, text) if _typed_in_capitals(word)]
    if not found:
        return text
    if not re.search("[a-z]", text):
        return text.upper()
    return re.sub(_WORD, lambda m: m[0].upper() if _typed_in_capitals(m[0]) else m[0], text)


def _typed_in_capitals(word: str) -> bool:
    """Whether two or more plain capitals stand beside accented small letters and nothing else."""
    plain = [char for char in word if char < "\x80"]
    return len(plain) > 1 and all(map(str.isupper, plain)) and not word.isupper()
