"""What only the Skia painter promises."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import INK, SCENES, WHITE, fade, frame, run, worst_difference

from infographix import libraries
from infographix.color import parse
from infographix.frame import Frame, Group, LinearGradient, Path, RadialGradient, Stop
from infographix.geometry import Outline, Rect, rectangle, rounded
from infographix.render import skia_gradient
from infographix.render.encode import to_image
from infographix.render.skia import SkiaPainter
from infographix.render.skia_path import path_maker, serialized

FADING = (
    Stop(0, parse("#2b1a5ac8")),
    Stop(0.3, parse("#2b1a5a64")),
    Stop(0.7, parse("#8844aa28")),
    Stop(1, parse("#8844aa00")),
)


def with_bands_and_without(picture: Frame, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    banded = to_image(SkiaPainter().paint(picture))
    monkeypatch.setattr(skia_gradient.Bands, "fill", lambda *_: False)
    return banded, to_image(SkiaPainter().paint(picture))


def art(rows: list[str], dark: tuple[int, int, int] = (34, 24, 51)) -> bytes:
    return b"".join(
        bytes((*(dark if cell == "#" else (255, 255, 255)), 255)) for row in rows for cell in row
    )


def test_whole_pixels_are_filled_and_no_others() -> None:
    outline = rectangle(Rect(1, 1, 3, 2)) + rectangle(Rect(4, 3, 1, 1))
    pixels = SkiaPainter().paint(frame(Path(outline, fill=INK), width=6, height=5))
    assert bytes(pixels.data) == art(["......", ".###..", ".###..", "....#.", "......"])


def test_evenodd_leaves_a_hole() -> None:
    outline = rectangle(Rect(0, 0, 4, 4)) + rectangle(Rect(1, 1, 2, 2))
    pixels = SkiaPainter().paint(frame(Path(outline, INK, rule="evenodd"), width=4, height=4))
    assert bytes(pixels.data) == art(["####", "#..#", "#..#", "####"])


@pytest.mark.parametrize(
    "end", [(0.0, 300.0), (300.0, 0.0), (1e-14, 300.0)], ids=["down", "across", "nearly down"]
)
def test_bands_look_like_the_gradient_that_they_stand_for(
    end: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = LinearGradient((0, 0), end, fade("#2b1a5a", "#8844aa", "#f2b705"))
    picture = frame(Path(rounded(Rect(10.5, 9.25, 280, 270), 30), fill), width=300, height=300)
    banded, shaded = with_bands_and_without(picture, monkeypatch)
    assert worst_difference(banded, shaded) <= 1


@pytest.mark.parametrize("end", [(0, 180), (180, 0), (0, -180), (-180, 0)])
def test_strips_look_like_the_faint_gradient_that_they_stand_for(
    end: tuple[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = LinearGradient((100, 100), (100 + end[0], 100 + end[1]), FADING)
    moved = Group((Path(rounded(Rect(0, 0, 150, 130), 20), fill),), transform=(1.5, 0, 0, 2, 9, 5))
    banded, shaded = with_bands_and_without(frame(moved, width=300, height=300), monkeypatch)
    assert len(banded.getcolors(100_000)) > 60
    assert worst_difference(banded, shaded) <= 2


@pytest.mark.parametrize("radius", [5, 52, 61.5, 96])
def test_discs_look_like_the_gradient_that_they_stand_for(
    radius: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill = RadialGradient((150, 140), radius, FADING)
    picture = frame(Path(rectangle(Rect(20, 140, 130, 150)), fill), width=300, height=300)
    banded, shaded = with_bands_and_without(picture, monkeypatch)
    assert len(banded.getcolors(100_000)) > min(40, 2 * radius)
    assert worst_difference(banded, shaded) <= 2


def test_a_first_picture_loads_no_numpy() -> None:
    code = (
        "import sys, infographix as ig; ig.render('examples/ke-hoach-60.yaml').png;"
        "print('skia' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_gradients_are_not_dithered() -> None:
    fill = LinearGradient((0, 0), (0, 300), fade("#2b1a5a", "#8844aa"))
    image = to_image(SkiaPainter().paint(frame(Path(rectangle(Rect(0, 0, 50, 300)), fill))))
    assert all(image.crop((0, y, 50, y + 1)).getcolors(1) for y in range(120))


def test_text_is_as_heavy_light_on_dark_as_dark_on_light() -> None:
    black, white = INK, WHITE

    def ink(ground: bool) -> float:
        text = run("Chuyển đổi số", 5, 40, 20, white if ground else black)
        picture = frame(text, ground=black if ground else white)
        gray = to_image(SkiaPainter().paint(picture)).convert("L")
        counts = gray.histogram()
        low, *_, high = (value for value, count in enumerate(counts) if count)
        mean = sum(value * count for value, count in enumerate(counts)) / (160 * 120)
        share: float = (mean - low) / (high - low)
        return share if ground else 1 - share

    assert ink(True) == pytest.approx(ink(False), rel=0.02)


def test_threads_share_a_painter() -> None:
    painter = SkiaPainter()
    scenes = [scene() for scene in SCENES.values()] * 3
    alone = [bytes(painter.paint(scene).data) for scene in scenes]
    with ThreadPoolExecutor(4) as pool:
        together = [bytes(pixels.data) for pixels in pool.map(painter.paint, scenes)]
    assert alone == together


coordinate = st.floats(-1000, 1000, width=32)
step = st.one_of(
    st.tuples(st.just("L"), st.lists(coordinate, min_size=2, max_size=2)),
    st.tuples(st.just("Q"), st.lists(coordinate, min_size=4, max_size=4)),
    st.tuples(st.just("C"), st.lists(coordinate, min_size=6, max_size=6)),
)


@given(st.lists(st.tuples(st.lists(step, min_size=1, max_size=5), st.booleans()), max_size=4))
def test_outlines_become_the_same_path_at_once_and_step_by_step(
    contours: list[tuple[list[tuple[str, list[float]]], bool]],
) -> None:
    verbs, coords = "", []
    for steps, closed in contours:
        verbs += "M" + "".join(verb for verb, _ in steps) + ("Z" if closed else "")
        coords += [1.0, 2.0] + [value for _, values in steps for value in values]
    outline = Outline(verbs, tuple(coords))
    skia = libraries.skia()
    drawn = skia.Path()
    pens = {"M": drawn.moveTo, "L": drawn.lineTo, "Q": drawn.quadTo, "C": drawn.cubicTo}
    for verb, values in outline.segments():
        drawn.close() if verb == "Z" else pens[verb](*values)
    made = path_maker(skia)(outline)
    assert bytes(made.serialize()) == bytes(drawn.serialize()) == serialized(outline)


def test_a_contour_that_goes_on_after_it_was_closed_starts_where_that_began() -> None:
    outline = Outline("MLLZL", (5, 5, 9, 5, 9, 9, 5, 9))
    made = path_maker(libraries.skia())(outline)
    points = [(point.x(), point.y()) for point in map(made.getPoint, range(made.countPoints()))]
    assert points == [(5, 5), (9, 5), (9, 9), (5, 5), (5, 9)]
