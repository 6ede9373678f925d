"""What an infographic's fields take, and that every mistake is named by its path, all at once."""

from __future__ import annotations

import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts import kinds
from infographix.facts.gate import DEEPEST, MOST_FIELDS
from infographix.facts.kinds import KINDS
from infographix.facts.kinds.figures import Figures
from infographix.facts.kinds.pillars import Pillars
from infographix.facts.kinds.ranking import Ranking
from infographix.facts.model import FORMATS, Infographic

STEPS = {"kind": "steps", "items": [{"title": "Tải"}, {"title": "Cài"}]}


def spec(*blocks: Any, **fields: Any) -> Infographic:
    return Infographic(**{"title": "Tiêu đề", "blocks": list(blocks) or [STEPS], **fields})


def figures(**item: Any) -> dict[str, Any]:
    return {"kind": "figures", "items": [{"value": "5", "label": "số", **item}]}


def ranking(*items: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "ranking", "items": list(items)}


def problems(*blocks: Any, **fields: Any) -> dict[str, Problem]:
    with pytest.raises(SpecError) as caught:
        spec(*blocks, **fields)
    found = caught.value.problems
    assert not any("type=" in problem.what or "should be" in problem.what for problem in found)
    assert len({problem.where for problem in found}) == len(found)
    return {problem.where: problem for problem in found}


def test_a_title_and_one_block_are_enough() -> None:
    made = spec()
    assert made.formats == FORMATS
    assert (made.layout, made.theme, made.strict, made.numbers) == ("auto", "hue", False, None)
    assert (made.subtitle, made.qr, made.hashtags, made.repairs) == (None, None, (), ())


def test_an_empty_optional_field_is_an_absent_one() -> None:
    made = spec(subtitle="", kicker=None, qr="", layout="", formats="", strict="", numbers="")
    assert made == spec()


def test_every_problem_is_reported_at_once_and_by_path() -> None:
    found = problems(
        {"kind": "figurs", "items": []},
        {"items": []},
        {
            "kind": "pillars",
            "titles": "x",
            "variant": "chip",
            "items": [{"title": "a", "tex": "b"}, {}, 5, {"title": "a", "items": ["b", ""]}],
        },
        ranking({"value": "1.234", "label": "x"}, {"value": "-5", "label": "x", "rank": "0"}),
        "steps",
        titel="x",
        subtitle=["a"],
        qr={"url": "http://hue.gov.vn", "lable": "x"},
        date="32/01/2022",
        formats=[],
    )
    assert set(found) == {
        "blocks[0].kind",
        "blocks[1].kind",
        "blocks[2].titles",
        "blocks[2].variant",
        "blocks[2].items[0].tex",
        "blocks[2].items[1].title",
        "blocks[2].items[2]",
        "blocks[2].items[3].items[1]",
        "blocks[3].items[0].value",
        "blocks[3].items[1].value",
        "blocks[3].items[1].rank",
        "blocks[4]",
        "titel",
        "subtitle",
        "qr.url",
        "qr.lable",
        "date",
        "formats",
    }
    assert "'figures'" in found["blocks[0].kind"].hint
    assert "'title'" in found["blocks[2].titles"].hint
    assert "'chips'" in found["blocks[2].variant"].hint
    assert "'text'" in found["blocks[2].items[0].tex"].hint
    assert found["blocks[2].items[0].tex"].allowed == "title, text, items, icon"
    assert "'title'" in found["titel"].hint
    assert "'label'" in found["qr.lable"].hint


def test_a_missing_title_or_list_of_blocks_is_named() -> None:
    with pytest.raises(SpecError) as caught:
        Infographic()
    assert [problem.where for problem in caught.value.problems] == ["title", "blocks"]
    assert problems(title=" ") == {"title": Problem("this is empty", "title")}
    assert "blocks" in problems(blocks="steps")
    assert problems(blocks=[])["blocks"].allowed == "1 or more"


