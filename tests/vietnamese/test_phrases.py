from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix import resources
from infographix.vietnamese.phrases import GLUE, TEARS, TORN, Phrases

PHRASES = Phrases()


def between(line: str, phrases: Phrases = PHRASES) -> dict[str, float]:
    """Return the cost of each break as `before|after`."""
    found = phrases.breaks(line)
    parts = [line[start:end] for start, end in found.tokens]
    return {
        f"{one}|{two}": cost for (one, two), cost in zip(pairwise(parts), found.costs, strict=True)
    }


def glue(line: str) -> set[str]:
    return {place for place, cost in between(line).items() if cost == GLUE}


@pytest.mark.parametrize(
    ("line", "bound"),
    [
        ("theo Nghị quyết số 54-NQ/TW của", {"số|54-NQ/TW"}),
        ("Kế hoạch số 60/KH-UBND, Luật", {"số|60/KH-UBND,"}),
        ("Luật số 175/2024/QH15 và", {"số|175/2024/QH15"}),
        ("tổng 7,7 tỷ đồng cho", {"7,7|tỷ", "tỷ|đồng"}),
        ("tổng 7.700 nghìn tỷ đồng/năm cho", {"7.700|nghìn", "nghìn|tỷ", "tỷ|đồng/năm"}),
        ("tăng 15,3 % so", {"15,3|%"}),
        ("có 1,3 triệu tài khoản", {"1,3|triệu"}),
        ("được 80 điểm, cao", {"80|điểm,"}),
        ("đạt mức 15,3 % năm", {"mức|15,3", "15,3|%"}),
        ("dài 12 km qua", {"12|km"}),
        ("ra ngày 21/02/2022 tại", {"ngày|21/02/2022"}),
        ("từ tháng 8/2023 tại", {"tháng|8/2023"}),
        ("ngày 21 tháng 02 năm 2022", {"ngày|21", "tháng|02", "năm|2022"}),
        ("trong quý I/2022 tỉnh", {"quý|I/2022"}),
        ("trong quý IV tỉnh", {"quý|IV"}),
        ("đến năm 2030, tầm", {"năm|2030,"}),
        ("trong năm 2022 tỉnh", {"năm|2022"}),
        ("vào giai đoạn 2021–2025 của", {"giai|đoạn", "đoạn|2021–2025"}),
        ("vào 2021 – 2025 của", {"2021|–", "–|2025"}),
        ("kế hoạch 5 năm 2021-2025", {"5|năm", "năm|2021-2025"}),
        ("lúc 07 giờ 30 phút nay", {"07|giờ", "giờ|30", "30|phút"}),
        ("xếp thứ 2/63 cả nước", {"thứ|2/63"}),
        ("Đại hội XVI của", {"hội|XVI"}),
        ("tại TP. Huế và", {"TP.|Huế"}),
        ("tại TP Huế và", {"TP|Huế"}),
        ("ở Q. Thuận Hóa và", {"Q.|Thuận"}),
        ("ở P. 5 và", {"P.|5"}),
        ("của TS. Nguyễn Văn A và", {"TS.|Nguyễn"}),
        ("của PGS.TS. Nguyễn Văn A và", {"PGS.TS.|Nguyễn"}),
        ("chỉ số PAR Index của", {"PAR|Index"}),
        ("gọi 1900 1075 ngay", {"1900|1075"}),
        ("gọi (0234) 3822 822. Hoặc", {"(0234)|3822", "3822|822."}),
        ("gọi +84 234 3822 822", {"+84|234", "234|3822", "3822|822"}),
        ("1. Chính quyền số", {"1.|Chính"}),
        ("a) Chính quyền số", {"a)|Chính"}),
        ("– Chính quyền số", {"–|Chính"}),
        ("gồm: 1) số hóa; 2) dữ liệu", {"1)|số", "2)|dữ"}),
        ("kinh tế - xã hội", {"tế|-"}),
        ("Huế · Hà Nội", {"Huế|·"}),
        ("một ( hai ) ba", {"(|hai", "hai|)"}),
        ("gồm một , hai", {"một|,"}),
        ("cam, quýt, v.v. nữa", {"quýt,|v.v."}),
        ("đạt > 80 và", {">|80"}),
        ("khổ 1080 × 1350 và", {"1080|×", "×|1350"}),
        ("Thừa\u00a0Thiên Huế", {"Thừa|Thiên"}),
    ],
)
def test_glue_binds(line: str, bound: set[str]) -> None:
    assert glue(line) == bound


@pytest.mark.parametrize(
    "line",
    [
        "tăng 43/63 điều nào",
        "đã xong. Tỉnh đạt",
        "năm học mới",
        "tháng tới",
        "số lượng lớn",
        "trăm năm",
        "có tỷ trọng lớn",
        "đạt 15. Sau đó",
        "hai ba bốn",
        "trong đó có A. nhưng",
        "“công dân số” là",
        "ngày mai",
    ],
)
def test_glue_does_not_bind_what_only_looks_like_it(line: str) -> None:
    assert glue(line) == set()


