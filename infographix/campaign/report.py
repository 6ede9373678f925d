"""A campaign's folder → `report.csv` and `report.xlsx`: a line for each picture, for people."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from infographix import libraries
from infographix.campaign.folder import File, Folder, Record, items, record
from infographix.campaign.journal import Journal
from infographix.finding import SEVERITIES

COLUMNS = {
    "Bảng": 16,
    "Trang tính": 12,
    "Dòng": 6,
    "Tiêu đề": 40,
    "Khổ ảnh": 20,
    "Trạng thái": 12,
    "Tệp": 44,
    "Trang": 6,
    "Dung lượng (byte)": 12,
    "Rộng (px)": 8,
    "Cao (px)": 8,
    "Nhận xét": 50,
    "Lỗi": 60,
    "Văn bản thay thế": 80,
    "Đợt": 11,
}
"""The columns and their widths in Excel, in characters."""

STATUS = {"drawn": "đã vẽ", "failed": "lỗi", "waiting": "chưa vẽ"}
_MOST_IN_A_CELL = 32_000  # characters; Excel's own limit is 32,767
_MOST_LINES = 1_048_000  # Excel's own limit is 1,048,576

Line = tuple[str | int, ...]


def write(folder: Folder, journal: Journal) -> None:
    """Write both reports, each whole or not at all."""
    _write_csv(folder, journal)
    _write_xlsx(folder, journal)


def lines(folder: Folder, journal: Journal) -> Iterator[Line]:
    """Yield the lines of the report: one for each file, or for a picture that has none."""
    for item in items(folder.path):
        for form, picture in item.pictures.items():
            found = record(picture, item, form, journal.line(picture))
            for file in found.files or (None,):
                yield _line(found, file)


def _line(found: Record, file: File | None) -> Line:
    item = found.item
    row = item.rows[0].row if item.rows else ""
    problems = "\n".join(str(problem["text"]) for problem in found.problems)
    head = (item.table, item.sheet, row, item.title, found.format, STATUS[found.status])
    if file is None:
        return (*head, "", "", "", "", "", "", problems, "", item.wave)
    told = "\n".join(map(_finding, file.findings))
    size = (file.page, file.bytes, file.width or "", file.height or "")
    return (*head, file.path, *size, told, problems, file.alt, item.wave)


def _finding(found: dict[str, Any]) -> str:
    place = f"{found['field']}: " if found["field"] else ""
    return f"{SEVERITIES[found['severity']].lower()}: {place}{found['message_vi']}"


def _write_csv(folder: Folder, journal: Journal) -> None:
    part = folder.making / "report.csv"
    with part.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for line in lines(folder, journal):
            writer.writerow(map(_harmless, line))
    part.replace(folder.report_csv)


def _harmless(value: str | int) -> str | int:
    """Return a text that no table program takes for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value


def _write_xlsx(folder: Folder, journal: Journal) -> None:
    part = folder.making / "report.xlsx"
    # Rows go to the disk one by one, however many there are.
    book = libraries.xlsxwriter().Workbook(str(part), {"constant_memory": True})
    sheet = book.add_worksheet("Báo cáo")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (name, width) in enumerate(COLUMNS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, head)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, line in enumerate(lines(folder, journal), start=1):
        if last > _MOST_LINES:
            _write_line(sheet, last, ("Các ảnh còn lại: xem report.csv",), text)
            break
        _write_line(sheet, last, line, text)
    sheet.autofilter(0, 0, max(last, 1), len(COLUMNS) - 1)
    book.close()
    part.replace(folder.report_xlsx)


def _write_line(sheet: Any, at: int, line: Sequence[str | int], text: Any) -> None:
    for column, value in enumerate(line):
        if isinstance(value, int):
            sheet.write_number(at, column, value, text)
        elif value:
            whole = value.encode("utf-8", "backslashreplace").decode()
            sheet.write_string(at, column, whole[:_MOST_IN_A_CELL], text)


def copy(folder: Folder, write_file: Callable[[str, bytes], None]) -> None:
    """Hand both reports to where the pictures are, by name and bytes."""
    for path in (folder.report_csv, folder.report_xlsx):
        write_file(path.name, path.read_bytes())
