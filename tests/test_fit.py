"""Fit: the largest type scale at which everything fits, and what is said where nothing does."""

from __future__ import annotations

import pytest
from specs import NAMES, example
from trees import fact, form, tree

import infographix as ig
from infographix import attempts
from infographix.boxes.build import Region, Tree
from infographix.boxes.leaves import TextLeaf
from infographix.boxes.place import overflow, place
from infographix.errors import FitError
from infographix.facts.model import FORMATS
from infographix.fit import FORGIVEN, STEPS, fit

TEXT = "Phục vụ người dân và doanh nghiệp tốt hơn mỗi ngày"


def column(count: int) -> str:
    rows = f'<ix:text role="body">{TEXT}</ix:text>' * count
    return f'<ix:column padding="margin" gap="md">{rows}</ix:column>'


def texts(made: Tree) -> list[TextLeaf]:
    return [text for region in made.regions for text in region.texts]


def fits(made: Tree, size: tuple[float, float]) -> bool:
    """Place the tree as it is scaled and look at every box."""
    place(made.root.box, *size)
    return all(px <= FORGIVEN for _, px in overflow(made.root.box))


def torn(made: Tree) -> int:
    """Count the phrases torn in texts that are rather set smaller than torn."""
    return sum(
        text.torn
        for region in made.regions
        for text in [text for text in region.texts if text.whole]
    )


def step_of(region: Region) -> int:
    return round((region.scale + 1) * STEPS / 2)


def raised(made: Tree, regions: list[Region], size: tuple[float, float]) -> bool:
    """Say whether regions one step larger would fit as well; scales stay as they were."""
    place(made.root.box, *size)
    before, tears = [region.scale for region in regions], torn(made)
    for region in regions:
        region.set(2 * (step_of(region) + 1) / STEPS - 1)
    better = fits(made, size) and torn(made) <= tears
    for region, scale in zip(regions, before, strict=True):
        region.set(scale)
    return better


@pytest.mark.parametrize("count", [1, 5, 9, 14, 18, 22])
def test_one_step_more_would_not_fit(count: int) -> None:
    made, size = tree(column(count)), (1080.0, 1080.0)
    scale = fit(made, *size)
    assert fits(made, size)
    assert scale == made.regions[0].scale
    assert scale == 1 or not raised(made, made.regions, size)


def test_more_text_is_set_smaller() -> None:
    scales = [fit(tree(column(count)), 1080, 1080) for count in (1, 9, 14, 18, 22)]
    assert scales == sorted(scales, reverse=True)
    assert scales[0] == 1
    assert scales[-1] < 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", FORMATS)
def test_no_part_of_an_example_could_be_larger(
    name: str, shape: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page as a whole one step larger does not fit, nor does a part with its own scale."""
    kept: list[Tree] = []

    def spy(made: Tree, width: float, height: float) -> float:
        scale = fit(made, width, height)
        kept[:] = [made]
        return scale

    monkeypatch.setattr(attempts, "fit", spy)
    picture = ig.render(example(name), shape)
    (made,) = kept
    size = (float(picture.width), float(picture.height))
    assert fits(made, size)
    for region in made.regions[1:]:
        assert region.scale >= made.regions[0].scale
        assert region.scale == 1 or not raised(made, [region], size)
    if len(made.regions) == 1 and made.regions[0].scale < 1:
        assert not raised(made, made.regions, size)


def test_no_text_is_ever_below_the_legible_size() -> None:
    made = tree(column(22), "facebook-link")
    for region in made.regions:
        region.set(-1)
    assert {text.size for text in texts(made)} == {form("facebook-link").floor}


def test_what_fits_at_no_scale_names_the_field_and_its_length() -> None:
    mark = fact("subtitle", " ".join([TEXT] * 100))
    with pytest.raises(FitError) as caught:
        fit(
            tree(f'<ix:column padding="margin"><ix:text role="body">{mark}</ix:text></ix:column>'),
            1080,
            1080,
        )
    (problem,) = caught.value.problems
    assert problem.where == "subtitle"
    assert f"{len(' '.join([TEXT] * 100))} characters" in problem.found
    assert "about" in problem.allowed


def test_a_word_too_wide_for_its_column_names_only_its_own_field() -> None:
    wide = fact("title", "x" * 200)
    other = fact("subtitle", TEXT)
    body = f"<ix:text>{wide}</ix:text><ix:text>{other}</ix:text>"
    with pytest.raises(FitError) as caught:
        fit(tree(f'<ix:column padding="margin">{body}</ix:column>'), 1080, 1080)
    assert [problem.where for problem in caught.value.problems] == ["title"]
    assert "too high" not in str(caught.value)


def test_boxes_without_facts_that_do_not_fit_say_by_how_much() -> None:
    body = '<ix:column><ix:spacer height="2000" shrink="0"/></ix:column>'
    with pytest.raises(FitError, match="there is no room") as caught:
        fit(tree(body), 1080, 1080)
    assert caught.value.problems[0].found == "920 px"


def test_a_drawing_of_a_given_height_is_scaled_into_its_box() -> None:
    """Its box is as wide as the column, and its proportions ask for no more height."""
    assert fit(tree('<ix:column><ix:art src="waves" height="xl"/></ix:column>'), 1080, 1080) == 1
