"""Tables: what every file and frame gives, with dates, percentages and leading zeros kept."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest
import xlsxwriter

import infographix as ig
from infographix.campaign.tables.cells import Broken, plain, written
from infographix.campaign.tables.looks import look_of
from infographix.campaign.tables.read import read
from infographix.campaign.tables.table import Table
from infographix.vietnamese.legacy import encode

TEXT = (
    "Tên xã;Tỷ lệ (%);Điện thoại\nPhong Điền;95,1;0905123456\n"
    "Quảng Điền;88,93;0234 3822 333\nHương Trà;91;19001075\n"
    "Phú Vang;87,5;\nĐược giải quyết;77,7;0234\n"
)


def shown(table: Table) -> list[list[str]]:
    return [[written(cell) for cell in row.cells] for row in table.rows]


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        encode(TEXT, "windows-1258"),
        encode(TEXT, "tcvn3"),
        TEXT.replace(";", "\t").encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace(",", ".").replace(";", ",").replace("95.1", '"95,1"').encode(),
    ],
    ids=["utf-8", "bom", "utf-16", "le", "be", "windows-1258", "tcvn3", "tabs", "crlf", "commas"],
)
def test_a_text_table_is_read_in_every_encoding_and_separator(tmp_path: Path, data: bytes) -> None:
    table = read(saved(tmp_path, "a.csv", data))
    assert table.headers == ("Tên xã", "Tỷ lệ (%)", "Điện thoại")
    assert shown(table)[0] == ["Phong Điền", "95,1", "0905123456"]
    assert [row.cells[0] for row in table.rows][-1] == "Được giải quyết"
    assert table.rows[3].cells[2] is None


def test_an_encoding_that_cannot_be_told_can_be_named(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", encode("Tên;Số\nHuế;1\n", "vni"))
    assert shown(read(path, encoding="vni")) == [["Huế", "1"]]
    with pytest.raises(ig.SpecError, match="did you mean 'tcvn3'"):
        read(path, encoding="tcvn-3")


def test_cells_may_hold_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", b'a,b\n"x, ""y""\nz",1\n\n2,3\n')
    table = read(path)
    assert shown(table) == [['x, "y"\nz', "1"], ["2", "3"]]
    assert [row.number for row in table.rows] == [2, 4], "as Excel counts: empty rows have numbers"


def test_a_row_that_is_wider_than_its_table_is_not_shifted_but_refused(tmp_path: Path) -> None:
    """`Huế,0,6975` without quotes would put 6975 under the next header."""
    path = saved(tmp_path, "a.csv", "Tên,Điểm,Hạng\nHuế,0,6975,4\nĐà Nẵng,0.8,1\nA,1,2\n".encode())
    first, *others = read(path).rows
    assert first.problem
    assert first.problem.what == "the row has more cells than the table has columns"
    assert not any(row.problem for row in others)


def test_excels_line_that_names_the_separator_is_no_header(tmp_path: Path) -> None:
    assert shown(read(saved(tmp_path, "a.csv", b"sep=;\na;b\n1,5;2\n"))) == [["1,5", "2"]]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", b"", "first row"),
        ("a.csv", b"a;b\n", "no rows"),
        ("a.csv", b"a;a\n1;2\n", "same header"),
        ("a.csv", b'a;b\n"1;2\n', "cannot be read"),
        ("a.xls", b"", "save it as .xlsx"),
        ("a.xlsx", b"PK nonsense", "workbook cannot be read"),
        ("a.csv", b"\xff\xfea", "UTF-16"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(ig.SpecError, match=words) as caught:
        read(saved(tmp_path, name, data))
    assert name in str(caught.value)


def test_a_missing_table_is_a_spec_error(tmp_path: Path) -> None:
    with pytest.raises(ig.SpecError, match="No such file"):
        read(tmp_path / "none.csv")


def test_json_lines_keep_their_digits_and_a_bad_line_is_one_bad_row(tmp_path: Path) -> None:
    lines = '{"a": 0.9500, "b": "01"}\n\nno\n{"b": 2, "c": [1]}\n'
    table = read(saved(tmp_path, "a.jsonl", lines.encode()))
    assert table.headers == ("a", "b", "c")
    assert [row.number for row in table.rows] == [2, 4, 5]
    assert shown(table)[0] == ["0,9500", "01", ""]
    assert table.rows[1].problem
    assert isinstance(table.rows[2].cells[2], Broken)


Workbook = Callable[..., Path]


@pytest.fixture
def workbook(tmp_path: Path) -> Workbook:
    """Writes a workbook of sheets: rows of values, or of (value, number format)."""

    def make(merged: str = "", **sheets: Iterable[Iterable[Any]]) -> Path:
        path = tmp_path / "a.xlsx"
        book = xlsxwriter.Workbook(str(path))
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    value, code = cell if isinstance(cell, tuple) else (cell, "General")
                    sheet.write(at, column, value, book.add_format({"num_format": code}))
            if merged:
                sheet.merge_range(merged, "Gộp")
        book.close()
        return path

    return make


@pytest.mark.parametrize(
    ("value", "code", "text", "alone"),
    [
        (0.951, "0.0%", "95,1%", "95,1%"),
        (0.95, "0.00%", "95,00%", "95,00%"),
        (0.8893, "0%", "88,93%", "88,93%"),
        (0.07 + 0.01, "0.0%", "8,0%", "8,0%"),
        (905123456, "0000000000", "0905123456", "0905123456"),
        (905123456, "0000 000 000", "0905 123 456", "0905 123 456"),
        (2022, "General", "2022", 2022),
        (12345, "#,##0", "12.345", 12345),
        (12345.5, "#,##0.00", "12.345,50", "12345,50"),
        (0.95, "0.0000", "0,9500", "0,9500"),
        (0.1 + 0.2, "General", "0,3", "0,3"),
        (-1.5, "General", "−1,5", "−1,5"),
        (dt.date(2022, 2, 21), "dd/mm/yyyy", "21/02/2022", "21/02/2022"),
        (dt.date(2022, 8, 1), "mm/yyyy", "08/2022", "08/2022"),
        (dt.date(2022, 8, 1), "yyyy", "2022", "2022"),
        (dt.datetime(2022, 8, 1, 7, 30), "dd/mm/yyyy hh:mm", "07:30 01/08/2022", None),
        (dt.time(7, 30), "hh:mm", "07:30", "07:30"),
        ("0234", "General", "0234", "0234"),
        (True, "General", "có", True),
        ("  Huế ", "General", "Huế", "Huế"),
    ],
)
def test_a_cell_means_what_its_sheet_shows(
    workbook: Workbook, value: Any, code: str, text: str, alone: Any
) -> None:
    cell = read(workbook(S=[["a"], [(value, code)]])).rows[0].cells[0]
    assert written(cell) == text
    assert plain(cell) == (text if alone is None else alone)


def test_no_digit_of_a_number_is_rounded_away(workbook: Workbook) -> None:
    cell = read(workbook(S=[["a"], [(45.3845, "0.00")]])).rows[0].cells[0]
    assert written(cell) == "45,3845"


def test_the_first_sheet_is_read_unless_one_is_named(workbook: Workbook) -> None:
    path = workbook(DTI=[["a"], ["1"]], PAPI=[["b"], ["2"]])
    assert (read(path).sheet, read(path).headers) == ("DTI", ("a",))
    assert read(path, "PAPI").headers == ("b",)
    with pytest.raises(ig.SpecError, match="did you mean 'PAPI'"):
        read(path, "PAPY")


def test_a_formula_without_a_result_is_refused_only_where_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["a", "b"])
    sheet.write(1, 0, "x")
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    book.close()
    broken = read(path).rows[0].cells[1]
    assert isinstance(broken, Broken)
    assert broken.found == "#DIV/0!"


def test_merged_cells_hold_for_all_their_rows(workbook: Workbook) -> None:
    path = workbook("A2:A4", S=[["Huyện", "Xã"], ["", "a"], ["", "b"], [], ["x", "c"]])
    assert shown(read(path)) == [["Gộp", "a"], ["Gộp", "b"], ["x", "c"]]


def test_a_workbook_with_a_document_type_is_refused(workbook: Workbook) -> None:
    """Entities in it could grow without bounds."""
    path = workbook(S=[["a"], [1]])
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            if part == "xl/styles.xml":
                data = data.replace(b"<styleSheet", b'<!DOCTYPE a [<!ENTITY b "c">]><styleSheet')
            new.writestr(part, data)
    path.write_bytes(made.getvalue())
    with pytest.raises(ig.SpecError, match="document type"):
        read(path)


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [
        ('#,##0" đồng"', "grouped", True),
        ("0.00%;[Red]-0.00%", "percent", True),
        ("[$-42A]dd mmmm yyyy", "day", True),
        ("[$-42A]mmmm yyyy", "day", False),
        ('"ĐT: "0000000000', "mask", "0000000000"),
        ("0", "mask", ""),
        ("@", "decimals", 0),
    ],
)
def test_a_number_format_is_read(code: str, field: str, value: object) -> None:
    assert getattr(look_of(code), field) == value


RECORDS = [
    {"Tên": "Huế", "Năm": 2022, "Điểm": 0.6975, "Ngày": dt.date(2022, 2, 21), "Mã": "01"},
    {"Tên": "Đà Nẵng", "Năm": None, "Điểm": 0.8002, "Ngày": None, "Mã": "02"},
]
AS_TEXT = [
    ["Huế", "2022", "0,6975", "21/02/2022", "01"],
    ["Đà Nẵng", "", "0,8002", "", "02"],
]


def frame_of_days() -> pandas.DataFrame:
    frame = pandas.DataFrame(RECORDS)
    frame["Ngày"] = pandas.to_datetime(frame["Ngày"])
    return frame


@pytest.mark.parametrize(
    "source",
    [RECORDS, iter(RECORDS), pandas.DataFrame(RECORDS), frame_of_days(), polars.DataFrame(RECORDS)],
    ids=["dicts", "generator", "pandas", "pandas-days", "polars"],
)
def test_records_of_python_give_one_table(source: Any) -> None:
    """In pandas the year beside nothing became 2022.0, and the day a Timestamp beside NaT."""
    table = read(source)
    assert table.headers == ("Tên", "Năm", "Điểm", "Ngày", "Mã")
    assert shown(table) == AS_TEXT
    assert [row.number for row in table.rows] == [2, 3]


@pytest.mark.parametrize("source", [3, "a", [1], {"a": 1}, b"a"])
def test_what_is_no_table_is_refused(source: Any) -> None:
    with pytest.raises(ig.SpecError):
        read(source)


@pytest.mark.parametrize("value", [{"a": 1}, [1], b"x", float("inf"), object()])
def test_a_cell_of_python_is_a_single_value(value: Any) -> None:
    assert isinstance(read([{"a": value, "b": 1}]).rows[0].cells[0], Broken)


def test_a_column_is_found_by_its_header_and_by_its_plain_name() -> None:
    table = read([{"Tỷ lệ\n(%)": 1, "Tên xã": 2, "ten xa": 3}])
    assert table.headers[0] == "Tỷ lệ (%)"
    assert table.place("Tỷ lệ (%)") == table.place("Tỷ  lệ (%)") == table.place("ty_le") == 0
    assert table.place("ten_xa") is None, "two headers have this plain name"
    assert Decimal(1) == table.rows[0].cells[0]
