"""The forms in which amounts are written; Babel's CLDR data for `vi` is asked where it has them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from babel.numbers import format_compact_decimal, format_percent
from hypothesis import assume, given
from hypothesis import strategies as st

from infographix.errors import SpecError
from infographix.vietnamese.forms import (
    compact,
    difference,
    interval,
    number,
    percent,
    rank,
    signed,
    upper_vi,
)

whole = st.integers(min_value=-(10**15) + 1, max_value=10**15 - 1)
few = st.integers(min_value=0, max_value=3)


def is_tie(amount: Decimal, decimals: int) -> bool:
    """Say whether an amount lies halfway: Babel rounds those to even."""
    return amount.scaleb(decimals) % 1 in (Decimal("0.5"), Decimal("-0.5"))


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "written"),
    [
        (7_700_000_000, "đồng", None, "7,7 tỷ đồng"),
        (1_200_000, "", None, "1,2 triệu"),
        (1_300_000, "tài khoản", None, "1,3 triệu tài khoản"),
        ("183.000", "phản ánh", None, "183 nghìn phản ánh"),
        (1_234_567, "", None, "1,234567 triệu"),
        (1_234_567, "", 1, "1,2 triệu"),
        (1_500_000_000_000, "đồng", None, "1,5 nghìn tỷ đồng"),
        (600_000, "", 0, "600 nghìn"),
        (999_999, "", 0, "1 triệu"),
        (999, "", None, "999"),
        (Decimal("999.96"), "", 1, "1 nghìn"),
        ("0,9500", "", None, "0,9500"),
        (0, "đồng", None, "0 đồng"),
        (-1_300_000, "", None, "−1,3 triệu"),
        ("hơn 1.280.000", "người", 1, "hơn 1,2 triệu người"),
        ("gần 1.220.000", "người", 1, "gần 1,3 triệu người"),
    ],
)
def test_a_compact_form_keeps_the_amount_unless_decimals_are_named(
    value: Any, unit: str, decimals: int | None, written: str
) -> None:
    assert compact(value, unit, decimals) == written


@given(whole, few)
def test_compact_forms_are_those_of_cldr(amount: int, decimals: int) -> None:
    magnitude = 10 ** (3 * min((len(str(abs(amount))) - 1) // 3, 4))
    assume(not is_tie(Decimal(amount) / magnitude, decimals))
    theirs = format_compact_decimal(
        amount, format_type="long", locale="vi", fraction_digits=decimals
    )
    assume("1000 " not in theirs)  # Babel keeps 999.999 in thousands, "1000 nghìn"; we go on
    assert compact(amount, decimals=decimals) == theirs.replace("-", "−").replace("\xa0", " ")


@given(whole)
def test_a_compact_form_says_the_exact_amount(amount: int) -> None:
    figure, _, name = compact(amount).partition(" ")
    power = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ").index(name)
    read = Decimal(figure.replace("−", "-").replace(".", "").replace(",", "."))
    assert read.scaleb(3 * power) == amount


@pytest.mark.parametrize(
    ("ratio", "decimals", "written"),
    [
        (0.153, None, "15,3%"),
        ("0,153", None, "15,3%"),
        ("0,1500", None, "15,00%"),
        (0.1, None, "10%"),
        (1, None, "100%"),
        (-0.052, None, "−5,2%"),
        ("15,34%", 1, "15,3%"),
        ("≥ 0,796", 0, "≥ 79%"),
    ],
)
def test_a_ratio_in_percent_is_written_tight(
    ratio: Any, decimals: int | None, written: str
) -> None:
    assert percent(ratio, decimals) == written


@given(st.decimals(min_value=-20, max_value=20, places=5, allow_nan=False))
def test_percentages_are_those_of_cldr(ratio: Decimal) -> None:
    assume(not is_tie(ratio.scaleb(2), 1))
    theirs = format_percent(ratio, "#,##0.0%", locale="vi").replace("-", "−")
    assert percent(ratio, 1) == theirs.replace("−0,0%", "0,0%")


def test_ranks_differences_and_ranges() -> None:
    assert rank(2, 63) == "2/63"
    assert (signed("8,6", "%"), signed(-15, "bậc"), signed(0, "điểm")) == (
        "+8,6%",
        "−15 bậc",
        "0 điểm",
    )
    assert difference("38,5", "45,86", "điểm") == "+7,36 điểm"
    assert difference("89,32%", "86,56%") == "−2,76 điểm phần trăm"
    assert interval(10, 20, "%") == "10–20%"
    assert interval("1.000", "2.000", "hồ sơ") == "1.000–2.000 hồ sơ"
    assert interval(-5, "3,25", "°C", 1) == "từ −5,0 °C đến 3,3 °C"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: rank(64, 63),
        lambda: interval(3, 2),
        lambda: interval("hơn 3", 5),
        lambda: compact("2/63"),
        lambda: compact("15%"),
        lambda: percent("2/63"),
        lambda: signed("2/63"),
        lambda: difference("2/63", 1),
        lambda: difference("2%", 1),
        lambda: number("nhiều"),
        lambda: number(float("nan")),
    ],
)
def test_what_has_no_such_form_is_refused(wrong: Any) -> None:
    with pytest.raises(SpecError):
        wrong()


def test_a_number_is_led_by_what_led_it() -> None:
    assert number("hơn 183.000") == "hơn 183.000"
    assert number("≥ 79,6%", 0) == "≥ 79%"
    assert number(1234567.89) == "1.234.567,89"
    assert number("2/63", 1) == "2/63"


def test_capitals_leave_names_numbers_and_addresses_alone() -> None:
    text = (
        "Cài Hue-S theo số 1342/TTr-STTTT, 54-NQ/TW tại tuongtac.hue.gov.vn/a hoặc a@hue.vn #HueS"
        " ở Huế"
    )
    assert upper_vi(text) == (
        "CÀI Hue-S THEO SỐ 1342/TTr-STTTT, 54-NQ/TW TẠI tuongtac.hue.gov.vn/a HOẶC a@hue.vn #HueS"
        " Ở HUẾ"
    )
