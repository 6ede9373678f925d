"""Five hard headlines and a paragraph, set by Chromium and by us, side by side: a PNG.

`python -m tests.bench.vietnamese headlines FILE.png` needs Chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from infographix.text.fontbook import FontBook
from infographix.text.paragraph import Paragraph, Span, TextStyle
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases
from tests.text.chromium_lines import Case, Wrapped, wrapped

HEADLINES = (
    ("Đẩy mạnh phát triển kinh tế số, xây dựng xã hội số", 13.0),
    ("THỪA THIÊN HUẾ DẪN ĐẦU CẢ NƯỚC VỀ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH", 15.5),
    ("Nghị quyết số 54-NQ/TW: Thừa Thiên Huế trở thành thành phố trực thuộc Trung ương", 15.0),
    ("Giải quyết thủ tục hành chính trực tuyến toàn trình từ quý I/2026", 12.0),
    ("Hơn 7,7 tỷ đồng hỗ trợ hộ nghèo, gia đình chính sách sau bão lũ", 11.0),
)
PARAGRAPH = (
    "Tổ công nghệ số cộng đồng đến từng nhà hướng dẫn người dân cài đặt ứng dụng Hue-S, nộp hồ sơ"
    " dịch vụ công trực tuyến toàn trình và thanh toán không dùng tiền mặt. Đến hết năm 2025, 100%"
    " thôn, tổ dân phố trên địa bàn thành phố Huế có tổ công nghệ số hoạt động hiệu quả.",
    19.0,
)
SIZE, SMALL = 42, 30
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><style>
@font-face{font-family:F;src:url(%s)} @font-face{font-family:G;src:url(%s)}
body{margin:0;padding:32px;width:1536px;font:700 %dpx/1.3 F;background:#fff;color:#241a4d;
display:grid;grid-template-columns:1fr 1fr;gap:36px 48px;box-sizing:border-box}
h2{font-size:22px;margin:0;color:#777}
.pretty{font:400 %dpx/1.45 G} section{padding-left:12px;border-left:4px solid #ddd}
div{white-space:nowrap} i{font-style:normal;color:#c01c3a}
</style>%s"""


def main() -> int:
    """Write the picture and print both settings; 2 without a file name or Chromium."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None or len(sys.argv) < 3:
        print("give a file name, and install Chromium", file=sys.stderr)
        return 2
    book = FontBook.load()
    bold, plain = book.face("Be Vietnam Pro", 700), book.face("Be Vietnam Pro", 400)
    target = Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        cases = [Case(text, width, "balance", bold) for text, width in HEADLINES]
        cases.append(Case(*PARAGRAPH, "pretty", plain))
        theirs = [
            _lines(*pair) for pair in zip(cases, wrapped(browser, cases, Path(folder)), strict=True)
        ]
        ours = _ours(cases, Shaper(book))
        for before, after in zip(theirs, ours, strict=True):
            print(" | ".join(before), "→", " | ".join(after), sep="\n  ", end="\n\n")
        _draw(browser, cases, theirs, ours, Path(folder), target)
    return 0


def _ours(cases: list[Case], shaper: Shaper) -> list[list[str]]:
    phrases = Phrases()
    found = []
    for case in cases:
        style = TextStyle(wrap="balance" if case.wrap == "balance" else "pretty")
        paragraph = Paragraph([Span(case.text, case.face)], style, shaper, phrases)
        found.append([line.text for line in paragraph.set(case.width, 1.0, roomy=True).lines])
    return found


def _lines(case: Case, setting: Wrapped) -> list[str]:
    words = case.text.split()
    ends = [*sorted(end + 1 for end in setting.breaks), len(words)]
    return [" ".join(words[a:b]) for a, b in zip([0, *ends], ends, strict=False)]


def _draw(
    browser: str,
    cases: list[Case],
    theirs: list[list[str]],
    ours: list[list[str]],
    folder: Path,
    target: Path,
) -> None:
    """Lay the lines out in two columns; the words at torn places are red."""
    cells = ["<h2>Chromium, text-wrap: balance, pretty</h2>", "<h2>infographix</h2>"]
    height = 140.0
    for case, *pair in zip(cases, theirs, ours, strict=True):
        height += 36 + max(map(len, pair)) * (
            SIZE * 1.3 if case.wrap == "balance" else SMALL * 1.45
        )
        cells += [
            f'<section class="{case.wrap}">'
            + "".join(f"<div>{line}</div>" for line in _marked(lines))
            + "</section>"
            for lines in pair
        ]
    fonts = []
    for case in (cases[0], cases[-1]):
        fonts.append(folder / f"{case.wrap}.ttf")
        fonts[-1].write_bytes(case.face.data)
    page = folder / "page.html"
    sizes = (SIZE, SMALL)
    page.write_text(PAGE % (*(font.as_uri() for font in fonts), *sizes, "".join(cells)), "utf-8")
    flags = (
        "--headless --no-sandbox --disable-gpu --hide-scrollbars --virtual-time-budget=3000 "
        f"--window-size=1600,{height:.0f} --user-data-dir={folder / 'profile'}"
    )
    subprocess.run(
        [browser, *flags.split(), f"--screenshot={target}", page.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )


def _marked(lines: list[str]) -> list[str]:
    """Put the words around a break that tears something in red."""
    text = " ".join(lines)
    row = Phrases().breaks(text)
    torn = {end for (_, end), cost in zip(row.tokens, row.costs, strict=False) if cost >= 0.5}
    found, at = [], 0
    for line in lines:
        words = line.split()
        if at - 1 in torn:
            words[0] = f"<i>{words[0]}</i>"
        at += len(line) + 1
        if at - 1 in torn:
            words[-1] = f"<i>{words[-1].removeprefix('<i>').removesuffix('</i>')}</i>"
        found.append(" ".join(words))
    return found
