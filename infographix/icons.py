"""An icon's name → its drawing: the user's own `icons/*.svg` first, then Tabler's (MIT).

`user` is Tabler's outline icon, `user:filled` the solid one; both are 24 × 24 and drawn in
`currentColor`.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from infographix import resources
from infographix.art import Drawing, read
from infographix.errors import MarkupError, Problem, SpecError, nearest

_NAME = re.compile(r"[\w-]+(?::filled)?")
_END = struct.Struct("<4s4H2IH")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_LOCAL_SIZE = 30


class IconSet:
    """The icons of one search path; drawings are read once and kept."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        self._paths = tuple(layout_paths)
        self._drawings: dict[str, Drawing] = {}
        self._archive: bytes | None = None
        self._names: tuple[str, ...] = ()

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
