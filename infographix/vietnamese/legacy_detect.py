"""Text as it stands → the old encoding that it is in, and how sure that is.

Every reading of the text, as it stands and decoded from each encoding, is weighed by how likely its
accented words are in Vietnamese; the best must win by a margin. Text with a letter that no old
encoding could show (`ế`, `ơ` …) is right already, and so is ASCII without the signs of VIQR.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from infographix.vietnamese.legacy import Encoding, as_bytes, decode
from infographix.vietnamese.legacy_charsets import Charset, table
from infographix.vietnamese.legacy_signs import weigh_signs
from infographix.vietnamese.legacy_syllables import IMPOSSIBLE, POSSIBLE, go_together, likelihood
from infographix.vietnamese.mojibake import recognise


@dataclass(frozen=True, slots=True)
class Detection:
    """An encoding's name (`Encoding`, or `utf-8-as-…`) or None, and the confidence, 0 to 1.

    `text` is the text in Unicode (NFC); None where nothing is known, or it cannot be brought back.
    """

    encoding: str | None = None
    confidence: float = 0.0
    text: str | None = None


NOTHING = Detection()

# Letters and signs that a program shows for the bytes 80 to 9F.
_SHOWN = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_UNICODE = re.compile(f"[^\x00-\xff{_SHOWN}\u2000-\u2bff\ufeff\ufffd]")
_SIGNED = re.compile(r"[aeouAEOU][(^+*]|[dD][dD]|[aeiouyAEIOUY]['`?~.]")
_LETTER = r"A-Za-z\x80-\xffŠŒŽšœžŸƒ"
_OPENING, _CLOSING = "‚„‘“", "’”"
_EITHER = "ˆ•–—˜™…\u2010-\u2012\u2015-\u2017\u201b\u201f\u2022-\u2029\u2032-\u2036\u203c-\u2bff"
_OUTER = re.compile(
    rf"(?<![{_LETTER}])[†‡‰‹›{_OPENING}{_CLOSING}{_EITHER}]|[{_CLOSING}{_EITHER}](?![{_LETTER}])"
)

# Signs beside numbers and names that are no letters: 25 °C, 5 µm, m², Hue-S®, a · b, 1º.
_SIGNS = (
    rf"(?<![{_LETTER}])(?:°(?=[CFK]\b)|µ(?=[a-zA-Z]{{1,2}}\b)|[°±µ§©®£¥¢€¤×÷¿¡¬¶·](?![{_LETTER}]))"
    rf"|(?<=[0-9])[°ºª¹²³½¼¾µ‰€£¥¢×÷]+|(?<![{_LETTER}])[½¼¾×÷](?![{_LETTER}])|(?:(?<=[A-Z0-9])|(?<=[A-Za-z]{{3}}))[®™]+(?![{_LETTER}])"
    rf"|(?<=m)[²³](?![{_LETTER}])"
)
_GUILLEMETS = rf"(?<![{_LETTER}])[«‹]\s?([^«»‹›]*[^«»‹›\s])\s?[»›]"
_SPLIT = r"[ \t\r\n\xa0!-@\[-`{-~“”‘’„–—…•]+"
_INNER = {ord(x): "\ufffd" for x in "‚„…†‡ˆ‰‹“”•˜™›"}  # in no word of Vietnamese
_CONTROL = re.compile("[\x01-\x1f]")  # but letters of VISCII and VPS

_PRIORS: dict[Charset, float] = {
    "tcvn3": 0.0, "vni": 0.0, "windows-1258": -0.5, "viscii": -1.0, "vps": -1.5,
}  # fmt: skip
_CERTAIN = -6.5  # words that weigh this much each, all known: Vietnamese as it stands
_DOUBT = 2.5  # what speaks for a text all of whose words are possible as they stand
_TOGETHER = 3.0  # for two syllables of a compound side by side
_SHOUTING = 3.0  # against a word in capitals within a text that is not
_HALF = 4.0  # the margin that makes an answer right in one case of two
_RIVALRY = 3.0
_UNCERTAIN = 0.85  # the most where a stop may be a tone or the end of a sentence
_LONE = 0.55  # the most for a word that may be a name: Loïc
_NOT_WESTERN = re.compile("[^\x00-\x7fßàâäåæçèéêëìíîïñòóôöøùúûü]")
_LEAST = 0.2
_LEAST_SHARE = 0.5


def detect(text: str) -> Detection:
    """Return the encoding of `text`; NOTHING for right Unicode, English, codes and numbers."""
    if text.isascii():
        return _viqr(text) if _SIGNED.search(text) else NOTHING
    if _UNICODE.search(text):
        return NOTHING
    if _OUTER.sub("", text).isascii():
        return _viqr(text) if _SIGNED.search(text) else NOTHING
    ruin = recognise(text)
    if ruin is not None:
        again = "-twice" if ruin.times > 1 else ""
        return Detection(f"utf-8-as-{ruin.reader}{again}", _sure_of_ruin(ruin.text), ruin.text)
    return _charset(text)


def _sure_of_ruin(text: str | None) -> float:
    return 0.99 if text is None or any(char >= "\u0100" for char in text) else 0.95


def _charset(text: str) -> Detection:
    standing = _weigh(_edged(text))
    if standing.common and standing.score >= _CERTAIN * standing.words:
        return NOTHING
    readings = sorted(_readings(text), key=lambda reading: -reading[0])
    if not readings:
        return NOTHING
    score, charset, decoded, share = readings[0]
    rival = next((reading[0] for reading in readings if reading[2] != decoded), -math.inf)
    doubt = 0.0 if standing.impossible else _DOUBT
    margin = min(score - standing.score - doubt, (score - rival) * _RIVALRY)
    found = _answer(charset, margin, share, decoded)
    alone = standing.words == 1 and not _NOT_WESTERN.search(text) and not _among_syllables(text)
    return _capped(found, _LONE) if alone else found


def _readings(text: str) -> Iterator[tuple[float, Charset, str, float]]:
    """Yield score, charset, text and the share of possible words for each way to decode."""
    raw = frozenset(as_bytes(text))
    for charset, prior in _PRIORS.items():
        if not raw.isdisjoint(table(charset).bytes_used):
            decoded = decode(text, charset)
            if decoded != text:
                weight = _weigh(decoded)
                yield weight.score + prior, charset, decoded, weight.share


def _answer(encoding: Encoding, margin: float, share: float, decoded: str) -> Detection:
    if margin <= 0 or share < _LEAST_SHARE:
        return NOTHING
    confidence = share * (1 - 2 ** (-margin / _HALF))
    return Detection(encoding, round(confidence, 3), decoded) if confidence >= _LEAST else NOTHING


@dataclass(frozen=True, slots=True)
class _Weight:
    score: float
    words: int
    impossible: int
    common: bool
    """Whether all of the accented words are known ones."""

    @property
    def share(self) -> float:
        """The share of the accented words that can be Vietnamese."""
        return 1 - self.impossible / self.words if self.words else 0.0


def _weigh(text: str) -> _Weight:
    """Weigh the words with letters outside ASCII."""
    score, words, impossible, common = 0.0, 0, 0, True
    shouting = text.isupper()
    before = ""
    for word in re.split(_SPLIT, text):
        if word and (not word.isascii() or _CONTROL.search(word)):
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
    return _Weight(score, words, impossible, common)


def _edged(text: str) -> str:
    """Return `text` without the signs that stand for themselves; those inside words stay."""
    bare = re.sub(_SIGNS, " ", re.sub(_GUILLEMETS, r" \1 ", text))
    return _OUTER.sub(" ", bare).translate(_INNER)


def _viqr(text: str) -> Detection:
    signs = weigh_signs(text)
    found = _answer("viqr", signs.score, signs.share, decode(text, "viqr"))
    return found if signs.certain else _capped(found, _UNCERTAIN)


def _among_syllables(text: str) -> bool:
    """Whether a text has ASCII words, and all of them can be Vietnamese."""
    plain = [word for word in re.split(_SPLIT, text) if word and word.isascii()]
    return bool(plain) and all(likelihood(word) > IMPOSSIBLE for word in plain)


def _capped(found: Detection, most: float) -> Detection:
    """Return an answer that is not sure enough to act on by itself."""
    return replace(found, confidence=min(found.confidence, most))
