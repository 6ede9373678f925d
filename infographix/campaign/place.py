"""An address and a name → a file that is there whole or not at all: a folder, or any of fsspec's.

A file in a folder is written beside the others, flushed to the disk and then moved to its place, so
that neither a crash nor a loss of power leaves half of one. Object stores take a file whole; on
other addresses it is written under another name and moved.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix import libraries

_WHOLE = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "abfss", "az", "adl", "oss", "memory"})
"""Protocols of stores in which an object appears once all of it is there."""


class Place(Struct, frozen=True):
    """Where pictures go: a path, or an address such as `s3://bucket/folder`."""

    address: str
    making: str = ""
    """The folder for files before they are moved; for paths alone."""

    @property
    def is_local(self) -> bool:
        return "://" not in self.address

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all; OSError where that cannot be done."""
        if self.is_local:
            _write(Path(self.address) / name, data, Path(self.making or self.address))
            return
        system, base = self._remote()
        target = f"{base}/{name}"
        if self.address.partition("://")[0] in _WHOLE:
            system.pipe_file(target, data)
            return
        part = f"{base}/.{name}.part"
        system.makedirs(base, exist_ok=True)
        system.pipe_file(part, data)
        system.mv(part, target)

    def promise(self, picture: str, outcome: dict[str, Any]) -> None:
        """Write down what is known of a picture before its files are moved to their places.

        A run that is killed before its journal tells of them takes it from here.
        """
        if self.making:
            path = Path(self.making) / f"{picture}.done"
            path.write_text(json.dumps(outcome), encoding="utf-8")

    def promised(self, picture: str) -> dict[str, Any] | None:
        """Return what was written down of a picture, None where nothing was, or half of it."""
        if not self.making:
            return None
        try:
            found = json.loads((Path(self.making) / f"{picture}.done").read_bytes())
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def forget(self, picture: str) -> None:
        """Take away what was written down, once the journal tells it."""
        if self.making:
            (Path(self.making) / f"{picture}.done").unlink(missing_ok=True)

    def size(self, name: str) -> int | None:
        """Return a file's size in bytes, None where it is not there."""
        if self.is_local:
            try:
                return os.stat(f"{self.address}{os.sep}{name}").st_size  # noqa: PTH116 - the faster
            except OSError:
                return None
        system, base = self._remote()
        try:
            return int(system.info(f"{base}/{name}")["size"])
        except FileNotFoundError:
            return None

    def sizes(self) -> dict[str, int] | None:
        """Return the sizes of all files at an address in one call; None for a path."""
        if self.is_local:
            return None
        system, base = self._remote()
        try:
            found = system.ls(base, detail=True, refresh=True)
        except FileNotFoundError:
            return {}
        return {entry["name"].rpartition("/")[2]: int(entry["size"] or 0) for entry in found}

    def retire(self, name: str) -> bool:
        """Move a file to `.infographix/old`, and say whether it was there."""
        if self.size(name) is None:
            return False
        old = ".infographix/old"
        if self.is_local:
            target = Path(self.address) / old / name
            target.parent.mkdir(parents=True, exist_ok=True)
            (Path(self.address) / name).replace(target)
            return True
        system, base = self._remote()
        system.makedirs(f"{base}/{old}", exist_ok=True)
        system.mv(f"{base}/{name}", f"{base}/{old}/{name}")
        return True

    def _remote(self) -> tuple[Any, str]:
        system, base = libraries.fsspec().core.url_to_fs(self.address)
        return system, str(base).rstrip("/")


def _write(target: Path, data: bytes, making: Path) -> None:
    handle, name = tempfile.mkstemp(dir=making)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
