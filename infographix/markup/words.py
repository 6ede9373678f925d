"""Styled spans and facts → the words of one text, white space folded as in one run of text.

None stands at either end or around a line break; a line break stands only where a fact has one.
"""

from __future__ import annotations

import re

from infographix.markup import reference
from infographix.markup.style import StyledSpan

_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")


def words_of(spans: tuple[StyledSpan, ...], table: reference.Table) -> list[tuple[str, int]]:
    """Return the words of each span that has some, with the span's index."""
    kept: list[tuple[str, int]] = []
    after_space = True
    for index, span in enumerate(spans):
        text = reference.resolved(span.text, table)
        if "  " in text:
            text = _SPACES.sub(" ", text)
        if "\n" in text:
            text = _AROUND_BREAK.sub("\n", text)
        if after_space and text[:1] == " ":
            text = text[1:]
        if text:
            after_space = text[-1] in " \n"
            kept.append((text, index))
    while kept and not kept[-1][0].rstrip(" \n"):
        kept.pop()
    if kept:
        kept[-1] = (kept[-1][0].rstrip(" \n"), kept[-1][1])
    return kept


def fields_of(spans: tuple[StyledSpan, ...]) -> tuple[str, ...]:
    """Return the paths of the fields that spans refer to, in order."""
    return tuple(field for span in spans for field in reference.fields(span.text))


def own_length(spans: tuple[StyledSpan, ...], table: reference.Table) -> int:
    """Return how many of a text's characters come from facts, not from the layout."""
    return sum(len(str(table[key])) for span in spans for key in reference.keys(span.text))
