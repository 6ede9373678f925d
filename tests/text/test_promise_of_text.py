"""Any Vietnamese, any face, any wrap, any box: no ink outside, no touching lines, no cut letter."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from infographix.text.fontbook import Face, FontBook
from infographix.text.graphemes import clusters
from infographix.text.linebreak import Wrap
from infographix.text.paragraph import Paragraph, Setting, Span, TextStyle
from infographix.text.setting import CLEARANCE
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases

BOOK = FontBook.load()
SHAPER = Shaper(BOOK)
PHRASES = Phrases()
NEAR = 1e-6
INITIALS = [
    "",
    *"bcdđghklmnprstvx",
    "ch",
    "gh",
    "gi",
    "kh",
    "ng",
    "ngh",
    "nh",
    "ph",
    "qu",
    "th",
    "tr",
]
FINALS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "o", "u", "y", "j", "f"]
VOWELS = [
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
CODES = ["54-NQ/TW,", "7,7 tỷ đồng", "15,3 %", "TP. Huế", "1900 1075", "Hue-S", "“ẬỶ”", "–", "(Ẵ)."]
ADDRESS = "https://hue.gov.vn/a/b?c=d&e=f"

syllables = st.builds(
    lambda *parts: "".join(parts),
    st.sampled_from(INITIALS),
    st.sampled_from(VOWELS),
    st.sampled_from(FINALS),
)
words = st.one_of(
    syllables,
    syllables.map(str.upper),
    syllables.map(str.capitalize),
    st.sampled_from(["chuyển đổi số", "Thừa Thiên Huế", *CODES, ADDRESS]),
)
texts = st.builds(
    lambda parts, feed: (" ".join(parts)).replace(" ", "\n", feed),
    st.lists(words, min_size=1, max_size=20),
    st.sampled_from([0, 0, 0, 1]),
)
faces = st.sampled_from(
    list(
        dict.fromkeys(
            BOOK.face(family, weight, italic)
            for family in sorted({each.family for each in BOOK.check() if each.status == "ok"})
            for weight in range(100, 1000, 100)
            for italic in (False, True)
        )
    )
)
styles = st.builds(
    TextStyle,
    leading=st.floats(0.8, 1.6),
    wrap=st.sampled_from(["balance", "pretty", "greedy"]),
    tracking=st.sampled_from([0.0, 0.0, -0.02, 0.08]),
    allow_extra=st.booleans(),
)
widths = st.floats(0.5, 40.0)
limits = st.one_of(st.none(), st.integers(1, 5))


def paragraph(text: str, face: Face, style: TextStyle) -> Paragraph:
    return Paragraph([Span(text, face)], style, SHAPER, PHRASES)


def ink(setting: Setting) -> list[tuple[float, float, float, float]]:
    """The ink of each line that has any, in px from the box's corner, from the glyphs."""
    found = []
    for line, baseline in zip(setting.lines, setting.baselines, strict=True):
        boxes = []
        for run in line.runs:
            for index, glyph in enumerate(run.glyphs):
                x0, y0, x1, y1 = run.face.ink(glyph)
                if x1 > x0:
                    scale, dx = run.scale, run.x + run.xs[index]
                    dy = run.ys[index] if run.ys else 0.0
                    boxes.append(
                        (dx + x0 * scale, dy + y0 * scale, dx + x1 * scale, dy + y1 * scale)
                    )
        if boxes:
            left, top, right, bottom = zip(*boxes, strict=True)
            size = setting.size
            found.append(
                (
                    min(left) * size,
                    baseline + min(top) * size,
                    max(right) * size,
                    baseline + max(bottom) * size,
                )
            )
    return found


@given(texts, faces, styles, widths, st.floats(8.0, 200.0), limits)
@settings(max_examples=400)
def test_ink_is_in_its_box_and_lines_do_not_touch(
    text: str, face: Face, style: TextStyle, width: float, size: float, most: int | None
) -> None:
    setting = paragraph(text, face, style).set(width * size, size, most)
    near = NEAR * size
    boxes = ink(setting)
    for left, top, right, bottom in boxes:
        assert left >= -near and top >= -near
        assert right <= setting.width + near and bottom <= setting.height + near
    for upper, lower in pairwise(boxes):
        assert lower[1] - upper[3] >= CLEARANCE * size - near
    assert setting.width <= width * size + setting.overflow + 1e-3 * size
    assert most is None or len(setting.lines) <= most


@given(texts, faces, styles, widths)
@settings(max_examples=200)
def test_lines_hold_the_whole_text_and_break_between_its_words_only(
    text: str, face: Face, style: TextStyle, width: float
) -> None:
    setting = paragraph(text, face, style).set(width * 10, 10)
    tokens = [
        line[start:end] for line in text.split("\n") for start, end in PHRASES.breaks(line).tokens
    ]
    for line in setting.lines:
        rest = line.text
        while rest:
            token = tokens.pop(0)
            assert rest.startswith(token)
            rest = rest[len(token) :].removeprefix(" ")
    assert not tokens


@given(texts, faces, styles, widths, limits)
@settings(max_examples=150)
def test_composed_and_decomposed_letters_are_set_alike(
    text: str, face: Face, style: TextStyle, width: float, most: int | None
) -> None:
    composed = paragraph(text, face, style).set(width * 30, 30, most)
    apart = unicodedata.normalize("NFD", text)
    decomposed = paragraph(apart, face, style).set(width * 30, 30, most)
    assert composed.lines == decomposed.lines
    assert (composed.width, composed.height) == (decomposed.width, decomposed.height)
    assert composed.baselines == decomposed.baselines


@given(texts, faces, styles, widths, st.integers(1, 3))
@settings(max_examples=300)
def test_an_ellipsis_stands_on_a_cluster_boundary(
    text: str, face: Face, style: TextStyle, width: float, most: int
) -> None:
    one = paragraph(text, face, style)
    setting = one.set(width * 20, 20, most)
    if not setting.ellipsized:
        return
    shown = "".join(line.text for line in setting.lines).replace(" ", "")
    bare = text.replace(" ", "").replace("\n", "")
    assert shown.endswith("…")
    kept = clusters(shown.removesuffix("…"))
    assert kept == clusters(bare)[: len(kept)]
    assert len(setting.lines) <= most


@given(
    texts,
    faces,
    styles,
    st.lists(widths, min_size=2, max_size=2),
    st.sampled_from(["balance", "pretty", "greedy"]),
)
@settings(max_examples=100)
def test_a_narrower_box_is_never_lower(
    text: str, face: Face, style: TextStyle, pair: list[float], wrap: Wrap
) -> None:
    """Of settings without a line more than needed, the narrower has as many lines or more."""
    plain = TextStyle(style.leading, wrap, style.tracking)
    narrow, wide = sorted(pair)
    one = paragraph(text, face, plain)
    assert len(one.set(narrow * 10, 10).lines) >= len(one.set(wide * 10, 10).lines)
