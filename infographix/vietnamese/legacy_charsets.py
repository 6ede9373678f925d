"""The name of an old Vietnamese encoding → which bytes stand for which letter.

A byte is written as the Latin-1 character of its number. The tables are made from the rule by
which each encoding was built: VNI sets a byte for the marks behind the vowel, TCVN3 (ABC) has one
byte for each small letter, Windows-1258 one for each tone, VISCII (RFC 1456) and VPS one for each
letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import product
from typing import Literal, TypeGuard, get_args

from msgspec import Struct

Charset = Literal["tcvn3", "vni", "viscii", "vps", "windows-1258"]

TONES = {"sắc": "\u0301", "huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
SMALL = "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
LETTERS = SMALL + SMALL.upper()

# TCVN 5712:1993, byte by byte; · is a byte that ABC fonts leave out.
_TCVN3_FIRST = 0xA1
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ······àảãáạ·ằẳẵắ·······"
    "ặầẩẫấậè·ẻẽéẹềểễếệìỉ···ĩíịò·ỏõóọồổỗốộờởỡớợù·ủũúụừửữứựỳỷỹýỵ·"
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ··ỀỂỄỐỒỔỖýỷỵỚỜỞ·ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ·àáâãảạă·èéêẽìí·ĩẴĐòóôõ·Ơụùúủ·ỶẼỳ"
)
_VPS_LOW = dict(
    zip(
        (0x02, 0x03, 0x04, 0x05, 0x06, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x19, 0x1C, 0x1D),
        "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ",
        strict=True,
    )
)
# Windows-1258 is Windows-1252 but for these; tones stand behind their vowel.
_1258 = {
    0xC3: "Ă", 0xCC: "\u0300", 0xD0: "Đ", 0xD2: "\u0309", 0xD5: "Ơ", 0xDD: "Ư", 0xDE: "\u0303",
    0xE3: "ă", 0xEC: "\u0301", 0xF0: "đ", 0xF2: "\u0323", 0xF5: "ơ", 0xFD: "ư", 0xFE: "₫",
}  # fmt: skip
_1258_ALIKE = "ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú"

# VNI: the byte of a tone behind a plain vowel, a vowel with circumflex, and ă; VNI's own letters.
_VNI_PLAIN = dict(zip(TONES, (0xF9, 0xF8, 0xFB, 0xF5, 0xEF), strict=True))
_VNI_HAT = dict(zip(TONES, (0xE1, 0xE0, 0xE5, 0xE3, 0xE4), strict=True))
_VNI_BREVE = dict(zip(TONES, (0xE9, 0xE8, 0xFA, 0xFC, 0xEB), strict=True))
_VNI_ALONE = dict(
    zip("đìíỉĩịỵơư", (0xF1, 0xEC, 0xED, 0xE6, 0xF3, 0xF2, 0xEE, 0xF4, 0xF6), strict=True)
)
_VNI_UPPER = 0x20


class Table(Struct, frozen=True):
    """`letters` by their bytes, and the bytes by letter; `bytes_used` cannot mean anything else."""

    letters: dict[str, str]
    codes: dict[str, str]
    pattern: re.Pattern[str]
    bytes_used: frozenset[str]


def is_charset(name: str | None) -> TypeGuard[Charset]:
    """Whether `name` is an encoding of bytes that this module knows."""
    return name in get_args(Charset)


@cache
def table(charset: Charset) -> Table:
    """Return the table of a charset; it covers all 134 accented letters."""
    codes, spellings = _MAKERS[charset]()
    letters = {code: letter for letter, code in codes.items()} | spellings
    longest_first = sorted(letters, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    used = frozenset(byte for code in letters for byte in code if not "\x20" <= byte < "\x80")
    return Table(letters, codes, pattern, used)


_Made = tuple[dict[str, str], dict[str, str]]  # letter → bytes, further bytes → letter


def _tcvn3() -> _Made:
    small = {x: chr(_TCVN3_FIRST + i) for i, x in enumerate(_TCVN3) if x != "·"}
    capitals = {
        x.upper(): small.get(base.upper(), base.upper()) + small[x]
        for x in SMALL
        for base in [_toneless(x)]
        if base != x
    }
    return small | capitals, {}


def _vni() -> _Made:
    small = {letter: chr(byte) for letter, byte in _VNI_ALONE.items()}
    small |= {"â": "aâ", "ê": "eâ", "ô": "oâ", "ă": "aê"}
    for vowel, tone in product("aeouyâêôăơư", TONES):
        letter = unicodedata.normalize("NFC", vowel + TONES[tone])
        if letter not in small:
            marks = _VNI_HAT if vowel in "âêô" else _VNI_BREVE if vowel == "ă" else _VNI_PLAIN
            bare = small.get(vowel, vowel)[0]
            small[letter] = bare + chr(marks[tone])
    capitals = {x.upper(): "".join(chr(ord(b) - _VNI_UPPER) for b in c) for x, c in small.items()}
    # A capital with the mark of a small letter is often typed at the head of a word.
    loose = {capitals[x.upper()][0] + c[1]: x.upper() for x, c in small.items() if len(c) > 1}
    return small | capitals, loose


def _viscii() -> _Made:
    return _single(_VISCII, _VISCII_LOW), {}


def _vps() -> _Made:
    return _single(_VPS, _VPS_LOW), {}


def _single(high: str, low: dict[int, str]) -> dict[str, str]:
    codes = {letter: chr(byte) for byte, letter in low.items()}
    return codes | {letter: chr(0x80 + i) for i, letter in enumerate(high) if letter != "·"}


def _windows_1258() -> _Made:
    single = {letter: chr(byte) for byte, letter in _1258.items()} | {x: x for x in _1258_ALIKE}
    codes = dict(single)
    spellings: dict[str, str] = {}
    for letter in LETTERS:
        base, tone = _toneless(letter), unicodedata.normalize("NFD", letter)
        mark = next((x for x in tone if x in TONES.values()), "")
        if mark:
            code = single.get(base, base) + single[mark]
            spellings[code] = letter
            codes.setdefault(letter, code)
    return codes, spellings


def _toneless(letter: str) -> str:
    marks = [x for x in unicodedata.normalize("NFD", letter) if x not in TONES.values()]
    return unicodedata.normalize("NFC", "".join(marks))


_MAKERS = {
    "tcvn3": _tcvn3,
    "vni": _vni,
    "viscii": _viscii,
    "vps": _vps,
    "windows-1258": _windows_1258,
}
