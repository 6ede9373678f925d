"""A kit's files → its folder, whole or not at all; what is not the kit's own is never touched."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infographix import resources
from infographix.errors import Problem, SpecError
from infographix.publish.manifest import NAME, sha256


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files beside the folder's place first, then move them there as a whole.

    A kit that is there is replaced if it is as it was made. SpecError where the folder holds other
    files, or files of a kit that somebody has changed since: those are somebody's work.
    """
    _check(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        new = beside / "new"
        new.mkdir()
        for name, data in files.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        _exchange(folder, new, beside / "old")
    except OSError as error:
        error.filename = error.filename or str(folder)  # a full disk names none
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _exchange(folder: Path, new: Path, old: Path) -> None:
    if not folder.exists():
        new.replace(folder)
        return
    folder.replace(old)
    try:
        new.replace(folder)
    except BaseException:
        old.replace(folder)
        raise


def _check(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SpecError(Problem("the kit's folder is none", str(folder)))
    there = resources.files_below(folder)
    if not there:
        return
    known = _known(folder)
    foreign = [name for name in there if name not in known and name != NAME]
    if foreign:
        what = "the folder holds files that are not of its kit"
        hint = "move them elsewhere, or choose another folder"
        raise SpecError(Problem(what, str(folder), ", ".join(foreign[:8]), hint=hint))
    changed = [name for name, sha in known.items() if name in there and not _is(folder, name, sha)]
    if changed:
        what = "files of the kit were changed since it was made"
        hint = "keep them elsewhere, or delete the folder, then make the kit again"
        raise SpecError(Problem(what, str(folder), ", ".join(changed[:8]), hint=hint))


def _is(folder: Path, name: str, sha: str) -> bool:
    return sha256((folder / name).read_bytes()) == sha


def _known(folder: Path) -> dict[str, str]:
    """Return the hashes that the folder's manifest lists; none where it cannot be read."""
    try:
        data: Any = json.loads((folder / NAME).read_bytes())
        return {str(entry["file"]): str(entry["sha256"]) for entry in data["files"]}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
