"""From a spec to a picture: same facts, same bytes; short formats leave out by priority."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from blocks import BLOCKS
from msgspec.structs import replace
from specs import EXAMPLES, FULL, NAMES, SHORT, bare, example, spec

import infographix as ig
from infographix.choice import choices
from infographix.engine import Engine, engine
from infographix.facts.model import FORMATS
from infographix.render.svg import to_svg
from infographix.result import Drawn

ROOT = EXAMPLES.parent
WORDS = "Phục vụ người dân và doanh nghiệp tốt hơn mỗi ngày"
MANY = " ".join([WORDS] * 60)


def decomposed(value: Any) -> Any:
    """Return plain data with every text in NFD."""
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    if isinstance(value, dict):
        return {key: decomposed(inner) for key, inner in value.items()}
    return [decomposed(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", NAMES)
def test_nfd_gives_the_picture_of_nfc_byte_for_byte(name: str) -> None:
    data = example(name)
    apart = decomposed(data)
    assert apart["title"] != data["title"]
    one, other = (ig.render(facts, "facebook-portrait") for facts in (data, apart))
    assert one.png == other.png
    assert one.svg == other.svg
    assert {found.code for found in other.report.findings} == {"text-repaired"}


SCRIPT = """
import hashlib, json, sys
import infographix as ig
picture = ig.render(sys.argv[1], sys.argv[2])
files = (picture.png, picture.jpeg, picture.svg.encode(), picture.svg_live.encode(), picture.pdf)
print(json.dumps([hashlib.sha256(data).hexdigest() for data in files]))
"""


def test_two_processes_make_the_same_bytes() -> None:
    """PNG, JPEG, SVG, live SVG and PDF; with another hash seed, another day and another zone."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, "examples/ke-hoach-60.yaml", "facebook-square"],
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        )
        for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "America/Lima"))
    ]
    one, other = (json.loads(run.communicate()[0]) for run in runs)
    picture = ig.render(EXAMPLES / "ke-hoach-60.yaml", "facebook-square")
    here = [picture.png, picture.jpeg, picture.svg.encode(), picture.svg_live.encode(), picture.pdf]
    assert one == other == [hashlib.sha256(data).hexdigest() for data in here]


def test_drawing_again_or_after_another_changes_nothing() -> None:
    first = ig.render(example("dti-2022"), "facebook-square").png
    ig.render(example("cai-dat-hue-s"), "zalo-article-cover")
    assert ig.render(example("dti-2022"), "facebook-square").png == first


