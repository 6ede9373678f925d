"""User images: turned, cropped, kept inside the spec's folder, and refused where hostile."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from infographix import picture
from infographix.art import Drawing
from infographix.errors import ImageError
from infographix.picture import Bitmap, fitted, load

RED, BLUE, WHITE = (255, 0, 0, 255), (0, 0, 255, 255), (255, 255, 255, 255)


def encoded(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def pixel(bitmap: Bitmap, x: int, y: int) -> tuple[int, ...]:
    at = 4 * (y * bitmap.width + x)
    return tuple(bitmap.data[at : at + 4])


def bitmap(source: str | Path | bytes, folder: Path, needed: tuple[int, int] = (0, 0)) -> Bitmap:
    made = load(source, folder, "logo", needed)
    assert isinstance(made, Bitmap)
    return made


@pytest.fixture
def halves() -> Image.Image:
    """Red on the left, blue on the right; 40 × 20."""
    image = Image.new("RGB", (40, 20), "red")
    image.paste((0, 0, 255), (20, 0, 40, 20))
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_each_format_gives_rgba_pixels(tmp_path: Path, halves: Image.Image, kind: str) -> None:
    made = bitmap(encoded(halves, kind), tmp_path)
    assert (made.width, made.height, len(made.data)) == (40, 20, 3200)
    assert pixel(made, 5, 5) == pytest.approx(RED, abs=4)
    assert pixel(made, 35, 5) == pytest.approx(BLUE, abs=4)


def test_a_path_is_relative_to_the_folder(tmp_path: Path, halves: Image.Image) -> None:
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "a.png").write_bytes(encoded(halves))
    assert bitmap("img/a.png", tmp_path).width == 40
    assert bitmap(tmp_path / "img" / "a.png", tmp_path).width == 40
    assert bitmap("img/../img/a.png", tmp_path).width == 40


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "/etc/passwd", "link.png", "folder/secret.png", "missing.png", ".", "",
     "a\0b", "https://hue.gov.vn/a.png", "file:///etc/passwd", "data:image/png;base64,AA",
     "x" * 5000],
)  # fmt: skip
def test_no_file_outside_the_folder_is_opened(
    tmp_path: Path, halves: Image.Image, name: str
) -> None:
    (tmp_path / "secret.png").write_bytes(encoded(halves))
    folder = tmp_path / "spec"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    (folder / "folder").symlink_to(tmp_path)
    with pytest.raises(ImageError) as raised:
        load(name, folder, "blocks[1].image")
    assert raised.value.problems[0].where == "blocks[1].image"


@pytest.mark.parametrize(
    ("orientation", "red_at"),
    [(1, (0, 0)), (2, (39, 0)), (3, (39, 0)), (6, (0, 0)), (8, (0, 39)), (5, (0, 0)), (7, (0, 39))],
)
def test_exif_turns_the_picture(
    tmp_path: Path, halves: Image.Image, orientation: int, red_at: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = bitmap(encoded(halves, "JPEG", exif=exif.tobytes(), quality=95), tmp_path)
    assert (made.width, made.height) == ((20, 40) if orientation >= 5 else (40, 20))
    assert pixel(made, *red_at) == pytest.approx(RED, abs=6)


def png_of_size(width: int, height: int) -> bytes:
    """Return a PNG that says it is large and holds next to nothing."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0")), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize(
    "size", [(8000, 5001), (9500, 9500), (20_000, 20_000), (2**31 - 1, 2**31 - 1)]
)
def test_pixels_are_counted_before_they_are_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(ImageError, match=r"too many pixels|damaged"):
        load(png_of_size(*size), tmp_path)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "big.png").open("wb") as file:
        file.truncate(picture.MAX_BYTES + 1)
    with pytest.raises(ImageError, match="too large"):
        load("big.png", tmp_path)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_truncated_file_is_an_error_never_half_a_picture(tmp_path: Path, kind: str) -> None:
    noise = Image.effect_noise((64, 64), 90).convert("RGB")
    data = encoded(noise, kind)
    for share in (0.1, 0.5, 0.9):
        with pytest.raises(ImageError):
            load(data[: int(len(data) * share)], tmp_path)


@pytest.mark.parametrize(
    "data", [b"", b"no image", b"BM" + b"\0" * 60, b"\x89PNG\r\n\x1a\n", b"%PDF"]
)
def test_other_files_are_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ImageError):
        load(data, tmp_path)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["PNG", "JPEG", "WEBP", "GIF"]), st.integers(0, 10**6), st.binary(max_size=9)
)
def test_no_damage_gives_any_other_error(kind: str, place: int, patch: bytes) -> None:
    data = bytearray(encoded(Image.linear_gradient("L").resize((32, 32)), kind))
    at = place % len(data)
    data[at : at + len(patch)] = patch
    try:
        made = load(bytes(data), Path())
    except ImageError:
        return
    assert isinstance(made, Bitmap)
    assert len(made.data) == 4 * made.width * made.height


def test_sixteen_bits_are_scaled_not_cut(tmp_path: Path) -> None:
    deep = Image.new("I;16", (4, 4), 32768)
    assert pixel(bitmap(encoded(deep), tmp_path), 0, 0) == pytest.approx((128,) * 3 + (255,), abs=1)


def test_a_palette_with_transparency_keeps_it(tmp_path: Path) -> None:
    image = Image.new("P", (2, 1))
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putdata([0, 1])
    made = bitmap(encoded(image, transparency=0), tmp_path)
    assert (pixel(made, 0, 0)[3], pixel(made, 1, 0)) == (0, BLUE)


def test_an_srgb_profile_changes_nothing(tmp_path: Path, halves: Image.Image) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert pixel(bitmap(encoded(halves, icc_profile=profile), tmp_path), 0, 0) == RED


