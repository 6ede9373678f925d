"""Findings: damage and what should be known, each with its severity, field and details."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from specs import bare, spec

import infographix as ig
from infographix import preflight
from infographix.boxes.arrange import CodeSlot
from infographix.engine import engine
from infographix.errors import Problem
from infographix.facts.model import Infographic
from infographix.geometry import Rect
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


OLD = "Sở TT&TT tỉnh Thừa Thiên Huế"


def named(**fields: Any) -> list[tuple[str, str]]:
    findings = preflight.names(Infographic(**bare(**fields)))
    assert {finding.severity for finding in findings} <= {"advice"}
    assert {finding.code for finding in findings} <= {"name-by-date"}
    return [(finding.field, str(finding.details["suggestion"])) for finding in findings]


def test_a_name_that_no_longer_holds_is_advice_with_its_field() -> None:
    block = {"kind": "figures", "items": [{"value": 5, "label": "của UBND tỉnh"}]}
    fields = {
        "blocks": [block],
        "qr": {"url": "https://thuathienhue.gov.vn/", "label": OLD},
        "caption": "Mời bà con Thừa Thiên Huế",
    }
    found = [
        ("blocks[0].items[0].label", "UBND thành phố"),
        ("qr.url", "hue.gov.vn"),
        ("qr.label", "Sở KH&CN"),
        ("qr.label", "thành phố Huế"),
        ("caption", "thành phố Huế"),
    ]
    assert named(date="21/09/2025", **fields) == found
    assert named(date="09/2025", **fields) == found
    assert named(date="21/09/2022", **fields) == []
    assert named(**fields) == []


def test_sources_keep_the_names_of_their_time() -> None:
    assert named(date="2025-09-21", source=OLD, hashtags=["ThừaThiênHuế"]) == []


def test_names_are_reported_but_never_rewritten() -> None:
    picture = ig.render(bare(title=OLD, date="21/09/2025"), "facebook-story")
    assert [f.code for f in picture.report.findings] == ["name-by-date", "name-by-date"]
    assert picture.alt_text.startswith(OLD)


def test_a_rounded_value_is_advice_and_the_alternative_text_keeps_the_exact_one() -> None:
    block = {
        "kind": "figures",
        "decimals": 1,
        "items": [
            {"value": "15,345%", "label": "Kinh tế số"},
            {"value": "> 98,46", "label": "Xử lý", "decimals": "0"},
            {"value": "7,5", "label": "Như đã cho"},
            {"value": "2/63", "label": "Hạng"},
        ],
    }
    picture = ig.render(bare(block), "facebook-square")
    findings = [f for f in picture.report.findings if f.code == "rounded"]
    assert [(f.severity, f.field, f.details) for f in findings] == [
        ("advice", "blocks[0].items[0].value", {"exact": "15,345%", "shown": "15,3%"}),
        ("advice", "blocks[0].items[1].value", {"exact": "> 98,46", "shown": "> 98"}),
    ]
    drawn = {line for slot in picture.report.fit for line in slot.lines}
    assert {"15,3%", "> 98", "7,5", "2/63"} <= drawn
    assert "15,345%" in picture.alt_text
    assert "trên 98,46" in picture.alt_text
