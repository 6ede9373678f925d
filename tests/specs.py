"""Specs that the end-to-end tests draw: the examples, one block of each kind, and nasty ones."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from infographix.facts.kinds import KINDS
from infographix.facts.model import FORMATS
from infographix.facts.yaml import read_yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
SAMPLES = Path(__file__).parent.parent / "layouts" / "samples"
NAMES = ("ke-hoach-60", "dti-2022", "cai-dat-hue-s")
THEMES = ("hue", "so", "do", "xanh", "nhe", "toi")
LAYOUTS = ("poster", "hero", "banner", "split", "quote", "alert", "dashboard")
SHORT = ("facebook-link", "zalo-article-cover")
FULL = tuple(name for name in FORMATS if name not in SHORT)
URL = "https://tuongtac.thuathienhue.gov.vn/"


def kind_samples() -> list[Path]:
    """Return the samples of kinds: `<kind>.yaml` and `<kind>-….yaml`; others are of layouts."""
    return [path for path in sorted(SAMPLES.glob("*.yaml")) if path.stem.split("-")[0] in KINDS]


def example(name: str) -> dict[str, Any]:
    """Return the plain data of an example."""
    data = read_yaml((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), name)
    assert isinstance(data, dict)
    return data


def _alphabet() -> str:
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    small = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones
    }
    small = {letter for letter in small | {"đ"} if not letter.isascii()}
    return "".join(sorted(small | {letter.upper() for letter in small}))


ALPHABET = _alphabet()
"""The 134 letters of Vietnamese that are not ASCII."""


def words(letters: str, length: int = 4) -> str:
    """Return letters as words of `length`, so that lines can break between them."""
    return " ".join(letters[at : at + length] for at in range(0, len(letters), length))


BLOCKS: dict[str, dict[str, Any]] = {
    "pillars": {
        "kind": "pillars",
        "items": [
            {"title": "Chính quyền số", "text": "Phục vụ người dân", "icon": "building-bank"},
            {"title": "Kinh tế số", "items": ["Giảm chi phí", "Tăng năng suất"]},
        ],
    },
    "pillars, chips": {
        "kind": "pillars",
        "variant": "chips",
        "title": "Bốn chỉ số",
        "items": [{"title": name, "text": "Chỉ số"} for name in ("PAPI", "ICT", "DTI", "PAR")],
    },
    "figures, one": {
        "kind": "figures",
        "items": [{"value": "98", "unit": "%", "label": "hồ sơ trực tuyến", "delta": "+8,6%"}],
    },
    "figures": {
        "kind": "figures",
        "title": "Số liệu",
        "note": "Số liệu minh hoạ",
        "items": [
            {"value": "hơn 1.234.567", "unit": "hồ sơ", "label": "Tiếp nhận", "icon": "files"},
            {"value": "2/63", "label": "Thứ hạng", "as_of": "năm 2022"},
            {"value": "15,3%", "label": "Tăng trưởng", "delta": "tăng 9 bậc"},
        ],
    },
    "figures, chips": {
        "kind": "figures",
        "variant": "chips",
        "items": [{"value": "0,95", "label": "Nhận thức số"}, {"value": "0,9", "label": "Thể chế"}],
    },
    "ranking": {
        "kind": "ranking",
        "items": [
            {"label": "Đà Nẵng", "value": "0,8002", "rank": 1},
            {"label": "Thừa Thiên Huế", "value": "0,6975", "rank": 4, "highlight": True},
            {"label": "Cần Thơ", "value": "0,6924", "rank": 5},
        ],
    },
    "ranking, units": {
        "kind": "ranking",
        "title": "Hồ sơ",
        "items": [
            {"label": "Phú Vang", "value": "12.345", "unit": "hồ sơ"},
            {"label": "Hương Trà", "value": "0", "unit": "hồ sơ"},
        ],
    },
    "timeline": {
        "kind": "timeline",
        "items": [
            {"when": "2030", "title": "Trung tâm lớn", "text": "Văn hóa, du lịch"},
            {"when": "2045", "title": "Thành phố Festival"},
        ],
    },
    "timeline, four": {
        "kind": "timeline",
        "items": [{"when": str(2025 + n), "title": f"Giai đoạn {n}"} for n in range(4)],
    },
    "steps": {
        "kind": "steps",
        "items": [
            {"title": "Tải ứng dụng", "text": "Tìm Hue-S", "icon": "download"},
            {"title": "Đăng ký"},
            {"title": "Gửi phản ánh", "icon": "send"},
        ],
    },
    "checklist": {
        "kind": "checklist",
        "title": "Cần chuẩn bị",
        "items": [
            {"title": "Căn cước công dân", "text": "Bản gốc, còn thời hạn"},
            {"title": "Tài khoản VNeID"},
            {"title": "Tờ khai"},
        ],
    },
    "checklist, boxes": {
        "kind": "checklist",
        "variant": "boxes",
        "items": [{"title": f"Giấy tờ {n}"} for n in range(1, 8)],
    },
    "comparison": {
        "kind": "comparison",
        "before": "Năm 2022",
        "after": "Năm 2023",
        "items": [
            {"label": "PAR Index", "before": "86,56%", "after": "88,38%", "better": "up"},
            {"label": "Thứ hạng", "before": "19/63", "after": "17/63"},
            {"label": "Phản ánh", "before": "hơn 160.000", "after": "183.000"},
        ],
    },
    "comparison, two": {
        "kind": "comparison",
        "before": "Trước",
        "after": "Sau",
        "items": [
            {"label": "Thời gian", "before": 5, "after": "3,5", "unit": "ngày", "better": "down"},
            {"label": "Hồ sơ trễ hạn", "before": 12, "after": 12},
        ],
    },
    "comparison, bars": {
        "kind": "comparison",
        "variant": "bars",
        "before": "2022",
        "after": "2023",
        "items": [
            {"label": "PAPI", "before": "45,3845", "after": "46,0415", "better": "up"},
            {"label": "Tồn đọng", "before": 120, "after": 150, "unit": "hồ sơ", "better": "down"},
        ],
    },
    "components": {
        "kind": "components",
        "items": [
            {"label": "Thủ tục hành chính công", "value": "7,20", "max": 10},
            {"label": "Cung ứng dịch vụ công", "value": "7,52", "max": 10, "highlight": True},
            {"label": "Quản trị môi trường", "value": "4,11", "max": 10},
        ],
    },
    "do_dont": {
        "kind": "do_dont",
        "do": ["Chia sẻ thông tin chính thống", "Bảo mật tài khoản"],
        "dont": ["Tung tin giả"],
        "labels": {"dont": "Đừng"},
    },
    "progress": {
        "kind": "progress",
        "items": [
            {"label": "Hồ sơ trực tuyến", "actual": "86%", "target": "≥ 80%", "deadline": "2025"},
            {"label": "Doanh nghiệp số", "actual": 21, "target": 30, "unit": "doanh nghiệp"},
        ],
    },
    "progress, four": {
        "kind": "progress",
        "items": [{"label": f"Chỉ tiêu {n}", "actual": n, "target": 3} for n in range(4)],
    },
    "qa": {
        "kind": "qa",
        "items": [
            {"question": "Hue-S là gì?", "answer": "Nền tảng kết nối hệ sinh thái xã hội số."},
            {"question": "Gọi số nào?", "answer": "1900 1075"},
        ],
    },
    "qa, one": {
        "kind": "qa",
        "items": [{"question": "Xã hội số", "answer": "Cộng đồng công dân số và văn hóa số"}],
    },
    "quote": {
        "kind": "quote",
        "text": "Thừa Thiên Huế là thành phố Festival, trung tâm văn hóa của châu Á",
        "person": "Nghị quyết số 54-NQ/TW",
        "role": "Bộ Chính trị",
    },
    "text": {
        "kind": "text",
        "paragraphs": [
            "Chuyển đổi số là công cụ đột phá để các ngành phát triển nhanh và bền vững.",
            "Thay đổi phương thức sống, làm việc của người dân.",
        ],
    },
    "alert, danger": {
        "kind": "alert",
        "level": "danger",
        "title": "Mưa rất lớn, nguy cơ ngập lụt",
        "text": "Người dân chủ động di chuyển",
        "area": "Thành phố Huế",
        "time": "Ngày 10/10/2022",
        "advice": ["Không đi qua ngầm tràn", "Gọi 1900 1075"],
    },
    "alert, info": {"kind": "alert", "level": "info", "title": "Bảo trì hệ thống"},
    "columns": {
        "kind": "columns",
        "unit": "hồ sơ",
        "items": [
            {"label": "2021", "value": "hơn 1.234"},
            {"label": "2022", "value": "2.345", "highlight": True},
            {"label": "2023", "value": "0"},
        ],
    },
    "columns, series": {
        "kind": "columns",
        "labels": ["Phường", "Xã"],
        "series": [
            {"label": "Năm 2022", "values": ["15,3%", "12%"]},
            {"label": "Năm 2023", "values": ["28%", "30,5%"]},
            {"label": "Năm 2024", "values": ["40%", "41%"]},
        ],
    },
    "event": {
        "kind": "event",
        "title": "Tuần lễ Chuyển đổi số",
        "when": "8:00, ngày 10/10/2022",
        "where": "Thành phố Huế",
        "agenda": [{"time": "8:00", "title": "Khai mạc"}, {"title": "Tham quan"}],
        "contact": "1900 1075",
    },
    "org": {
        "kind": "org",
        "root": {
            "title": "Chuyển đổi số",
            "children": [
                {"title": "Chính quyền số", "text": "Phục vụ", "children": [{"title": "DTI"}]},
                {"title": "Kinh tế số", "children": [{"title": "Chợ"}, {"title": "Cửa hàng"}]},
                {"title": "Xã hội số"},
            ],
        },
    },
    "org, list": {
        "kind": "org",
        "variant": "list",
        "root": {"title": "Sở", "children": [{"title": "Phòng", "children": [{"title": "Tổ"}]}]},
    },
    "photo": {
        "kind": "photo",
        "src": "photo.png",
        "focus": "top",
        "caption": "Cầu bắc qua sông Hương",
        "credit": "minh hoạ",
    },
    "service": {
        "kind": "service",
        "name": "Phản ánh hiện trường",
        "text": "Gửi tới chính quyền",
        "steps": ["Mở Hue-S", "Chụp ảnh"],
        "qr": {"url": URL, "label": "Quét mã"},
        "icon": "message-report",
    },
    "table": {
        "kind": "table",
        "columns": [{"title": "Năm"}, {"title": "Hạng"}, {"title": "Điểm", "unit": "tối đa 1"}],
        "rows": [["2021", "2/63", "0,68"], ["2022", "4/63", "0,6975"], ["2023", "3/63", "0,7"]],
    },
    "trend": {
        "kind": "trend",
        "series": [
            {
                "label": "Thứ hạng",
                "points": [
                    {"x": 2018, "value": 43},
                    {"x": 2019, "value": 5},
                    {"x": 2021, "value": 1},
                    {"x": 2022, "value": "11"},
                ],
            }
        ],
        "invert": True,
        "target": 10,
    },
    "trend, series": {
        "kind": "trend",
        "unit": "%",
        "series": [
            {"label": "Xã", "points": [{"x": "Quý I", "value": 4}, {"x": "Quý II", "value": 5}]},
            {
                "label": "Phường",
                "points": [{"x": "Quý I", "value": "4,1"}, {"x": "Quý II", "value": "5"}],
            },
        ],
    },
    "parts": {
        "kind": "parts",
        "total": "37.939",
        "items": [
            {"label": "Cuộc gọi đến", "value": "31.660", "unit": "cuộc gọi"},
            {"label": "Cuộc gọi đi", "value": "6.279", "unit": "cuộc gọi"},
        ],
    },
    "parts, stacked": {
        "kind": "parts",
        "variant": "stacked",
        "items": [
            {"label": "Ứng dụng Hue-S", "value": "61,5%"},
            {"label": "Tổng đài", "value": "30,5%"},
            {"label": "Khác", "value": "8%"},
        ],
    },
    "components, radar": {
        "kind": "components",
        "variant": "radar",
        "items": [
            {"label": "Thủ tục hành chính công", "value": "7,20", "max": 10},
            {"label": "Cung ứng dịch vụ công", "value": "7,52", "max": 10, "highlight": True},
            {"label": "Quản trị môi trường", "value": "4,11", "max": 10},
            {"label": "Quản trị điện tử", "value": "4,31", "max": 10},
        ],
    },
    "pictogram": {"kind": "pictogram", "value": "hơn 9", "label": "phản ánh được xử lý"},
    "pictogram, many": {
        "kind": "pictogram",
        "value": "98%",
        "of": 50,
        "label": "phản ánh được xử lý",
        "icon": "message",
    },
}
"""One block of each kind and variant; pictures lie in the folder of the samples."""


def spec(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a spec with every line of furniture; a field given as None is left out."""
    data: dict[str, Any] = {
        "title": "Chuyển đổi số Thừa Thiên Huế",
        "kicker": "Kế hoạch số 60/KH-UBND",
        "subtitle": "Chính quyền số, kinh tế số, xã hội số",
        "source": "UBND tỉnh Thừa Thiên Huế",
        "as_of": "năm 2022",
        "cta": "Tổng đài 1900 1075",
        "qr": {"url": URL, "label": "Quét mã để gửi phản ánh"},
        "blocks": list(blocks) or [BLOCKS["pillars"]],
        **fields,
    }
    return {name: value for name, value in data.items() if value is not None}


