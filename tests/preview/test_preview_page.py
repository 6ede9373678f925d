"""The preview in a real Chromium: it follows the file, takes edits, and saves when told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser
from page_rules import faint, nameless, ring, runs_foreign_code, too_wide
from serving import serving
from specs import EXAMPLES

import infographix as ig
from infographix.preview.session import Session
from infographix.preview.site import Pages
from infographix.preview.subject import of

DRAWN = (
    "document.querySelector('.card') && !document.querySelector('.waits')"
    " && !document.getElementById('state').textContent.startsWith('Đang')"
)
ALTS = "[...document.querySelectorAll('.frame img')].map(i => i.alt)"
SIZES = "[...document.querySelectorAll('.frame img')].map(i => [i.naturalWidth, i.naturalHeight])"
STATE = "document.getElementById('state').textContent"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A spec with comments, in two formats, that a test may change."""
    text = (EXAMPLES / "dti-2022.yaml").read_text(encoding="utf-8")
    path = tmp_path / "dti.yaml"
    path.write_text(f"{text}\nformats: [facebook-square, facebook-story]\n", encoding="utf-8")
    return path


@pytest.fixture
def page(tab: Browser, spec: Path) -> Iterator[Browser]:
    """Its preview, newly opened on a desk's screen."""
    with serving(Pages(Session(of(str(spec)))).site) as guard:
        tab.heard.clear()
        tab.asked.clear()
        tab.home = f"http://127.0.0.1:{guard.port}/"
        tab.size(1280)
        tab.visit(guard.address, f"location.search === '' && {DRAWN}")
        yield tab
        tab.call("Page.navigate", url="about:blank")


def field(path: str) -> str:
    return f"document.querySelector('[data-path=\"{path}\"]:is(input, textarea, select)')"


def write(page: Browser, path: str, text: str) -> None:
    """Write into a field as a user does."""
    page.run(f"({field(path)}.focus(), {field(path)}.select?.(), true)")
    page.type(text) if text else page.press("Delete", 46)


def drawn(page: Browser, words: str) -> None:
    """Wait until pictures say these words."""
    page.until(f"{DRAWN} && {ALTS}.some(alt => alt.includes({words!r}))")


def test_every_format_of_the_spec_is_shown_without_an_error_or_an_outside_request(
    page: Browser, spec: Path
) -> None:
    assert page.run("document.title").startswith("dti.yaml")
    assert page.run(SIZES) == [[1080, 1080], [1080, 1920]]
    assert page.run(ALTS)[0] == ig.render(spec, "facebook-square").alt_text
    assert "key=" not in page.run("location.href")
    assert page.heard == []


def test_a_change_of_the_file_is_shown_by_itself(page: Browser, spec: Path) -> None:
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("xếp thứ 4 cả nước", "trong năm tỉnh đầu"), encoding="utf-8")
    drawn(page, "trong năm tỉnh đầu")
    assert page.run(f"{field('title')}.value") == "Thừa Thiên Huế trong năm tỉnh đầu"
    spec.write_text(text.replace("title:", "titel:"), encoding="utf-8")
    page.until("document.getElementById('broken').checkVisibility()")
    assert "titel" in page.run("document.getElementById('broken').innerText")
    spec.write_text(text, encoding="utf-8")
    drawn(page, "xếp thứ 4")
    assert not page.run("document.getElementById('broken').checkVisibility()")
    assert page.heard == []


def test_an_edit_is_drawn_at_once_and_written_only_when_it_is_saved(
    page: Browser, spec: Path
) -> None:
    before = spec.read_text(encoding="utf-8")
    assert page.run("document.getElementById('save').disabled")
    write(page, "title", "Sửa trên trang")
    drawn(page, "Sửa trên trang")
    assert page.run(STATE) == "Chưa lưu"
    assert spec.read_text(encoding="utf-8") == before
    page.press("s", 83, "")  # without Ctrl nothing is saved
    page.run("document.getElementById('save').click()")
    page.until(f"{STATE} === 'Đã lưu'")
    after = spec.read_text(encoding="utf-8")
    assert after == before.replace("Thừa Thiên Huế xếp thứ 4 cả nước", "Sửa trên trang")
    assert page.run("document.getElementById('save').disabled")
    assert page.heard == []


def test_what_is_typed_is_not_disturbed_by_drawing(page: Browser) -> None:
    page.run(f"({field('title')}.focus(), {field('title')}.setSelectionRange(0, 0), true)")
    for letter in "Tin: ":
        page.type(letter)
    drawn(page, "Tin: Thừa Thiên Huế")
    assert page.run("document.activeElement.dataset.path") == "title"
    assert page.run("document.activeElement.selectionStart") == 5


