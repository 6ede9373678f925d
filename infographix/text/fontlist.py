"""A `fonts.toml` → the families that it lists: where each file lies and what its hash must be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix import resources
from infographix.errors import FontError, Problem

_FACE_FIELDS = {"file": str, "weight": int, "italic": bool, "sha256": str}
_FAMILY_FIELDS = {
    "name": str,
    "package": str,
    "distribution": str,
    "version": str,
    "extra": str,
    "licence": str,
    "licence_file": str,
    "copyright": str,
    "faces": list,
}


class FaceEntry(Struct, frozen=True):
    """One file of a family; `sha256` is empty where a user's list does not pin it."""

    file: str
    weight: int
    italic: bool = False
    sha256: str = ""


class Family(Struct, frozen=True):
    """A family as its list `source` describes it; `package` is empty for files beside the list.

    `extra` names the extra of this package that installs it, and is empty where none is needed.
    """

    name: str
    source: Path
    faces: tuple[FaceEntry, ...]
    package: str = ""
    distribution: str = ""
    version: str = ""
    extra: str = ""
    licence: str = ""
    licence_file: str = ""
    copyright: str = ""

    @property
    def key(self) -> str:
        """The name in lower-case letters, digits and hyphens: safe in ids and file names."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-") or "font"

    @property
    def install_hint(self) -> str:
        if not self.package:
            return f"put the file beside {self.source.name}, or correct the list"
        wanted = f"{self.distribution or self.package}=={self.version}"
        if self.extra:
            return f"pip install 'infographix[{self.extra}]' (it brings {wanted})"
        return f"pip install {wanted}"

    def path(self, entry: FaceEntry) -> Path | None:
        """Return where the file of a face lies, or None."""
        if self.package:
            return resources.package_file(self.package, entry.file)
        return resources.file_beside(self.source, entry.file)


def read_families(path: Path) -> tuple[Family, ...]:
    """Read a list of fonts; FontError naming the entry where it is not as described in it."""
    data = resources.read_toml(path)
    _check_fields(data, {"family": list}, str(path))
    return tuple(
        _family(table, path, f"{path}: family[{index}]")
        for index, table in enumerate(data.get("family", []))
    )


def _family(table: dict[str, Any], source: Path, where: str) -> Family:
    _check_fields(table, _FAMILY_FIELDS, where, required=("name", "faces"))
    faces = tuple(
        _face(face, f"{where}.faces[{index}]", pinned="package" in table)
        for index, face in enumerate(table["faces"])
    )
    if not faces:
        raise FontError(Problem("a family needs at least one face", where=where))
    rest = {name: value for name, value in table.items() if name != "faces"}
    return Family(source=source, faces=faces, **rest)


def _face(table: dict[str, Any], where: str, pinned: bool) -> FaceEntry:
    required = ("file", "weight", "sha256") if pinned else ("file", "weight")
    _check_fields(table, _FACE_FIELDS, where, required)
    if not 1 <= table["weight"] <= 1000:
        raise FontError(
            Problem("not a weight", where=where, found=str(table["weight"]), allowed="1 to 1000")
        )
    return FaceEntry(**table)


def _check_fields(
    table: object, fields: Mapping[str, type], where: str, required: tuple[str, ...] = ()
) -> None:
    if not isinstance(table, dict):
        raise FontError(Problem("a table is needed here", where=where, found=repr(table)))
    for name, value in table.items():
        if name not in fields:
            raise FontError(
                Problem("no such field", where=where, found=name, allowed=", ".join(fields))
            )
        if type(value) is not fields[name]:
            raise FontError(
                Problem(f"{name} must be of type {fields[name].__name__}", where, found=repr(value))
            )
    for name in required:
        if name not in table:
            raise FontError(Problem(f"the field {name} is missing", where=where))
