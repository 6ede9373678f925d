"""Built-in templates as Jinja compiled them → kept in the user's cache folder for the next run.

To compile them takes a tenth of a cold start. What is kept is code, so it is read only from a
folder that nobody else may write to, and only for our own templates: a stranger's layouts leave
nothing. A file that is damaged, or was made by another version of Python, Jinja, of our modules or
of the template, counts for nothing and is written anew; where no file can be written, none is.
"""

from __future__ import annotations

import contextlib
import os
import sys
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from infographix import resources
from infographix.engine import Engine
from infographix.result import write

VARIABLE = "INFOGRAPHIX_CACHE"
"""Names another folder; empty, nothing is kept."""
_PLACES = {"win32": ("LOCALAPPDATA", "AppData/Local"), "darwin": ("", "Library/Caches")}
"""Variables that name users' cache folders, and the folders at home where they do not."""


def keep(engine: Engine) -> None:
    """Have an engine take its compiled templates from the last run, and leave them for the next."""
    folder = cache_folder()
    if folder is not None:
        engine.templates.keep(_Kept(folder))


def cache_folder() -> Path | None:
    """Return where the system has users' caches; None where it says of none, or none is wanted."""
    own = os.environ.get(VARIABLE)
    if own is not None:
        return Path(own).absolute() if own else None
    variable, usual = _PLACES.get(sys.platform, ("XDG_CACHE_HOME", ".cache"))
    base = Path(os.environ.get(variable, ""))
    try:
        return (base if base.is_absolute() else Path.home() / usual) / "infographix"
    except RuntimeError:  # a user without a home
        return None


class _Kept(jinja2.BytecodeCache):
    """Files of a hash and the code; the hash vouches for the code and for what it was made by."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        makers = resources.stamp(resources.modules("markup", "vietnamese"))
        self._made_by = MAGIC_NUMBER + f"{jinja2.__version__} {makers}".encode()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a file; empty for what is none of our own templates."""
        built_in = filename and Path(filename).is_relative_to(resources.folder("layouts"))
        return super().get_cache_key(name, filename) if built_in else ""

    def load_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            if bucket.key and _is_private(self._folder):
                data = (self._folder / bucket.key).read_bytes()
                size = blake2b().digest_size
                if self._hash(data[size:]) == data[:size]:
                    bucket.bytecode_from_string(data[size:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not bucket.key or sys.dont_write_bytecode:
            return
        with contextlib.suppress(OSError):
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            self._folder.mkdir(mode=0o700, exist_ok=True)
            if _is_private(self._folder):
                code = bucket.bytecode_to_string()
                write(self._folder / bucket.key, self._hash(code) + code)

    def _hash(self, code: bytes) -> bytes:
        return blake2b(code, key=blake2b(self._made_by).digest()).digest()


def _is_private(folder: Path) -> bool:
    """Tell whether only the user may write to a folder; on Windows, users' folders are so."""
    if sys.platform == "win32":
        return True
    found = folder.stat()
    return found.st_uid == os.geteuid() and not found.st_mode & 0o022
