"""resvg ends a process's patience with a panic; users get an error of ours."""

from __future__ import annotations

import pytest

from infographix.errors import RenderError
from infographix.render.resvg import ResvgPainter


def test_a_document_that_is_no_svg_is_a_render_error(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RenderError, match="cannot draw"):
        ResvgPainter().paint_svg("<svg")
    capfd.readouterr()
