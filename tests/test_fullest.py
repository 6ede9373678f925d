"""How little a code does without: the fullest address that costs no facts, in few attempts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specs import bare

import infographix as ig
from infographix import links
from infographix.attempts import Attempts, Fitted
from infographix.engine import engine
from infographix.errors import FitError, Problem
from infographix.links import Cost, Thrift

QR = {"service": "phan-anh", "campaign": "tuyen-truyen-chuyen-doi-so-2025"}
COUNTED = ig.Infographic(**bare(qr=QR))
FORM = engine().formats["facebook-link"]
LINKED = engine().linked(COUNTED, FORM)
STEPS = links._steps(LINKED, FORM)
NO_ROOM = (9, 9)


@st.composite
def costs(draw: st.DrawFn) -> list[Cost]:
    """Return what each step costs: less in a code, or beside it, never costs more."""
    cost = st.sampled_from([(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), NO_ROOM])
    half = len(STEPS) // 2
    rows = st.lists(cost, min_size=half, max_size=half).map(lambda row: sorted(row, reverse=True))
    loud, quiet = draw(rows), draw(rows)
    return [*loud, *map(min, loud, quiet)]


class Costed:
    """Attempts that cost what is given, and are counted."""

    def __init__(self, costs: list[Cost]) -> None:
        self.costs = dict(zip(STEPS, costs, strict=True))
        self.made: list[Thrift] = []

    def __call__(self, thrift: Thrift) -> tuple[Thrift, Cost]:
        self.made.append(thrift)
        if self.costs[thrift] == NO_ROOM:
            raise FitError([Problem("no room")])
        return thrift, self.costs[thrift]


def test_a_short_format_has_steps_with_and_without_the_hotline() -> None:
    assert len(STEPS) >= 4
    assert [step.quiet for step in STEPS] == sorted(step.quiet for step in STEPS)


@given(costs())
def test_what_is_taken_is_the_fullest_of_the_cheapest_as_if_all_had_been_tried(
    found: list[Cost],
) -> None:
    attempts = Costed(found)
    if attempts.costs[STEPS[-1]] == NO_ROOM:
        with pytest.raises(FitError):
            links.fullest(LINKED, FORM, attempts)
        return
    best = min(STEPS, key=lambda step: (*attempts.costs[step], step.quiet))
    assert links.fullest(LINKED, FORM, attempts) == best
    assert len(attempts.made) == len(set(attempts.made))


@pytest.mark.parametrize("cost", [(0, 0), (1, 0), (0, 1), (2, 1)])
def test_two_attempts_are_enough_where_thrift_gains_nothing(cost: Cost) -> None:
    attempts = Costed([cost] * len(STEPS))
    assert links.fullest(LINKED, FORM, attempts) == STEPS[0]
    assert len(attempts.made) == (2 if any(cost) else 1)


@pytest.mark.parametrize("name", ["facebook-reel-cover", "facebook-profile"])
def test_a_cover_has_no_blocks_to_lose_and_is_made_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    best = Attempts.best

    def counted(one: Attempts) -> Fitted:
        made.append("")
        return best(one)

    monkeypatch.setattr(Attempts, "best", counted)
    engine().draw(COUNTED, engine().formats[name])
    assert len(made) == 1
