"""Plain SVG: what every reader can draw, the same text for the same frame."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import INK, SCENES, STACKED, WHITE, checks, frame, run

from infographix.color import parse
from infographix.frame import Frame, Group, Image, Path
from infographix.geometry import Outline, Rect, rectangle
from infographix.render.svg import to_svg
from infographix.render.svg_text import number, path_data

SVG = "{http://www.w3.org/2000/svg}"
PLAIN = {
    *("svg", "title", "defs", "g", "path", "image"),
    *("linearGradient", "radialGradient", "stop", "clipPath"),
}


def tree(picture: Frame) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(picture))


@pytest.mark.parametrize("scene", SCENES)
def test_only_plain_elements_are_written(scene: str) -> None:
    root = tree(SCENES[scene]())
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= PLAIN
    assert not [element for element in root.iter() if "style" in element.attrib]


def test_root_names_size_role_title_and_language() -> None:
    root = tree(frame(width=108, height=135, title='Số < 1 & "chữ"'))
    assert root.attrib["width"] == "108"
    assert root.attrib["height"] == "135"
    assert root.attrib["viewBox"] == "0 0 108 135"
    assert root.attrib["role"] == "img"
    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "vi"
    assert root.findtext(f"{SVG}title") == 'Số < 1 & "chữ"'


def test_a_line_is_one_group_that_says_its_words() -> None:
    words = 'Huế & "Đà Nẵng" <2030>'
    runs = (run("Huế &", 5, 20, 12), run('"Đà Nẵng" <2030>', 50, 20, 12))
    root = tree(frame(Group(runs, label=words)))
    lines = [element for element in root.iter(f"{SVG}g") if element.get("class") == "run"]
    assert [line.get("aria-label") for line in lines] == [words]
    assert len(lines[0]) == 2


@pytest.mark.parametrize("scene", SCENES)
def test_every_reference_has_its_one_definition(scene: str) -> None:
    svg = to_svg(SCENES[scene]())
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(ids)


@pytest.mark.parametrize("scene", [name for name in SCENES if name != "groups"])
def test_numbers_have_at_most_three_decimals_and_no_exponent(scene: str) -> None:
    svg = re.sub(r'href="[^"]+"|transform="[^"]+"', "", to_svg(SCENES[scene]()))
    assert not re.search(r"\d\.\d{4}", svg)
    assert not re.search(r"\d[eE][-+]?\d", re.sub(r'"#[0-9a-f]{6}"', "", svg))
    assert not re.search(r"-0(?![.\d])", re.sub(r'(id="|#)[^")]+', "", svg))


@given(st.floats(-1e6, 1e6))
def test_a_number_reads_back_within_its_rounding(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{0,2}[1-9])?", text)
    assert text != "-0"
    assert abs(float(text) - value) <= 0.0005001


def test_outline_data() -> None:
    outline = Outline("MLQCZ", (0, -0.0001, 1.5, 2, 3, 4, 5, 6, 7.1239, 8, 9, 10, 11, 12))
    assert path_data(outline) == "M0 0L1.5 2Q3 4 5 6C7.124 8 9 10 11 12Z"


def test_translucent_colours_get_an_opacity() -> None:
    root = tree(frame(Path(rectangle(Rect(0, 0, 9, 9)), parse("#12345680"))))
    path = root.findall(f"{SVG}path")[1]
    assert path.get("fill") == "#123456"
    assert path.get("fill-opacity") == "0.502"


def test_ground_is_the_first_thing_drawn() -> None:
    root = tree(frame(Path(rectangle(Rect(0, 0, 9, 9)), INK), ground=parse("#f6f3fa")))
    first = root.find(f"{SVG}path")
    assert first is not None
    assert first.attrib == {"fill": "#f6f3fa", "d": "M0 0H160V120H0Z"}


def test_an_enlarged_image_keeps_its_edge() -> None:
    """CairoSVG fades the outermost half pixel of what it enlarges, so that pixel is doubled."""
    root = tree(frame(Image(Rect(10, 20, 40, 20), 4, 4, checks(4, 2))))
    image = next(root.iter(f"{SVG}image"))
    box = [float(image.attrib[name]) for name in ("x", "y", "width", "height")]
    assert box == [0, 15, 60, 30]


def test_blank_glyphs_draw_nothing() -> None:
    root = tree(frame(Group((run(" ", 5, 20, 12),), label=" ")))
    assert not len(next(root.iter(f"{SVG}g")))


def test_stacked_marks_stay_inside_their_ink() -> None:
    root = tree(frame(Group((run(STACKED, 6, 36, 21, WHITE),), label=STACKED)))
    path = next(root.iter(f"{SVG}g")).find(f"{SVG}path")
    assert path is not None
    ys = [float(pair.split()[1]) for pair in re.findall(r"[-\d.]+ [-\d.]+", path.attrib["d"])]
    assert 36 - 1.3 * 21 < min(ys) < 36 - 1.1 * 21
    assert 36 + 0.2 * 21 < max(ys) < 36 + 0.3 * 21
