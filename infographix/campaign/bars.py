"""How far a run is → a bar that lives: on a terminal (rich), or in a notebook's cell."""

from __future__ import annotations

import html
import sys
import time
from typing import Any, Protocol, TextIO

from msgspec import Struct

OFTEN = 0.2
"""Seconds between two looks of a notebook's bar."""


class State(Struct, frozen=True):
    """Pictures drawn or failed so far, of how many; `speed` and `left` as they are shown."""

    done: int
    failed: int
    total: int
    speed: str
    left: str

    def __str__(self) -> str:
        failed = f"{self.failed} lỗi, " if self.failed else ""
        return f"{self.done}/{self.total} ảnh, {self.speed}, {failed}còn khoảng {self.left}"


class Bar(Protocol):
    """Shows how far a run is, and messages beside it."""

    def show(self, state: State) -> None: ...
    def say(self, text: str) -> None: ...
    def stop(self) -> None: ...


class TerminalBar:
    """A bar on a terminal, by rich; messages go above it."""

    def __init__(self, stream: TextIO, total: int) -> None:
        from rich.console import Console  # where a bar is shown
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bar = Progress(
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[speed]}"),
            TextColumn("[red]{task.fields[failed]}"),
            TextColumn("{task.fields[left]}"),
            console=Console(file=stream),
        )
        self._task = self._bar.add_task("", total=total, failed="", speed="", left="")
        self._bar.start()

    def show(self, state: State) -> None:
        failed = f"{state.failed} lỗi" if state.failed else ""
        left = f"còn {state.left}"
        self._bar.update(
            self._task, completed=state.done, failed=failed, speed=state.speed, left=left
        )

    def say(self, text: str) -> None:
        self._bar.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def stop(self) -> None:
        self._bar.stop()


class NotebookBar:
    """A bar in a notebook's cell, which needs no widgets; messages go below it."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._shown = 0.0
        self._last: State | None = None
        self._handle: Any = None
        self.show(State(0, 0, total, "", ""))

    def show(self, state: State) -> None:
        self._last = state
        now = time.monotonic()
        if now - self._shown >= OFTEN or state.done == state.total:
            self._shown = now
            self._put(state)

    def _put(self, state: State) -> None:
        text = str(state) if state.speed else f"0/{state.total} ảnh"
        bar = f'<progress value="{state.done}" max="{state.total}"></progress> {html.escape(text)}'
        data = {"text/plain": text, "text/html": bar}
        if self._handle is None:
            display = sys.modules["IPython"].display.display
            self._handle = display(data, raw=True, display_id=True)
        else:
            self._handle.update(data, raw=True)

    def say(self, text: str) -> None:
        self._stream.write(f"{text}\n")

    def stop(self) -> None:
        if self._last is not None:
            self._put(self._last)


def in_notebook() -> bool:
    """Whether this runs in a notebook's kernel."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return type(shell).__name__ == "ZMQInteractiveShell"


def bar(stream: TextIO, total: int) -> Bar | None:
    """Return the bar that suits a stream, None where plain lines do."""
    if in_notebook():
        return NotebookBar(stream, total)
    return TerminalBar(stream, total) if stream.isatty() else None
