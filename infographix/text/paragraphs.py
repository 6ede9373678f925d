"""Spans and how they are set → a paragraph, the same one for the same text while it is kept.

Pictures repeat each other's words: a spec's formats, layouts and attempts all of them, the rows of
a campaign most (labels, source, publisher, call to action). What is kept of a text is its shape,
its breaks and the lines that it was set in, which depend on nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from infographix.cache import Cache
from infographix.text.atoms import Span
from infographix.text.paragraph import Paragraph, TextStyle
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases

LIMIT = 4 << 20
BYTES, BYTES_A_LETTER = 4_000, 240
"""What a paragraph takes with the lines it was tried in (measured: all examples × 5 formats)."""

_Key = tuple[tuple[Span, ...], TextStyle, Phrases]


class Paragraphs:
    """Makes paragraphs, and keeps those that were used lately."""

    def __init__(self, shaper: Shaper, limit: int = LIMIT) -> None:
        self.shaper = shaper
        self.kept: Cache[_Key, Paragraph] = Cache("paragraphs", limit)

    def paragraph(
        self, spans: Sequence[Span], style: TextStyle, phrases: Phrases, field: str = ""
    ) -> Paragraph:
        """Return a paragraph; FontError, at `field`, as it says."""
        key = (tuple(spans), style, phrases)
        found = self.kept.find(key)
        if found is None:
            found = Paragraph(key[0], style, self.shaper, phrases, field)
            letters = sum([len(span.text) for span in spans])
            self.kept.keep(key, found, BYTES + BYTES_A_LETTER * letters)
        return found
