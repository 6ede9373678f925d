"""Thousands of specs: half of them valid but for strange texts, half of them mutated."""

from __future__ import annotations

import copy
import random
from collections import Counter
from typing import Any

import pytest
from blocks import BLOCKS
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

import infographix as ig
from infographix.errors import InfographixError

MANY = 6_000
FORMATS = ("facebook-square", "facebook-link", "facebook-portrait", "zalo-message")
STRANGE = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="ẮặỆộđĐƯ \u0301\u0323\u202e\u200b{}%<>&\"'#:|", min_size=1, max_size=60),
    st.sampled_from(
        ["W" * 300, "ẫ" * 80, "1.234,5%", "-", "…", "{{ 7*7 }}", "a\nb", "👨‍👩‍👧", "\ud800"]
    ),
)
VALUES = st.one_of(
    STRANGE,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(
        [10**400, 10**5000, float("nan"), [], {}, [[]], "9" * 50, "1e400", "../a", b"\xff"]
    ),
)


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all parts of plain data."""
    found = [path] if path else []
    parts = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for key, inner in parts:
        found += places(inner, (*path, key))
    return found


def at(data: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@st.composite
def specs(draw: st.DrawFn) -> dict[str, Any]:
    """A spec of sample blocks, with strange texts in it, or with any part of it changed."""
    names = draw(st.lists(st.sampled_from(sorted(BLOCKS)), min_size=1, max_size=3))
    data: dict[str, Any] = {"title": "Một", "blocks": [copy.deepcopy(BLOCKS[n]) for n in names]}
    data |= draw(st.dictionaries(st.sampled_from(["subtitle", "source", "cta", "kicker"]), STRANGE))
    paths = places(data)
    if draw(st.booleans()):
        for path in draw(st.lists(st.sampled_from(paths), max_size=3)):
            if isinstance(at(data, path), str) and path[-1] != "kind":
                at(data, path[:-1])[path[-1]] = draw(STRANGE)
        return data
    for path in draw(st.lists(st.sampled_from(paths), min_size=1, max_size=3)):
        try:
            owner = at(data, path[:-1])
            if draw(st.booleans()):
                owner[path[-1]] = draw(VALUES)
            elif isinstance(owner, dict):
                owner[draw(st.text(max_size=5))] = owner.pop(path[-1])
            else:
                owner[path[-1] : path[-1]] = [owner[path[-1]]] * draw(st.integers(1, 30))
        except (KeyError, IndexError, TypeError):
            continue
    return data


@pytest.mark.slow
def test_every_spec_is_drawn_or_refused_with_a_clear_error() -> None:
    counts: Counter[str] = Counter()
    chance = random.Random(1)

    @seed(1)
    @settings(
        max_examples=MANY, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    @given(specs(), st.sampled_from(FORMATS))
    def check(data: dict[str, Any], form: str) -> None:
        counts["specs"] += 1
        try:
            picture = ig.render(data, form)
            assert picture.alt_text
            counts["drawn"] += 1
            if chance.random() < 0.1:
                assert picture.report and picture.encoded.data
                counts["encoded"] += 1
        except InfographixError as error:
            assert error.problems
            assert all(problem.what for problem in error.problems)
            assert "\x1b" not in str(error)
            counts[type(error).__name__] += 1

    check()
    assert counts["specs"] >= 5_000
    assert counts["drawn"] > counts["specs"] / 10
    assert counts["encoded"] > 50
