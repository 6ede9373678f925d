"""The frame: boxes on whole pixels, text on its lines, and what stands where."""

from __future__ import annotations

from math import atan2, degrees
from pathlib import Path as File

import pytest
from PIL import Image
from trees import arranged, fact, form

from infographix import theme
from infographix.frame import Frame, GlyphRun, Group, LinearGradient, Path, walk
from infographix.frame import Image as Bitmap
from infographix.geometry import Rect
from infographix.render.skia import SkiaPainter

COLORS = theme.load("hue").colors


def paths(frame: Frame) -> list[Path]:
    return [item for item, _ in walk(frame.items) if isinstance(item, Path)]


def bounds(path: Path) -> Rect:
    found = path.outline.bounds()
    assert found is not None
    return found


def runs(frame: Frame) -> list[GlyphRun]:
    return [item for item, _ in walk(frame.items) if isinstance(item, GlyphRun)]


def test_a_frame_has_the_size_ground_and_title_of_its_picture() -> None:
    frame = arranged("<ix:row/>", "facebook-link").frame
    assert (frame.width, frame.height, frame.title) == (1200, 630, "A title")
    assert frame.ground == COLORS["page"]


def test_neighbours_touch_on_whole_pixels() -> None:
    """Seven columns of 1080/7 px: no gap and no overlap, and all edges whole."""
    cells = '<ix:stack fill="accent"/>' * 7
    boxes = [
        bounds(path)
        for path in paths(arranged(f'<ix:grid columns="7" rows="1">{cells}</ix:grid>').frame)
    ]
    assert len(boxes) == 7
    assert all(edge == int(edge) for box in boxes for edge in (box.x, box.right, box.y, box.bottom))
    assert [box.x for box in boxes[1:]] == [box.right for box in boxes[:-1]]
    assert (boxes[0].x, boxes[-1].right) == (0, 1080)


def test_parents_are_drawn_before_what_is_in_them() -> None:
    body = '<ix:stack fill="accent"/><ix:text color="white">a</ix:text>'
    frame = arranged(f'<ix:stack fill="brand">{body}</ix:stack>').frame
    assert [path.fill for path in paths(frame)] == [COLORS["brand"], COLORS["accent"]]
    assert isinstance(frame.items[-1], Group)
    assert frame.items[-1].label == "a"


def test_a_fill_runs_from_corner_to_corner() -> None:
    """CSS Images 3 §3.1.1: the end stops lie on the perpendiculars through the corners."""
    (path,) = paths(arranged('<ix:stack fill="header"/>', "facebook-link").frame)
    fill = path.fill
    assert isinstance(fill, LinearGradient)
    (x0, y0), (x1, y1) = fill.start, fill.end
    assert degrees(atan2(y1 - y0, x1 - x0)) == pytest.approx(
        theme.load("hue").fills["header"].angle
    )
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    places = [((x - x0) * dx + (y - y0) * dy) / length for x in (0, 1200) for y in (0, 630)]
    assert min(places) == pytest.approx(0)
    assert max(places) == pytest.approx(1)


def test_a_stroke_lies_inside_its_box() -> None:
    (path,) = paths(
        arranged('<ix:stack stroke="line" stroke-width="rule" radius="radius-sm"/>').frame
    )
    assert path.stroke is not None
    half = path.stroke.width / 2
    assert bounds(path) == Rect(half, half, 1080 - 2 * half, 1080 - 2 * half)


def test_opacity_and_clip_hold_a_whole_subtree() -> None:
    look = 'opacity="0.5" clip="true" radius="radius-md" fill="brand"'
    (group,) = arranged(f"<ix:stack {look}><ix:text>a</ix:text></ix:stack>").frame.items
    assert isinstance(group, Group)
    assert group.opacity == 0.5
    assert group.clip is not None
    assert group.clip.bounds() == Rect(0, 0, 1080, 1080)
    assert len(group.items) == 2


