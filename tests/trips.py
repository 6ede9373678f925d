"""For every finding: a spec that trips it, and the same one mended, as what they were found to say.

`TRIPS` are of facts; those of drawn pictures are in `spoilt.py`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from PIL import Image

import infographix as ig
from infographix.finding import Finding

Say = Callable[[Path], Iterable[Finding]]
"""A folder to work in → what was found."""
URL = "https://tuongtac.hue.gov.vn/"
WHOLE = {
    "publisher": "UBND thành phố Huế",
    "date": "03/11/2025",
    "as_of": "02/11/2025",
    "source": "Huế ngày nay Online",
    "qr": URL,
}
"""Fields with which nothing is found."""


class Trip(Struct, frozen=True):
    """A finding's code and variant, in words what trips it, that, and the same without it."""

    code: str
    variant: str
    about: str
    trip: Say
    mend: Say

    @property
    def name(self) -> str:
        return f"{self.code}.{self.variant}" if self.variant else self.code


def facts(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a spec of which there is nothing to say; a field given as None is left out."""
    data = {"title": "Huế hôm nay", "blocks": list(blocks) or [figures()], **WHOLE, **fields}
    return {name: value for name, value in data.items() if value is not None}


def figures(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    usual = ({"value": "98%", "label": "tỷ lệ xử lý"},)
    return {"kind": "figures", "items": list(items or usual), **fields}


def text(*paragraphs: str, **fields: Any) -> dict[str, Any]:
    return {"kind": "text", "paragraphs": list(paragraphs), **fields}


def told(data: dict[str, Any], form: str = "facebook-square") -> Say:
    """Return what a spec is told when drawn."""

    def say(folder: Path) -> Iterable[Finding]:
        return ig.render(ig.load(data, folder=folder), form).report.findings

    return say


def pair(
    code: str, about: str, bad: dict[str, Any], good: dict[str, Any], variant: str = ""
) -> Trip:
    return Trip(code, variant, about, told(bad), told(good))


def ranking(*rows: tuple[object, str, str]) -> dict[str, Any]:
    items = [{"rank": rank, "label": label, "value": value} for rank, label, value in rows]
    return {"kind": "ranking", "items": items}


def table(*rows: list[str], title: str = "Kinh phí", **fields: Any) -> dict[str, Any]:
    columns = [{"title": "Nguồn"}, {"title": title, "unit": "tỷ đồng"}]
    return {"kind": "table", "columns": columns, "rows": list(rows), **fields}


def photo(folder: Path, **block: Any) -> dict[str, Any]:
    name = block.pop("src", "canh.png")
    Image.new("RGB", (60, 40), (90, 120, 90)).save(folder / name)
    return {"kind": "photo", "src": name, **block}


def with_photo(about: dict[str, Any], **fields: Any) -> Say:
    def say(folder: Path) -> Iterable[Finding]:
        return told(facts(photo(folder, **about), **fields))(folder)

    return say


def with_logo(name: str) -> Say:
    def say(folder: Path) -> Iterable[Finding]:
        Image.new("RGB", (40, 40), (90, 20, 90)).save(folder / name)
        return told(facts(logo=name))(folder)

    return say


def of_file(data: bytes) -> Say:
    def say(folder: Path) -> Iterable[Finding]:
        path = folder / "spec.yaml"
        path.write_bytes(data)
        return ig.load(path).repairs

    return say


PARTS = {"kind": "parts", "items": [{"label": "A", "value": "60%"}, {"label": "B", "value": "40%"}]}
THIRDS = {
    "kind": "parts",
    "items": [{"label": label, "value": "33,3%"} for label in ("A", "B", "C")],
}
SCORES = {
    "kind": "comparison",
    "before": "Năm 2022",
    "after": "Năm 2023",
    "items": [{"label": "PAR Index", "before": "86,56%", "after": "88,38%"}],
}
RECEIVED = {"value": "183.000", "unit": "phản ánh", "label": "đã tiếp nhận qua Hue-S"}


def score(delta: str) -> dict[str, Any]:
    return figures({"value": "88,38%", "label": "PAR Index", "delta": delta})


def sent(value: str) -> dict[str, Any]:
    return figures(RECEIVED | {"value": value})


def repaired(kind: str, bad: str, good: str) -> Trip:
    return pair(
        "text-repaired",
        f"title: {bad!r}",
        facts(figures(title=bad)),
        facts(figures(title=good)),
        kind,
    )


def spelt(variant: str, bad: str, good: str) -> Trip:
    return pair("spelling", bad, facts(text(bad)), facts(text(good)), variant)


def linked(code: str, bad: str, good: str = URL, variant: str = "", **fields: Any) -> Trip:
    return pair(code, bad, facts(qr=bad), facts(qr=good, **fields), variant)


def posted(code: str, bad: str, good: str, variant: str = "") -> Trip:
    return pair(code, f"caption: {bad}", facts(caption=bad), facts(caption=good), variant)


TCVN3 = "Thñ tôc hµnh chÝnh"
TRIPS: tuple[Trip, ...] = (
    # office
    pair("no-publisher", "neither publisher nor logo", facts(publisher=None), facts()),
    pair("no-date", "neither date nor as_of", facts(date=None, as_of=None), facts(as_of=None)),
    pair("no-source", "figures, no source", facts(source=None), facts()),
    pair("no-source", "words, no source", facts(text("Xin chào"), source=None), facts(), "words"),
    pair("no-as-of", "98%, no as_of", facts(as_of=None), facts(figures(title="2025"), as_of=None)),
    pair(
        "no-as-of",
        "a table without a year",
        facts(table(["A", "1,5"]), as_of=None),
        facts(table(["A", "1,5"], note="Năm 2025"), as_of=None),
        "table",
    ),
    pair(
        "document-number",
        "60 /KH – UBND",
        facts(source="Kế hoạch số 60 /KH – UBND ngày 21/02/2022"),
        facts(source="Kế hoạch số 60/KH-UBND ngày 21/02/2022"),
    ),
    pair(
        "name-by-date",
        "tỉnh Thừa Thiên Huế, 2025",
        facts(title="Tỉnh Thừa Thiên Huế chuyển đổi số"),
        facts(title="Thành phố Huế chuyển đổi số"),
    ),
    pair(
        "host-by-date",
        "thuathienhue.gov.vn, 2025",
        facts(qr="https://thuathienhue.gov.vn/"),
        facts(qr="https://thuathienhue.gov.vn/", date="03/11/2022"),
    ),
    Trip("emblem", "", "logo: quoc-huy.png", with_logo("quoc-huy.png"), with_logo("logo.png")),
    Trip(
        "map",
        "",
        "caption: Bản đồ hành chính",
        with_photo({"caption": "Bản đồ hành chính thành phố"}),
        with_photo({"caption": "Bản đồ hành chính thành phố"}, map_complete=True),
    ),
    # truth
    pair(
        "percent-range",
        "101,3% lượt tải",
        facts(figures({"value": "101,3%", "label": "dân số tải Hue-S"})),
        facts(figures({"value": "101,3%", "label": "so với kế hoạch năm"})),
    ),
    pair(
        "shares-sum",
        "1,5 + 2,5, tổng số 5,0",
        facts(table(["A", "1,5"], ["B", "2,5"], ["Tổng số", "5,0"])),
        facts(table(["A", "1,5"], ["B", "2,5"], ["Tổng số", "4,0"])),
    ),
    pair("shares-rounded", "3 × 33,3%", facts(THIRDS), facts(PARTS)),
    pair(
        "ranks-order",
        "hạng 2, 1, 3",
        facts(ranking((2, "A", "0,7"), (1, "B", "0,8"), (3, "C", "0,6"))),
        facts(ranking((1, "B", "0,8"), (2, "A", "0,7"), (3, "C", "0,6"))),
    ),
    pair(
        "ranks-order",
        "hạng 1: 0,7; 2: 0,8; 3: 0,6",
        facts(ranking((1, "A", "0,7"), (2, "B", "0,8"), (3, "C", "0,6"))),
        facts(ranking((1, "A", "0,8"), (2, "B", "0,7"), (4, "C", "0,6"))),
        "values",
    ),
    pair(
        "difference",
        "+2,82 điểm beside 86,56% → 88,38%",
        facts(SCORES, score("+2,82 điểm phần trăm")),
        facts(SCORES, score("+1,82 điểm phần trăm")),
    ),
    pair(
        "difference",
        "tăng từ 95 xuống 80",
        facts(text("Số xã tăng từ 95 xuống 80")),
        facts(text("Số xã giảm từ 95 xuống 80")),
        "direction",
    ),
    pair(
        "same-number",
        "subtitle 177.000, figure 183.000",
        facts(sent("183.000"), numbers="vi", subtitle="177.000 phản ánh đã tiếp nhận qua Hue-S"),
        facts(sent("183.000"), numbers="vi", subtitle="183.000 phản ánh đã tiếp nhận qua Hue-S"),
    ),
    pair(
        "rounded",
        "decimals: 1 for 15,345%",
        facts(figures({"value": "15,345%", "label": "kinh tế số"}, decimals=1)),
        facts(figures({"value": "15,3%", "label": "kinh tế số"}, decimals=1)),
    ),
    # links
    linked("link-host", "https://example.com/", hosts=["example.com"]),
    linked("link-look-alike", "https://xn--hue-hoa.vn/"),
    linked("link-look-alike", "https://hue-gov.vn/", variant="like"),
    linked("link-shortener", "https://bit.ly/3abc"),
    posted("link-credentials", "Xem https://hue.gov.vn@example.com/", "Xem https://hue.gov.vn/"),
    posted("link-http", "Xem http://hue.gov.vn/", "Xem https://hue.gov.vn/"),
    linked("link-utm", f"{URL}?utm_source=Facebook", f"{URL}?utm_source=facebook"),
    linked(
        "link-utm-parts",
        f"{URL}?utm_source=facebook",
        f"{URL}?utm_source=facebook&utm_medium=social&utm_campaign=kh60-2022",
    ),
    # words
    spelt("impossible", "Các nghành nghề", "Các ngành nghề"),
    spelt("unknown", "xử lý hồ sơ dúng hạn", "xử lý hồ sơ đúng hạn"),
    spelt("context", "Sữa đổi, bổ sung", "Sửa đổi, bổ sung"),
    pair(
        "tone-style",
        "hóa and khoẻ",
        facts(text("văn hóa, sức khoẻ, thủy lợi")),
        facts(text("văn hóa, sức khỏe, thủy lợi")),
    ),
    *(
        pair(
            "tones-placed",
            f"tones: {style}",
            facts(text(bad), tones=style),
            facts(text(bad), tones="keep"),
            style,
        )
        for style, bad in (("old", "sức khoẻ"), ("new", "sức khỏe"))
    ),
    repaired("nfc", unicodedata.normalize("NFD", "Huế"), "Huế"),
    repaired("look-alike", "Ðô thị", "Đô thị"),
    repaired("zero-width", "Hu\u200bế", "Huế"),
    repaired("soft-hyphen", "Hu\u00adế", "Huế"),
    repaired("space", "Huế  xanh", "Huế xanh"),
    repaired("quotes", 'Huế "xanh"', "Huế “xanh”"),
    repaired("dash", "2021-2025", "2021–2025"),
    pair(
        "text-repaired",
        "caption: a\\r\\nb",
        facts(caption="Huế\r\nxanh"),
        facts(caption="Huế\nxanh"),
        "line-break",
    ),
    pair("legacy-encoding", TCVN3, facts(title=TCVN3), facts(), "converted"),
    pair("legacy-encoding", "Ddi Hue^'", facts(title="Ddi dda^u? Ddi Hue^'"), facts(), "doubtful"),
    Trip(
        "legacy-encoding",
        "file",
        "a file in TCVN3",
        of_file(
            f"title: {TCVN3} c«ng\nblocks: [{{kind: text, paragraphs: [a]}}]".encode("latin-1")
        ),
        of_file("title: Huế\nblocks: [{kind: text, paragraphs: [a]}]".encode()),
    ),
    # what a layout did
    pair("no-code", "no qr", facts(qr=None), facts()),
    Trip(
        "left-out",
        "",
        "seven blocks in facebook-link",
        told(facts(*[text(f"Đoạn {n} " + "Huế xanh " * 8) for n in range(7)]), "facebook-link"),
        told(facts(), "facebook-square"),
    ),
    Trip(
        "left-out",
        "cover",
        "blocks in a cover",
        told(facts(), "facebook-page-cover"),
        told(facts(), "facebook-square"),
    ),
    Trip(
        "left-out",
        "badge",
        "blocks in a badge",
        told(facts(), "zns-logo"),
        told(facts(), "facebook-square"),
    ),
    Trip(
        "theme-contrast",
        "",
        "theme: ink #BBBBBB",
        told(facts(theme={"ink": "#BBBBBB"})),
        told(facts(theme={"ink": "#222222"})),
    ),
)
