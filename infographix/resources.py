"""A name → the data file that it stands for: the only module that looks for files.

Data lies in `layouts/` and `fonts/`: beside this module in an installed wheel, beside the package
in a source tree or an editable install. A user's own folders are searched first.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from infographix import toml
from infographix.errors import MarkupError, Problem

LARGEST = 5_000_000
"""Bytes of a user's layout or list."""
_PACKAGE = Path(__file__).resolve().parent


@cache
def folder(name: str) -> Path:
    """Return the built-in folder `layouts` or `fonts`."""
    for candidate in (_PACKAGE / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise MarkupError(
        Problem("the installation lacks its data", where=name, hint="reinstall infographix")
    )


def package_text(name: str) -> str:
    """Return the text of a data file inside the package, such as `vietnamese/phrases.txt`."""
    return (_PACKAGE / name).read_text(encoding="utf-8")


def modules(*rooms: str) -> tuple[Path, ...]:
    """Return the files of our own modules in some rooms of the package."""
    return tuple(path for room in rooms for path in sorted((_PACKAGE / room).glob("*.py")))


def search_path(layout_paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the folders in which layouts, themes, art and formats are looked for, in order."""
    for path in layout_paths:
        if not path.is_dir():
            raise MarkupError(Problem("no such folder of layouts", where=str(path)))
    return (*layout_paths, folder("layouts"))


def find(name: str, layout_paths: Sequence[Path] = ()) -> Path | None:
    """Return the first file called `name` (`themes/hue.toml`) in the search path, or None."""
    for base in search_path(layout_paths):
        candidate = _inside(base, name)
        if candidate is not None:
            return candidate
    return None


def _inside(base: Path, name: str) -> Path | None:
    """Return the file `name` in a folder, links followed, or None; never one outside it."""
    try:
        candidate = (base / name).resolve()
        inside = candidate.is_relative_to(base.resolve())
        return candidate if inside and candidate.is_file() else None
    except (RuntimeError, ValueError, OSError):  # links in a circle, a NUL, a name too long
        return None


def every(name: str, layout_paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return all files called `name` in the search path: those of the user's folders first."""
    candidates = (base / name for base in search_path(layout_paths))
    return tuple(path for path in candidates if path.is_file())


def names(pattern: str, layout_paths: Sequence[Path] = ()) -> Iterator[str]:
    """Yield the names, without ending, of files that match `pattern` (`themes/*.toml`), sorted."""
    found = {
        path.name.partition(".")[0]
        for base in search_path(layout_paths)
        for path in base.glob(pattern)
    }
    yield from sorted(found)


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; MarkupError with the place where it is not well formed."""
    return parse_toml(text_of(path), path)


def parse_toml(text: str, path: Path) -> dict[str, Any]:
    """Read the text of the TOML file `path`; MarkupError where it is not well formed."""
    try:
        return toml.read(text)
    except ValueError as error:
        raise MarkupError(Problem(f"not well-formed TOML: {error}", where=str(path))) from None


def text_of(path: Path) -> str:
    """Return the text of a user's file; MarkupError where it is unreadable, or no UTF-8 text."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise MarkupError(Problem(f"this cannot be read: {error.strerror}", str(path))) from None
    if len(data) > LARGEST:
        raise MarkupError(Problem("the file is too large", str(path), allowed=f"{LARGEST} bytes"))
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise MarkupError(Problem(f"this is no UTF-8 text: {error}", where=str(path))) from None


def own_texts(pattern: str, layout_paths: Sequence[Path]) -> tuple[tuple[Path, str], ...]:
    """Return path and text of the files in a user's folders that match `pattern`, in their order.

    Links out of a folder are passed over. MarkupError where a folder or its text is unreadable.
    """
    files: dict[Path, Path] = {}
    for base in search_path(layout_paths)[:-1]:
        for path in sorted(base.glob(pattern)):
            real = _inside(base, path.relative_to(base).as_posix())
            if real is not None:
                files.setdefault(real, path)
    return tuple((path, text_of(path)) for path in files.values())


def package_file(package: str, name: str) -> Path | None:
    """Return a data file of another installed package, without importing it, or None."""
    if not package.isidentifier():  # nor a part of a package, whose whole would be imported
        return None
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return _inside(Path(spec.submodule_search_locations[0]), name)


def font_lists(layout_paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return the `fonts.toml` files there are: those of the user's folders first, then our own."""
    own = (path / "fonts" / "fonts.toml" for path in layout_paths)
    return (*(path for path in own if path.is_file()), folder("fonts") / "fonts.toml")


def file_beside(source: Path, name: str) -> Path | None:
    """Return the file `name` in the folder of `source`, or None; never one outside that folder."""
    return _inside(source.parent, name)


def inside(base: Path, name: str) -> Path | None:
    """Return the file `name` in a user's folder, links followed, or None; never one outside it."""
    return _inside(base, name)


def files_below(base: Path) -> list[str]:
    """Return the files in a folder and in those below it, as paths with slashes, sorted."""
    if not base.is_dir():
        return []
    found = (path for path in base.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(base).as_posix() for path in found)


def digest(layout_paths: Sequence[Path] = ()) -> str:
    """Return a hash of all that pictures are drawn by: layouts, lists of fonts, our own modules.

    It changes whenever a file of these, or of a user's own folders, changes.
    """
    made = hashlib.blake2b(digest_size=16)
    for base in (*search_path(layout_paths), folder("fonts"), _PACKAGE):
        for path in sorted(base.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                made.update(f"{path.relative_to(base)}\0".encode())
                made.update(hashlib.blake2b(path.read_bytes()).digest())
    return made.hexdigest()


_EDITED = (
    *("*.svg.j2", "*.toml", "blocks/*", "themes/*", "art/*", "icons/*", "fonts/*", "samples/*"),
)
"""Where the files lie that a search path gives."""


def edited(layout_paths: Sequence[Path] = ()) -> tuple[Path, ...]:
    """Return all files of the search path that a designer may change."""
    return tuple(
        path
        for base in search_path(layout_paths)
        for pattern in _EDITED
        for path in sorted(base.glob(pattern))
    )


def stamp(paths: Iterable[Path]) -> str:
    """Return a text that changes when one of these files is changed, made or taken away."""
    seen = hashlib.sha256()
    for path in paths:
        try:
            found = path.stat()
            seen.update(f"{path}\0{found.st_mtime_ns}\0{found.st_size}\0".encode())
        except (OSError, ValueError):
            seen.update(f"{path}\0".encode())
    return seen.hexdigest()[:16]


def pictures(folder: Path, endings: Sequence[str]) -> tuple[Path, ...]:
    """Return the files in a user's folder that have one of these endings; no links out of it."""
    return tuple(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in endings and inside(folder, path.name) is not None
    )
