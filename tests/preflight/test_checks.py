"""Every finding is tripped by a spec and not by the same one mended, and speaks both languages."""

from __future__ import annotations

import json
import pickle
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from spoilt import SPOILT
from trips import TRIPS, Trip, facts

import infographix as ig
from infographix import finding
from infographix.finding import LANGUAGES, Finding
from infographix.preflight.checks import CHECKS, ELSEWHERE
from infographix.preflight.subject import Subject

ALL = (*TRIPS, *SPOILT)
each = pytest.mark.parametrize("trip", ALL, ids=[trip.name for trip in ALL])
FEW = {
    "percent-range": "warning",
    "no-source": "warning",
    "no-publisher": "warning",
    "no-date": "warning",
    "no-as-of": "warning",
    "name-by-date": "warning",
    "host-by-date": "warning",
    "contrast-weak": "warning",
    "contrast": "error",
    "shares-sum": "error",
    "qr-unreadable": "error",
    "text-small": "error",
    "bytes-over": "error",
    "link-shortener": "error",
    "link-look-alike": "error",
    "link-credentials": "error",
    "link-host": "warning",
    "safe-area": "advice",
    "margin": "advice",
    "text-share": "advice",
    "thin-text": "advice",
}
"""What is an error, a warning, advice."""


def folders(base: Path) -> tuple[Path, Path]:
    one, other = base / "bad", base / "good"
    one.mkdir()
    other.mkdir()
    return one, other


@each
def test_a_finding_is_tripped_and_mended(trip: Trip, tmp_path: Path) -> None:
    bad, good = folders(tmp_path)
    found = [one for one in trip.trip(bad) if (one.code, one.variant) == (trip.code, trip.variant)]
    assert found
    assert trip.code not in {one.code for one in trip.mend(good)}
    for one in found:
        for language in LANGUAGES:
            told = one.told(language)
            assert told["message"], language
            json.dumps(told)
            assert not [text for text in told.values() if "{" in str(text) and text != one.details]
        assert one.text("en") != one.text("vi")
        assert pickle.loads(pickle.dumps(one)) == one


def test_a_whole_piece_is_told_nothing() -> None:
    assert ig.render(facts(), "facebook-square").report.findings == ()


def test_every_code_has_a_spec_that_trips_it() -> None:
    assert {trip.code for trip in ALL} == set(finding.codes())


def test_every_code_is_listed_with_one_check() -> None:
    listed = [code for check in CHECKS for code in check.codes] + list(ELSEWHERE)
    assert sorted(listed) == sorted(finding.codes())


def test_a_check_gives_no_finding_but_those_listed() -> None:
    """Run each check alone on pictures with much to say."""
    data = facts(
        publisher=None, source=None, qr="https://bit.ly/a?utm_source=A", title="Các nghành"
    )
    picture = ig.render(data, "facebook-square")
    drawn = picture.drawn
    subject = Subject(
        drawn.infographic,
        drawn.format,
        drawn.arrangement,
        drawn.look,
        picture.choice,
        picture.pixels,
    )
    told = [(check, list(check.run(subject))) for check in CHECKS]
    assert sum(map(len, (found for _, found in told))) >= 5
    for check, found in told:
        assert {one.code for one in found} <= set(check.codes)


def messages() -> list[tuple[str, str]]:
    return [
        (code, variant) for code in finding.codes() for variant in ("", *finding.variants(code))
    ]


@pytest.mark.parametrize(("code", "variant"), messages(), ids=".".join)
def test_every_message_has_both_languages_with_the_same_details(code: str, variant: str) -> None:
    one = Finding(code, variant=variant)
    assert one.severity in ("error", "warning", "advice")
    for part in ("text", "found", "allowed", "hint"):
        template = one._part({"text": "en"}.get(part, part))
        other = one._part({"text": "vi"}.get(part, part))
        if part != "text" and isinstance(template, dict):
            assert set(template) == set(LANGUAGES)
            template, other = template["en"], template["vi"]
        if part == "text":
            assert template and other
        # A message may leave out in Vietnamese what is said in English words only.
        assert names(other) <= names(template)


def names(template: Any) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


@pytest.mark.parametrize("code", FEW)
def test_severities_are_those_of_the_house(code: str) -> None:
    assert Finding(code).severity == FEW[code]


def test_numbers_are_written_as_the_language_writes_them() -> None:
    one = Finding("contrast-weak", "title", {"text": "a", "ratio": 4.25, "least": 4.5, "ink": "#1",
                                             "ground": "#2"})  # fmt: skip
    assert "4.25 : 1" in one.text()
    assert "4,25 : 1" in one.text("vi")
    over = Finding("bytes-over", "", {"limit": 1_000_000, "found": "2"})
    assert over.allowed() == "1,000,000 bytes"
    assert over.allowed("vi") == "1.000.000 byte"
