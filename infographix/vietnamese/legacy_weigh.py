"""A reading of a text → how well its accented words fit Vietnamese.

Words of plain ASCII say nothing either way; signs that stand for themselves (`25 °C`, `Hue-S®`) are
no words. In text that is weighed as it stands, typographic signs inside a word speak against it.
"""

from __future__ import annotations

import re

from msgspec import Struct

from infographix.vietnamese.legacy_syllables import (
    IMPOSSIBLE,
    POSSIBLE,
    go_together,
    likelihood,
    rank,
)

_LETTER = r"A-Za-z\x80-\xffŠŒŽšœžŸƒ"
_OPENING, _CLOSING = "‚„‘“", "’”"
_EITHER = "ˆ•–—˜™…\u2010-\u2012\u2015-\u2017\u201b\u201f\u2022-\u2029\u2032-\u2036\u203c-\u2bff"
_OUTER = (
    rf"(?<![{_LETTER}])[†‡‰‹›{_OPENING}{_CLOSING}{_EITHER}]|[{_CLOSING}{_EITHER}](?![{_LETTER}])"
)
# Signs beside numbers and names that are no letters: 25 °C, 5 µm, m², Hue-S®, a · b, 1º.
_SIGNS = (
    rf"(?<![{_LETTER}])(?:°(?=[CFK]\b)|µ(?=[a-zA-Z]{{1,2}}\b)"
    rf"|[°±µ§©®£¥¢€¤×÷¿¡¬¶·½¼¾](?![{_LETTER}]))"
    r"|(?<=[0-9])[°ºª¹²³½¼¾µ‰€£¥¢×÷]+"
    rf"|(?:(?<=[A-Z0-9])|(?<=[A-Za-z]{{3}}))[®™]+(?![{_LETTER}])|(?<=m)[²³](?![{_LETTER}])"
)
_GUILLEMETS = rf"(?<![{_LETTER}])[«‹]\s?([^«»‹›]*[^«»‹›\s])\s?[»›]"
_SPLIT = r"[ \t\r\n\xa0!-@\[-`{-~“”‘’„–—…•]+"
_INNER = {ord(x): "\ufffd" for x in "‚„…†‡ˆ‰‹“”•˜™›"}  # in no word of Vietnamese
_CONTROL = "[\x01-\x08\x0b\x0c\x0e-\x1f]"  # letters of VISCII and VPS
_NOT_WESTERN = "[^\x00-\x7fßàâäåæçèéêëìíîïñòóôöøùúûü]"

_OTHER = "[^\t\n\r -~\xa0ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý]"
_COMMON = -6.0
_TOGETHER = 3.0  # for two syllables of a compound side by side
_SHOUTING = 3.0  # against a word in capitals within a text that is not


class Weight(Struct, frozen=True):
    """The sum over the accented words, their number, and how many of them cannot be Vietnamese."""

    score: float
    words: int
    impossible: int
    common: bool
    """Whether all of them are known ones."""

    @property
    def share(self) -> float:
        """The share of the accented words that can be Vietnamese."""
        return 1 - self.impossible / self.words if self.words else 0.0


def weigh(text: str) -> Weight:
    """Weigh a text that was decoded."""
    score, words, impossible, common = 0.0, 0, 0, True
    shouting = text.isupper()
    before = ""
    for word in re.split(_SPLIT, text):
        if word and (not word.isascii() or re.search(_CONTROL, word)):
            found = likelihood(word)
            score += found
            words += 1
            impossible += found == IMPOSSIBLE
            common = common and found > POSSIBLE
            if not shouting and len(word) > 1 and word.isupper():
                score -= _SHOUTING
                common = False
        if before and not (word.isascii() and before.isascii()) and go_together(before, word):
            score += _TOGETHER
        before = word
    return Weight(score, words, impossible, common)


def weigh_standing(text: str) -> Weight:
    """Weigh a text as it stands."""
    bare = re.sub(_SIGNS, " ", re.sub(_GUILLEMETS, r" \1 ", text))
    return weigh(re.sub(_OUTER, " ", bare).translate(_INNER))


def is_common(text: str) -> bool:
    """Whether the accented words of a text are common ones of Vietnamese as they stand."""
    if re.search(_OTHER, text):
        return False
    words = [word for word in re.split(_SPLIT, text) if not word.isascii()]
    return all(rank(word) >= _COMMON and not (word.isupper() and len(word) > 1) for word in words)


def is_plain(text: str) -> bool:
    """Whether a text is ASCII but for typographic signs that stand for themselves."""
    return re.sub(_OUTER, "", text).isascii()


def may_be_name(text: str) -> bool:
    """Whether a text with one accented word may hold a name of the West: `Loïc`, `Anaïs Martin`."""
    if re.search(_NOT_WESTERN, text):
        return False
    plain = [word for word in re.split(_SPLIT, text) if word and word.isascii()]
    return not plain or any(likelihood(word) == IMPOSSIBLE for word in plain)
