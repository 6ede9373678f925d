"""Contrast: of each text against what is really behind it, photos too; colours as others see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from sight import difference, judged
from specs import LAYOUTS, THEMES
from trips import facts

import infographix as ig
from infographix import resources
from infographix.color import Color, contrast, parse
from infographix.facts.kinds.columns import _COLORS as COLUMNS
from infographix.finding import Finding
from infographix.preflight import sight
from infographix.preflight.contrast import _hardest

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
OVER = (
    '<ix:stack width="full"><ix:image src="{{ page.logo }}" height="400" fit="cover"/>'
    '<ix:column padding="xl"><ix:text role="title" color="white">{{ page.title }}</ix:text>'
    "</ix:column></ix:stack></svg>"
)


def over(image: Image.Image, folder: Path, title: str = "Huế hôm nay") -> Iterable[Finding]:
    """Set a white title over a picture that fills the width."""
    image.save(folder / "logo.png")
    (folder / "mine.svg.j2").write_text(HEAD + OVER, encoding="utf-8")
    spec = ig.load(facts(layout="mine", logo="logo.png", title=title), folder=folder)
    found = ig.render(spec, "facebook-square", layout_paths=[folder]).report.findings
    return [one for one in found if one.code.startswith("contrast")]


@pytest.mark.parametrize(
    ("level", "code"), [(30, None), (117, None), (140, None), (160, "contrast"), (235, "contrast")]
)
def test_the_ground_is_the_picture_behind_the_text(
    level: int, code: str | None, tmp_path: Path
) -> None:
    found = over(Image.new("RGB", (800, 400), (level, level, level)), tmp_path)
    assert [one.code for one in found] == ([code] if code else [])
    for one in found:
        true = contrast(Color(255, 255, 255), Color(level, level, level))
        assert one.details["ratio"] == pytest.approx(true, abs=0.02)


def test_text_in_the_colour_of_its_ground_is_not_there(tmp_path: Path) -> None:
    (one,) = over(Image.new("RGB", (800, 400), (252, 252, 252)), tmp_path)
    assert (one.code, one.variant, one.severity) == ("contrast", "hidden", "error")


def test_a_photo_that_is_light_behind_a_few_letters_is_an_error(tmp_path: Path) -> None:
    image = Image.new("RGB", (1080, 400), (20, 40, 60))
    image.paste((240, 240, 240), (0, 0, 200, 400))
    assert [one.code for one in over(image, tmp_path)] == ["contrast"]


def test_a_speck_of_a_photo_spoils_no_text(tmp_path: Path) -> None:
    image = Image.new("RGB", (1080, 400), (20, 40, 60))
    image.paste((255, 255, 255), (100, 90, 104, 94))
    assert over(image, tmp_path) == []


def test_a_gradient_is_judged_where_it_is_lightest_behind_the_text(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").rotate(90).resize((1080, 400)).convert("RGB")
    right = over(ramp, tmp_path, "Huế hôm nay và ngày mai xanh tươi")
    assert [one.code for one in right] == ["contrast"]


def test_the_hardest_share_counts_by_pixels() -> None:
    white, black, grey = Color(255, 255, 255), Color(0, 0, 0), Color(119, 119, 119)
    assert _hardest([(96, black), (4, white)], white)[0] == black
    assert _hardest([(94, black), (6, white)], white)[0] == white
    assert _hardest([(1, grey)], white) == (grey, white, contrast(grey, white))
    half = Color(255, 255, 255, 128)
    assert _hardest([(1, black)], half)[1] == half.over(black)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_legible_in_every_theme(theme: str, layout: str) -> None:
    report = ig.render(facts(theme=theme, layout=layout), "facebook-square").report
    seen = {one.code for one in report.findings} - {"left-out"}
    assert not seen


# Colours as others see them


CHARTS: tuple[dict[str, Any], ...] = (
    {
        "kind": "parts",
        "items": [{"label": f"Nhóm {n}", "value": f"{n}%"} for n in (30, 22, 18, 12, 10, 8)],
    },
    {
        "kind": "columns",
        "labels": ["a", "b"],
        "series": [{"label": f"Năm {n}", "values": [n, n]} for n in (1, 2, 3)],
    },
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart["kind"])
def test_the_charts_of_every_theme_are_told_apart_by_all(chart: dict[str, Any], theme: str) -> None:
    picture = ig.render(facts(chart, theme=theme), "facebook-square")
    assert sight.pairs(picture.drawn.infographic.blocks[0])
    assert "colour-pair" not in {one.code for one in picture.report.findings}


@pytest.mark.parametrize("kind", ["parts", "columns"])
def test_the_colours_that_are_compared_are_those_of_the_template(kind: str) -> None:
    """The first chart's tokens stand in the template in this order, or in the kind itself."""
    (chart,) = (chart for chart in CHARTS if chart["kind"] == kind)
    block = ig.Infographic(**facts(chart)).blocks[0]
    named = {token for pair in sight.pairs(block) for token in pair}
    if kind == "columns":
        assert named == set(COLUMNS[3])
        return
    text = (resources.folder("layouts") / "blocks" / f"{kind}.svg.j2").read_text("utf-8")
    listed = re.search(r"set colors = (\[.*?\])", text)
    assert listed is not None
    tokens = ast.literal_eval(listed[1])
    assert named == set(tokens)


JUDGED = [
    ("#C00000", "#5A4A00"),
    ("#5A2A82", "#E2A72E"),
    ("#000000", "#FFFFFF"),
    ("#0A7C5A", "#B5651D"),
    ("#0000FF", "#00FF00"),
    ("#010203", "#0A0B0C"),
]


@pytest.mark.parametrize(("one", "other"), JUDGED)
def test_colours_are_judged_as_by_an_outside_judge(one: str, other: str) -> None:
    """Within what four decimals in the published matrices and whites leave open."""
    a, b = parse(one), parse(other)
    assert contrast(a, b) == pytest.approx(judged(a).contrast(judged(b)), rel=5e-4)
    for kind in sight.SIGHTS:
        assert sight.difference(a, b, kind) == pytest.approx(difference(a, b, kind), abs=0.05)
