"""Written Vietnamese → how it is said: `> 98%` as `trên 98%`, `2/63` as `2 trên 63`.

A screen reader leaves out signs such as `≥`, and with them half of the fact.
"""

from __future__ import annotations

import re

from infographix.vietnamese.numbers import Change, Number

_SIGNS = {">": "trên", "≥": "ít nhất", "<": "dưới", "≤": "không quá", "~": "khoảng"}
_SIGN = re.compile(r"(?<![\w<>=])(>=|<=|[<>≥≤~])\s*(?=[−-]?\d)")
_MINUS = re.compile(r"(?<![\w).,])−\s?(?=\d)")
_RANK = re.compile(r"(?<![\w/.,–-])(\d{1,3})/(\d{2,3})(?![\w/–-]|[.,]\d)")
_LAST_DAY = 31
"""`10/31` may be a date, `4/63` is none."""
_YEAR = re.compile(r"(?:1[0-9]|2[0-9])\d\d(?:\s?[–-]\s?(?:1[0-9]|2[0-9])\d\d)?")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])/(?:1[0-9]|2[0-9])\d\d")

_NAMES = frozenset(
    (*("huế", "nga", "mỹ", "pháp", "đức", "anh", "ý", "nhật", "ấn", "việt"),
     *("tết", "đảng", "bác", "phật", "chúa"))
)  # fmt: skip
"""Names of one syllable: `Huế xanh` keeps its capital."""
_KEPT = (
    *("nhà nước", "nhân dân", "chính phủ", "quốc hội", "trung ương", "tổ quốc"),
    *("ủy ban nhân dân", "uỷ ban nhân dân", "hội đồng nhân dân"),
)
"""Words that state texts write with a capital."""


def spoken(text: str) -> str:
    """Return a text with words in place of the signs before its numbers and in its ranks."""
    words = _SIGN.sub(lambda found: f"{_word(found[1])} ", text)
    return _RANK.sub(_ranked, _MINUS.sub("âm ", words))


def said(value: Number) -> str:
    """Return a number with its sign in words, a rank as it is written: `trên 98%`, `2/63`."""
    word = _word(value.qualifier)
    return f"{word} {value.bare}{value.unit}" if word else value.bare + value.unit


def heard(value: Number) -> str:
    """Return a number as it is read aloud: `trên 98%`, `2 trên 63`."""
    if value.total is None:
        return said(value)
    return " ".join(filter(None, (_word(value.qualifier), out_of(value.amount, value.total))))


def out_of(place: object, total: object) -> str:
    """Return a place out of a total as it is read aloud."""
    return f"{place} trên {total}"


def changed(change: Change) -> str:
    """Return a difference in words: `+8,6%` as `tăng 8,6%`, `−15 bậc` as `giảm 15 bậc`."""
    if change.text[:1] not in "+−":
        return change.text
    verb = "tăng" if change.amount > 0 else "giảm"
    return f"{verb} {change.text[1:].strip()}"


def when(text: str) -> str:
    """Return a time as it is said: led by `năm`, `tháng` or `giai đoạn` where it is digits."""
    if _MONTH.fullmatch(text):
        return f"tháng {text}"
    if not _YEAR.fullmatch(text):
        return text
    return f"năm {text}" if text.isdigit() else f"giai đoạn {text}"


def opened(text: str) -> str:
    """Return a text with a capital at its start."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Return a text as it goes on after a colon: without the capital of its first word.

    The capital of a name stays: of what is followed by another capital, is no Vietnamese syllable,
    or is listed here.
    """
    # Here, as a picture is often drawn without being read aloud, and it brings tables.
    from infographix.vietnamese.syllables import exists

    first, _, rest = text.partition(" ")
    word = first.rstrip(",;:")
    lower = text.lower()
    if word[:1].islower() or word[1:] != word[1:].lower() or not exists(word.lower()):
        return text
    if rest[:1].isupper() or word.lower() in _NAMES or lower.startswith(_KEPT):
        return text
    return text[:1].lower() + text[1:]


def _ranked(found: re.Match[str]) -> str:
    place, total = int(found[1]), int(found[2])
    return out_of(place, total) if place <= total > _LAST_DAY else found[0]


def _word(sign: str) -> str:
    sign = {">=": "≥", "<=": "≤"}.get(sign, sign)
    return _SIGNS.get(sign, sign)
