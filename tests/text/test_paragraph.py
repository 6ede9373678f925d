from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infographix.errors import FontError
from infographix.text.fontbook import Face, FontBook
from infographix.text.graphemes import clusters
from infographix.text.linebreak import Wrap
from infographix.text.paragraph import Paragraph, Setting, Span, TextStyle
from infographix.text.setting import CLEARANCE
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import GLUE, Phrases

BOOK = FontBook.load()
SHAPER = Shaper(BOOK)
PHRASES = Phrases()
REGULAR = BOOK.face("Be Vietnam Pro", 400)
BOLD = BOOK.face("Be Vietnam Pro", 700)
LONG = (
    "Nghị quyết số 54-NQ/TW ngày 10/12/2019 của Bộ Chính trị về xây dựng và phát triển tỉnh Thừa "
    "Thiên Huế đến năm 2030, tầm nhìn đến năm 2045. Kế hoạch số 60/KH-UBND ngày 21 tháng 02 "
    "năm 2022 của Ủy ban nhân dân tỉnh nhằm phát triển chính quyền số, kinh tế số và xã hội số."
)
WORDS = (
    *LONG.split(),
    "Ẳ",
    "HUẾ",
    "ẠỤ",
    "jgj",
    "7,7",
    "tỷ",
    "đồng",
    "TP.",
    "–",
    "https://hue.gov.vn/a/b?c=d",
)

texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
wraps = st.sampled_from(["balance", "pretty", "greedy"])
sizes = st.floats(8.0, 120.0)
line_widths = st.floats(1.0, 1500.0)


def paragraph(
    text: str,
    wrap: Wrap = "pretty",
    face: Face = REGULAR,
    leading: float = 1.4,
    tracking: float = 0.0,
) -> Paragraph:
    style = TextStyle(leading, wrap, tracking)
    return Paragraph([Span(text, face)], style, SHAPER, PHRASES, "title")


def lines(setting: Setting) -> list[str]:
    return [line.text for line in setting.lines]


def ink_boxes(setting: Setting) -> list[tuple[float, float, float, float]]:
    """The ink of each line in px from the box's corner, from the glyphs' own boxes."""
    found = []
    for line, baseline in zip(setting.lines, setting.baselines, strict=True):
        boxes = []
        for run in line.runs:
            for index, glyph in enumerate(run.glyphs):
                x0, y0, x1, y1 = run.face.ink(glyph)
                if x1 > x0:
                    scale, dx = run.scale, run.x + run.xs[index]
                    dy = run.ys[index] if run.ys else 0.0
                    em = (dx + x0 * scale, dy + y0 * scale, dx + x1 * scale, dy + y1 * scale)
                    boxes.append([value * setting.size for value in em])
        left, top, right, bottom = zip(*boxes, strict=True)
        found.append((min(left), baseline + min(top), max(right), baseline + max(bottom)))
    return found


def assert_ink_inside_and_apart(setting: Setting) -> None:
    boxes = ink_boxes(setting)
    for left, top, right, bottom in boxes:
        assert left >= -1e-6 and top >= -1e-6
        assert right <= setting.width + 1e-6 and bottom <= setting.height + 1e-6
    for upper, lower in pairwise(boxes):
        assert lower[1] - upper[3] >= CLEARANCE * setting.size - 1e-6


@pytest.mark.parametrize("weight", range(100, 1000, 100))
@pytest.mark.parametrize("italic", [False, True])
def test_tall_capitals_on_two_tight_lines_stay_inside_and_apart(weight: int, italic: bool) -> None:
    face = BOOK.face("Be Vietnam Pro", weight, italic)
    setting = paragraph("ẠỤ HUẾ ẲẴ\nHUẾ ẲẴ ẠỤ", "balance", face, leading=1.0).set(900, 60)
    assert len(setting.lines) == 2
    assert_ink_inside_and_apart(setting)
    assert setting.ascent > face.ascent * 60
    step = setting.baselines[1] - setting.baselines[0]
    assert step > 1.3 * 60


def test_a_line_without_tall_letters_is_no_looser_than_asked_for() -> None:
    setting = paragraph("can ra\nnon xa", leading=1.2).set(900, 100)
    assert setting.baselines[1] - setting.baselines[0] == pytest.approx(120)
    assert setting.height == pytest.approx(240)
    assert setting.baselines[0] == pytest.approx(100 - (126.5 - 120) / 2)


