"""Findings: damage and what should be known, each with its severity, field and details."""

from __future__ import annotations

from pathlib import Path

import pytest
from specs import bare, spec

import infographix as ig
from infographix import preflight
from infographix.boxes.arrange import CodeSlot
from infographix.errors import Problem
from infographix.geometry import Rect
from infographix.pipeline import engine
from infographix.render.encode import Encoded
from infographix.render.pixels import Pixels


@pytest.fixture(scope="module")
def picture() -> ig.Picture:
    return ig.render(spec(), "facebook-square")


def test_a_code_that_reads_as_asked_is_no_finding(picture: ig.Picture) -> None:
    assert preflight.codes(picture.drawn.arrangement.codes, picture.pixels) == []


def test_a_code_that_is_covered_is_an_error(picture: ig.Picture) -> None:
    pixels = picture.pixels
    covered = Pixels(pixels.width, pixels.height, b"\x80" * len(pixels.data))
    (found,) = preflight.codes(picture.drawn.arrangement.codes, covered)
    assert (found.severity, found.code, found.field) == ("error", "qr-unreadable", "qr")
    assert found.details["read"] is None


def test_a_code_that_reads_otherwise_is_an_error(picture: ig.Picture) -> None:
    (slot,) = picture.drawn.arrangement.codes
    asked = CodeSlot("https://hue.gov.vn/", slot.box, slot.module, slot.version)
    (found,) = preflight.codes([asked], picture.pixels)
    assert found.severity == "error"
    assert found.details == {"asked": "https://hue.gov.vn/", "read": slot.value}


def test_a_code_is_looked_for_in_its_own_place_only(picture: ig.Picture) -> None:
    (slot,) = picture.drawn.arrangement.codes
    elsewhere = CodeSlot(slot.value, Rect(0, 0, 200, 200), slot.module, slot.version)
    assert len(preflight.codes([elsewhere], picture.pixels)) == 1


@pytest.mark.parametrize(
    ("kind", "pressed", "severity"),
    [
        ("png", False, None),
        ("png", True, "advice"),
        ("jpeg", True, "warning"),
        ("jpeg", False, None),
    ],
)
def test_a_file_that_was_over_the_limit_says_so(
    kind: str, pressed: bool, severity: str | None
) -> None:
    steps = ("png, filter none: 9 bytes", f"{kind}: 5 bytes")
    encoded = Encoded(b"12345", kind, steps, pressed)  # type: ignore[arg-type]
    found = preflight.size(encoded, engine().formats["facebook-square"])
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    for finding in found:
        assert finding.code == "bytes"
        assert finding.details == {"bytes": 5}
        assert steps[-1] in finding.message


def test_a_painter_passed_over_gives_the_reason_and_a_hint() -> None:
    (found,) = preflight.skipped([Problem("no skia", found="libGL.so.1", hint="libgl1")])
    assert (found.severity, found.code) == ("advice", "renderer")
    assert found.message == "no skia: libGL.so.1"
    assert preflight.skipped([]) == []


def test_a_text_cut_by_a_users_layout_is_a_warning_with_its_field(tmp_path: Path) -> None:
    (tmp_path / "cut.svg.j2").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix"><ix:column>'
        '<ix:text role="title" max-lines="1">{{ page.title }}</ix:text></ix:column></svg>',
        encoding="utf-8",
    )
    title = "Chuyển đổi số Thừa Thiên Huế " * 3
    picture = ig.render(bare(title=title, layout="cut"), layout_paths=[tmp_path])
    found = [finding for finding in picture.report.findings if finding.code == "ellipsis"]
    assert [(finding.severity, finding.field) for finding in found] == [("warning", "title")]
    assert found[0].message.rstrip("'").endswith("…")
    (slot,) = picture.report.fit
    assert slot.ellipsized
    assert slot.lines[0].endswith("…")


def test_repairs_of_the_text_are_findings_with_their_fields() -> None:
    picture = ig.render(bare(title="Chuyển  đổi\u200b số"), "facebook-square")
    found = [finding for finding in picture.report.findings if finding.code == "text-repaired"]
    assert {finding.field for finding in found} == {"title"}
    assert {finding.severity for finding in found} == {"advice"}
