"""Hostile images: pictures, SVG, and the ways by which a spec names a file."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

from hostile.guard import Cases
from hostile.specs import spec
from PIL import Image

import infographix as ig

CASES = Cases()
SECRET = b"\x89PNG-secret"


def logo(folder: Path, name: str) -> None:
    """Draw a spec that lies in a folder of its own and has a logo."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    facts = ig.load(spec(logo=name), folder=home)
    picture = ig.render(facts, "facebook-square")
    assert picture.png and picture.svg and picture.report


def data(folder: Path, content: bytes | str, name: str = "a.png") -> None:
    """Draw a spec whose logo holds these bytes."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    (home / name).write_bytes(content.encode() if isinstance(content, str) else content)
    logo(folder, name)


def png(
    width: int, height: int, rows: bytes = b"", *chunks: bytes, depth: bytes = b"\x08\x06"
) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">II", width, height) + depth + b"\0\0\0"
    more = b"".join(chunk(part[:4], part[4:]) for part in chunks)
    parts = chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(rows, 9))
    return b"\x89PNG\r\n\x1a\n" + parts + chunk(b"IEND", b"")


PATHS = {
    "up": ("../a.png", "no such image"),
    "far_up": ("../" * 40 + "etc/passwd", "no such image"),
    "absolute": ("/etc/passwd", "no such image"),
    "with_backslashes": ("..\\..\\a.png", "no such image"),
    "of_windows": ("C:\\Windows\\win.ini", "no such image"),
    "of_a_share": ("\\\\host\\share\\a.png", "no such image"),
    "of_a_device": ("/dev/zero", "no such image"),
    "of_a_process": ("/proc/self/environ", "no such image"),
    "with_nul": ("a\0.png", ""),
    "too_long": ("a" * 1900, ""),
    "with_many_steps": ("./" * 900 + "a.png", "no such image"),
    "with_a_home": ("~/a.png", "no such image"),
    "with_a_variable": ("$HOME/a.png", "no such image"),
    "of_the_folder": (".", "no such image"),
    "empty": ("", None),
    "http": ("http://127.0.0.1:9/a.png", "no picture file"),
    "https_without_slashes": ("https:/host/a.png", "no such image"),
    "ftp": ("ftp://host/a.png", "no picture file"),
    "file": ("file:///etc/passwd", "no picture file"),
    "data": ("data:image/png;base64,AAAA", "local files"),
    "data_in_capitals": ("DATA:image/png;base64,AAAA", "no such image"),
    "with_a_surrogate": ("\udcff.png", ""),
    "with_bidi": ("a\u202egnp.png", ""),
}
for _name, (_path, _says) in PATHS.items():

    def _run(folder: Path, path: str = _path) -> None:
        logo(folder, path)

    _run.__name__ = f"a path {_name}"
    CASES.that(_says)(_run)


@CASES.that("no such image")
def a_link_out_of_the_folder(folder: Path) -> None:
    (folder / "a.png").write_bytes(png(1, 1, b"\0" * 5))
    (folder / "home").mkdir()
    (folder / "home" / "a.png").symlink_to(folder / "a.png")
    logo(folder, "a.png")


@CASES.that("no such image")
def a_folder_that_links_out(folder: Path) -> None:
    (folder / "other").mkdir()
    (folder / "other" / "a.png").write_bytes(png(1, 1, b"\0" * 5))
    (folder / "home").mkdir()
    (folder / "home" / "b").symlink_to(folder / "other")
    logo(folder, "b/a.png")


@CASES.that("")
def a_link_to_itself(folder: Path) -> None:
    (folder / "home").mkdir()
    (folder / "home" / "a.png").symlink_to("a.png")
    logo(folder, "a.png")


@CASES.that("no such image")
def a_pipe(folder: Path) -> None:
    (folder / "home").mkdir()
    os.mkfifo(folder / "home" / "a.png")
    logo(folder, "a.png")


@CASES.that("too large")
def a_picture_of_a_gigabyte(folder: Path) -> None:
    (folder / "home").mkdir()
    with (folder / "home" / "a.png").open("wb") as file:
        file.truncate(1_000_000_000)
    logo(folder, "a.png")


@CASES.that("too many pixels")
def a_png_that_grows(folder: Path) -> None:
    data(folder, png(100_000, 100_000, b"\0" * 40_000_000))


@CASES.that("too wide")
def a_png_of_one_line(folder: Path) -> None:
    data(folder, png(39_000_000, 1, b"\0" * (39_000_000 * 4 + 1)))


@CASES.that("too wide")
def a_png_of_one_column(folder: Path) -> None:
    data(folder, png(1, 39_000_000, b"\0" * (39_000_000 * 5)))


@CASES.that(None)
def a_png_as_large_as_may_be(folder: Path) -> None:
    data(folder, png(6_300, 6_300, b"\0" * (6_300 * (6_300 * 4 + 1))))


@CASES.that(None)
def a_png_of_16_bits_as_large_as_may_be(folder: Path) -> None:
    data(folder, png(6_300, 6_300, b"\0" * (6_300 * (6_300 * 2 + 1)), depth=b"\x10\x00"))


@CASES.that("")
def a_png_with_a_text_that_grows(folder: Path) -> None:
    text = b"zTXta\0\0" + zlib.compress(b"a" * 200_000_000)
    data(folder, png(1, 1, b"\0" * 5, text))


@CASES.that("")
def a_png_with_a_profile_that_grows(folder: Path) -> None:
    data(folder, png(1, 1, b"\0" * 5, b"iCCPa\0\0" + zlib.compress(b"a" * 200_000_000)))


@CASES.that(None)
def a_png_with_a_broken_profile(folder: Path) -> None:
    data(folder, png(1, 1, b"\0" * 5, b"iCCPa\0\0" + zlib.compress(b"a" * 2_000)))


@CASES.that("")
def a_png_of_no_size(folder: Path) -> None:
    data(folder, png(0, 0))


@CASES.that("damaged")
def a_png_that_is_cut(folder: Path) -> None:
    data(folder, png(200, 200, os.urandom(200 * 801))[:4000])


@CASES.that("")
def a_png_with_a_huge_chunk(folder: Path) -> None:
    data(folder, png(9, 9)[:33] + b"\x7f\xff\xff\xffIDAT" + b"\0" * 99)


@CASES.that("")
def a_jpeg_of_65_thousand_sides(folder: Path) -> None:
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "JPEG")
    content = file.getvalue()
    at = content.index(b"\xff\xc0") + 5
    data(folder, content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :], "a.jpg")


@CASES.that("")
def a_webp_of_16_thousand_sides(folder: Path) -> None:
    file = io.BytesIO()
    Image.new("L", (16_000, 4_000)).save(file, "WEBP", lossless=True, method=0)
    data(folder, file.getvalue(), "a.webp")


@CASES.that(None)
def a_gif_of_many_frames(folder: Path) -> None:
    file = io.BytesIO()
    frames = [Image.new("P", (64, 64), n % 7) for n in range(300)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    data(folder, file.getvalue(), "a.gif")


@CASES.that("not an image")
def postscript(folder: Path) -> None:
    data(folder, "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(a) run\n", "a.png")


@CASES.that("not an image")
def a_tiff(folder: Path) -> None:
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "TIFF")
    data(folder, file.getvalue())


@CASES.that("")
def an_empty_picture(folder: Path) -> None:
    data(folder, b"")


@CASES.that(None)
def a_picture_in_cmyk_with_a_profile(folder: Path) -> None:
    from PIL import ImageCms

    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("CMYK", (7_200, 5_500)).save(file, "JPEG", icc_profile=profile)
    data(folder, file.getvalue(), "a.jpg")
