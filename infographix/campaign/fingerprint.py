"""A filled spec and a format → the key of its picture: the same key means the same picture.

In it is all that the picture depends on: the fields, the images that they name, the format, the
layouts, themes and fonts, our own modules, and the versions of the libraries that draw.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

from msgspec import to_builtins

from infographix import resources
from infographix.format import Format

IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg")
_DRAWING = (
    *("skia-python", "resvg", "cairosvg", "uharfbuzz", "fonttools", "pillow", "isal"),
    *("qrcode", "tablericons2", "jinja2", "pydantic"),
)


def ground(layout_paths: Sequence[Path], settings: Mapping[str, Any]) -> str:
    """Return the part of a key that all pictures of a run share."""
    return _hash("\0".join((resources.digest(layout_paths), _versions(), _text(settings))))


class Fingerprints:
    """Makes the keys of specs in one folder; `base` is their common `ground`.

    Images are read again where their size or time has changed.
    """

    def __init__(self, base: str, folder: Path | None) -> None:
        self._base, self._folder = base, folder
        self._formats: dict[str, str] = {}
        self._images: dict[tuple[Path, int, int], str] = {}

    def spec(self, fields: Mapping[str, Any]) -> str:
        """Return the key of an infographic's facts."""
        images = sorted({self._image(name) for name in _image_names(fields)})
        return _hash("\0".join((self._base, _text(fields), *images)))

    def picture(self, spec: str, form: Format, turn: str = "") -> str:
        """Return the key of a picture from the key of its facts."""
        if form.name not in self._formats:
            self._formats[form.name] = _text(to_builtins(form))
        return _hash(f"{spec}\0{self._formats[form.name]}\0{turn}")

    def _image(self, name: str) -> str:
        path = resources.inside(self._folder, name) if self._folder else None
        if path is None:
            return f"{name}\0"
        state = path.stat()
        key = (path, state.st_mtime_ns, state.st_size)
        if key not in self._images:
            self._images[key] = hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        return f"{name}\0{self._images[key]}"


def _image_names(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) < 300 and value.lower().endswith(IMAGES) and "://" not in value:
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _image_names(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _image_names(inner)


def _versions() -> str:
    return " ".join(f"{name}={_version(name)}" for name in _DRAWING)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, bytes):
        return hashlib.blake2b(value, digest_size=16).hexdigest()
    return f"{type(value).__name__}:{value}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
