"""The JSON Schema of a spec → the fields of a kind: which are required, how many, which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix.facts.schema import json_schema

LONGEST = 2000
"""Characters that any text may have; only a smaller limit is worth telling."""
_EVERY_KIND = ("kind", "note", "priority", "variant", "decimals")


class FieldLimit(Struct, frozen=True):
    """One field, by its path in the block (`items[].label`)."""

    path: str
    required: bool
    count: str
    """How many entries a list has: `2–5`; empty where it is no list."""
    choices: tuple[str, ...]
    longest: int
    """The most characters; 0 where there is no limit of its own."""
    description: str

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2].removesuffix("[]")

    @property
    def own(self) -> bool:
        """Whether it stands in the block itself."""
        return "." not in self.path


class Limits:
    """The fields of every kind, read from the schema once."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        schema = json_schema(layout_paths)
        self._definitions: dict[str, dict[str, Any]] = schema["$defs"]
        mapping = schema["properties"]["blocks"]["items"]["discriminator"]["mapping"]
        self._kinds = {kind: ref.rpartition("/")[2] for kind, ref in mapping.items()}

    def about(self, kind: str) -> str:
        """Return the sentence that describes a kind; empty for one that the schema lacks."""
        return str(self._definition(kind).get("description", ""))

    def of(self, kind: str) -> tuple[FieldLimit, ...]:
        """Return the fields of a kind, but those that every kind has."""
        definition = self._definition(kind)
        required = definition.get("required", ())
        return tuple(
            row
            for row in self._rows(definition, "", ())
            if not (row.path in _EVERY_KIND or (row.path == "title" and "title" not in required))
        )

    def _definition(self, kind: str) -> dict[str, Any]:
        return self._definitions.get(self._kinds.get(kind, ""), {})

    def _rows(
        self, definition: dict[str, Any], prefix: str, seen: tuple[str, ...]
    ) -> Iterator[FieldLimit]:
        required = definition.get("required", ())
        for name, field in definition.get("properties", {}).items():
            yield _row(f"{prefix}{name}", field, name in required)
            inner = _reference(field)
            if inner and inner not in seen:
                many = "[]" if _list(field) else ""
                below = self._definitions[inner]
                yield from self._rows(below, f"{prefix}{name}{many}.", (*seen, inner))


def _row(path: str, field: dict[str, Any], required: bool) -> FieldLimit:
    words = field.get("description", "")
    longest = max((entry.get("maxLength", 0) for entry in _forms(field)), default=0)
    found = next((entry["enum"] for entry in _forms(field) if "enum" in entry), ())
    plain = any(entry.get("type") == "boolean" for entry in _forms(field))
    choices = ("true", "false") if plain else tuple(str(choice) for choice in found)
    return FieldLimit(
        path, required, _count(field), choices, 0 if longest >= LONGEST else longest, words
    )


def _forms(field: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the ways in which a field may be written."""
    forms: list[dict[str, Any]] = field.get("anyOf") or field.get("oneOf") or [field]
    return forms


def _list(field: dict[str, Any]) -> dict[str, Any] | None:
    return next((e for e in _forms(field) if e.get("type") == "array" and "pattern" not in e), None)


def _reference(field: dict[str, Any]) -> str:
    """Return the definition that a field or the entries of its list are made of."""
    listed = _list(field)
    for entry in (*_forms(field), *(_forms(listed["items"]) if listed else ())):
        if "$ref" in entry:
            return str(entry["$ref"].rpartition("/")[2])
    return ""


def _count(field: dict[str, Any]) -> str:
    listed = _list(field)
    if listed is None or len(_forms(field)) > 2:
        return ""
    least, most = listed.get("minItems", 0), listed.get("maxItems")
    if most is None:
        return f"≥ {least}" if least else ""
    return str(most) if least == most else f"{least}–{most}"
