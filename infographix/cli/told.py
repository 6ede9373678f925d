"""A drawn picture and its report, or an error → plain data for JSON, and lines for people."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from infographix.cli import output
from infographix.errors import InfographixError, Problem
from infographix.finding import Language
from infographix.result import Picture, Report

_WORDS: dict[Language, dict[str, str]] = {
    "en": {word: word for word in ("error", "warning", "advice", "hint", "waived")},
    "vi": {
        "error": "lỗi",
        "warning": "cảnh báo",
        "advice": "góp ý",
        "hint": "cách sửa",
        "waived": "đã chấp nhận",
    },
}


def entries(
    picture: Picture, report: Report, written: Sequence[tuple[str, int]], language: Language
) -> list[dict[str, Any]]:
    """Return one entry for each file, by its path and bytes."""
    shared = {
        "format": report.format,
        **({"page": report.page} if report.page else {}),
        "width": picture.width,
        "height": picture.height,
        "layout": report.layout,
        "theme": report.theme,
        "renderer": report.renderer,
        "findings": [output.finding(found, language) for found in report.findings],
        "waived": [output.waived(one, language) for one in report.waived],
        "left_out": list(report.left_out),
        "fit": {
            "scale": round(report.scale, 4),
            "smallest_px": round(report.smallest, 2),
            "texts": len(report.fit),
        },
    }
    return [{"path": path, **shared, "bytes": size} for path, size in written]


def failure(name: str, error: InfographixError) -> dict[str, Any]:
    """Return the entry of a format that was not drawn."""
    return {
        "format": name,
        "error": type(error).__name__,
        "problems": [output.problem(found) for found in error.problems],
    }


def lines(entries: Sequence[dict[str, Any]], language: Language) -> Iterator[str]:
    """Yield what entries say, and with them what `posted` told."""
    words = _WORDS[language]
    for entry in entries:
        if "error" in entry:
            yield f"{entry['format']}: not drawn ({entry['error']})"
            for found in entry["problems"]:
                yield f"  {Problem(**found)}"
            continue
        size = f"{entry['width']}×{entry['height']}, {entry['bytes'] / 1000:.0f} kB"
        name = entry["path"] or " ".join(filter(None, (entry["format"], entry.get("page"))))
        yield f"{name}: {size}, {entry['layout']}, {entry['renderer']}"
        for found in entry["findings"]:
            place = f"{found['field']}: " if found["field"] else ""
            yield f"  {words[found['severity']]}: {place}{found['message']} [{found['code']}]"
            if found["hint"]:
                yield f"    {words['hint']}: {found['hint']}"
        for one in entry["waived"]:
            yield f"  {words['waived']}: {one['code']}: {one['reason']}"
        if "posted" in entry:
            posted = importlib.import_module("infographix.cli.posted")
            yield from posted.lines(entry["posted"], words)


def has_error(entry: dict[str, Any]) -> bool:
    """Say whether an entry is of a picture that was not drawn, or should not be posted."""
    return "error" in entry or any(one["severity"] == "error" for one in entry["findings"])
