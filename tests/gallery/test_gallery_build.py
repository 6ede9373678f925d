"""What the gallery holds: every kind, variant, theme, layout and format, and words for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import infographix as ig
from infographix import format as formats
from infographix import resources, theme
from infographix.engine import engine
from infographix.errors import SpecError
from infographix.facts.kinds import KINDS
from infographix.gallery.build import build
from infographix.gallery.draw import Shown, draw
from infographix.gallery.limits import Limits
from infographix.gallery.page import Page
from infographix.gallery.plan import FORMAT, plan
from infographix.gallery.samples import changed, samples
from infographix.gallery.words import Pair, Words

SAMPLES = samples()
GROUPS = plan(engine(()), SAMPLES)
LIMIT = 60_000_000


def test_every_kind_and_variant_is_shown_in_every_theme() -> None:
    shown = {
        (group.name, group.variant, shot.theme)
        for group in GROUPS
        if group.section == "kinds"
        for shot in group.shots
    }
    assert shown == {
        (kind, variant, look)
        for kind, model in KINDS.items()
        for variant in ("", *model.VARIANTS)
        for look in theme.names()
    }


def test_every_format_and_every_layout_is_shown() -> None:
    found = formats.load()
    assert {group.name for group in GROUPS if group.section == "formats"} == set(found)
    layouts = {group.name for group in GROUPS if group.section == "layouts"} - {"pages"}
    pages = {"opening", "card", "closing"}
    by_format = {form.use for form in found.values()}
    assert layouts | pages | by_format >= set(engine(()).templates.names())


def test_groups_and_pictures_have_names_of_their_own() -> None:
    keys = [group.key for group in GROUPS]
    names = [shot.name for group in GROUPS for shot in group.shots]
    assert len(keys) == len(set(keys))
    assert len(names) == len(set(names))
    assert all(name.replace(".", "").replace("-", "").replace("_", "").isalnum() for name in names)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.key)
def test_a_picture_is_drawn_from_the_text_that_is_copied(group: Any) -> None:
    shot = group.shots[-1]
    spec = shot.sample.read(shot.text)
    assert (spec.theme, spec.formats) == (shot.theme, (shot.format.name,))
    assert (spec.blocks[0].variant or "") == group.variant or group.section != "kinds"
    for shown in draw(engine(()), shot):
        assert shown.data[8:12] == b"WEBP"
        assert shown.alt
        assert len(shown.data) < LIMIT / sum(len(group.shots) for group in GROUPS)
        assert not [field for field in shown.left_out if field.startswith("blocks[")] or (
            shot.format.use != "infographic"
        )


def test_a_small_gallery_is_written_whole(tmp_path: Path) -> None:
    made = build(tmp_path, kinds=["pillars"], themes=["so"])
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    names = {f"pictures/{key}.so.{FORMAT}.webp" for key in ("pillars", "pillars-chips")}
    assert files == {"index.html", *names}
    assert made.pictures == 2
    assert made.bytes == sum(path.stat().st_size for path in tmp_path.rglob("*.*"))


@pytest.mark.parametrize("given", [{"kinds": ["rankin"]}, {"themes": ["huee"]}])
def test_an_unknown_kind_or_theme_is_refused_with_a_near_one(
    given: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(SpecError, match=r"ranking|hue"):
        build(tmp_path, **given)
    assert not list(tmp_path.iterdir())


def test_a_picture_that_cannot_be_drawn_is_named_and_the_others_are_written(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "mine" / "blocks"
    mine.mkdir(parents=True)
    (mine / "pillars.svg.j2").write_text("<ix:nothing/>", encoding="utf-8")
    made = build(tmp_path / "out", [mine.parent], kinds=["pillars", "qa"], themes=["hue"])
    assert {name.partition(".")[0] for name, _ in made.failed} == {"pillars", "pillars-chips"}
    assert made.pictures >= 1
    assert made.page.is_file()


def test_no_two_links_or_buttons_have_one_name() -> None:
    def shown(shot: Any, name: str) -> Shown:
        spec = shot.sample.read(shot.text)
        return Shown(name, shot, spec, b"", 80, 100, "alt", "poster", ())

    drawn = [
        (
            group,
            [
                shown(shot, f"{shot.name}.{n}")
                for shot in group.shots
                for n in range(1 + 5 * (group.name == "pages"))
            ],
        )
        for group in GROUPS
    ]
    html = Page(engine(())).html(drawn)
    for language in ("vi", "en"):
        names = re.findall(rf'class="(?:picture|copy)"[^>]* data-{language}-label="([^"]+)"', html)
        assert len(names) == 2 * sum(len(pictures) for _, pictures in drawn)
        assert len(names) == len(set(names))


SPEC = """\
# A comment that stays.
title: Tên
theme: so

blocks:
  - kind: pillars
    variant: chips
    items: [{title: A}, {title: B}]
"""


def test_a_changed_spec_keeps_its_comments_and_replaces_its_fields() -> None:
    text = changed(SPEC, theme="toi", formats="[facebook-square]")
    assert text.startswith("# A comment that stays.\n")
    spec = ig.loads(text)
    assert (spec.theme, spec.formats) == ("toi", ("facebook-square",))
    assert spec.blocks[0].variant is None
    assert text.count("theme:") == 1
    assert ig.loads(changed(SPEC, "chips")).blocks[0].variant == "chips"
    assert changed(SPEC, "chips", theme="so") == changed(text, "chips", theme="so").replace(
        "formats: [facebook-square]\n", ""
    )


def test_limits_are_those_of_the_schema() -> None:
    rows = {row.path: row for row in Limits().of("ranking")}
    assert rows["items"].count == "2–12"
    assert rows["items"].required
    assert rows["items[].label"].required
    assert not rows["items[].rank"].required
    assert rows["items[].highlight"].choices == ("true", "false")
    assert {row.path: row.choices for row in Limits().of("alert")}["level"] == (
        "info",
        "warning",
        "danger",
    )
    assert "root.children[].children[].title" in {row.path for row in Limits().of("org")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_is_explained_in_both_languages(kind: str) -> None:
    words, limits = Words(), Limits()
    name, about = words.kind(kind, limits.about(kind))
    assert name.vi != name.en
    assert about.vi != about.en
    for row in limits.of(kind):
        pair = words.field(kind, row)
        assert pair.en, row.path
        assert pair.vi != row.description, row.path


def test_layouts_themes_and_formats_are_named_in_both_languages() -> None:
    words = Words()
    for group in GROUPS:
        if group.section == "layouts":
            assert isinstance(words.pair("layouts", group.name), Pair), group.name
    for name in theme.names():
        assert words.theme(name, "x").en != "x", name
    for name in formats.load():
        assert words.format(name, "x").en != "x", name


def test_the_words_name_nothing_that_is_not_there() -> None:
    tables = Words()._tables
    assert set(tables["kinds"]) <= set(KINDS)
    assert set(tables["themes"]) <= set(theme.names())
    assert set(tables["formats"]) <= set(formats.load())
    fields = {row.name for kind in KINDS for row in Limits().of(kind)}
    assert {name.rpartition(".")[2] for name in tables["fields"]} <= fields
    page = resources.package_text("gallery/page.html") + resources.package_text("gallery/page.js")
    unused = {
        name
        for name in tables["ui"]
        if f"ui.{name}" not in page and f'"{name}"' not in page and not name.startswith("any_")
    }
    code = resources.package_text("gallery/page.py")
    assert {name for name in unused if f'"{name}"' not in code} <= {
        *("kinds_lead", "layouts_lead", "formats_lead", "kinds", "layouts", "formats", "kind"),
        *("theme", "format", "layout"),
    }
