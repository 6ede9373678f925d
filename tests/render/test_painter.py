"""All painters draw the goldens alike, and `auto` takes the first that loads."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from scenes import SCENES

from infographix.errors import RenderError
from infographix.render.encode import to_image
from infographix.render.painter import choose
from infographix.render.pixels import Pixels
from infographix.render.png import Filter, assemble, rgb_rows, small

MEAN_TOLERANCE = 2.0
"""Mean difference of a channel, of 255. Measured: at most 1.65, on the letters; shapes 0.4."""
FAR = 48
FAR_SHARE = 0.003
"""Share of pixels with a channel further off than FAR. Measured: at most 0.0019, on the letters."""
TILE = 8
TILE_FAR_SHARE = 0.17
"""The same share in the worst TILE × TILE px. Measured: at most 0.125, letters again."""
OWN_MEAN_TOLERANCE = 0.05
"""Skia against the golden that it painted itself, on another machine."""

PAINTERS = ("skia", "resvg", "cairo")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float, float]:
    """Return the mean difference of channels, and the share of far pixels: in all, in a tile."""
    difference = ImageChops.difference(one, other)
    red, green, blue = difference.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    far = worst.point([0] * (FAR + 1) + [255] * (255 - FAR))
    tiles = [
        far.crop((x, y, x + TILE, y + TILE)).histogram()[255] / TILE**2
        for y in range(0, one.height - TILE + 1, TILE // 2)
        for x in range(0, one.width - TILE + 1, TILE // 2)
    ]
    mean = sum(ImageStat.Stat(difference).mean) / 3
    return mean, far.histogram()[255] / (one.width * one.height), max(tiles)


def smallest(pixels: Pixels) -> bytes:
    """Return the smallest PNG without loss."""
    rows = rgb_rows(pixels)
    kinds: tuple[Filter, ...] = ("none", "sub", "up")
    return min((assemble(*rows.size, 3, small(rows.filtered(kind))) for kind in kinds), key=len)


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("renderer", PAINTERS)
def test_painters_agree_with_the_golden(
    scene: str, renderer: str, golden_folder: Path, accept: bool
) -> None:
    pixels = choose(renderer).painter.paint(SCENES[scene]())
    path = golden_folder / "render" / f"{scene}.png"
    if accept and renderer == "skia":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(smallest(pixels))
    golden = Image.open(path).convert("RGB")
    image = to_image(pixels)
    assert image.size == golden.size
    mean, far, tile = difference(image, golden)
    assert mean <= (OWN_MEAN_TOLERANCE if renderer == "skia" else MEAN_TOLERANCE)
    assert far <= FAR_SHARE
    assert tile <= TILE_FAR_SHARE


def test_painters_differ_by_less_than_a_missing_mark_would() -> None:
    """The tolerance is not so wide that the lost hook of one Ẳ could hide in it."""
    letters = SCENES["letters"]()
    whole = to_image(choose("skia").painter.paint(letters))
    damaged = whole.copy()
    damaged.paste((255, 255, 255), (0, 8, 20, 14))
    _, _, tile = difference(whole, damaged)
    assert tile > 1.4 * TILE_FAR_SHARE


@pytest.mark.parametrize("renderer", PAINTERS)
def test_pixels_are_opaque_and_whole(renderer: str) -> None:
    pixels = choose(renderer).painter.paint(SCENES["groups"]())
    data = bytes(pixels.data)
    assert len(data) == pixels.width * pixels.height * 4
    assert set(data[3::4]) == {255}


@pytest.mark.parametrize("renderer", PAINTERS)
def test_crisp_modules_have_no_soft_edges(renderer: str) -> None:
    image = to_image(choose(renderer).painter.paint(SCENES["code"]()))
    assert {color for _, color in image.getcolors()} == {(255, 255, 255), (34, 24, 51)}


def test_auto_takes_skia_first() -> None:
    choice = choose("auto")
    assert choice.painter.name == "skia"
    assert choice.skipped == ()


def test_unknown_renderer_names_the_near_ones() -> None:
    with pytest.raises(RenderError, match="skai") as caught:
        choose("skai")
    assert "'skia'" in caught.value.problems[0].hint


HIDE = """
import importlib.abc, sys
class Hidden(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        error = hidden.get(name)
        if error is not None:
            raise error
hidden = {
    "skia": ImportError("libGL.so.1: cannot open shared object file: No such file or directory"),
    "cairocffi": OSError("no library called \\"cairo-2\\" was found"),
    "resvg": ModuleNotFoundError("No module named 'resvg'"),
}
for name in sys.argv[1].split(","):
    if name not in hidden:
        raise SystemExit(f"unknown: {name}")
hidden = {name: hidden[name] for name in sys.argv[1].split(",")}
sys.meta_path.insert(0, Hidden())
from infographix.errors import RenderError
from infographix.render.painter import choose
try:
    choice = choose("auto")
except RenderError as error:
    print("none")
    problems = error.problems
else:
    print(choice.painter.name)
    problems = choice.skipped
for problem in problems:
    print(problem.found, "|", problem.hint)
"""


def auto_without(*hidden: str) -> list[str]:
    """Return what `auto` chooses in a process in which these modules do not load, and why."""
    command = [sys.executable, "-c", HIDE, ",".join(hidden)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return done.stdout.splitlines()


def test_auto_without_libgl_takes_resvg_and_says_what_to_install() -> None:
    name, reason = auto_without("skia")
    assert name == "resvg"
    assert "libGL.so.1" in reason
    assert "apt-get install libgl1 libegl1" in reason


def test_auto_without_libgl_and_resvg_takes_cairo() -> None:
    name, *reasons = auto_without("skia", "resvg")
    assert name == "cairo"
    assert len(reasons) == 2
    assert "pip install resvg" in reasons[1]


def test_auto_without_any_painter_is_an_error_that_names_all_three() -> None:
    name, *reasons = auto_without("skia", "resvg", "cairocffi")
    assert name == "none"
    assert "libgl1 libegl1" in reasons[0]
    assert "pip install resvg" in reasons[1]
    assert "libcairo2" in reasons[2]


SAME_BYTES = """
import hashlib, sys
sys.path.insert(0, "tests/render")
from scenes import SCENES
from infographix.render.cairo import to_pdf
from infographix.render.encode import encode
from infographix.render.painter import choose
from infographix.render.svg import to_svg
painter = choose("skia").painter
for name, scene in SCENES.items():
    frame = scene()
    svg = to_svg(frame)
    pixels = painter.paint(frame)
    files = [svg.encode(), to_svg(frame, "live").encode(), to_pdf(svg, "Thử")]
    files += [encode(pixels, (kind,), effort="small").data for kind in ("png", "jpeg")]
    files.append(encode(pixels).data)
    print(name, *(hashlib.sha256(data).hexdigest() for data in files))
"""


def test_two_processes_write_the_same_bytes() -> None:
    root = Path(__file__).parents[2]
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SAME_BYTES],
            stdout=subprocess.PIPE,
            text=True,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(root), "TZ": zone},
        )
        for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"))
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert all(run.returncode == 0 for run in runs)
    assert len(first.splitlines()) == len(SCENES)
    assert first == second


def test_goldens_are_small(golden_folder: Path) -> None:
    files = list((golden_folder / "render").glob("*.png"))
    assert {path.stem for path in files} == set(SCENES)
    for path in files:
        Image.open(io.BytesIO(path.read_bytes())).verify()
        assert path.stat().st_size < 6_000, path.name