@pytest.mark.parametrize(
    ("kind", "item", "least", "most"),
    [
        ("pillars", {"title": "a"}, 2, 5),
        ("figures", {"value": "5", "label": "a"}, 1, 8),
        ("ranking", {"value": "5", "label": "a"}, 2, 12),
        ("timeline", {"when": "2030", "title": "a"}, 2, 8),
        ("steps", {"title": "a"}, 2, 8),
    ],
)
def test_each_kind_has_bounds_on_its_items(
    kind: str, item: dict[str, str], least: int, most: int
) -> None:
    for count in (least, most):
        assert len(spec({"kind": kind, "items": [item] * count}).blocks[0].items) == count
    for count in (least - 1, most + 1):
        problem = problems({"kind": kind, "items": [item] * count})["blocks[0].items"]
        assert problem.found == str(count)


def test_wrong_items_do_not_make_a_list_too_short() -> None:
    assert set(problems({"kind": "steps", "items": [{}, {}]})) == {
        "blocks[0].items[0].title",
        "blocks[0].items[1].title",
    }


def test_every_kind_is_in_the_union() -> None:
    modules = {path.stem for path in Path(kinds.__file__).parent.glob("[a-z]*.py")} - {"base"}
    assert set(KINDS) == modules
    assert {model.model_fields["kind"].annotation.__args__[0] for model in KINDS.values()} == set(  # type: ignore[union-attr]
        KINDS
    )


@pytest.mark.parametrize(
    ("raw", "flag"),
    [
        ("có", True),
        ("yes", True),
        ("true", True),
        (True, True),
        ("không", False),
        ("no", False),
        ("False", False),
        (False, False),
    ],
)
def test_yes_and_no_in_both_languages(raw: object, flag: bool) -> None:
    block = spec(ranking({"value": 1, "label": "a", "highlight": raw}, {"value": 2, "label": "b"}))
    assert isinstance(block.blocks[0], Ranking)
    assert block.blocks[0].items[0].highlight is flag


def test_neither_yes_nor_no_is_refused() -> None:
    assert "strict" in problems(strict="maybe")


def test_values_keep_their_digits_and_what_leads_them() -> None:
    block = spec(figures(value="hơn 183.000,50", unit="lượt", delta="-8,6%", as_of="2022-02-21"))
    assert isinstance(block.blocks[0], Figures)
    item = block.blocks[0].items[0]
    assert (item.value.text, item.value.amount) == ("hơn 183.000,50", Decimal("183000.50"))
    assert item.delta is not None and item.delta.trend == "down"
    assert item.as_of is not None and item.as_of.day == date(2022, 2, 21)


def test_numbers_vi_lets_a_dot_group_thousands_everywhere() -> None:
    where = "blocks[0].items[0]"
    assert set(problems(figures(value="1.234", delta="+1.234"))) == {
        f"{where}.value",
        f"{where}.delta",
    }
    block = spec(figures(value="1.234", delta="+1.234"), numbers="vi").blocks[0]
    assert isinstance(block, Figures) and block.items[0].value.amount == 1234
    assert problems(numbers="en")["numbers"].allowed == "vi"


@pytest.mark.parametrize("raw", [True, None, "", "nhiều", [1], {"a": 1}, float("nan"), b"5"])
def test_what_is_no_value_is_refused(raw: object) -> None:
    assert "blocks[0].items[0].value" in problems(figures(value=raw))


def test_a_unit_is_written_once() -> None:
    assert spec(figures(value="98%", unit="%"))
    assert "blocks[0].items[0]" in problems(figures(value="98%", unit="hồ sơ"))


def test_bars_show_values_of_one_unit_from_zero() -> None:
    low = {"value": "-1", "label": "a"}
    assert "blocks[0].items[0].value" in problems(ranking(low, {"value": "1", "label": "b"}))
    place = {"value": "2/63", "label": "a"}
    assert (
        "rank"
        in problems(ranking(place, {"value": 1, "label": "b"}))["blocks[0].items[0].value"].what
    )
    mixed = [{"value": "5%", "label": "a"}, {"value": "5", "unit": "điểm", "label": "b"}]
    assert "unit" in problems(ranking(*mixed))["blocks[0]"].what


