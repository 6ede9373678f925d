"""The sheet shows the picture, what is left of it, and how it looks on a phone."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops
from promise import read_codes
from specs import bare, example

import infographix as ig
from infographix.posted.sheet import GAP, MARGIN, NARROWEST, sheet


def made(picture: ig.Picture) -> Image.Image:
    posted = picture.as_posted()
    encoded = picture.encoded
    data = sheet(picture.image, encoded.kind, len(encoded.data), posted, picture.choice.painter)
    again = sheet(picture.image, encoded.kind, len(encoded.data), posted, picture.choice.painter)
    assert data == again
    return Image.open(io.BytesIO(data)).convert("RGB")


def find(whole: Image.Image, part: Image.Image, x: int) -> int:
    """Return at which y a part stands at `x` px from the left, px by px the same."""
    for y in range(whole.height - part.height + 1):
        cut = whole.crop((x, y, x + part.width, y + part.height))
        if cut.getpixel((0, 0)) == part.getpixel((0, 0)) and not (
            ImageChops.difference(cut, part).getbbox()
        ):
            return y
    raise AssertionError(f"not at x = {x}")


def test_picture_copy_and_phone_stand_side_by_side() -> None:
    picture = ig.render(example("cai-dat-hue-s"), "facebook-link")
    image = made(picture)
    posted = picture.as_posted()
    seen = posted.image.resize(picture.image.size, Image.Resampling.BICUBIC)
    step = picture.width + GAP
    top = find(image, picture.image, MARGIN)
    assert find(image, seen, MARGIN + step) == top
    assert find(image, posted.phone, MARGIN + 2 * step) == top
    assert image.width == 2 * MARGIN + 2 * step + NARROWEST
    assert len(read_codes(image)) >= 2


@pytest.mark.parametrize("form", ["zalo-oa-avatar", "zns-logo", "facebook-story"])
def test_pictures_of_all_sizes_leave_room_for_the_captions(form: str) -> None:
    image = made(ig.render(bare(publisher="UBND thành phố Huế"), form))
    assert image.width >= 2 * MARGIN + 3 * NARROWEST
