"""A case's name → what came of it in a process of its own: its error, CPU seconds, megabytes.

One server has loaded the library; it forks for each case, so that a case costs only itself. The
child's memory, CPU time and size of files are limited: a case that goes wild harms nobody.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

TESTS = Path(__file__).resolve().parent.parent
MODULES = ("specs", "pictures", "drawings", "layouts", "tables", "kits", "disks", "commands")
"""The modules of this folder that hold cases."""
SECONDS, MEGABYTES = 10, 1000
"""What the brief allows a case: CPU time, since machines of tests are shared; and its peak."""

_SPACE = 3_000_000_000


class Case(Struct, frozen=True):
    """`run` is given an empty folder; `says` stands in its error, None where it must end well."""

    run: Callable[[Path], object]
    says: str | None


class Outcome(Struct, frozen=True):
    """`error` is the type of error that came out, "" for none; `text` its message or traceback."""

    error: str
    text: str
    ours: bool
    seconds: float
    megabytes: float


class Cases(dict[str, Case]):
    """The cases of one module, by name."""

    def that(self, says: str | None) -> Callable[[Callable[[Path], object]], None]:
        """Add a case whose error says something, or that ends well (None)."""

        def add(run: Callable[[Path], object]) -> None:
            name = run.__name__.replace("_", " ").strip()
            assert name not in self
            self[name] = Case(run, says)

        return add


def cases(module: str) -> Cases:
    """Return the cases of a module."""
    found: Cases = importlib.import_module(f"hostile.{module}").CASES
    return found


class Guard:
    """The server, as the tests see it."""

    def __init__(self) -> None:
        paths = os.pathsep.join((str(TESTS.parent), str(TESTS)))
        self._server = subprocess.Popen(
            [sys.executable, "-m", "hostile.guard"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": paths},
            text=True,
        )

    def run(self, module: str, name: str, folder: Path) -> Outcome:
        """Run a case in `folder`."""
        assert self._server.stdin and self._server.stdout
        self._server.stdin.write(json.dumps([module, name, str(folder)]) + "\n")
        self._server.stdin.flush()
        return Outcome(**json.loads(self._server.stdout.readline()))

    def close(self) -> None:
        self._server.communicate()


def _serve() -> None:
    import infographix as ig

    data = {"title": "Một", "blocks": [{"kind": "figures", "items": [{"value": 1, "label": "a"}]}]}
    assert ig.render(data).png
    for module in MODULES:
        with contextlib.suppress(ModuleNotFoundError):
            cases(module)
    importlib.import_module("hostile.kits").whole()
    for line in sys.stdin:
        outcome = _forked(*json.loads(line))
        sys.stdout.write(json.dumps(asdict(outcome)) + "\n")
        sys.stdout.flush()


def _forked(module: str, name: str, folder: str) -> Outcome:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _child(cases(module)[name], Path(folder), writing)
    os.close(writing)
    with open(reading, "rb") as told:  # noqa: PTH123 - a pipe, not a path
        data = told.read()
    _, status, used = os.wait4(child, 0)
    seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
    if os.WIFSIGNALED(status) or not data:
        death = f"ended by signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else "no word"
        return Outcome("death", death, False, seconds, megabytes)
    return Outcome(**json.loads(data), seconds=seconds, megabytes=megabytes)


def _child(case: Case, folder: Path, writing: int) -> None:
    """Run a case and tell of it; never returns."""
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    resource.setrlimit(resource.RLIMIT_AS, (_SPACE, _SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS + 1))
    signal.alarm(12 * SECONDS)
    os.chdir(folder)
    told: dict[str, Any] = {"error": "", "text": "", "ours": False}
    try:
        case.run(folder)
    except BaseException as error:
        told = _told(error)
    os.write(writing, json.dumps(told).encode()[:60_000])
    os._exit(0)


def _told(error: BaseException) -> dict[str, Any]:
    from infographix.errors import InfographixError

    ours = isinstance(error, InfographixError) and bool(error.problems)
    ours = ours or (isinstance(error, OSError) and bool(error.filename))  # of the disk, as Python's
    text = str(error)[:4000] if ours else "".join(traceback.format_exception(error))[-4000:]
    return {"error": type(error).__name__, "text": text, "ours": ours}


if __name__ == "__main__":
    _serve()
