"""A file → a lock on it that ends with the process that holds it, however that ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from infographix.errors import BusyError, Problem


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock to the end of `with`; BusyError where another process, or run, holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:  # to close it lets go of the lock
        try:
            _take(file)
        except OSError:
            hint = "wait for it to end, or write into another folder"
            where = str(path.parent.parent)
            what = "another run is under way in this folder"
            raise BusyError(Problem(what, where, hint=hint)) from None
        yield


def _take(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt  # which Windows alone has

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # which Windows has not

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
