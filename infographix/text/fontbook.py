"""`fonts.toml` → the book of families, and faces that are read and checked when asked for.

Metrics, outlines and ink are in em (1 em = the font size), y downwards.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from infographix import resources
from infographix.errors import FontError, Problem, nearest
from infographix.geometry import Outline
from infographix.text.fontlist import FaceEntry, Family, read_families
from infographix.text.pen import Pen

LARGEST = 64_000_000
"""Bytes of a font file."""
_SIGNATURES = (b"\0\1\0\0", b"OTTO", b"true")


class Face:
    """One font file. Compared by identity; a book gives the same face for the same file."""

    __slots__ = (
        "__weakref__",
        "_codepoints",
        "_ink",
        "_outlines",
        "_pen",
        "ascent",
        "cap_height",
        "data",
        "descent",
        "family",
        "font",
        "italic",
        "key",
        "units_per_em",
        "weight",
        "x_height",
    )

    def __init__(self, key: str, family: str, weight: int, italic: bool, data: bytes) -> None:
        self.key = key
        self.family = family
        self.weight = weight
        self.italic = italic
        self.data = data
        face = hb.Face(data)
        self.font: hb.Font = hb.Font(face)
        self.units_per_em: int = face.upem
        extents = self.font.get_font_extents("ltr")
        self.ascent: float = extents.ascender / face.upem
        self.descent: float = -extents.descender / face.upem
        self.cap_height: float = self._metric(hb.OTMetricsTag.CAP_HEIGHT)
        self.x_height: float = self._metric(hb.OTMetricsTag.X_HEIGHT)
        self._codepoints = frozenset(face.unicodes)
        self._pen: Pen | None = None
        self._outlines: dict[int, Outline] = {}
        self._ink: dict[int, tuple[float, float, float, float]] = {}

    def __repr__(self) -> str:
        return f"Face({self.key!r})"

    def _metric(self, tag: hb.OTMetricsTag) -> float:
        return float(self.font.get_metric_position_with_fallback(tag)) / self.units_per_em

    def covers(self, codepoint: int) -> bool:
        """Say whether the font has a glyph for a code point."""
        return codepoint in self._codepoints

    def covers_all(self, text: str) -> bool:
        """Say whether the font has a glyph for every code point of a text."""
        return self._codepoints.issuperset(map(ord, text))

    def outline(self, glyph: int) -> Outline:
        """Return a glyph's contours in em, y downwards, its origin at (0, 0)."""
        found = self._outlines.get(glyph)
        if found is None:
            self._pen = self._pen or Pen()
            found = self._outlines[glyph] = self._pen.outline(self.font, glyph, self.units_per_em)
        return found

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Return a glyph's ink box x0, y0, x1, y1 in em, y downwards; zeros where it is blank."""
        found = self._ink.get(glyph)
        if found is None:
            found = self._ink[glyph] = self._measured(glyph)
        return found

    def _measured(self, glyph: int) -> tuple[float, float, float, float]:
        extents = self.font.get_glyph_extents(glyph)
        if extents is None or not (extents.width and extents.height):
            return (0.0, 0.0, 0.0, 0.0)
        em = self.units_per_em
        left, top = extents.x_bearing, -extents.y_bearing
        return (
            left / em,
            top / em,
            (left + extents.width) / em,
            (top - extents.height) / em,
        )


class FontStatus(NamedTuple):
    """What `doctor` says of one font file.

    `status` is "ok", "missing" or "changed", or "optional" where a file of an extra is not there.
    """

    family: str
    weight: int
    file: str
    status: str


def _weight_order(wanted: int, weight: int) -> tuple[int, int]:
    """Return a key that sorts weights by nearness as CSS Fonts 4 §5.2 does."""
    if 400 <= wanted <= 500:
        if wanted <= weight <= 500:
            return 0, weight
        return (1, -weight) if weight < wanted else (2, weight)
    if wanted < 400:
        return (0, -weight) if weight <= wanted else (1, weight)
    return (0, weight) if weight >= wanted else (1, -weight)


