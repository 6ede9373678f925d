"""Days and periods as Vietnamese writes them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from babel.dates import format_date as babel_format
from babel.dates import format_time as babel_time
from hypothesis import given
from hypothesis import strategies as st

from infographix.errors import SpecError
from infographix.vietnamese.dates import (
    DateStyle,
    format_date,
    format_month,
    format_period,
    format_quarter,
    format_time,
    parse_moment,
    parse_time,
    restyled,
    weekday,
)

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@pytest.mark.parametrize(
    ("text", "shown", "phrase", "day"),
    [
        ("2022-02-21", "21/02/2022", "ngày 21/02/2022", date(2022, 2, 21)),
        ("21/02/2022", "21/02/2022", "ngày 21/02/2022", date(2022, 2, 21)),
        ("21/2/2022", "21/2/2022", "ngày 21/2/2022", date(2022, 2, 21)),
        ("ngày 21/02/2022", "ngày 21/02/2022", "ngày 21/02/2022", date(2022, 2, 21)),
        (
            "Ngày 05 tháng 8 năm 2023",
            "Ngày 05 tháng 8 năm 2023",
            "ngày 05 tháng 8 năm 2023",
            date(2023, 8, 5),
        ),
        ("2022", "2022", "năm 2022", None),
        ("năm 2022", "năm 2022", "năm 2022", None),
        ("đầu năm 2025", "đầu năm 2025", "đầu năm 2025", None),
        ("02/2022", "02/2022", "tháng 02/2022", None),
        ("Tháng 11/2025", "Tháng 11/2025", "tháng 11/2025", None),
        ("tháng 2 năm 2022", "tháng 2 năm 2022", "tháng 2 năm 2022", None),
        ("Quý I/2022", "Quý I/2022", "quý I/2022", None),
        ("quý 3 năm 2022", "quý 3 năm 2022", "quý 3 năm 2022", None),
        ("Q1/2022", "Q1/2022", "Q1/2022", None),
        ("6 tháng đầu năm 2022", "6 tháng đầu năm 2022", "6 tháng đầu năm 2022", None),
        ("2021–2025", "2021–2025", "giai đoạn 2021–2025", None),
        ("giai đoạn 2021–2025", "giai đoạn 2021–2025", "giai đoạn 2021–2025", None),
        ("năm học 2024–2025", "năm học 2024–2025", "năm học 2024–2025", None),
        ("1–10/10/2025", "1–10/10/2025", "ngày 1–10/10/2025", None),
        ("28/9-10/10/2025", "28/9-10/10/2025", "ngày 28/9-10/10/2025", None),
        ("Từ 01/10 đến ngày 10/10/2025",) * 2 + ("từ 01/10 đến ngày 10/10/2025", None),
    ],
)
def test_days_and_periods_are_read(text: str, shown: str, phrase: str, day: date | None) -> None:
    moment = parse_moment(text)
    assert (moment.text, moment.phrase, moment.day) == (shown, phrase, day)


@pytest.mark.parametrize(
    "text",
    [
        *("", "hôm nay", "31/02/2022", "2022-13-01", "21/02/22", "13/2022", "quý V/2022", "12:30"),
        *("22", "1–31/4/2025", "từ 1–10/10/2025", "1 đến 10/10/2025"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse_moment(text)
    assert caught.value.problems[0].allowed


@pytest.mark.parametrize("text", ["2025–2021", "10–1/10/2025", "2/1/2025–30/12/2024"])
def test_a_period_that_ends_before_it_begins_is_not_read(text: str) -> None:
    with pytest.raises(SpecError, match="ends before it begins"):
        parse_moment(text)


@given(days, st.integers(0, 400), st.sampled_from(["admin", "slash", "news"]))
def test_a_period_as_it_is_written_is_read_again(
    first: date, length: int, style: DateStyle
) -> None:
    last = min(first + timedelta(length), date(2999, 12, 31))
    written = format_period(first, last, style)
    if style == "admin":  # the words of two days are no field of a spec
        return
    assert parse_moment(written).first_day == first
    for other in ("slash", "news"):
        assert restyled(written, other) == format_period(first, last, other)


@pytest.mark.parametrize(
    ("day", "admin"),
    [
        (date(2023, 8, 5), "ngày 05 tháng 8 năm 2023"),
        (date(2022, 2, 21), "ngày 21 tháng 02 năm 2022"),
        (date(2019, 12, 10), "ngày 10 tháng 12 năm 2019"),
        (date(2025, 1, 1), "ngày 01 tháng 01 năm 2025"),
        (date(2025, 3, 9), "ngày 09 tháng 3 năm 2025"),
    ],
)
def test_offices_write_days_below_ten_and_the_first_two_months_with_a_zero(
    day: date, admin: str
) -> None:
    assert format_date(day, "admin") == admin


@given(days)
def test_slash_and_news_form_agree_with_cldr_patterns(day: date) -> None:
    assert format_date(day, "slash") == babel_format(day, "dd/MM/yyyy", locale="vi")
    assert format_date(day, "news") == babel_format(day, "d/M/yyyy", locale="vi")


@given(days)
def test_every_form_of_a_day_reads_back(day: date) -> None:
    written = [format_date(day, "admin"), format_date(day, "slash"), format_date(day, "news")]
    assert [parse_moment(text).day for text in [*written, day.isoformat()]] == [day] * 4


@given(st.text(max_size=30))
def test_no_text_makes_a_traceback(text: str) -> None:
    try:
        parse_moment(text)
    except SpecError as error:
        assert error.problems[0].what


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        ("2023-08-05", ["ngày 05 tháng 8 năm 2023", "05/08/2023", "5/8/2023"]),
        ("Ngày 21 tháng 02 năm 2022", ["ngày 21 tháng 02 năm 2022", "21/02/2022", "21/2/2022"]),
        ("02/2022", ["tháng 02 năm 2022", "02/2022", "2/2022"]),
        ("tháng 8/2023", ["tháng 8 năm 2023", "08/2023", "8/2023"]),
        ("Quý 3 năm 2022", ["quý III năm 2022", "quý III/2022", "quý III/2022"]),
        ("Q1/2022", ["quý I năm 2022", "quý I/2022", "quý I/2022"]),
        ("7h30", ["07 giờ 30", "07:30", "7 giờ 30"]),
        ("17 giờ", ["17 giờ 00", "17:00", "17 giờ"]),
        ("giai đoạn 2021–2025", ["giai đoạn 2021–2025"] * 3),
        ("6 tháng đầu năm 2022", ["6 tháng đầu năm 2022"] * 3),
    ],
)
def test_days_months_quarters_and_times_change_their_style(text: str, styles: list[str]) -> None:
    assert [restyled(text, "admin"), restyled(text, "slash"), restyled(text, "news")] == styles


@pytest.mark.parametrize(
    ("first", "last", "styles"),
    [
        (
            date(2022, 10, 1),
            date(2022, 10, 10),
            [
                "từ ngày 01 tháng 10 năm 2022 đến ngày 10 tháng 10 năm 2022",
                "01/10/2022–10/10/2022",
                "1–10/10/2022",
            ],
        ),
        (
            date(2022, 9, 28),
            date(2022, 10, 1),
            [
                "từ ngày 28 tháng 9 năm 2022 đến ngày 01 tháng 10 năm 2022",
                "28/09/2022–01/10/2022",
                "28/9–1/10/2022",
            ],
        ),
        (
            date(2022, 12, 31),
            date(2023, 1, 1),
            [
                "từ ngày 31 tháng 12 năm 2022 đến ngày 01 tháng 01 năm 2023",
                "31/12/2022–01/01/2023",
                "31/12/2022–1/1/2023",
            ],
        ),
    ],
)
def test_a_period_of_days_names_what_its_ends_do_not_share(
    first: date, last: date, styles: list[str]
) -> None:
    made = [
        format_period(first, last, "admin"),
        format_period(first, last, "slash"),
        format_period(first, last, "news"),
    ]
    assert made == styles


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(SpecError):
        format_period(date(2022, 2, 2), date(2022, 2, 1))


@given(st.times())
def test_the_slash_form_of_a_time_is_that_of_cldr_and_all_forms_read_back(at: time) -> None:
    minute = at.replace(second=0, microsecond=0)
    assert format_time(minute, "slash") == babel_time(minute, "HH:mm", locale="vi")
    forms = [format_time(minute, "admin"), format_time(minute, "news"), f"{at.hour}h{at:%M}"]
    assert [parse_time(form) for form in forms] == [minute] * 3


@pytest.mark.parametrize("text", ["", "7", "7:", "24:00", "7h60", "bảy giờ", "7:3", "07:30:15"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        parse_time(text)


@given(days)
def test_names_of_weekdays_and_quarters_agree_with_cldr(day: date) -> None:
    assert weekday(day) == babel_format(day, "EEEE", locale="vi")
    quarter = int(babel_format(day, "Q", locale="vi"))
    numeral = ("I", "II", "III", "IV")[quarter - 1]
    assert format_quarter(day.year, quarter) == f"quý {numeral}/{day.year}"
    assert format_month(day.year, day.month) == babel_format(day, "MM/yyyy", locale="vi")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("21/02/2022", date(2022, 2, 21)),
        ("tháng 02/2022", date(2022, 2, 1)),
        ("quý IV/2022", date(2022, 10, 1)),
        ("Q2/2022", date(2022, 4, 1)),
        ("năm 2025", date(2025, 1, 1)),
        ("2025", date(2025, 1, 1)),
        ("giai đoạn 2021–2025", None),
        ("cuối năm 2025", None),
    ],
)
def test_a_moment_knows_its_first_day_where_it_has_one(text: str, first: date | None) -> None:
    assert parse_moment(text).first_day == first
