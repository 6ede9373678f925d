"""Text stands out from what is painted behind it, in every theme, on every built-in layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from blocks import BLOCKS
from msgspec.structs import replace
from sight import faint_texts
from specs import EXAMPLES, LAYOUTS, NAMES, THEMES, kind_samples, spec

import infographix as ig
from infographix.facts.model import FORMATS

Draw = Callable[[str, str, str], ig.Picture]
SAMPLES = kind_samples()
COVERS = ("facebook-page-cover", "facebook-reel-cover", "facebook-profile", "zns-logo")


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_text_of_an_example_is_read_on_its_ground(
    drawn: Draw, name: str, form: str, look: str
) -> None:
    assert not faint_texts(drawn(name, form, look))


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_text_of_every_kind_is_read_on_its_ground(path: Path, look: str) -> None:
    facts = ig.load(path).model_copy(update={"theme": look})
    for form in ("facebook-portrait", "zalo-article-cover"):
        assert not faint_texts(ig.render(facts, form)), form


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_text_of_every_layout_is_read_on_its_ground(layout: str, look: str) -> None:
    for block in ("figures, one", "pillars", "ranking"):
        data = spec(BLOCKS[block], layout=layout, theme=look, series="Số 12", publisher="Sở TTTT")
        for form in ("facebook-portrait", "facebook-square", "facebook-link"):
            try:
                picture = ig.render(data, form)
            except ig.FitError:
                continue  # some layouts have little room for blocks in a wide format
            assert not faint_texts(picture), (block, form)


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("form", COVERS)
def test_text_of_covers_and_badges_is_read_on_its_ground(drawn: Draw, form: str, look: str) -> None:
    assert not faint_texts(drawn("ke-hoach-60", form, look))


def test_the_measure_notices_faint_text(drawn: Draw) -> None:
    picture = drawn("dti-2022", "facebook-square", "hue")
    slot = next(slot for slot in picture.drawn.arrangement.texts if slot.field == "title")
    ground = ig.render(EXAMPLES / "dti-2022.yaml", "facebook-square").image.getpixel((5, 5))
    faint = replace(slot.color, red=ground[0] + 30, green=ground[1] + 30, blue=ground[2] + 30)
    runs = tuple(tuple(replace(run, fill=faint) for run in line) for line in slot.runs)
    texts = picture.drawn.arrangement.texts
    at = texts.index(slot)
    texts[at] = replace(slot, runs=runs)
    try:
        found = faint_texts(picture)
    finally:
        texts[at] = slot
    assert len(found) == sum(map(len, runs))
