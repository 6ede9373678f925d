"""Every kind and variant in every theme and format: drawn without a fault, or refused in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from promise import read_codes, text_faults
from sight import faint_texts
from specs import THEMES, kind_samples

import infographix as ig
from infographix import format as formats


def shown() -> Iterator[tuple[str, ig.Infographic]]:
    """Yield each sample, and that of a kind again in each variant that has none of its own."""
    stems = {path.stem for path in kind_samples()}
    for path in kind_samples():
        spec = ig.load(path)
        yield path.stem, spec
        block = spec.blocks[0]
        for variant in type(block).VARIANTS if path.stem == block.kind else ():
            if (name := f"{block.kind}-{variant}") not in stems:
                other = block.model_copy(update={"variant": variant})
                yield name, spec.model_copy(update={"blocks": (other,)})


SPECS = dict(shown())
FORMATS = [name for name, form in formats.load().items() if form.use == "infographic"]
"""Covers and badges show no blocks: other tests draw them."""
TOO_LONG = {("org-list", "short")}
"""Of the samples, only a list of three levels is too long for a picture that is short of room."""
each_kind = pytest.mark.parametrize("kind", SPECS)


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
@each_kind
def test_a_kind_in_a_theme_is_drawn_in_every_format(
    kind: str, theme: str, counts: Counter[str]
) -> None:
    spec = SPECS[kind].model_copy(update={"theme": theme})
    for name in FORMATS:
        try:
            picture = ig.render(spec, name)
        except ig.FitError:
            assert (kind, formats.load()[name].room) in TOO_LONG, name
            counts["refused"] += 1
            continue
        check(picture, counts)


@pytest.mark.slow
@pytest.mark.parametrize("times", [2, 4, 8])
@each_kind
def test_too_many_blocks_are_drawn_or_refused(kind: str, times: int, counts: Counter[str]) -> None:
    spec = SPECS[kind]
    spec = spec.model_copy(update={"blocks": spec.blocks * times, "pages": 1, "strict": True})
    for name in FORMATS:
        try:
            picture = ig.render(spec, name)
        except (ig.FitError, ig.QRError) as error:
            counts["refused"] += 1
            assert all(problem.hint for problem in error.problems), name
            continue
        check(picture, counts)
