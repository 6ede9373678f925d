"""How a campaign is run, checked before anything is done, and what became of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Literal, get_args

from msgspec import Struct

from infographix import format as formats
from infographix.campaign import show
from infographix.campaign.folder import Record, records
from infographix.campaign.plan import Order
from infographix.errors import Problem, SpecError, unknown
from infographix.render.encode import Effort
from infographix.render.painter import Renderer
from infographix.result import KINDS

FEW = 8
"""Up to so many pictures are drawn here: starting workers would take longer."""

STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""

Jobs = int | Literal["auto"]


class Campaign(Struct, frozen=True):
    """What became of a run; `failed` counts pictures, not rows."""

    folder: Path
    drawn: int
    failed: int
    unchanged: int
    waiting: int
    stopped: bool
    seconds: float

    @property
    def exit_code(self) -> int:
        """0 done, 1 a picture was not drawn, 130 stopped by Ctrl-C."""
        return STOPPED if self.stopped else 1 if self.failed else 0

    def records(self) -> Iterator[Record]:
        """Yield what is known of each picture of the plan, in its order."""
        return records(self.folder)

    def _repr_html_(self) -> str:
        """Show the outcome in a notebook: counts, wrong rows, the first pictures."""
        counts = {
            "ảnh đã vẽ": self.drawn,
            "ảnh giữ nguyên": self.unchanged,
            "ảnh lỗi": self.failed,
            "ảnh còn chờ": self.waiting,
        }
        return show.html(self.folder, counts)


class Settings(Struct, frozen=True):
    """How a campaign is run; all but `out` may be left out.

    `out` is a folder, or an address of fsspec such as `s3://bucket/folder`; then `state` is the
    folder for journal and reports. `executor` is any of `concurrent.futures`, whose workers write
    the files themselves.
    """

    out: str | Path
    state: str | Path | None = None
    layouts: tuple[Path, ...] = ()
    renderer: str = "auto"
    effort: Effort = "fast"
    kinds: tuple[str, ...] = ("png",)
    jobs: Jobs = "auto"
    executor: Executor | None = None
    resume: bool = False
    redraw: bool = False
    dry_run: bool = False
    wave: str = ""


def check(settings: Settings, orders: Sequence[Order]) -> None:
    """Refuse settings and formats that there are not; SpecError."""
    _check_choice("renderer", settings.renderer, get_args(Renderer))
    _check_choice("effort", settings.effort, get_args(Effort))
    for kind in settings.kinds:
        _check_choice("kinds", kind, KINDS)
    if settings.wave:
        waves = sorted({order.wave for order in orders if order.wave})
        _check_choice("wave", settings.wave, waves)
    known = formats.load(settings.layouts)
    for order in orders:
        for name in order.formats:
            formats.choose(name, known)


def _check_choice(where: str, word: str, allowed: Sequence[str]) -> None:
    """Refuse a word that is not among those allowed; SpecError."""
    if word not in allowed:
        raise SpecError(unknown("no such value", where, word, allowed))


def state_of(settings: Settings) -> Path:
    """Return the folder for journal and reports; SpecError where there is none."""
    if settings.state is not None:
        return Path(settings.state)
    if "://" in str(settings.out):
        what = "pictures at an address need a folder for journal and reports"
        raise SpecError(Problem(what, "state", hint="name one: --state DIR"))
    return Path(settings.out)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
