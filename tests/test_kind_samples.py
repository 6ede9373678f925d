"""The samples of kinds, which hold real facts, are drawn in every format without a fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL.Image import new
from promise import text_faults
from specs import SHORT, THEMES, kind_samples, told

import infographix as ig
from infographix.facts.kinds import KINDS
from infographix.facts.model import FORMATS
from infographix.frame import Group, Image, walk

SAMPLES = kind_samples()
each_sample = pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])


@each_sample
@pytest.mark.parametrize("name", FORMATS)
def test_every_sample_is_drawn_in_every_format(path: Path, name: str) -> None:
    picture = ig.render(path, name)
    assert not text_faults(picture)
    grave = {found.code for found in told(picture) if found.severity != "advice"}
    assert grave <= ({"left-out"} if name in SHORT else set())
    assert not [field for field in picture.report.left_out if field.startswith("blocks[")]


@each_sample
@pytest.mark.parametrize("theme", THEMES)
def test_every_sample_is_drawn_in_every_theme(path: Path, theme: str) -> None:
    spec = ig.load(path).model_copy(update={"theme": theme})
    assert not text_faults(ig.render(spec))


def test_samples_name_their_source_and_hold_one_block() -> None:
    for path in SAMPLES:
        spec = ig.load(path)
        assert spec.source, path
        assert len(spec.blocks) == 1, path


def test_every_kind_has_a_sample() -> None:
    shown = {ig.load(path).blocks[0].kind for path in SAMPLES}
    assert shown == set(KINDS)


def test_a_portrait_is_cut_to_a_circle_beside_the_name(tmp_path: Path) -> None:
    new("RGB", (60, 90), "#808080").save(tmp_path / "p.png")
    block = {"kind": "quote", "text": "Vì Huế xanh", "person": "Bà Hoa", "portrait": "p.png"}
    spec = ig.Infographic.of({"title": "Thông điệp", "blocks": [block]}, folder=tmp_path)
    arrangement = ig.render(spec).drawn.arrangement
    circles = [
        item.clip.bounds()
        for item, _ in walk(arrangement.frame.items)
        if isinstance(item, Group) and item.clip and any(isinstance(i, Image) for i in item.items)
    ]
    (portrait,) = circles
    assert portrait.width == portrait.height
    name = next(slot for slot in arrangement.texts if slot.field == "blocks[0].person")
    assert portrait.right < name.box.x
    assert portrait.y < name.box.y < portrait.bottom
