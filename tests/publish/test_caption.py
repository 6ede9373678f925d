"""Posts: three facts, source, link and hashtags, within each network's length, without markdown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from blocks import BLOCKS, URL
from specs import EXAMPLES, bare, example, kind_samples, spec

import infographix as ig
from infographix import format as formats
from infographix.publish.caption import Caption, captions, is_hue_s, plain
from infographix.publish.leads import leads

FORMS = formats.load()
ALL = ("facebook-portrait", "zalo-message", "zalo-article-cover", "zns-image")


def made(data: Any, *names: str, **links: str) -> dict[str, Caption]:
    forms = [FORMS[name] for name in names or ALL]
    return {one.field.key: one for one in captions(ig.load(data), forms, links)}


def post(data: Any, **links: str) -> str:
    return made(data, "facebook-portrait", **links)["facebook-post"].text


def facts(data: Any) -> list[str]:
    return [fact for group in leads(ig.load(data)) for fact in group.facts]


def test_a_post_is_title_facts_call_link_hotline_source_and_hashtags() -> None:
    data = {**example("ke-hoach-60"), "caption": None}
    assert post(data) == (
        "Kế hoạch số 60/KH-UBND: Ba trụ cột chuyển đổi số Thừa Thiên Huế\n"
        "Tuyên truyền, phổ biến về chuyển đổi số năm 2022\n\n"
        "• Chính quyền số: thân thiện, hiệu lực, hiệu quả, phục vụ phát triển kinh tế - xã hội\n"
        "• Kinh tế số: ứng dụng công nghệ số để giảm chi phí, tăng năng suất lao động\n"
        "• Xã hội số: cộng đồng công dân số, văn hóa số, với Hue-S là nền tảng kết nối phổ biến\n\n"
        "Cùng tham gia xây dựng chính quyền số, kinh tế số và xã hội số\n"
        f"Gửi phản ánh, kiến nghị tới chính quyền: {URL}\n"
        "Tổng đài Hue-S: 1900 1075\n"
        "Nguồn: Kế hoạch số 60/KH-UBND ngày 21/02/2022 của UBND tỉnh Thừa Thiên Huế\n\n"
        "#ChuyenDoiSo #ThuaThienHue #HueS"
    )


def test_the_offices_own_text_stands_as_it_is_and_is_not_said_twice() -> None:
    data = example("ke-hoach-60")
    text = post(data)
    assert text.startswith(data["caption"].strip())
    assert text.count(URL) == 1
    assert text.endswith("#ChuyenDoiSo #ThuaThienHue #HueS")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("pillars", "Chính quyền số: phục vụ người dân"),
        ("pillars, chips", "PAPI: chỉ số"),
        ("figures, one", "98% hồ sơ trực tuyến (tăng 8,6%)"),
        ("figures", "Tiếp nhận: hơn 1.234.567 hồ sơ"),
        ("ranking", "Thừa Thiên Huế xếp thứ 4 (0,6975)"),
        ("ranking, units", "Phú Vang: 12.345 hồ sơ"),
        ("timeline", "Năm 2030: trung tâm lớn"),
        ("steps", "3 bước: tải ứng dụng; đăng ký; gửi phản ánh"),
        ("checklist", "Căn cước công dân; tài khoản VNeID; tờ khai"),
        (
            "comparison",
            "PAR Index: từ 86,56% (năm 2022) lên 88,38% (năm 2023), tăng 1,82 điểm phần trăm",
        ),
        ("components", "Cung ứng dịch vụ công 7,52/10"),
        ("do_dont", "Nên: chia sẻ thông tin chính thống; bảo mật tài khoản"),
        (
            "progress",
            "Hồ sơ trực tuyến: thực hiện 86%, mục tiêu đến năm 2025 là ít nhất 80%, đã đạt",
        ),
        ("qa", "Hue-S là gì? Nền tảng kết nối hệ sinh thái xã hội số"),
        (
            "quote",
            "“Thừa Thiên Huế là thành phố Festival, trung tâm văn hóa của châu Á”"
            " – Nghị quyết số 54-NQ/TW, Bộ Chính trị",
        ),
        (
            "text",
            "Chuyển đổi số là công cụ đột phá để các ngành phát triển nhanh và bền vững",
        ),
        ("alert, danger", "Người dân chủ động di chuyển"),
        ("columns", "Năm 2022: 2.345 hồ sơ"),
        ("columns, series", "Phường: 15,3% (năm 2022), 28% (năm 2023), 40% (năm 2024)"),
        ("event", "Thời gian: 8:00, ngày 10/10/2022"),
        ("org", "Chuyển đổi số: chính quyền số; kinh tế số; xã hội số"),
        ("service", "Phản ánh hiện trường: gửi tới chính quyền"),
        ("table", "Năm 2023: hạng 3/63, điểm 0,7 tối đa 1"),
        ("trend", "Thứ hạng: từ 43 (năm 2018) đến 11 (năm 2022)"),
        ("parts", "Tổng số: 37.939 cuộc gọi"),
        ("pictogram", "Hơn 9 trên 10 phản ánh được xử lý"),
    ],
)
def test_each_kind_leads_with_a_fact_as_an_officer_writes_it(block: str, told: str) -> None:
    assert facts(bare(BLOCKS[block], numbers="vi"))[0] == told


def test_every_kind_is_among_them() -> None:
    kinds = {block["kind"] for block in BLOCKS.values()}
    assert kinds == set(ig.Infographic.KINDS)


def test_a_rank_says_of_what_where_the_piece_does() -> None:
    figure = {"kind": "figures", "items": [{"value": "2/63", "label": "DTI 2022"}]}
    assert facts(bare(figure)) == ["Xếp hạng 2/63 – DTI 2022"]
    told = bare(figure, subtitle="So với 63 tỉnh, thành phố")
    assert facts(told) == ["Xếp hạng 2/63 tỉnh, thành phố – DTI 2022"]


def test_facts_stand_below_what_makes_them_true() -> None:
    """A goal is no result, and a made up number says so."""
    goals = {**BLOCKS["figures, one"], "title": "Mục tiêu", "note": "Số liệu minh hoạ"}
    text = post(bare(goals))
    assert "• Mục tiêu (số liệu minh hoạ): 98% hồ sơ trực tuyến" in text
    assert "Mục tiêu (số liệu minh hoạ)" in made(bare(goals))["zalo-article-description"].text


def test_the_most_important_blocks_are_told() -> None:
    low = {**BLOCKS["text"], "priority": 1}
    high = {**BLOCKS["quote"], "priority": 9}
    told = facts(bare(low, high))
    assert len(told) == 3
    assert told[0].startswith("“")


@pytest.mark.parametrize("path", [*sorted(EXAMPLES.glob("*.yaml")), *kind_samples()], ids=str)
def test_every_text_is_within_its_length_and_holds_no_markdown(path: Any) -> None:
    for one in made(path).values():
        assert one.field.least <= one.length <= one.field.most
        assert not one.cut
        assert not re.search(r"\*\*|__|`|^\s*[-*#>] |\]\(|\n{3}|[ \t]\n|  ", one.text, re.MULTILINE)
        assert not re.search(r"[.;:,]{2,}|[≥≤<>]", one.text)


def test_what_is_too_long_leaves_out_facts_then_is_cut_at_a_word() -> None:
    long = "Ứng dụng công nghệ số để phục vụ người dân và doanh nghiệp tốt hơn " * 5
    data = bare({"kind": "text", "paragraphs": [long] * 3}, title=long.strip(), subtitle="Một câu")
    texts = made(data)
    title = texts["zns-title"]
    assert (title.cut, title.length <= 65, title.text[-1]) == (True, True, "…")
    assert long.startswith(title.text[:-1])
    assert long[len(title.text) - 1] == " "
    assert texts["zalo-article-description"].text == "Một câu."
    assert not texts["facebook-post"].cut


def test_a_title_too_short_for_its_field_is_led_by_the_kicker() -> None:
    data = bare(BLOCKS["steps"], title="Hue-S", kicker="Hướng dẫn")
    assert made(data)["zns-title"].text == "Hướng dẫn: Hue-S"


def test_only_fields_of_pictures_that_are_there_are_written() -> None:
    data = bare(BLOCKS["steps"], publisher="UBND thành phố Huế")
    assert set(made(data, "facebook-story")) == set()
    assert set(made(data, "facebook-square")) == {"facebook-post"}
    article = {f"zalo-article-{name}" for name in ("title", "author", "description")}
    assert set(made(data, "zalo-article-cover")) == article


def test_the_link_is_that_of_the_networks_own_code() -> None:
    texts = made(
        spec(BLOCKS["steps"]),
        "facebook-square",
        "zalo-message",
        facebook="https://hue.gov.vn/?utm_source=facebook",
    )
    assert "https://hue.gov.vn/?utm_source=facebook" in texts["facebook-post"].text
    assert URL in texts["zalo-message"].text


def test_the_hotline_stands_beside_links_of_hue_s_only_and_once() -> None:
    assert "Tổng đài" not in post(bare(BLOCKS["steps"], qr="https://dti.gov.vn/"))
    assert "Tổng đài Hue-S: 1900 1075" in post(bare(BLOCKS["steps"], qr=URL))
    assert post(bare(BLOCKS["steps"], qr=URL, cta="Gọi 19001075")).count("1075") == 1
    assert is_hue_s("https://tuongtac.hue.gov.vn/phan-anh?utm_source=zalo")
    assert not is_hue_s("https://tuongtac.hue.gov.vn.elsewhere.vn/")
    assert not is_hue_s("https://hue.gov.vn/")


def test_without_hashtags_there_are_none() -> None:
    assert "#" not in post(bare(BLOCKS["steps"]))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("**Mới** và __đậm__, `mã`", "Mới và đậm, mã"),
        ("# Tiêu đề\n- một\n* hai", "Tiêu đề\n• một\n• hai"),
        ("[Cổng](https://hue.gov.vn/)", "Cổng: https://hue.gov.vn/"),
        ("*nghiêng* 2*3*4 a_b_c #HueS", "nghiêng 2*3*4 a_b_c #HueS"),
        ("5 - 3, 1–2; giá: 3 * 4", "5 - 3, 1–2; giá: 3 * 4"),
    ],
)
def test_marks_of_markdown_are_taken_out_and_nothing_else(given: str, told: str) -> None:
    assert plain(given) == told