@pytest.mark.parametrize(("raw", "shown"), [(4, "4"), ("4", "4"), ("4/63", "4/63")])
def test_a_rank_is_a_place(raw: object, shown: str) -> None:
    block = spec(
        ranking({"value": 1, "label": "a", "rank": raw}, {"value": 1, "label": "b"})
    ).blocks[0]
    assert isinstance(block, Ranking) and block.items[0].rank is not None
    assert block.items[0].rank.text == shown


@pytest.mark.parametrize("raw", ["0", "-1", "1,5", "hơn 4", "4%", "nhất"])
def test_what_is_no_place_is_refused(raw: str) -> None:
    assert "blocks[0].items[0].rank" in problems(
        ranking({"value": 1, "label": "a", "rank": raw}, {"value": 1, "label": "b"})
    )


def test_variants_are_those_of_the_kind() -> None:
    pillars = {"kind": "pillars", "variant": "chips", "items": [{"title": "a"}, {"title": "b"}]}
    block = spec(pillars).blocks[0]
    assert isinstance(block, Pillars) and block.variant == "chips"
    assert problems({**STEPS, "variant": "chips"})["blocks[0].variant"].allowed == "none"


@pytest.mark.parametrize(("raw", "number"), [("10", 10), (-3, -3), ("−3", -3), ("+7", 7)])
def test_priorities_are_whole_numbers(raw: object, number: int) -> None:
    assert spec({**STEPS, "priority": raw}).blocks[0].priority == number


@pytest.mark.parametrize("raw", ["high", "1,5", 1.5, "12345"])
def test_other_priorities_are_refused(raw: object) -> None:
    assert "blocks[0].priority" in problems({**STEPS, "priority": raw})


ADDRESS = "https://tuongtac.hue.gov.vn/?pa=123&x=%C4%90--2021-2025#a"


def test_an_address_stays_byte_for_byte() -> None:
    made = spec(qr=ADDRESS)
    assert made.qr is not None and made.qr.url == ADDRESS
    labelled = spec(qr={"url": ADDRESS, "label": "Quét  mã"})
    assert labelled.qr is not None
    assert (labelled.qr.url, labelled.qr.label) == (ADDRESS, "Quét mã")


@pytest.mark.parametrize(
    "address",
    [
        "http://hue.gov.vn",
        "hue.gov.vn",
        "https://",
        "https:///a",
        "HTTPS://hue.gov.vn",
        "tel:113",
        "https://hue.gov.vn/Huế",
        "https://hue.gov.vn/a b",
        " https://hue.gov.vn",
        5,
        ["https://a"],
        "https://hue.gov.vn@evil.example/",
        "https://hue.gov.vn:99999/",
        "https://[::1",
        "https://-",
        "https://hue.gov.vn/\u200b",
        "https://hue.gov.vn/\n",
        "https://" + "a" * 3000,
    ],
)
def test_other_addresses_are_refused(address: object) -> None:
    assert set(problems(qr=address)) == {"qr"}
    assert set(problems(qr={"url": address})) == {"qr.url"}


def test_texts_are_cleaned_and_repairs_are_told_by_field() -> None:
    made = spec({**STEPS, "note": "giai đoạn 2021-2025"}, title="Hue\u0302\u0301  xanh")
    assert (made.title, made.blocks[0].note) == ("Huế xanh", "giai đoạn 2021–2025")
    told = {(finding.field, finding.details["kind"]) for finding in made.repairs}
    assert told == {("title", "nfc"), ("title", "space"), ("blocks[0].note", "dash")}
    assert {(f.severity, f.code) for f in made.repairs} == {("advice", "text-repaired")}


def test_with_strict_repairs_are_errors() -> None:
    assert set(problems(strict="true", title="a  b", kicker="“a")) == {"title"}
    assert spec(strict=True, caption="a\n\nb\n").caption == "a\n\nb"


@pytest.mark.parametrize(
    "character", ["\ue000", "\U000f0000", "\x00", "\u202e", "\ud800", "\ufffd"]
)
def test_characters_that_no_text_may_hold_are_refused_by_field(character: str) -> None:
    found = problems({"kind": "steps", "items": [{"title": f"a{character}"}, {"title": "b"}]})
    (problem,) = found.values()
    assert problem.where == "blocks[0].items[0].title"
    assert f"U+{ord(character):04X} at position 1" in problem.found