@pytest.mark.parametrize(
    "token",
    ["Hue-S", "#ChuyenDoiSo", "54-NQ/TW", "2021-2025", "12.345.678", "a@hue.gov.vn", "24/7"],
)
def test_what_has_no_space_is_one_token(token: str) -> None:
    line = f"một {token} hai"
    assert [line[a:b] for a, b in PHRASES.breaks(line).tokens] == ["một", token, "hai"]


def test_addresses_have_breaks_after_slash_question_mark_and_ampersand() -> None:
    line = "tại (https://dvc.hue.gov.vn//a/b?x=1&y=2) và hue.gov.vn/tin hoặc và/hoặc"
    found = PHRASES.breaks(line)
    assert [line[start:end] for start, end in found.tokens] == [
        "tại",
        "(https://dvc.hue.gov.vn//",
        "a/",
        "b?",
        "x=1&",
        "y=2)",
        "và",
        "hue.gov.vn/",
        "tin",
        "hoặc",
        "và/hoặc",
    ]
    assert [line[end] == " " for _, end in found.tokens[:-1]] == list(found.spaced)
    joined = [cost for cost, spaced in zip(found.costs, found.spaced, strict=True) if not spaced]
    assert joined and all(0 < cost < TEARS for cost in joined)


def test_compounds_cost_whatever_their_case() -> None:
    for line in ("chuyển đổi số", "CHUYỂN ĐỔI SỐ", "Chuyển đổi số,", "“Chuyển đổi số”"):
        first, second = between(line).values()
        assert (first, TEARS < second < TORN) == (TORN, True)


def test_the_longest_phrase_wins_and_its_joints_cost_less() -> None:
    costs = between("Ủy ban nhân dân tỉnh")
    assert costs["Ủy|ban"] == costs["nhân|dân"] == TORN
    assert costs["dân|tỉnh"] < costs["ban|nhân"] < TEARS
    costs = between("xây dựng xã hội số")
    assert (costs["xây|dựng"], costs["dựng|xã"], costs["xã|hội"]) == (TORN, 0.0, TORN)
    assert TEARS < costs["hội|số"] < TORN


def test_a_mark_ends_a_phrase() -> None:
    assert between("xã hội, số liệu")["hội,|số"] < 0
    assert between("xã (hội)")["xã|(hội)"] < TEARS


def test_names_hold_together_but_headings_in_title_case_do_not_become_one() -> None:
    assert set(between("Trần Thị Bé").values()) == {TORN}
    assert between("ông Trần Bé nói")["ông|Trần"] < TEARS
    assert between("Nguyễn Bé, Trần Na")["Bé,|Trần"] < 0
    title = between("Cùng Em Vẽ Nên Ngày Mai Xanh")
    assert max(cost for cost in title.values() if cost != TORN) < TEARS
    assert title["Cùng|Em"] == 0.0
    assert between("HUẾ VUI")["HUẾ|VUI"] == 0.0


def test_clause_ends_are_welcome_and_link_words_stay_with_what_follows() -> None:
    costs = between("nhanh, gọn và đẹp; tốt")
    assert costs["đẹp;|tốt"] < costs["nhanh,|gọn"] < costs["gọn|và"] < 0 < costs["và|đẹp;"] < TEARS


def test_own_phrases_are_added_and_may_be_glued() -> None:
    own = Phrases(["Cụ Rùa Vàng", "Hue_S"])
    assert between("cụ rùa vàng", own) == {"cụ|rùa": TORN, "rùa|vàng": TORN}
    assert between("hue s", own) == {"hue|s": GLUE}
    assert set(between("cụ rùa vàng").values()) == {0.0}
    assert len(own) == len(PHRASES) + 2


def test_switched_off_every_space_costs_the_same() -> None:
    plain = Phrases(lexicon=False, glue=False)
    assert set(between("Nghị quyết số 54-NQ/TW, kinh tế - xã hội", plain).values()) == {0.0}
    assert GLUE in between("số 54-NQ/TW", Phrases(lexicon=False)).values()
    assert between("một\u00a0hai", plain) == {"một|hai": GLUE}


@given(st.text(alphabet="aế số1.,–(“)/ ?& \u00a0xTP", max_size=40))
def test_tokens_cover_all_but_the_spaces(line: str) -> None:
    found = PHRASES.breaks(line)
    assert "".join(line[a:b] for a, b in found.tokens) == "".join(line.split())
    assert len(found.costs) == len(found.spaced) == max(0, len(found.tokens) - 1)
    for index, ((_, end), (start, _)) in enumerate(pairwise(found.tokens)):
        assert found.spaced[index] == (end < start)


def test_the_lexicon_is_clean() -> None:
    text = resources.package_text("vietnamese/phrases.txt")
    entries = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(entries) >= 350
    assert len({entry.lower() for entry in entries}) == len(entries)
    assert all(entry == " ".join(entry.split()) for entry in entries)
    assert all(len(entry.replace("_", " ").split()) > 1 for entry in entries)
