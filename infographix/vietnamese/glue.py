"""Two tokens side by side → whether a line may be broken between them.

The rules are those of Vietnamese administrative writing: a document number keeps its `số`, a number
its unit, a date its `ngày`, an abbreviation its name, a dash the word before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from infographix.vietnamese.tokens import DOCUMENT_NUMBER, Token, word_set

_NUMBER = re.compile(r"[+\-−±~≈<>≤≥]?\d+(?:[.,]\d+)*(?:[–-]\d+(?:[.,]\d+)*)?\+?")
_FRACTION = re.compile(r"\d{1,4}/\d{1,4}")
_ISSUE = re.compile(r"\d{1,4}/(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}(?:[–-]\d{1,2})?(?:[/.-]\d{1,2})?(?:[/.-]\d{4})?")
_QUARTER = re.compile(r"(?:[IVX]+|\d)(?:[–-](?:[IVX]+|\d))?(?:/\d{4})?")
_ROMAN = re.compile(r"[IVXLC]+")
_DIGITS = re.compile(r"\(?\+?\d{1,4}\)?|\d{2,4}(?:\.\d{2,4})+")
_TRUNK = re.compile(r"\(?(?:0|\+\d)\d{1,3}\)?")
_SUBSCRIBER = re.compile(r"\d{5,8}")
_MARKER = re.compile(
    r"(?:\d{1,2}|[a-zđ])[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}/|\((?:\d{1,2}|[a-zđ])\)|[IVX]{1,4}\."
)
_INITIAL = re.compile(r"[A-ZĐ]\.")
_ABBREVIATED = re.compile(
    r"[“(\[]*(?:(?:TP|Tp|TX|Tx|TT|Tt|Q|P|H|X|KP|ĐC|ĐT|Tel|Mr|Mrs|Ms|Dr|St|No|GS|PGS|TS|ThS|BS|BSCK"
    r"|KS|CN|KTS|LS|DS|NSND|NSƯT|NGND|NGƯT|AHLĐ|Th)\.)+(?:TS|ThS|BS)?|(?:TP|Tp|TS|ThS|PGS|GS)"
)

_OPENS = "([{¡¿‚„"
_CLOSES = ")]}!?/"
_SEPARATES = ",.:;"
_QUOTES = "“‘«‹"
_QUOTED = "”’»›"
_ANY_QUOTE = "\"'" + _QUOTES + _QUOTED

DASHES = frozenset({"-", "–", "—", "·", "•", "|", "→", "/", "×", "*"})
_RANGES = frozenset({"-", "–", "—", "×"})
COMPARISONS = frozenset({">", "<", "≥", "≤", "~", "≈", "+", "−", "±", "=", "№", "$", "#"})
MAGNITUDES = frozenset({"trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"})
MEASURES = MAGNITUDES | word_set(
    """% ‰ đồng đ ₫ vnđ vnd usd eur euro đô điểm km m cm mm km² km2 m² m2 m³ m3 ha kg g tấn tạ
    lít ml l w kw mw gw kwh mwh kb mb gb tb mbps gbps mhz ghz px °c độ"""
)
COUNTED = word_set(
    """bậc hạng lần giờ phút giây ngày tuần tháng quý năm người hộ xã phường huyện quận tỉnh
    thôn tổ cái chiếc bộ loại nhóm ca suất phiếu lượt tin trang tập bước cấp số"""
)
LEADS = word_set(
    """số ngày tháng năm quý kỳ khóa khoá thứ hạng top điều khoản điểm mục phần chương lần bước
    tập trang cấp bậc mức nhóm quyển bài hình bảng tầng lô tổ đường phiên kỷ hội đoạn level
    version quận phường xếp vị"""
)
_LEVELS = frozenset({("mức", "độ"), ("cấp", "độ"), ("phiên", "bản")})
_BINDING = LEADS | MAGNITUDES | {"giai", "tp", "ts", "ths", "pgs", "gs"}
"""Words of letters only that may bind a word of letters after them."""


def is_number(token: Token) -> bool:
    """Say whether a token is a figure: `7,7`, `>80`, `2/63`, `2021–2025`."""
    core = token.core
    if not (core[:1].isdigit() or core[-1:].isdigit()):
        return False
    return bool(_NUMBER.fullmatch(core) or _FRACTION.fullmatch(core))


def is_dash(token: Token) -> bool:
    return token.text in DASHES


def bound(one: Token, two: Token) -> bool:
    """Say whether no line may end here in any language: UAX #14, LB12 to LB17 across spaces."""
    if one.bound:
        return True
    if (one.plain and two.plain) or not one.spaced:
        return False
    last, first = one.text[-1], two.text[0]
    return (
        last in _OPENS
        or first in _CLOSES
        or (first in _SEPARATES and not two.text[1:2].isdigit())
        or (last in _QUOTES and _stands_open(one.text))
        or (first in _QUOTED and _stands_closed(two.text))
        or last == first == "—"
    )


