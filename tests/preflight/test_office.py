"""Office: document numbers, emblem, maps, links: what is wrong is named, and what is right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from trips import facts, photo, text

import infographix as ig
from infographix import resources
from infographix.icons import IconSet
from infographix.preflight import documents, links, office

# Numbers of documents

RIGHT = (
    "60/KH-UBND", "1957/QĐ-UBND", "749/QĐ-TTg", "1342/TTr-STTTT", "1314/NQ-UBTVQH15",
    "30/2020/NĐ-CP", "175/2024/QH15", "54/2023/QĐ-UBND", "54-NQ/TW", "12-NQ/TU", "09-NQ/TW",
    "505/QĐ-TTg ngày 22/4/2022", "4878/BTTTT-CĐSQG", "05/CTr-UBND", "60/KH-UBND - UBND tỉnh",
    "2021-2025", "2/63", "19/63 - 4/63", "21/02/2022", "tuongtac.hue.gov.vn/phan-anh/abc-a12.html",
    "24/7", "1/2 - 3/4", "km/h", "A4-B5", "hạng 5/tổng-số",
)  # fmt: skip


@pytest.mark.parametrize("number", RIGHT)
def test_a_number_that_is_well_formed_or_none_at_all_is_let_through(number: str) -> None:
    assert list(documents.malformed(f"Theo {number}.")) == []


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("60/KH – UBND", "60/KH-UBND"),
        ("60 /KH-UBND", "60/KH-UBND"),
        ("60/ KH-UBND", "60/KH-UBND"),
        ("60/KH–UBND", "60/KH-UBND"),
        ("5/KH-UBND", "05/KH-UBND"),
        ("60/kh-ubnd", "60/KH-UBND"),
        ("60/Kh-Ubnd", "60/KH-UBND"),
        ("1957/QD-UBND", "1957/QĐ-UBND"),
        ("749/QĐ-TTG", "749/QĐ-TTg"),
        ("30/2020/ND-CP", "30/2020/NĐ-CP"),
        ("5/2020/NĐ-CP", "05/2020/NĐ-CP"),
        ("54 - NQ/TW", "54-NQ/TW"),
        ("54–nq/tw", "54-NQ/TW"),
        ("9-NQ/TW", "09-NQ/TW"),
        ("12/HDND-QD", None),
        ("7/NQ-HDND", "07/NQ-HĐND"),
    ],
)
def test_a_number_that_is_not_well_formed_is_named_with_the_right_form(
    found: str, right: str | None
) -> None:
    told = list(documents.malformed(f"Kế hoạch số {found} ngày 21/02/2022"))
    assert told == ([(found, right)] if right else [])
    if right:
        assert list(documents.malformed(right)) == []


# Emblem and maps


def test_no_emblem_is_among_the_built_in_art_and_icons() -> None:
    art = [path.stem for path in (resources.folder("layouts") / "art").glob("*")]
    assert art
    words = ("quoc", "huy", "emblem", "coat-of-arms", "crest", "national", "flag-vn")
    assert not [name for name in art if any(word in name for word in words)]
    icons = IconSet()
    named = [name for name in icons.names() if re.search("emblem|coat-of-arms|crest", name)]
    assert (len(icons.names()) > 1000, named) == (True, [])
    assert not [words for words in icons.words() if "quốc huy" in words.lower()]


@pytest.mark.parametrize(
    ("about", "is_map"),
    [
        ({"caption": "Bản đồ hành chính thành phố Huế"}, True),
        ({"title": "Bản đồ"}, True),
        ({"note": "Lược đồ các tuyến"}, True),
        ({"src": "ban-do-hue.png"}, True),
        ({"src": "map.png"}, True),
        ({"caption": "Bản đồ số của Hue-S"}, False),
        ({"caption": "Cầu Trường Tiền"}, False),
        ({"src": "mapo-tofu.png"}, False),
    ],
)
def test_a_map_is_known_by_its_words_or_file(
    about: dict[str, Any], is_map: bool, tmp_path: Path
) -> None:
    block = photo(tmp_path, **about)
    for declared in (False, True):
        spec = ig.load(facts(block, map_complete=declared), folder=tmp_path)
        told = [(one.code, one.field) for one in office.check(spec)]
        assert told == ([("map", "blocks[0].src")] if is_map and not declared else [])


# Links


def linked(url: str, **fields: Any) -> list[str]:
    return [one.code for one in links.check(ig.Infographic(**facts(qr=url, **fields)))]


@pytest.mark.parametrize(
    "url",
    [
        "https://hue.gov.vn/",
        "https://tuongtac.hue.gov.vn/phan-anh/abc-a12.html",
        "https://thuathienhue.gov.vn/?gd=4",
        "https://zalo.me/1234567890",
        "https://play.google.com/store/apps/details?id=vn.stttt.hues",
        "https://apps.apple.com/vn/app/id1",
        "https://www.facebook.com/HueIOC/",
        "https://HUE.gov.vn:443/",
    ],
)
def test_known_hosts_are_let_through(url: str) -> None:
    assert linked(url) == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://example.com/", "link-host"),
        ("https://google.com/", "link-host"),
        ("https://evilhue.gov.vn.example.com/", "link-look-alike"),
        ("https://hue.gov.vn.example.com/", "link-look-alike"),
        ("https://hue-gov.vn/", "link-look-alike"),
        ("https://huegov.vn/", "link-host"),
        ("https://faceb00k.com/", "link-look-alike"),
        ("https://zaIo.me/", "link-look-alike"),
        ("https://xn--hu-fka.vn/", "link-look-alike"),
        ("https://bit.ly/a", "link-shortener"),
        ("https://www.tinyurl.com/a", "link-shortener"),
        ("https://l.facebook.com/l.php?u=x", "link-shortener"),
        ("https://192.168.1.1/", "link-host"),
    ],
)
def test_other_hosts_are_named(url: str, code: str) -> None:
    assert linked(url) == [code]


def test_a_spec_adds_hosts_of_its_own() -> None:
    assert linked("https://a.example.vn/", hosts=["example.vn"]) == []
    assert linked("https://bit.ly/a", hosts="bit.ly") == []
    assert linked("https://example.vn.evil.com/", hosts=["example.vn"]) == ["link-look-alike"]
    for wrong in ("https://example.vn", "example", "*.vn", "a b.vn", 5):
        with pytest.raises(ig.SpecError, match=r"hosts\[0\]: this is no host"):
            ig.Infographic(**facts(hosts=[wrong]))


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Xem tuongtac.hue.gov.vn", []),
        ("Nguồn: viettimes.vn, thuvienpc.com", []),
        ("Xem https://example.com/a.", ["link-host"]),
        ("Xem http://hue.gov.vn", ["link-http"]),
        ("Tải tại bit.ly/hues", ["link-shortener"]),
        ("Tải tại t.co", ["link-shortener"]),
        ("Xem hue.gоv.vn", ["link-look-alike"]),  # a Cyrillic о
        ("Xem https://hue.gоv.vn/", ["link-look-alike"]),
        ("Gửi ubnd@hue.gov.vn", []),
        ("Xem https://hue.gov.vn@example.com/", ["link-credentials", "link-host"]),
    ],
)
def test_links_in_texts_are_read_too(words: str, codes: list[str]) -> None:
    spec = ig.Infographic(**facts(text(words)))
    assert [one.code for one in links.check(spec)] == codes


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("utm_source=zalo&utm_medium=social&utm_campaign=kh60-2022&utm_content=feed-4x5", []),
        ("utm_source=Zalo&utm_medium=social&utm_campaign=kh60-2022", ["link-utm"]),
        ("utm_source=zalo&utm_medium=m%E1%BA%A1ng&utm_campaign=a", ["link-utm"]),
        ("utm_source=zalo&utm_medium=&utm_campaign=a", ["link-utm"]),
        ("UTM_source=zalo&utm_medium=social&utm_campaign=a", ["link-utm"]),
        ("utm_source=zalo", ["link-utm-parts"]),
        ("pa=123456", []),
        ("", []),
    ],
)
def test_what_is_measured_is_lower_case_and_whole(query: str, codes: list[str]) -> None:
    assert linked(f"https://tuongtac.hue.gov.vn/?{query}") == codes
