"""PDF pages: their size, their dates, and what is on them."""

from __future__ import annotations

import re
import zlib
from datetime import UTC, datetime

from scenes import SCENES, frame

from infographix.render.cairo import to_pdf
from infographix.render.svg import to_svg


def plain(pdf: bytes) -> bytes:
    """Return a PDF with the streams that hold its objects unpacked."""
    out = pdf
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            out += zlib.decompress(stream)
        except zlib.error:
            continue
    return out


def dates(pdf: bytes) -> list[bytes]:
    """Return the dates of creation and change; cairo 1.16 leaves out the `D:` before them."""
    return re.findall(rb"/(?:CreationDate|ModDate) \((?:D:)?(\d{14})", pdf)


def test_a_pixel_is_three_quarters_of_a_point() -> None:
    pdf = plain(to_pdf(to_svg(frame(width=1080, height=1350))))
    box = re.search(rb"/MediaBox \[ ?0 0 ([\d.]+) ([\d.]+) ?\]", pdf)
    assert box is not None
    assert (float(box[1]), float(box[2])) == (810.0, 1012.5)


def test_a_page_without_date_has_a_fixed_one() -> None:
    pdf = plain(to_pdf(to_svg(frame())))
    assert dates(pdf) == [b"19800101000000"] * 2


def test_date_title_and_author_are_written() -> None:
    day = datetime(2022, 2, 21, 8, 30, tzinfo=UTC)
    pdf = plain(to_pdf(to_svg(frame()), "Plan 60", "Sở", date=day))
    assert dates(pdf) == [b"20220221083000"] * 2
    assert b"(Plan 60)" in pdf
    assert "Sở".encode("utf-16-be").hex().encode() in pdf.lower()


def test_letters_need_no_font() -> None:
    pdf = plain(to_pdf(to_svg(SCENES["letters"]())))
    assert b"/FontFile" not in pdf
