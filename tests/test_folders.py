"""A user's own folders come first; what is wrong in them, or in images, is refused by its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from blocks import BLOCKS
from PIL import Image
from promise import labels
from specs import bare, spec

import infographix as ig

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">\n'
Put = Callable[[str, str], None]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file into a folder of the user's own."""

    def write(name: str, text: str) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def drawn(folder: Path, data: dict[str, Any], form: str = "facebook-square") -> ig.Picture:
    return ig.render(data, form, layout_paths=[folder])


def test_a_layout_of_the_users_own_is_drawn(tmp_path: Path, put: Put) -> None:
    put(
        "mine.svg.j2",
        f"{HEAD}<ix:row><ix:text>Của tôi: {{{{ page.title }}}}</ix:text></ix:row></svg>",
    )
    picture = drawn(tmp_path, bare(title="Huế", layout="mine"))
    assert labels(picture.frame.items) == ["Của tôi: Huế"]
    assert picture.report.layout == "mine"


def test_a_block_of_the_users_own_is_used_by_every_layout(tmp_path: Path, put: Put) -> None:
    put("blocks/steps.svg.j2", "<ix:column><ix:text>Khối của tôi</ix:text></ix:column>")
    for layout in ("poster", "hero", "banner"):
        picture = drawn(tmp_path, bare(BLOCKS["steps"], layout=layout))
        assert "Khối của tôi" in labels(picture.frame.items)


def test_a_kind_of_the_users_own_is_drawn_by_every_layout(tmp_path: Path, put: Put) -> None:
    put("blocks/places.toml", "[fields.name]\nrequired = true\n")
    put("blocks/places.svg.j2", "<ix:column><ix:text>{{ block.name }}</ix:text></ix:column>")
    for layout in ("poster", "hero", "banner"):
        picture = drawn(tmp_path, bare({"kind": "places", "name": "Đại Nội"}, layout=layout))
        assert "Đại Nội" in labels(picture.frame.items)
        assert "Đại Nội" in picture.alt_text


def test_the_fields_of_a_built_in_kind_cannot_be_changed(tmp_path: Path, put: Put) -> None:
    put("blocks/steps.toml", "[fields.name]\n")
    put("blocks/steps.svg.j2", "<ix:column><ix:text>a</ix:text></ix:column>")
    with pytest.raises(ig.MarkupError, match="fields of a built-in kind") as caught:
        drawn(tmp_path, bare(BLOCKS["steps"]))
    assert "steps.toml" in str(caught.value)


def test_a_fact_that_a_users_layout_does_not_show_is_reported(tmp_path: Path, put: Put) -> None:
    put(
        "mine.svg.j2", f"{HEAD}<ix:column><ix:text>{{{{ page.title }}}}</ix:text></ix:column></svg>"
    )
    left_out = drawn(tmp_path, bare(BLOCKS["steps"], layout="mine")).report.left_out
    assert any(field.startswith("blocks[0]") for field in left_out)


def test_theme_format_icon_and_art_of_the_users_own_come_first(tmp_path: Path, put: Put) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="currentColor">'
    square = f'{head}<path d="M0 0H24V24H0Z"/></svg>'
    put("themes/mine.toml", 'extends = "hue"\n[colors]\npage = "#112233"\n')
    put("formats.toml", "[card]\nwidth = 900\nheight = 700\n")
    put("icons/users.svg", square)
    put("art/mine.svg", square)
    put(
        "mine.svg.j2",
        f'{HEAD}<ix:column><ix:icon name="users" size="icon-lg" color="accent"/>'
        '<ix:art src="mine" width="xl" height="xl"/>'
        "<ix:text>{{ page.title }}</ix:text></ix:column></svg>",
    )
    picture = drawn(tmp_path, bare(theme="mine", layout="mine"), "card")
    assert (picture.width, picture.height) == (900, 700)
    assert picture.image.getpixel((899, 699)) == (0x11, 0x22, 0x33)
    assert picture.image.getpixel((2, 2)) == (0xE2, 0xA7, 0x2E)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("\n<ix:txet>a</ix:txet>", ("mine.svg.j2:3", "did you mean 'text'")),
        ('<ix:row gap="medium"/>', ("mine.svg.j2:2", "'medium'")),
        ("<ix:row>\n\n<ix:icon nam='x'/></ix:row>", ("mine.svg.j2:4", "did you mean 'name'")),
        ("{{ page.titel }}", ("mine.svg.j2:2", "titel")),
        ("<ix:row>", ("mine.svg.j2", "not well-formed")),
        ('<ix:art src="nothing"/>', ("mine.svg.j2:2", "no such art")),
        ("{{ ''.__class__.__mro__ }}", ("mine.svg.j2:2",)),
        ("{{ page.__init__.__globals__ }}", ("mine.svg.j2:2",)),
        ('<svg viewBox="0 0 9 9"><image href="https://hue.gov.vn/a.png"/></svg>', ("image",)),
        ('<svg viewBox="0 0 9 9"><script>alert(1)</script></svg>', ("script",)),
    ],
)
def test_what_is_wrong_in_a_layout_is_told_by_file_and_line(
    tmp_path: Path, put: Put, body: str, words: tuple[str, ...]
) -> None:
    put("mine.svg.j2", f"{HEAD}{body}</svg>")
    with pytest.raises(ig.MarkupError) as caught:
        drawn(tmp_path, bare(layout="mine"))
    for word in words:
        assert word in str(caught.value)


