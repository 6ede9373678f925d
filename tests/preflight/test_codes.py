"""QR codes: read from the final pixels of their own place, now and after recompression."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from specs import spec

import infographix as ig
from infographix.engine import engine
from infographix.finding import Finding
from infographix.geometry import Rect
from infographix.preflight import codes, recompressed
from infographix.preflight.subject import Subject
from infographix.render.pixels import Pixels


@pytest.fixture(scope="module")
def picture() -> ig.Picture:
    return ig.render(spec(), "facebook-square")


def found(picture: ig.Picture, pixels: Pixels | None = None, **slot: object) -> Sequence[Finding]:
    """Check the one code of a picture, with other pixels or another slot."""
    drawn = picture.drawn
    (own,) = drawn.arrangement.codes
    arrangement = replace(drawn.arrangement, codes=[replace(own, **slot)])
    shown = pixels or picture.pixels
    subject = Subject(
        drawn.infographic, drawn.format, arrangement, drawn.look, picture.choice, shown
    )
    return list(codes.check(subject))


def test_a_code_that_reads_as_asked_is_no_finding(picture: ig.Picture) -> None:
    assert found(picture) == []


def test_a_code_that_is_covered_is_an_error(picture: ig.Picture) -> None:
    pixels = picture.pixels
    covered = Pixels(pixels.width, pixels.height, b"\x80" * len(pixels.data))
    (one,) = found(picture, covered)
    assert (one.severity, one.code, one.field) == ("error", "qr-unreadable", "qr")
    assert one.details["read"] is None


def test_a_code_that_reads_otherwise_is_an_error(picture: ig.Picture) -> None:
    (slot,) = picture.drawn.arrangement.codes
    (one,) = found(picture, value="https://hue.gov.vn/")
    assert one.severity == "error"
    assert one.details == {"asked": "https://hue.gov.vn/", "read": slot.value}


def test_a_code_is_looked_for_in_its_own_place_only(picture: ig.Picture) -> None:
    assert [one.code for one in found(picture, box=Rect(0, 0, 222, 222))] == ["qr-unreadable"]


def test_a_code_is_named_by_the_field_that_asks_for_it() -> None:
    block = {"kind": "service", "name": "Hue-S", "qr": "https://bit.ly/abc"}
    picture = ig.render({"title": "Hue-S", "blocks": [block]}, "facebook-square")
    assert [one.field for one in found(picture, value="https://a.vn/")] == ["blocks[0].qr"]
    told = [one.field for one in picture.report.findings if one.code == "link-shortener"]
    assert told == ["blocks[0].qr.url"]


def test_every_width_and_quality_that_is_promised_is_tried() -> None:
    tried = {(trial.width, trial.quality) for trial in recompressed.trials()}
    assert tried == {(width, quality) for width in (1080, 720, 480) for quality in (70, 50)}
    errors = {t.width for t in recompressed.trials() if Finding(t.code).severity == "error"}
    assert errors == {1080, 720}


@pytest.mark.parametrize("form", sorted(engine().formats))
def test_the_codes_of_every_format_survive_recompression(form: str) -> None:
    picture = ig.render(spec(), form)
    told = {one.code for one in picture.report.findings}
    assert not {code for code in told if code.startswith("qr")}
    if engine().formats[form].qr == "required":
        assert picture.drawn.arrangement.codes


def test_a_logo_within_the_tested_share_is_no_finding(picture: ig.Picture) -> None:
    from spoilt import covered, on_code

    told = on_code(covered(-0.06))(ig.render(spec(), "facebook-square")).report.findings
    assert not [one for one in told if one.code.startswith("qr")]
