"""Hostile specs: their texts, their size, their nesting, their numbers."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from hostile.guard import Cases

import infographix as ig

CASES = Cases()
FIGURE = {"kind": "figures", "items": [{"value": "1", "label": "Một"}]}


def spec(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"title": "Một", "blocks": list(blocks) or [FIGURE], **fields}


def drawn(data: dict[str, Any], form: str = "facebook-square") -> ig.Picture:
    """Draw a spec, and read its report and file."""
    picture = ig.render(data, form)
    assert picture.report and picture.encoded.data and picture.alt_text
    return picture


def texts(*words: str) -> None:
    """Draw words in every place, and find them in the picture as they are."""
    for word in words:
        items = [{"title": word, "text": word}] * 2
        picture = drawn(spec({"kind": "steps", "items": items}, title=word, source=word))
        assert word in picture.alt_text, picture.alt_text


@CASES.that(None)
def templates_in_texts_are_text(folder: Path) -> None:
    texts("{{ 7*7 }}", "{% for a in b %}", "{{ ''.__class__.__mro__ }}", "{# a #}", "${7*7} #{7}")


@CASES.that(None)
def markup_in_texts_is_text(folder: Path) -> None:
    texts("<script>a</script>", "</svg><a>", "&amp; &lt;", "]]>", "<ix:qr/>", "<!-- a", "a' b\" c")


@CASES.that(None)
def markup_in_texts_is_text_in_svg_and_kit(folder: Path) -> None:
    word = "</text><script>alert(1)</script>]]>"
    made = ig.kit(spec(title=word, source=word), ["facebook-square"], kinds=["svg", "pdf"])
    assert made.pictures[0].svg_live
    assert not any(
        b"<script>alert" in data
        for name, data in made.files.items()
        if "." in name and name.endswith((".svg", ".html"))
    )


@CASES.that("deep")
def yaml_nests_deep(folder: Path) -> None:
    ig.loads("title: " + "[" * 200_000)


@CASES.that("deep")
def yaml_nests_deep_in_blocks(folder: Path) -> None:
    ig.loads("title: a\nblocks:\n" + "- " * 50_000 + "a")


@CASES.that("deep")
def json_nests_deep(folder: Path) -> None:
    ig.loads("[" * 400_000, "json")


@CASES.that("too large")
def json_nests_deep_in_a_field(folder: Path) -> None:
    ig.loads('{"title":' * 900 + "1" + "}" * 900, "json")


@CASES.that("deep")
def toml_nests_deep(folder: Path) -> None:
    ig.loads("title = " + "[" * 100_000, "toml")


@CASES.that("too deep")
def toml_keys_nest_deep(folder: Path) -> None:
    ig.loads(".".join("a" * 100_000) + " = 1", "toml")


@CASES.that("too large")
def python_data_nests_deep(folder: Path) -> None:
    data: Any = "a"
    for _ in range(100_000):
        data = [data]
    ig.load({"title": data, "blocks": []})


@CASES.that("too large")
def python_data_holds_itself(folder: Path) -> None:
    data: list[Any] = []
    data.append(data)
    ig.load({"title": "a", "blocks": data})


@CASES.that("too large")
def yaml_laughs(folder: Path) -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 15)]
    ig.loads("\n".join(lines) + "\ntitle: a\nblocks: *a14\n")


@CASES.that("anchor")
def yaml_names_itself(folder: Path) -> None:
    ig.loads("title: a\nblocks: &a [*a]\n")


@CASES.that("no field '<<'")
def yaml_merges(folder: Path) -> None:
    ig.loads("a: &a {title: b}\n<<: *a\nblocks: []\n")


@CASES.that("tags")
def yaml_makes_no_objects(folder: Path) -> None:
    ig.loads('title: !!python/object/apply:os.system ["touch owned"]\n')


@CASES.that("too large")
def a_file_of_100_megabytes(folder: Path) -> None:
    path = folder / "a.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    ig.load(path)


@CASES.that("too large")
def a_file_without_end(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("/dev/zero")
    ig.load(folder / "a.yaml")


@CASES.that("too large")
def texts_of_100_megabytes(folder: Path) -> None:
    ig.loads("title: " + "a" * 100_000_000)


@CASES.that("too large")
def json_text_of_100_megabytes(folder: Path) -> None:
    ig.loads('{"title": "' + "a" * 100_000_000 + '"}', "json")


@CASES.that("too large")
def a_million_list_items_in_yaml(folder: Path) -> None:
    ig.loads("title: a\nblocks: [" + "a," * 2_400_000 + "]")


@CASES.that("too large")
def a_million_keys_in_toml(folder: Path) -> None:
    ig.loads("\n".join(f"a{n}.b{n} = {n}" for n in range(180_000)), "toml")


@CASES.that("too large")
def blocks_by_the_ten_thousand(folder: Path) -> None:
    drawn(spec(*[FIGURE] * 10_000))


@CASES.that("too many")
def items_by_the_ten_thousand(folder: Path) -> None:
    items = [{"value": str(n), "label": f"Mục {n}"} for n in range(5_000)]
    drawn(spec({"kind": "figures", "items": items}))


@CASES.that("does not fit")
def blocks_by_the_hundred(folder: Path) -> None:
    drawn(spec(*[FIGURE] * 200))


@CASES.that("too many blocks for pages")
def blocks_by_the_hundred_on_pages(folder: Path) -> None:
    ig.render_pages(spec(*[FIGURE] * 200, pages="auto"), "facebook-square")


@CASES.that("pages are needed")
def all_that_is_allowed_on_pages(folder: Path) -> None:
    block = {"kind": "steps", "items": [{"title": "Một hai ba " * 20}] * 8}
    ig.render_pages(spec(*[block] * 24, pages="auto"), "facebook-square")


@CASES.that("long")
def a_word_of_a_million_letters(folder: Path) -> None:
    drawn(spec(title="a" * 1_000_000))


@CASES.that("wider than its box")
def words_without_spaces_everywhere(folder: Path) -> None:
    items = [{"title": "ắ" * 900, "text": "W" * 900}] * 8
    drawn(spec({"kind": "steps", "items": items}, title="ẫ" * 900, source="Đ" * 900))


@CASES.that("does not fit")
def many_texts_as_long_as_may_be(folder: Path) -> None:
    long = ("nghiêng " * 250)[:1900]
    items = [{"title": long, "text": long}] * 8
    drawn(spec(*[{"kind": "steps", "items": items}] * 12, title=long, source=long))


@CASES.that("too many")
def many_points_of_a_trend(folder: Path) -> None:
    points = [{"x": n, "value": n} for n in range(4_000)]
    drawn(spec({"kind": "trend", "series": [{"label": "a", "points": points}]}))


@CASES.that("too many")
def many_cells_of_a_table(folder: Path) -> None:
    columns = [{"title": f"Cột {n}"} for n in range(30)]
    drawn(spec({"kind": "table", "columns": columns, "rows": [["1"] * 30] * 600}))


@CASES.that("no field")
def fields_that_no_spec_has_by_the_ten_thousand(folder: Path) -> None:
    ig.load(spec(**{f"titel{n}": "a" for n in range(15_000)}))


@CASES.that("stands here twice")
def a_field_twice_among_the_hundred_thousand(folder: Path) -> None:
    names = ",".join(f'"{n}":0' for n in range(400_000))
    ig.loads("{" + names + ',"399999":0}', "json")


@CASES.that("no name of a field")
def a_fields_name_of_a_million_letters(folder: Path) -> None:
    ig.load(spec(a={"a" * 1_000_000: ["a"] * 10_000}))


@CASES.that("no name of a field")
def a_fields_name_that_colours_the_terminal(folder: Path) -> None:
    ig.load(spec(**{"a\x1b[31m": "a"}))


@CASES.that(None)
def phrases_by_the_hundred(folder: Path) -> None:
    phrases = [" ".join(["chuyển"] * 300)[:1500]] * 1 + [f"từ {n} " * 100 for n in range(499)]
    drawn(spec(phrases=[phrase.strip() for phrase in phrases], title="chuyển " * 100))


def number(value: Any) -> None:
    ig.load(spec({"kind": "figures", "items": [{"value": value, "label": "a"}]}))


NUMBERS: dict[str, Any] = {
    "nan": float("nan"),
    "infinity": float("inf"),
    "decimal_nan": Decimal("sNaN"),
    "decimal_infinity": Decimal("-Infinity"),
    "ten_to_400": 10**400,
    "ten_to_100000": 10**100_000,
    "decimal_1e400": Decimal("1e400"),
    "decimal_1e999999999": Decimal("1e999999999"),
    "decimal_1e_minus_999999": Decimal("1e-999999"),
    "text_1e400": "1e400",
    "text_of_digits": "9" * 400,
    "text_of_many_digits": "9" * 5_000,
    "text_nan": "nan",
    "text_infinity": "∞",
    "digits_of_other_scripts": "١٢٣",
    "superscripts": "²³",
}
for _name, _value in NUMBERS.items():

    def _number(folder: Path, value: Any = _value) -> None:
        number(value)

    _number.__name__ = f"value_{_name}"
    CASES.that("value")(_number)


@CASES.that("number")
def json_of_nan(folder: Path) -> None:
    ig.loads('{"title": NaN}', "json")


@CASES.that("value")
def json_of_1e400(folder: Path) -> None:
    ig.loads(json.dumps(spec()).replace('"1"', "1e400"), "json")


@CASES.that("value")
def json_of_5000_digits(folder: Path) -> None:
    ig.loads(json.dumps(spec()).replace('"1"', "9" * 5_000), "json")


@CASES.that("too long")
def json_of_1e_99999999999999999999(folder: Path) -> None:
    ig.loads(json.dumps(spec()).replace('"1"', "1e99999999999999999999"), "json")


@CASES.that("TOML")
def toml_of_nan_and_5000_digits(folder: Path) -> None:
    ig.loads(f"title = nan\nsource = {'9' * 5_000}", "toml")


@CASES.that("too long")
def toml_of_1e_99999999999999999999(folder: Path) -> None:
    ig.loads("title = 1e99999999999999999999", "toml")


@CASES.that(None)
def bars_from_tiny_to_huge(folder: Path) -> None:
    values = ["0,000000000001", "999999999999999", "0"]
    items = [{"label": "a", "value": value} for value in values]
    drawn(spec({"kind": "columns", "items": items}, {"kind": "ranking", "items": items}))


BAD_TEXTS = {
    "nul": "a\0b",
    "escape": "a\x1b[31mb",
    "delete": "a\x7fb",
    "c1_control": "a\x85b\x9c",
    "bidi_override": "a\u202eb",
    "bidi_isolate": "a\u2066b",
    "lone_high_surrogate": "a\ud800",
    "lone_low_surrogate": "\udfffa",
    "non_character": "a\ufffe",
    "private_use": "a\ue000",
    "tag_characters": "a\U000e0041",
    "line_separator_only": "\u2028",
    "only_spaces": " \u00a0\u200b\ufeff ",
    "a_thousand_marks": "a" + "\u0301" * 500,
    "emoji_family": "a 👨‍👩‍👧‍👦",
    "emoji_flag": "🇻🇳",
    "emoji_keycap": "1️⃣",
    "arabic": "السلام",
    "han": "字喃",
    "unassigned": "a\u0378",
    "variation_selector": "a\ufe0f\U000e0100",
}
for _name, _value in BAD_TEXTS.items():

    def _text(folder: Path, value: Any = _value) -> None:
        drawn(spec(title=value))

    _text.__name__ = f"text_{_name}"
    CASES.that("title")(_text)


@CASES.that("no name of a field")
def a_surrogate_in_a_fields_name(folder: Path) -> None:
    ig.load(spec(**{"\ud800": "a"}))


@CASES.that("no name of a field")
def a_surrogate_in_json(folder: Path) -> None:
    ig.loads(json.dumps(spec(**{"a\x1b\ud800": "\ud800"})), "json")


@CASES.that("no address has")
def a_surrogate_in_an_address(folder: Path) -> None:
    drawn(spec(qr="https://hue.gov.vn/\ud800"))


@CASES.that("not well-formed")
def a_surrogate_in_yaml(folder: Path) -> None:
    ig.loads('title: "\\ud800"\nblocks: []\n')


@CASES.that("not well-formed")
def a_control_character_in_yaml(folder: Path) -> None:
    ig.loads("title: a\x07\n")


@CASES.that("UTF-8")
def bytes_of_no_encoding(folder: Path) -> None:
    (folder / "a.yaml").write_bytes(bytes(range(128, 256)) * 100)
    ig.load(folder / "a.yaml")


@CASES.that("date")
def dates_that_are_none(folder: Path) -> None:
    ig.load(spec(date="99/99/9999", as_of="năm 99999999999999999999"))


@CASES.that("title")
def strange_objects(folder: Path) -> None:
    ig.load(spec(title=object(), source=b"\xff", date=1e300, formats={"a"}, theme=lambda: 1))


@CASES.that("theme")
def a_look_of_hostile_colours(folder: Path) -> None:
    drawn(spec(theme={"base": "../hue", "accent": "url(#a)", "logo": "/etc/passwd"}))


@CASES.that("kind")
def a_kind_of_half_a_character(folder: Path) -> None:
    ig.load(spec({"kind": "\ud800"}))


@CASES.that("kind")
def a_kind_of_5000_digits(folder: Path) -> None:
    ig.load(spec({"kind": 10**5000}))
