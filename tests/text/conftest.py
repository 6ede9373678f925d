"""A book, a shaper and phrases for the tests of text; made once."""

from __future__ import annotations

import unicodedata

import pytest

from infographix.text.fontbook import Face, FontBook
from infographix.text.shape import Shaper
from infographix.vietnamese.phrases import Phrases


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.load()


@pytest.fixture(scope="session")
def shaper(book: FontBook) -> Shaper:
    return Shaper(book)


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases()


@pytest.fixture(scope="session")
def regular(book: FontBook) -> Face:
    return book.face("Be Vietnam Pro", 400)


@pytest.fixture(scope="session")
def bold(book: FontBook) -> Face:
    return book.face("Be Vietnam Pro", 700)


@pytest.fixture(scope="session")
def letters() -> str:
    """The 134 letters of Vietnamese that are not ASCII, composed."""
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    small = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones
    }
    small = {letter for letter in small | {"đ"} if not letter.isascii()}
    return "".join(sorted(small | {letter.upper() for letter in small}))
