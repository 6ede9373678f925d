"""Spans of text in faces → lines set to a width, whose box holds all of their ink.

A paragraph is shaped and analysed once. Setting it to a width only chooses breaks and adds up
lengths that are known in em, so it can be set again and again while a fitting size is sought.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from infographix.text.atoms import Fallback, Segment, Span, fallbacks_of, segments_of
from infographix.text.ellipsis import ellipsized
from infographix.text.graphemes import clusters
from infographix.text.linebreak import TOLERANCE, Wrap, break_row, fewest_lines
from infographix.text.setting import CLEARANCE, Block, Line, LineAtoms, Run, Setting, Strut
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import TEARS, Phrases

__all__ = [
    "Fallback",
    "Line",
    "Paragraph",
    "Run",
    "Setting",
    "Span",
    "TextStyle",
]

_BLOCKS_KEPT = 64


class TextStyle(Struct, frozen=True):
    """How a paragraph is set.

    `leading` is the step between baselines that is wished for, as a ratio of the size; `tracking`
    em are added between clusters. `allow_extra` takes a line more where fewer would tear a phrase;
    with a `max_lines` that leaves room for it, that is done anyway.
    """

    leading: float = 1.4
    wrap: Wrap = "pretty"
    tracking: float = 0.0
    allow_extra: bool = False


class Paragraph:
    """Text in one or more faces, shaped, analysed and ready to be set to any width.

    Raises FontError at `field` for every character that no face of the book has.
    """

    def __init__(
        self,
        spans: Sequence[Span],
        style: TextStyle,
        shaper: Shaper,
        phrases: Phrases,
        field: str = "",
    ) -> None:
        self.spans = tuple(_normalized(span) for span in spans)
        self.style = style
        self._shaper = shaper
        self._phrases = phrases
        self._segments = segments_of(self.spans, style.tracking, shaper, phrases, field)
        self._blocks: dict[tuple[float, int | None, bool], Block] = {}
        self._strut = _strut(self.spans, style.leading)

    @cached_property
    def text(self) -> str:
        """The text of all spans, normalised to NFC."""
        return "".join(span.text for span in self.spans)

    @cached_property
    def fallbacks(self) -> tuple[Fallback, ...]:
        """What is not in the face that was asked for."""
        return fallbacks_of(self._segments)

    @cached_property
    def _narrowest(self) -> float:
        widths = [
            end - start
            for segment in self._segments
            for start, end in zip(segment.row.starts, segment.row.ends, strict=True)
        ]
        return max(widths, default=0.0)

    @cached_property
    def _widest(self) -> float:
        rows = (segment.row for segment in self._segments if segment.atoms)
        return max((row.width(0, len(row.starts)) for row in rows), default=0.0)

    def min_width(self, size: float) -> float:
        """Return the width in px of the widest group that no line may part."""
        return self._narrowest * size

    def max_width(self, size: float) -> float:
        """Return the width in px of the longest line where only forced breaks are taken."""
        return self._widest * size

    def set(
        self, width: float, size: float, max_lines: int | None = None, roomy: bool = False
    ) -> Setting:
        """Set the text to lines of `width` px at `size` px, at most `max_lines` of them.

        Where more would be needed, the last line ends in `…` on a cluster boundary, and the setting
        says so. `roomy` is as `allow_extra`. Breaks depend on the ratio of width to size alone.
        """
        ratio = round(width / size, 5)
        if max_lines is None and self._widest <= ratio:
            ratio = self._widest
        block = self._blocks.get((ratio, max_lines, roomy))
        if block is None:
            if len(self._blocks) >= _BLOCKS_KEPT:
                self._blocks = {}
            block = self._block(ratio, max_lines, roomy or self.style.allow_extra)
            self._blocks[ratio, max_lines, roomy] = block
        return Setting(block, size, width)

    def height(self, width: float, size: float, max_lines: int | None = None) -> float:
        """Return the height of `set`; breaks are not chosen where their number says it."""
        chosen = self.style.wrap == "balance" and self.style.allow_extra
        if chosen or max_lines is not None or not self._even or not self.text:
            return self.set(width, size, max_lines).height
        ratio = round(width / size, 5)
        count = sum([fewest_lines(segment.row, ratio) for segment in self._segments])
        strut = self._strut
        return (strut.ascent + strut.descent + (count - 1) * strut.step) * size

    @cached_property
    def _even(self) -> bool:
        """Whether all ink lies so that every line takes the nominal step."""
        words = [atom for segment in self._segments for atom in segment.atoms]
        top = max([atom.word.top * atom.scale for atom in words], default=0.0)
        bottom = max([atom.word.bottom * atom.scale for atom in words], default=0.0)
        strut = self._strut
        inside = top <= strut.ascent and bottom <= strut.descent
        return inside and top + bottom + CLEARANCE <= strut.step

    def fitting_length(self, width: float, size: float, max_height: float) -> int:
        """Return how many characters (grapheme clusters) fit into a box at `size` px.

        The box is `width` × `max_height` px. The text cut there, which is the end of a word, fits;
        0 where not even the first word does.
        """
        ends = self.word_ends()
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high + 1) // 2
            if self._cut_fits(ends[middle - 1], width, size, max_height):
                low = middle
            else:
                high = middle - 1
        return len(clusters(self.text[: ends[low - 1]])) if low else 0

    def word_ends(self) -> list[int]:
        """Return the places in the text where a token of it ends."""
        ends: list[int] = []
        at = 0
        for line in self.text.split("\n"):
            ends += [at + end for _, end in self._phrases.breaks(line).tokens]
            at += len(line) + 1
        return [end for end in ends if end]

    def cut(self, end: int) -> Paragraph:
        """Return the paragraph of the text before `end`, set in the same way."""
        spans: list[Span] = []
        for span in self.spans:
            spans.append(replace(span, text=span.text[: max(end, 0)]))
            end -= len(span.text)
        return Paragraph(spans, self.style, self._shaper, self._phrases)

    def _cut_fits(self, end: int, width: float, size: float, max_height: float) -> bool:
        setting = self.cut(end).set(width, size)
        return setting.height <= max_height and setting.overflow == 0

    def _block(self, width: float, max_lines: int | None, extra: bool) -> Block:
        lines: list[LineAtoms] = []
        torn = 0
        if not self.text:
            return Block((), self._strut, False, False)
        for index, segment in enumerate(self._segments):
            left = None if max_lines is None else max_lines - len(lines)
            found = break_row(segment.row, width, self.style.wrap, left, extra) or ((0, 0),)
            after = index + 1 < len(self._segments)
            if left is not None and (len(found) > left or (len(found) == left and after)):
                lines += [_line(segment, a, b) for a, b in found[: left - 1]]
                lines.append(self._last_line(segment, found[left - 1], width))
                return self._finished(lines, width, torn + _torn(segment, found[:left]), True)
            lines += [_line(segment, a, b) for a, b in found]
            torn += _torn(segment, found)
        return self._finished(lines, width, torn, False)

    def _last_line(self, segment: Segment, groups: tuple[int, int], width: float) -> LineAtoms:
        start = segment.firsts[groups[0]]
        atoms = segment.atoms[start:]
        ends = [first - start for first in segment.firsts[groups[0] + 1 : groups[1] + 1]]
        if not ends:
            return LineAtoms((), 0.0, 0.0)
        room = width + TOLERANCE
        kept = ellipsized(atoms, ends, room, self.style.tracking, self._shaper)
        return LineAtoms(kept, kept[0].start, kept[-1].end - kept[0].start)

    def _finished(self, lines: list[LineAtoms], width: float, torn: int, ellipsized: bool) -> Block:
        overflows = max(line.width for line in lines) - width > 2 * TOLERANCE
        return Block(lines, self._strut, overflows, ellipsized, torn)


def _normalized(span: Span) -> Span:
    if unicodedata.is_normalized("NFC", span.text):
        return span
    return replace(span, text=unicodedata.normalize("NFC", span.text))


def _strut(spans: Sequence[Span], leading: float) -> Strut:
    """Share the leading out above and below each span's content area (CSS 2.2 §10.8.1)."""
    if not spans:
        return Strut(0.0, 0.0, 0.0)
    halves = [(span, (leading - span.face.ascent - span.face.descent) / 2) for span in spans]
    return Strut(
        ascent=max((span.face.ascent + half) * span.scale for span, half in halves),
        descent=max((span.face.descent + half) * span.scale for span, half in halves),
        step=max(leading * span.scale for span in spans),
    )


def _torn(segment: Segment, lines: Sequence[tuple[int, int]]) -> int:
    """Count the phrases that the ends of all lines but the last part."""
    costs = segment.row.costs
    return sum([costs[end - 1] >= TEARS for _, end in lines[:-1] if end])


def _line(segment: Segment, first: int, last: int) -> LineAtoms:
    if first == last:
        return LineAtoms((), 0.0, 0.0)
    row = segment.row
    atoms = segment.atoms[segment.firsts[first] : segment.firsts[last]]
    return LineAtoms(atoms, row.starts[first], row.width(first, last))