@given(texts, wraps, line_widths, sizes, st.sampled_from([100, 400, 900]), st.floats(0.7, 1.6))
@settings(max_examples=150)
def test_ink_is_inside_the_box_and_lines_do_not_touch(
    text: str, wrap: Wrap, width: float, size: float, weight: int, leading: float
) -> None:
    face = BOOK.face("Be Vietnam Pro", weight)
    assert_ink_inside_and_apart(paragraph(text, wrap, face, leading).set(width, size))


@given(texts, wraps, line_widths, sizes, st.booleans())
@settings(max_examples=200)
def test_lines_keep_all_words_and_fit_and_part_nothing_glued(
    text: str, wrap: Wrap, width: float, size: float, extra: bool
) -> None:
    one = Paragraph([Span(text, REGULAR)], TextStyle(1.4, wrap, allow_extra=extra), SHAPER, PHRASES)
    setting = one.set(width, size)
    parts = PHRASES.breaks(text)
    tokens = [text[a:b] for a, b in parts.tokens]
    at = -1
    for line in setting.lines:
        start = at + 1
        built = ""
        while built != line.text:
            at += 1
            built += tokens[at]
            if built != line.text and parts.spaced[at]:
                built += " "
        if at < len(tokens) - 1:
            assert parts.costs[at] < GLUE
        alone = all(cost == GLUE for cost in parts.costs[start:at])
        assert line.width * size <= width + 0.01 or alone
    assert at == len(tokens) - 1
    assert setting.overflow <= max(0.0, one.min_width(size) - width) + 0.01


@given(texts, line_widths, line_widths, sizes)
def test_greedy_text_never_needs_more_lines_in_more_room(
    text: str, width: float, other: float, size: float
) -> None:
    one = paragraph(text, "greedy")
    narrow, wide = sorted((width, other))
    assert len(one.set(wide, size).lines) <= len(one.set(narrow, size).lines)


@given(texts, wraps, line_widths, sizes)
def test_decomposed_text_is_set_alike(text: str, wrap: Wrap, width: float, size: float) -> None:
    one = paragraph(text, wrap).set(width, size)
    two = paragraph(unicodedata.normalize("NFD", text), wrap).set(width, size)
    assert one.lines == two.lines and one.baselines == two.baselines


@given(texts, wraps, sizes)
def test_the_widest_width_needs_no_break(text: str, wrap: Wrap, size: float) -> None:
    one = paragraph(text, wrap)
    setting = one.set(one.max_width(size), size)
    assert len(setting.lines) == 1 and setting.overflow == 0
    assert setting.width == pytest.approx(one.max_width(size))
    assert one.set(one.min_width(size), size).overflow == 0


def test_settings_scale_with_their_size() -> None:
    one = paragraph(LONG)
    small, large = one.set(300, 20), one.set(600, 40)
    assert lines(small) == lines(large)
    assert (large.width, large.height) == pytest.approx((2 * small.width, 2 * small.height))
    assert large.baselines == pytest.approx([2 * each for each in small.baselines])


@pytest.mark.parametrize("width", range(260, 1000, 20))
def test_a_title_is_not_torn_where_an_untorn_setting_exists(width: int) -> None:
    text = "Xây dựng xã hội số, phát triển kinh tế số ở Huế"
    style = TextStyle(1.2, "balance", allow_extra=True)
    one = Paragraph([Span(text, BOLD)], style, SHAPER, PHRASES)
    setting = one.set(width, 48)
    whole = ["xây dựng", "xã hội số,", "phát triển", "kinh tế số"]
    set_whole = [any(part in line.lower() for line in lines(setting)) for part in whole]
    assert all(set_whole) and setting.torn == 0


def test_what_is_torn_is_counted() -> None:
    one = paragraph("chuyển đổi số", "greedy")
    assert one.set(one.max_width(20) * 0.9, 20).torn == 1
    assert one.set(one.max_width(20), 20).torn == 0


