"""Codes of services: counted by network and format, shortened before facts give way."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from blocks import BLOCKS
from promise import code_faults, read_codes, text_faults
from specs import EXAMPLES, SHORT, bare, example, spec

import infographix as ig
from infographix import format as formats
from infographix import links, network
from infographix.facts.model import FORMATS
from infographix.finding import Finding

BASE = "https://tuongtac.hue.gov.vn/"
SERVICE = {"service": "phan-anh", "campaign": "kh60-2022", "label": "Quét mã"}
LONG = "tuyen-truyen-pho-bien-ve-chuyen-doi-so-nam-2022-thua-thien"
FOUND = formats.load()


def counted(**qr: Any) -> dict[str, Any]:
    return bare(BLOCKS["steps"], qr={**SERVICE, **qr})


def held(picture: ig.Picture) -> str:
    (slot,) = picture.drawn.arrangement.codes
    return slot.value


def asked(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


def finding(picture: ig.Picture, code: str) -> Finding:
    (found,) = [one for one in picture.report.findings if one.code == code]
    return found


def shown(picture: ig.Picture) -> str:
    return " ".join(slot.text for slot in picture.drawn.arrangement.texts)


def test_each_format_has_a_code_of_its_own_that_says_where_it_was_scanned() -> None:
    addresses = {}
    for name in FORMATS:
        picture = ig.render(counted(), name)
        address = addresses[name] = held(picture)
        assert read_codes(picture.png) == [address]
        assert asked(address) == {
            "utm_source": FOUND[name].network,
            "utm_medium": "social",
            "utm_campaign": "kh60-2022",
            "utm_content": name.removeprefix(f"{FOUND[name].network}-"),
        }
        assert address.startswith(f"{BASE}?")
        assert address == address.lower() and address.isascii()
    assert len(set(addresses.values())) == len(FORMATS)


@pytest.mark.parametrize("url", [f"{BASE}?UTM_Source=A&a=%C3%A1#x", BASE, f"{BASE}?utm_source=fb"])
def test_an_address_is_drawn_byte_for_byte_on_every_network(url: str) -> None:
    for name in ("facebook-square", "zalo-message"):
        picture = ig.render(bare(qr={"url": url}), name)
        assert held(picture) == url
        assert read_codes(picture.png) == [url]
        assert "1900 1075" not in shown(picture)


def test_without_a_campaign_nothing_is_added() -> None:
    assert held(ig.render(counted(campaign=None), "facebook-square")) == BASE


def test_a_page_whose_owner_cannot_read_parameters_gets_none() -> None:
    picture = ig.render(counted(service="facebook"), "facebook-square")
    assert held(picture) == "https://www.facebook.com/HueIOC/"


def test_parameters_join_an_address_that_has_some_and_stand_before_its_fragment() -> None:
    facebook = network.load()["facebook"]
    full, *_, bare_ = links.counted("https://hue.gov.vn/a?b=1#c", facebook, "x", "y")
    assert full == (
        "https://hue.gov.vn/a?b=1"
        "&utm_source=facebook&utm_medium=social&utm_campaign=x&utm_content=y#c"
    )
    assert bare_ == "https://hue.gov.vn/a?b=1#c"
    own = "https://hue.gov.vn/?utm_campaign=z"
    assert links.counted(own, facebook, "x", "y") == (own,)


def test_parameters_go_in_the_order_that_is_stated_and_the_campaign_last() -> None:
    steps = links.counted(BASE, network.load()["zalo"], "x", "y")
    left = [set(asked(address)) for address in steps]
    gone = [(before - after).pop() for before, after in pairwise(left)]
    assert tuple(gone) == links.DROPPED
    assert links.DROPPED[0] == "utm_content" and links.DROPPED[-1] == "utm_campaign"
    assert [len(address) for address in steps] == sorted(map(len, steps), reverse=True)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kế hoạch 60/KH-UBND", "ke-hoach-60-kh-ubnd"),
        ("Đề án số 06", "de-an-so-06"),
        ("KH60-2022", "kh60-2022"),
    ],
)
def test_a_campaign_in_vietnamese_becomes_ascii_and_it_is_said(name: str, slug: str) -> None:
    picture = ig.render(counted(campaign=name), "facebook-square")
    assert asked(held(picture))["utm_campaign"] == slug
    found = finding(picture, "qr-campaign")
    assert (found.severity, found.field) == ("advice", "qr.campaign")
    assert found.details["used"] == slug
    with pytest.raises(ig.SpecError, match=slug):
        ig.render({**counted(campaign=name), "strict": True}, "facebook-square")


@pytest.mark.parametrize("name", ["…!", "a" * 61])
def test_a_campaign_without_letters_or_with_too_many_is_refused(name: str) -> None:
    with pytest.raises(ig.SpecError, match=r"qr\.campaign"):
        ig.render(counted(campaign=name), "facebook-square")


def test_a_long_address_loses_parameters_and_the_arithmetic_is_told() -> None:
    picture = ig.render(counted(campaign=LONG), "facebook-square")
    (slot,) = picture.drawn.arrangement.codes
    assert set(asked(slot.value)) == {"utm_source", "utm_campaign"}
    assert slot.module >= 6 and not code_faults(picture, slot)
    found = finding(picture, "qr-shortened")
    assert (found.severity, found.field) == ("advice", "qr.service")
    assert found.details["left_out"] == ["utm_content", "utm_medium"]
    full = str(found.details["full"])
    for words in (
        f"{len(full)} characters",
        "version 9",
        "61 modules",
        "× 6 px = 366 px",
        "320 px",
    ):
        assert words in found.message


def test_facts_do_not_give_way_to_parameters() -> None:
    facts = example("ke-hoach-60") | {"qr": SERVICE}
    plain = ig.render(facts | {"qr": {"url": BASE}}, "facebook-square")
    picture = ig.render(facts, "facebook-square")
    assert picture.report.left_out == plain.report.left_out == ()
    assert "beside a larger code" in finding(picture, "qr-shortened").message
    short = ig.render(facts, "facebook-link")
    before = ig.render(facts | {"qr": {"url": BASE}}, "facebook-link")
    blocks = {field for field in short.report.left_out if field.startswith("blocks")}
    assert blocks == {field for field in before.report.left_out if field.startswith("blocks")}


def test_an_address_that_is_too_long_even_alone_is_refused_with_the_arithmetic(
    tmp_path: Path,
) -> None:
    (tmp_path / "hue_s.toml").write_text(
        f'[links.xa]\nurl = "https://hue.gov.vn/{"x" * 700}"\n', encoding="utf-8"
    )
    with pytest.raises(ig.QRError) as caught:
        ig.render(counted(service="xa"), "facebook-square", layout_paths=[tmp_path])
    said = str(caught.value)
    for words in ("qr:", "540 px", "719 bytes", "version 22", "113 modules", "× 6 px"):
        assert words in said


def test_the_address_and_the_hotline_stand_beside_every_code_of_hue_s() -> None:
    for layout in ("poster", "hero", "banner", "split", "quote", "alert", "dashboard"):
        for form in ("facebook-portrait", "facebook-square"):
            picture = ig.render({**counted(), "layout": layout}, form)
            assert "tuongtac.hue.gov.vn" in shown(picture), (layout, form)
            assert "Tổng đài 1900 1075" in shown(picture), (layout, form)
            assert not picture.report.left_out
            assert not text_faults(picture)
            assert not code_faults(picture, picture.drawn.arrangement.codes[0])


@pytest.mark.parametrize("form", [*SHORT, "facebook-page-cover", "facebook-event-cover"])
@pytest.mark.parametrize("layout", ["poster", "hero", "banner", "split", "dashboard"])
def test_a_short_format_shows_the_hotline_or_says_that_it_does_not(form: str, layout: str) -> None:
    picture = ig.render(spec(qr=SERVICE, cta="Gửi phản ánh", layout=layout), form)
    assert "tuongtac.hue.gov.vn" in shown(picture)
    assert ("1900 1075" in shown(picture)) is ("qr.hotline" not in picture.report.left_out)
    assert not text_faults(picture)


def test_a_hotline_that_stands_there_already_is_not_repeated() -> None:
    for cta in ("Gọi 1900 1075", "Gọi 19001075", "Tổng đài 1900.1075"):
        picture = ig.render({**counted(), "cta": cta}, "facebook-portrait")
        assert "Tổng đài 1900 1075" not in shown(picture)
        assert not picture.report.left_out
    other = ig.render({**counted(), "cta": "Gọi 1900 10755"}, "facebook-portrait")
    assert "Tổng đài 1900 1075" in shown(other)


def test_a_service_block_has_its_own_code_address_and_hotline() -> None:
    block = {"kind": "service", "name": "Phản ánh", "qr": SERVICE}
    picture = ig.render(bare(block), "zalo-message")
    assert asked(held(picture))["utm_source"] == "zalo"
    assert "Tổng đài 1900 1075" in shown(picture)
    assert BASE in picture.alt_text and "utm" not in picture.alt_text
    with pytest.raises(ig.SpecError, match=r"blocks\[0\]\.qr\.service"):
        ig.render(bare({**block, "qr": {"service": "phan-an"}}), "zalo-message")


def test_the_last_page_of_a_series_has_the_code_of_the_service() -> None:
    pages = ig.render_pages({**counted(), "pages": 3}, "facebook-carousel")
    assert [len(page.drawn.arrangement.codes) for page in pages] == [0, 0, 1]
    assert asked(held(pages[-1]))["utm_content"] == "carousel"
    assert "Tổng đài 1900 1075" in shown(pages[-1])


def test_an_address_from_one_source_is_a_warning_until_the_user_confirms_it(tmp_path: Path) -> None:
    facts = counted(service="google-play")
    picture = ig.render(facts, "facebook-square")
    found = finding(picture, "qr-unsure")
    assert (found.severity, found.field) == ("warning", "qr.service")
    assert "tìm “Hue-S”" in shown(picture)
    (tmp_path / "hue_s.toml").write_text(
        '[links.google-play]\nconfidence = "yours"\n', encoding="utf-8"
    )
    sure = ig.render(facts, "facebook-square", layout_paths=[tmp_path])
    assert not [one for one in sure.report.findings if one.code == "qr-unsure"]


def test_a_format_without_a_network_is_not_counted_and_an_unknown_one_is_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "formats.toml").write_text(
        "[plain]\nwidth = 1080\nheight = 1080\n"
        '[odd]\nwidth = 1080\nheight = 1080\nnetwork = "zola"\n',
        encoding="utf-8",
    )
    picture = ig.render(counted(), "plain", layout_paths=[tmp_path])
    assert held(picture) == BASE
    assert finding(picture, "qr-no-network").severity == "advice"
    with pytest.raises(ig.SpecError, match="allowed: facebook, zalo"):
        ig.render(counted(), "odd", layout_paths=[tmp_path])


@pytest.mark.parametrize("name", ["ke-hoach-60", "dti-2022", "cai-dat-hue-s"])
def test_the_examples_can_lead_to_a_service(name: str) -> None:
    facts = ig.load(example(name) | {"qr": SERVICE}, folder=EXAMPLES)
    for form in ("facebook-portrait", "zalo-article-cover"):
        picture = ig.render(facts, form)
        assert read_codes(picture.png) == [held(picture)]
        assert not [one for one in picture.report.findings if one.severity == "error"]
