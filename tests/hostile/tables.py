"""Hostile tables and templates of campaigns."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter
from hostile.guard import Cases

import infographix as ig

CASES = Cases()
FIGURE = {"kind": "figures", "items": [{"value": "1", "label": "{{ row['a'] }}"}]}
TEMPLATE = {"title": "{{ row['a'] }}", "blocks": [FIGURE]}


def run(folder: Path, source: Any, template: dict[str, Any] | None = None) -> ig.Campaign:
    """Draw a campaign here, in one process; its rows that fail are errors too."""
    out = folder / "out"
    spec = template or TEMPLATE
    done = ig.campaign(source, spec, out=out, formats=["facebook-square"], jobs=1)
    wrong = [problem for record in done.records() for problem in record.problems]
    if wrong:
        raise ig.SpecError([ig.Problem(str(problem)) for problem in wrong])
    return done


def table(folder: Path, content: bytes | str, name: str = "a.csv") -> ig.Campaign:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return run(folder, folder / name)


CELLS = (
    "{{ 7*7 }}",
    "{% for a in b %}",
    "{{ row.__class__ }}",
    "{{ 9**9**9 }}",
    "<a>&amp;",
    "\"quoted\" 'so'",
    "=cmd|'/C calc'!A0",
    "a: b #c",
    "../../etc",
    "\\u0000",
    "- [a]",
    "|",
    "%s",
)


@CASES.that(None)
def cells_are_never_evaluated(folder: Path) -> None:
    done = run(folder, [{"a": cell} for cell in CELLS])
    assert done.drawn == len(CELLS)
    assert (folder / "out").is_dir()
    assert sorted(p.name for p in folder.iterdir()) == ["out"]


@CASES.that(None)
def cells_are_no_formulas_in_the_report(folder: Path) -> None:
    run(folder, [{"a": '=HYPERLINK("http://127.0.0.1")'}, {"a": "+1+1|a"}, {"a": "@SUM(A1)"}])
    with zipfile.ZipFile(folder / "out" / "report.xlsx") as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet.replace("HYPERLINK(", "") or "HYPERLINK(&quot;http://127" not in sheet


EXPRESSIONS = {
    "power": "{{ 9**9**9 }}",
    "powers": "{{ (9**99)**99**9 }}",
    "product_of_text": "{{ 'a' * 10**9 }}",
    "product_of_list": "{{ [0] * 10**9 }}",
    "format_by_percent": "{{ '%1000000000d' % 1 }}",
    "format_by_method": "{{ '{:1000000000}'.format(1) }}",
    "format_by_filter": "{{ '%1000000000d' | format(1) }}",
    "centre": "{{ 'a' | center(10**9) }}",
    "centre_by_method": "{{ 'a'.ljust(10**9) }}",
    "indent": "{{ 'a' | indent(10**9, true) }}",
    "replacing": "{{ ('a'*9999) | replace('a', 'a'*9999) | replace('a', 'a'*9999) }}",
    "joining": "{{ ['a'*99999, 'a'] | join('a'*99999) }}{{ ('a'*99999) | join('a'*99999) }}",
    "lorem": "{{ lipsum(n=1000000) }}",
    "range": "{% for a in range(99999) %}{% for b in range(99999) %}a{% endfor %}{% endfor %}",
    "loops": "{% for a in 'a'*9999 %}{% for b in 'a'*9999 %}{{ b }}{% endfor %}{% endfor %}",
    "sets": "{% set a = 'aaaa' %}" + "{% set a = a ~ a ~ a ~ a %}" * 40 + "{{ a }}",
    "block_sets": "{% set a %}aa{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "macro": "{% macro a() %}{{ a() }}{{ a() }}{% endmacro %}{{ a() }}",
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'a' as b %}",
    "class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "attribute": "{{ row | attr('__class__') }}",
    "globals": "{{ self.__init__.__globals__ }}",
    "map_attribute": "{{ [row] | map(attribute='__class__') | list }}",
    "cell_of_list": "{{ [1, 2] }}",
    "undefined": "{{ a }}",
    "division": "{{ 1 / 0 }}",
    "deep_brackets": "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
    "deep_nots": "{{ " + "not " * 3000 + "1 }}",
    "deep_ifs": "{% if 1 %}" * 200 + "{% endif %}" * 200,
    "long": "{{ 1 }}" * 100_000,
    "huge_literal": "{{ " + "9" * 5000 + " }}",
    "float_infinity": "{{ 1e999 }}",
    "decimals": "{{ 1 | number(decimals=10**9) }}",
    "open": "{{ open('/etc/passwd').read() }}",
    "unclosed": "{{ row['a'",
    "control": "{{ '\\u0007' }}",
    "surrogate": "{{ '\\ud800' }}",
}
for _name, _text in EXPRESSIONS.items():

    def _run(folder: Path, text: str = _text) -> None:
        run(folder, [{"a": "b"}], {**TEMPLATE, "title": text})

    _run.__name__ = f"expression of {_name}"
    CASES.that("")(_run)


@CASES.that("")
def each_without_end(folder: Path) -> None:
    item = {"each": "[row] * 99999", "value": "1", "label": "{{ row['a'] }}"}
    run(folder, [{"a": "b"}], {"title": "a", "blocks": [{"kind": "figures", "items": [item]}]})


@CASES.that("")
def each_within_each_without_end(folder: Path) -> None:
    inner = {"each": "[row] * 9999", "value": "1", "label": "a"}
    block = {"each": "[row] * 9999", "kind": "figures", "items": [inner]}
    run(folder, [{"a": "b"}], {"title": "a", "blocks": [block]})


def book(cells: Any = (("a",), ("b",))) -> bytes:
    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = made.add_worksheet()
    for at, row in enumerate(cells):
        sheet.write_row(at, 0, row)
    made.close()
    return file.getvalue()


def changed(part: str, change: Any, spaces: int = 0) -> bytes:
    """Return a workbook in which the bytes of one part are others, megabytes of spaces after."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book())) as old, zipfile.ZipFile(file, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            with new.open(name, "w") as file_in:
                file_in.write(change(data) if name == part else data)
                for _ in range(spaces if name == part else 0):
                    file_in.write(b" " * 1_000_000)
    return file.getvalue()


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@CASES.that("too large unpacked")
def a_workbook_that_grows(folder: Path) -> None:
    table(folder, changed(SHEET, lambda data: data, 400), "a.xlsx")


