"""A day or a period as written in Vietnamese → its text for display and, for a day, its date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from infographix.errors import Problem, SpecError

DateStyle = Literal["admin", "slash", "news"]

ALLOWED = (
    "2022-02-21; 21/02/2022; ngày 21 tháng 02 năm 2022; 2022; năm 2022; 02/2022; tháng 02/2022; "
    "quý I/2022; 6 tháng đầu năm 2022; giai đoạn 2021–2025"
)

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DAY = r"(?:ngày )?([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})"
_WORDS = r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? (?:năm )?([0-9]{4})"
_YEAR = r"(?:1[0-9]|2[0-9])[0-9]{2}"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR_ALONE = _YEAR
_MONTH_ALONE = rf"{_MONTH}/{_YEAR}"
_RANGE_ALONE = rf"{_YEAR} ?[–-] ?{_YEAR}"
_PERIODS = (
    rf"(?:(?:đầu |giữa |cuối |hết )?năm )?{_YEAR}"
    rf"|(?:(?:đầu |giữa |cuối |hết )?tháng )?{_MONTH}(?:/| năm ){_YEAR}"
    rf"|(?:quý (?:IV|I{{1,3}}|[1-4])|Q[1-4])(?:/| năm |, ?){_YEAR}"
    rf"|{_MONTH} tháng(?: đầu| cuối)?(?: năm |/){_YEAR}"
    rf"|(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|khoá) )?{_YEAR} ?[–-] ?{_YEAR}"
    rf"|(?:đầu|giữa|cuối) {_YEAR}"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a month, quarter, year or period; `day` is set where it is a day."""

    text: str
    day: date | None = None

    @property
    def phrase(self) -> str:
        """The text as it reads after a preposition: `ngày 21/02/2022`, `năm 2022`."""
        if self.day is not None and self.text[:1].isdigit():
            return f"ngày {self.text}"
        for pattern, word in _PHRASES:
            if _matched(pattern, self.text):
                return f"{word} {self.text}"
        is_word = self.text[1:2].isalpha()
        return self.text[:1].lower() + self.text[1:] if is_word else self.text


_PHRASES = ((_YEAR_ALONE, "năm"), (_MONTH_ALONE, "tháng"), (_RANGE_ALONE, "giai đoạn"))


def parse_moment(text: str) -> Moment:
    """Read a day or a period; SpecError where it is neither, or a day that no calendar has.

    A day in ISO form is shown as `21/02/2022`; everything else is shown as it was written.
    """
    written = text.strip()
    iso = _matched(_ISO, written)
    if iso is not None:
        day = _date(iso[1], iso[2], iso[3], text)
        return Moment(format_date(day, "slash"), day)
    match = _matched(_DAY, written) or _matched(_WORDS, written)
    if match is not None:
        return Moment(written, _date(match[3], match[2], match[1], text))
    if _matched(_PERIODS, written):
        return Moment(written)
    raise SpecError(Problem("this is no date", found=repr(text), allowed=ALLOWED))


def format_date(day: date, style: DateStyle = "slash") -> str:
    """Return a date as an office (`admin`), a form (`slash`) or a newspaper (`news`) writes it.

    `admin` follows Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and 2 get a leading
    zero, as in `ngày 05 tháng 8 năm 2023`.
    """
    if style == "admin":
        month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
        return f"ngày {day.day:02d} tháng {month} năm {day.year:04d}"
    if style == "slash":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return f"{day.day}/{day.month}/{day.year}"


def _date(year: str, month: str, day: str, source: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise SpecError(
            Problem("no calendar has this day", found=repr(source), allowed=ALLOWED)
        ) from None


def _matched(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)