def toml(value: Any) -> str:
    """Write plain data as one line of TOML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key} = {toml(inner)}' for key, inner in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def test_every_way_of_writing_a_spec_gives_the_same_picture(tmp_path: Path) -> None:
    data = example("dti-2022")
    (tmp_path / "a.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    lines = [f"{key} = {toml(value)}" for key, value in data.items()]
    (tmp_path / "a.toml").write_text("\n".join(lines), encoding="utf-8")
    made = [
        ig.render(source, "facebook-square").png
        for source in (
            data,
            ig.load(data),
            tmp_path / "a.json",
            str(tmp_path / "a.toml"),
            EXAMPLES / "dti-2022.yaml",
        )
    ]
    assert len(set(made)) == 1


def test_render_all_draws_the_formats_of_the_spec_or_those_given() -> None:
    data = bare(formats=["zalo-message", "facebook-link"])
    assert list(ig.render_all(data)) == ["zalo-message", "facebook-link"]
    assert list(ig.render_all(data, ["facebook-story"])) == ["facebook-story"]
    pictures = ig.render_all(bare())
    assert list(pictures) == list(FORMATS)
    assert {(picture.width, picture.height) for picture in pictures.values()} == {
        *((1080, 1350), (1080, 1080), (1200, 630), (1080, 1920), (1280, 720))
    }


def crowded(priorities: tuple[int, ...]) -> list[dict[str, Any]]:
    """Return blocks of which a short format holds one or two."""
    return [
        {
            "kind": "steps",
            "title": f"Khối {number}",
            "priority": priority,
            "items": [{"title": "Tải ứng dụng", "text": WORDS}, {"title": "Đăng ký"}],
        }
        for number, priority in enumerate(priorities)
    ]


@pytest.mark.parametrize("form", SHORT)
@pytest.mark.parametrize("priorities", [(0, 0, 0, 0), (1, 2, 3, 4), (5, -1, 5, 9), (0, 9, 0, 9)])
def test_short_formats_keep_blocks_by_priority_then_order(
    form: str, priorities: tuple[int, ...]
) -> None:
    picture = ig.render(bare(*crowded(priorities)), form)
    gone = [field for field in picture.report.left_out if field.startswith("blocks[")]
    order = sorted(range(4), key=lambda index: (-priorities[index], index))
    kept = order[: 4 - len(gone)]
    assert 1 <= len(kept) < 4
    assert gone == [f"blocks[{index}]" for index in sorted(set(range(4)) - set(kept))]
    shown = {slot.text for slot in picture.drawn.arrangement.texts}
    assert {f"Khối {index}" for index in range(4)} & shown == {f"Khối {index}" for index in kept}


@pytest.mark.parametrize("form", SHORT)
def test_no_block_is_left_out_that_would_have_fitted(form: str) -> None:
    blocks = crowded((0, 0, 0, 0))
    gone = ig.render(bare(*blocks), form).report.left_out
    kept = 4 - len(gone)
    assert not ig.render(bare(*blocks[:kept], strict=True), form).report.left_out
    with pytest.raises(ig.FitError):
        ig.render(bare(*blocks[: kept + 1], strict=True), form)


@pytest.mark.parametrize("form", SHORT)
def test_what_is_left_out_stands_in_report_findings_and_alt_text(form: str) -> None:
    picture = ig.render(example("ke-hoach-60"), form)
    report = picture.report
    assert report.left_out
    findings = [found for found in report.findings if found.code == "left-out"]
    assert [found.field for found in findings] == list(report.left_out)
    assert {found.severity for found in findings} == {"warning"}
    shown, _, missing = picture.alt_text.partition("Nội dung không thể hiện trên ảnh này:")
    for field in report.left_out:
        if field.startswith("blocks["):
            block = picture.drawn.infographic.blocks[int(field[7:-1])]
            for item in block.items:
                words = getattr(item, "title", None) or item.label  # type: ignore[union-attr]
                assert words.lower() in missing.lower()
                assert words.lower() not in shown.lower()


@pytest.mark.parametrize("form", SHORT)
def test_strict_leaves_nothing_out(form: str) -> None:
    with pytest.raises(ig.FitError):
        ig.render(example("ke-hoach-60") | {"strict": "true"}, form)


def put(data: dict[str, Any], field: str, text: str) -> dict[str, Any]:
    """Return the spec with another text at a field's path."""
    copy: Any = json.loads(json.dumps(data))
    *path, last = re.findall(r"[^.\[\]]+", field)
    node = copy
    for step in path:
        node = node[int(step)] if step.isdecimal() else node[step]
    node[last] = text
    return dict(copy)


FILLER = {
    "kind": "steps",
    "items": [{"title": f"Bước {number}", "text": WORDS} for number in range(6)],
}
LONG = {
    "title": bare(FILLER, title=MANY[:1800].strip()),
    "subtitle": spec(FILLER, subtitle=MANY[:1950].strip()),
    "source": spec(FILLER, source=MANY[:1950].strip()),
    "blocks[0].items[0].text": bare(put({**FILLER}, "items[0].text", MANY[:1950].strip())),
    "blocks[0].items[0].label": bare(
        {"kind": "figures", "items": [{"value": "98%", "label": MANY[:1950].strip()}]}, FILLER
    ),
}
"""Specs with one field that is far too long, by that field."""


@pytest.mark.parametrize("form", FULL)
@pytest.mark.parametrize("field", LONG)
def test_a_full_format_leaves_nothing_out_and_says_how_much_fits(field: str, form: str) -> None:
    """Cut to the number of characters that the error allows, the spec fits."""
    data = LONG[field]
    with pytest.raises(ig.FitError) as caught:
        ig.render(data, form)
    problems = {problem.where: problem for problem in caught.value.problems}
    assert field in problems
    allowed = re.fullmatch(r"about (\d+) characters", problems[field].allowed)
    assert allowed, problems[field]
    text = _at(data, field)
    assert f"{len(text)} characters" in problems[field].found
    short = text[: int(allowed[1])].rstrip()
    assert len(short) > 20
    picture = ig.render(put(data, field, short), form)
    assert not picture.report.left_out