def test_titles_are_balanced_and_do_not_end_in_a_lone_syllable() -> None:
    one = paragraph("Người dân Huế đón năm học mới vui", "balance")
    setting = one.set(one.max_width(40) * 0.93, 40)
    assert len(setting.lines) == 2
    first, last = (line.width for line in setting.lines)
    assert last > 0.7 * first and " " in setting.lines[1].text


def test_greedy_without_rules_breaks_at_every_space_as_uax_14_does() -> None:
    plain = Phrases(lexicon=False, glue=False)
    text = "Kế hoạch số 60 về chuyển đổi số"
    one = Paragraph([Span(text, REGULAR)], TextStyle(1.4, "greedy"), SHAPER, plain)
    assert lines(one.set(1, 20)) == text.split()


def test_forced_breaks_and_blank_lines_are_kept() -> None:
    setting = paragraph("một\n\nhai ba").set(900, 20)
    assert lines(setting) == ["một", "", "hai ba"]
    assert setting.baselines[2] - setting.baselines[1] == pytest.approx(28)


def test_no_text_needs_no_room() -> None:
    setting = paragraph("").set(100, 20)
    assert (setting.lines, setting.height, setting.width, setting.overflow) == ((), 0, 0, 0)
    assert paragraph("").min_width(20) == paragraph("").max_width(20) == 0


def test_ellipsis_leaves_whole_groups_out_first() -> None:
    one = paragraph("Đầu tư 7,7 tỷ đồng cho trường học", "greedy")
    for share in range(99, 45, -3):
        setting = one.set(one.max_width(30) * share / 100, 30, max_lines=1)
        assert setting.ellipsized and setting.overflow == 0
        (text,) = lines(setting)
        assert text.endswith("…")
        assert text[:-1] in {
            "Đầu tư 7,7 tỷ đồng cho trường",
            "Đầu tư 7,7 tỷ đồng cho",
            "Đầu tư 7,7 tỷ đồng",
            "Đầu tư",
        }


def test_ellipsis_replaces_a_mark_before_it() -> None:
    one = paragraph("Xã hội số, công dân số", "greedy")
    width = paragraph("Xã hội số,…").max_width(30)
    assert lines(one.set(width, 30, max_lines=1)) == ["Xã hội số…"]


@given(st.text(alphabet="ạẳếộữơưđaêin", min_size=2, max_size=12), st.floats(0.1, 0.95))
def test_ellipsis_never_cuts_a_grapheme(text: str, share: float) -> None:
    one = paragraph(unicodedata.normalize("NFD", text))
    setting = one.set(one.max_width(30) * share, 30, max_lines=1)
    if setting.overflow or not setting.ellipsized:
        return
    (shown,) = lines(setting)
    kept = clusters(shown)[:-1]
    assert shown[-1] == "…" and clusters(text)[: len(kept)] == kept


def test_a_single_word_that_is_too_wide_is_only_cut_for_max_lines() -> None:
    one = paragraph("nghiêng", "greedy")
    wide = one.set(50, 30)
    assert lines(wide) == ["nghiêng"] and wide.overflow == pytest.approx(one.min_width(30) - 50)
    assert not wide.ellipsized


@given(texts, wraps, st.floats(150.0, 900.0), st.integers(1, 5))
def test_max_lines_is_kept_and_reported(text: str, wrap: Wrap, width: float, most: int) -> None:
    one = paragraph(text, wrap)
    free, held = one.set(width, 28), one.set(width, 28, most)
    assert len(held.lines) <= most
    fewest = len(paragraph(text, "greedy").set(width, 28).lines)
    assert held.ellipsized == (fewest > most)
    assert held.ellipsized == held.lines[-1].text.endswith("…")
    assert free.ellipsized is False
    assert_ink_inside_and_apart(held)


def test_text_after_a_forced_break_counts_for_max_lines() -> None:
    setting = paragraph("một\nhai\nba").set(900, 20, max_lines=2)
    assert lines(setting) == ["một", "hai…"] and setting.ellipsized


@given(texts, wraps, st.floats(200.0, 900.0), st.floats(10.0, 300.0))
@settings(max_examples=60)
def test_the_advice_is_true(text: str, wrap: Wrap, width: float, height: float) -> None:
    length = paragraph(text, wrap).fitting_length(width, 24, height)
    cut = text[:length]
    setting = paragraph(cut, wrap).set(width, 24)
    assert setting.height <= height + 1e-6 and setting.overflow == 0
    assert length == len(text) or text[length] == " " or text[length - 1] in "/?&" or length == 0