def test_another_profile_is_converted_and_a_broken_one_passed_over(tmp_path: Path) -> None:
    image = Image.new("RGB", (2, 2), (200, 100, 50))
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))
    made = bitmap(encoded(image, icc_profile=swapped), tmp_path)
    assert pixel(made, 0, 0) == pytest.approx((100, 200, 50, 255), abs=3)
    broken = encoded(image, icc_profile=b"no profile")
    assert pixel(bitmap(broken, tmp_path), 0, 0)[:3] == (200, 100, 50)


def test_a_large_photo_is_decoded_no_larger_than_needed(tmp_path: Path) -> None:
    data = encoded(Image.linear_gradient("L").resize((2000, 1600)).convert("RGB"), "JPEG")
    made = bitmap(data, tmp_path, needed=(300, 200))
    assert 300 <= made.width < 2000 and made.height >= 200


def test_cover_fills_the_box_and_keeps_the_focus_in_it(halves: Image.Image) -> None:
    whole = Bitmap(40, 20, halves.convert("RGBA").tobytes())
    left = fitted(whole, 10, 10, "cover", (0.0, 0.5))
    right = fitted(whole, 10, 10, "cover", (1.0, 0.5))
    middle = fitted(whole, 10, 10, "cover")
    assert (left.width, left.height, len(left.data)) == (10, 10, 400)
    assert all(pixel(left, x, 5) == pytest.approx(RED, abs=15) for x in range(10))
    assert all(pixel(right, x, 5) == pytest.approx(BLUE, abs=15) for x in range(10))
    assert (pixel(middle, 0, 5), pixel(middle, 9, 5)) == (RED, BLUE)


def test_contain_keeps_the_whole_picture(halves: Image.Image) -> None:
    whole = Bitmap(40, 20, halves.convert("RGBA").tobytes())
    made = fitted(whole, 100, 100, "contain")
    assert (made.width, made.height) == (100, 50)
    assert (pixel(made, 0, 0), pixel(made, 99, 49)) == (RED, BLUE)
    thin = fitted(Bitmap(1000, 1, bytes(4000)), 10, 10, "contain")
    assert (thin.width, thin.height) == (10, 1)


def test_transparent_pixels_do_not_bleed_into_their_neighbours() -> None:
    image = Image.new("RGBA", (20, 20), (0, 255, 0, 0))
    image.paste(RED, (10, 0, 20, 20))
    made = fitted(Bitmap(20, 20, image.tobytes()), 7, 7)
    for x in range(7):
        red, green, _, alpha = pixel(made, x, 3)
        assert alpha == 0 or (red > 250 and green < 5)


def svg(body: str, size: str = 'width="40" height="20" viewBox="0 0 40 20"') -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f" {size}>{body}</svg>"
    ).encode()


def test_a_plain_svg_stays_a_drawing(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(
        b"\xef\xbb\xbf<?xml version='1.0'?>" + svg('<path d="M0 0h9"/>')
    )
    assert isinstance(load("a.svg", tmp_path), Drawing)


def test_an_svg_with_more_is_drawn_at_twice_the_size(tmp_path: Path) -> None:
    source = svg('<style>.a{fill:#00f}</style><rect class="a" width="40" height="20"/>')
    made = bitmap(source, tmp_path, needed=(100, 100))
    assert (made.width, made.height) == (400, 200)
    assert pixel(made, 200, 100) == BLUE
    own = bitmap(source, tmp_path)
    assert (own.width, own.height) == (80, 40)


def test_an_svg_is_never_drawn_larger_than_the_limit(tmp_path: Path) -> None:
    body = "<style/><rect width='4' height='2'/>"
    made = bitmap(svg(body), tmp_path, needed=(9000, 9000))
    assert (made.width, made.height) == (4096, 2048)
    vast = bitmap(svg(body, 'width="1e6" height="1e6" viewBox="0 0 4 2"'), tmp_path)
    assert max(vast.width, vast.height) <= 4096


@pytest.mark.parametrize(
    "body",
    [
        '<image href="/etc/hostname" width="9" height="9"/>',
        '<image xlink:href="a.png" width="9" height="9"/>',
        '<image href="data:image/png;base64,AAAA" width="9" height="9"/>',
        "<style>@import 'a.css';</style>",
        "<style>rect{fill:url(a.svg#b)}</style>",
        "<style>rect{fill:u\\72l(a.svg#b)}</style>",
        '<rect width="9" height="9" style="filter:url( \'a.svg#b\')"/><style/>',
        '<filter id="f"><feImage href="a.png"/></filter>',
        '<use href="a.svg#b"/><style/>',
        "<text>Huế</text>",
        "<script/>",
        "<foreignObject/>",
        '<rect onload="x()" width="9" height="9"/>',
        '<style/><g id="a"><use href="#a"/></g>',
        "<style/>" + "".join(
            f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 12)
        ) + '<g id="a0"><rect width="1" height="1"/></g>',
        "<style/>" + "".join(
            f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(5000)
        ) + '<g id="a5000"/>',
        "<g>",
        "&e;",
    ],
)  # fmt: skip
def test_an_svg_reaches_no_file_no_font_and_no_end(tmp_path: Path, body: str) -> None:
    with pytest.raises(ImageError):
        load(svg(body), tmp_path, "logo")


@pytest.mark.parametrize("size", ['width="0" height="0"', 'viewBox="0 0 -1 5"', 'width="x"'])
def test_what_resvg_cannot_read_is_an_image_error(tmp_path: Path, size: str) -> None:
    with pytest.raises(ImageError):
        load(svg("<style/>", size), tmp_path)
