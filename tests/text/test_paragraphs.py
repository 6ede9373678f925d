"""Paragraphs are made once for the same text, and differ where anything that shapes them does."""

from __future__ import annotations

import pytest

from infographix.errors import FontError
from infographix.text.atoms import Span
from infographix.text.fontbook import Face, FontBook
from infographix.text.paragraph import TextStyle
from infographix.text.paragraphs import Paragraphs
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases


@pytest.fixture
def paragraphs(book: FontBook) -> Paragraphs:
    return Paragraphs(Shaper(book))


def test_the_same_text_set_in_the_same_way_is_one(paragraphs: Paragraphs, regular: Face) -> None:
    phrases = Phrases()
    one, other = (
        paragraphs.paragraph([Span("Cố đô Huế", regular)], TextStyle(), phrases, field)
        for field in ("title", "source")
    )
    assert one is other


def test_whatever_shapes_a_text_tells_it_apart(
    paragraphs: Paragraphs, regular: Face, bold: Face
) -> None:
    plain, own = Phrases(), Phrases(["Cố_đô"])
    made = [
        paragraphs.paragraph([span], style, phrases)
        for span in (
            Span("Cố đô Huế", regular),
            Span("Cố đô Huế.", regular),
            Span("Cố đô Huế", bold),
            Span("Cố đô Huế", regular, scale=0.8),
            Span("Cố đô Huế", regular, style=1),
            Span("Cố đô Huế", regular, tabular=True),
        )
        for style in (TextStyle(), TextStyle(leading=1.2), TextStyle(tracking=0.05))
        for phrases in (plain, own)
    ]
    assert len({id(one) for one in made}) == len(made)


def test_a_character_that_no_font_has_is_named_each_time(
    paragraphs: Paragraphs, regular: Face
) -> None:
    for field in ("title", "blocks[0].note"):
        with pytest.raises(FontError) as caught:
            paragraphs.paragraph([Span("→", regular)], TextStyle(), Phrases(), field)
        assert caught.value.problems[0].where == field
