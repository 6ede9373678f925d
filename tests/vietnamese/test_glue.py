"""What no line may part, and what only looks like it."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from infographix.vietnamese.phrases import GLUE, Phrases

BARE = Phrases(lexicon=False)
"""Glue alone: what the lexicon would glue is left out."""


def glue(line: str) -> set[str]:
    found = BARE.breaks(line)
    parts = [line[start:end] for start, end in found.tokens]
    bound = zip(pairwise(parts), found.costs, strict=True)
    return {f"{one}|{two}" for (one, two), cost in bound if cost == GLUE}


def broken(marked: str) -> list[str]:
    """Return the parts of a line in ⟦⟧ that may be broken, or may not stand on a line alone."""
    line = marked.replace("⟦", "").replace("⟧", "")
    row = BARE.breaks(line)
    glued = {end for (_, end), cost in zip(row.tokens, row.costs, strict=False) if cost == GLUE}
    free = {end for (_, end), cost in zip(row.tokens, row.costs, strict=False) if cost < GLUE}
    found = []
    for number, part in enumerate(re.finditer("⟦(.+?)⟧", marked)):
        start, end = part.start() - 2 * number, part.end() - 2 * number - 2
        if free & set(range(start, end)) or glued & {start - 1, end}:
            found.append(part[1])
    return found


NUMBERS = [
    "30/2020/NĐ-CP",
    "54/2023/QĐ-UBND",
    "175/2024/QH15",
    "01/2021/TT-BTTTT",
    "60/KH-UBND",
    "1957/QĐ-UBND",
    "1314/NQ-UBTVQH15",
    "749/QĐ-TTg",
    "1342/TTr-STTTT",
    "08/CT-TTg",
    "12/CĐ-TTg",
    "54-NQ/TW",
    "12-NQ/TU",
    "36-HD/VPTW",
    "57-NQ/TW",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_document_number_is_whole_and_keeps_its_word(number: str) -> None:
    for before in ("số", "Số", "Số:"):
        for after in ("", ",", ".", ";", ")"):
            assert not broken(f"theo văn bản ⟦{before} {number}{after}⟧ của tỉnh")
    assert glue(f"theo Nghị quyết {number} của tỉnh") == set()


@pytest.mark.parametrize(
    "line",
    [
        "tổng kinh phí ⟦7,7 tỷ đồng⟧ cho",
        "tổng ⟦7.700 nghìn tỷ đồng/năm⟧ cho",
        "giá ⟦500.000 đồng⟧ mỗi",
        "giá ⟦7.700.000.000 ₫⟧ mỗi",
        "vốn ⟦25 triệu USD⟧ từ",
        "có ⟦1,3 triệu⟧ tài khoản",
        "tăng ⟦15,3 %⟧ so",
        "tăng ⟦10 – 15%⟧ so",
        "tăng ⟦10% – 15%⟧ so",
        "dài ⟦12,5 km⟧ qua",
        "rộng ⟦120 m²⟧ sàn",
        "mưa ⟦150 mm⟧ mỗi",
        "lưu lượng ⟦500 m3/s⟧ về",
        "nóng ⟦39 °C⟧ trưa",
        "tốc độ ⟦150 Mbps⟧ ở",
        "được ⟦80 điểm,⟧ cao",
        "đạt ⟦> 80⟧ và",
        "ra ⟦ngày 21/02/2022⟧ tại",
        "ra ⟦ngày 21⟧ ⟦tháng 02⟧ ⟦năm 2022⟧ tại",
        "từ ⟦tháng 8/2023⟧ tại",
        "trong ⟦quý I/2022⟧ và",
        "trong ⟦quý IV⟧ và",
        "vào ⟦giai đoạn 2021–2025⟧ và",
        "vào ⟦giai đoạn 2021-2025⟧ và",
        "vào ⟦2021 – 2025⟧ và",
        "lúc ⟦07 giờ 30 phút⟧ sáng",
        "xếp ⟦thứ 2/63⟧ cả",
        "ở ⟦Điều 5⟧ và",
        "ở ⟦số 3/2024⟧ và",
        "ở ⟦số 6⟧ và",
        "công mức ⟦độ 4⟧ và",
        "tải phiên ⟦bản 2.0⟧ về",
        "ở ⟦khoản 2⟧ và",
        "Đại ⟦hội XVI⟧ của",
        "tại ⟦TP. Huế⟧ và",
        "tại ⟦TP Huế⟧ và",
        "tại ⟦Tp. Huế⟧ và",
        "ở ⟦TX. Hương⟧ Trà",
        "ở ⟦Q. Thuận⟧ Hóa",
        "ở ⟦P. Vỹ⟧ Dạ",
        "ở ⟦P. 5⟧ và",
        "ở ⟦H. Phú⟧ Vang",
        "của ⟦TS. Nguyễn⟧ Văn",
        "của ⟦PGS.TS. Nguyễn⟧ Văn",
        "của ⟦PGS. TS. Nguyễn⟧ Văn",
        "của ⟦ThS. Trần⟧ Thị",
        "của ⟦BS. Lê⟧ Bé",
        "của ⟦đ/c Lê⟧ Bé",
        "gọi ⟦1900 1075⟧ ngay",
        "gọi ⟦(0234) 3822 822.⟧ Hoặc",
        "gọi ⟦0234 3822822⟧ ngay",
        "gọi ⟦0905 123 456,⟧ ngay",
        "gọi ⟦+84 234 3822 822⟧ ngay",
        "tải ⟦Hue-S⟧ ngay",
        "thẻ ⟦#ChuyenDoiSo⟧ này",
        "thư ⟦a.b-c@hue.gov.vn⟧ này",
        "gồm ⟦“ công⟧ dân",
        "gồm ⟦( công⟧ dân",
        "gồm ⟦cam ,⟧ và",
        "khổ ⟦1080 × 1350⟧ và",
    ],
)
def test_it_is_never_broken(line: str) -> None:
    assert not broken(line)


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("1. Chính quyền", {"1.|Chính"}),
        ("2.1. Chính quyền", {"2.1.|Chính"}),
        ("3/ Chính quyền", {"3/|Chính"}),
        ("a) Chính quyền", {"a)|Chính"}),
        ("đ) Chính quyền", {"đ)|Chính"}),
        ("(1) Chính quyền", {"(1)|Chính"}),
        ("II. Chính quyền", {"II.|Chính"}),
        ("– Chính quyền", {"–|Chính"}),
        ("- Chính quyền", {"-|Chính"}),
        ("• Chính quyền", {"•|Chính"}),
        ("+ Chính quyền", {"+|Chính"}),
        ("gồm: 1) số hóa; 2) dữ liệu", {"1)|số", "2)|dữ"}),
    ],
)
def test_a_list_marker_keeps_its_first_word(line: str, bound: set[str]) -> None:
    assert glue(line) == bound


@pytest.mark.parametrize(
    "line",
    [
        "vào 21/02/2022 tại",
        "tăng 43/63 điều nào",
        "đợt 2021-2025 nào",
        "đợt 2021–2025 nào",
        "bản 973-TTg nào",
        "đã xong. Tỉnh đạt",
        "năm học mới",
        "tháng tới",
        "ngày mai",
        "số lượng lớn",
        "số hóa hồ sơ",
        "số. Tỉnh đạt",
        "trăm năm",
        "có tỷ trọng lớn",
        "giai đoạn mới",
        "đạt 15. Sau đó",
        "hai ba bốn",
        "trong đó có A. nhưng",
        "“công dân số” là",
        "(công dân số) là",
        "ĐẠT TỐT RỒI",
        "tổng 2022, 2023 và",
        "phần mềm ở trên",
        "điểm đến mới",
        "tập trung vào",
        "đường phố đẹp",
        "cấp phép xây",
        "bước đầu tốt",
        "kỳ họp này",
        "lô hàng này",
        "là 15% người nào",
        "văn bản 30/2020/NĐ-CP nào",
        "Ngày Chuyển đổi số 10/10 năm nay",
        "lễ chuyển đổi số 10/10/2025, ở",
    ],
)
def test_it_only_looks_like_it(line: str) -> None:
    assert glue(line) == set()


def test_a_year_after_its_word_does_not_bind_what_follows() -> None:
    assert glue("năm 2022 tỉnh đạt") == {"năm|2022"}
    assert glue("ngày 5 tháng tới") == {"ngày|5"}


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("https://hue.gov.vn/a-b/c?d=e&f=g", ["https://hue.gov.vn/", "a-b/", "c?", "d=e&", "f=g"]),
        ("www.hue.gov.vn/tin-tuc_1.html", ["www.hue.gov.vn/", "tin-tuc_1.html"]),
        ("dvc.hue.gov.vn/?x=1", ["dvc.hue.gov.vn/?", "x=1"]),
        ("tuongtac.hue.gov.vn", ["tuongtac.hue.gov.vn"]),
        ("và/hoặc", ["và/hoặc"]),
        ("24/7", ["24/7"]),
    ],
)
def test_an_address_breaks_only_after_slash_question_mark_and_ampersand(
    address: str, parts: list[str]
) -> None:
    line = f"tại {address} và"
    found = [line[start:end] for start, end in BARE.breaks(line).tokens]
    assert found == ["tại", *parts, "và"]