def test_spans_share_lines_and_keep_their_style() -> None:
    spans = [
        Span("Tăng ", REGULAR),
        Span("15,3", BOLD, 2.0, 1),
        Span("% so với Hue", REGULAR),
        Span("-S", BOLD, 1.0, 2),
    ]
    one = Paragraph(spans, TextStyle(), SHAPER, PHRASES)
    (line,) = one.set(900, 20).lines
    assert line.text == "Tăng 15,3% so với Hue-S"
    assert [(run.text, run.scale, run.style) for run in line.runs] == [
        ("Tăng", 1.0, 0),
        ("15,3", 2.0, 1),
        ("% so với Hue", 1.0, 0),
        ("-S", 1.0, 2),
    ]
    space = SHAPER.space(REGULAR)
    first, second = SHAPER.word("Tăng", REGULAR), SHAPER.word("15,3", BOLD)
    assert line.runs[1].x == pytest.approx(line.runs[0].x + first.advance + space)
    assert line.runs[2].x == pytest.approx(line.runs[1].x + 2 * second.advance)
    assert_ink_inside_and_apart(one.set(150, 20))
    assert "Hue-S" in lines(one.set(90, 20))[-1]


def test_a_run_has_the_glyphs_of_its_words_at_their_places() -> None:
    (line,) = paragraph("To gì").set(900, 20).lines
    (run,) = line.runs
    one, two = SHAPER.word("To", REGULAR), SHAPER.word("gì", REGULAR)
    at = one.advance + SHAPER.space(REGULAR)
    assert run.glyphs == one.pieces[0].glyphs + two.pieces[0].glyphs
    assert run.xs == pytest.approx((*one.pieces[0].xs, *(at + x for x in two.pieces[0].xs)))
    assert line.width >= at + two.advance


def test_raised_marks_keep_their_glyphs_in_a_run() -> None:
    (line,) = paragraph("To x\u0323y\u0301\u0302 gì").set(900, 20).lines
    (run,) = line.runs
    words = [SHAPER.word(word, REGULAR).pieces[0] for word in ("To", "x\u0323y\u0301\u0302", "gì")]
    assert any(words[1].ys)
    assert run.ys == tuple(
        y for word in words for y in (*word.ys, *[0.0] * (len(word.glyphs) - len(word.ys)))
    )


def test_tracking_widens_words_and_spaces_but_not_the_ends() -> None:
    plain, tracked = paragraph("Huế xa"), paragraph("Huế xa", tracking=0.1)
    assert tracked.max_width(10) - plain.max_width(10) == pytest.approx(0.1 * 10 * 5)


def test_every_missing_character_is_reported_once_at_its_field() -> None:
    with pytest.raises(FontError) as caught:
        paragraph("lên → cao ✓ rồi → nữa")
    assert [problem.where for problem in caught.value.problems] == ["title", "title"]
    assert "U+2192" in caught.value.problems[0].what
    assert "U+2713" in caught.value.problems[1].what


def test_addresses_break_after_slashes_only() -> None:
    address = "https://dichvucong.hue.gov.vn/dvc/thu-tuc?id=54-NQ"
    one = paragraph(address, "greedy")
    assert lines(one.set(1, 20)) == [
        "https://dichvucong.hue.gov.vn/",
        "dvc/",
        "thu-tuc?",
        "id=54-NQ",
    ]
    assert lines(one.set(9000, 20)) == [address]


@given(
    st.lists(st.sampled_from(LONG.split()), min_size=1, max_size=40),
    st.floats(60, 900),
    st.sampled_from(["pretty", "balance", "greedy"]),
    st.sampled_from([1.1, 1.4]),
)
def test_the_height_is_that_of_the_setting(
    words: list[str], width: float, wrap: Wrap, leading: float
) -> None:
    paragraph = Paragraph([Span(" ".join(words), BOLD)], TextStyle(leading, wrap), SHAPER, PHRASES)
    assert paragraph.height(width, 30) == pytest.approx(paragraph.set(width, 30).height)
