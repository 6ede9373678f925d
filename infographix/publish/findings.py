"""A report's findings → plain data in both languages: the one place that knows how they speak."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

SEVERITIES = ("error", "warning", "advice")
"""Gravest first."""


def told(finding: Any) -> dict[str, Any]:
    """Return a finding as plain data: severity, code, field, message, message_vi and details."""
    speak = getattr(finding, "told", None)
    data: dict[str, Any] = speak() if speak else asdict(finding)
    text = getattr(finding, "text", None)
    hint = getattr(finding, "hint", None)
    return {
        **data,
        "message_vi": text("vi") if text else finding.message,
        "hint_vi": hint("vi") if hint else "",
    }


def stand(report: Any) -> list[dict[str, Any]]:
    """Return the findings of a report that stand, gravest first."""
    return [told(found) for found in sorted(report.findings, key=_grave)]


def waived(report: Any) -> list[dict[str, Any]]:
    """Return the findings that the spec accepts, each with its reason."""
    return [{**told(one.finding), "reason": one.reason} for one in getattr(report, "waived", ())]


def tally(findings: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return how many findings of each severity there are."""
    found = [entry["severity"] for entry in findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def _grave(finding: Any) -> int:
    return SEVERITIES.index(finding.severity)
