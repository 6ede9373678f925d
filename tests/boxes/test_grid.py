from __future__ import annotations

import pytest
from box_trees import px, words
from hypothesis import given
from hypothesis import strategies as st

from infographix.boxes.box import AUTO, BARE_FR, FR, Box, Track
from infographix.boxes.place import place
from infographix.boxes.tracks import Demand, track_sizes


def lefts(box: Box) -> list[float]:
    return [child.x for child in box.children]


def tops(box: Box) -> list[float]:
    return [child.y for child in box.children]


def test_children_fill_the_columns_row_by_row() -> None:
    root = Box("grid", [words(1) for _ in range(5)], columns=(FR, FR), row_gap=4, column_gap=20)
    place(root, 120)
    assert lefts(root) == [0, 70, 0, 70, 0]
    assert tops(root) == [0, 0, 14, 14, 28]


def test_a_span_that_does_not_fit_opens_a_row() -> None:
    children = [words(1), words(1, column_span=2), words(1, column_span=9)]
    root = Box("grid", children, columns=(FR, FR))
    place(root, 100)
    assert tops(root) == [0, 10, 20]
    assert [child.w for child in children] == [50, 100, 100]


def test_fr_stays_above_its_words_and_bare_fr_does_not() -> None:
    children = [words(1, 80), words(1, 10)]
    root = Box("grid", children, columns=(FR, FR))
    place(root, 100)
    assert [child.w for child in children] == [80, 20]
    root.columns = (BARE_FR, BARE_FR)
    place(root, 100)
    assert [child.w for child in children] == [50, 50]


def test_equal_rows_are_as_high_as_the_highest_card() -> None:
    root = Box("grid", [words(1), words(6), words(2)], columns=(FR,), equal_rows=True)
    place(root, 40)
    assert [child.h for child in root.children] == [30, 30, 30]
    place(root, 40, 300)
    assert [child.h for child in root.children] == [100, 100, 100]


def test_auto_rows_share_a_given_height() -> None:
    root = Box("grid", [words(1, 20, 10), words(1, 20, 30)], columns=(AUTO,))
    place(root, 40, 100)
    assert [child.h for child in root.children] == [40, 60]


def test_a_stack_is_as_large_as_its_largest_layer() -> None:
    root = Box("stack", [words(1, 20, 50), words(4, 20, 10), words(9, 99, 99, inset=(0.0,) * 4)])
    place(Box("row", [root], align="start"), 300)
    assert (root.w, root.h) == (80, 50)
    assert [(child.w, child.h) for child in root.children] == [(80, 50)] * 3


def test_an_absolute_child_hangs_on_the_border_edges() -> None:
    badge = words(1, 20, 10, inset=(None, -5.0, 8.0, None))
    root = Box("stack", [words(1), badge])
    place(root, 100, 60)
    assert (badge.x, badge.y, badge.w, badge.h) == (85, 42, 20, 10)


TRACKS = st.builds(
    Track, st.sampled_from(["px", "fr", "bare-fr", "auto"]), st.sampled_from([0.3, 1.0, 2.0, 40.0])
)


@st.composite
def demanded(draw: st.DrawFn) -> tuple[list[Track], list[Demand]]:
    tracks = draw(st.lists(TRACKS, min_size=1, max_size=5))
    demands = []
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(tracks) - 1))
        span = draw(st.integers(1, len(tracks) - at))
        lo = draw(st.floats(0, 100))
        demands.append(Demand(at, span, lo, lo, lo + draw(st.floats(0, 200))))
    return tracks, demands


@given(demanded(), st.floats(0, 20), st.floats(0, 600))
def test_tracks_hold_their_items_and_fill_the_space(
    given_tracks: tuple[list[Track], list[Demand]], gap: float, space: float
) -> None:
    tracks, demands = given_tracks
    sizes = track_sizes(tracks, demands, gap, space)
    kinds = {track.kind for track in tracks}
    total = sum(sizes) + gap * (len(sizes) - 1)
    for demand in demands:
        spanned = range(demand.at, demand.at + demand.span)
        crossed = {tracks[index].kind for index in spanned}
        if "fr" in crossed or ("auto" in crossed and "bare-fr" not in crossed):
            held = sum(sizes[index] for index in spanned) + gap * (demand.span - 1)
            assert held >= demand.least - 1e-6
    factors = [track.value for track in tracks if track.kind in ("fr", "bare-fr")]
    if "auto" in kinds or (factors and min(factors) >= 1):  # below 1fr, §11.7 leaves space free
        assert total >= space - 1e-6
    for track, size in zip(tracks, sizes, strict=True):
        assert track.kind != "px" or size == track.value


@given(demanded(), st.floats(0, 20))
def test_the_widest_content_needs_no_less_than_the_narrowest(
    given_tracks: tuple[list[Track], list[Demand]], gap: float
) -> None:
    tracks, demands = given_tracks
    narrow = track_sizes(tracks, demands, gap, 0.0, "min")
    wide = track_sizes(tracks, demands, gap, 0.0, "max")
    assert sum(wide) >= sum(narrow) - 1e-6


def test_px_columns_ask_for_no_measuring() -> None:
    root = Box("grid", [words(3), words(3)], columns=px(50, 60))
    place(root, 300)
    assert [child.w for child in root.children] == [50, 60]
    assert root.children[0].lo == pytest.approx(-1)
