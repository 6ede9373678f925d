"""Something noticed about facts or a picture → its severity, and its words in two languages.

Severities, words and what may be waived lie in `finding.toml`, by code. They are read when they are
first asked for: to note a finding costs no more than the note.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from msgspec import Struct

from infographix import resources

Severity = Literal["error", "warning", "advice"]
SEVERITIES: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "advice": "Gợi ý"}
"""Gravest first, with their names on pages."""
Language = Literal["en", "vi"]
LANGUAGES: tuple[Language, ...] = ("en", "vi")
_PARTS = frozenset({"severity", "damage", "en", "vi", "found", "allowed", "hint"})
_GROUPED_FROM = 10_000
"""Whole numbers below are written without marks, as years are."""


class Finding(Struct, frozen=True):
    """Something noticed; only severity `error` makes the command line exit 1.

    `details` are plain values, in no language; `variant` picks among the messages of a code.
    """

    code: str
    field: str = ""
    details: dict[str, object] = {}
    variant: str = ""

    @property
    def severity(self) -> Severity:
        """`error` for what damages or deceives, `warning` for what is doubtful, `advice`."""
        severity: Severity = self._part("severity")
        return severity

    @property
    def message(self) -> str:
        """What was noticed, in English."""
        return self.text()

    def text(self, language: Language = "en") -> str:
        """Return what was noticed."""
        return self._worded(self._part(language), language)

    def found(self, language: Language = "en") -> str:
        """Return what was found, empty where the message says all."""
        return self._worded(self._part("found"), language)

    def allowed(self, language: Language = "en") -> str:
        """Return what is allowed, or empty."""
        return self._worded(self._part("allowed"), language)

    def hint(self, language: Language = "en") -> str:
        """Return how to mend it, or empty."""
        return self._worded(self._part("hint"), language)

    def told(self, language: Language = "en") -> dict[str, Any]:
        """Return all of it as plain data."""
        return {
            "severity": self.severity,
            "code": self.code,
            "field": self.field,
            "message": self.text(language),
            "found": self.found(language),
            "allowed": self.allowed(language),
            "hint": self.hint(language),
            "details": self.details,
        }

    def _part(self, name: str) -> Any:
        entry = _messages()[self.code]
        own = entry[self.variant] if self.variant else {}
        return own.get(name, entry.get(name, ""))

    def _worded(self, template: str | Mapping[str, str], language: Language) -> str:
        words = template if isinstance(template, str) else template[language]
        shown = {name: _shown(value, language) for name, value in self.details.items()}
        return words.format_map(shown) if "{" in words else words


def codes() -> tuple[str, ...]:
    """Return the code of every finding that there can be."""
    return tuple(_messages())


def is_damage(code: str) -> bool:
    """Say whether a finding is of damage that nobody may wave through."""
    return bool(_messages()[code].get("damage"))


def variants(code: str) -> tuple[str, ...]:
    """Return the names of a code's other messages."""
    return tuple(name for name in _messages()[code] if name not in _PARTS)


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.package_text("finding.toml"))


@cache
def _messages() -> dict[str, dict[str, Any]]:
    return {name: entry for name, entry in _data().items() if name != "words"}


def _shown(value: object, language: Language) -> str:
    """Return a value as the language writes it: numbers with its marks, known words in it."""
    if isinstance(value, list | tuple):
        return ", ".join(_shown(item, language) for item in value)
    if isinstance(value, int | float):
        return _number(value, language)
    text = str(value)
    words: dict[str, str] = _data()["words"].get(text, {})
    return words.get(language, text)


def _number(value: int | float, language: Language) -> str:
    if isinstance(value, float):
        text = f"{value:.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,}" if abs(value) >= _GROUPED_FROM else f"{value}"
    return text.translate(_SWAP) if language == "vi" else text


_SWAP = str.maketrans(",.", ".,")
