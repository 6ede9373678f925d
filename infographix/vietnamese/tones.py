"""A syllable → its onset, rhyme and tone; a text → the same with tone marks placed in one style.

Only open syllables with the rhymes oa, oe, uy have two styles: `hòa, khỏe, thủy` (old) and `hoà,
khoẻ, thuỷ` (new, the school books' rule: the mark stands on the main vowel). In `quý` and `giá`
the u and the i belong to the onset, so there is one way only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from infographix.finding import Finding

Style = Literal["keep", "old", "new"]
TONES = ("ngang", "huyền", "sắc", "hỏi", "ngã", "nặng")
VOWELS = "aăâeêioôơuưy"

_MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_TONED = {
    (vowel, tone): unicodedata.normalize("NFC", vowel + mark)
    for vowel in VOWELS + VOWELS.upper()
    for tone, mark in enumerate(_MARKS)
}
_PLAIN = {toned: pair for pair, toned in _TONED.items()}
TONED_LETTERS = tuple(_PLAIN)
"""The twelve vowels in both cases and all tones, precomposed."""
_MODIFIED = frozenset("ăâêôơưĂÂÊÔƠƯ")
_TWO_WAYS = frozenset(("oa", "oe", "uy"))
# Patterns are compiled where they are first needed: most runs need none.
_SHAPE = (
    "(?P<onset>ngh|ng|nh|ch|gh|kh|ph|th|tr|gi(?=[aăâeêoôơuưy])|qu(?=[aăâeêioôơy])"
    "|[bcdđghklmnprstvx]|)"
    "(?P<glide>o(?=[aăe])|u(?=[âêơy])|)"
    "(?P<nucleus>iê|ia|yê|ya|uô|ua|ươ|ưa|oo|[aăâeêioôơuưy])"
    "(?P<coda>ch|ng|nh|[cmnptiyou]|)"
)


class Syllable(Struct, frozen=True):
    """The parts of a syllable as written, without its tone mark; `tone` is an index of `TONES`."""

    onset: str
    glide: str
    nucleus: str
    coda: str
    tone: int

    @property
    def rhyme(self) -> str:
        return self.glide + self.nucleus + self.coda


def split(syllable: str) -> Syllable | None:
    """Return the parts of a syllable; None where it has not the shape of one.

    Whether the parts may stand together, and the mark where it stands, is not asked here.
    """
    plain, tone, marks = stripped(unicodedata.normalize("NFC", syllable))
    match = re.fullmatch(_SHAPE, plain, re.I) if marks <= 1 else None
    if match is None:
        return None
    return Syllable(match["onset"], match["glide"], match["nucleus"], match["coda"], tone)


def stripped(word: str) -> tuple[str, int, int]:
    """Return an NFC word without tone marks, its last tone, and how many marks it had."""
    letters, tone, marks = [], 0, 0
    for letter in word:
        plain, found = _PLAIN.get(letter, (letter, 0))
        letters.append(plain)
        if found:
            tone, marks = found, marks + 1
    return "".join(letters), tone, marks


def spelled(onset: str, rhyme: str, tone: int, style: Literal["old", "new"] = "old") -> str:
    """Put a syllable together in NFC, its tone mark on the vowel where it belongs."""
    if not tone:
        return onset + rhyme
    at = _marked(rhyme, style)
    return onset + rhyme[:at] + _TONED[rhyme[at], tone] + rhyme[at + 1 :]


def joined(syllable: Syllable, style: Literal["old", "new"] = "old") -> str:
    """Return the syllable as written: the reverse of `split`."""
    return spelled(syllable.onset, syllable.rhyme, syllable.tone, style)


def _marked(rhyme: str, style: str) -> int:
    """Return the index of the vowel that carries the mark."""
    vowels = [i for i, letter in enumerate(rhyme) if letter.lower() in VOWELS]
    modified = [i for i in vowels if rhyme[i] in _MODIFIED]
    if modified:
        return modified[-1]
    closed = vowels[-1] != len(rhyme) - 1
    if len(vowels) > 2 or (len(vowels) == 2 and closed):
        return vowels[1]
    return vowels[1] if style == "new" and rhyme.lower() in _TWO_WAYS else vowels[0]


# An open syllable in oa, oe, uy with a tone mark; what comes before and after is looked at later.
_OPEN = (
    r"(?<![\w#@/.&=?_-])(?!qu|gi)(?P<onset>ngh|ng|nh|ch|gh|kh|ph|th|tr|[bcdđghklmnprstvx]|)"
    r"(?:(?P<old>[òóỏõọ][ae]|[ùúủũụ]y)|(?P<new>o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]))(?![\w@/=_])"
)
_QUOTED = r"“[^“”]*”|«[^«»]*»|‘[^‘’]*’|\"[^\"\n]*\""
_WORD_BEFORE = r"(\w+)[ \n-]\Z"
_WORD_AFTER = r"[ \n-](\w+)"
_GOES_ON = r"[\w,;%)\]”’\"/&][ \n]*\Z"
_MARKER = r"(?:\A|\n) *\w{1,3}[.)] *\Z"
# Places whose names stand in capitals in headings; in other writing, capitals show the name.
_PLACES = frozenset(
    {
        *("thanh hóa", "khánh hòa", "hòa bình", "biên hòa", "thuận hóa", "tuy hòa", "phú hòa"),
        *("hương thủy", "lệ thủy", "hòa vang", "tuyên hóa", "minh hóa", "thủy nguyên", "thủy xuân"),
        *("thủy biều", "thủy vân", "thủy dương", "thủy phương", "thủy châu", "thủy thanh"),
        *("quảng hòa", "hòa khánh", "hòa xuân", "đức hòa", "hiệp hòa", "ứng hòa", "vị thủy"),
        *("hòa thành", "phổ hòa", "hướng hóa", "hóa châu", "thanh thủy", "thủy bằng", "thủy phù"),
        *("thủy tân", "hòa an", "hòa cường", "thái thụy", "chí hòa", "hòa lạc"),
    }
)


class Placement(Struct, frozen=True):
    """A syllable at `position` that could be written `other`; `style` is the one that it has."""

    position: int
    found: str
    other: str
    style: Literal["old", "new"]


def placements(text: str) -> list[Placement]:
    """Return the syllables of an NFC text that have two styles; names and quotations left out."""
    quoted = [match.span() for match in re.finditer(_QUOTED, text)]
    found = []
    for match in re.finditer(_OPEN, text, re.I):
        inside = any(start <= match.start() < end for start, end in quoted)
        if not inside and not _is_name(match):
            found.append(_placement(match))
    return found


def _placement(match: re.Match[str]) -> Placement:
    plain, tone, _ = stripped(match.group())
    onset = match["onset"]
    style: Literal["old", "new"] = "old" if match["old"] else "new"
    other = spelled(onset, plain[len(onset) :], tone, "new" if style == "old" else "old")
    return Placement(match.start(), match.group(), other, style)


def place(text: str, style: Style = "keep") -> str:
    """Return an NFC text with the tone marks of oa, oe, uy placed in one style.

    Left alone: words between quotation marks, hashtags, addresses and names: capitalised syllables
    inside a sentence or beside another one; in all capitals, the better known names of places.
    """
    pieces: list[str] = []
    done = 0
    for found in placements(text) if style != "keep" else ():
        if found.style != style:
            pieces += (text[done : found.position], found.other)
            done = found.position + len(found.found)
    return "".join((*pieces, text[done:])) if pieces else text


def _is_name(match: re.Match[str]) -> bool:
    word = match.group()
    if word[0].islower():
        return False
    before = re.search(_WORD_BEFORE, match.string[: match.start()][-24:])
    after = re.match(_WORD_AFTER, match.string[match.end() :])
    beside = (before[1] if before else "", after[1] if after else "")
    if word.isupper():
        pairs = (f"{beside[0]} {word}", f"{word} {beside[1]}")
        return any(_old(pair) in _PLACES for pair in pairs)
    if any(other[:1].isupper() for other in beside):
        return True
    lead = match.string[: match.start()]
    return bool(re.search(_GOES_ON, lead)) and not re.search(_MARKER, lead)


def _old(pair: str) -> str:
    words = [split(word.lower()) for word in pair.split()]
    return " ".join(joined(word) for word in words if word is not None)


def mixed(texts: Iterable[tuple[str, str]]) -> Finding | None:
    """Return a finding where the texts, given as (field, text), mix both styles; else None.

    It names the field where the rarer style is first met.
    """
    seen: dict[str, list[tuple[str, Placement]]] = {"old": [], "new": []}
    for field, text in texts:
        for found in placements(text):
            seen[found.style].append((field, found))
    old, new = seen["old"], seen["new"]
    if not old or not new:
        return None
    rare, usual = (new, old) if len(new) <= len(old) else (old, new)
    field, first = rare[0]
    details: dict[str, object] = {
        "old": [found.found for _, found in old],
        "new": [found.found for _, found in new],
        "fields": sorted({field for field, _ in rare}),
        "position": first.position,
        "usual": usual[0][1].found,
        "found": first.found,
    }
    return Finding("tone-style", field, details)
