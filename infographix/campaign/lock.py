"""A file → a lock on it that ends with the process that holds it, however that ends."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType
from typing import Any

from infographix.errors import BusyError, Problem


class Lock:
    """Held from `with` to its end; BusyError where another process, or run, holds it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: Any = None

    def __enter__(self) -> Lock:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self._path.open("a+b")
        try:
            _take(self._file)
        except OSError:
            self._file.close()
            hint = "wait for it to end, or write into another folder"
            where = str(self._path.parent.parent)
            what = "another run is under way in this folder"
            raise BusyError(Problem(what, where, hint=hint)) from None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()  # which lets go of the lock


def _take(file: Any) -> None:
    if sys.platform == "win32":
        import msvcrt  # which Windows alone has

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # which Windows has not

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
