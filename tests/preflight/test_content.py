"""What a layout did with the facts: cut, rounded, left out, repaired, each with its field."""

from __future__ import annotations

from pathlib import Path

from specs import bare

import infographix as ig
from infographix.errors import Problem
from infographix.preflight import content


def test_a_painter_passed_over_gives_the_reason_and_a_hint() -> None:
    (found,) = content.skipped([Problem("no skia", found="libGL.so.1", hint="libgl1")])
    assert (found.severity, found.code) == ("advice", "renderer")
    assert found.message == "no skia: libGL.so.1"
    assert content.skipped([]) == []


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
    assert found[0].found().endswith("…")
    (slot,) = picture.report.fit
    assert slot.ellipsized
    assert slot.lines[0].endswith("…")


def test_repairs_of_the_text_are_findings_with_their_fields() -> None:
    picture = ig.render(bare(title="Chuyển  đổi\u200b số"), "facebook-square")
    found = [finding for finding in picture.report.findings if finding.code == "text-repaired"]
    assert {finding.field for finding in found} == {"title"}
    assert {finding.severity for finding in found} == {"advice"}


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
