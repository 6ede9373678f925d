"""What a Vietnamese number means, what it looks like, and what is refused."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from infographix.errors import SpecError
from infographix.vietnamese.numbers import Number, format_number, parse, parse_change


def places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


amounts: st.SearchStrategy[Decimal] = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15
).filter(lambda amount: places(amount) <= 12)


@pytest.mark.parametrize(
    ("text", "amount", "shown"),
    [
        ("0", "0", "0"),
        ("5", "5", "5"),
        ("1234", "1234", "1.234"),
        ("183000", "183000", "183.000"),
        ("15,3", "15.3", "15,3"),
        ("1.234,5", "1234.5", "1.234,5"),
        ("12.345.678", "12345678", "12.345.678"),
        ("1.234.567,89", "1234567.89", "1.234.567,89"),
        ("12345,6", "12345.6", "12.345,6"),
        ("0.6975", "0.6975", "0,6975"),
        ("0.697", "0.697", "0,697"),
        ("0,9500", "0.9500", "0,9500"),
        ("0.9500", "0.9500", "0,9500"),
        ("15.3", "15.3", "15,3"),
        ("1234.567", "1234.567", "1.234,567"),
        ("1,234", "1.234", "1,234"),
        ("-5,2", "-5.2", "−5,2"),
        ("−5,2", "-5.2", "−5,2"),
        (" 7,7 ", "7.7", "7,7"),
    ],
)
def test_text_with_one_reading_is_taken_and_shown_in_vietnamese(
    text: str, amount: str, shown: str
) -> None:
    number = parse(text)
    assert number.amount == Decimal(amount)
    assert number.text == number.bare == shown
    assert number.source == text


@pytest.mark.parametrize(
    ("text", "qualifier", "shown"),
    [
        ("> 80", ">", "> 80"),
        (">80", ">", "> 80"),
        ("≥ 80", "≥", "≥ 80"),
        (">=80", "≥", "≥ 80"),
        ("< 5", "<", "< 5"),
        ("<= 5", "≤", "≤ 5"),
        ("≤5", "≤", "≤ 5"),
        ("~25", "~", "~ 25"),
        ("hơn 1.234,5", "hơn", "hơn 1.234,5"),
        ("gần 12.345.678", "gần", "gần 12.345.678"),
        ("dưới 5%", "dưới", "dưới 5%"),
        ("khoảng 12.345.678", "khoảng", "khoảng 12.345.678"),
        ("Trên 90", "Trên", "Trên 90"),
    ],
)
def test_what_leads_a_number_is_kept(text: str, qualifier: str, shown: str) -> None:
    number = parse(text)
    assert (number.qualifier, number.text) == (qualifier, shown)


def test_words_that_lead_need_a_space() -> None:
    with pytest.raises(SpecError):
        parse("hơn80")


def test_a_percent_sign_becomes_the_unit_and_is_set_tight() -> None:
    number = parse("≥ 15,3 %")
    assert (number.amount, number.unit, number.lead) == (Decimal("15.3"), "%", "≥ 15,3")
    assert number.text == "≥ 15,3%"


def test_a_rank_keeps_its_total() -> None:
    number = parse("2/63")
    assert (number.amount, number.total, number.text) == (Decimal(2), 63, "2/63")


@pytest.mark.parametrize("text", ["64/63", "0/63", "02/63", "21/02", "2/63/3", "2/63%", "2,5/63"])
def test_what_is_no_place_out_of_a_total_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        parse(text)


def test_a_thousand_or_a_decimal_is_refused_with_both_readings() -> None:
    with pytest.raises(SpecError) as caught:
        parse("hơn 1.234")
    problem = caught.value.problems[0]
    assert "1234 or 1,234" in problem.what
    assert problem.allowed == "1234 or 1,234"
    assert "numbers: vi" in problem.hint


@pytest.mark.parametrize(
    ("text", "amount"),
    [("1.234", "1234"), ("0.697", "0.697"), ("15.3", "15.3"), ("1.234,5", "1234.5")],
)
def test_in_vietnamese_notation_a_dot_groups_wherever_it_can(text: str, amount: str) -> None:
    assert parse(text, "vi").amount == Decimal(amount)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1,234,567", "write 1.234.567"),
        ("1,234.5", "write 1.234,5"),
        ("1 234 567", "write 1.234.567"),
        ("0123456", "text"),
        ("7,7 tỷ đồng", "`unit`"),
        ("15 điểm", "`unit`"),
    ],
)
def test_a_refusal_says_what_to_write_instead(text: str, word: str) -> None:
    with pytest.raises(SpecError) as caught:
        parse(text)
    assert word in caught.value.problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "abc",
        "nan",
        "inf",
        "1e5",
        "1e400",
        "0x10",
        "5.",
        ".5",
        ",5",
        "5,",
        "1.23.456",
        "٣",
        "--5",
        "5-10",
        "2021–2025",
        "12:30",
        "+5",
        "%",
        "> ",
        "1.234.56",
        "1..2",
        "0.123.456",
        "１２",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        parse(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (5, "5"),
        (1234, "1.234"),
        (0.1, "0,1"),
        (0.6975, "0,6975"),
        (1.5e-07, "0,00000015"),
        (1e22, "10.000.000.000.000.000.000.000"),
        (Decimal("0.9500"), "0,9500"),
        (-2.5, "−2,5"),
    ],
)
def test_python_numbers_are_shown_digit_by_digit(value: int | float | Decimal, shown: str) -> None:
    assert parse(value).text == shown


@pytest.mark.parametrize(
    "value",
    [
        True,
        float("nan"),
        float("inf"),
        1e300,
        10**5000,
        Decimal("NaN"),
        Decimal("1e400"),
        10**40,
        Decimal("1e-400"),
        "1" * 31,
        "0," + "1" * 31,
    ],
    ids=lambda value: type(value).__name__,
)
def test_numbers_that_no_picture_can_show_are_refused(value: int | float | Decimal | str) -> None:
    with pytest.raises(SpecError):
        parse(value)


@given(amounts)
def test_a_formatted_amount_reads_back_as_itself(amount: Decimal) -> None:
    back = parse(format_number(amount), "vi").amount
    assert back == amount
    assert places(back) == max(places(amount), 0)


@given(amounts)
def test_formatting_agrees_with_cldr(amount: Decimal) -> None:
    digits = max(places(amount), 0)
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    expected = format_decimal(amount + 0, pattern, locale="vi").replace("-", "−")
    assert format_number(amount).removeprefix("−") == expected.removeprefix("−")
    assert format_number(amount).startswith("−") == (amount < 0)


@given(amounts, st.integers(min_value=0, max_value=6))
def test_rounding_to_decimals_agrees_with_cldr(amount: Decimal, decimals: int) -> None:
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    with localcontext(Context(prec=60, rounding=ROUND_HALF_UP)):
        expected = format_decimal(amount, pattern, locale="vi")
    assert format_number(amount, decimals).removeprefix("−") == expected.removeprefix("-")


@given(st.text(max_size=30))
def test_no_text_makes_a_traceback(text: str) -> None:
    for read in (parse, parse_change):
        try:
            read(text)
        except SpecError as error:
            assert error.problems[0].what


@given(st.text(alphabet="0123456789.,-−/%> hơ", max_size=14))
def test_what_is_shown_reads_back_as_the_same_number(text: str) -> None:
    try:
        number = parse(text)
    except SpecError:
        return
    again = parse(number.text, "vi")
    assert (again.amount, again.total, again.unit) == (number.amount, number.total, number.unit)


def test_the_float_is_for_drawing() -> None:
    assert Number(Decimal("0.6975")).number == 0.6975


@pytest.mark.parametrize(
    ("given_", "shown", "trend"),
    [
        ("+8,6%", "+8,6%", "up"),
        ("+8,6 %", "+8,6%", "up"),
        ("8,6%", "+8,6%", "up"),
        ("-15 bậc", "−15 bậc", "down"),
        ("−1.234,5", "−1.234,5", "down"),
        ("tăng 9 bậc", "tăng 9 bậc", "up"),
        ("giảm 1,2 điểm", "giảm 1,2 điểm", "down"),
        ("Giảm 15 bậc", "Giảm 15 bậc", "down"),
        ("không đổi", "không đổi", "level"),
        ("0", "0", "level"),
        (5, "+5", "up"),
        (-2.5, "−2,5", "down"),
    ],
)
def test_a_difference_has_a_true_sign_and_a_trend(
    given_: str | int | float, shown: str, trend: str
) -> None:
    change = parse_change(given_)
    assert (change.text, change.trend) == (shown, trend)


@pytest.mark.parametrize("text", ["", "tăng", "tăng 1.234", "1,234,567", "rất cao", "5 đến 6"])
def test_what_is_no_difference_is_refused(text: str) -> None:
    with pytest.raises(SpecError):
        parse_change(text)


@pytest.mark.parametrize(
    ("text", "decimals", "shown"),
    [
        ("15,35", 1, "15,4"),
        ("-15,35", 1, "−15,4"),
        ("0,95", 3, "0,950"),
        ("1.234,5", 0, "1.235"),
        ("98,46%", 1, "98,5%"),
        ("hơn 98,46%", 1, "hơn 98,4%"),
        ("> 79,6", 0, "> 79"),
        ("gần 5,04", 1, "gần 5,1"),
        ("dưới 5,04", 1, "dưới 5,1"),
        ("khoảng 5,04", 1, "khoảng 5,0"),
        ("≤ 5,04", 1, "≤ 5,1"),
        ("~ 5,05", 1, "~ 5,1"),
        ("2/63", 1, "2/63"),
    ],
)
def test_what_is_rounded_stays_true_to_the_word_that_leads_it(
    text: str, decimals: int, shown: str
) -> None:
    assert parse(text).rounded(decimals).text == shown


def test_no_digit_of_a_long_number_is_lost() -> None:
    digits = "123456789012345678901234567891"
    shown = "123.456.789.012.345.678.901.234.567.891"
    assert parse(digits).text == shown
    assert parse(f"-{digits}").text == f"−{shown}"
    assert parse_change(f"giảm {digits}").text == f"giảm {shown}"
    assert parse_change(f"giảm {digits}").amount == Decimal(f"-{digits}")
