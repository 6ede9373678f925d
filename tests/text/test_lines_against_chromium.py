"""Widths of words and greedy lines are those of headless Chromium with the same font."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from chromium_lines import Case, Wrapped, wrapped

from infographix.text.atoms import Span, segments_of
from infographix.text.fontbook import FontBook
from infographix.text.paragraph import Paragraph, TextStyle
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases

SENTENCES = (Path(__file__).parents[1] / "bench/vietnamese/sentences.txt").read_text("utf-8")
TEXTS = [
    text
    for line in SENTENCES.splitlines()
    for text in (line, line.upper(), line.title(), " ".join(reversed(line.split())))
    if not set("-–/") & set(text)
][:200]
"""No hyphens and slashes: after them Chromium may break, and we do not."""
WIDTHS = (7.0, 11.0, 16.5, 23.0, 31.0)
WEIGHTS = (400, 700, 900)
NEAR = 1e-3
PLAIN = Phrases(lexicon=False, glue=False)


@pytest.fixture(scope="module")
def cases(book: FontBook) -> list[Case]:
    faces = [book.face("Be Vietnam Pro", weight) for weight in WEIGHTS]
    return [
        Case(text, width, "wrap", faces[index % len(faces)])
        for index, text in enumerate(TEXTS)
        for width in (WIDTHS[index % len(WIDTHS)], 1000.0)
    ]


@pytest.fixture(scope="module")
def browsed(
    chromium: str, cases: Sequence[Case], tmp_path_factory: pytest.TempPathFactory
) -> list[Wrapped]:
    return wrapped(chromium, cases, tmp_path_factory.mktemp("chromium"))


def test_there_are_200_paragraphs() -> None:
    assert len(TEXTS) == 200


def test_a_run_is_as_wide(
    cases: Sequence[Case], browsed: Sequence[Wrapped], shaper: Shaper
) -> None:
    """The sum of advances: within 0.1 %."""
    for case, theirs in zip(cases[1::2], browsed[1::2], strict=True):
        words = [shaper.word(word, case.face, 0.0).advance for word in case.text.split()]
        ours = sum(words) + (len(words) - 1) * shaper.space(case.face)
        assert theirs.widths == pytest.approx((ours,), rel=NEAR), case.text


def test_greedy_lines_are_the_same(
    cases: Sequence[Case], browsed: Sequence[Wrapped], shaper: Shaper
) -> None:
    """Ours count ink that passes the advance: where that decides, the word is left out."""
    differing = 0
    for case, theirs in zip(cases[::2], browsed[::2], strict=True):
        style = TextStyle(wrap="greedy")
        paragraph = Paragraph([Span(case.text, case.face)], style, shaper, PLAIN)
        lines = [line.text.split() for line in paragraph.set(case.width, 1.0).lines]
        ours = frozenset(end - 1 for end in list(accumulate(map(len, lines)))[:-1])
        if ours != theirs.breaks:
            assert ink_decides(case, shaper), case
            differing += 1
    assert differing <= len(TEXTS) / 50


def ink_decides(case: Case, shaper: Shaper) -> bool:
    """Say whether some greedy line by ink ends elsewhere than one by advances."""
    segment = segments_of([Span(case.text, case.face)], 0.0, shaper, PLAIN, "")[0]
    starts = [atom.x for atom in segment.atoms]
    ends = [atom.x + atom.word.advance for atom in segment.atoms]
    return filled(starts, ends, case.width) != filled(
        segment.row.starts, segment.row.ends, case.width
    )


def filled(starts: Sequence[float], ends: Sequence[float], width: float) -> list[int]:
    at, found = 0, []
    while at < len(starts):
        at = max(at + 1, bisect_right(ends, starts[at] + width + 1e-5, at))
        found.append(at)
    return found
