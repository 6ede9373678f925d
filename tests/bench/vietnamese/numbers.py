"""A table of the forms of numbers, dates and times: ours, Babel's, and what offices write.

The last column is the rule or usage that the form follows: Nghị định 30/2020/NĐ-CP for dates, the
style of state reports for amounts. Where Babel has no such form, its nearest is shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal

from babel import dates as babel_dates
from babel import numbers as babel_numbers
from rich.console import Console
from rich.table import Table

from infographix.vietnamese import dates, forms
from infographix.vietnamese.sorting import sort_key

Row = tuple[str, str, str, str]
BIG = Decimal("7700000000")
DAY, AUGUST = date(2022, 2, 21), date(2023, 8, 5)


def amounts() -> Iterator[Row]:
    """Yield rows: input, ours, Babel's, rule."""
    plain = Decimal("1234567.89")
    yield (
        "1234567.89",
        forms.number(plain),
        babel_numbers.format_decimal(plain, locale="vi"),
        "1.234.567,89",
    )
    yield (
        "0.9500",
        forms.number(Decimal("0.9500")),
        babel_numbers.format_decimal(Decimal("0.9500"), locale="vi"),
        "0,9500",
    )
    yield (
        "0.153 in %",
        forms.percent(0.153),
        babel_numbers.format_percent(0.153, locale="vi"),
        "15,3%",
    )
    yield (
        "7.7e9 đồng",
        forms.compact(BIG, "đồng"),
        babel_numbers.format_currency(BIG, "VND", locale="vi"),
        "7,7 tỷ đồng",
    )
    for amount in (1_200_000, 183_000, 1_500_000_000_000, 999_999):
        yield (
            f"{amount}, 1 decimal",
            forms.compact(amount, decimals=1),
            babel_numbers.format_compact_decimal(
                amount, format_type="long", locale="vi", fraction_digits=1
            ),
            "",
        )
    yield (
        "hơn 1.280.000, 1 decimal",
        forms.compact("hơn 1.280.000", decimals=1),
        "no such form",
        "hơn 1,2 triệu (stays true)",
    )
    yield (
        "-5.2",
        forms.signed(Decimal("-5.2")),
        babel_numbers.format_decimal(-5.2, locale="vi"),
        "−5,2 (U+2212)",
    )
    yield "2 of 63", forms.rank(2, 63), "no such form", "2/63"
    yield "10 to 20 %", forms.interval(10, 20, "%"), "no such form", "10–20%"


def days() -> Iterator[Row]:
    """Yield rows: input, ours, Babel's nearest, rule."""
    for day in (DAY, AUGUST):
        yield (
            f"{day}, admin",
            dates.format_date(day, "admin"),
            babel_dates.format_date(day, "long", locale="vi"),
            "day < 10 and months 1, 2 with 0",
        )
    yield (
        f"{DAY}, slash",
        dates.format_date(DAY, "slash"),
        babel_dates.format_date(DAY, "dd/MM/yyyy", locale="vi"),
        "21/02/2022",
    )
    yield (
        f"{DAY}, news",
        dates.format_date(DAY, "news"),
        babel_dates.format_date(DAY, "short", locale="vi"),
        "21/2/2022",
    )
    yield (
        "first quarter",
        dates.format_quarter(2022, 1, "admin"),
        babel_dates.format_date(DAY, "QQQQ y", locale="vi"),
        "quý I năm 2022",
    )
    yield (
        "07:30, admin",
        dates.format_time(time(7, 30)),
        babel_dates.format_time(time(7, 30), "short", locale="vi"),
        "07 giờ 30",
    )
    yield (
        "weekday",
        dates.weekday(DAY),
        babel_dates.format_date(DAY, "EEEE", locale="vi"),
        "Thứ Hai",
    )


def main() -> int:
    """Print the table, and one line of sorted names."""
    console = Console(width=130)
    table = Table("input", "ours", "Babel (CLDR vi)", "rule or usage")
    for row in (*amounts(), *days()):
        table.add_row(*(cell.replace("\xa0", "⍽") for cell in row))
    console.print(table)
    names = ["Đà Nẵng", "Đồng Nai", "Dak Lak", "Ân", "An Giang", "Ấn", "Cần Thơ", "Cà Mau"]
    console.print("sorted:", ", ".join(sorted(names, key=sort_key)))
    console.print("by code points:", ", ".join(sorted(names)))
    return 0
