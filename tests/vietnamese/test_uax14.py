"""With phrases and glue off, lines break where UAX #14 lets them; `uniseg` is the oracle."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from uniseg.linebreak import LineBreak, line_break, line_break_boundaries

from infographix.vietnamese.phrases import GLUE, Phrases
from infographix.vietnamese.tokens import tokens
from tests.bench.vietnamese.corpus import strings

PLAIN = Phrases(lexicon=False, glue=False)
ON_PURPOSE = {
    LineBreak.HY: "hyphens: Hue-S, 54-NQ/TW, 2021-2025 stay whole",
    LineBreak.BA: "en dashes, bars: 2021–2025 stays whole",
    LineBreak.B2: "em dashes without spaces",
    LineBreak.SY: "slashes: 60/KH-UBND, 24/7, và/hoặc stay whole; addresses have own rules",
    LineBreak.EX: "! and ? inside a word",
    LineBreak.IS: "a mark inside a word: 1.234,5, a.b, x:y",
    LineBreak.CL: "a closing brace inside a word",
    LineBreak.CP: "a closing bracket inside a word",
    LineBreak.IN: "… inside a word",
    LineBreak.PO: "% and ° inside a word: 15%/năm",
    LineBreak.PR: "currency and + inside a word",
    LineBreak.AL: "before a dash inside a word: 15°—16°",
    LineBreak.NU: "before a dash inside a word: 2021—2025",
}
"""Classes after which, without a space, UAX #14 has breaks that are not ours, and why."""
LETTERS = "aếĐ"
SIGNS = " \u00a0.,:;!?()[]{}“”‘’«»\"'-–—…/%°+$₫1"
strings_of_signs = st.text(alphabet=LETTERS + SIGNS + " " * 12, max_size=24)


def ours(line: str) -> set[int]:
    """Return where a line may begin: the start of each token that is not glued to the last."""
    found = PLAIN.breaks(line)
    starts = [start for start, _ in found.tokens[1:]]
    return {start for start, cost in zip(starts, found.costs, strict=True) if cost < GLUE}


def theirs(line: str) -> set[int]:
    """Return the breaks of UAX #14, moved past no-break spaces at the start of a line."""
    return {
        at + len(line[at:]) - len(line[at:].lstrip(" \u00a0"))
        for at in line_break_boundaries(line)
        if 0 < at < len(line) and line[at:].strip(" \u00a0")
    }


def assert_same(line: str) -> None:
    """At spaces the breaks are the same; elsewhere they are only where a class above says so."""
    spaced = {at for at in theirs(line) if line[at - 1] in " \u00a0"}
    in_address = {token.end for token in tokens(line) if not token.spaced and token.end < len(line)}
    assert ours(line) - in_address == spaced - {0}, line
    for at in theirs(line) - spaced:
        assert line_break(line[at - 1]) in ON_PURPOSE, line


@given(strings_of_signs)
@settings(max_examples=300)
def test_breaks_at_spaces_are_those_of_unicode(line: str) -> None:
    """No-break spaces stand between letters only: elsewhere a line might begin with one."""
    assume(not re.search("(?<![aếĐ1])\u00a0|\u00a0(?![aếĐ1])", line.strip()))
    assert_same(line.strip())


def test_breaks_of_real_strings_are_those_of_unicode() -> None:
    found = strings()
    for line in found[:: len(found) // 400]:
        assert_same(line)


@pytest.mark.parametrize(
    "line",
    [
        "một hai",
        "một ( hai ) ba",
        "một “ hai ” ba",
        "một « hai » ba",
        "gồm một , hai ; ba . bốn ! năm ?",
        "một / hai",
        "một — — hai",
        "một …",
        "đạt .5 và , 5",
        "một\u00a0hai \u00a0ba\u00a0 bốn",
        "“ ‘ một ’ ”",
        '" một " hai',
        "Nghị quyết số 54-NQ/TW, kinh tế - xã hội",
    ],
)
def test_the_rules_that_reach_across_spaces(line: str) -> None:
    assert_same(line)
