"""ASCII text → how much speaks for its being Vietnamese in VIQR, and whether it can be read so.

A sign inside a word or one that English never sets behind a vowel (`ho.c`, `Vie^.t`) speaks loudly,
a full stop or a question mark behind a word (`ta.`) hardly at all: it may be just that.
"""

from __future__ import annotations

import re

from msgspec import Struct

from infographix.vietnamese.legacy_syllables import IMPOSSIBLE, likelihood
from infographix.vietnamese.legacy_viqr import read_viqr

_VOWEL = r"(?:[aA][(^]?|[eE]\^?|[oO][\^+]?|[uU]\+?|[iIyY])"
_LOUD = r"[aA][(^]|[eE]\^|[oO]\^|[oOuU]\+(?=.)|`|~(?=.)|[(^+]~|\A[dD][dD](?=.)"
_SOFT = rf"{_VOWEL}['?.](?=[A-Za-z])|[oOuU]\+\Z|~\Z"
_LAST = rf"({_VOWEL})['?.]\Z"
_INITIALS = r"(?:[A-Z]\.)+[A-Z]?"
_PAIRED = r"\([^()]*\)|\A'[^']*'|\A`[^`]*`"
_SYLLABIC = "[AEIOUY]"
_BETWEEN = '[-/_;:,<>=|"]+'
_ESCAPE = r"\\[('`?~.^+*dD\\]"
_BARE = '"([{<*#“‘«:;,!)]}>”’»%…–—'

_LOUDLY, _SOFTLY, _HARDLY = 20.0, 12.0, 9.0
_AGAINST = -6.0  # a word with a sign that makes no Vietnamese of it
_FOREIGN = -2.0  # a word without a sign that cannot be Vietnamese
_KNOWN = -8.5


class Signs(Struct, frozen=True):
    """What speaks for VIQR; `share` of the words with signs can be Vietnamese."""

    score: float
    share: float
    certain: bool
    """False where a stop or question mark may be a tone or may be itself."""


def weigh_signs(text: str) -> Signs:
    """Weigh every word of `text`."""
    words = text.split()
    score, signed, possible, certain = 0.0, 0, 0, True
    escaped = re.search(_ESCAPE, text) is not None
    quoted = False
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        quoted = quoted or word[0] == "'"
        for part in _parts(word):
            found, has_sign = _weigh(part, following[:1].islower(), quoted)
            score += found
            signed += has_sign
            possible += has_sign and found > _AGAINST
        if not escaped and not following[:1].islower() and _may_end(word.strip(_BARE)):
            certain = False
    return Signs(score, possible / signed if signed else 0.0, certain)


def _parts(word: str) -> list[str]:
    if "@" in word or "://" in word or any(map(str.isdigit, word)):
        return []
    bare = word.strip(_BARE)
    if re.search(_PAIRED, word) or re.match(_PAIRED, bare) or re.fullmatch(_INITIALS, bare):
        return []
    return [ended for part in re.split(_BETWEEN, bare) if (ended := _without_end(part))]


def _without_end(part: str) -> str:
    """Return a part without the punctuation at its end that cannot be a tone."""
    while part and part[-1] in "'?.\\" and not re.search(_LAST, part):
        part = part[:-1]
    return part


def _weigh(part: str, goes_on: bool, quoted: bool) -> tuple[float, bool]:
    """Return what a part of a word says, and whether it has a sign."""
    if part.isupper() and not re.search(_SYLLABIC, part):
        return 0.0, False
    last = re.search(_LAST, part)
    read = read_viqr(part)
    plain = read_viqr(part[:-1]) if last else read
    best = max(likelihood(read), likelihood(plain))
    if len(plain) > 1 and (
        re.search(_LOUD, part) or re.search(_SOFT, part) or re.search(_ESCAPE, part)
    ):
        strength = _LOUDLY if re.search(_LOUD, part) else _SOFTLY
        return (_AGAINST if best == IMPOSSIBLE else best + strength), True
    if last and likelihood(read) >= _KNOWN and _is_tone(part[-1], goes_on, quoted):
        return likelihood(read) + _HARDLY, True
    return (
        _FOREIGN if len(part) > 1 and likelihood(part.rstrip(".?'")) == IMPOSSIBLE else 0
    ), False


def _is_tone(sign: str, goes_on: bool, quoted: bool) -> bool:
    """Whether the sign behind a word is more than punctuation."""
    return not quoted if sign == "'" else goes_on


def _may_end(word: str) -> bool:
    """Whether a word's last sign, a tone by the rule, may be the end of a sentence."""
    last = re.search(_LAST, word)
    return last is not None and word[-1] != "'" and likelihood(read_viqr(word[:-1])) >= _KNOWN