def bare(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a spec with a title and blocks only."""
    return {"title": "Chuyển đổi số", "blocks": list(blocks) or [BLOCKS["pillars"]], **fields}


_HALF = len(ALPHABET) // 2
_CAPITALS = "".join(letter for letter in ALPHABET if letter.isupper())
_TOWERS = "HUẾ ẲẴ ẬỆ ỘỮ ẨỂ ỔỬ"

NASTY: dict[str, dict[str, Any]] = {
    "towers in two lines of title": bare(title=f"{_TOWERS} {_TOWERS}", qr=URL),
    "all letters in titles": bare(
        {
            "kind": "pillars",
            "items": [{"title": words(ALPHABET[:_HALF])}, {"title": words(ALPHABET[_HALF:])}],
        }
    ),
    "all capitals in the title": bare(title=words(_CAPITALS, 5)),
    "all letters in labels": bare(
        {
            "kind": "figures",
            "items": [
                {"value": "1", "label": words(ALPHABET[:_HALF])},
                {"value": "2", "label": words(ALPHABET[_HALF:])},
            ],
        }
    ),
    "all letters in a body": bare(
        {
            "kind": "steps",
            "items": [
                {"title": "Một", "text": words(ALPHABET)},
                {"title": "Hai", "text": words(ALPHABET.swapcase())},
            ],
        }
    ),
    "long numbers": bare(
        {
            "kind": "figures",
            "items": [
                {"value": "1.234.567,89", "unit": "tỷ đồng", "label": "Tổng thu"},
                {"value": "hơn 98.765.432", "unit": "lượt", "label": "Truy cập"},
                {"value": "≥ 99,99%", "label": "Sẵn sàng"},
            ],
        }
    ),
    "long numbers beside bars": bare(
        {
            "kind": "ranking",
            "items": [
                {"label": "Thu", "value": "1.234.567,89", "unit": "tỷ đồng", "rank": "1/63"},
                {"label": "Chi", "value": "987.654,32", "unit": "tỷ đồng", "rank": "12/63"},
            ],
        }
    ),
    "document numbers": bare(
        qr=URL,
        title="Nghị quyết số 54-NQ/TW và Kế hoạch số 60/KH-UBND",
        source="Quyết định số 1234/QĐ-UBND ngày 05/08/2023 của UBND tỉnh Thừa Thiên Huế",
    ),
    "long words": bare(
        {
            "kind": "steps",
            "items": [
                {"title": "Mở tuongtac.thuathienhue.gov.vn", "text": "Gọi 1900 1075"},
                {"title": "Ghi#ChuyenDoiSoThuaThienHue", "text": "Gửi hotro@thuathienhue.gov.vn"},
            ],
        }
    ),
}
"""Specs in which other engines clip, tear or overprint."""
