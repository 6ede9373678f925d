"""`new-layout` and `new-kind` write starters that are drawn as they are written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from blocks import BLOCKS
from promise import text_faults
from specs import EXAMPLES, FULL, SAMPLES, SHORT, THEMES, told

import infographix as ig
from infographix.facts.own import model_of

Cli = Callable[..., Any]
FORMATS = (*FULL, *SHORT)


@pytest.fixture
def kind(cli: Cli, tmp_path: Path) -> Path:
    run = cli("new-kind", "contacts", "-o", tmp_path)
    assert run.code == 0
    return tmp_path


@pytest.mark.parametrize("name", FORMATS)
def test_a_new_kind_is_drawn_as_it_is_written(kind: Path, name: str) -> None:
    picture = ig.render(kind / "contacts.yaml", name, layout_paths=[kind])
    assert told(picture) == []
    assert not text_faults(picture)


def test_a_new_kind_holds_one_item_as_well_as_the_most(kind: Path) -> None:
    sample = model_of([kind]).KINDS["contacts"].SAMPLE  # type: ignore[attr-defined]
    full = {"name": "Đầu mối", "phone": "1900 1075", "text": "Giải đáp", "icon": "users"}
    for items in (sample["items"], [full] * 6, [{"name": "Đầu mối"}] * 6):
        for theme in THEMES:
            block = {"kind": "contacts", "items": items, "title": "Danh bạ", "note": "Mới"}
            data = {"title": "Hỗ trợ", "theme": theme, "blocks": [block]}
            for name in FORMATS:
                picture = ig.render(data, name, layout_paths=[kind])
                assert not text_faults(picture)
                assert not picture.report.left_out


def test_the_commands_that_it_names_run(cli: Cli, kind: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call = ("render", kind / "contacts.yaml", "--layouts", kind, "-f", "facebook-square")
    assert cli(*call, "-o", out).code == 0
    assert (out / "contacts.facebook-square.png").is_file()
    assert '"OwnContacts"' in cli("schema", "--layouts", kind).out
    assert "OwnContacts" not in cli("schema").out


@pytest.mark.parametrize("name", FORMATS)
def test_a_new_layout_is_drawn_as_it_is_written(cli: Cli, tmp_path: Path, name: str) -> None:
    assert cli("new-layout", "notice", "-o", tmp_path).code == 0
    for path in (EXAMPLES / "cai-dat-hue-s.yaml", EXAMPLES / "ke-hoach-60.yaml"):
        spec = ig.load(path).model_copy(update={"layout": "notice"})
        picture = ig.render(spec, name, layout_paths=[tmp_path])
        assert picture.report.layout == "notice"
        assert {finding.code for finding in picture.report.findings} <= (
            {"left-out"} if name in SHORT else set()
        )
        assert not text_faults(picture)


def test_a_new_layout_draws_every_kind(cli: Cli, tmp_path: Path) -> None:
    cli("new-layout", "notice", "-o", tmp_path)
    for block in BLOCKS.values():
        data = {
            "title": "Huế",
            "layout": "notice",
            "numbers": "vi",
            "publisher": "Sở",
            "blocks": [block],
        }
        spec = ig.load(data, folder=SAMPLES)
        assert not text_faults(ig.render(spec, "facebook-portrait", layout_paths=[tmp_path]))


@pytest.mark.parametrize(
    ("command", "name", "words"),
    [
        ("new-kind", "steps", "built-in kind"),
        ("new-kind", "heading", "built-in template"),
        ("new-kind", "../x", "no name of a kind"),
        ("new-layout", "poster", "built-in layout"),
        ("new-layout", "page", "built-in layout"),
        ("new-layout", "a/b", "no name of a layout"),
    ],
)
def test_names_that_cannot_be_used_are_refused(
    cli: Cli, tmp_path: Path, command: str, name: str, words: str
) -> None:
    run = cli(command, name, "-o", tmp_path)
    assert run.code == 2
    assert words in run.err
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_never_replaced_nor_half_a_kind_written(
    cli: Cli, tmp_path: Path
) -> None:
    spec = tmp_path / "contacts.yaml"
    spec.write_text("mine", encoding="utf-8")
    run = cli("new-kind", "contacts", "-o", tmp_path)
    assert run.code == 2
    assert "contacts.yaml: the file is there already" in run.err
    assert spec.read_text("utf-8") == "mine"
    assert list(tmp_path.iterdir()) == [spec]
