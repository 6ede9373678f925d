"""A word → how likely it is to be a Vietnamese syllable, as the logarithm of its share.

For telling encodings apart, where a rough answer from a small table will do: the common syllables
in three classes, those of `phrases.txt`, then whatever the rules of onset, rhyme and tone allow.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from infographix import resources
from infographix.vietnamese.legacy_charsets import SMALL
from infographix.vietnamese.lexicon import plain

IMPOSSIBLE = -20.0
POSSIBLE = -11.0
_UNTONED = -14.0  # `môt`: a slip of the finger rather than another encoding
_RANKS = (-4.0, -6.0, -8.5)

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_ONSET = "ngh?|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx]"
_RHYMES = (
    "ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|a|ăc|ăm|ăn|ăng|ăp|ăt|âc|âm|ân|âng|âp|ât|âu|ây|"
    "ec|em|en|eng|eo|ep|et|e|êch|êm|ên|ênh|êp|êt|êu|ê|ia|ich|iêc|iêm|iên|iêng|iêp|iêt|iêu|im|in|inh|"
    "ip|it|iu|i|oac|oach|oai|oan|oang|oanh|oao|oat|oay|oăc|oăm|oăn|oăng|oăt|oa|oc|oen|oeo|oet|oe|oi|"
    "om|ong|on|oong|op|ot|o|ôc|ôi|ôm|ông|ôn|ôp|ôt|ô|ơi|ơm|ơn|ơp|ơt|ơ|ua|uân|uâng|uât|uây|uc|uêch|"
    "uênh|uê|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|uơ|up|ut|uya|uyên|uyêt|uynh|uych|uyt|uyu|uy|u|"
    "ưa|ưc|ưi|ưng|ưm|ưn|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|ư|yêm|yên|yêt|yêu|yêng|y|"
    "yt|ynh|ych|yu|yp"
)
_AFTER_QU = ("yt", "ynh", "ych", "yu", "yp")
_ABBREVIATION = "[A-ZĐƯ]*Đ[A-ZĐƯ]*"
_LETTERS = frozenset("abcdeghiklmnopqrstuvxy" + SMALL)
_UNTONED_STOP = "[ăâêôơư][ptc]$"
_STOPPED = "[ptc]h?$"


def rank(word: str) -> float:
    """Return the score of a common word in NFC; `IMPOSSIBLE` where it is not listed."""
    small = word.lower()
    return _listed().get(small, IMPOSSIBLE) if _is_cased(word, small) else IMPOSSIBLE


def likelihood(word: str) -> float:
    """Return the score of a word in NFC: −4 for the commonest, −20 for what cannot be one."""
    small = word.lower()
    if not _is_cased(word, small):
        return IMPOSSIBLE
    if small in _listed():
        return _listed()[small]
    if small in _in_phrases():
        return _RANKS[-1]
    if _possible(small) or re.fullmatch(_ABBREVIATION, word):
        return POSSIBLE
    untoned = re.search(_UNTONED_STOP, small) and _possible(f"{small[:-1]}n")
    return _UNTONED if untoned else IMPOSSIBLE


def _is_cased(word: str, small: str) -> bool:
    return word in (small, small.capitalize(), small.upper())


def go_together(first: str, second: str) -> bool:
    """Whether two syllables stand side by side in a compound of `phrases.txt`."""
    return f"{first} {second}".lower() in _pairs()


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    lines = plain(resources.package_text("vietnamese/phrases.txt").lower()).split("\n")
    return tuple(tuple(line.split()) for line in lines if line and line[0] != "#")


@cache
def _pairs() -> frozenset[str]:
    return frozenset(f"{a} {b}" for phrase in _phrases() for a, b in pairwise(phrase))


@cache
def _in_phrases() -> frozenset[str]:
    return frozenset(syllable for phrase in _phrases() for syllable in phrase)


@cache
def _listed() -> dict[str, float]:
    _, *classes = resources.package_text("vietnamese/legacy_syllables.txt").split("\n\n")
    return {
        syllable: rank
        for syllables, rank in zip(classes, _RANKS, strict=True)
        for syllable in syllables.split()
    }


@cache
def _shape() -> re.Pattern[str]:
    return re.compile(f"({_ONSET})?({_RHYMES})")


def _possible(word: str) -> bool:
    if not _LETTERS.issuperset(word):
        return False
    parts = unicodedata.normalize("NFD", word)
    bare = unicodedata.normalize("NFC", parts.translate(_TONES))
    match = _shape().fullmatch(bare)
    tones = [char for char in parts if ord(char) in _TONES]
    if match is None or len(tones) > 1:
        return False
    if re.search(_STOPPED, bare) and tones not in (["\u0301"], ["\u0323"]):
        return False
    onset, front = match[1] or "", match[2][0] in "eêiy"
    if match[2] in _AFTER_QU and onset != "qu":
        return False
    return onset not in (("c", "ng") if front else ("k", "gh", "ngh"))
