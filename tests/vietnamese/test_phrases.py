from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix import resources
from infographix.vietnamese.lexicon import folded, plain
from infographix.vietnamese.phrases import GLUE, TEARS, TORN, Phrases

PHRASES = Phrases()


def between(line: str, phrases: Phrases = PHRASES) -> dict[str, float]:
    """Return the cost of each break as `before|after`."""
    found = phrases.breaks(line)
    parts = [line[start:end] for start, end in found.tokens]
    return {
        f"{one}|{two}": cost for (one, two), cost in zip(pairwise(parts), found.costs, strict=True)
    }


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


def test_a_long_phrase_comes_apart_where_the_shorter_ones_in_it_do() -> None:
    costs = between("thành phố trực thuộc Trung ương")
    assert costs["phố|trực"] == costs["thuộc|Trung"] < TEARS
    assert costs["thành|phố"] == costs["trực|thuộc"] == costs["Trung|ương"] == TORN
    costs = between("tổ công nghệ số cộng đồng")
    assert costs["số|cộng"] < TEARS < costs["nghệ|số"] < costs["công|nghệ"]


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
    assert between("HUẾ VUI")["HUẾ|VUI"] < TEARS


def test_clause_ends_are_welcome_and_link_words_stay_with_what_follows() -> None:
    costs = between("nhanh, gọn và đẹp; tốt")
    assert costs["đẹp;|tốt"] < costs["nhanh,|gọn"] < costs["gọn|và"] < 0 < costs["và|đẹp;"] < TEARS


def test_own_phrases_are_added_and_may_be_glued() -> None:
    own = Phrases(["Cụ Rùa Vàng", "Hue_S"])
    assert between("cụ rùa vàng", own) == {"cụ|rùa": TORN, "rùa|vàng": TORN}
    assert between("hue s", own) == {"hue|s": GLUE}
    assert max(between("cụ rùa vàng").values()) < TEARS
    assert len(own) == len(PHRASES) + 2


def test_a_users_own_phrase_holds_inside_a_longer_one_and_across_two() -> None:
    assert between("ủy ban nhân dân")["ban|nhân"] < TEARS
    own = Phrases(["ban_nhân", "dân tỉnh"])
    assert between("ủy ban nhân dân tỉnh", own) == {
        **between("ủy ban nhân dân tỉnh"),
        "ban|nhân": GLUE,
        "dân|tỉnh": TORN,
    }
    assert between("Hoàn Kiếm xanh", Phrases(["hoàn_kiếm xanh tươi"]))["Kiếm|xanh"] < TEARS


def test_two_words_that_keep_company_cost_less_than_a_compound() -> None:
    assert TEARS <= between("tạo ra")["tạo|ra"] < between("tạo lập")["tạo|lập"]
    own = Phrases(["cụ~rùa vàng", "  khom _ lom\tdom "])
    assert between("cụ rùa vàng", own) == {"cụ|rùa": between("tạo ra")["tạo|ra"], "rùa|vàng": TORN}
    assert between("khom lom dom", own) == {"khom|lom": GLUE, "lom|dom": TORN}


def test_a_dash_inside_a_phrase_is_no_place_for_a_break() -> None:
    for line in ("kinh tế - xã hội", "Kinh tế – Xã hội", "xanh - sạch - đẹp"):
        costs = between(line)
        assert all(cost > 0 for place, cost in costs.items() if place[:2] in ("-|", "–|")), line
    assert between("nhanh – gọn")["–|gọn"] < 0


def test_both_spellings_of_a_syllable_are_one_phrase() -> None:
    for line in ("văn hóa", "văn hoá", "kỹ năng", "kĩ năng", "thủy lợi", "thuỷ lợi", "LÍ DO"):
        assert set(between(line).values()) == {TORN}, line
    assert between("mĩ quan phố xá", Phrases(["phố xá mỹ"]))["mĩ|quan"] == TORN


def test_unknown_neighbours_cost_something_and_words_that_stand_alone_do_not() -> None:
    unknown = between("lom khom")["lom|khom"]
    assert 0 < unknown < TEARS
    assert between("đi khom")["đi|khom"] < unknown
    assert between("chuyển đổi khom")["đổi|khom"] < unknown
    assert between("lom, khom")["lom,|khom"] < 0


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
    assert len(entries) >= 1800
    assert len({plain(folded(entry)) for entry in entries}) == len(entries)
    assert all(entry == " ".join(entry.split()) for entry in entries)
    assert all(len(plain(entry).split()) > 1 for entry in entries)
    assert len(PHRASES) == len(entries)


PROVINCES = """An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai,
Đồng Tháp, Gia Lai, Hà Nội, Hà Tĩnh, Hải Phòng, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai,
Lâm Đồng, Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh,
Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tuyên Quang, Vĩnh Long, Hồ Chí Minh, Bạc Liêu,
Bà Rịa - Vũng Tàu, Bắc Giang, Bắc Kạn, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận,
Đắk Nông, Hà Giang, Hà Nam, Hải Dương, Hậu Giang, Hòa Bình, Kiên Giang, Kon Tum, Long An, Nam Định,
Ninh Thuận, Phú Yên, Quảng Bình, Quảng Nam, Sóc Trăng, Thái Bình, Tiền Giang, Trà Vinh, Vĩnh Phúc,
Yên Bái"""
WARDS = """An Cựu, Dương Nỗ, Hóa Châu, Hương An, Hương Thủy, Hương Trà, Kim Long, Kim Trà,
Mỹ Thượng, Phong Dinh, Phong Điền, Phong Phú, Phong Quảng, Phong Thái, Phú Bài, Phú Xuân,
Thanh Thủy, Thuận An, Thuận Hóa, Thủy Xuân, Vỹ Dạ, A Lưới, Bình Điền, Chân Mây - Lăng Cô,
Đan Điền, Hưng Lộc, Khe Tre, Long Quảng, Lộc An, Nam Đông, Phú Hồ, Phú Lộc, Phú Vang, Phú Vinh,
Quảng Điền, Vinh Lộc"""


@pytest.mark.parametrize("names", [PROVINCES, WARDS])
def test_provinces_old_and_new_and_the_wards_of_hue_are_phrases(names: str) -> None:
    for name in " ".join(names.split()).split(", "):
        inside = between(name.lower())
        assert min(cost for place, cost in inside.items() if "-" not in place) >= TEARS, name
