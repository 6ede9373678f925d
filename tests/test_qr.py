"""QR codes: the matrix of `qrcode`, modules on whole pixels, read back by zxing-cpp."""

from __future__ import annotations

import random
import string
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
import qrcode
from PIL import Image, ImageDraw
from qrcode import util

from infographix import qr, qr_mask
from infographix.errors import QRError
from infographix.geometry import Rect
from infographix.qr import Code, Codes, Ecc

PORTAL = "https://tuongtac.thuathienhue.gov.vn"
PAYLOADS = {
    "tel": "tel:19001075",
    "portal": PORTAL,
    "query": PORTAL + "/?pa=123456",
    "store": "https://play.google.com/store/apps/details?id=vn.thuathienhue.huesgov",
    "utm3": PORTAL + "/?pa=123456&utm_source=facebook&utm_medium=social&utm_campaign=kh60",
    "utm4": PORTAL + "/?pa=123456&utm_source=facebook&utm_medium=social&utm_campaign=kh60-2022"
    "&utm_content=feed-4x5&utm_term=chuyen-doi-so",
    "utf-8": "https://hue.gov.vn/Thừa Thiên Huế – chuyển đổi số",
    "digits": "0123456789" * 3,
    "upper": "HTTPS://HUE.GOV.VN/A1",
    "long": "https://hue.gov.vn/?" + "x" * 500,
}
LEVELS: tuple[Ecc, ...] = ("M", "Q", "H")


@pytest.fixture
def codes() -> Codes:
    return Codes()


def painted(code: Code, side: int = 0) -> Image.Image:
    """Paint the outline's rectangles on white, as a judge that knows nothing of the matrix."""
    image = Image.new("RGBA", (side or code.side,) * 2, "white")
    draw = ImageDraw.Draw(image)
    coords = code.outline.coords
    for at in range(0, len(coords), 8):
        x0, y0, _, _, x1, y1, _, _ = coords[at : at + 8]
        assert all(value == int(value) for value in (x0, y0, x1, y1))
        draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill="black")
    return image


def library_matrix(text: str, ecc: Ecc) -> list[list[bool]]:
    numbers = {"M": 0, "Q": 3, "H": 2}
    code: Any = qrcode.QRCode(error_correction=numbers[ecc])
    code.add_data(util.QRData(text))
    code.make()
    modules: list[list[bool]] = code.modules
    return modules


@pytest.mark.parametrize("ecc", LEVELS)
@pytest.mark.parametrize("name", PAYLOADS)
def test_the_matrix_is_the_librarys_own(name: str, ecc: Ecc) -> None:
    expected = library_matrix(PAYLOADS[name], ecc)
    made = qr.matrix(PAYLOADS[name], ecc)
    size = range(made.size)
    assert [[made.dark(row, column) for column in size] for row in size] == expected


def test_every_mask_is_chosen_by_some_text() -> None:
    rng = random.Random(5)
    texts = ["".join(rng.choices(string.printable, k=rng.randint(1, 40))) for _ in range(40)]
    for text in texts:
        expected = library_matrix(text, "Q")
        made = qr.matrix(text, "Q")
        assert made.bits == qr._bits(expected)


def test_penalties_are_the_librarys_own() -> None:
    rng = random.Random(2)
    for size in (21, 25, 45):
        for density in (0.1, 0.5, 0.9):
            rows = [[rng.random() < density for _ in range(size)] for _ in range(size)]
            expected = util.lost_point(rows)
            assert qr_mask.penalty(qr._bits(rows), size) == expected


@pytest.mark.parametrize("name", PAYLOADS)
def test_the_text_is_read_back_byte_for_byte(codes: Codes, name: str) -> None:
    text = PAYLOADS[name]
    code = codes.best(text, qr.minimum_side(text, 1080), 1080)
    image = painted(code)
    assert qr.decode(image.tobytes(), *image.size) == text


