"""Entries and decisions → what lies on the desk now, and how it changes.

Nothing that was decided is lost: `review.csv` is read again before each change, and a picture is
decided upon only as it was seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from threading import RLock

from msgspec.structs import replace

from infographix import resources
from infographix.campaign.folder import Folder
from infographix.errors import InfographixError, Problem, SpecError
from infographix.review import decisions
from infographix.review.decisions import LARGEST_NOTE, VERDICTS, Decision
from infographix.review.entries import Entry, entries


class ChangedError(InfographixError):
    """A picture is not the one that was looked at."""


class Desk:
    """One review. Every method may be called from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / decisions.NAME
        self._lock = RLock()
        self._hashes: dict[tuple[Path, str], str] = {}
        self._read_of = ""
        self._entries: dict[str, Entry] = {}
        self.entries()

    def entries(self) -> dict[str, Entry]:
        """Return the pictures by name, read again where the records have changed."""
        with self._lock:
            records = Folder(self.folder)
            campaign = (records.rows, records.journal)
            stamp = resources.stamp(campaign if records.rows.exists() else (self.folder,))
            if stamp != self._read_of:
                self._entries = {entry.name: entry for entry in entries(self.folder)}
                self._read_of = stamp
            return self._entries

    def version(self) -> str:
        """Return a text that changes with the pictures, their records, and the decisions."""
        try:
            paths = [entry.path for entry in self.entries().values() if entry.path]
        except InfographixError:
            paths = []
        return f"{self._read_of}-{resources.stamp([self.file, *paths])}"

    def entry(self, name: str) -> Entry:
        """Return a picture by its name; SpecError where the folder has none of this name."""
        found = self.entries().get(name)
        if found is None or found.path is None:
            raise SpecError(Problem("there is no such picture", "file", name[:200]))
        return found

    def stamp(self, entry: Entry) -> str:
        """Return what stands for a file's present bytes in addresses; empty without a file."""
        return resources.stamp((entry.path,)) if entry.path else ""

    def hash(self, entry: Entry) -> str:
        """Return the SHA-256 of a picture's present bytes; read once while the file is the same."""
        assert entry.path is not None
        key = (entry.path, self.stamp(entry))
        if key not in self._hashes:
            self._hashes[key] = hashlib.sha256(entry.path.read_bytes()).hexdigest()
        return self._hashes[key]

    def decided(self) -> dict[str, Decision]:
        """Return what `review.csv` says now; SpecError where it is no such table."""
        with self._lock:
            return decisions.read(self.file)

    def holds(self, entry: Entry, decision: Decision) -> bool:
        """Whether a verdict is of the picture as it is now."""
        return bool(decision.verdict and entry.path and self.hash(entry) == decision.hash)

    def approved(self) -> list[Entry]:
        """Return the pictures whose approval holds, in their order."""
        decided = self.decided()
        return [
            entry
            for name, entry in self.entries().items()
            if (found := decided.get(name)) and found.verdict == "approved"
            if self.holds(entry, found)
        ]

    def decide(
        self, marks: Iterable[tuple[str, str]], verdict: str | None, note: str | None
    ) -> Mapping[str, Decision]:
        """Give pictures a verdict (`approved`, `rejected`, or empty for none) or a note, or both.

        `marks` are names and the stamps under which they were seen; None leaves a thing as it is.
        ChangedError where a picture has changed since, OSError where nothing can be written.
        """
        if verdict is not None and verdict not in VERDICTS:
            raise SpecError(Problem("there is no such verdict", "verdict", repr(verdict[:40])))
        if note is not None and len(note) > LARGEST_NOTE:
            allowed = f"{LARGEST_NOTE} characters"
            raise SpecError(Problem("the note is too long", "note", str(len(note)), allowed))
        with self._lock:
            decided = self.decided()
            changed = {}
            for name, stamp in marks:
                entry = self.entry(name)
                if verdict is not None and self.stamp(entry) != stamp:
                    raise ChangedError(Problem("the picture has changed since it was seen", name))
                changed[name] = self._changed(entry, decided.get(name, Decision()), verdict, note)
            told = {
                name: one
                for name, one in {**decided, **changed}.items()
                if one.verdict or one.note or one.other
            }
            decisions.save(self.file, told)
            return changed

    def _changed(
        self, entry: Entry, before: Decision, verdict: str | None, note: str | None
    ) -> Decision:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        made = before if note is None else replace(before, note=note.strip(), at=now)
        if verdict is None:
            return made
        return replace(made, verdict=verdict, hash=self.hash(entry) if verdict else "", at=now)
