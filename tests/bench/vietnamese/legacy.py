"""Real Vietnamese strings in every old encoding → how many are named and exactly restored, a table.

What is re-encoded is read as a program for Windows-1252 shows it. A string counts where it has two
words or more and its bytes differ from those of its Unicode text in Latin-1.
"""

from __future__ import annotations

import re
import timeit
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from rich.console import Console
from rich.table import Table

from infographix.facts.encoding import SURE
from infographix.vietnamese.legacy import ENCODINGS, Encoding, as_seen, encode
from infographix.vietnamese.legacy_detect import detect
from infographix.vietnamese.mojibake import misread
from tests.bench.vietnamese.corpus import english, strings

GOAL = 0.995

# Codes, addresses, numbers, names and words of the West, right Vietnamese without a late letter.
CLEAN = tuple(Path(__file__).with_name("clean.txt").read_text("utf-8").splitlines())


class Row(Struct, frozen=True):
    """Counts over strings of one encoding; `same` ones look alike in Unicode and were left out."""

    name: str
    strings: int
    same: int
    named: int
    restored: int
    converted: int
    """Restored, and sure enough for the gate to convert by itself."""
    wrong: int
    """Sure enough to be converted, but to another text."""


def rows(texts: Sequence[str]) -> Iterator[Row]:
    """Yield one row per encoding and one per kind of misread UTF-8."""
    long = [text for text in texts if len(re.findall(r"[^\W\d_]+", text)) > 1]
    for encoding in ENCODINGS:
        yield _row(encoding, long, _re_encoded(encoding))
    for reader, times in (("cp1252", 1), ("cp1252", 2), ("latin-1", 1), ("latin-1", 2)):
        name = f"utf-8-as-{reader}{'-twice' if times > 1 else ''}"
        yield _row(name, long, lambda text, r=reader, n=times: misread(text, r, n))
    yield _row("utf-8-as-cp1252, NFD", long, _decomposed)


def false_alarms(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Return those of right texts for which an encoding is named at all, and which."""
    return [(text, found) for text in texts if (found := detect(text).encoding)]


def _re_encoded(encoding: Encoding) -> Callable[[str], str | None]:
    def seen(text: str) -> str | None:
        try:
            return as_seen(encode(text, encoding))
        except UnicodeEncodeError:
            return None  # arrows and typographic quotes, which the encoding does not have

    return seen


def _decomposed(text: str) -> str:
    return misread(unicodedata.normalize("NFD", text))


def _row(name: str, texts: Sequence[str], change: Callable[[str], str | None]) -> Row:
    total = same = named = restored = converted = wrong = 0
    for text in texts:
        seen = change(text)
        if seen is None:
            continue
        if seen == text:
            same += 1
            continue
        total += 1
        found = detect(seen)
        sure = found.confidence >= SURE and found.certain
        named += _is_named(found.encoding, name, text, seen)
        restored += found.text == text
        converted += sure and found.text == text
        wrong += sure and found.text != text
    return Row(name, total, same, named, restored, converted, wrong)


def _is_named(found: str | None, name: str, text: str, seen: str) -> bool:
    """Whether an answer is right: the encoding itself, or one that has the same bytes for it."""
    if found is None or found == name or name.startswith("utf-8"):
        # Latin-1 is told from Windows-1252 by bytes that a text need not have.
        return found is not None and (found == name or found.startswith("utf-8-as-"))
    encoding = next((known for known in ENCODINGS if known == found), None)
    return encoding is not None and _re_encoded(encoding)(text) == seen


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%}"


def main() -> int:
    """Print the tables; 1 where a goal is missed."""
    console = Console(width=100)
    measured = list(rows(strings()))
    alarms = {
        "Vietnamese": (len(strings()), false_alarms(strings())),
        "English": (len(english()), false_alarms(english())),
        "codes, addresses, names": (len(CLEAN), false_alarms(CLEAN)),
    }
    console.print(_table_of_rows(measured))
    console.print(_table_of_alarms(alarms))
    for name, text in (("Unicode", "Thừa Thiên Huế chuyển đổi số"), ("ASCII", "Hue-S 2023, no. 1")):
        console.print(f"detect() on clean {name}: {_microseconds(text):.2f} µs")
    missed = any(min(row.named, row.restored) < GOAL * row.strings for row in measured)
    return int(missed or any(found for _, found in alarms.values()))


def _table_of_rows(measured: Sequence[Row]) -> Table:
    table = _table(
        f"re-encoded strings: named and restored (goal {GOAL:.1%})",
        ("encoding", "strings", "alike", "named", "restored", f"converted (≥ {SURE})", "wrongly"),
    )
    for row in measured:
        shares = [_share(part, row.strings) for part in (row.named, row.restored, row.converted)]
        table.add_row(row.name, str(row.strings), str(row.same), *shares, str(row.wrong))
    return table


def _table_of_alarms(alarms: Mapping[str, tuple[int, list[tuple[str, str]]]]) -> Table:
    table = _table("encodings named for right texts (goal 0)", ("texts", "number", "alarms"))
    for name, (total, found) in alarms.items():
        table.add_row(name, str(total), str(len(found)))
    return table


def _table(title: str, heads: Sequence[str]) -> Table:
    table = Table(title=title)
    for i, head in enumerate(heads):
        table.add_column(head, justify="right" if i else "left")
    return table


def _microseconds(text: str) -> float:
    return min(timeit.repeat(lambda: detect(text), number=5_000, repeat=5)) / 5_000 * 1e6
