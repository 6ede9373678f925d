"""Text as it stands → the old encoding that it is in, and how sure that is.

Every reading of the text, as it stands and decoded from each encoding, is weighed by how likely its
accented words are in Vietnamese; the best must win by a margin. Text with a letter that no old
encoding could show (`ế`, `ơ` …) is right already, and so is ASCII without the signs of VIQR.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterator

from msgspec import Struct
from msgspec.structs import replace

from infographix.vietnamese.legacy import Encoding, as_bytes, decode
from infographix.vietnamese.legacy_charsets import Charset, table
from infographix.vietnamese.legacy_signs import weigh_signs
from infographix.vietnamese.legacy_weigh import (
    is_common,
    is_plain,
    may_be_name,
    weigh,
    weigh_standing,
)
from infographix.vietnamese.mojibake import recognise


class Detection(Struct, frozen=True):
    """An encoding's name (`Encoding`, or `utf-8-as-…`) or None, and the confidence, 0 to 1.

    `text` is the text in Unicode (NFC); None where nothing is known, or it cannot be brought back.
    It is not `certain` where a sign can be read in two ways, or letters were lost on the way.
    """

    encoding: str | None = None
    confidence: float = 0.0
    text: str | None = None
    certain: bool = True


NOTHING = Detection()

# Letters and signs that a program shows for the bytes 80 to 9F.
_SHOWN = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_UNICODE = re.compile(f"[^\x00-\xff{_SHOWN}\u2000-\u2bff\ufeff\ufffd]")
_SIGNED = re.compile(r"[aeouAEOU][(^+]|[dD][dD]|[aeiouyAEIOUY](?:['`~]|[?.](?=[A-Za-z]| [a-z]))")
# TCVN3 writes ư as a soft hyphen, which programs drop: what is left is no rhyme of Vietnamese.
_HYPHENS_LOST = r"(?<![ưƯ])[ơờớởỡợƠỜỚỞỠỢ](?:c|ng|C|NG)\b"
_PRIORS: dict[Charset, float] = {
    "tcvn3": 0.0, "vni": 0.0, "windows-1258": -0.5, "viscii": -1.0, "vps": -1.5,
}  # fmt: skip
_CERTAIN = -6.5  # words that weigh this much each, all known: Vietnamese as it stands
_DOUBT = 2.5  # what speaks for a text all of whose words are possible as they stand
_HALF = 4.0  # the margin that makes an answer right in one case of two
_RIVALRY = 3.0  # how much a margin over another encoding counts, to that over the text as it is
_EXPECTED = 6.0  # for an encoding that other texts are in
_LONE = 0.55  # the most for a word that may be a name: Loïc
_LEAST = 0.2
_LEAST_SHARE = 0.5


def detect(text: str, expected: Container[str] = ()) -> Detection:
    """Return the encoding of `text`; NOTHING for right Unicode, English, codes and numbers.

    `expected` are encodings that other texts of the same source are in: they get the benefit of the
    doubt.
    """
    if text.isascii():
        return _viqr(text, expected) if _SIGNED.search(text) else NOTHING
    if _UNICODE.search(text):
        return NOTHING
    if is_plain(text):
        return _viqr(text, expected) if _SIGNED.search(text) else NOTHING
    ruin = recognise(text)
    if ruin is not None:
        again = "-twice" if ruin.times > 1 else ""
        return Detection(f"utf-8-as-{ruin.reader}{again}", _sure_of_ruin(ruin.text), ruin.text)
    return _charset(text, expected)


def _sure_of_ruin(text: str | None) -> float:
    return 0.99 if text is None or any(char >= "\u0100" for char in text) else 0.95


def _charset(text: str, expected: Container[str]) -> Detection:
    if not expected and is_common(text):
        return NOTHING
    standing = weigh_standing(text)
    if standing.common and standing.score >= _CERTAIN * standing.words and not expected:
        return NOTHING
    readings = sorted(_readings(text, expected), key=lambda reading: -reading[0])
    if not readings:
        return NOTHING
    score, charset, decoded, share = readings[0]
    rival = next((reading[0] for reading in readings if reading[2] != decoded), -math.inf)
    doubt = 0.0 if standing.impossible else _DOUBT
    margin = min(score - standing.score - doubt, (score - rival) * _RIVALRY)
    found = _answer(charset, margin, share, decoded)
    if found is NOTHING:
        return NOTHING
    if charset == "tcvn3" and re.search(_HYPHENS_LOST, decoded):
        return replace(found, certain=False)
    alone = standing.words == 1 and charset not in expected and may_be_name(text)
    return replace(found, confidence=min(found.confidence, _LONE)) if alone else found


def _readings(text: str, expected: Container[str]) -> Iterator[tuple[float, Charset, str, float]]:
    """Yield score, charset, text and the share of possible words for each way to decode."""
    raw = frozenset(as_bytes(text))
    for charset, prior in _PRIORS.items():
        if not raw.isdisjoint(table(charset).bytes_used):
            decoded = decode(text, charset)
            if decoded != text:
                weight = weigh(decoded)
                favour = _EXPECTED if charset in expected else prior
                yield weight.score + favour, charset, decoded, weight.share


def _viqr(text: str, expected: Container[str]) -> Detection:
    signs = weigh_signs(text)
    score = signs.score + (_EXPECTED if signs.share and "viqr" in expected else 0)
    found = _answer("viqr", score, signs.share, decode(text, "viqr"))
    return found if signs.certain or found is NOTHING else replace(found, certain=False)


def _answer(encoding: Encoding, margin: float, share: float, decoded: str) -> Detection:
    if margin <= 0 or share < _LEAST_SHARE:
        return NOTHING
    confidence = share * (1 - 2 ** (-margin / _HALF))
    return Detection(encoding, round(confidence, 3), decoded) if confidence >= _LEAST else NOTHING
