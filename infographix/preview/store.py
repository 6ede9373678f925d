"""A spec's file → its fields as plain data, and back: what changed in the file is never lost.

Every text given out goes with the SHA-256 of the file's bytes; who saves names it, and is refused
where the file has become another since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.encoding import read_file
from infographix.facts.load import file_bytes, kind_of, plain
from infographix.finding import Finding
from infographix.preview.yaml_edit import rewrite
from infographix.preview.yaml_write import document
from infographix.result import write

MOST_COPIES = 1000


class ConflictError(InfographixError):
    """The file on disk is not the one that was read."""


class CommentsError(InfographixError):
    """The file's comments cannot be kept with these changes."""


class Version(Struct, frozen=True):
    """A file as it was read: its fields as they are, and what had to be done to read it."""

    base: str
    fields: Mapping[str, Any]
    repairs: tuple[Finding, ...] = ()


class Store:
    """The file of one spec."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kind = kind_of(path)

    @property
    def can_save(self) -> bool:
        """Whether the file can be written again: there is no writer for TOML."""
        return self.kind != "toml"

    def read(self) -> Version:
        """Read the file; SpecError where it is no set of fields."""
        data = file_bytes(self.path)
        found = read_file(data, str(self.path))
        fields = plain(found.text, self.kind, str(self.path))
        return Version(_hash(data), fields, found.findings)

    def save(self, fields: Mapping[str, Any], base: str, force: bool = False) -> str:
        """Write the fields into the file that has the hash `base`, and return its new hash.

        ConflictError where the file is another by now, CommentsError where comments would be lost
        and `force` is not given, OSError where it cannot be written.
        """
        data = file_bytes(self.path)
        if _hash(data) != base:
            what = "the file has been changed elsewhere since it was read"
            raise ConflictError(Problem(what, str(self.path)))
        made = self._written(data, as_text(fields), force)
        if made != data:
            write(self.path, made)
        return _hash(made)

    def copy(self, fields: Mapping[str, Any]) -> Path:
        """Write the fields into a new file beside this one, and return its path."""
        kind = ".json" if self.kind == "json" else ".yaml"
        made = as_text(fields)
        text = document(made) if kind == ".yaml" else _json(made, {})
        for number in range(1, MOST_COPIES):
            target = self.path.with_name(f"{self.path.stem}.{number}{kind}")
            try:
                with target.open("xb") as file:
                    file.write(text.encode("utf-8"))
            except FileExistsError:
                continue
            return target
        raise SpecError(Problem("there are too many copies", str(self.path.parent)))

    def _written(self, data: bytes, fields: dict[str, Any], force: bool) -> bytes:
        if not self.can_save:
            raise SpecError(Problem("a spec in TOML is changed in its file", str(self.path)))
        text = read_file(data, str(self.path)).text
        ends = "\r\n" if "\r\n" in text else "\n"
        text = text.replace("\r\n", "\n")
        made = self._json(text, fields) if self.kind == "json" else _yaml(text, fields, force)
        mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
        return mark + made.replace("\n", ends).encode("utf-8")

    @staticmethod
    def _json(text: str, fields: dict[str, Any]) -> str:
        old = plain(text, "json", "")
        return text if as_text(old) == fields else _json(fields, old)


def _yaml(text: str, fields: dict[str, Any], force: bool) -> str:
    changed = rewrite(text, fields)
    if changed is not None:
        return changed
    if "#" in text and not force:
        raise CommentsError(Problem("with these changes the comments in the file would be lost"))
    return document(fields)


def _json(fields: dict[str, Any], old: Any) -> str:
    made = json.dumps(typed(fields, old), ensure_ascii=False, indent=2, default=float)
    return f"{made}\n"


def typed(new: Any, old: Any) -> Any:
    """Return the new data with numbers and truth values where the old ones stand unchanged."""
    if isinstance(new, dict):
        known = old if isinstance(old, dict) else {}
        return {name: typed(value, known.get(name)) for name, value in new.items()}
    if isinstance(new, list):
        rest = old if isinstance(old, list) else []
        return [typed(v, rest[i] if i < len(rest) else None) for i, v in enumerate(new)]
    return old if not isinstance(old, dict | list) and as_text(old) == new else new


def as_text(value: Any) -> Any:
    """Return plain data in which every scalar is text, as YAML gives it; no value is empty text."""
    if isinstance(value, Mapping):
        return {str(name): as_text(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_text(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
