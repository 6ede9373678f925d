"""Networks are data with sources; a user's own come first, and what is wrong is told by file."""

from __future__ import annotations

from pathlib import Path

import pytest

from infographix import format as formats
from infographix import network
from infographix.errors import MarkupError, SpecError
from infographix.network import Copy, Network

FOUND = network.load()
OWN = "[mine]\nsteps = [{ side = 800, quality = 60 }, { side = 400, quality = 60 }]\n"


def mine(folder: Path, text: str) -> dict[str, Network]:
    (folder / "networks.toml").write_text(text, encoding="utf-8")
    return network.load([folder])


@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND)
def test_every_network_says_where_its_figures_come_from_and_that_they_are_assumed(
    found: Network,
) -> None:
    assert found.source and found.as_of
    assert "assumed" in found.confidence
    assert found.shown in found.steps
    assert found.subsampling == "4:2:0"


def test_the_ladders_are_those_of_the_sources() -> None:
    assert [step.side for step in FOUND["facebook"].steps] == [2048, 1920, 960, 720]
    assert [step.side for step in FOUND["zalo"].steps] == [1600, 1280, 1024, 800]
    assert {step.quality for step in FOUND["zalo"].steps} == {82, 72, 60}


def test_every_format_names_a_network_there_is() -> None:
    assert {form.network for form in formats.load().values()} <= set(FOUND)


def test_a_network_of_the_users_own_comes_first_and_has_usual_values(tmp_path: Path) -> None:
    found = mine(tmp_path, OWN + '[zalo]\nutm_source = "oa"\n')
    assert list(found) == ["mine", "zalo", "facebook"]
    assert (found["mine"].utm_source, found["mine"].utm_medium) == ("mine", "social")
    assert found["mine"].shown == Copy(400, 60)
    assert found["zalo"].utm_source == "oa" and found["zalo"].steps == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[a]\nutm = "a"\n', ("[a]", "utm_source")),
        ('[a]\nutm_source = "Ả"\n', ("utm_source", "'Ả'")),
        ("[a]\nsteps = [{ side = 10 }]\n", ("steps", "quality")),
        ("[a]\nsteps = [{ side = 10, quality = 100 }]\n", ("steps", "95")),
        (OWN.replace("800", "300"), ("steps", "falling")),
        (OWN + "shown = 500\n", ("shown", "800, 400")),
        ('[a]\nsubsampling = "4:1:1"\n', ("subsampling", "4:2:0")),
        ("a = 1\n", ("a network is a table",)),
    ],
)
def test_what_is_wrong_in_a_networks_file_is_named(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(MarkupError) as caught:
        mine(tmp_path, text)
    for word in ("networks.toml", *words):
        assert word in str(caught.value)


def test_an_unknown_network_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(SpecError) as caught:
        network.choose("facebok", FOUND)
    (problem,) = caught.value.problems
    assert problem.allowed == "facebook, zalo"
    assert problem.hint == "did you mean 'facebook'?"
