"""Tables: rows as wide as the columns, numbers set right and aligned on the comma."""

from __future__ import annotations

from typing import Any

import pytest
from kinds_help import made, node, refused
from promise import text_faults

import infographix as ig
from infographix.frame import GlyphRun

COLUMNS = [{"title": "Năm"}, {"title": "Điểm"}]


def table(*rows: list[str], columns: Any = None) -> dict[str, Any]:
    return {"kind": "table", "columns": columns or COLUMNS, "rows": list(rows)}


def test_rows_are_read_with_the_titles_of_their_columns() -> None:
    columns = [{"title": "Năm"}, {"title": "Hạng"}, {"title": "Điểm", "unit": "/100"}]
    block = made(**table(["2021", "4/63", "89,3"], ["2022", "–", "86,6"], columns=columns))
    assert block.reading() == ("Năm 2021: hạng 4/63, điểm 89,3 /100; Năm 2022: điểm 86,6 /100")


@pytest.mark.parametrize(
    ("cells", "side"),
    [
        (["1", "22"], "right"),
        (["1.234,5", "–"], "right"),
        (["hơn 90%", "≥ 8 %"], "right"),
        (["−5", "+3,5"], "right"),
        (["4/63", "12/63"], "right"),
        (["4 giờ", "5"], "left"),
        (["–", "–"], "left"),
        (["19/8/2022", "1"], "left"),
    ],
)
def test_columns_of_numbers_stand_right(cells: list[str], side: str) -> None:
    assert node(**table(*(["a", cell] for cell in cells))).columns[1].side == side


def test_the_first_column_stands_left_and_a_side_can_be_named() -> None:
    assert node(**table(["2021", "1"])).columns[0].side == "left"
    columns = [{"title": "Năm", "align": "center"}, {"title": "Điểm", "align": "left"}]
    sides = [column.side for column in node(**table(["1", "2"], columns=columns)).columns]
    assert sides == ["center", "left"]


def test_what_a_number_lacks_behind_its_comma_is_left_free() -> None:
    lines = node(**table(["a", "0,5"], ["b", "12"], ["c", "1.234,567"], ["d", "–"])).lines
    assert [line[1].free for line in lines] == ["67", ",567", "", ",567"]


def test_what_is_wrong_is_named() -> None:
    found = refused(**table(["1", "2"], ["1"], columns=COLUMNS))
    assert found[""].found == "1 cells in row 2"
    assert refused(**table(*[["1", "2"]] * 11))["rows"].allowed == "10 or fewer"
    assert refused(**table(["1"], columns=[{"title": "a"}]))["columns"].allowed == "2 or more"
    assert "rows[0][1]" in refused(**table(["1", ""]))
    columns = [{"title": "a", "align": "rigth"}, {"title": "b"}]
    assert "'right'" in refused(**table(["1", "2"], columns=columns))["columns[0].align"].hint


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-link"])
def test_commas_lie_on_one_line(form: str) -> None:
    rows = [["2019", "5,5"], ["2020", "1.234,25"], ["2021", "48"], ["2022", "45,3845"]]
    picture = ig.render({"title": "PAPI", "blocks": [table(*rows)]}, form)
    assert not text_faults(picture)
    places, sizes = [], []
    for slot in picture.drawn.arrangement.texts:
        if slot.field.startswith("blocks[0].rows") and slot.field.endswith("[1]"):
            run = slot.runs[0][0]
            whole = len(slot.text.partition(",")[0])
            places.append(_edge(run, whole))
            sizes.append(slot.size)
    assert len(places) == 4
    assert max(places) - min(places) < 0.06 * min(
        sizes
    )  # a digit stands in the middle of its place


def _edge(run: GlyphRun, digits: int) -> float:
    """Return where the glyph after so many ends its place: the comma's, or the number's end."""
    if digits < len(run.xs):
        return run.x + run.xs[digits]
    advance: float = run.face.font.get_glyph_h_advance(run.glyphs[-1]) / run.face.units_per_em
    return run.x + run.xs[-1] + advance * run.size


def test_a_table_of_all_its_rows_and_columns_fits_a_portrait() -> None:
    columns = [{"title": f"Cột {n}"} for n in range(6)]
    rows = [[f"{n}.{n}00,5" for _ in range(6)] for n in range(1, 10)]
    data = {"title": "Bảng", "blocks": [table(*rows, columns=columns)]}
    picture = ig.render(data, "facebook-portrait")
    assert not text_faults(picture)
    assert len(picture.drawn.arrangement.texts) == 1 + 6 + 54
