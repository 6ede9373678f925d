"""Every kind and variant in every theme and format: drawn without a fault, or refused in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from promise import read_codes, text_faults
from sight import faint_texts
from specs import THEMES, kind_samples

import infographix as ig
from infographix import format as formats

SAMPLES = kind_samples()
FORMATS = [name for name, form in formats.load().items() if form.use == "infographic"]
"""Covers and badges show no blocks: other tests draw them."""
each_sample = pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])


@pytest.fixture(scope="module")
def counts() -> Iterator[Counter[str]]:
    """What the sweep met; `pytest -s -m slow tests/test_sweep.py` prints it."""
    met: Counter[str] = Counter()
    yield met
    print("\n" + ", ".join(f"{count} {what}" for what, count in sorted(met.items())))


def check(picture: ig.Picture, counts: Counter[str]) -> None:
    slots = picture.drawn.arrangement
    counts.update(drawn=1, texts=len(slots.texts), codes=len(slots.codes))
    name = picture.format.name
    assert not text_faults(picture), name
    assert not faint_texts(picture), name
    assert picture.report.smallest >= picture.format.floor, name
    assert picture.report.bytes <= picture.format.limit, name
    if slots.codes:
        assert {code.value for code in slots.codes} <= set(read_codes(picture.image)), name


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
@each_sample
def test_a_kind_in_a_theme_is_drawn_in_every_format(
    path: Path, theme: str, counts: Counter[str]
) -> None:
    spec = ig.load(path).model_copy(update={"theme": theme})
    for name in FORMATS:
        check(ig.render(spec, name), counts)


@pytest.mark.slow
@pytest.mark.parametrize("times", [2, 4, 8])
@each_sample
def test_too_many_blocks_are_drawn_or_refused(path: Path, times: int, counts: Counter[str]) -> None:
    spec = ig.load(path)
    spec = spec.model_copy(update={"blocks": spec.blocks * times, "pages": 1, "strict": True})
    for name in FORMATS:
        try:
            picture = ig.render(spec, name)
        except (ig.FitError, ig.QRError) as error:
            counts["refused"] += 1
            assert all(problem.hint for problem in error.problems), name
            continue
        check(picture, counts)
