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
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9">'
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


def svg(folder: Path, body: str, head: str = "") -> None:
    data(folder, f"{head}{SVG}{body}</svg>", "a.svg")


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


@CASES.that("declarations")
def svg_laughs(folder: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    svg(folder, "<title>&l9;</title>", f"<!DOCTYPE svg [{laughs}]>")


@CASES.that("")
def svg_reads_a_file(folder: Path) -> None:
    svg(folder, "<title>&f;</title>", '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>')


@CASES.that("")
def svg_asks_a_parameter_entity(folder: Path) -> None:
    svg(folder, "", '<!DOCTYPE svg [<!ENTITY % f SYSTEM "http://127.0.0.1:9/a"> %f;]>')


@CASES.that("refused")
def svg_with_a_script(folder: Path) -> None:
    svg(folder, "<script>alert(1)</script>")


@CASES.that("refused")
def svg_that_links_a_picture(folder: Path) -> None:
    svg(folder, '<image href="file:///etc/passwd" width="9" height="9"/>')


@CASES.that("refused")
def svg_that_links_by_style(folder: Path) -> None:
    svg(folder, "<style>@import url(http://127.0.0.1:9/a.css);</style>")


@CASES.that("too large")
def svg_of_30_megabytes(folder: Path) -> None:
    svg(folder, "<g/>" * 7_500_000)


@CASES.that("too many shapes")
def svg_of_many_shapes(folder: Path) -> None:
    svg(folder, '<path d="M0 0h9v9z"/>' * 49_000)


@CASES.that(None)
def svg_of_one_long_path(folder: Path) -> None:
    svg(folder, f'<path d="M0 0{"l1 1-1-1" * 120_000}"/>')


@CASES.that(None)
def svg_of_one_long_path_of_arcs(folder: Path) -> None:
    svg(folder, f'<path d="M0 0{"a1 1 0 1 1 1 1" * 30_000}"/>')


@CASES.that(None)
def svg_of_a_gradient_of_many_stops(folder: Path) -> None:
    stops = '<stop offset="0.5" stop-color="red"/>' * 40_000
    gradient = f'<linearGradient id="a">{stops}</linearGradient>'
    svg(folder, f'{gradient}<path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many clips")
def svg_with_a_filter_that_blurs_without_end(folder: Path) -> None:
    blur = "<feGaussianBlur stdDeviation='99999'/>" * 400
    svg(folder, f'<filter id="a">{blur}</filter><path filter="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("refused")
def svg_with_turbulence_without_end(folder: Path) -> None:
    noise = "<feTurbulence numOctaves='9999999' baseFrequency='5'/>"
    svg(folder, f'<filter id="a">{noise}</filter><path filter="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many shapes")
def svg_with_many_filters(folder: Path) -> None:
    blur = "<feGaussianBlur stdDeviation='3'/>"
    body = '<path filter="url(#a)" d="M0 0h9v9z"/>' * 15_000
    svg(folder, f'<filter id="a">{blur}</filter>{body}')


@CASES.that("<pattern>")
def svg_with_a_pattern_that_repeats_without_end(folder: Path) -> None:
    pattern = '<pattern id="a" width="1e-6" height="1e-6" patternUnits="userSpaceOnUse">'
    svg(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern><path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("<pattern>")
def svg_with_many_patterns(folder: Path) -> None:
    pattern = '<pattern id="a" width="9" height="9" patternUnits="userSpaceOnUse">'
    uses = '<path fill="url(#a)" d="M0 0h9v9z"/>' * 15_000
    svg(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern>{uses}')


@CASES.that("<pattern>")
def svg_with_a_pattern_in_itself(folder: Path) -> None:
    pattern = '<pattern id="a" width="1" height="1"><path fill="url(#a)" d="M0 0h9v9z"/></pattern>'
    svg(folder, f'{pattern}<path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("too many shapes")
def svg_with_masks_of_masks(folder: Path) -> None:
    masks = "".join(
        f'<mask id="m{n}"><g mask="url(#m{n - 1})"><g mask="url(#m{n - 1})">'
        f'<path d="M0 0h9v9z"/></g></g></mask>'
        for n in range(1, 25)
    )
    svg(folder, f'{masks}<path mask="url(#m24)" d="M0 0h9v9z"/>')


@CASES.that("<pattern>")
def svg_with_patterns_of_patterns(folder: Path) -> None:
    patterns = "".join(
        f'<pattern id="m{n}" width="9" height="9"><path fill="url(#m{n - 1})" d="M0 0h9v9z"/>'
        f'<path fill="url(#m{n - 1})" d="M0 0h9v9z"/></pattern>'
        for n in range(1, 25)
    )
    svg(folder, f'{patterns}<path fill="url(#m24)" d="M0 0h9v9z"/>')


@CASES.that(None)
def svg_with_dashes_without_end(folder: Path) -> None:
    svg(folder, '<path stroke="red" stroke-dasharray="1e-7" fill="none" d="M0 0h9000v9000z"/>')


@CASES.that("")
def svg_as_wide_as_the_world(folder: Path) -> None:
    data(folder, SVG.replace('"0 0 9 9"', '"0 0 1e9 1"') + '<path d="M0 0h9v9z"/></svg>', "a.svg")


@CASES.that("")
def svg_of_huge_size_with_a_filter(folder: Path) -> None:
    head = SVG.replace('"9"', '"1e9"').replace("0 0 9 9", "0 0 1e9 1e9")
    data(folder, head + '<filter id="a"/><path filter="url(#a)" d="M0 0h9v9z"/></svg>', "a.svg")


@CASES.that("")
def svg_that_is_packed(folder: Path) -> None:
    import gzip

    data(folder, gzip.compress((SVG + " " * 300_000_000 + "</svg>").encode()), "a.svg")


@CASES.that("")
def svg_in_utf_16(folder: Path) -> None:
    data(folder, f"{SVG}<script>a</script></svg>".encode("utf-16"), "a.svg")


@CASES.that("")
def svg_in_utf_7(folder: Path) -> None:
    data(folder, f'<?xml version="1.0" encoding="utf-7"?>{SVG}</svg>', "a.svg")


@CASES.that("")
def svg_of_nan(folder: Path) -> None:
    data(folder, SVG.replace("0 0 9 9", "0 0 nan inf") + "</svg>", "a.svg")


WIDE = SVG.replace('"9"', '"4000"')


def wide(folder: Path, body: str) -> None:
    data(folder, f"{WIDE}{body}</svg>", "a.svg")


@CASES.that(None)
def svg_with_a_blur_far_beyond_its_edges(folder: Path) -> None:
    blur = '<filter id="a"><feGaussianBlur stdDeviation=".01"/></filter>'
    wide(folder, f'{blur}<path filter="url(#a)" d="M-9e3-9e3h2e4v2e4z"/>')


@CASES.that(None)
def svg_with_a_mask_far_beyond_its_edges(folder: Path) -> None:
    mask = '<mask id="a" x="-9" y="-9" width="99" height="99"><path d="M-9e3-9e3h2e4v2e4z"/></mask>'
    wide(folder, f'{mask}<path mask="url(#a)" d="M-9e3-9e3h2e4v2e4z"/>')


@CASES.that(None)
def svg_with_groups_of_groups_that_are_seen_through(folder: Path) -> None:
    path = '<path d="M-9e3-9e3h2e4v2e4z"/>' * 2
    wide(folder, "<style/>" + '<g opacity=".9">' * 50 + path + "</g>" * 50)


@CASES.that("<pattern>")
def svg_with_a_pattern_far_beyond_its_edges(folder: Path) -> None:
    pattern = '<pattern id="a" width="20" height="20" patternUnits="userSpaceOnUse">'
    wide(folder, f'{pattern}<path d="M0 0h9v9z"/></pattern><path fill="url(#a)" d="M0 0h9v9z"/>')


@CASES.that("refused")
def svg_with_a_marker_at_each_corner(folder: Path) -> None:
    marker = '<marker id="m" markerWidth="3" markerHeight="3"><path d="M0 0h9v9z"/></marker>'
    wide(folder, f'{marker}<path marker-mid="url(#m)" d="M0 0{"h1h-1" * 2000}"/>')


@CASES.that("too many clips")
def svg_with_masks_by_a_style_sheet(folder: Path) -> None:
    head = '<style>.a, .b {mask: url(#a)}</style><mask id="a"><path d="M0 0h9v9z"/></mask>'
    wide(folder, head + '<path class="b c" d="M0 0h9v9z"/>' * 5_000)


@CASES.that(None)
def a_picture_in_cmyk_with_a_profile(folder: Path) -> None:
    from PIL import ImageCms

    file = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    Image.new("CMYK", (7_200, 5_500)).save(file, "JPEG", icc_profile=profile)
    data(folder, file.getvalue(), "a.jpg")


@CASES.that("<pattern>")
def svg_with_a_pattern_as_high_as_the_world(folder: Path) -> None:
    pattern = (
        '<pattern id="p" width="3" height="99999999999"><rect width="1" height="1"/></pattern>'
    )
    svg(folder, f'<style>.a{{fill:url(#p)}}</style>{pattern}<ellipse class="a" rx="4" ry="2"/>')
