"""What happens in a run → lines that are only ever added, and what they say of each picture.

Only where most lines of a journal hold no more is it written anew, without them, as a run begins.
A line is written whole with one call, so that a killed process leaves whole lines. The disk is told
to keep them at least every `FLUSH` seconds: a loss of power costs the lines since then, and their
pictures are drawn again; none is ever taken for done that is not.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix.campaign.folder import parse_line

FLUSH = 0.5
TIDY_FROM = 5_000
"""Lines from which a journal may be tidied: it is where three of four hold no more."""
OF_PICTURES = ("drawn", "failed")
_NO_LINE = (KeyError, TypeError, ValueError, AttributeError)
"""What a line that somebody else wrote may end in: it says nothing."""


class Entry(Struct, frozen=True):
    """The last line of a picture: its key, whether it was drawn, its files with their bytes.

    `kind` is its table, sheet and format, `at` where the line begins, in bytes.
    """

    key: str
    drawn: bool
    files: tuple[tuple[str, int], ...]
    kind: tuple[str, str, str]
    at: int


class Journal:
    """The journal of a folder, open for adding lines."""

    def __init__(self, path: Path, read_only: bool = False) -> None:
        self._path = path
        self.pictures: dict[str, Entry] = {}
        self._kinds: dict[tuple[str, str, str], tuple[str, str, str]] = {}
        self.runs = self._lines = 0
        self.ended = True
        """Whether the latest run came to its end."""
        whole = self._read()
        self._file: Any = None
        if read_only:
            return
        if self._lines > max(TIDY_FROM, 4 * len(self.pictures)):
            whole = self._tidied()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("r+b" if path.exists() else "w+b", buffering=0)
        self._file.truncate(whole)
        self._file.seek(whole)
        self._at = whole
        self._flushed = time.monotonic()

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.flush()
        self._file.close()

    def add(self, line: Mapping[str, Any]) -> None:
        """Add a line; nothing where the journal is only read."""
        if self._file is None:
            return
        text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
        data = text.encode("utf-8", "backslashreplace") + b"\n"  # halves of characters as \\ud800
        try:
            self._file.write(data)
        except OSError as error:
            error.filename = str(self._path)
            raise
        self._note(line, self._at)
        self._at += len(data)
        if time.monotonic() - self._flushed >= FLUSH:
            self.flush()

    def flush(self) -> None:
        """Have the disk keep what was added."""
        os.fsync(self._file.fileno())
        self._flushed = time.monotonic()

    def line(self, picture: str) -> dict[str, Any] | None:
        """Return the last line of a picture."""
        entry = self.pictures.get(picture)
        if entry is None:
            return None
        with self._path.open("rb") as file:
            file.seek(entry.at)
            return parse_line(file.readline())

    def _read(self) -> int:
        """Read the lines there are; return how many bytes of the file are whole lines."""
        at = 0
        if not self._path.exists():
            return 0
        with self._path.open("rb") as file:
            for data in file:
                line = parse_line(data)
                self._lines += 1
                if line is not None:
                    with contextlib.suppress(*_NO_LINE):
                        self._note(line, at)
                if not data.endswith(b"\n"):
                    return at
                at += len(data)
        return at

    def _tidied(self) -> int:
        """Write the lines that hold to a new journal, and put it in the old one's place."""
        part = self._path.with_suffix(".part")
        places = sorted(entry.at for entry in self.pictures.values())
        self.pictures.clear()
        at = 0
        with self._path.open("rb") as old, part.open("wb") as new:
            for place in places:
                old.seek(place)
                data = old.readline()
                self._note(parse_line(data) or {}, at)
                at += new.write(data)
            new.flush()
            os.fsync(new.fileno())
        part.replace(self._path)
        return at

    def _note(self, line: Mapping[str, Any], at: int) -> None:
        event = line.get("event")
        if event == "run":
            self.runs, self.ended = self.runs + 1, False
        elif event == "end":
            self.ended = not line.get("stopped")
        elif event in OF_PICTURES:
            files = tuple((file["path"], file["bytes"]) for file in line.get("files", ()))
            kind = (line.get("table", ""), line.get("sheet", ""), line.get("format", ""))
            kind = self._kinds.setdefault(kind, kind)
            key = line.get("key", "")
            self.pictures[line["picture"]] = Entry(key, event == "drawn", files, kind, at)
        elif event == "retired":
            self.pictures.pop(line["picture"], None)
