"""A kit's pictures, texts and files → `manifest.json`: what each is, and its hash."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import asdict

from infographix import __version__, libraries
from infographix.facts.model import Infographic
from infographix.publish import findings
from infographix.publish.caption import Caption
from infographix.publish.entries import Entry, File

VERSION = 1
NAME, SPEC, PROOF = "manifest.json", "spec.json", "proof.html"
ALT_TEXT, CAPTION = "alt-text.vi.txt", "caption.vi.txt"
_PACKAGES = {"skia": "skia-python", "resvg": "resvg", "cairo": "cairosvg"}
"""The library behind each painter."""


def spec_file(spec: Infographic) -> bytes:
    """Return a spec as plain JSON, which `load` takes: the same for the same facts.

    Pictures that were given as bytes are named by their hash.
    """
    data = spec.model_dump(mode="python", exclude_unset=True)
    return dumped(data)


def dumped(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n").encode()


def _plain(value: object) -> object:
    if isinstance(value, bytes):
        return f"sha256:{sha256(value)}"
    return str(value)


def day(text: str | None) -> date | None:
    """Return a day as the manifest writes it."""
    return date.fromisoformat(text) if text else None


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def digest(files: Mapping[str, str]) -> str:
    """Return one hash of a kit's content, from the hashes of its files by name.

    The proof page, which shows it, and the manifest are not in it.
    """
    lines = (f"{sha}  {name}\n" for name, sha in sorted(files.items()) if name not in (PROOF, NAME))
    return sha256("".join(lines).encode())


def manifest(
    spec: Infographic,
    name: str,
    created: date | None,
    licence: str,
    entries: Sequence[Entry],
    captions: Sequence[Caption],
    files: Sequence[File],
) -> dict[str, Any]:
    """Return what the manifest says, but for the proof page, which is made from it."""
    hashes = {file.name: sha256(file.data) for file in files}
    return {
        "kit": VERSION,
        "name": name,
        "title": spec.title,
        "publisher": spec.publisher or "",
        "licence": licence,
        "created": created.isoformat() if created else None,
        "digest": digest(hashes),
        "spec": {"file": SPEC, "sha256": hashes[SPEC]},
        "versions": versions(entries),
        "fonts": fonts(entries),
        "pictures": [_picture(one) for one in entries],
        "texts": [_text(one) for one in captions],
        "files": [listed(file) for file in files],
    }


def listed(file: File) -> dict[str, Any]:
    """Return what the manifest says of any file."""
    return {"file": file.name, "bytes": len(file.data), "sha256": sha256(file.data)}


def versions(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the versions of what the bytes depend on."""
    one = list(entries)
    packages = {_PACKAGES[entry.report.renderer] for entry in one}
    packages |= {"uharfbuzz", "fonttools", "isal", "pillow", "qrcode"}
    if any(file.kind == "pdf" for entry in one for file in entry.files):
        packages |= {"cairosvg", "cairocffi"}
    found = {package: libraries.version(package) for package in sorted(packages)}
    return {"infographix": __version__, **found, "zlib": zlib.ZLIB_RUNTIME_VERSION}


def fonts(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """Return the fonts that words are set in, with the hash of each file."""
    faces = {face for entry in entries for face in entry.faces}
    return [
        {
            "family": face.family,
            "weight": face.weight,
            "italic": face.italic,
            "sha256": sha256(face.data),
        }
        for face in sorted(faces, key=lambda face: (face.family, face.weight, face.italic))
    ]


def _picture(one: Entry) -> dict[str, Any]:
    picture, report, posted = one.picture, one.report, one.files[0]
    form = picture.format
    return {
        **listed(posted),
        "format": form.name,
        "page": report.page or None,
        "network": form.network,
        "frame": one.frame,
        "kind": posted.kind,
        "width": picture.width,
        "height": picture.height,
        "limit": form.limit,
        "layout": report.layout,
        "theme": report.theme,
        "renderer": report.renderer,
        "steps": list(posted.steps),
        "smallest_px": round(report.smallest, 2),
        "left_out": list(report.left_out),
        "codes": one.codes,
        "alt_text": picture.alt_text,
        "metadata": _metadata(one),
        "findings": findings.stand(report),
        "waived": findings.waived(report),
        "also": [file.name for file in one.files[1:]],
    }


def _metadata(one: Entry) -> dict[str, Any]:
    own = one.properties
    created = own.created.isoformat() if own.created else ""
    given = {**asdict(own), "created": created, "keywords": list(own.keywords)}
    return {name: value for name, value in given.items() if value}


def _text(one: Caption) -> dict[str, Any]:
    return {
        "field": one.field.key,
        "title": one.field.title,
        "network": one.field.network,
        "frames": list(one.field.frames),
        "made": one.field.made,
        "text": one.text,
        "characters": one.length,
        "least": one.field.least,
        "most": one.field.most,
        "left_out": list(dict.fromkeys(one.left_out)),
        "cut": one.cut,
    }