def test_a_wrong_value_is_said_beside_its_field_and_the_last_pictures_stay(page: Browser) -> None:
    before = page.run(ALTS)
    write(page, "blocks[0].items[0].value", "1.037")
    page.until("document.getElementById('broken').checkVisibility()")
    box = f"{field('blocks[0].items[0].value')}.closest('.f')"
    assert "1037" in page.run(f"{box}.querySelector('.wrong').innerText")
    assert page.run(f"{field('blocks[0].items[0].value')}.ariaInvalid") == "true"
    assert page.run(ALTS) == before
    write(page, "blocks[0].items[0].value", "0,9")
    drawn(page, "0,9")
    assert page.run(f"{box}.querySelector('.wrong').innerText") == ""


def press(page: Browser, label: str) -> None:
    page.run(f"document.querySelector('[aria-label=\"{label}\"]').click()")


def test_entries_are_added_moved_and_removed(page: Browser, spec: Path) -> None:
    press(page, "Đưa Mục 1 xuống")
    assert page.run(f"{field('blocks[0].items[1].label')}.value") == "Đà Nẵng"
    assert page.run("document.activeElement.ariaLabel") == "Đưa Mục 2 xuống"
    press(page, "Xóa Mục 5")
    adder = "[...document.querySelectorAll('.chip')].find(c => c.innerText.includes('Thêm mục'))"
    page.run(f"{adder}.click()")
    page.type("0,5")
    assert page.run("document.activeElement.dataset.path") == "blocks[0].items[4].value"
    write(page, "blocks[0].items[4].label", "Hà Nội")
    write(page, "blocks[0].items[4].rank", "6")
    drawn(page, "Hà Nội")
    page.run("document.getElementById('save').click()")
    page.until(f"{STATE} === 'Đã lưu'")
    names = [str(item.label) for item in ig.load(spec).blocks[0].items]
    assert names == ["TP. Hồ Chí Minh", "Đà Nẵng", "Quảng Ninh", "Thừa Thiên Huế", "Hà Nội"]
    assert "# Facts: https://dti.gov.vn/xep-hang-2022" in spec.read_text(encoding="utf-8")
    assert page.heard == []


def test_a_block_is_added_and_all_can_be_undone(page: Browser) -> None:
    page.run(
        "(document.querySelector('.adder select').value = 'quote',"
        " document.querySelector('.adder select').dispatchEvent(new Event('change')))"
    )
    write(page, "blocks[2].text", "Chuyển đổi số vì người dân")
    write(page, "blocks[2].person", "Bà Nguyễn Thị A")
    drawn(page, "Chuyển đổi số vì người dân")
    press(page, "Xóa Khối 1")
    for _ in range(9):
        page.run("document.getElementById('undo').click()")
    page.until(f"{DRAWN} && {STATE} === 'Đã lưu'")
    assert page.run("document.getElementById('undo').disabled")
    assert page.run("document.querySelectorAll('.block').length") == 2


def test_an_optional_field_is_offered_by_name_and_goes_when_it_is_emptied(page: Browser) -> None:
    chip = "[...document.querySelectorAll('.chip')].find(c => c.innerText.includes('Đơn vị phát'))"
    page.run(f"{chip}.click()")
    assert page.run("document.activeElement.dataset.path") == "publisher"
    page.type("Sở Thông tin và Truyền thông")
    drawn(page, "Sở Thông tin và Truyền thông")
    write(page, "publisher", "")
    page.until(f"{DRAWN} && !{ALTS}.some(alt => alt.includes('Sở Thông tin'))")
    assert page.run("[...document.querySelectorAll('.wrong')].map(w => w.innerText).join('')") == ""


def test_a_format_that_is_ticked_is_drawn(page: Browser) -> None:
    page.run("document.querySelector('.boxes [value=zalo-article-cover]').click()")
    page.until(f"{DRAWN} && {SIZES}.length === 3")
    assert page.run(SIZES)[2] == [1280, 720]
    page.run("document.querySelector('.boxes [value=facebook-square]').click()")
    page.until(f"{DRAWN} && {SIZES}.length === 2")
    assert page.run(SIZES) == [[1080, 1920], [1280, 720]]


def test_safe_areas_boxes_and_findings_can_be_shown(page: Browser) -> None:
    story = "document.querySelector('[data-format=facebook-story]')"
    unsafe = f"[...{story}.querySelectorAll('.unsafe')]"
    assert not page.run(f"{unsafe}.some(e => e.checkVisibility())")
    page.run("document.getElementById('safe').click()")
    heights = page.run(f"{unsafe}.map(e => e.clientHeight / e.parentElement.clientHeight)")
    assert heights == pytest.approx([270 / 1920, 384 / 1920], abs=0.004)
    page.run("document.getElementById('boxes').click()")
    page.until(f"{DRAWN} && {story}.querySelector('img').src.endsWith('boxes')")
    assert not page.run(f"{unsafe}.some(e => e.checkVisibility())")
    assert page.heard == []