def _stands_open(text: str) -> bool:
    """Say whether the quote at the end of a token opens something (LB15a)."""
    return len(text) == 1 or text[-2] in _OPENS or text[-2] in _ANY_QUOTE


def _stands_closed(text: str) -> bool:
    """Say whether the quote at the start of a token closes something (LB15b)."""
    return len(text) == 1 or text[1] in _CLOSES + _SEPARATES + _ANY_QUOTE


def glued(row: Sequence[Token], i: int) -> bool:
    """Say whether no line may end between token `i` and the next."""
    one, two = row[i], row[i + 1]
    if one.plain and two.plain:
        return one.low in _BINDING and _words(row, i)
    if not one.spaced:
        return False
    return (
        _marks(row, i)
        or (not one.closed and not two.opened and (_figures(row, i) or _words(row, i)))
        or _names(one, two)
        or (one.text in {"số:", "Số:", "SỐ:"} and bool(DOCUMENT_NUMBER.fullmatch(two.core)))
        or _telephone(one, two)
    )


def _marks(row: Sequence[Token], i: int) -> bool:
    """Marks: a dash or a closing mark never starts a line, an opening mark never ends one."""
    one, two = row[i], row[i + 1]
    if is_dash(two) or not two.core or two.low == "v.v":
        return not two.opened or two.closed
    if is_dash(one):
        return i == 0 or one.text == "/" or _in_range(row, i)
    if one.text in COMPARISONS:
        return i == 0 or is_number(two)
    return (not one.core and one.opened) or _list_marker(row, i)


def _in_range(row: Sequence[Token], i: int) -> bool:
    """Say whether a dash stands between two figures: `10 – 15%`."""
    if row[i].text not in _RANGES or i == 0:
        return False
    before = row[i - 1].core
    return row[i + 1].core[:1].isdigit() and (before[-1:].isdigit() or before[-1:] == "%")


def _list_marker(row: Sequence[Token], i: int) -> bool:
    if not _MARKER.fullmatch(row[i].text):
        return False
    return i == 0 or (row[i - 1].closed and not _MARKER.fullmatch(row[i - 1].text))


def _figures(row: Sequence[Token], i: int) -> bool:
    """A figure keeps its unit, a magnitude its currency, `năm`, `tháng`, `quý` … their figure."""
    one, two = row[i], row[i + 1]
    before = row[i - 1] if i > 0 else None
    unit = two.low.partition("/")[0]
    if is_number(one):
        # In `ngày 21 tháng 02` and `năm 2022 tỉnh …` the figure belongs to the word before it.
        counts = before is None or before.low not in LEADS
        return unit in MEASURES or (unit in COUNTED and counts)
    if one.low in MAGNITUDES:
        figure = before is not None and (is_number(before) or before.low in MAGNITUDES)
        return figure and unit in MEASURES
    if one.low in {"giờ", "phút"} and before is not None and is_number(before):
        return is_number(two)
    if before is not None and (before.low, one.low) in _LEVELS:
        return two.core[:1].isdigit()
    if one.low == "số":
        # A magazine is `số 3/2024`; a day is not: `Ngày Chuyển đổi số 10/10`.
        issue = _NUMBER.fullmatch(two.core) or _ISSUE.fullmatch(two.core)
        return bool(issue or DOCUMENT_NUMBER.fullmatch(two.core))
    return one.low in LEADS and _is_ordinal(two.core)


def _is_ordinal(core: str) -> bool:
    return bool(
        _NUMBER.fullmatch(core)
        or _FRACTION.fullmatch(core)
        or _DATE.fullmatch(core)
        or _QUARTER.fullmatch(core)
        or DOCUMENT_NUMBER.fullmatch(core)
    )


def _words(row: Sequence[Token], i: int) -> bool:
    one, two = row[i], row[i + 1]
    if one.low in LEADS and _ROMAN.fullmatch(two.core):
        return True
    if one.low == "giai" and two.low == "đoạn":
        return i + 2 < len(row) and bool(_is_ordinal(row[i + 2].core))
    if one.low in MAGNITUDES:
        return two.low in MEASURES and i > 0 and is_number(row[i - 1])
    return bool(_ABBREVIATED.fullmatch(one.text)) and two.text[0].isupper()


def _names(one: Token, two: Token) -> bool:
    """An abbreviated title or kind of place stays with the name after it."""
    name = two.text[0].isupper() or two.text[0].isdigit()
    if one.low == "đ/c":
        return name
    if not name or not one.text.endswith("."):
        return False
    return bool(_ABBREVIATED.fullmatch(one.text) or _INITIAL.fullmatch(one.text))


def _telephone(one: Token, two: Token) -> bool:
    """Groups of digits with spaces between: a telephone number, or one number."""
    digits = two.text.rstrip(".,;:!?)")
    if _DIGITS.fullmatch(one.text) and _DIGITS.fullmatch(digits):
        return True
    return bool(_TRUNK.fullmatch(one.text) and _SUBSCRIBER.fullmatch(digits))
