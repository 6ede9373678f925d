"""Numbers in a column line up, though the font has no tabular figures."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

import infographix as ig
from infographix.frame import GlyphRun, walk

DTI = ("0,8002", "0,7163", "0,7024", "0,6975", "0,6924")


def runs(picture: ig.Picture, texts: tuple[str, ...]) -> list[GlyphRun]:
    found = {
        item.text: item
        for item, _ in walk(picture.frame.items)
        if isinstance(item, GlyphRun) and item.text in texts
    }
    return [found[text] for text in texts]


def centres(run: GlyphRun) -> list[float]:
    """Return the middle of each glyph's natural advance, px."""
    font, em = run.face.font, run.face.units_per_em
    advances = [font.get_glyph_h_advance(glyph) / em * run.size for glyph in run.glyphs]
    return [run.x + x + advance / 2 for x, advance in zip(run.xs, advances, strict=True)]


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-link"])
def test_the_values_of_the_ranking_have_one_width_and_their_digits_one_place(
    drawn: Callable[..., ig.Picture], form: str
) -> None:
    values = runs(drawn("dti-2022", form), DTI)
    assert {len(run.glyphs) for run in values} == {6}
    assert len({round(run.x, 3) for run in values}) == 1
    first, *others = map(centres, values)
    for run in others:
        assert run == pytest.approx(first, abs=1e-6)
    steps = [b - a for a, b in pairwise(first[2:])]
    assert steps == pytest.approx([steps[0]] * len(steps))