def test_a_finding_leads_to_its_field(page: Browser) -> None:
    write(page, "subtitle", "Năm địa phương dẫn đầu thành  phố sát nhập")
    page.until(f"{DRAWN} && document.querySelector('.findings .to')")
    page.run("document.querySelector('.findings .to').click()")
    assert page.run("document.activeElement.dataset.path") == "subtitle"


def test_a_text_on_the_picture_leads_to_its_field(page: Browser, spec: Path) -> None:
    wanted = "blocks[0].items[1].label"
    slots = ig.render(spec, "facebook-square").report.fit
    box = next(slot.box for slot in slots if wanted in slot.fields)
    frame = "document.querySelector('.frame').getBoundingClientRect()"
    left, top, width = page.run(f"(b => [b.x, b.y, b.width])({frame})")
    at: dict[str, Any] = {
        "x": left + (box.x + box.width / 2) * width / 1080,
        "y": top + (box.y + box.height / 2) * width / 1080,
    }
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)
    assert page.run("document.activeElement.dataset.path") == wanted


def test_leaving_with_changes_that_are_not_saved_asks_first(page: Browser) -> None:
    page.call("Page.navigate", url="about:blank")
    assert page.asked == []
    page.visit(page.home, DRAWN)
    write(page, "title", "Chưa lưu")
    page.call("Page.navigate", url="about:blank")
    assert page.asked == ["beforeunload"]


def test_two_people_who_change_one_file_lose_nothing(page: Browser, spec: Path) -> None:
    write(page, "title", "Của người trên trang")
    drawn(page, "Của người trên trang")
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("Thừa Thiên Huế xếp", "Người khác xếp"), encoding="utf-8")
    page.until("document.getElementById('conflict').checkVisibility()")
    page.run("document.getElementById('save').click()")
    page.run("new Promise(done => setTimeout(done, 300))")
    assert "Người khác xếp" in spec.read_text(encoding="utf-8")
    assert page.run(f"{field('title')}.value") == "Của người trên trang"
    page.run("document.getElementById('keep-copy').click()")
    page.until(f"{field('title')}.value.startsWith('Người khác')")
    assert ig.load(spec.with_name("dti.1.yaml")).title == "Của người trên trang"
    assert "Người khác xếp" in spec.read_text(encoding="utf-8")


def test_on_a_desk_form_and_pictures_scroll_alone_and_the_page_does_not(page: Browser) -> None:
    page.run("document.querySelector('.group:last-child').scrollIntoView()")
    found = "[document.documentElement.scrollHeight - innerHeight, scrollY]"
    assert page.run(found) == [0, 0]


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Browser, width: int) -> None:
    page.size(width)
    for pane in ("show-form", "show-pictures"):
        page.run(f"document.getElementById('{pane}').click()")
        assert page.run("document.documentElement.scrollWidth") == width
        assert too_wide(page, width, "main *") == []


def test_every_text_stands_out_from_its_ground(page: Browser) -> None:
    write(page, "blocks[0].items[0].value", "x")
    page.until("document.getElementById('broken').checkVisibility()")
    page.run("document.getElementById('conflict').hidden = false")
    assert faint(page, "body *") == []


def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Browser) -> None:
    page.run("document.body.focus()")
    seen, rings = [], []
    for _ in range(14):
        page.press("Tab", 9)
        seen.append(page.run("document.activeElement.id || document.activeElement.dataset.path"))
        rings.append(ring(page))
    assert {"f-kicker", "f-title", "f-subtitle"} <= set(seen)
    assert all(style == "solid" and width >= 2 for style, width in rings)


def test_a_screen_reader_is_given_names(page: Browser) -> None:
    wanted = ("button", "link", "combobox", "textbox", "checkbox", "image", "form")
    assert nameless(page, wanted) == []
    assert {"form", "region", "main", "banner", "status"} <= {
        n["role"]["value"] for n in page.tree()
    }


def test_texts_of_a_spec_are_never_read_as_markup(page: Browser) -> None:
    nasty = "<img src=x onerror=alert(1)> </script> & \\"
    write(page, "title", nasty)
    drawn(page, "onerror=alert(1)")
    assert page.run("document.querySelectorAll('[src=x]').length") == 0
    assert page.heard == []


def test_a_strict_policy_keeps_foreign_code_out(page: Browser) -> None:
    assert not runs_foreign_code(page)
