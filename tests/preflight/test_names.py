"""Names of Huế, its offices and hosts: what no longer holds on the piece's date is named."""

from __future__ import annotations

from typing import Any

from specs import bare, told

import infographix as ig
from infographix.facts.model import Infographic
from infographix.preflight import names

OLD = "Sở TT&TT tỉnh Thừa Thiên Huế"


def named(**fields: Any) -> list[tuple[str, str]]:
    findings = names.check(Infographic(**bare(**fields)))
    assert {finding.severity for finding in findings} <= {"warning"}
    assert {finding.code for finding in findings} <= {"name-by-date", "host-by-date"}
    return [(finding.field, str(finding.details["suggestion"])) for finding in findings]


def test_a_name_that_no_longer_holds_is_a_warning_with_its_field() -> None:
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
    assert [f.code for f in told(picture)] == ["name-by-date", "name-by-date"]
    assert picture.alt_text.startswith(OLD)
