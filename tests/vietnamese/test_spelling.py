"""Advice on spelling names slips and lets foreign words, names and codes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specs import bare

import infographix as ig
from infographix.preflight import checks, wording
from infographix.vietnamese.company import confused
from infographix.vietnamese.misspelt import candidates, same, swap, telex
from infographix.vietnamese.spelling import advise
from tests.bench.vietnamese import corpus
from tests.bench.vietnamese import spelling as bench

ROOT = Path(__file__).parent.parent.parent


def advised(text: str) -> list[tuple[str, str | None]]:
    return [(advice.syllable, advice.suggestion) for advice in advise(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("chuyễn đổi số", [("chuyễn", "chuyển")]),
        ("các nghành nghề", [("nghành", "ngành")]),
        ("Nghành giáo dục", [("Nghành", "Ngành")]),
        ("xữ lý hồ sơ", [("xữ", "xử")]),
        ("sữa đổi quy định", [("sữa", "sửa")]),
        ("củng có thể chia sẽ", [("củng", "cũng"), ("sẽ", "sẻ")]),
        ("kỷ năng số", [("kỷ", "kỹ")]),
        ("thưc hiên nhiệm vụ", [("thưc", "thực"), ("hiên", "hiện")]),
        ("chuyeenr đổi số", [("chuyeenr", "chuyển")]),
        ("phát trieern bền vững", [("trieern", "triển")]),
        ("hòan thành", [("hòan", "hoàn")]),
        ("kông việc", [("kông", "công")]),
        ("ngiên cứu", [("ngiên", "nghiên")]),
        ("dịch vu công", [("vu", "vụ")]),
        ("ĐẨY MẠNH CHUYỄN ĐỔI SỐ", [("CHUYỄN", "CHUYỂN")]),
        ("thủ tục và/hoặc nghành", [("nghành", "ngành")]),
        ("Xử dụng và bổ xung", [("Xử", "Sử"), ("xung", "sung")]),
        ("sáp nhập, không sát nhập", [("sát", "sáp")]),
        ("tránh tranh dành và dành dật", [("dành", "giành"), ("dành", "giành"), ("dật", "giật")]),
    ],
)
def test_slips_are_named_with_what_was_meant(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert advised(text) == found
    assert all(text[a.position :].startswith(a.syllable) for a in advise(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ứng dụng Hue-S trên App Store, CH Play và website của tỉnh",
        "gửi email, xem video, họp online, đọc file pdf, mở tab mới, chọn menu",
        "Nghị quyết số 54-NQ/TW, Kế hoạch 60/KH-UBND, TT&TT, ĐBSCL, HĐND",
        "Xem https://hue.gov.vn/nghành?x=chuyễn hoặc thu@xữ.vn #Nghành #chuyễn_đổi",
        "Nguyễn Văn Krông, xã Đăk Rông, huyện Krông Pắc, TP. Pleiku, ông Thwan",
        "PAR Index, PAPI, ICT và DTI: 15,3% tăng 1.234 bậc",
        "ôtô, kilômét, rađiô, căng-tin, ca-ta-lô",
        "test server, root, box, best of list",
        "Mua sữa chua, chia sẻ, củng cố, đả kích, thế kỷ, con cua biển, va chạm",
        "văn hóa, văn hoá, kỹ thuật, kĩ thuật, quí, quý",
        "The best of the world is not in the list",
        "",
    ],
)
def test_foreign_words_names_codes_and_good_vietnamese_are_let_through(text: str) -> None:
    assert advised(text) == []


def test_the_examples_have_no_finding() -> None:
    specs = [ig.load(path) for path in sorted((ROOT / "examples").glob("*.yaml"))]
    assert len(specs) >= 4
    assert [finding for spec in specs for finding in wording.check(spec)] == []


def test_findings_name_field_and_position_and_are_advice() -> None:
    spec = bare(title="Ba trụ cột chuyễn đổi số")
    (found,) = wording.check(ig.Infographic(**spec) if isinstance(spec, dict) else spec)
    assert (found.severity, found.code, found.field) == ("advice", "spelling", "title")
    assert found.details["position"] == 11
    assert found.details["suggestion"] == "chuyển"
    assert "chuyễn" in found.message


def test_the_report_holds_the_advice_and_drawing_alone_does_not_ask_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    picture = ig.render(bare(title="Các nghành nghề"), "facebook-square")
    with monkeypatch.context() as patch:
        patch.setattr(checks, "findings", lambda *_: pytest.fail("asked for"))
        assert picture.png
    assert "spelling" in {finding.code for finding in picture.report.findings}


def test_candidates_exist_and_hỏi_and_ngã_swap_back() -> None:
    assert candidates("nghành")[0] == "ngành"
    assert candidates("chuyễn")[0] == "chuyển"
    assert next(telex("ddoongf")) == "đồng"
    assert swap("chuyễn") == "chuyển"
    assert swap(swap("nghĩa")) == "nghĩa"
    assert swap("đổi") == "đỗi"
    assert swap("số") == "số"


@settings(max_examples=60)
@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạếềểễệ NGƯỜI.,-/\n“”12", max_size=60))
def test_any_text_gets_advice_on_words_that_are_there(text: str) -> None:
    for advice in advise(text):
        assert text[advice.position :].startswith(advice.syllable)
        assert advice.suggestion != advice.syllable


@pytest.fixture(scope="module")
def texts() -> tuple[str, ...]:
    return corpus.strings()[::8]


def test_fewer_than_three_false_alarms_in_a_thousand_words(texts: tuple[str, ...]) -> None:
    read, true, false = bench.false_alarms(texts)
    assert read > 5_000
    assert true > 5
    assert len(false) / read < 0.003, false


def test_four_of_five_injected_slips_are_caught_in_each_class(texts: tuple[str, ...]) -> None:
    """A single tone left out often makes another word (`này`, `nay`): three of four there."""
    for name, total, named, _ in bench.table(texts):
        assert total > 100, name
        least = 0.7 if "left out" in name else 0.8
        assert named / total > least, f"{name}: {named / total:.1%}"


def test_every_pair_that_sounds_like_another_is_named() -> None:
    for (one, two), meant in confused().items():
        found = dict(advised(f"Đề nghị {one} {two} ngay"))
        mended = (same(found.get(one, one)), same(found.get(two, two)))
        assert mended == (same(meant[0]), same(meant[1]))
        assert not advised(f"Đề nghị {' '.join(meant)} ngay")


@pytest.mark.parametrize(
    "text", ["khả năng xuất khẩu", "lịch sử lý luận", "nắm bắt trước hết", "khảo sát nhập khẩu"]
)
def test_halves_of_two_compounds_are_no_such_pair(text: str) -> None:
    assert not advised(text)
