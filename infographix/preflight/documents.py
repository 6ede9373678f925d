"""Texts → findings on numbers of documents that are not formed as Nghị định 30/2020/NĐ-CP asks.

`60/KH-UBND`, `54/2023/QĐ-UBND` and, of the Party, `54-NQ/TW`: no spaces, short hyphens, a leading
zero below 10, capitals but in a few abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import texts

_KINDS = "NQ QĐ CT QC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ GM NĐ TT"
"""Abbreviations of kinds of documents: of administration, and NĐ and TT of the law."""
_OF_KINDS = {kind.casefold(): kind for kind in _KINDS.split()} | {"qd": "QĐ", "nd": "NĐ"}
_RIGHT = _OF_KINDS | {"hdnd": "HĐND", "hđnd": "HĐND", "ubnd": "UBND", "ttg": "TTg"}
"""How an abbreviation is written, where it is not all capitals or lacks the stroke of its Đ."""
_ORGANS = r"TW|TU|HU|ĐU"
_WORD = "[A-Za-zĐđ]"
_STATE = (
    rf"(?<![\w/.,-])(?P<number>\d{{1,5}})(?P<gap>\s*/\s*)(?:(?P<year>(?:19|20)\d{{2}})\s*/\s*)?"
    rf"(?P<kind>{_WORD}{{1,6}}\d{{0,2}})(?P<dash>\s*[-–—]\s*)"
    rf"(?P<organ>{_WORD}{{2,10}}\d{{0,2}}(?:[-–—]{_WORD}{{2,10}})?)(?![\w/])"
)
_PARTY = (
    rf"(?i)(?<![\w/.,-])(?P<number>\d{{1,4}})(?P<dash>\s*[-–—]\s*)(?P<kind>{_WORD}{{2,3}})"
    rf"(?P<gap>\s*/\s*)(?P<organ>{_ORGANS})(?![\w/])"
)


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield each number of a document that is not well formed, and the form that is right."""
    for field, text in texts(spec):
        for found, right in malformed(text):
            yield Finding("document-number", field, {"found": found, "allowed": right})


def malformed(text: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers in a text that are not well formed, each with the right form."""
    for pattern, form in ((_STATE, _state), (_PARTY, _party)) if "/" in text else ():
        for match in re.finditer(pattern, text):
            if match["kind"].casefold() in _OF_KINDS:
                right = form(match)
                if right != match.group():
                    yield match.group(), right


def _state(match: re.Match[str]) -> str:
    year = f"{match['year']}/" if match["year"] else ""
    organ = "-".join(_cased(part) for part in re.split("[-–—]", match["organ"]))
    return f"{_number(match)}/{year}{_cased(match['kind'])}-{organ}"


def _party(match: re.Match[str]) -> str:
    return f"{_number(match)}-{_cased(match['kind'])}/{match['organ'].upper()}"


def _number(match: re.Match[str]) -> str:
    number: str = match["number"]
    return number.zfill(2)


def _cased(word: str) -> str:
    """Return an abbreviation in its own capitals; one that mixes them on purpose as it is."""
    right = _RIGHT.get(word.casefold())
    if right is not None:
        return right
    return word.upper() if word.islower() or word.istitle() else word
