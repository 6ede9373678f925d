"""How many compounds lines tear, and how ragged they are: greedy, Chromium, and ours.

`python -m tests.bench.vietnamese breaks` needs Chromium and the judge: `pip install pyvi` (MIT; a
word segmenter, too heavy for the tests).
"""

from __future__ import annotations

import importlib
import math
import shutil
import sys
import tempfile
import warnings
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from infographix.text.atoms import Segment, Span, segments_of
from infographix.text.fontbook import Face, FontBook
from infographix.text.linebreak import TASTES, Lines, Taste, Wrap, break_row
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases
from tests.bench.vietnamese.corpus import strings
from tests.text.chromium_lines import Case, Wrapped, wrapped

WIDTHS = (12, 18, 24, 32, 48)
WEIGHTS = (0.0, 0.03, 0.06, 0.1, 0.2, 0.4, 4.0)
GOAL_TORN, GOAL_RAGGED = 0.10, 1.15
"""What is wished for at 24 characters and more, as ratios of Chromium's."""
LEAST_WORDS = 8
HEADING_WORDS = 14
FROM_CORPUS = 600
OWN = Path(__file__).parent / "sentences.txt"
Compounds = tuple[tuple[int, int], ...]


class Text(NamedTuple):
    """A sentence, and its compounds as the numbers of their first and last words."""

    words: str
    compounds: Compounds


class Kind(NamedTuple):
    """A way in which sentences are set: by Chromium and by us."""

    name: str
    css: str
    wrap: Wrap
    weight: int
    extra: bool

    def holds(self, text: Text) -> bool:
        """Say whether a sentence is short enough."""
        return self.name == "paragraphs" or len(text.words.split()) <= HEADING_WORDS


class Tally(NamedTuple):
    """The share of compounds torn, and the raggedness, of settings."""

    torn: float
    ragged: float


KINDS = (
    Kind("paragraphs", "pretty", "pretty", 400, False),
    Kind("headings", "balance", "balance", 700, True),
)


def main() -> int:
    """Print the tables; 2 where Chromium or the judge is missing."""
    ready = prepared()
    if ready is None:
        return 2
    bench, texts = ready
    print(f"{len(texts)} sentences, {len(WIDTHS)} widths in characters")
    print("torn: % of the judge's compounds; ragged: rms of slack/width, last line left out")
    print("by halves: weights and lexicon were looked after with the first, not with the second\n")
    for kind in KINDS:
        bench.compare(kind, [text for text in texts if kind.holds(text)])
    return 0


def prepared() -> tuple[Bench, list[Text]] | None:
    """Return the bench and the judged sentences, or None where Chromium or the judge is missing."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    try:
        warnings.simplefilter("ignore")
        judge = importlib.import_module("pyvi.ViTokenizer").tokenize
    except ModuleNotFoundError:
        print("the judge is missing: pip install pyvi", file=sys.stderr)
        return None
    if browser is None:
        print("Chromium is missing: apt-get install chromium", file=sys.stderr)
        return None
    own = judged(OWN.read_text("utf-8").splitlines(), judge)
    found = [text for text in strings() if len(text.split()) >= LEAST_WORDS]
    step = len(found) / FROM_CORPUS
    others = judged((found[int((i + 0.5) * step)] for i in range(FROM_CORPUS)), judge)
    return Bench(browser), [*own, *others]


class Bench:
    """A book, two sets of phrases (ours, none) and a browser."""

    def __init__(self, browser: str) -> None:
        self.browser = browser
        self.book = FontBook.load()
        self.shaper = Shaper(self.book)
        self.ours = Phrases()
        self.none = Phrases(lexicon=False, glue=False)

    def compare(self, kind: Kind, texts: Sequence[Text]) -> None:
        """Print the three ways for each width, then torn against ragged for weights of a tear."""
        face = self.face(kind)
        em = self.average(face, texts)
        browsed = self.browsed(kind, texts, face, em)
        print(f"{len(texts)} {kind.name}, Chromium's text-wrap: {kind.css}")
        print(
            "width | greedy torn ragged | Chromium torn ragged | ours torn ragged | ours/Chromium"
            " | first half, second half"
        )
        theirs = {n: tally(texts, browsed[n], em * n) for n in WIDTHS}
        for n in WIDTHS:
            width = em * n
            greedy = tally(texts, self.set(texts, face, self.none, width, "greedy"), width)
            settings = [*self.set(texts, face, self.ours, width, kind.wrap, kind.extra)]
            ours = tally(texts, settings, width)
            cells = " | ".join(f"{r.torn:9.2%}  {r.ragged:.3f} " for r in (greedy, theirs[n], ours))
            halves = "  ".join(
                against(
                    tally(texts[half::2], settings[half::2], width),
                    tally(texts[half::2], browsed[n][half::2], width),
                )
                for half in (0, 1)
            )
            print(f"{n:5} | {cells} | {against(ours, theirs[n])} | {halves}")
        print(
            "\ntorn and ragged against Chromium's, by weight of a tear; "
            "the last: where there is room for a line more"
        )
        print("width | " + " | ".join(f"{weight:^9g}" for weight in WEIGHTS) + " | with room")
        for n in WIDTHS:
            points = self.curve(kind, texts, face, em * n)
            print(f"{n:5} | " + " | ".join(against(point, theirs[n]) for point in points))
        print()

    def curve(self, kind: Kind, texts: Sequence[Text], face: Face, width: float) -> Iterator[Tally]:
        """Yield torn and ragged for each weight of a tear, and with a line more."""
        usual = TASTES[kind.wrap]
        tastes = [(replace(usual, tear=weight), False) for weight in WEIGHTS]
        for taste, extra in (*tastes, (usual, True)):
            ours = self.set(texts, face, self.ours, width, kind.wrap, extra, taste)
            yield tally(texts, ours, width)

    def face(self, kind: Kind) -> Face:
        return self.book.face("Be Vietnam Pro", kind.weight)

    def browsed(
        self, kind: Kind, texts: Sequence[Text], face: Face, em: float
    ) -> dict[int, list[Wrapped]]:
        """Return Chromium's lines by the width in characters of `em` each."""
        cases = [Case(text.words, em * n, kind.css, face) for n in WIDTHS for text in texts]
        with tempfile.TemporaryDirectory() as folder:
            found = wrapped(self.browser, cases, Path(folder))
        return {n: found[i * len(texts) :][: len(texts)] for i, n in enumerate(WIDTHS)}

    def average(self, face: Face, texts: Sequence[Text]) -> float:
        """Return the average advance of a character in em, spaces included."""
        rows = [self.segment(text, face, self.none).row for text in texts]
        return sum(row.width(0, len(row.starts)) for row in rows) / sum(
            len(text.words) for text in texts
        )

    def segment(self, text: Text, face: Face, phrases: Phrases) -> Segment:
        return segments_of([Span(text.words, face)], 0.0, self.shaper, phrases, "")[0]

    def set(
        self,
        texts: Sequence[Text],
        face: Face,
        phrases: Phrases,
        width: float,
        wrap: Wrap,
        extra: bool = False,
        taste: Taste | None = None,
    ) -> Iterator[Wrapped]:
        """Set each text as the library does."""
        for text in texts:
            segment = self.segment(text, face, phrases)
            lines = break_row(segment.row, width, wrap, None, extra, taste)
            yield placed(text, segment, lines, phrases)


