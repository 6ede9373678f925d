"""An icon's name → its drawing: the user's own `icons/*.svg` first, then Tabler's (MIT).

`user` is Tabler's outline icon, `user:filled` the solid one; both are 24 × 24 and drawn in
`currentColor`. `icons.toml` gives Vietnamese words by which icons are found.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from infographix import resources
from infographix.art import Drawing, read
from infographix.errors import MarkupError, Problem, SpecError, nearest
from infographix.vietnamese.sorting import unaccented

_NAME = re.compile(r"[\w-]+(?::filled)?")
_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL_SIZE = 30


class FoundIcon(NamedTuple):
    """An icon and the Vietnamese words, if any, by which it was found."""

    name: str
    words: str


class IconSet:
    """The icons of one search path; drawings are read once and kept."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        self._paths = tuple(layout_paths)
        self._drawings: dict[str, Drawing] = {}
        self._archive: bytes | None = None
        self._names: tuple[str, ...] = ()
        self._words: dict[str, tuple[str, ...]] = {}

    def drawing(self, name: str, where: str = "") -> Drawing:
        """Return an icon; `where` is the field or file:line that names it.

        SpecError with the names like it if there is none; MarkupError if a user's own file is no
        plain SVG.
        """
        found = self._drawings.get(name)
        if found is None:
            found = self._drawings[name] = self._read(name, where)
        return found

    def names(self) -> tuple[str, ...]:
        """Return all names, sorted."""
        if not self._names:
            own = set(resources.names("icons/*.svg", self._paths))
            with ZipFile(_archive_path()) as archive:
                own.update(filter(None, map(_name_of, archive.namelist())))
            self._names = tuple(sorted(own))
        return self._names

    def words(self) -> dict[str, tuple[str, ...]]:
        """Return the Vietnamese search words and their icons, the user's own first."""
        if not self._words:
            for base in resources.search_path(self._paths):
                path = base / "icons.toml"
                if path.is_file():
                    for words, names in resources.read_toml(path).items():
                        self._words.setdefault(words, _listed(words, names, path))
        return self._words

    def search(self, text: str) -> list[FoundIcon]:
        """Return the icons for words in Vietnamese or parts of a name, the best first.

        First what stands for exactly these words, then for words that hold them all. Tones and
        marks count where the text has any, unless nothing is found with them; names, which are
        English, are looked through where it has none.
        """
        query, plain = _folded(text), unaccented(_folded(text))
        found = self._with_words(query) or self._with_words(plain, bare=True)
        best = {icon.name: icon for icon in reversed(found)}
        names = dict.fromkeys(icon.name for icon in found)
        if query == plain:
            names |= dict.fromkeys(
                name for name in self.names() if all(part in name for part in plain.split())
            )
        return [best.get(name) or FoundIcon(name, "") for name in names]

    def _with_words(self, query: str, bare: bool = False) -> list[FoundIcon]:
        """Return what search words find that hold the query's, those equal to it first."""
        wanted = set(query.split())
        keys = [(unaccented(_folded(key)) if bare else _folded(key), key) for key in self.words()]
        held = [(key != query, words) for key, words in keys if wanted and wanted <= {*key.split()}]
        held.sort(key=lambda pair: pair[0])
        return [FoundIcon(name, words) for _, words in held for name in self.words()[words]]

    def _read(self, name: str, where: str) -> Drawing:
        if _NAME.fullmatch(name):
            path = resources.find(f"icons/{name}.svg", self._paths)
            if path is not None:
                return read(path.read_bytes(), str(path))
            source = self._tabler(name)
            if source is not None:
                return read(source, f"tablericons/{name}")
        raise SpecError(
            Problem("no such icon", where, repr(name), hint=nearest(name, self.names()))
        )

    def _tabler(self, name: str) -> bytes | None:
        if self._archive is None:
            self._archive = _archive_path().read_bytes()
        stem, _, style = name.partition(":")
        return _member(self._archive, f"{style or 'outline'}/{stem}.svg".encode())


def _listed(words: str, names: object, path: Path) -> tuple[str, ...]:
    if isinstance(names, list) and all(isinstance(name, str) for name in names):
        return tuple(names)
    raise MarkupError(
        Problem("search words name a list of icons", f"{path}: {words}", repr(names), '["users"]')
    )


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _archive_path() -> Path:
    path = resources.package_file("tablericons", "tablericons.zip")
    if path is None:
        raise MarkupError(Problem("the icons are missing", hint="pip install tablericons2"))
    return path


def _name_of(member: str) -> str:
    folder, _, file = member.partition("/")
    stem = file.removesuffix(".svg")
    return {"outline": stem, "filled": f"{stem}:filled"}.get(folder, "") if stem != file else ""


def _member(archive: bytes, name: bytes) -> bytes | None:
    """Return one file of a zip archive.

    `ZipFile` reads all 6,184 entries when it opens (28 ms); this looks for one of them (0.1 ms).
    """
    end = archive.rfind(b"PK\5\6")
    start = _END.unpack_from(archive, end)[6]
    at = archive.find(name, start)
    while at >= 0:
        entry = _ENTRY.unpack_from(archive, at - _ENTRY.size)
        if entry[0] == b"PK\1\2" and entry[10] == len(name):
            return _unpacked(archive, method=entry[4], size=entry[8], local=entry[16])
        at = archive.find(name, at + 1)
    return None


def _unpacked(archive: bytes, method: int, size: int, local: int) -> bytes:
    names, extra = struct.unpack_from("<2H", archive, local + 26)
    start = local + _LOCAL_SIZE + names + extra
    data = archive[start : start + size]
    return zlib.decompress(data, -zlib.MAX_WBITS) if method == 8 else data
