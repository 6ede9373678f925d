"""A picture's files and report: what they are, what is in them, and how they are written."""

from __future__ import annotations

import io
import re
import stat
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from blocks import BLOCKS
from PIL import Image, ImageChops
from promise import labels
from specs import bare, example, spec, told

import infographix as ig
from infographix.errors import Problem
from infographix.render.painter import Choice
from infographix.result import KINDS, Picture, write

Draw = Callable[[str, str, str], ig.Picture]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> ig.Picture:
    return ig.render(spec(), "facebook-square")


def test_image_png_and_jpeg_show_the_same(picture: ig.Picture) -> None:
    assert (picture.image.mode, picture.image.size) == ("RGB", (1080, 1080))
    png = Image.open(io.BytesIO(picture.png))
    assert png.format == "PNG"
    assert ImageChops.difference(png.convert("RGB"), picture.image).getbbox() is None
    jpeg = Image.open(io.BytesIO(picture.jpeg))
    assert (jpeg.format, jpeg.size) == ("JPEG", (1080, 1080))
    assert picture._repr_png_() == picture.png


def test_a_png_is_opaque_and_holds_no_clock(picture: ig.Picture) -> None:
    chunks = re.findall(rb"(IHDR|tIME|tEXt|iTXt|eXIf|tRNS|IDAT)", picture.png[:200])
    assert chunks[0] == b"IHDR"
    assert not {b"tIME", b"tRNS", b"eXIf"} & set(chunks)


def test_a_pdf_is_three_quarters_of_a_point_per_px(picture: ig.Picture) -> None:
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", picture.pdf)
    assert box
    assert [float(side) for side in box.groups()] == [810, 810]
    assert picture.pdf.startswith(b"%PDF-")


def test_every_line_of_text_is_a_labelled_run_of_the_svg(picture: ig.Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    runs = [node for node in root.iter(f"{SVG}g") if node.get("class") == "run"]
    assert [node.get("aria-label") for node in runs] == labels(picture.frame.items)
    assert root.find(f".//{SVG}text") is None
    assert root.find(f".//{SVG}style") is None
    assert (root.get("width"), root.get("height")) == ("1080", "1080")


def test_live_svg_holds_the_words_and_their_font(picture: ig.Picture) -> None:
    root = ElementTree.fromstring(picture.svg_live)
    words = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert "Chuyển đổi số" in words
    assert "@font-face" in picture.svg_live


def test_a_picture_is_saved_by_its_ending(picture: ig.Picture, tmp_path: Path) -> None:
    for kind in (*KINDS, "jpeg"):
        path = picture.save(tmp_path / "new" / f"a.{kind.upper()}")
        assert path.read_bytes() == picture.file("jpg" if kind == "jpeg" else kind)
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert len(list((tmp_path / "new").iterdir())) == 5


@pytest.mark.parametrize("name", ["a.gif", "a", "a.pngg"])
def test_another_ending_is_refused_and_writes_nothing(
    picture: ig.Picture, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ig.RenderError, match="png, jpg, svg, pdf"):
        picture.save(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.png"
    write(target, b"old")

    def stop(self: Path, mode: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "chmod", stop)
    with pytest.raises(KeyboardInterrupt):
        write(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_report_tells_how_every_text_was_set(picture: ig.Picture) -> None:
    report = picture.report
    assert (report.format, report.theme, report.layout) == ("facebook-square", "hue", "poster")
    assert report.renderer == "skia"
    assert report.bytes == len(picture.png)
    assert report.steps
    assert -1 <= report.scale <= 1
    fields = {field for slot in report.fit for field in slot.fields}
    assert {"title", "subtitle", "source", "cta", "blocks[0].items[0].title"} <= fields
    assert report.smallest == min(slot.size for slot in report.fit) >= 20


def test_short_content_grows_and_long_content_shrinks() -> None:
    short = ig.render(bare(), "facebook-portrait").report
    long = ig.render(example("ke-hoach-60"), "facebook-portrait").report
    assert short.scale > 0.5 > long.scale
    assert short.smallest > long.smallest


def test_a_skipped_painter_is_a_finding(picture: ig.Picture) -> None:
    missing = Problem("the library skia-python does not load", found="libGL.so.1", hint="libgl1")
    report = Picture(picture.drawn, Choice(picture.choice.painter, (missing,))).report
    (found,) = [found for found in report.findings if found.code == "renderer"]
    assert found.severity == "advice"
    assert "skia-python" in found.message
    assert "libGL.so.1" in found.message
    assert found.details["hint"] == "libgl1"
    assert not [found for found in picture.report.findings if found.code == "renderer"]


@pytest.mark.parametrize("renderer", ["skia", "resvg", "cairo"])
def test_a_renderer_can_be_named(renderer: str) -> None:
    picture = ig.render(bare(BLOCKS["ranking"], qr="https://hue.gov.vn"), renderer=renderer)
    assert picture.report.renderer == renderer
    assert told(picture) == []


def test_a_small_file_is_asked_for_by_effort() -> None:
    fast, small = (ig.render(spec(), effort=effort) for effort in ("fast", "small"))  # type: ignore[arg-type]
    assert len(small.png) < 0.8 * len(fast.png)


def test_a_picture_says_what_it_is(picture: ig.Picture) -> None:
    assert repr(picture) == "<Picture facebook-square 1080×1080>"
    assert picture.frame.title == "Chuyển đổi số Thừa Thiên Huế"
