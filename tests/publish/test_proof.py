"""The page to sign off, in a real Chromium, opened from the file system."""

from __future__ import annotations

import base64
import io
import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest
from blocks import BLOCKS
from browser import Browser
from msgspec.structs import replace
from page_rules import faint, nameless, runs_foreign_code, too_wide
from PIL import Image
from specs import bare

import infographix as ig
from infographix import qr
from infographix.engine import engine
from infographix.publish import entries, proof

WIDTHS = (320, 360, 640, 768, 1024, 1280)
FRAMES = {
    "facebook-portrait": "post",
    "facebook-link": "link",
    "facebook-story": "story",
    "zalo-message": "message",
    "zns-image": "notice",
}


@pytest.fixture
def page(tab: Browser, made: ig.Kit) -> Browser:
    assert made.folder is not None
    tab.heard.clear()
    tab.size(1280)
    tab.open(made.folder / "proof.html")
    return tab


def texts(page: Browser, selector: str) -> list[str]:
    found: list[str] = page.run(
        f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.innerText)"
    )
    return found


def test_it_opens_without_an_error_and_asks_no_network(page: Browser) -> None:
    page.run("Promise.all([...document.images].map(i => i.decode()))")
    assert page.heard == []
    assert page.run("document.fonts.check('600 16px \"Be Vietnam Pro\"')")
    addresses = page.run("[...document.querySelectorAll('[src]')].map(e => e.getAttribute('src'))")
    assert addresses
    assert not [one for one in addresses if "/" in one.removeprefix("preview/") or ":" in one]


def test_the_folder_can_be_moved(tab: Browser, folder: Path, tmp_path: Path) -> None:
    moved = Path(shutil.move(folder, tmp_path / "nơi khác"))
    tab.heard.clear()
    tab.open(moved / "proof.html")
    tab.run("Promise.all([...document.images].map(i => i.decode()))")
    assert tab.heard == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(page: Browser, width: int) -> None:
    page.size(width)
    page.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")
    assert page.run("document.documentElement.scrollWidth") <= width
    assert too_wide(page, width, "main *", besides=".scroll, .strip") == []


@pytest.mark.parametrize("width", [360, 1280])
def test_every_text_stands_out_from_its_ground(page: Browser, width: int) -> None:
    page.size(width)
    assert faint(page, "body *:not(script)") == []


def test_each_format_is_shown_in_its_own_frame_whole(page: Browser, made: ig.Kit) -> None:
    for name, frame in FRAMES.items():
        shown = page.run(
            f"(i => [i.naturalWidth / i.naturalHeight, i.width / i.height])"
            f"(document.querySelector('#p-{name} .is-{frame} img'))"
        )
        assert shown[0] == pytest.approx(shown[1], rel=0.01), name


def test_all_that_is_to_be_judged_stands_on_it(page: Browser, made: ig.Kit) -> None:
    words = page.run("document.body.textContent")
    told = made.manifest
    for picture in told["pictures"]:
        assert picture["file"] in words
        for code in picture["codes"]:
            assert code["value"] in words
        for found in picture["findings"]:
            assert found["message_vi"] in words
    assert texts(page, ".fields .body") == [text["text"] for text in told["texts"]]
    assert made.alt_text.strip() == "\n".join(texts(page, "#alt p"))
    assert told["digest"] in words
    labels = texts(page, ".sign label, .sign legend, .seal")
    assert {"Người duyệt", "Ngày", "Ký"} <= {label.strip() for label in labels}


def test_the_safe_area_is_shown_when_asked_for(page: Browser) -> None:
    shown = "[...document.querySelectorAll('.safe')].map(e => e.checkVisibility())"
    assert not any(page.run(shown))
    page.run("document.getElementById('safe').click()")
    assert all(page.run(shown))
    box = page.run(
        "(([i, r]) => [i.top, i.bottom, i.height, r.top, r.bottom])"
        "([...document.querySelectorAll('#p-facebook-story img, #p-facebook-story .in')]"
        ".map(e => e.getBoundingClientRect()))"
    )
    top, bottom, height, inner_top, inner_bottom = box
    assert (inner_top - top) / height == pytest.approx(270 / 1920, abs=0.004)
    assert (bottom - inner_bottom) / height == pytest.approx(384 / 1920, abs=0.004)


