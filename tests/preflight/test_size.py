"""Bytes: what was done to stay within a limit is told with its steps; over it is an error."""

from __future__ import annotations

from pathlib import Path

import pytest
from specs import bare

import infographix as ig
from infographix.engine import engine
from infographix.preflight import size
from infographix.render.encode import Encoded


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
    found = size.of_file(encoded, engine().formats["facebook-square"])
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    for finding in found:
        assert finding.code == "bytes"
        assert finding.details["bytes"] == 5
        assert steps[-1] in finding.message


def test_a_file_over_the_limit_is_an_error_in_a_report_that_says_the_rest(tmp_path: Path) -> None:
    table = "[tight]\nwidth = 1080\nheight = 1080\nlimit = 10_000\nkinds = ['png']\n"
    (tmp_path / "formats.toml").write_text(table, encoding="utf-8")
    report = ig.render(bare(), "tight", layout_paths=[tmp_path]).report
    (over,) = (found for found in report.findings if found.severity == "error")
    assert (over.code, report.bytes) == ("bytes-over", 0)
    assert over.allowed("vi") == "10.000 byte"
    assert {"no-source", "no-date"} <= {found.code for found in report.findings}
    assert report.fit


@pytest.mark.parametrize(("form", "limit"), [("zalo-message", 1_000_000), ("zns-image", 500_000)])
def test_zalo_s_limits_are_kept(form: str, limit: int) -> None:
    picture = ig.render(bare(), form)
    assert picture.format.limit == limit >= picture.report.bytes
    if form == "zns-image":
        assert picture.width * 9 == picture.height * 16
