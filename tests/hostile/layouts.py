"""Hostile folders of a user's own: layouts, kinds, themes, formats, fonts, icons, lists."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from hostile.guard import Cases
from hostile.specs import spec

import infographix as ig
from infographix.icons import IconSet
from infographix.text.fontbook import FontBook

CASES = Cases()
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'


def drawn(
    folder: Path, files: dict[str, str | bytes], form: str = "facebook-square", **fields: Any
) -> None:
    """Draw a spec with a folder of layouts that holds these files."""
    mine = folder / "mine"
    for name, content in files.items():
        path = mine / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(
            content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        )
    data = spec(**fields)
    picture = ig.render(data, form, layout_paths=[mine])
    assert picture.png and picture.report and picture.svg
    if "networks.toml" in files:
        picture.as_posted("facebook")
    IconSet([mine]).search("a")


def layout(folder: Path, body: str, **fields: Any) -> None:
    drawn(folder, {"a.svg.j2": f"{HEAD}{body}</svg>"}, layout="a", **fields)


LAYOUTS = {
    "that_multiplies": "{{ 'a' * 10**9 }}",
    "that_takes_powers": "{{ 9**9**9 }}",
    "that_formats": "{{ '%1000000000d' % 1 }}",
    "that_calls_itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "that_includes_itself": "{% include 'a.svg.j2' %}",
    "that_extends_itself": "{% extends 'a.svg.j2' %}",
    "that_reads_a_file": "{% include '../../../../etc/passwd' %}",
    "that_reads_an_absolute_file": "{% include '/etc/passwd' %}",
    "that_asks_for_classes": "{{ page.__class__.__mro__ }}",
    "that_fails": "{{ 1 / 0 }}",
    "that_is_open": "{% if %}",
    "of_many_elements": "<ix:row>{% for a in range(90000) %}<ix:spacer/>{% endfor %}</ix:row>",
    "of_many_plain_elements": "{% for a in range(90000) %}<g/>{% endfor %}",
    "that_nests": "<ix:row>" * 500 + "</ix:row>" * 500,
    "that_nests_plain": "<g>" * 500 + "</g>" * 500,
    "with_an_unknown_element": "<ix:video/>",
    "with_an_unknown_attribute": "<ix:row colour='red'/>",
    "with_a_script": "<script>alert(1)</script>",
    "with_a_hostile_size": "<ix:row width='1e400px'/>",
    "with_a_negative_size": "<ix:row width='-5'/>",
    "with_nan": "<ix:spacer grow='nan'/>",
    "with_infinity": "<ix:spacer grow='inf'/>",
    "with_many_columns": "<ix:grid columns='99999999'><ix:spacer/></ix:grid>",
    "with_a_far_span": "<ix:grid columns='2'><ix:spacer column-span='99999999'/></ix:grid>",
    "that_draws_a_file": "<ix:art src='../../../etc/passwd'/>",
    "that_shows_a_file": "<ix:image src='/etc/passwd'/>",
    "with_an_icon_outside": "<ix:icon name='../a'/>",
    "with_a_doctype": "<!DOCTYPE a>",
    "with_a_control_character": "<ix:text>\x01</ix:text>",
    "with_a_surrogate": "<ix:text>\ud800</ix:text>",
    "with_a_nul": "<ix:text>\0</ix:text>",
    "with_open_elements": "<ix:row>",
    "with_other_entities": "&a;",
    "with_a_huge_code": f"<ix:qr value='https://hue.gov.vn/{'a' * 9000}'/>",
    "with_an_empty_code": "<ix:qr value=''/>",
    "with_a_plot_of_nothing": "<ix:plot data='a'/>",
}
for _name, _body in LAYOUTS.items():

    def _run(folder: Path, body: str = _body) -> None:
        layout(folder, body)

    _run.__name__ = f"layout {_name}"
    CASES.that("")(_run)


@CASES.that(None)
def a_layout_that_marks_its_text_as_safe(folder: Path) -> None:
    layout(folder, "<ix:text role='title'>{{ page.title }}</ix:text>", title="<a>&{{ 1 }}")


PACKAGED = (
    "[[family]]\nname='Be Vietnam Pro'\npackage='{}'\nfaces=[{{file='a', weight=400, sha256='a'}}]"
)
TOML = {
    "formats.toml": [
        "[a]\nwidth = 99999999\nheight = 99999999",
        "[a]\nwidth = -1",
        "[a]\nwidth = nan",
        "[facebook-square]\nwidth = 0\nheight = 0",
        "[facebook-square]\nlimit = -5",
        "[facebook-square]\nkinds = [1]",
        "facebook-square = 5",
        f"[facebook-square]\nwidth = {'9' * 5000}",
        "[[facebook-square]]\na = 1",
        "[facebook-square]\nsafe = [1e400, 0, 0, 0]",
        "[a.b.c]\nd = 1",
    ],
    "themes/a.toml": [
        "accent = 5",
        "base = 'a'",
        "base = '../../a'",
        "[colors]\naccent = 'red'",
        "[roles.title]\nsize = 1e400",
        "[roles.title]\nsize = nan",
        "a = [[[[[[",
        "\ud800",
        "[sizes]\nmd = 'nan'",
        "[pairs]\na = 1",
        "colors = 1\nroles = 1",
    ],
    "networks.toml": [
        "[facebook]\nsteps = 5",
        "[facebook]\nsteps = [{side = -1, quality = 999}]",
        "[facebook]\nutm_source = '&a=b'",
        "facebook = 1",
    ],
    "hue_s.toml": [
        "links = 5",
        "[links.a]\nurl = 'javascript:alert(1)'",
        "[links.a]\nurl = 5",
        "[links.a]\nurl = 'http://127.0.0.1'\ntitle = 'a'",
        "[links]\na = 1",
        "a = 1",
    ],
    "icons.toml": ["a = 5", "a = [5]"],
    "fonts/fonts.toml": [
        "family = 5",
        "[[family]]\nname = 5",
        "[[family]]\nname='a'\nfaces=[]",
        "[[family]]\nname='a'\nfaces=[5]",
        "family = [1]",
        "[[family]]\nname='Be Vietnam Pro'\nfaces=[{file='../../a', weight=400}]",
        PACKAGED.format("os"),
        PACKAGED.format(".."),
        PACKAGED.format(""),
        PACKAGED.format("a.b"),
        "[[family]]\nname='Be Vietnam Pro'\nfaces=[{file='a', weight=0}]",
    ],
    "blocks/mine.toml": [
        "a = 5",
        "title = 5",
        "[fields]\na = 5",
        "[fields.a]\ntype = 'b'",
        "fields = 5",
        "title='a'\n[fields.a]\ntype='text'\npattern='(a+)+$'",
        "[fields.__class__]\ntype='text'",
    ],
}
for _file, _contents in TOML.items():
    for _at, _content in enumerate([*_contents, "a = [", ".".join("a" * 50_000) + "=1", "\xff"]):

        def _list(folder: Path, file: str = _file, content: str = _content) -> None:
            data = content.encode("latin-1") if content == "\xff" else content
            files = {file: data, "blocks/mine.svg.j2": "<ix:spacer/>"}
            fields = {"theme": "a"} if file.startswith("themes") else {}
            form = "a" if content.startswith("[a]") else "facebook-square"
            drawn(folder, files, form, qr={"service": "a"} if "hue_s" in file else None, **fields)

        _list.__name__ = f"{_file} {_at}"
        CASES.that("")(_list)


def font(folder: Path, data: bytes) -> None:
    """Draw a spec in a font of these bytes."""
    listed = "[[family]]\nname = 'Be Vietnam Pro'\nfaces = [{file = 'a.ttf', weight = 400}]\n"
    drawn(folder, {"fonts/fonts.toml": listed, "fonts/a.ttf": data})


def _font() -> bytes:
    return FontBook.load().face("Be Vietnam Pro", 400).data


@CASES.that(None)
def a_font_that_is_whole(folder: Path) -> None:
    font(folder, _font())


@CASES.that("no font")
def a_font_of_noise(folder: Path) -> None:
    font(folder, random.Random(1).randbytes(100_000))


@CASES.that("")
def a_font_that_is_empty(folder: Path) -> None:
    font(folder, b"")


@CASES.that("")
def a_font_of_four_bytes(folder: Path) -> None:
    font(folder, b"\0\1\0\0")


@CASES.that("damaged")
def a_font_that_is_cut(folder: Path) -> None:
    font(folder, _font()[:20_000])


@CASES.that("")
def a_font_of_zeros_after_its_list(folder: Path) -> None:
    font(folder, _font()[:400] + b"\0" * 100_000)


@CASES.that("")
def a_font_of_no_em(folder: Path) -> None:
    data = bytearray(_font())
    at = int.from_bytes(data[data.index(b"head") + 8 : data.index(b"head") + 12], "big")
    data[at + 18 : at + 20] = b"\0\0"
    font(folder, bytes(data))


@CASES.that("")
def a_font_without_end(folder: Path) -> None:
    (folder / "mine" / "fonts").mkdir(parents=True)
    (folder / "mine" / "fonts" / "a.ttf").symlink_to("/dev/zero")
    listed = "[[family]]\nname = 'Be Vietnam Pro'\nfaces = [{file = 'a.ttf', weight = 400}]\n"
    drawn(folder, {"fonts/fonts.toml": listed})


@CASES.that("")
def a_font_of_a_gigabyte(folder: Path) -> None:
    (folder / "mine" / "fonts").mkdir(parents=True)
    with (folder / "mine" / "fonts" / "a.ttf").open("wb") as file:
        file.truncate(1_000_000_000)
    listed = "[[family]]\nname = 'Be Vietnam Pro'\nfaces = [{file = 'a.ttf', weight = 400}]\n"
    drawn(folder, {"fonts/fonts.toml": listed})


@CASES.that("")
def a_layout_of_a_gigabyte(folder: Path) -> None:
    (folder / "mine").mkdir()
    with (folder / "mine" / "a.svg.j2").open("wb") as file:
        file.truncate(1_000_000_000)
    drawn(folder, {}, layout="a")


@CASES.that("")
def a_layout_that_links_out(folder: Path) -> None:
    (folder / "other.svg.j2").write_text(f"{HEAD}</svg>")
    (folder / "mine").mkdir()
    (folder / "mine" / "a.svg.j2").symlink_to(folder / "other.svg.j2")
    drawn(folder, {}, layout="a")


@CASES.that("")
def a_layout_that_links_to_itself(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "a.svg.j2").symlink_to("a.svg.j2")
    drawn(folder, {}, layout="a")


@CASES.that("")
def a_layout_that_is_a_folder(folder: Path) -> None:
    (folder / "mine" / "a.svg.j2").mkdir(parents=True)
    drawn(folder, {}, layout="a")


@CASES.that(None)
def a_list_that_is_a_device(folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "formats.toml").symlink_to("/dev/zero")
    drawn(folder, {})


@CASES.that("")
def art_that_is_hostile(folder: Path) -> None:
    body = "<ix:art src='b'/>"
    art = '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 9 9">&a;</svg>'
    drawn(folder, {"a.svg.j2": f"{HEAD}{body}</svg>", "art/b.svg": art}, layout="a")


@CASES.that("")
def an_icon_that_is_hostile(folder: Path) -> None:
    body = "<ix:icon name='b'/>"
    art = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>'
    drawn(folder, {"a.svg.j2": f"{HEAD}{body}</svg>", "icons/b.svg": art}, layout="a")


@CASES.that("damaged")
def a_font_with_a_broken_table_in_live_svg(folder: Path) -> None:
    data = bytearray(_font())
    at = data.index(b"GSUB")
    start = int.from_bytes(data[at + 8 : at + 12], "big")
    length = int.from_bytes(data[at + 12 : at + 16], "big")
    data[start + 10 : start + length] = b"\xff" * (length - 10)
    font(folder, bytes(data))
    picture = ig.render(spec(), "facebook-square", layout_paths=[folder / "mine"])
    assert picture.svg_live
