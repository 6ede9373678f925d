"""Results → stdout as JSON or lines; messages → stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from msgspec.structs import asdict

from infographix.errors import Problem, visible
from infographix.finding import Finding, Language
from infographix.preflight.waivers import Waived


def say(text: str) -> None:
    """Write a message to stderr."""
    sys.stderr.write(f"{visible(text)}\n")


def rows(entries: Sequence[dict[str, Any]], as_json: bool, *columns: str) -> None:
    """Print entries as one JSON array, or as lines of the columns named."""
    if as_json:
        text = json.dumps(entries, ensure_ascii=False, indent=2)
        text = text.encode("utf-8", "backslashreplace").decode()  # of file names that are no text
        sys.stdout.write(f"{text}\n")
        return
    widths = [max((len(str(entry[name])) for entry in entries), default=0) for name in columns]
    for entry in entries:
        cells = (str(entry[name]).ljust(width) for name, width in zip(columns, widths, strict=True))
        sys.stdout.write(f"{'  '.join(cells).rstrip()}\n")


def finding(found: Finding, language: Language = "en") -> dict[str, Any]:
    """Return a finding as plain data, its words in one language."""
    return found.told(language)


def waived(one: Waived, language: Language = "en") -> dict[str, Any]:
    """Return a finding that the spec accepts, with its reason."""
    return {"code": one.code, "field": one.field, "reason": one.reason} | {
        "finding": one.finding.told(language)
    }


def problem(found: Problem) -> dict[str, str]:
    return asdict(found)