class FontBook:
    """The families that text may be set in. Faces are read when first asked for, and kept."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._families = {family.name: family for family in families}
        self._faces: dict[str, Face] = {}
        self._matches: dict[tuple[str, int, bool], Face] = {}

    @classmethod
    def load(cls, layout_paths: Sequence[Path] = ()) -> FontBook:
        """Read the lists of fonts, the user's own first; FontError where a list is wrong."""
        families: dict[str, Family] = {}
        for path in resources.font_lists(layout_paths):
            for family in read_families(path):
                families.setdefault(family.name, family)
        return cls(families.values())

    @property
    def families(self) -> tuple[str, ...]:
        """The names of all families, in the order in which they stand in for each other."""
        return tuple(self._families)

    def face(self, family: str, weight: int, italic: bool = False) -> Face:
        """Return the face nearest in style, then in weight (CSS Fonts 4 §5.2).

        Raises FontError where the family is unknown, or its file is missing or changed.
        """
        wanted = (family, weight, italic)
        found = self._matches.get(wanted)
        if found is None:
            known = self._families.get(family)
            if known is None:
                raise FontError(self._unknown(family))
            entry = min(
                known.faces,
                key=lambda face: (face.italic != italic, _weight_order(weight, face.weight)),
            )
            found = self._matches[wanted] = self._open(known, entry)
        return found

    def fallbacks(self, family: str, weight: int) -> tuple[Face, ...]:
        """Return the upright faces to try for a cluster that a face of `family` lacks, in order.

        Families of extras are not among them: a picture must not depend on what is installed.
        """
        others = (
            each.name for each in self._families.values() if each.name != family and not each.extra
        )
        return tuple(self.face(name, weight) for name in (family, *others))

    def check(self) -> list[FontStatus]:
        """Read every file of the book and say whether it is there and unchanged."""
        return [
            FontStatus(family.name, entry.weight, entry.file, _status(family, entry))
            for family in self._families.values()
            for entry in family.faces
        ]

    def _unknown(self, family: str) -> Problem:
        return Problem(
            "no such font family",
            found=repr(family),
            allowed=", ".join(self._families),
            hint=nearest(family, self.families),
        )

    def _open(self, family: Family, entry: FaceEntry) -> Face:
        key = f"{family.key}-{entry.weight}{'-italic' if entry.italic else ''}"
        found = self._faces.get(key)
        if found is None:
            data = _read(family, entry)
            if not data.startswith(_SIGNATURES):
                raise FontError(
                    Problem(
                        f"the file {entry.file} of {family.name} is no font",
                        where=str(family.source),
                        allowed="TrueType (.ttf) or OpenType (.otf)",
                    )
                )
            if not _is_whole(data):
                what = f"the font file {entry.file} of {family.name} is damaged"
                raise FontError(Problem(what, str(family.source), "a part of it is missing"))
            found = Face(key, family.name, entry.weight, entry.italic, data)
            self._faces[key] = found
        return found


def _is_whole(data: bytes) -> bool:
    """Whether all tables that a font lists lie in it (OpenType, "Table directory")."""
    count = int.from_bytes(data[4:6], "big")
    entries = [data[at : at + 16] for at in range(12, 12 + 16 * count, 16)]
    return count > 0 and all(
        len(entry) == 16
        and int.from_bytes(entry[8:12], "big") + int.from_bytes(entry[12:], "big") <= len(data)
        for entry in entries
    )


def _status(family: Family, entry: FaceEntry) -> str:
    path = family.path(entry)
    if path is None:
        return "optional" if family.extra else "missing"
    return "ok" if _hash_matches(entry, path.read_bytes()) else "changed"


def _hash_matches(entry: FaceEntry, data: bytes) -> bool:
    return not entry.sha256 or hashlib.sha256(data).hexdigest() == entry.sha256


def _read(family: Family, entry: FaceEntry) -> bytes:
    """Return the bytes of a font file; FontError where it is missing or not the one listed."""
    path = family.path(entry)
    if path is None:
        raise FontError(
            Problem(
                f"the font file {entry.file} of {family.name} is missing",
                where=str(family.source),
                hint=family.install_hint,
            )
        )
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        what = f"the font file {path.name} of {family.name} is too large"
        raise FontError(Problem(what, str(path), allowed=f"{LARGEST} bytes"))
    if not _hash_matches(entry, data):
        raise FontError(
            Problem(
                f"the font file {path.name} of {family.name} is not the one listed",
                where=str(path),
                found=f"sha256 {hashlib.sha256(data).hexdigest()}",
                allowed=f"sha256 {entry.sha256}",
                hint=family.install_hint,
            )
        )
    return data
