"""A logo in the middle of a code: within the shares that were tested, and still read after JPEG."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw
from promise import read_codes
from specs import bare

import infographix as ig
from infographix import qr
from infographix.qr import Codes

URL = "https://tuongtac.hue.gov.vn/"
FULL = f"{URL}?utm_source=facebook&utm_medium=social&utm_campaign=kh60-2022&utm_content=link"


@pytest.fixture(scope="module")
def logo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dark disc with a light middle: it looks like modules, so it disturbs."""
    image = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.ellipse((0, 0, 199, 199), fill=(40, 10, 70, 255))
    pen.ellipse((70, 70, 130, 130), fill=(255, 255, 255, 255))
    path = tmp_path_factory.mktemp("logo") / "logo.png"
    image.save(path)
    return path


def drawn(logo: Path, form: str, url: str = URL, **fields: Any) -> ig.Picture:
    spec = ig.load(bare(qr={"url": url, "logo": "logo.png"}, **fields), folder=logo.parent)
    return ig.render(spec, form)


@pytest.mark.parametrize("text", [URL, FULL, f"{URL}phan-anh/{'a' * 80}"])
@pytest.mark.parametrize("box", [320, 460, 540])
def test_a_logo_covers_whole_modules_within_the_share_of_its_level(text: str, box: int) -> None:
    codes = Codes()
    code = codes.bearing(text, box, 1080)
    matrix = code.matrix
    assert code.free % 2 == 1  # as the symbol's own number is, so that the plate lies on the grid
    assert code.free / matrix.size <= qr.LOGO_SHARE[matrix.ecc]
    assert (code.free + 2) / matrix.size > qr.LOGO_SHARE[matrix.ecc]
    plate = code.plate
    assert plate.x + plate.width / 2 == code.side / 2 == plate.y + plate.height / 2
    assert plate.x % code.module == 0
    assert code.side <= box and code.module >= 6


def test_the_level_rises_where_modules_stay_comfortable() -> None:
    codes = Codes()
    assert codes.bearing(URL, 460, 1080).matrix.ecc == "H"
    assert codes.bearing(FULL, 320, 1080).matrix.ecc == "M"
    assert codes.bearing(FULL, 320, 1080).module == codes.best(FULL, 320, 1080).module


def test_a_box_too_small_for_a_logo_is_refused() -> None:
    with pytest.raises(ig.QRError, match=r"^qr\.url"):
        Codes().bearing(FULL, 200, 1080, where="qr.url")


@pytest.mark.parametrize("url", [URL, FULL], ids=["short", "long"])
@pytest.mark.parametrize(
    "form", ["facebook-portrait", "facebook-link", "zalo-message", "facebook-event-cover"]
)
def test_a_code_with_a_logo_is_read_as_drawn_and_after_recompression(
    logo: Path, form: str, url: str
) -> None:
    picture = drawn(logo, form, url)
    (slot,) = picture.drawn.arrangement.codes
    assert slot.free >= 5
    assert read_codes(picture.png) == [url]
    image = picture.image
    for width in (1080, 720, 480):
        size = (width, round(image.height * width / image.width))
        small = image.resize(size, Image.Resampling.LANCZOS)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=50, subsampling="4:2:0")
        assert read_codes(out.getvalue()) == [url], width


@pytest.mark.parametrize("renderer", ["skia", "resvg", "cairo"])
def test_every_painter_draws_a_code_with_a_logo_on_a_white_plate(logo: Path, renderer: str) -> None:
    spec = ig.load(bare(qr={"url": URL, "logo": "logo.png"}), folder=logo.parent)
    picture = ig.render(spec, "facebook-square", renderer=renderer)
    (slot,) = picture.drawn.arrangement.codes
    assert read_codes(picture.png) == [URL]
    side = slot.free * slot.module
    left = int(slot.box.x + (slot.box.width - side) / 2)
    top = int(slot.box.y + (slot.box.height - side) / 2)
    assert picture.image.getpixel((left, top)) == (255, 255, 255)  # a corner of the plate
    dark = picture.image.crop((left, top, left + side, top + side)).getcolors(1 << 16)
    assert any(color == (40, 10, 70) for _, color in dark)


def test_true_means_the_logo_of_the_piece_and_there_must_be_one(logo: Path) -> None:
    facts = bare(qr={"url": URL, "logo": True}, logo="logo.png")
    picture = ig.render(ig.load(facts, folder=logo.parent), "facebook-square")
    assert picture.drawn.arrangement.codes[0].free
    data = ig.render(facts | {"logo": logo.read_bytes()}, "facebook-square")
    assert data.drawn.arrangement.codes[0].free
    with pytest.raises(ig.SpecError, match=r"qr\.logo: there is no logo"):
        ig.render(bare(qr={"url": URL, "logo": True}), "facebook-square")


def test_a_logo_that_is_not_there_is_named_by_its_field(logo: Path) -> None:
    spec = ig.load(bare(qr={"url": URL, "logo": "none.png"}), folder=logo.parent)
    with pytest.raises(ig.ImageError, match=r"qr\.logo"):
        ig.render(spec, "facebook-square")
