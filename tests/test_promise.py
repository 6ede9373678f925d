"""The promise, from frames and pixels: no text clipped, torn, overprinted or too small to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from blocks import URL
from PIL import Image
from promise import as_posted, code_faults, labels, pixel_faults, read_codes, text_faults, torn
from specs import ALPHABET, NAMES, NASTY, SHORT, THEMES, spec

import infographix as ig
from infographix.facts.model import FORMATS

Draw = Callable[[str, str, str], ig.Picture]
EVERY = pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in NAMES for form in FORMATS]
)
EVERY_NASTY = pytest.mark.parametrize(
    ("case", "form"), [(case, form) for case in NASTY for form in FORMATS]
)


@cache
def nasty(case: str, form: str) -> ig.Picture:
    return ig.render(NASTY[case], form)


@EVERY
def test_the_text_of_an_example_keeps_to_its_place(drawn: Draw, name: str, form: str) -> None:
    picture = drawn(name, form, "hue")
    assert len(picture.drawn.arrangement.texts) > 5
    assert not text_faults(picture)


@EVERY
def test_the_painted_text_of_an_example_keeps_to_its_ink(drawn: Draw, name: str, form: str) -> None:
    assert not pixel_faults(drawn(name, form, "hue"))


@EVERY
def test_themes_change_no_place(drawn: Draw, name: str, form: str) -> None:
    """So what is proved of the places in one theme holds in the others."""
    slots = [drawn(name, form, look).drawn.arrangement for look in THEMES]
    first, *others = ([(text.box, text.lines, text.size) for text in each.texts] for each in slots)
    assert all(other == first for other in others)
    assert all(each.codes == slots[0].codes for each in slots)


@pytest.mark.parametrize("look", THEMES)
@EVERY
def test_every_code_is_read_from_the_file_and_as_a_network_shows_it(
    drawn: Draw, name: str, form: str, look: str
) -> None:
    picture = drawn(name, form, look)
    (slot,) = picture.drawn.arrangement.codes
    asked = str(picture.drawn.infographic.qr.url)  # type: ignore[union-attr]
    assert slot.value == asked
    assert read_codes(picture.png) == [asked]
    assert read_codes(as_posted(picture.png)) == [asked]
    assert not code_faults(picture, slot)


@EVERY
def test_names_and_numbers_are_never_torn(drawn: Draw, name: str, form: str) -> None:
    assert not torn(drawn(name, form, "hue").drawn.arrangement.texts)


@EVERY
def test_an_example_has_no_finding_but_what_a_short_format_left_out(
    drawn: Draw, name: str, form: str
) -> None:
    report = drawn(name, form, "hue").report
    allowed = {"left-out"} if form in SHORT else set()
    assert {found.code for found in report.findings} <= allowed
    assert bool(report.left_out) == bool(report.findings)
    assert report.bytes <= 1_000_000


@EVERY
def test_every_fact_that_is_not_left_out_is_on_the_picture(
    drawn: Draw, name: str, form: str
) -> None:
    picture = drawn(name, form, "hue")
    spec, gone = picture.drawn.infographic, picture.drawn.left_out
    shown = " ".join(labels(picture.frame.items))
    facts = [spec.title] + [
        getattr(item, field)
        for block in spec.blocks
        if block not in gone
        for item in block.items
        for field in ("title", "text", "label", "when")
        if getattr(item, field, None)
    ]
    assert not [fact for fact in facts if "".join(fact.split()) not in "".join(shown.split())]


@EVERY_NASTY
def test_nasty_text_keeps_to_its_place(case: str, form: str) -> None:
    picture = nasty(case, form)
    assert form in SHORT or not picture.report.left_out
    assert not text_faults(picture)


@EVERY_NASTY
def test_nasty_text_is_painted_inside_its_ink(case: str, form: str) -> None:
    assert not pixel_faults(nasty(case, form))


@pytest.mark.parametrize("form", FORMATS)
def test_names_and_numbers_are_not_torn_where_they_are_set_large(form: str) -> None:
    slots = nasty("document numbers", form).drawn.arrangement.texts
    assert any(len(slot.lines) > 1 for slot in slots)
    assert not torn(slots)


def test_towers_do_stand_on_two_lines() -> None:
    slots = nasty("towers in two lines of title", "facebook-square").drawn.arrangement.texts
    title = next(slot for slot in slots if slot.field == "title")
    assert len(title.lines) >= 2


def test_the_alphabet_is_whole() -> None:
    assert len(ALPHABET) == 134
    assert len(set(ALPHABET)) == 134


@pytest.mark.parametrize("form", FORMATS)
def test_a_word_wider_than_the_page_is_refused_by_its_field(form: str) -> None:
    """It is never broken, clipped, or set below the legible size."""
    with pytest.raises(ig.FitError) as caught:
        ig.render(spec(title=f"Mở {'tuongtac' * 12}.vn"), form)
    assert [problem.where for problem in caught.value.problems] == ["title"]


def test_a_character_that_no_font_has_is_refused_by_name_and_field() -> None:
    with pytest.raises(ig.FontError) as caught:
        ig.render(spec(title="Huế 漢"), "facebook-square")
    (problem,) = caught.value.problems
    assert problem.where == "title"
    assert "U+6F22" in str(problem)


ADDRESSES = {
    "short": URL,
    "with a path": f"{URL}{'phan-anh/' * 8}?ma=KH60#a",
    "long": f"{URL}{'x' * 120}",
}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("url", tuple(ADDRESSES.values()), ids=tuple(ADDRESSES))
def test_a_longer_address_makes_a_larger_code_or_an_error(url: str, form: str) -> None:
    data = spec(qr=url)
    try:
        picture = ig.render(data, form)
    except (ig.QRError, ig.FitError):
        assert url != URL
        return
    (slot,) = picture.drawn.arrangement.codes
    assert read_codes(picture.png) == [url]
    assert read_codes(as_posted(picture.png)) == [url]
    assert not code_faults(picture, slot)


def test_the_measures_notice_damage() -> None:
    """A fault in the frame or in the pixels is a fault in the lists above."""
    picture = ig.render(NASTY["document numbers"], "facebook-square")
    arrangement = picture.drawn.arrangement
    assert not text_faults(picture)
    assert not pixel_faults(picture)
    whole = list(arrangement.texts)
    arrangement.texts.pop(0)
    assert pixel_faults(picture)
    arrangement.texts[:] = [*whole, whole[0]]
    assert any("overlaps" in fault for fault in text_faults(picture))
    (slot,) = arrangement.codes
    ruined: Image.Image = picture.image
    ruined.paste(
        (0, 0, 0), (int(slot.box.x), int(slot.box.y), int(slot.box.x) + 2, int(slot.box.y) + 2)
    )
    assert code_faults(picture, slot)
