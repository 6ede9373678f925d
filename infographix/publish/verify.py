"""A kit's folder → what in it is no longer as its manifest says.

Hashes tell that a file was changed; what it says of itself and where its codes lead are read again
from the file, so that the report says what the change did.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix import libraries, qr, resources
from infographix.errors import Problem, SpecError
from infographix.facts.model import Infographic
from infographix.geometry import Rect
from infographix.pipeline import Spec, facts_of
from infographix.publish import manifest as manifests
from infographix.render.metadata import Properties, packet, read_packet

LARGEST = 64_000_000
"""Bytes above which a file is not read."""


class Difference(Struct, frozen=True):
    """Something that is not as the manifest says: `code` is missing, changed, added, metadata, qr,
    spec or digest; `file` is its path in the kit.
    """

    code: str
    file: str
    message: str
    expected: str = ""
    found: str = ""

    def __str__(self) -> str:
        lines = [f"{self.file}: {self.message}"]
        lines += [f"expected: {self.expected}"] if self.expected else []
        lines += [f"found: {self.found}"] if self.found else []
        return "\n  ".join(lines)


def verify(folder: str | Path, spec: Spec | None = None) -> tuple[Difference, ...]:
    """Return what in a kit is not as its manifest says, nothing where it is whole.

    With `spec`, whether the kit was made of it. SpecError where there is no kit, or none that this
    version reads.
    """
    base = Path(folder)
    told = _manifest(base)
    made_of = () if spec is None else tuple(_made_of(told, facts_of(spec)))
    try:
        return (*_differences(base, told), *made_of)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        what = "the manifest is damaged"
        found = f"{type(error).__name__}: {libraries.first_line(error)}"
        raise SpecError(Problem(what, str(base / manifests.NAME), found)) from None


def _differences(base: Path, told: Mapping[str, Any]) -> Iterator[Difference]:
    listed = {entry["file"]: entry for entry in told["files"]}
    pictures = {picture["file"]: picture for picture in told["pictures"]}
    there = set(resources.files_below(base))
    for name, entry in listed.items():
        if name not in there:
            yield Difference("missing", name, "the file is missing")
            continue
        data = _read(base, name)
        sha = manifests.sha256(data)
        if sha != entry["sha256"]:
            what = "the file was changed since the kit was made"
            yield Difference("changed", name, what, f"sha256 {entry['sha256']}", f"sha256 {sha}")
        if name in pictures:
            yield from _picture(name, data, pictures[name])
    for name in sorted(there - set(listed) - {manifests.NAME}):
        yield Difference("added", name, "the file is not of the kit")
    yield from _whole(told, {name: entry["sha256"] for name, entry in listed.items()})


def _whole(told: Mapping[str, Any], hashes: Mapping[str, str]) -> Iterator[Difference]:
    """Say where the manifest contradicts itself."""
    found = manifests.digest(hashes)
    if found != told["digest"]:
        what = "the manifest's own digest does not fit its files"
        yield Difference("digest", manifests.NAME, what, told["digest"], found)
    own = told["spec"]
    if hashes.get(own["file"]) != own["sha256"]:
        what = "the spec's hash is not that of the spec's file"
        yield Difference("spec", own["file"], what, own["sha256"], hashes.get(own["file"], ""))


def _made_of(told: Mapping[str, Any], spec: Infographic) -> Iterator[Difference]:
    sha = manifests.sha256(manifests.spec_file(spec))
    if sha != told["spec"]["sha256"]:
        what = "the kit was made of another spec"
        yield Difference("spec", manifests.SPEC, what, told["spec"]["sha256"], sha)


def _picture(name: str, data: bytes, picture: Mapping[str, Any]) -> Iterator[Difference]:
    """Read again what a picture says of itself, and where its codes lead."""
    pillow = libraries.pillow()
    try:
        with pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
            pixels, size = image.convert("RGBA").tobytes(), image.size
        said = read_packet(data)
    except Exception as error:  # Pillow's readers raise many kinds of error for broken files
        found = libraries.first_line(error)
        yield Difference("changed", name, "the file is no picture any more", found=found)
        return
    yield from _said(name, said, picture["metadata"])
    wanted = (picture["width"], picture["height"])
    if size != wanted:
        sizes = [f"{width}×{height}" for width, height in (wanted, size)]
        yield Difference("changed", name, "the picture has another size", *sizes)
        return
    for code in picture["codes"]:
        read = qr.decode(pixels, size[0], size[1], Rect(*code["box"]))
        if read != code["value"]:
            what = "the QR code is not read back" if read is None else "the QR code leads elsewhere"
            yield Difference("qr", name, what, code["value"], read or "")


def _said(name: str, said: str, metadata: Mapping[str, Any]) -> Iterator[Difference]:
    own = Properties(
        **{
            **metadata,
            "keywords": tuple(metadata.get("keywords", ())),
            "created": manifests.day(metadata.get("created")),
        }
    )
    if said == packet(own):
        return
    if not said:
        what = "what the picture says of itself is gone"
        yield Difference("metadata", name, what, own.title)
        return
    what = "what the picture says of itself does not fit the manifest"
    yield Difference("metadata", name, what, own.title, _title(said))


def _title(said: str) -> str:
    found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", said, re.DOTALL)
    return unescape(found[1]) if found else ""


def _read(base: Path, name: str) -> bytes:
    path = resources.inside(base, name)
    if path is None:  # a link that leads out of the kit
        return b""
    with path.open("rb") as file:
        return file.read(LARGEST)


def _manifest(base: Path) -> dict[str, Any]:
    path = base / manifests.NAME
    try:
        told: dict[str, Any] = json.loads(_read(base, manifests.NAME) or b"0")
        version = told["kit"]
        _ = [(entry["file"], entry["sha256"]) for entry in told["files"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        hint = "name the folder of a kit: infographix render spec.yaml --kit makes one"
        raise SpecError(Problem("there is no kit here", str(path), hint=hint)) from None
    if version != manifests.VERSION:
        allowed = str(manifests.VERSION)
        raise SpecError(Problem("a kit of another version", str(path), repr(version), allowed))
    return told
