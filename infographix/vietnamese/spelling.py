"""A text → advice on its spelling: syllables that are none, and those that hardly stand so.

Advice only: it costs a reader a look, so it is given where a slip is likely. A word is measured
against what can be a syllable, what is one (`syllables`), and against compounds (`phrases.txt`,
`spelling.txt`, `confused.txt`): `sữa` beside `đổi` is `sửa`, and `xử dụng` is `sử dụng`. Let
through: foreign words, names, codes, numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from infographix.finding import Finding
from infographix.vietnamese.company import bound, by_letters, confused, foreign, pairs, vocabulary
from infographix.vietnamese.misspelt import candidates, folded, same, swap, telex
from infographix.vietnamese.syllables import existing_set, possible_set
from infographix.vietnamese.tokens import word_set
from infographix.vietnamese.tones import stripped
from infographix.vietnamese.words import Word, words

Why = Literal["impossible", "unknown", "context"]
_VOWEL_GROUPS = re.compile(r"[aăâeêioôơuưy]+")
_FOREIGN_LETTERS = frozenset("fjwz")
_LONGEST = 7
_REACH = 4
"""How many words away a marked word shows that a word in ASCII stands in Vietnamese."""
_STOPS = ("p", "t", "c", "ch")


class Advice(Struct, frozen=True):
    """A word at `position` (code points) that may be misspelt, and the likeliest right one."""

    position: int
    syllable: str
    why: Why
    suggestion: str | None = None


def advise(text: str) -> list[Advice]:
    """Return the doubtful syllables of an NFC text in order; none where it is not Vietnamese."""
    row = words(text)
    known = [word.low in existing_set() for word in row]
    found = []
    for i, word in enumerate(row):
        if word.judged:
            doubt = _of_confused(row, i)
            if doubt is None:
                doubt = _of_known(row, i) if known[i] else _of_unknown(row, known, i)
            if doubt is not None:
                why, suggestion = doubt
                shown = suggestion and _cased(suggestion, word.text)
                found.append(Advice(word.position, word.text, why, shown))
                word.low = suggestion or word.low  # what follows is read beside what was meant
    return found


def findings(texts: Iterable[tuple[str, str]]) -> list[Finding]:
    """Return the advice on texts, given as (field, text), as findings of the code `spelling`."""
    return [_finding(field, advice) for field, text in texts for advice in advise(text)]


def _finding(field: str, advice: Advice) -> Finding:
    details: dict[str, object] = {
        "position": advice.position,
        "found": advice.syllable,
        "why": advice.why,
        "suggestion": advice.suggestion,
    }
    variant = advice.why if advice.suggestion else f"{advice.why}-alone"
    return Finding("spelling", field, details, variant)


# Words too free in their company to be doubted by it.
_FREE = word_set(
    """ai ba bên bốn cao cho chưa có con cùng của cũng còn hai hay hơn không khi là làm năm
    này nhiều như nhưng những nơi phần qua ra rất sau ta tạo theo thêm thì trong trên tư và
    vẫn với xem đang đi đã đây đó đôi để được chỉ mỗi mọi từ tới về vào xa thanh tiên tĩnh"""
)

_Doubt = tuple[Why, str | None]


def _of_confused(row: Sequence[Word], i: int) -> _Doubt | None:
    for one, two, place in _sides(row, i):
        meant = confused().get((same(one), same(two)))
        if meant and same(meant[place]) != same(row[i].low) and not _held(row, i - place):
            return "context", meant[place]
    return None


def _of_unknown(row: Sequence[Word], known: Sequence[bool], i: int) -> _Doubt | None:
    low = row[i].low
    if any((same(one), same(two)) in pairs() for one, two, _ in _sides(row, i)):
        return None
    if low.isascii():
        return None if low in vocabulary() else _of_ascii(row, known, i)
    if len(_VOWEL_GROUPS.findall(stripped(low)[0])) != 1 or len(low) > _LONGEST:
        return None  # a loan written in one, such as ôtô
    if not _FOREIGN_LETTERS.isdisjoint(low) or not _among_vietnamese(row, known, i):
        return None
    near = _near(row, i)
    if low in possible_set():
        return "unknown", near
    return None if near is None and row[i].dotted else ("impossible", near)  # an abbreviation


def _of_ascii(row: Sequence[Word], known: Sequence[bool], i: int) -> _Doubt | None:
    """A word without marks is foreign, unless Telex or its neighbours show what it should be."""
    low = row[i].low
    if low in foreign() or len(low) < 2 or not _among_vietnamese(row, known, i):
        return None
    if low in bound():
        return "unknown", bound()[low]
    meant = _meant(row, i)
    if meant is not None:
        return "impossible", meant
    decoded = next(telex(low), None)
    if decoded is not None and decoded != low and len(low) > len(decoded):
        return "impossible", decoded
    if low.endswith(_STOPS) and not low.startswith(tuple(_FOREIGN_LETTERS)):
        near = [word for word in candidates(low) if stripped(word)[0] == low]
        return ("impossible", near[0]) if near else None
    return None


def _among_vietnamese(row: Sequence[Word], known: Sequence[bool], i: int) -> bool:
    """Tell whether a neighbour is Vietnamese; near a word in ASCII, one must have a mark."""
    around = [j for j in (i - 1, i + 1) if 0 <= j < len(row)]
    if not row[i].low.isascii():
        return not around or any(known[j] or not row[j].low.isascii() for j in around)
    near = range(max(0, i - _REACH), min(len(row), i + _REACH + 1))
    marked = any(known[j] and not row[j].low.isascii() for j in near)
    return marked and any(known[j] for j in around)


def _near(row: Sequence[Word], i: int) -> str | None:
    """Return what a word that is no syllable stands for: by its neighbours, else by its letters."""
    meant = _meant(row, i)
    return meant if meant is not None else next(iter(candidates(row[i].low)), None)


def _meant(row: Sequence[Word], i: int) -> str | None:
    """Return the syllable that forms a compound with a neighbour, both read without marks."""
    near: set[str] | None = None
    for one, two, place in _sides(row, i):
        for pair in by_letters().get((folded(one), folded(two)), ()):
            other = 1 - place
            if pair[other] == same((one, two)[other]):
                return pairs()[pair][place]
            near = near or set(candidates(row[i].low))
            if pair[place] in near:
                return pairs()[pair][place]
    return None


def _sides(row: Sequence[Word], i: int) -> Iterator[tuple[str, str, int]]:
    """Yield the pairs that a word forms with its neighbours, and its place in each."""
    if i + 1 < len(row) and row[i + 1].joined:
        yield row[i].low, row[i + 1].low, 0
    if i > 0 and row[i].joined:
        yield row[i - 1].low, row[i].low, 1


def _of_known(row: Sequence[Word], i: int) -> _Doubt | None:
    sides = list(_sides(row, i))
    if any((same(one), same(two)) in pairs() for one, two, _ in sides):
        return None
    low = row[i].low
    usual = bound().get(same(low))
    if usual is not None and sides:
        return "context", usual
    for one, two, place in sides if low not in _FREE else ():
        for pair in by_letters().get((folded(one), folded(two)), ()):
            if _is_slip((same(one), same(two)), pair, place):
                return "context", pairs()[pair][place]
    return None


def _held(row: Sequence[Word], i: int) -> bool:
    """Tell whether word `i` or the one after it belongs to a compound outside of the two."""
    return any(
        j >= 0 and j + 1 < len(row) and row[j + 1].joined and _pair(row, j) in pairs()
        for j in (i - 1, i + 1)
    )


def _pair(row: Sequence[Word], i: int) -> tuple[str, str]:
    return same(row[i].low), same(row[i + 1].low)


def _is_slip(found: tuple[str, str], pair: tuple[str, str], place: int) -> bool:
    """Tell whether a pair is a compound but for hỏi and ngã, or a tone left out, at `place`."""
    word, meant = found[place], pair[place]
    if word == meant or found[1 - place] != pair[1 - place]:
        return False
    return swap(word) == meant or word == stripped(meant)[0]


def _cased(suggestion: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return suggestion.upper()
    return suggestion.capitalize() if like[0].isupper() else suggestion
