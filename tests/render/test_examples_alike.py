"""The painters draw whole infographics alike: every example, every format, both themes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from PIL import Image
from test_painter import FAR_SHARE, MEAN_TOLERANCE, difference

import infographix as ig
from infographix.frame import Frame
from infographix.render.encode import to_image
from infographix.render.painter import choose

EXAMPLES = Path(__file__).parents[2] / "examples"
STEMS = ("ke-hoach-60", "dti-2022", "cai-dat-hue-s")
FORMATS = ig.Infographic.model_fields["formats"].default
CASES = [
    (stem, form, "so" if form == "facebook-square" else "hue")
    for stem in STEMS
    for form in FORMATS
    if form != "zalo-message"  # of the same size as facebook-square
]


@cache
def frame(stem: str, form: str, theme: str) -> Frame:
    spec = ig.load(EXAMPLES / f"{stem}.yaml").model_copy(update={"theme": theme})
    return ig.render(spec, form).frame


@cache
def painted(renderer: str, stem: str, form: str, theme: str) -> Image.Image:
    pixels = choose(renderer).painter.paint(frame(stem, form, theme))
    return to_image(pixels)


@pytest.mark.parametrize(("stem", "form", "theme"), CASES)
@pytest.mark.parametrize("renderer", ["resvg", "cairo"])
def test_painters_agree_on_the_examples(renderer: str, stem: str, form: str, theme: str) -> None:
    skia = painted("skia", stem, form, theme)
    other = painted(renderer, stem, form, theme)
    mean, far, _ = difference(skia, other)
    assert mean <= MEAN_TOLERANCE
    assert far <= FAR_SHARE