def test_a_logo_is_a_path_or_bytes_and_stays_as_it_is() -> None:
    assert spec(logo="ảnh  1.png").logo == "ảnh  1.png"
    assert spec(logo=Path("a.png")).logo == "a.png"
    assert spec(logo=b"\x89PNG").logo == b"\x89PNG"
    for wrong in ("https://hue.gov.vn/a.png", 5, "a\x00b", 1.5, b""):
        assert "logo" in problems(logo=wrong)


def test_hashtags_come_as_a_list_or_in_a_row() -> None:
    assert spec(hashtags=["#ChuyenDoiSo", "HueS"]).hashtags == ("#ChuyenDoiSo", "#HueS")
    assert spec(hashtags="#ChuyểnĐổiSố, #HueS").hashtags == ("#ChuyểnĐổiSố", "#HueS")
    found = problems(hashtags=["", "a b", "#123", "#a-b"])
    assert set(found) == {f"hashtags[{index}]" for index in range(4)}
    assert "quotes" in found["hashtags[0]"].hint


def test_formats_are_names_and_each_stands_once() -> None:
    assert spec(formats="zalo-message").formats == ("zalo-message",)
    assert "formats[0]" in problems(formats=["../x"])
    assert "twice" in problems(formats=["a", "b", "a"])["formats"].what


def test_a_series_may_be_a_name_alone() -> None:
    made = spec(series="Chuyên mục")
    assert made.series is not None and (made.series.name, made.series.number) == (
        "Chuyên mục",
        None,
    )
    numbered = spec(series={"name": "a", "number": 12})
    assert numbered.series is not None and numbered.series.number == "12"
    assert "series.name" in problems(series={"number": "1"})


def test_days_of_python_are_dates() -> None:
    made = spec(date=date(2022, 3, 9), as_of="quý I/2022")
    assert made.date is not None and (made.date.text, made.date.day) == (
        "09/03/2022",
        date(2022, 3, 9),
    )
    assert made.as_of is not None and made.as_of.text == "quý I/2022"


def test_whole_numbers_are_text_and_other_things_are_not() -> None:
    assert spec({"kind": "timeline", "items": [{"when": 2030, "title": "a"}] * 2})
    for raw in (1.5, True, ["a"], {"a": 1}, b"a", 10**5000):
        assert problems(kicker=raw)["kicker"].what == "this is not text"


def test_texts_have_a_length_limit_and_captions_a_longer_one() -> None:
    assert spec(title="a" * 2000)
    assert "2001" in problems(title="a" * 2001)["title"].found
    assert spec(caption="a" * 63206)
    assert "caption" in problems(caption="a" * 63207)


def test_data_that_nests_or_sprawls_is_refused() -> None:
    deep: list[Any] = []
    deep.append(deep)
    with pytest.raises(SpecError, match=f"{DEEPEST} levels"):
        spec(title=deep)
    with pytest.raises(SpecError, match=f"{MOST_FIELDS} fields"):
        spec(blocks=[[0] * MOST_FIELDS])


def test_facts_do_not_change() -> None:
    made = spec(title="Huế")
    with pytest.raises(Exception, match="frozen"):
        made.title = "b"


def test_an_infographic_and_its_errors_can_be_pickled() -> None:
    made = Infographic.of({"title": "a  b", "blocks": [STEPS]}, folder=Path("x"), stem="y")
    back = pickle.loads(pickle.dumps(made))
    assert (back, back.folder, back.stem, back.repairs) == (made, Path("x"), "y", made.repairs)


def test_model_validate_raises_the_same_errors() -> None:
    with pytest.raises(SpecError):
        Infographic.model_validate({"title": "x", "blocks": [{"kind": "x"}]})
    assert Infographic.model_validate({"title": "x", "blocks": [STEPS]}) == spec(title="x")


def test_a_dump_can_be_read_again() -> None:
    made = spec(
        figures(value="≥ 1.234,50%", delta="-5", as_of="năm 2022"), qr=ADDRESS, date="2022-03-09"
    )
    assert Infographic(**made.model_dump(exclude_none=True)).model_dump() == made.model_dump()
