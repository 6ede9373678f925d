"""A report's findings → plain data in both languages: the one place that knows how they speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from infographix.finding import SEVERITIES, Finding, Severity
from infographix.result import Report


def told(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data: severity, code, field, message, message_vi and details."""
    return {**finding.told(), "message_vi": finding.text("vi"), "hint_vi": finding.hint("vi")}


def stand(report: Report) -> list[dict[str, Any]]:
    """Return the findings of a report that stand, gravest first."""
    return [told(found) for found in sorted(report.findings, key=lambda one: rank(one.severity))]


def waived(report: Report) -> list[dict[str, Any]]:
    """Return the findings that the spec accepts, each with its reason."""
    return [{**told(one.finding), "reason": one.reason} for one in report.waived]


def tally(findings: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many findings of each severity there are."""
    found = [entry["severity"] for entry in findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def rank(severity: Severity) -> int:
    """Return the place of a severity; the gravest is 0."""
    return list(SEVERITIES).index(severity)
