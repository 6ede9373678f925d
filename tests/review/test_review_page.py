"""The review in a real Chromium: looked through and signed off with the keyboard."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser import Browser
from campaigns import campaign, picture
from page_rules import faint, nameless, ring, runs_foreign_code, too_wide
from serving import serving

from infographix.review.desk import Desk
from infographix.review.site import Pages

READY = "location.search === '' && document.querySelector('.card')"
NAMES = (
    "[...document.querySelectorAll('.card')].filter(c => c.checkVisibility())"
    ".map(c => c.dataset.name)"
)
CHOSEN = "document.querySelector('[aria-selected=true]')?.dataset.name"
STATES = "Object.fromEntries([...document.querySelectorAll('.card')]"
STATES += ".map(c => [c.dataset.name, c.dataset.state]))"
OPEN = "document.getElementById('one').open"
SAVED = "!document.body.hasAttribute('data-writing')"
KEYS = {"ArrowRight": 39, "ArrowLeft": 37, "ArrowDown": 40, "ArrowUp": 38, "Escape": 27}
KEYS |= {"a": 65, "r": 82, "u": 85, "n": 78, "/": 191, "?": 191, "Tab": 9, "End": 35}
FIRST, SECOND, THIRD = (
    "2-hang.facebook-square.png",
    "2-hang.facebook-story.png",
    "3-hang.facebook-square.png",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return campaign(tmp_path / "chien-dich")


@pytest.fixture
def page(tab: Browser, folder: Path) -> Iterator[Browser]:
    """The folder's review, newly opened on a desk's screen."""
    yield from opened(tab, folder)


def opened(tab: Browser, folder: Path) -> Iterator[Browser]:
    with serving(Pages(Desk(folder)).site) as guard:
        tab.heard.clear()
        tab.home = f"http://127.0.0.1:{guard.port}/"
        tab.size(1280)
        tab.visit(guard.address, READY)
        yield tab
        tab.call("Page.navigate", url="about:blank")


def press(page: Browser, *keys: str) -> None:
    for key in keys:
        if key == "Enter":
            page.press("Enter", 13, "\r")
        else:
            page.press(key, KEYS[key], key if len(key) == 1 else "")


def written(page: Browser, folder: Path, count: int) -> dict[str, dict[str, str]]:
    """Wait until so many decisions are in the file, and return them."""

    def rows() -> list[dict[str, str]]:
        path = folder / "review.csv"
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        return list(csv.DictReader(text.splitlines()))

    for _ in range(200):
        if len(rows()) == count:
            break
        page.run("new Promise(done => setTimeout(done, 25))")
    return {row["Tệp ảnh"]: row for row in rows()}


def choose(page: Browser, name: str, value: str) -> None:
    page.run(
        f"(document.getElementById('{name}').value = {value!r},"
        " document.getElementById('find').dispatchEvent(new Event('input')))"
    )


def test_all_pictures_stand_in_the_order_of_the_plan_without_an_error(
    page: Browser, folder: Path
) -> None:
    names = page.run(NAMES)
    assert names[:3] == [FIRST, SECOND, THIRD]
    assert len(names) == 8
    page.until("[...document.querySelectorAll('.card img')].every(i => i.naturalWidth > 0)")
    assert page.run("document.getElementById('name').textContent") == folder.name
    assert "key=" not in page.run("location.href")
    assert page.heard == []


def test_pictures_are_signed_off_by_keyboard_and_it_is_written_at_once(
    page: Browser, folder: Path
) -> None:
    press(page, "a", "r", "a")
    rows = written(page, folder, 3)
    page.until(SAVED)
    assert {name: row["Kết luận"] for name, row in rows.items()} == {
        FIRST: "duyệt",
        SECOND: "không duyệt",
        THIRD: "duyệt",
    }
    assert page.run(CHOSEN) == "3-hang.facebook-story.png"
    page.visit(page.home, READY)
    states = page.run(STATES)
    assert [states[name] for name in (FIRST, SECOND, THIRD)] == ["approved", "rejected", "approved"]
    said = page.run("document.getElementById('progress').textContent")
    assert said == "2 duyệt · 1 không · 3 chưa xem · 2 không vẽ được"
    assert page.heard == []


def test_keys_pressed_fast_each_decide_upon_one_picture(page: Browser, folder: Path) -> None:
    page.run(
        "[...'aaraar'].forEach(key => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {key, bubbles: true})))"
    )
    words = [row["Kết luận"] for row in written(page, folder, 6).values()]
    assert words == ["duyệt", "duyệt", "không duyệt", "duyệt", "duyệt", "không duyệt"]


def test_arrows_move_as_the_cards_stand(page: Browser) -> None:
    columns = page.run(
        "(cards => cards.findIndex(c => c.offsetTop !== cards[0].offsetTop))"
        "([...document.querySelectorAll('.card')])"
    )
    names = page.run(NAMES)
    press(page, "ArrowDown")
    assert page.run(CHOSEN) == names[columns]
    press(page, "ArrowLeft")
    assert page.run(CHOSEN) == names[columns - 1]
    press(page, "ArrowRight", "ArrowUp", "ArrowUp", "ArrowLeft")
    assert page.run(CHOSEN) == names[0]
    assert page.run("document.activeElement.dataset.name") == names[0]


def test_a_picture_is_seen_beside_the_facts_of_its_row(page: Browser) -> None:
    press(page, "ArrowRight", "Enter")
    assert page.run(OPEN)
    page.until("document.querySelector('#one-facts dl')")
    facts = page.run("document.getElementById('one-facts').innerText")
    assert "Địa phương" in facts
    assert "Thị xã Hương Trà" in facts
    assert "Kết quả, dòng 2" in facts
    assert "Trống" not in facts
    page.until("document.getElementById('one-picture').naturalWidth === 108")
    assert page.run("document.getElementById('one-picture').alt") == "Thị xã Hương Trà 2"
    press(page, "ArrowRight", "ArrowRight")
    assert "left out" in page.run("document.getElementById('one-found').innerText")
    press(page, "a")
    assert page.run(OPEN)
    assert page.run(CHOSEN) == "4-hang.facebook-square.png"
    press(page, "Escape")
    assert not page.run(OPEN)
    page.until("document.activeElement.dataset.name === '4-hang.facebook-square.png'")
    assert page.heard == []


def test_a_note_is_saved_as_it_is_written_and_comes_back(page: Browser, folder: Path) -> None:
    press(page, "n")
    assert page.run("document.activeElement.id") == "note"
    page.type("Sai số liệu: đổi 2 thành 3")  # letters of a note are no keys
    press(page, "Escape")
    (row,) = written(page, folder, 1).values()
    assert (row["Ghi chú"], row["Kết luận"]) == ("Sai số liệu: đổi 2 thành 3", "")
    assert page.run(OPEN)
    press(page, "r")
    page.until(SAVED)
    page.visit(page.home, READY)
    press(page, "Enter")
    assert page.run("document.getElementById('note').value") == "Sai số liệu: đổi 2 thành 3"
    assert page.run(STATES)[FIRST] == "rejected"
    assert written(page, folder, 1)[FIRST]["Kết luận"] == "không duyệt"


def test_a_verdict_is_taken_back(page: Browser, folder: Path) -> None:
    press(page, "a", "a")
    written(page, folder, 2)
    press(page, "ArrowLeft", "u")
    assert set(written(page, folder, 1)) == {FIRST}
    assert page.run(STATES)[SECOND] == "open"


def test_a_picture_that_changes_after_its_approval_is_shown_so(page: Browser, folder: Path) -> None:
    press(page, "a", "a")
    written(page, folder, 2)
    (folder / FIRST).write_bytes(picture(99, 108, 108))
    page.until(f"({STATES})['{FIRST}'] === 'void'")
    assert page.run(STATES)[SECOND] == "approved"
    choose(page, "f-state", "void")
    assert page.run(NAMES) == [FIRST]
    page.run(f"document.querySelector('[data-name=\"{FIRST}\"]').click()")
    assert "không còn giá trị" in page.run("document.getElementById('one-state').textContent")
    press(page, "a")
    page.until(f"({STATES})['{FIRST}'] === 'approved'")


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("f-format", "facebook-story", lambda one: "story" in one),
        ("f-row", "3-hang", lambda one: one.startswith("3-")),
        ("f-found", "warning", lambda one: one == "3-hang.facebook-story.png"),
        ("f-state", "failed", lambda one: one.startswith("5-")),
        ("q", "PHU VANG", lambda one: one[0] in "35"),
        ("q", "hạng 4", lambda one: one.startswith("4-")),
    ],
)
def test_a_filter_shows_what_it_names_and_nothing_else(
    page: Browser, name: str, value: str, kept: Any
) -> None:
    before = page.run(NAMES)
    choose(page, name, value)
    assert page.run(NAMES) == [one for one in before if kept(one)] != []
    choose(page, "q", "không có đâu")
    assert page.run("document.getElementById('nothing').checkVisibility()")
    page.run("document.getElementById('clear').click()")
    assert page.run(NAMES) == before


def test_what_is_decided_leaves_the_pictures_that_are_not(page: Browser, folder: Path) -> None:
    choose(page, "f-state", "open")
    press(page, "a")
    assert page.run(NAMES)[0] == SECOND
    assert page.run(CHOSEN) == SECOND
    press(page, "Enter", "a", "r")
    assert page.run(CHOSEN) == "3-hang.facebook-story.png"
    press(page, "a", "a", "a")
    assert len(written(page, folder, 6)) == 6
    assert page.run(NAMES) == []
    assert not page.run(OPEN)


def test_all_that_are_shown_are_approved_after_a_question(page: Browser, folder: Path) -> None:
    choose(page, "f-format", "facebook-story")
    page.run("document.getElementById('all').click()")
    assert "3 ảnh" in page.run("document.getElementById('sure-text').textContent")
    assert not (folder / "review.csv").exists()
    page.run("document.getElementById('sure-yes').click()")
    rows = written(page, folder, 3)
    assert all("story" in name and row["Kết luận"] == "duyệt" for name, row in rows.items())


def test_the_approved_pictures_are_exported(page: Browser, folder: Path) -> None:
    assert page.run("document.getElementById('export').disabled")
    press(page, "a", "r")
    written(page, folder, 2)
    page.until("!document.getElementById('export').disabled")
    page.run("document.getElementById('export').click()")
    page.until("document.getElementById('said').textContent.startsWith('Đã xuất 1 ảnh')")
    out = folder / "bo-dang" / "2-hang" / FIRST
    assert out.read_bytes() == (folder / FIRST).read_bytes()
    assert not out.with_name(SECOND).exists()


def test_what_cannot_be_written_is_said_and_not_shown_as_decided(
    page: Browser, folder: Path
) -> None:
    (folder / "review.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    press(page, "a")
    page.until("document.getElementById('unread').checkVisibility()")
    page.until("document.getElementById('said').classList.contains('bad')")
    assert page.run(STATES)[FIRST] == "open"
    (folder / "review.csv").unlink()
    page.until("!document.getElementById('unread').checkVisibility()")
    page.until(f"({STATES})['{FIRST}'] === 'open'")


def test_search_and_help_have_keys(page: Browser) -> None:
    press(page, "/")
    assert page.run("document.activeElement.id") == "q"
    page.type("huong tra")
    press(page, "Enter")
    assert page.run("document.activeElement.dataset.name") == FIRST
    press(page, "?")
    assert page.run("document.getElementById('keys').open")
    press(page, "a")
    assert page.run(STATES)[FIRST] == "open"
    press(page, "Escape")
    assert not page.run("document.getElementById('keys').open")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_width_makes_the_page_scroll_sideways(page: Browser, width: int) -> None:
    page.size(width)
    assert page.run("document.documentElement.scrollWidth") == width
    page.run("document.querySelector('.card').click()")
    page.until("document.querySelector('#one-facts dl')")
    assert too_wide(page, width, "dialog *", besides=":not(*)") == []


def test_every_text_stands_out_from_its_ground(page: Browser, folder: Path) -> None:
    press(page, "a", "r", "a")
    written(page, folder, 3)
    (folder / FIRST).write_bytes(picture(99, 108, 108))
    page.until(f"({STATES})['{FIRST}'] === 'void'")
    assert faint(page, "body *") == []
    press(page, "Enter")
    page.until("document.querySelector('#one-facts dl')")
    assert faint(page, "dialog *") == []


def test_where_the_keyboard_is_can_be_seen(page: Browser) -> None:
    seen = set()
    for _ in range(9):
        press(page, "Tab")
        if page.run("document.activeElement !== document.body"):
            seen.add(page.run("document.activeElement.id || 'card'"))
            style, width = ring(page, ".mat")
            assert style == "solid" and width >= 3
    assert {"help", "q", "f-state", "f-format", "f-found", "f-row"} <= seen


def test_a_screen_reader_is_given_names_and_what_is_chosen(page: Browser) -> None:
    wanted = ("button", "combobox", "searchbox", "image", "option", "listbox")
    assert nameless(page, wanted) == []
    options = [n["name"]["value"] for n in page.tree() if n["role"]["value"] == "option"]
    assert any("Chưa xem" in name and "dòng 2" in name for name in options)


def test_only_pictures_in_sight_are_asked_for(tab: Browser, tmp_path: Path) -> None:
    """A thousand pictures: the small ones of some screens are made, and no whole one."""
    folder = campaign(tmp_path / "many", rows=500, broken=0, scale=0.05)
    for page in opened(tab, folder):
        page.until("document.querySelector('.card img').naturalWidth > 0")
        page.run("new Promise(done => setTimeout(done, 400))")
        assert page.run("document.querySelectorAll('.card').length") == 1000
        fetched = page.run(
            "performance.getEntriesByType('resource').map(e => new URL(e.name).pathname)"
        )
        assert 10 < sum(name.startswith("/thumb/") for name in fetched) < 200
        assert not any(name.startswith("/picture/") for name in fetched)
        press(page, "End")
        page.until(f"({CHOSEN}) === '501-hang.facebook-story.png'")
        page.until("document.querySelector('[aria-selected=true] img').naturalWidth > 0")
        assert page.heard == []


def test_a_strict_policy_keeps_foreign_code_out(page: Browser) -> None:
    assert not runs_foreign_code(page)
