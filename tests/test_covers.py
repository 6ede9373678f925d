"""Covers and badges: what they hold, what they leave out, and that the report says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from blocks import BLOCKS, URL
from PIL import Image
from promise import code_faults, read_codes, text_faults
from specs import bare, example, spec

import infographix as ig
from infographix import format as formats

FOUND = formats.load()
COVERS = [name for name, form in FOUND.items() if form.use == "cover"]
BADGES = [name for name, form in FOUND.items() if form.use == "badge"]
LONG = (
    "Mỗi phản ánh của người dân góp phần xây dựng thành phố Huế văn minh, thân thiện và đáng sống"
)


def fields(picture: ig.Picture) -> set[str]:
    return {field for slot in picture.drawn.arrangement.texts for field in slot.fields}


def full(**more: object) -> dict[str, object]:
    return spec(publisher="UBND thành phố Huế", series="Chuyển đổi số", **more)


@pytest.mark.parametrize("name", COVERS)
@pytest.mark.parametrize("title", ["Chuyển đổi số vì người dân", LONG], ids=["short", "long"])
def test_a_cover_holds_its_title_inside_the_safe_area(name: str, title: str) -> None:
    picture = ig.render(full(title=title), name)
    assert not text_faults(picture)
    assert {"title", "publisher"} <= fields(picture)
    assert not any(field.startswith("blocks") for field in fields(picture))
    assert picture.report.layout == "cover"
    assert picture.report.reason == "the format is a cover"


@pytest.mark.parametrize("name", COVERS)
def test_a_cover_has_its_code_where_the_format_takes_one(name: str) -> None:
    picture = ig.render(full(), name)
    codes = picture.drawn.arrangement.codes
    if FOUND[name].qr == "none":
        assert not codes
        assert "qr" in picture.report.left_out
    else:
        assert read_codes(picture.png) == [URL]
        assert not code_faults(picture, codes[0])


def test_a_code_that_has_no_room_is_left_out_of_a_cover_and_said_to_be() -> None:
    long = f"{URL}{'x' * 900}"
    picture = ig.render(full(qr=long), "facebook-page-cover")
    assert not picture.drawn.arrangement.codes
    assert "qr" in picture.report.left_out
    with pytest.raises(ig.QRError):
        ig.render(full(qr=long), "facebook-square")


def test_a_long_title_takes_the_room_of_the_lines_around_it() -> None:
    short, long = (ig.render(full(title=t), "facebook-page-cover") for t in ("Hue-S", LONG))
    assert {"subtitle", "kicker"} <= fields(short)
    assert not {"subtitle", "kicker", "series.name"} & fields(long)
    assert {"subtitle", "kicker", "series"} <= set(long.report.left_out)


def test_a_title_that_no_cover_holds_is_refused_by_its_field() -> None:
    with pytest.raises(ig.FitError) as caught:
        ig.render(bare(title=f"Mở {'tuongtac' * 12}.vn"), "facebook-page-cover")
    assert caught.value.problems[0].where == "title"


@pytest.mark.parametrize("name", BADGES)
@pytest.mark.parametrize("publisher", ["Hue-S", "Sở Khoa học và Công nghệ thành phố Huế"])
def test_a_badge_holds_a_logo_and_a_name(tmp_path: Path, name: str, publisher: str) -> None:
    Image.new("RGB", (64, 64), "#5A2A82").save(tmp_path / "logo.png")
    data = full(logo="logo.png") | {"publisher": publisher}
    picture = ig.render(ig.load(data, folder=tmp_path), name)
    assert fields(picture) == {"publisher"}
    assert not text_faults(picture)
    assert picture.report.smallest >= 11
    assert (0x5A, 0x2A, 0x82) in {color for _, color in picture.image.getcolors(1 << 20)}
    assert picture.report.layout == "badge"


@pytest.mark.parametrize("name", BADGES)
def test_a_badge_without_a_publisher_holds_the_title(name: str) -> None:
    picture = ig.render(bare(title="Hue-S"), name)
    assert fields(picture) == {"title"}
    assert not text_faults(picture)


@pytest.mark.parametrize("name", [*COVERS, *BADGES])
def test_what_is_left_out_is_one_advice_and_no_error_where_strict(name: str) -> None:
    picture = ig.render(full() | {"strict": True}, name)
    (finding,) = (found for found in picture.report.findings if found.code == "left-out")
    assert finding.severity == "advice"
    assert finding.details["fields"] == list(picture.report.left_out)
    assert "blocks[0]" in picture.report.left_out
    drawn = fields(picture)
    told = {*picture.report.left_out, *drawn}
    assert {"title", "kicker", "source", "cta", "blocks[0]", "publisher", "subtitle"} <= told
    assert not drawn & set(picture.report.left_out)


def test_the_layout_that_a_spec_names_is_for_its_infographics() -> None:
    data = full(layout="hero")
    assert ig.render(data, "facebook-page-cover").report.layout == "cover"
    assert ig.render(data, "zns-logo").report.layout == "badge"
    assert ig.render(data, "facebook-square").report.layout == "hero"


def test_the_description_of_a_cover_or_badge_tells_what_is_on_it() -> None:
    cover, badge = (ig.render(full(), name).alt_text for name in ("zalo-oa-cover", "zns-logo"))
    assert cover == ("Kế hoạch số 60/KH-UBND. Chuyển đổi số Thừa Thiên Huế. UBND thành phố Huế.")
    assert badge == "Biểu trưng: UBND thành phố Huế."


def test_a_picture_that_should_lead_on_advises_a_code() -> None:
    def codes(name: str, **more: object) -> list[str]:
        found = ig.render(bare(BLOCKS["steps"], **more), name).report.findings
        return [finding.field for finding in found if finding.code == "no-code"]

    assert codes("facebook-square") == ["qr"]
    assert codes("facebook-square", qr=URL) == []
    assert codes("facebook-story") == []


@pytest.mark.parametrize(
    "name", [name for name, form in FOUND.items() if form.use == "infographic"]
)
def test_every_format_for_infographics_draws_an_example(name: str) -> None:
    picture = ig.render(example("dti-2022"), name)
    assert not text_faults(picture)
    assert picture.report.bytes <= FOUND[name].limit