def test_entities_are_refused_in_layouts_and_in_art(tmp_path: Path, put: Put) -> None:
    doctype = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    put("mine.svg.j2", f"{doctype}{HEAD}<ix:text>&a;</ix:text></svg>")
    with pytest.raises(ig.MarkupError, match="entities"):
        drawn(tmp_path, bare(layout="mine"))
    put(
        "art/bad.svg",
        f'{doctype}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">&a;</svg>',
    )
    put("other.svg.j2", f'{HEAD}<ix:art src="bad"/></svg>')
    with pytest.raises(ig.MarkupError):
        drawn(tmp_path, bare(layout="other"))


def test_markup_in_facts_is_text_on_the_picture() -> None:
    title = '<ix:icon name="x"/> & {{ 7 * 7 }} </svg>'
    facts = ig.load(bare(title=title))
    picture = ig.render(facts, "facebook-story")
    slot = next(slot for slot in picture.report.fit if slot.field == "title")
    assert slot.text == facts.title
    assert facts.title.startswith("<ix:icon")
    assert "&lt;ix:icon" in picture.svg
    assert "<ix:" not in picture.svg


@pytest.mark.parametrize("mark", ["\ue000", "\ue001", "\uf8ff"])
def test_private_marks_in_facts_are_refused(mark: str) -> None:
    with pytest.raises(ig.SpecError, match=f"U\\+{ord(mark):04X}"):
        ig.load(bare(title=f"Huế{mark}source{mark}"))


def test_a_logo_is_a_file_below_the_specs_folder(tmp_path: Path) -> None:
    folder = tmp_path / "spec"
    folder.mkdir()
    Image.new("RGB", (40, 40), (200, 0, 0)).save(folder / "logo.png")
    Image.new("RGB", (40, 40), (200, 0, 0)).save(tmp_path / "outside.png")
    picture = ig.render(ig.load(spec(logo="logo.png"), folder=folder), "facebook-square")
    assert (200, 0, 0) in {color for _, color in picture.image.getcolors(1 << 24)}
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    outside = (
        "../outside.png",
        str(tmp_path / "outside.png"),
        "link.png",
        "/etc/passwd",
        "none.png",
    )
    for name in (*outside, "https://hue.gov.vn/logo.png", "file:///etc/passwd"):
        with pytest.raises(ig.InfographixError) as caught:
            ig.render(ig.load(spec(logo=name), folder=folder), "facebook-square")
        assert "logo" in str(caught.value), name


def test_a_logo_may_be_bytes(tmp_path: Path) -> None:
    Image.new("RGB", (40, 40), (200, 0, 0)).save(tmp_path / "logo.png")
    data = (tmp_path / "logo.png").read_bytes()
    picture = ig.render(spec(logo=data), "facebook-square")
    assert (200, 0, 0) in {color for _, color in picture.image.getcolors(1 << 24)}


def test_an_image_has_a_pixel_limit(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "logo.png")
    with pytest.raises(ig.ImageError, match="too many pixels"):
        ig.render(ig.load(spec(logo="logo.png"), folder=tmp_path), "facebook-square")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ig.MarkupError, match="no such folder"):
        drawn(tmp_path / "nothing", bare())


def test_files_outside_a_users_folder_are_not_found_by_name(tmp_path: Path, put: Put) -> None:
    put("mine/a.svg.j2", f'{HEAD}{{% include "../secret.svg.j2" %}}</svg>')
    put("secret.svg.j2", "secret")
    with pytest.raises(ig.MarkupError):
        drawn(tmp_path / "mine", bare(layout="a"))
    (tmp_path / "mine" / "linked.svg.j2").symlink_to(tmp_path / "secret.svg.j2")
    put("mine/b.svg.j2", f'{HEAD}{{% include "linked.svg.j2" %}}</svg>')
    with pytest.raises(ig.MarkupError):
        drawn(tmp_path / "mine", bare(layout="b"))