def _at(data: Any, field: str) -> str:
    for step in re.findall(r"[^.\[\]]+", field):
        data = data[int(step)] if step.isdecimal() else data[step]
    return str(data)


@pytest.mark.parametrize("form", FULL)
def test_full_formats_draw_every_block(form: str) -> None:
    picture = ig.render(example("ke-hoach-60"), form)
    assert picture.report.left_out == ()
    assert {f"blocks[{n}]" for n in range(3)} <= {
        slot.field.partition(".")[0] for slot in picture.drawn.arrangement.texts
    }


def test_the_layout_is_chosen_from_format_and_content() -> None:
    forms = engine().formats
    hero = ig.load(bare(BLOCKS["figures, one"]))
    several = ig.load(bare())
    assert choices(hero, forms["facebook-square"])[0][0] == "hero"
    assert choices(several, forms["facebook-square"])[0][0] == "poster"
    assert choices(several, forms["facebook-link"])[0][0] == "banner"
    named = choices(ig.load(bare(layout="banner")), forms["facebook-story"])[0]
    assert named == ("banner", "named by the spec")


@pytest.mark.parametrize(
    ("fields", "form", "kind", "words"),
    [
        ({}, "facebook-portrat", ig.SpecError, "did you mean 'facebook-portrait'"),
        ({"theme": "hu"}, "facebook-square", ig.SpecError, "did you mean 'hue'"),
        ({"layout": "poter"}, "facebook-square", ig.InfographixError, "did you mean 'poster'"),
    ],
)
def test_unknown_names_are_told_the_near_ones(
    fields: dict[str, Any], form: str, kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind, match=words):
        ig.render(bare(**fields), form)


def test_formats_that_are_alike_share_their_pixels() -> None:
    spec = example("dti-2022")
    alone = ig.render(spec, "zalo-message")
    pictures = ig.render_all(spec, ["facebook-square", "facebook-link", "zalo-message"])
    assert pictures["zalo-message"].pixels is pictures["facebook-square"].pixels
    assert pictures["zalo-message"].png == alone.png
    one, other = (replace(each.report, caches=()) for each in (pictures["zalo-message"], alone))
    assert one == other
    assert pictures["facebook-link"].pixels is not pictures["facebook-square"].pixels


def test_a_service_has_its_own_code_in_formats_that_are_alike_otherwise() -> None:
    spec = example("dti-2022") | {"qr": {"service": "phan-anh", "campaign": "dti"}}
    one, two = ig.render_all(spec, ["facebook-square", "zalo-message"]).values()
    assert [code.value for code in one.drawn.arrangement.codes] != [
        code.value for code in two.drawn.arrangement.codes
    ]


def test_a_shared_drawing_still_meets_each_formats_limit(tmp_path: Path) -> None:
    (tmp_path / "formats.toml").write_text(
        "[wide-limit]\nwidth = 1080\nheight = 1080\nlimit = 900000\n"
        "[tight-limit]\nwidth = 1080\nheight = 1080\nlimit = 150000\n"
    )
    pictures = ig.render_all(
        example("dti-2022"), ["wide-limit", "tight-limit"], layout_paths=[tmp_path]
    )
    sizes = [len(picture.encoded.data) for picture in pictures.values()]
    assert sizes[0] > 150_000 >= sizes[1]


def test_a_text_is_prepared_once_for_all_formats_of_one_width() -> None:
    shop = Engine()
    counts = []
    for name in ("facebook-portrait", "facebook-square", "facebook-story"):
        shop.draw(ig.load(EXAMPLES / "ke-hoach-60.yaml"), shop.formats[name])
        counts.append(shop.paragraphs.kept.misses)
    assert counts[0] == counts[1] == counts[2] > 0


@pytest.mark.parametrize("name", ["ke-hoach-60", "hues-mot-con-so", "vai-tro-trach-nhiem"])
def test_a_picture_is_the_same_whatever_was_drawn_before_it(name: str) -> None:
    spec = ig.load(EXAMPLES / f"{name}.yaml")
    drawn: dict[str, list[Drawn]] = {}
    for order in (FORMATS, FORMATS[::-1]):
        shop = Engine()
        for form in order:
            drawn.setdefault(form, []).append(shop.draw(spec, shop.formats[form]))
    for one, other in drawn.values():
        assert one.scale == other.scale
        assert one.left_out_fields == other.left_out_fields
        assert to_svg(one.arrangement.frame) == to_svg(other.arrangement.frame)
