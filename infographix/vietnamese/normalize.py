"""Text as people paste it → the same words in NFC, with every repair named.

No repair changes a word, a number, an address or the words between quotation marks. Characters that
cannot be repaired (controls, private use, lost characters) are found by `forbidden`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from infographix.vietnamese.tape import Repair, Replace, Tape


class Cleaned(Struct, frozen=True):
    """A clean text and what was done to make it so; `repairs` is empty where nothing was."""

    text: str
    repairs: tuple[Repair, ...] = ()


class Forbidden(Struct, frozen=True):
    """A character that no text may hold, where it stands, and why."""

    character: str
    position: int
    reason: str


_ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ZERO_WIDTH = "\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\ufeff"
_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"

# One look tells whether a text in NFC needs any of the repairs below; nearly none does.
_SUSPECT = re.compile(
    rf'[{_ODD_SPACES}{_ZERO_WIDTH}{_BREAKS}\u00ad\u00d0\u00f0\u0189\u0256"]'
    r"|[0-9] ?- ?[0-9]|  | \n|\n |\n\n|\A[ \n]|[ \n]\Z"
)
# Why a character is forbidden, and the characters, as a pattern writes a set of them.
_REASONS = {
    "a control character": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "a mark that turns the direction of writing": "\u202a-\u202e\u2066-\u2069",
    "a private-use character, which no font shows alike": "\ue000-\uf8ff\U000f0000-\U0010ffff",
    "half of a character (a lone surrogate)": "\ud800-\udfff",
    "the mark of a character lost in an earlier conversion": "\ufffd",
    "an invisible character that is no text": (
        "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    ),
}
_FORBIDDEN = re.compile(f"[{''.join(_REASONS.values())}]")

# The patterns below are compiled where a text first needs them: most runs need none.
_LINE_BREAK = rf"\r\n|[{_BREAKS}]"
_SOFT_HYPHEN = "\u00ad+"
_ZERO = rf"[{_ZERO_WIDTH}]+"
_ODD_SPACE = f"[{_ODD_SPACES}]"
_SPACES = r" {2,}"
_LINE_SPACES = r" +(?=\n)|(?<=\n) +|\A +| +\Z"
_BLANK_LINES = r"\n{2,}"
_MANY_BLANK_LINES = r"\n{3,}"
_LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_LOOK_ALIKE = f"[\u00d0\u0189\u00f0\u0256](?=[{_LATIN}])|(?<=[{_LATIN}])[\u00d0\u0189\u00f0\u0256]"
_TRUE_LETTER = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}

# A pair of straight quotes: the first opens a word, the second closes one; inches are left alone.
_STRAIGHT_PAIR = r'(?<![^\s(\[{–—/:,;“‘«-])"(?=[^\s"])[^"\n]*(?<=\S)"(?!\w)'
_QUOTED = r"“[^“”]*”|«[^«»]*»|‘[^‘’]*’|\"[^\"\n]*\""
_ADDRESS = (
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@[^\s@]+"
    r"|(?<![\w@.-])(?:[A-Za-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?"
)
# 1800 and 1900 begin hotlines (1900-2045), so ranges that begin with them are left alone.
_YEARS = (
    r"(?<![\w./–-])(?<![0-9] )((?:19(?!00)|20)[0-9]{2})( ?)-( ?)((?:19|20|21)[0-9]{2})"
    r"(?![\w/–-])(?![.,][0-9])(?! [0-9])"
)
# What ends so is followed by a phone or document number; `chuyển đổi số 2021-2025` is years.
_CALLED = (
    r"(?i:\A\W*số|(?<!\w)(?:(?:gọi|máy|văn|hoạch|định|quyết|thị|trình|báo) số"
    r"|gọi|điện thoại|đt|tel|hotline|tổng đài|fax))[ .:]*\Z"
)


def forbidden(text: str) -> tuple[Forbidden, ...]:
    """Return the characters that no text may hold; an empty tuple for nearly every text."""
    if not _FORBIDDEN.search(text):
        return ()
    return tuple(
        Forbidden(match.group(), match.start(), _reason(match.group()))
        for match in _FORBIDDEN.finditer(text)
    )


def _reason(character: str) -> str:
    return next(why for why, these in _REASONS.items() if re.match(f"[{these}]", character))


def clean(text: str, *, paragraphs: bool = False) -> Cleaned:
    """Return `text` in NFC and repaired.

    A line feed stays: it is a forced break. Line feeds at either end are dropped without a word,
    because YAML's block scalars end in one. With `paragraphs`, one blank line stays too.
    """
    if unicodedata.is_normalized("NFC", text) and not _SUSPECT.search(text):
        return Cleaned(text)
    tape = Tape(text)
    tape.compose()
    _repair_spaces(tape, paragraphs)
    _repair_letters_and_marks(tape)
    return Cleaned(tape.text, tuple(tape.repairs))


def _repair_spaces(tape: Tape, paragraphs: bool) -> None:
    tape.substitute("line-break", _LINE_BREAK, _always("\n"))
    tape.substitute("soft-hyphen", _SOFT_HYPHEN, _always(""))
    tape.substitute("zero-width", _ZERO, _joiner)
    tape.substitute("space", _ODD_SPACE, _always(" "))
    tape.substitute("space", _SPACES, _always(" "))
    tape.substitute("space", _LINE_SPACES, _always(""))
    tape.strip("\n")
    if paragraphs:
        tape.substitute("line-break", _MANY_BLANK_LINES, _always("\n\n"))
    else:
        tape.substitute("line-break", _BLANK_LINES, _always("\n"))


def _repair_letters_and_marks(tape: Tape) -> None:
    addresses = _spans(_ADDRESS, tape.text)
    tape.substitute("look-alike", _LOOK_ALIKE, _outside(addresses, _true_letter))
    quoted = _spans(_QUOTED, tape.text)
    tape.substitute("dash", _YEARS, _outside(_merged(addresses, quoted), _en_dash))
    tape.substitute("quotes", _STRAIGHT_PAIR, _outside(addresses, _curly))


def _always(replaced: str) -> Replace:
    return lambda _match: replaced


def _joiner(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    joins = match.group() == "\u200d" and before >= "\u2190" and after >= "\u2190"
    return match.group() if joins else ""


def _true_letter(match: re.Match[str]) -> str:
    return _TRUE_LETTER[match.group()]


def _curly(match: re.Match[str]) -> str:
    return f"“{match.group()[1:-1]}”"


def _en_dash(match: re.Match[str]) -> str:
    first, before, after, last = match.groups()
    if first >= last or re.search(_CALLED, match.string[: match.start()]):
        return match.group()
    return f"{first}{before}–{after}{last}"


def _spans(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, text)]


def _merged(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of both in order, those that overlap joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(one + other):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _outside(spans: Sequence[tuple[int, int]], replace: Replace) -> Replace:
    """Return `replace` for matches that begin outside of `spans` (disjoint and in order)."""

    def guarded(match: re.Match[str]) -> str:
        index = bisect_right(spans, (match.start(), len(match.string) + 1)) - 1
        inside = index >= 0 and match.start() < spans[index][1]
        return match.group() if inside else replace(match)

    return guarded
