"""Names of Huế and its offices by date, and what Hue-S is reached by; all with their origin."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specs import EXAMPLES

import infographix as ig
from infographix import hue_s
from infographix.errors import SpecError
from infographix.facts.links import read_address
from infographix.icons import IconSet
from infographix.preflight import names
from infographix.resources import package_text

DATA: dict[str, Any] = tomllib.loads(package_text("hue_s.toml"))
LAST, FIRST = date(2024, 12, 31), date(2025, 1, 1)
NOW = date(2025, 9, 29)
PLAN = (
    "Kế hoạch số 60/KH-UBND ngày 21/02/2022 của UBND tỉnh Thừa Thiên Huế về chuyển đổi số, năm 2022"
)


def advice(text: str, day: date = NOW) -> list[tuple[str, str]]:
    return [(old.found, old.suggestion) for old in hue_s.old_names(text, day)]


def test_the_province_became_a_city_with_the_year_2025() -> None:
    assert hue_s.place_name(LAST) == "tỉnh Thừa Thiên Huế"
    assert hue_s.place_name(FIRST) == "thành phố Huế"
    assert hue_s.office("cap-uy", LAST) == "Tỉnh ủy Thừa Thiên Huế"
    assert hue_s.office("cap-uy", FIRST) == "Thành ủy Huế"
    assert hue_s.office("uy-ban", FIRST) == "UBND thành phố Huế"
    assert hue_s.link("phan-anh", LAST).url == "https://tuongtac.thuathienhue.gov.vn/"
    assert hue_s.link("phan-anh", FIRST).url == "https://tuongtac.hue.gov.vn/"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tỉnh Thừa Thiên Huế", [("tỉnh Thừa Thiên Huế", "thành phố Huế")]),
        ("Tỉnh Thừa Thiên Huế", [("Tỉnh Thừa Thiên Huế", "Thành phố Huế")]),
        ("TỈNH THỪA THIÊN HUẾ", [("TỈNH THỪA THIÊN HUẾ", "THÀNH PHỐ HUẾ")]),
        ("ở Thừa Thiên - Huế", [("Thừa Thiên - Huế", "thành phố Huế")]),
        ("ở TT-Huế, tỉnh TTH", [("TT-Huế", "thành phố Huế"), ("tỉnh TTH", "thành phố Huế")]),
        ("UBND tỉnh ban hành", [("UBND tỉnh", "UBND thành phố")]),
        (
            "UBND tỉnh Thừa Thiên Huế",
            [("UBND tỉnh Thừa Thiên Huế", "UBND thành phố Huế")],
        ),
        (
            "Uỷ ban nhân dân tỉnh và Tỉnh uỷ",
            [
                ("Uỷ ban nhân dân tỉnh", "Ủy ban nhân dân thành phố"),
                ("Tỉnh uỷ", "Thành ủy"),
            ],
        ),
        (
            "Sở TT&TT tỉnh Thừa Thiên Huế",
            [("Sở TT&TT", "Sở KH&CN"), ("tỉnh Thừa Thiên Huế", "thành phố Huế")],
        ),
        (
            "Bộ Thông tin và Truyền thông",
            [("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ")],
        ),
        (f"{PLAN}. UBND tỉnh giao", [("UBND tỉnh", "UBND thành phố")]),
    ],
)
def test_an_old_name_is_found_with_the_name_of_today(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert advice(text) == found
    assert advice(text, LAST) == []


@pytest.mark.parametrize(
    "text",
    [
        "thành phố Huế, UBND thành phố, Thành ủy Huế, Sở KH&CN",
        "UBND tỉnh Quảng Trị và Tỉnh ủy Quảng Nam",
        "các tỉnh, thành phố",
        "“Cố đô Thừa Thiên Huế”",
        'Sách "Địa chí Thừa Thiên Huế" (2005)',
        PLAN,
        "Theo Quyết định số 749 của tỉnh Thừa Thiên Huế",
        "Nghị quyết số 54-NQ/TW về xây dựng và phát triển tỉnh Thừa Thiên Huế đến năm 2030",
        "Xem https://thuathienhue.gov.vn/Thừa Thiên",
        "tỉnh Thừa Thiên Huế (cũ), nguyên Bộ TT&TT",
        "Bộ TT&TT (nay là Bộ KH&CN)",
        "",
    ],
)
def test_names_of_today_of_others_and_of_their_time_are_left_alone(text: str) -> None:
    assert advice(text) == []


def test_ministries_were_renamed_two_months_after_the_province() -> None:
    text = "Sở TT&TT tỉnh Thừa Thiên Huế"
    assert [found for found, _ in advice(text, date(2025, 2, 28))] == ["tỉnh Thừa Thiên Huế"]
    assert len(advice(text, date(2025, 3, 1))) == 2


def test_a_host_that_has_moved_is_named_with_all_below_it() -> None:
    found = hue_s.old_hosts("https://tuongtac.thuathienhue.gov.vn/?pa=1", FIRST)
    assert [(old.found, old.suggestion) for old in found] == [
        ("tuongtac.thuathienhue.gov.vn", "tuongtac.hue.gov.vn")
    ]
    assert hue_s.old_hosts("https://tuongtac.thuathienhue.gov.vn/", LAST) == []
    for other in (
        "https://hue.gov.vn/",
        "mythuathienhue.gov.vn",
        "thuathienhue.gov.vn.example.com",
    ):
        assert hue_s.old_hosts(other, FIRST) == [], other


@given(st.text("ThừaiênHuếtỉnhUBD “”.;/0-", max_size=60), st.integers(-400, 400))
def test_what_is_found_stands_in_the_text(text: str, days: int) -> None:
    ends = -1
    for old in hue_s.old_names(text, FIRST + timedelta(days=days)):
        assert text[old.start : old.start + len(old.found)] == old.found
        assert old.start >= ends
        ends = old.start + len(old.found)


def sourced() -> list[tuple[str, dict[str, Any]]]:
    single = [(name, DATA[name]) for name in ("place", "hotline", "operator", "services")]
    tables = [(f"{t}.{key}", entry) for t in ("links", "offices") for key, entry in DATA[t].items()]
    return [*single, *tables, *((host["old"], host) for host in DATA["hosts"])]


@pytest.mark.parametrize(("name", "entry"), sourced(), ids=[name for name, _ in sourced()])
def test_every_fact_says_where_it_comes_from(name: str, entry: dict[str, Any]) -> None:
    assert entry["source"]
    assert entry["confidence"] in {"read", "one-source", "derived", "memory"}


def test_links_are_https_and_the_unconfirmed_ones_are_not_there() -> None:
    for day in (LAST, FIRST):
        for link in hue_s.links(day):
            assert read_address(link.url) == link.url
            assert link.title
            assert link.origin.source
    assert not [link.key for link in hue_s.links(NOW) if "app" in link.key or "zalo" in link.key]
    with pytest.raises(SpecError, match="did you mean 'google-play'"):
        hue_s.link("google-pay", NOW)


def test_services_have_icons_and_the_hotline_its_groups() -> None:
    icons = IconSet()
    for service in hue_s.services():
        assert icons.drawing(service.icon, service.key)
        assert service.title
    assert hue_s.hotline()[0] == "1900 1075"
    assert hue_s.operator()[0].endswith("(HueIOC)")


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_use_the_names_of_their_date(path: Any) -> None:
    assert names.check(ig.load(path)) == []
