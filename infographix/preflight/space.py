"""Texts and codes on a picture → advice: clear of buttons and edges, not too much of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infographix.finding import Finding
from infographix.format import Format
from infographix.geometry import Insets, Rect, union
from infographix.preflight.subject import Subject

MARGIN = 16
"""Px on a picture 1080 px wide that texts and codes keep from its edges: nearer, they look cut."""
MOST_TEXT = {"infographic": 0.6, "cover": 0.5}
"""Share of the area that lines of text may take. Facebook's rule of a fifth was for advertisements,
and was given up in September 2020; what is read takes more."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what lies outside the safe area or near an edge, and a picture crammed with text."""
    form = subject.format
    yield from _outside(subject, _inset(form, form.safe), "safe-area")
    side = MARGIN * form.unit
    if form.use == "infographic":
        yield from _outside(subject, _inset(form, Insets(side, side, side, side)), "margin")
    share = text_share(subject)
    most = MOST_TEXT.get(form.use)
    if most is not None and share > most:
        details: dict[str, object] = {"found": round(100 * share), "most": round(100 * most)}
        yield Finding("text-share", "", details)


def text_share(subject: Subject) -> float:
    """Return how much of a picture's area the lines of its texts take, 0–1."""
    frame = subject.frame
    lines = (box for slot in subject.arrangement.texts for box in subject.inked(slot))
    return sum(box.width * box.height for box in lines) / (frame.width * frame.height)


def _inset(form: Format, sides: Insets) -> Rect:
    return Rect(0, 0, form.width, form.height).inset(sides)


def _outside(subject: Subject, room: Rect, code: str) -> Iterator[Finding]:
    """Yield one finding for each text or code that is not wholly within `room`."""
    for field, box in _boxes(subject):
        over = max(room.x - box.x, room.y - box.y, box.right - room.right, box.bottom - room.bottom)
        if over > 0.5:
            yield Finding(code, field, {"found": round(over), "format": subject.format.name})


def _boxes(subject: Subject) -> Sequence[tuple[str, Rect]]:
    texts = [(slot.field, union(subject.inked(slot))) for slot in subject.arrangement.texts]
    codes = [("qr", slot.box) for slot in subject.arrangement.codes]
    return [(field, box) for field, box in (*texts, *codes) if box is not None]