@pytest.mark.parametrize("width", [1080, 1200, 1280])
@pytest.mark.parametrize("name", PAYLOADS)
def test_the_smallest_code_survives_jpeg_50_at_720_px(codes: Codes, name: str, width: int) -> None:
    text = PAYLOADS[name]
    side = qr.minimum_side(text, width)
    canvas = Image.new("RGB", (width, width), "#7a5195")
    canvas.paste(painted(codes.best(text, side, width)).convert("RGB"), (width - side - 40, 40))
    small = canvas.resize((720, 720), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    small.save(buffer, "JPEG", quality=50)
    again = Image.open(buffer).convert("RGBA")
    assert qr.decode(again.tobytes(), 720, 720) == text


@pytest.mark.parametrize(("width", "least"), [(1080, 6), (1200, 6), (1280, 6), (1441, 7)])
def test_a_module_is_at_least_six_px_and_a_240th_of_the_width(width: int, least: int) -> None:
    assert qr.smallest_module(width) == least


def test_a_code_fills_its_box_with_whole_modules_and_a_quiet_zone(codes: Codes) -> None:
    for box in (246, 300, 320.5, 400):
        code = codes.best(PAYLOADS["query"], box, 1080)
        modules = code.matrix.size + 8
        assert code.side == modules * code.module <= box < modules * (code.module + 1)
        bounds = code.outline.bounds()
        quiet = 4 * code.module
        assert bounds == Rect(quiet, quiet, code.side - 2 * quiet, code.side - 2 * quiet)


def test_error_correction_rises_only_where_it_costs_no_module_size(codes: Codes) -> None:
    for text in PAYLOADS.values():
        for box in (340, 400, 520, 700, 900):
            sizes = {ecc: box // (qr.matrix(text, ecc).size + 8) for ecc in LEVELS}
            if sizes["M"] < 6:
                continue
            code = codes.best(text, box, 1080)
            assert code.module == sizes["M"]
            higher = LEVELS[LEVELS.index(code.matrix.ecc) + 1 :]
            assert all(sizes[ecc] < sizes["M"] for ecc in higher)


def test_a_logo_asks_for_the_level_that_bears_it(codes: Codes) -> None:
    assert codes.best(PORTAL, 600, 1080, 0.22).matrix.ecc in ("Q", "H")
    assert codes.best(PORTAL, 600, 1080, 0.30).matrix.ecc == "H"
    with pytest.raises(QRError, match="hides too much"):
        codes.best(PORTAL, 600, 1080, 0.31)


def test_a_box_that_is_too_small_is_told_what_it_needs(codes: Codes) -> None:
    text = PAYLOADS["query"]
    need = qr.minimum_side(text, 1080)
    assert need == (33 + 8) * 6
    assert codes.best(text, need, 1080).module == 6
    with pytest.raises(QRError) as raised:
        codes.best(text, need - 1, 1080, where="qr.url")
    (problem,) = raised.value.problems
    assert problem.where == "qr.url"
    assert problem.allowed == "at least 246 px: version 4, 41 modules (quiet zone included) × 6 px"
    assert "245 px for 47 bytes" in problem.found


@pytest.mark.parametrize("text", ["", "x" * 2332])
def test_a_text_that_no_code_holds_is_an_error(codes: Codes, text: str) -> None:
    for act in (
        lambda: codes.best(text, 5000, 1080),
        lambda: qr.minimum_side(text, 1080),
        lambda: qr.matrix(text),
    ):
        with pytest.raises(QRError):
            act()


def test_the_longest_text_is_drawn(codes: Codes) -> None:
    code = codes.best("x" * 2331, 2000, 1080)
    assert (code.matrix.version, code.matrix.ecc) == (40, "M")


def test_versions_are_the_librarys_own_at_every_edge() -> None:
    for character in ("7", "A", "a"):
        previous = 0
        for count in range(1, 1200, 7):
            text = character * count
            code: Any = qrcode.QRCode(error_correction=3)
            code.add_data(util.QRData(text))
            try:
                expected = code.best_fit()
            except Exception:
                expected = 0
            assert qr._version(text, "Q") == expected
            assert expected >= previous or not expected
            previous = expected


def test_codes_are_kept_and_forgotten() -> None:
    codes = Codes(limit=8_000)
    first = codes.matrix(PORTAL, "M")
    assert codes.matrix(PORTAL, "M") is first
    codes.matrix("a", "M")
    codes.matrix("b", "M")
    assert codes.matrix(PORTAL, "M") is not first


def test_the_outline_covers_dark_modules_once(codes: Codes) -> None:
    code = codes.best(PAYLOADS["utm3"], 500, 1080)
    coords = code.outline.coords
    area = sum(
        (coords[at + 4] - coords[at]) * (coords[at + 5] - coords[at + 1])
        for at in range(0, len(coords), 8)
    )
    assert area == code.matrix.bits.bit_count() * code.module**2


def test_decoding_looks_at_a_part_only(codes: Codes) -> None:
    code = codes.best(PORTAL, 300, 1080)
    canvas = Image.new("RGBA", (900, 700), "white")
    canvas.paste(painted(code), (500, 350))
    data = canvas.tobytes()
    part = Rect(500, 350, code.side, code.side)
    assert qr.decode(data, 900, 700, part) == PORTAL
    assert qr.decode(bytearray(data), 900, 700) == PORTAL
    assert qr.decode(data, 900, 700, Rect(0, 0, 500, 700)) is None
    assert qr.decode(data, 900, 700, Rect(2000, 0, 5, 5)) is None
    assert qr.decode(data, 900, 700, Rect(-50, -50, 2000, 2000)) == PORTAL


def test_runs_are_where_the_bits_are() -> None:
    for row in (0, 1, 0b1011, 0b111000111):
        runs = qr._runs(row)
        assert sum(((1 << end) - 1) ^ ((1 << start) - 1) for start, end in runs) == row
        assert all(end < start for (_, end), (start, _) in pairwise(runs))
