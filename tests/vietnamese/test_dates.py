"""Days and periods as Vietnamese writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date as babel_format
from hypothesis import given
from hypothesis import strategies as st

from infographix.errors import SpecError
from infographix.vietnamese.dates import format_date, parse_moment

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
    ],
)
def test_days_and_periods_are_read(text: str, shown: str, phrase: str, day: date | None) -> None:
    moment = parse_moment(text)
    assert (moment.text, moment.phrase, moment.day) == (shown, phrase, day)


@pytest.mark.parametrize(
    "text",
    ["", "hôm nay", "31/02/2022", "2022-13-01", "21/02/22", "13/2022", "quý V/2022", "12:30", "22"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse_moment(text)
    assert caught.value.problems[0].allowed


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
