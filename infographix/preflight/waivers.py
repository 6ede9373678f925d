"""Findings and a spec's waivers → those that stand, and those that were accepted, with why."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from infographix.facts.model import Infographic
from infographix.finding import Finding


class Waived(Struct, frozen=True):
    """A finding that the spec accepts."""

    code: str
    field: str
    reason: str
    finding: Finding


def divided(
    findings: Iterable[Finding], spec: Infographic
) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Return the findings that stand, and those that the spec waives."""
    reasons = spec.waive.reasons if spec.waive is not None else {}
    stand, waived = [], []
    for found in findings:
        if found.code in reasons:
            waived.append(Waived(found.code, found.field, reasons[found.code], found))
        else:
            stand.append(found)
    return tuple(stand), tuple(waived)
