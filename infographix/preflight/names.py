"""Texts and addresses → findings on names of Huế, its offices and hosts that no longer hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from infographix import hue_s
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import CHOICES, texts
from infographix.vietnamese.dates import format_date

_KEPT = CHOICES | {"source"}
"""Fields that keep the names of their time, or hold none."""


def check(spec: Infographic) -> list[Finding]:
    """Name what no longer holds on the piece's date.

    A name of today in an older piece is left alone: `thành phố Huế` was the province's town.
    """
    day = spec.date.first_day if spec.date is not None else None
    if day is None:
        return []
    return list(_named(spec, day))


def _named(spec: Infographic, day: date) -> Iterator[Finding]:
    for field, text in texts(spec, "", _KEPT):
        for code, old_ones in (
            ("name-by-date", hue_s.old_names(text, day)),
            ("host-by-date", hue_s.old_hosts(text, day)),
        ):
            for old in old_ones:
                details: dict[str, object] = {
                    "found": old.found,
                    "suggestion": old.suggestion,
                    "since": format_date(old.since),
                }
                yield Finding(code, field, details)