@pytest.mark.parametrize("field", ["alt", "c-facebook-post"])
def test_a_text_is_copied_as_it_stands_in_the_kit(page: Browser, made: ig.Kit, field: str) -> None:
    page.call("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    page.run(f"document.querySelector('[data-copy={field}]').click()")
    page.run("new Promise(r => setTimeout(r, 200))")
    copied = page.run("navigator.clipboard.readText()")
    post = next(t["text"] for t in made.manifest["texts"] if t["field"] == "facebook-post")
    assert copied.replace("\r", "") == (made.alt_text.strip() if field == "alt" else post)
    assert page.run("document.getElementById('said').textContent") == "Đã sao chép"


def test_the_keyboard_reaches_every_control_in_order(page: Browser) -> None:
    stops = []
    for _ in range(60):
        page.press("Tab", 9)
        stops.append(
            page.run("(e => e.id || e.className || e.type || e.tagName)(document.activeElement)")
        )
    assert stops[0] == "skip"
    order = ["skip", "safe", "print", "scroll", "copy", "radio", "textarea"]
    places = [stops.index(stop) for stop in order]
    assert places == sorted(places)


def test_headings_go_down_one_level_at_a_time_and_landmarks_are_there(page: Browser) -> None:
    levels = page.run(
        "[...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    roles = {node.get("role", {}).get("value") for node in page.tree()}
    assert {"banner", "main", "navigation", "form", "status"} <= roles
    wanted = ("button", "link", "checkbox", "radio", "textbox", "image")
    assert nameless(page, wanted) == []


def test_controls_are_large_enough_for_fingers(page: Browser) -> None:
    page.size(360)
    boxes = page.run(
        "[...document.querySelectorAll('button, .tools label, fieldset label, .tools a')]"
        ".filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height)"
    )
    assert min(boxes) >= 40


def printed(page: Browser) -> pypdf.PdfReader:
    data = page.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
    return pypdf.PdfReader(io.BytesIO(base64.b64decode(data)))


def test_it_prints_on_few_pages_of_a4_with_all_that_is_signed(page: Browser, made: ig.Kit) -> None:
    reader = printed(page)
    assert 3 <= len(reader.pages) <= 8
    for sheet in reader.pages:
        sides = [float(side) for side in sheet.mediabox[2:]]
        assert sides == pytest.approx([595, 842], abs=2)
    words = re.sub(r"\s+", "", " ".join(sheet.extract_text() for sheet in reader.pages))
    for said in ("Người duyệt", "Ký", made.manifest["digest"], "zns-image.png"):
        assert re.sub(r"\s+", "", said) in words
    assert "Saochép" not in words


def test_a_strict_policy_keeps_foreign_code_out(page: Browser) -> None:
    assert not runs_foreign_code(page)


def opened(tab: Browser, out: Path, data: Any, *forms: str) -> ig.Kit:
    made = ig.kit(data, forms, out=out, date="2026-11-24")
    tab.heard.clear()
    tab.size(1280)
    assert made.folder is not None
    tab.open(made.folder / "proof.html")
    return made


def test_facts_are_never_read_as_markup(tab: Browser, tmp_path: Path) -> None:
    nasty = '<img src=x onerror=alert(1)> </script> {{ 7*7 }} & \\ "'
    data = bare({"kind": "text", "title": nasty, "paragraphs": [nasty]}, title=nasty, kicker=nasty)
    opened(tab, tmp_path, data, "facebook-square")
    assert (
        tab.run("document.querySelector('h1').textContent")
        .replace("\u00a0", " ")
        .startswith("<img src=x onerror=alert(1)>")
    )
    assert "{{ 7*7 }}" in tab.run("document.body.textContent")
    assert tab.heard == []


def test_the_pages_of_a_series_stand_in_one_frame(tab: Browser, tmp_path: Path) -> None:
    opened(tab, tmp_path, bare(BLOCKS["steps"], pages=4), "facebook-square", "zalo-message")
    assert tab.run("document.querySelectorAll('#p-facebook-square .strip img').length") == 4
    assert texts(tab, "#p-facebook-square .strip figcaption") == ["1/4", "2/4", "3/4", "4/4"]
    tab.size(320)
    assert tab.run("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(
    ("form", "frame"),
    [
        ("facebook-page-cover", "cover"),
        ("zalo-oa-cover", "cover"),
        ("facebook-reel-cover", "story"),
        ("zalo-article-thumb", "article"),
    ],
)
def test_covers_have_frames_of_their_own(
    tab: Browser, tmp_path: Path, form: str, frame: str
) -> None:
    opened(tab, tmp_path, bare(BLOCKS["steps"], publisher="UBND thành phố Huế"), form)
    assert tab.run(f"document.querySelectorAll('#p-{form} .frame.is-{frame} img').length") == 1
    assert texts(tab, f"#p-{form} .avatar")[0] == "UH"


def test_views_after_the_networks_compression_have_a_place(made: ig.Kit) -> None:
    """They stand on the page, and the switch that shows them, where there are some."""
    picture = made.pictures[0]
    own = entries.properties(picture, None, "", "")
    one = replace(entries.entry(picture, "a", ["png"], own), views=())
    file = entries.File("a.posted.jpg", b"")
    seen = replace(one, views=(entries.View("Facebook, 720 px", file, 720, 900, "SSIM 0,97"),))
    book = engine().book
    told = dict(made.manifest, pictures=list(made.manifest["pictures"])[:1])
    facts = picture.drawn.infographic
    with_views, without = (proof.page(facts, told, [each], book) for each in (seen, one))
    assert 'src="a.posted.jpg" width="720"' in with_views
    assert "SSIM 0,97" in with_views
    assert ('id="views"' in with_views, 'id="views"' in without) == (True, False)


def test_the_networks_copy_lies_apart_from_what_is_posted(
    tab: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (96, 96), "#5a2a82").save(out, "JPEG")
    copy = SimpleNamespace(
        width=96, height=96, quality=70, ssim=0.974, data=out.getvalue(),
        codes=[SimpleNamespace(survives=False)],
    )  # fmt: skip
    network = SimpleNamespace(title="Facebook")
    monkeypatch.setattr(
        ig.Picture,
        "as_posted",
        lambda _: SimpleNamespace(network=network, shown=copy),
        raising=False,
    )
    made = opened(tab, tmp_path, bare(BLOCKS["steps"]), "facebook-square")
    assert made.files["preview/infographic.facebook-square.jpg"] == out.getvalue()
    assert ig.verify(made.folder) == ()  # type: ignore[arg-type]
    assert not tab.run("document.querySelector('.views').checkVisibility()")
    tab.run("document.getElementById('views').click()")
    assert "SSIM) 0,97; mã QR KHÔNG đọc được" in texts(tab, ".views figcaption")[0]
    tab.run("document.querySelector('.views img').decode()")
    assert tab.heard == []
    assert ig.kit(bare(BLOCKS["steps"]), ["facebook-square"], out=tmp_path).folder == made.folder


def test_an_error_says_that_the_piece_should_not_be_posted(
    tab: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qr, "decode", lambda *_: None)
    opened(tab, tmp_path, bare(BLOCKS["steps"], qr="https://hue.gov.vn/"), "facebook-square")
    assert texts(tab, ".verdict")[0].startswith("Chưa nên đăng.")
    assert "Chưa đọc lại được" in texts(tab, "#p-facebook-square .facts")[0]
    assert texts(tab, ".findings .is-error b") == ["Lỗi"]
