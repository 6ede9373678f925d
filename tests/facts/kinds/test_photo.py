"""Photos: a file of the spec's folder, cropped around a point, with caption and credit."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from kinds_help import made, refused
from PIL import Image, ImageChops, ImageStat
from specs import EXAMPLES, SAMPLES

import infographix as ig
from infographix.errors import ImageError

LEFT, RIGHT = (200, 30, 30), (30, 30, 200)


def drawn(folder: Path, form: str = "facebook-square", **fields: Any) -> ig.Picture:
    """Draw a photo four times as wide as high, red on its left half and blue on its right."""
    image = Image.new("RGB", (1600, 400), LEFT)
    image.paste(RIGHT, (800, 0, 1600, 400))
    image.save(folder / "anh.png")
    data = {"title": "Huế", "blocks": [{"kind": "photo", "src": "anh.png", **fields}]}
    return ig.render(ig.load(data, folder=folder), form)


@pytest.mark.parametrize(
    ("raw", "focus"),
    [
        ("0.5 0.3", (0.5, 0.3)),
        ("0.5, 0.3", (0.5, 0.3)),
        ([0, 1], (0.0, 1.0)),
        (["0.25", "1.0"], (0.25, 1.0)),
        ("left", (0.0, 0.5)),
        ("bottom", (0.5, 1.0)),
    ],
)
def test_a_focus_is_two_ratios_or_a_side(raw: object, focus: tuple[float, float]) -> None:
    assert made(kind="photo", src="a.png", focus=raw).focus == focus  # type: ignore[attr-defined]


@pytest.mark.parametrize("raw", ["1.2 0", "0.5", "middle", [0.5], [1, 2], 3, "0,5 0,5"])
def test_another_focus_is_refused(raw: object) -> None:
    assert set(refused(kind="photo", src="a.png", focus=raw)) == {"focus"}


def test_what_is_wrong_is_named() -> None:
    assert set(refused(kind="photo")) == {"src"}
    for src in (b"x", "https://hue.gov.vn/a.png", 5):
        assert set(refused(kind="photo", src=src)) == {"src"}


def test_caption_and_credit_are_read() -> None:
    block = {"kind": "photo", "src": "a.png"}
    assert made(**block).reading() == "Ảnh minh hoạ"
    assert made(**block, caption="Sông Hương").reading() == "Ảnh – Sông Hương"
    assert made(**block, caption="Sông Hương", credit="Hà An").reading() == (
        "Ảnh – Sông Hương (ảnh: Hà An)"
    )


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-square", "facebook-link"])
def test_caption_and_credit_are_drawn(tmp_path: Path, form: str) -> None:
    picture = drawn(tmp_path, form, caption="Sông Hương", credit="Hà An")
    fields = {field for slot in picture.drawn.arrangement.texts for field in slot.fields}
    assert {"blocks[0].caption", "blocks[0].credit"} <= fields


@pytest.mark.parametrize(("focus", "color"), [("left", LEFT), ("right", RIGHT)])
def test_cropping_keeps_the_focus_in_sight(
    tmp_path: Path, focus: str, color: tuple[int, int, int]
) -> None:
    shown = [pixel for _, pixel in drawn(tmp_path, focus=focus).image.getcolors(2**20)]
    assert color in shown
    counts = {pixel: count for count, pixel in drawn(tmp_path, focus=focus).image.getcolors(2**20)}
    other = RIGHT if color == LEFT else LEFT
    assert counts[color] > 1.2 * counts.get(other, 0)


def test_a_photo_stays_in_its_box_and_takes_the_room_that_is_left(tmp_path: Path) -> None:
    image = drawn(tmp_path).image
    photo = [
        (x, y)
        for y in range(0, image.height, 4)
        for x in range(0, image.width, 4)
        if image.getpixel((x, y)) in (LEFT, RIGHT)
    ]
    width = max(x for x, _ in photo) - min(x for x, _ in photo)
    height = max(y for _, y in photo) - min(y for _, y in photo)
    assert width == pytest.approx(1080 - 2 * min(x for x, _ in photo), abs=8)
    assert height > 1080 / 2


def test_a_photo_that_is_not_there_is_named() -> None:
    data = {"title": "Huế", "blocks": [{"kind": "photo", "src": "anh.png"}]}
    with pytest.raises(ImageError) as caught:
        ig.render(data)
    assert caught.value.problems[0].where == "blocks[0].src"


def test_the_example_is_what_its_script_draws() -> None:
    script = runpy.run_path(str(EXAMPLES / "draw_photo.py"))
    file = SAMPLES / "photo.png"
    assert file.stat().st_size < 30_000
    with Image.open(file) as image:
        drawn_now, kept = script["drawn"](), image.convert("RGB")
    assert drawn_now.size == kept.size
    difference = ImageStat.Stat(ImageChops.difference(drawn_now, kept))
    assert max(difference.mean) < 4
