"""What is kept of a frame's beginning changes no pixel, whatever was painted before it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from scenes import INK, frame, run

from infographix.color import parse
from infographix.frame import Group, Image, Item, LinearGradient, Path, Stop, Stroke
from infographix.geometry import Rect, rectangle, rounded
from infographix.render.skia import SkiaPainter

SIDE = 64
places = st.floats(-20, SIDE + 20, allow_nan=False)
sizes = st.floats(0.5, SIDE, allow_nan=False)
rects = st.builds(Rect, places, places, sizes, sizes)
fades = st.builds(
    lambda end: LinearGradient((0, 0), (0, end), (Stop(0, INK), Stop(1, parse("#e0a526")))), sizes
)
strokes = st.builds(Stroke, st.just(parse("#8844aa80")), st.floats(0.5, 12))
paths = st.one_of(
    st.builds(lambda rect, fill: Path(rectangle(rect), fill=fill), rects, fades),
    st.builds(lambda rect, line: Path(rounded(rect, 4), stroke=line), rects, strokes),
    st.builds(lambda rect: Path(rectangle(rect), fill=INK), rects),
)
matrices = st.tuples(
    st.sampled_from([1.0, 0.5, -1.0]),
    st.sampled_from([0.0, 0.0, 0.3]),
    st.sampled_from([0.0, 0.0, -0.3]),
    st.sampled_from([1.0, 1.7, -1.0]),
    places,
    places,
)
groups = st.builds(
    lambda items, matrix, opacity, clip: Group(
        tuple(items), matrix, opacity, rectangle(clip) if clip else None
    ),
    st.lists(paths, min_size=1, max_size=3),
    matrices,
    st.sampled_from([1.0, 0.4]),
    st.none() | rects,
)
drawn = st.lists(paths | groups, min_size=1, max_size=4)
TEXT = Group((run("Huế", 4.0, 40.0, 16.0),), label="Huế")
MANY = SkiaPainter()
"""Has painted all frames before."""


@given(drawn, st.lists(st.just(TEXT) | paths, max_size=3))
@settings(max_examples=300, deadline=None)
def test_a_frame_is_painted_alike_the_first_time_and_later(
    lead: list[Item], rest: list[Item]
) -> None:
    picture = frame(*lead, *rest, width=SIDE, height=SIDE)
    bare = frame(*lead, width=SIDE, height=SIDE)
    expected = bytes(SkiaPainter().paint(picture).data)
    assert bytes(MANY.paint(picture).data) == expected
    MANY.paint(bare)
    assert bytes(MANY.paint(picture).data) == expected


def test_what_begins_alike_is_kept_once_and_texts_and_photos_are_not() -> None:
    painter = SkiaPainter()
    fade = LinearGradient((0, 0), (0, 64), (Stop(0, INK), Stop(1, parse("#e0a526"))))
    lead = Path(rectangle(Rect(0, 0, 64, 20)), fill=fade)
    photo = Image(Rect(0, 0, 1, 1), 1, 1, b"\x10\x20\x30\xff")
    for rest in (TEXT, Path(rectangle(Rect(0, 30, 64, 4)), fill=INK), photo):
        painter.paint(frame(lead, rest, width=SIDE, height=SIDE))
    state = painter.grounds.state
    assert (state.hits, state.misses, state.bytes) == (2, 1, 21 * SIDE * 4)