@CASES.that("too large unpacked")
def a_workbook_whose_strings_grow(folder: Path) -> None:
    table(folder, changed(STRINGS, lambda data: data.replace(b"</sst>", b"<si><t>"), 400), "a.xlsx")


@CASES.that("too large")
def a_workbook_with_a_cell_far_away(folder: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    table(folder, changed(SHEET, lambda data: data.replace(b"</sheetData>", far)), "a.xlsx")


@CASES.that("too many cells are merged")
def a_workbook_of_many_merged_cells(folder: Path) -> None:
    merged = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 2000
    merged += b"</mergeCells>"
    table(folder, changed(SHEET, lambda data: data.replace(b"</sheetData>", merged)), "a.xlsx")


@CASES.that("no place of a cell")
def a_workbook_with_a_cell_beyond_all_rows(folder: Path) -> None:
    place = b'r="A99999999999"'
    table(folder, changed(SHEET, lambda data: data.replace(b'r="A2"', place)), "a.xlsx")


@CASES.that("too large")
def a_workbook_with_a_cell_in_another_row(folder: Path) -> None:
    place = b'r="XFD1048576"'
    table(folder, changed(SHEET, lambda data: data.replace(b'r="A2"', place)), "a.xlsx")


@CASES.that("")
def a_workbook_that_laughs(folder: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    head = f'<?xml version="1.0"?><!DOCTYPE a [{laughs}]>'.encode()

    def change(data: bytes) -> bytes:
        return head + data.partition(b"?>")[2].replace(b"<v>0</v>", b"<v>&l9;</v>", 1)

    table(folder, changed(SHEET, change), "a.xlsx")


@CASES.that("")
def a_workbook_of_broken_styles(folder: Path) -> None:
    table(folder, changed("xl/styles.xml", lambda data: data[:200]), "a.xlsx")


@CASES.that("")
def a_workbook_of_a_style_that_is_not(folder: Path) -> None:
    style = b'r="A2" s="999999"'
    table(folder, changed(SHEET, lambda data: data.replace(b'r="A2"', style)), "a.xlsx")


@CASES.that(None)
def a_workbook_of_a_number_format_without_end(folder: Path) -> None:
    code = (
        b'<numFmts count="1"><numFmt numFmtId="199" formatCode="'
        + b"0" * 400_000
        + b'"/></numFmts><fonts'
    )

    def change(data: bytes) -> bytes:
        return data.replace(b"<fonts", code, 1).replace(b'numFmtId="0"', b'numFmtId="199"')

    table(folder, changed("xl/styles.xml", change), "a.xlsx")


@CASES.that("")
def a_workbook_that_is_none(folder: Path) -> None:
    table(folder, b"PK\3\4" + b"\0" * 99, "a.xlsx")


@CASES.that("")
def a_workbook_without_parts(folder: Path) -> None:
    file = io.BytesIO()
    zipfile.ZipFile(file, "w").close()
    table(folder, file.getvalue(), "a.xlsx")


@CASES.that("too large")
def a_table_of_a_gigabyte(folder: Path) -> None:
    with (folder / "a.csv").open("wb") as file:
        file.truncate(1_000_000_000)
    run(folder, folder / "a.csv")


@CASES.that("too large")
def a_table_without_end(folder: Path) -> None:
    (folder / "a.csv").symlink_to("/dev/zero")
    run(folder, folder / "a.csv")


@CASES.that("too many columns")
def a_table_of_half_a_million_columns(folder: Path) -> None:
    table(folder, ",".join(f"a{n}" for n in range(500_000)) + "\n1\n")


@CASES.that("too many columns")
def a_table_of_half_a_million_columns_twice(folder: Path) -> None:
    table(folder, ",".join(f"a{n}" for n in range(500_000)) + ",a499999\n1\n")


@CASES.that("")
def a_cell_of_two_million_letters(folder: Path) -> None:
    table(folder, "a\n" + "b" * 2_000_000 + "\n")


@CASES.that("")
def a_quote_that_never_ends(folder: Path) -> None:
    table(folder, 'a\n"' + "b\n" * 400_000)


@CASES.that("")
def a_table_of_nul(folder: Path) -> None:
    table(folder, b"a\n\0\n")


@CASES.that("")
def a_table_in_no_encoding(folder: Path) -> None:
    table(folder, bytes(range(128, 256)) * 999)


@CASES.that("")
def lines_of_json_that_nest(folder: Path) -> None:
    table(folder, '{"a": ' + "[" * 200_000 + "\n", "a.jsonl")


@CASES.that("")
def lines_of_json_of_an_endless_exponent(folder: Path) -> None:
    table(folder, '{"a": 1e99999999999999999999}\n', "a.jsonl")


@CASES.that("")
def lines_of_json_of_a_large_exponent(folder: Path) -> None:
    table(folder, '{"a": 1e999999}\n{"a": 1e-999999}\n{"a": -1E400}\n', "a.jsonl")


@CASES.that("")
def lines_of_json_of_nan(folder: Path) -> None:
    table(folder, '{"a": NaN}\n{"a": Infinity}\n{"a": "\\ud800"}\n{"\\ud800": 1}\n', "a.jsonl")


@CASES.that("")
def lines_of_json_of_5000_digits(folder: Path) -> None:
    table(folder, '{"a": ' + "9" * 5000 + "}\n", "a.jsonl")


@CASES.that("too large")
def lines_of_json_with_ever_other_names(folder: Path) -> None:
    table(folder, "".join(f'{{"a{n}": 1}}\n' for n in range(20_000)), "a.jsonl")


@CASES.that("")
def records_of_strange_values(folder: Path) -> None:
    values = [object(), b"a", {1}, float("inf"), 10**500, "\ud800", "a\0b", "\u202ea", [], {}]
    run(folder, [{"a": value} for value in values])


def orders(folder: Path, **fields: Any) -> None:
    (folder / "a.csv").write_text("a\nb\n")
    (folder / "t.yaml").write_text(json.dumps(TEMPLATE))
    data = {"title": "a", "pieces": [{"spec": "t.yaml", "table": "a.csv"}], **fields}
    (folder / "c.yaml").write_text(json.dumps(data))
    ig.campaign(folder / "c.yaml", out=folder / "out", jobs=1, formats=["facebook-square"])
    outside = {path.name for path in folder.iterdir()} - {"a.csv", "t.yaml", "c.yaml", "out"}
    assert not outside, outside


@CASES.that(None)
def names_that_climb(folder: Path) -> None:
    orders(folder, names="../{slug}-{format}")


@CASES.that(None)
def names_that_ask_for_more(folder: Path) -> None:
    orders(folder, names="{slug.__class__}-{format}")


@CASES.that(None)
def names_as_long_as_the_world(folder: Path) -> None:
    orders(folder, names="{slug:>99999999}-{format}")


@CASES.that(None)
def names_of_a_thousand_letters(folder: Path) -> None:
    orders(folder, names="a" * 1000 + "{format}")


@CASES.that("")
def names_with_nul(folder: Path) -> None:
    orders(folder, names="a\0{format}")


@CASES.that("")
def pieces_by_the_ten_thousand(folder: Path) -> None:
    orders(folder, pieces=[{"spec": "t.yaml", "table": "a.csv"}] * 10_000)


@CASES.that("")
def a_piece_that_is_a_device(folder: Path) -> None:
    orders(folder, pieces=[{"spec": "/dev/zero", "table": "/dev/zero"}])


@CASES.that(None)
def a_journal_of_noise(folder: Path) -> None:
    home = folder / "out" / ".infographix"
    home.mkdir(parents=True)
    noise = (
        b'\xff\0\n{"event":"drawn"}\n[]\n{"event":1}\n{"event":"drawn","picture":[]}\n'
        + b"[" * 99_999
    )
    (home / "journal.jsonl").write_bytes(noise)
    (home / "rows.jsonl").write_bytes(noise)
    run(folder, [{"a": "b"}])


@CASES.that("directory")
def a_journal_that_is_a_folder(folder: Path) -> None:
    (folder / "out" / ".infographix" / "journal.jsonl").mkdir(parents=True)
    run(folder, [{"a": "b"}])


@CASES.that("damaged")
def a_workbook_in_an_unknown_encoding(folder: Path) -> None:
    def change(data: bytes) -> bytes:
        return data.replace(b"UTF-8", b"UTF-1", 1)

    table(folder, changed("xl/styles.xml", change), "a.xlsx")


@CASES.that("")
def a_workbook_in_which_a_byte_was_changed(folder: Path) -> None:
    data = bytearray(book())
    at = data.index(b"xl/worksheets/sheet1.xml") + 60
    data[at : at + 8] = b"\xff" * 8
    table(folder, bytes(data), "a.xlsx")
