"""`words.toml` → the page's texts as pairs, Vietnamese and English."""

from __future__ import annotations

import re
import tomllib
from typing import Any, NamedTuple

from infographix import resources
from infographix.gallery.limits import FieldLimit

_ABOUT = re.compile(r"(?P<en>.+?) \((?P<vi>[^)]+)\): (?P<text>.+)", re.DOTALL)
"""How the description of a kind begins: `Ranking (xếp hạng): two to twelve bars …`."""


class Pair(NamedTuple):
    """A text in both languages; what has words in one only is the same in both."""

    vi: str
    en: str

    def having(self, **values: object) -> Pair:
        """Return both texts with `{name}` replaced."""
        return Pair(self.vi.format(**values), self.en.format(**values))


class Words:
    """Everything that the page says, apart from facts and names."""

    def __init__(self) -> None:
        self._tables: dict[str, Any] = tomllib.loads(resources.package_text("gallery/words.toml"))
        self.ui = {name: Pair(**entry) for name, entry in self._tables["ui"].items()}

    @property
    def fields(self) -> dict[str, str]:
        """What fields hold, in Vietnamese, by `field` or `kind.field`."""
        return dict(self._tables["fields"])

    def pair(self, table: str, name: str) -> Pair | None:
        """Return an entry that has both languages."""
        entry = self._tables[table].get(name)
        return Pair(**entry) if isinstance(entry, dict) else None

    def kind(self, name: str, about: str) -> tuple[Pair, Pair]:
        """Return the name of a kind and what it is, given the schema's description of it."""
        match = _ABOUT.fullmatch(about)
        if match is None:
            return Pair(name, name), Pair(about, about)
        names = Pair(_capital(match["vi"]), match["en"])
        text = _capital(match["text"])
        return names, Pair(self._tables["kinds"].get(name, text), text)

    def field(self, kind: str, limit: FieldLimit) -> Pair:
        """Return what a field holds."""
        fields = self._tables["fields"]
        own = f"{kind}.{limit.name}" if limit.own else limit.name
        found = fields.get(own) or fields.get(limit.name) or limit.description
        return Pair(found, limit.description.replace("`", ""))

    def theme(self, name: str, title: str) -> Pair:
        return Pair(title, self._tables["themes"].get(name, title))

    def format(self, name: str, title: str) -> Pair:
        return Pair(title or name, self._tables["formats"].get(name, title or name))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
