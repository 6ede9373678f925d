"""Blocks that the end-to-end tests draw: each kind and variant at least once."""

from __future__ import annotations

from typing import Any

URL = "https://tuongtac.thuathienhue.gov.vn/"

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