def judged(sentences: Iterable[str], judge: Callable[[str], str]) -> Iterator[Text]:
    """Yield sentences with the compounds that the judge sees, where its letters are the same."""
    for sentence in sentences:
        words = " ".join(sentence.split())
        ends = [index for index, letter in enumerate(words) if letter == " "]
        bare, joins = "", []
        for mark in judge(words):
            if mark == "_":
                joins.append(len(bare))
            elif mark != " ":
                bare += mark
        if bare != words.replace(" ", "") or "_" in words:
            continue
        gaps = {end - i: i for i, end in enumerate(ends)}
        torn = sorted(gaps[join] for join in joins if join in gaps)
        yield Text(words, _runs(torn))


def placed(text: Text, segment: Segment, lines: Lines, phrases: Phrases) -> Wrapped:
    """Say on which line each word stands."""
    starts = [i + 1 for i, letter in enumerate(text.words) if letter == " "]
    words = [[math.inf, -1] for _ in range(len(starts) + 1)]
    tokens = phrases.breaks(text.words).tokens
    for number, (first, last) in enumerate(lines):
        for start, _ in tokens[segment.firsts[first] : segment.firsts[last]]:
            word = words[bisect_right(starts, start)]
            word[0], word[1] = min(word[0], number), max(word[1], number)
    widths = tuple(segment.row.width(first, last) for first, last in lines)
    return Wrapped(tuple((int(a), int(b)) for a, b in words), widths)


def tally(texts: Sequence[Text], settings: Iterable[Wrapped], width: float) -> Tally:
    """Count torn compounds and take the mean of the squared slack."""
    torn = total = 0
    slacks: list[float] = []
    for text, setting in zip(texts, settings, strict=True):
        breaks = setting.breaks
        total += len(text.compounds)
        torn += sum(any(i in breaks for i in range(a, b)) for a, b in text.compounds)
        slacks += [max(0.0, 1 - line / width) for line in setting.widths[:-1]]
    return Tally(torn / total, math.sqrt(sum(slack**2 for slack in slacks) / max(1, len(slacks))))


def _runs(gaps: Sequence[int]) -> Compounds:
    """Join the gaps inside compounds to (first word, last word)."""
    found: list[tuple[int, int]] = []
    for gap in gaps:
        if found and found[-1][1] == gap:
            found[-1] = (found[-1][0], gap + 1)
        else:
            found.append((gap, gap + 1))
    return tuple(found)


def against(one: Tally, two: Tally) -> str:
    """Return torn and ragged of one as ratios of the other's."""
    torn = f"{one.torn / two.torn:.2f}" if two.torn else "-"
    return f"{torn:>4} {one.ragged / two.ragged:.2f}"
