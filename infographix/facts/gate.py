"""A spec as plain data → the same with every text cleaned, and what was repaired, by field.

Texts in an old Vietnamese encoding are brought to Unicode first. Addresses and file names are
passed on untouched. Data that is too deep or too large is refused here, before anything walks it
again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from infographix.errors import Problem, SpecError
from infographix.facts.encoding import Converter
from infographix.facts.refusal import shown
from infographix.facts.texts import CAPTION_LIMIT
from infographix.finding import Finding
from infographix.vietnamese.normalize import Cleaned, clean, forbidden
from infographix.vietnamese.tape import Repair
from infographix.vietnamese.tones import Style, place

DEEPEST = 20
MOST_FIELDS = 20_000
LONGEST_NAME = 100
_UNTOUCHED = frozenset({"qr", "url", "logo", "portrait", "src"})
"""Names of fields that hold an address or a file, at any depth."""
_NONE: Mapping[str, frozenset[str]] = {}


class Gated(Struct, frozen=True):
    """The cleaned fields and one finding per field and kind of repair.

    `placed` names the fields whose tone marks were moved because the spec asks for it (`tones`).
    """

    fields: dict[str, Any]
    repairs: tuple[Finding, ...]
    placed: tuple[Finding, ...] = ()


def gate(fields: Mapping[str, Any], untouched: Mapping[str, frozenset[str]] = _NONE) -> Gated:
    """Clean every text in `fields`; SpecError where the data nests or sprawls too far.

    `untouched` names fields that hold an address or a file, by the kind of block that has them.
    """
    asked = fields.get("tones")
    tones: Style = asked if asked in ("old", "new") else "keep"
    walker = _Walker(tones, Converter(), untouched)
    cleaned = walker.fields(fields)
    if walker.converter.found:  # some texts are surely in an old encoding, so others may well be
        walker = _Walker(tones, Converter(frozenset(walker.converter.found)), untouched)
        cleaned = walker.fields(fields)
    repairs = (*walker.converter.findings, *walker.findings)
    return Gated(cleaned, repairs, tuple(walker.placed))


class _Walker:
    def __init__(
        self, tones: Style, converter: Converter, untouched: Mapping[str, frozenset[str]]
    ) -> None:
        self._of_kinds, self._untouched = untouched, _UNTOUCHED
        self.converter = converter
        self.findings: list[Finding] = []
        self.placed: list[Finding] = []
        self._tones: Style = tones
        self._left = MOST_FIELDS

    def fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        return {name: self.walk(value, _named(name, ""), 1) for name, value in fields.items()}

    def walk(self, value: Any, path: str, depth: int) -> Any:
        self._left -= 1
        if depth > DEEPEST or self._left < 0:
            limit = f"{DEEPEST} levels and {MOST_FIELDS} fields"
            raise SpecError(Problem("the data is too large", where=path[:80], allowed=limit))
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, Mapping):
            if depth == 2:  # a block
                kind = value.get("kind")
                own = self._of_kinds.get(kind, _UNTOUCHED) if isinstance(kind, str) else _UNTOUCHED
                self._untouched = _UNTOUCHED | own
            return {
                name: self.walk(inner, f"{path}.{_named(name, path)}", depth + 1)
                for name, inner in value.items()
            }
        if isinstance(value, list | tuple):
            return [self.walk(v, f"{path}[{i}]", depth + 1) for i, v in enumerate(value)]
        return value

    def _text(self, text: str, path: str) -> str:
        if path.rpartition(".")[2] in self._untouched or len(text) > CAPTION_LIMIT:
            return text
        text = self.converter.convert(text, path)
        if forbidden(text):
            return text  # passed on as it is; the field's own type refuses what must be refused
        cleaned = clean(text, paragraphs=path == "caption")
        if cleaned.repairs:
            self.findings += _findings(cleaned, path)
        return cleaned.text if self._tones == "keep" else self._placed(cleaned.text, path)

    def _placed(self, text: str, path: str) -> str:
        placed = place(text, self._tones)
        if placed != text:
            words = zip(text.split(), placed.split(), strict=True)
            details: dict[str, object] = {"replaced": [(a, b) for a, b in words if a != b]}
            self.placed.append(Finding("tones-placed", path, details, self._tones))
        return placed


def _named(name: object, path: str) -> str:
    """Return a field's name; SpecError for one that no message could show as it is."""
    if not isinstance(name, str) or len(name) > LONGEST_NAME or forbidden(name):
        allowed = f"text of at most {LONGEST_NAME} characters, all of them visible"
        raise SpecError(Problem("this is no name of a field", path, shown(name), allowed))
    return name


def _findings(cleaned: Cleaned, path: str) -> list[Finding]:
    by_kind: dict[str, list[Repair]] = {}
    for repair in cleaned.repairs:
        by_kind.setdefault(repair.kind, []).append(repair)
    return [_finding(kind, repairs, path) for kind, repairs in by_kind.items()]


def _finding(kind: str, repairs: list[Repair], path: str) -> Finding:
    details: dict[str, object] = {
        "kind": kind,
        "positions": [repair.position for repair in repairs],
        "found": [repair.found for repair in repairs],
        "replaced": [repair.replaced for repair in repairs],
    }
    return Finding("text-repaired", path, details, kind)