def test_an_empty_box_is_not_drawn() -> None:
    assert (
        arranged(
            '<ix:column><ix:stack fill="brand" shadow="card" height="0"/></ix:column>'
        ).frame.items
        == ()
    )


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_lines_are_aligned_in_their_box(align: str, share: float) -> None:
    text = f'<ix:text role="title" align="{align}">Thừa Thiên Huế</ix:text>'
    made = arranged(f'<ix:column padding="margin">{text}</ix:column>')
    (slot,) = made.texts
    (run,) = runs(made.frame)
    advance = slot.box.width - 2 * (run.x - slot.box.x) if share == 0.5 else None
    free = {0.0: run.x - slot.box.x, 1.0: slot.box.right - slot.inks[0].right}.get(share, 0.0)
    assert abs(free) < 0.1 * run.size
    if advance is not None:
        assert advance == pytest.approx(slot.inks[0].width, abs=0.2 * run.size)


def test_baselines_are_whole_pixels_and_one_for_all_runs_of_a_line() -> None:
    unit = '<ix:span scale="unit-small" weight="500">tỷ đồng</ix:span>'
    made = arranged(f'<ix:row padding="xs"><ix:text role="number">1.234 {unit}</ix:text></ix:row>')
    large, small = runs(made.frame)
    assert large.y == small.y == int(large.y)
    assert small.size == pytest.approx(large.size * theme.load("hue").scales["unit-small"])
    assert small.x > large.x


def test_a_text_slot_says_what_was_set_where() -> None:
    mark = fact("title", "Chuyển đổi số Thừa Thiên Huế")
    body = f'<ix:text role="title" color="brand">{mark}</ix:text>'
    (slot,) = arranged(f'<ix:column padding="margin">{body}</ix:column>').texts
    assert (slot.field, slot.fields) == ("title", ("title",))
    assert slot.text == " ".join(slot.lines) == "Chuyển đổi số Thừa Thiên Huế"
    assert len(slot.inks) == len(slot.lines)
    assert slot.color == COLORS["brand"]
    assert slot.size <= theme.load("hue").roles["title"].size.high
    assert all(slot.box.grown(0.5).contains(ink) for ink in slot.inks)


def test_a_code_stands_on_whole_pixels_with_white_around_it() -> None:
    made = arranged(
        '<ix:row padding="margin"><ix:qr value="https://hue.gov.vn" size="code"/></ix:row>'
    )
    (slot,) = made.codes
    (plate, _), (modules, moved) = [
        (item, matrix) for item, matrix in walk(made.frame.items) if isinstance(item, Path)
    ]
    assert bounds(plate) == slot.box
    assert moved == (1, 0, 0, 1, slot.box.x, slot.box.y)
    assert slot.box.width == (17 + 4 * slot.version + 8) * slot.module
    assert plate.crisp
    assert modules.crisp
    assert all(value == int(value) for value in modules.outline.coords)
    quiet = 4 * slot.module
    inner = Rect(
        slot.box.x + quiet,
        slot.box.y + quiet,
        slot.box.width - 2 * quiet,
        slot.box.height - 2 * quiet,
    )
    placed = modules.outline.transformed(moved).bounds()
    assert placed == inner


def test_an_image_is_cropped_into_its_box(tmp_path: File) -> None:
    Image.new("RGB", (400, 100), (200, 30, 30)).save(tmp_path / "a.png")
    body = '<ix:image src="a.png" width="320" height="200" fit="cover"/>'
    frame = arranged(f"<ix:row>{body}</ix:row>", folder=tmp_path).frame
    (item,) = [item for item, _ in walk(frame.items) if isinstance(item, Bitmap)]
    assert (item.width, item.height) == (320, 200)
    assert item.rect == Rect(0, 0, 320, 200)


def test_text_is_drawn_with_the_faces_of_its_weights() -> None:
    made = arranged('<ix:text role="body">a <ix:span weight="700">b</ix:span></ix:text>')
    assert [run.face.weight for run in runs(made.frame)] == [400, 700]


def test_a_frame_can_be_painted() -> None:
    frame = arranged('<ix:stack fill="brand"/>').frame
    pixels = SkiaPainter().paint(frame)
    brand = COLORS["brand"]
    assert bytes(pixels.data[:4]) == bytes((brand.red, brand.green, brand.blue, 255))
    assert (pixels.width, pixels.height) == (form().width, form().height)
