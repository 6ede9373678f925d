"""Reports: a line for each picture, in both forms, for people and harmless to their programs."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import python_calamine
from campaign.conftest import LINK, ROWS, SQUARE, TEMPLATE

import infographix as ig
from infographix.campaign.report import COLUMNS

Table = Callable[..., Path]


def reported(out: Path) -> tuple[list[list[str]], list[list[Any]]]:
    with (out / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        text = list(csv.reader(file))
    book = python_calamine.CalamineWorkbook.from_path(str(out / "report.xlsx"))
    return text, book.get_sheet_by_index(0).to_python()


def test_both_reports_hold_a_line_for_each_picture(tmp_path: Path, table: Table) -> None:
    out = tmp_path / "out"
    rows = [ROWS[0], {**ROWS[1], "Điểm": "x"}, ROWS[2]]
    ig.campaign(table(rows), TEMPLATE, out=out, formats=[SQUARE, LINK], jobs=1)
    text, sheet = reported(out)
    assert tuple(text[0]) == tuple(sheet[0]) == tuple(COLUMNS)
    assert len(text) == len(sheet) == 7
    for line, cells in zip(text, sheet, strict=True):
        assert line == [str(int(c)) if isinstance(c, float) else str(c) for c in cells]
    first = dict(zip(text[0], text[1], strict=True))
    assert (first["Bảng"], first["Dòng"], first["Trạng thái"]) == ("du-lieu.csv", "2", "đã vẽ")
    assert int(first["Dung lượng (byte)"]) == (out / first["Tệp"]).stat().st_size
    assert (first["Rộng (px)"], first["Cao (px)"]) == ("1080", "1080")
    assert first["Văn bản thay thế"].startswith("Huế đạt 48,05 điểm.")
    third = dict(zip(text[0], text[3], strict=True))
    assert (third["Dòng"], third["Trạng thái"], third["Tệp"]) == ("3", "lỗi", "")
    assert third["Lỗi"].startswith("Dòng 3, cột “Điểm”: “x”")


def test_findings_stand_in_the_report_in_vietnamese(tmp_path: Path) -> None:
    steps = [{"title": f"Bước {at}", "text": " ".join(["Một việc cần làm"] * 8)} for at in range(6)]
    spec = {
        "title": "{{ row['Tên'] }}",
        "blocks": [TEMPLATE["blocks"][0], {"kind": "steps", "items": steps}],
    }
    ig.campaign(ROWS[:1], spec, out=tmp_path, formats=[LINK], jobs=1)
    line = dict(zip(*reported(tmp_path)[0], strict=True))
    assert line["Nhận xét"].startswith("cảnh báo: ")
    assert "facebook-link không đủ chỗ" in line["Nhận xét"]


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    rows = [{**ROWS[0], "Tên": '=HYPERLINK("http://a", "b")'}, {**ROWS[1], "Tên": "+1 -2 @a"}]
    ig.campaign(rows, TEMPLATE, out=tmp_path, formats=[SQUARE], jobs=1)
    text, sheet = reported(tmp_path)
    assert all(cell[:1] not in ("=", "+", "-", "@") for line in text[1:] for cell in line)
    assert sheet[1][3].startswith("=HYPERLINK"), "text in a cell of text"
