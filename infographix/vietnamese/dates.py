"""A day, period or time as written in Vietnamese → its text for display, its date, other styles.

The style `admin` is that of offices, by Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and
2 get a leading zero. `slash` is that of forms and tables, `news` that of newspapers.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Literal

from msgspec import Struct

from infographix.errors import Problem, SpecError

DateStyle = Literal["admin", "slash", "news"]

ALLOWED = (
    "2022-02-21; 21/02/2022; ngày 21 tháng 02 năm 2022; 2022; năm 2022; 02/2022; tháng 02/2022; "
    "quý I/2022; 6 tháng đầu năm 2022; giai đoạn 2021–2025; 1–10/10/2022"
)

_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DAY = r"(?:ngày )?([0-9]{1,2})[/-]([0-9]{1,2})[/-]([0-9]{4})"
_WORDS = r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2}),? (?:năm )?([0-9]{4})"
_YEAR = r"(?:1[0-9]|2[0-9])[0-9]{2}"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_SPAN = (
    r"(?P<from>từ )?(?:ngày )?(?P<d>[0-9]{1,2})(?:/(?P<m>[0-9]{1,2})(?:/(?P<y>[0-9]{4}))?)?"
    r"(?(from) đến (?:ngày )?| ?[–-] ?)"
    r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})"
)
_YEAR_ALONE = _YEAR
_MONTH_ALONE = rf"{_MONTH}/{_YEAR}"
_RANGE_ALONE = rf"{_YEAR} ?[–-] ?{_YEAR}"
_MONTH_OF_YEAR = rf"(?:tháng )?({_MONTH})(?:/| năm )({_YEAR})"
_QUARTER = rf"(?:quý (IV|I{{1,3}}|[1-4])|Q([1-4]))(?:/| năm |, ?)({_YEAR})"
_TIME = r"([0-9]{1,2})(?::| ?giờ ?| ?h ?| ?g ?)([0-9]{2})?(?: ?phút)?"
_PERIODS = (
    rf"(?:(?:đầu |giữa |cuối |hết )?năm )?{_YEAR}"
    rf"|(?:(?:đầu |giữa |cuối |hết )?tháng )?{_MONTH}(?:/| năm ){_YEAR}"
    rf"|(?:quý (?:IV|I{{1,3}}|[1-4])|Q[1-4])(?:/| năm |, ?){_YEAR}"
    rf"|{_MONTH} tháng(?: đầu| cuối)?(?: năm |/){_YEAR}"
    rf"|(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|khóa|khoá|năm học|niên khóa|niên khoá) )?"
    rf"(?P<first>{_YEAR}) ?[–-] ?(?P<last>{_YEAR})"
    rf"|(?:đầu|giữa|cuối) {_YEAR}"
)


class Moment(Struct, frozen=True):
    """A day, or a month, quarter, year or period; `day` is set where it is a day."""

    text: str
    day: date | None = None

    @property
    def first_day(self) -> date | None:
        """The day, or the first of some days, a month, quarter or year; None for other periods."""
        return self.day or _first_day(self.text)

    @property
    def phrase(self) -> str:
        """The text as it reads after a preposition: `ngày 21/02/2022`, `năm 2022`."""
        if (self.day is not None or _matched(_SPAN, self.text)) and self.text[:1].isdigit():
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
    if _span(written) is not None:
        return Moment(written)
    period = _matched(_PERIODS, written)
    if period is not None:
        if period["first"] and period["first"] > period["last"]:
            raise SpecError(Problem("a period ends before it begins", found=repr(text)))
        return Moment(written)
    raise SpecError(Problem("this is no date", found=repr(text), allowed=ALLOWED))


def format_date(day: date, style: DateStyle = "slash") -> str:
    """Return a day: `ngày 05 tháng 8 năm 2023`, `05/08/2023` or `5/8/2023`."""
    if style == "admin":
        return f"ngày {day.day:02d} {format_month(day.year, day.month, style)}"
    if style == "slash":
        return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
    return f"{day.day}/{day.month}/{day.year}"


def format_month(year: int, month: int, style: DateStyle = "slash") -> str:
    """Return a month: `tháng 02 năm 2022` and `tháng 8 năm 2022`, `02/2022` or `2/2022`."""
    if style == "admin":
        return f"tháng {f'{month:02d}' if month <= 2 else month} năm {year:04d}"
    return f"{month:02d}/{year:04d}" if style == "slash" else f"{month}/{year}"


def format_quarter(year: int, quarter: int, style: DateStyle = "slash") -> str:
    """Return a quarter, 1 to 4: `quý I năm 2022`, or `quý I/2022` in the other styles."""
    numeral = _NUMERALS[quarter - 1]
    return f"quý {numeral} năm {year}" if style == "admin" else f"quý {numeral}/{year}"


def format_period(first: date, last: date, style: DateStyle = "slash") -> str:
    """Return two days as a period; SpecError where the last comes before the first.

    `từ ngày 01 tháng 10 năm 2022 đến ngày …`, `01/10/2022–10/10/2022`, and in newspapers
    `1–10/10/2022` or `28/9–10/10/2022`.
    """
    if last < first:
        found = f"{first.isoformat()}, {last.isoformat()}"
        raise SpecError(Problem("a period ends before it begins", found=found))
    if style == "admin":
        return f"từ {format_date(first, style)} đến {format_date(last, style)}"
    if style == "slash" or first.year != last.year:
        return f"{format_date(first, style)}–{format_date(last, style)}"
    short = str(first.day) if first.month == last.month else f"{first.day}/{first.month}"
    return f"{short}–{format_date(last, style)}"


def format_time(at: time, style: DateStyle = "admin") -> str:
    """Return a time of day: `07 giờ 30`, `07:30`, or `7 giờ 30` and `7 giờ`."""
    if style == "admin":
        return f"{at.hour:02d} giờ {at.minute:02d}"
    if style == "slash":
        return f"{at.hour:02d}:{at.minute:02d}"
    return f"{at.hour} giờ {at.minute:02d}" if at.minute else f"{at.hour} giờ"


def weekday(day: date) -> str:
    """Return `Thứ Hai` … `Thứ Bảy`, `Chủ Nhật`."""
    return _WEEKDAYS[day.weekday()]


def parse_time(text: str) -> time:
    """Read `07 giờ 30`, `7 giờ 30 phút`, `7h30`, `7g30`, `07:30`, `7 giờ`; SpecError for others."""
    match = _matched(_TIME, text.strip())
    allowed = "07 giờ 30; 07:30; 7h30; 7 giờ"
    if match is None or (match[2] is None and ":" in text):
        raise SpecError(Problem("this is no time of day", found=repr(text), allowed=allowed))
    hour, minute = int(match[1]), int(match[2] or 0)
    if hour > 23 or minute > 59:
        raise SpecError(Problem("no day has this time", found=repr(text), allowed=allowed))
    return time(hour, minute)


def restyled(text: str, style: DateStyle = "admin") -> str:
    """Return a day, days, month, quarter or time in another style; other periods as they are.

    SpecError where the text is none of these.
    """
    written = text.strip()
    if _matched(_TIME, written):
        return format_time(parse_time(written), style)
    moment = parse_moment(written)
    if moment.day is not None:
        return format_date(moment.day, style)
    days = _span(written)
    if days is not None:
        return format_period(*days, style)
    month = _matched(_MONTH_OF_YEAR, written)
    if month is not None:
        return format_month(int(month[2]), int(month[1]), style)
    quarter = _matched(_QUARTER, written)
    if quarter is not None:
        return format_quarter(int(quarter[3]), _quarter(quarter), style)
    return moment.text


_NUMERALS = ("I", "II", "III", "IV")
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def _quarter(match: re.Match[str]) -> int:
    written = match[1] or match[2]
    return int(written) if written.isdigit() else _NUMERALS.index(written.upper()) + 1


def _span(text: str) -> tuple[date, date] | None:
    """Return the first and last day of `1–10/10/2022`; SpecError where there are no such days."""
    match = _matched(_SPAN, text)
    if match is None:
        return None
    month, year = match["month"], match["year"]
    last = _date(year, month, match["day"], text)
    first = _date(match["y"] or year, match["m"] or month, match["d"], text)
    if first > last:
        raise SpecError(Problem("a period ends before it begins", found=repr(text)))
    return first, last


def _first_day(text: str) -> date | None:
    days = _span(text)
    if days is not None:
        return days[0]
    month = _matched(_MONTH_OF_YEAR, text)
    if month is not None:
        return date(int(month[2]), int(month[1]), 1)
    quarter = _matched(_QUARTER, text)
    if quarter is not None:
        return date(int(quarter[3]), 3 * _quarter(quarter) - 2, 1)
    year = _matched(rf"(?:năm )?({_YEAR})", text)
    return date(int(year[1]), 1, 1) if year is not None else None


def _date(year: str, month: str, day: str, source: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise SpecError(
            Problem("no calendar has this day", found=repr(source), allowed=ALLOWED)
        ) from None


def _matched(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)
