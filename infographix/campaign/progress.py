"""The events of a run → a bar that lives, or plain lines where there is no place for one."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from infographix.campaign.bars import Bar, State, bar, in_notebook
from infographix.campaign.events import (
    Began,
    Crashed,
    Drawn,
    Ended,
    Event,
    Failed,
    Planned,
    Retired,
)
from infographix.errors import visible

EVERY = 10.0
"""Seconds between two plain lines."""
MOST_TOLD = 20
"""How many bad rows are told in full; the report has all."""


class Progress:
    """Says what a run does: pictures done, per second, failed, and the time that is left."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or (sys.stdout if in_notebook() else sys.stderr)
        self._bar: Bar | None = None
        self._began = self._told = time.monotonic()
        self._waiting = self._done = self._failed = 0
        self._problems: set[str] = set()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, event: Event) -> None:
        match event:
            case Began(resumed=True):
                self._say("tiếp tục lần chạy trước")
            case Planned():
                self._begin(event)
            case Drawn():
                self._done += 1
                self._step()
            case Failed():
                self._fail(event)
            case Crashed():
                self._say(f"{event.picture}: tiến trình vẽ bị dừng ({event.reason}), sẽ thử lại")
            case Retired(files=[_, *_]):
                self._say(f"{event.picture}: không còn dòng nào, chuyển vào .infographix/old")
            case Ended():
                self._end(event)

    def _begin(self, event: Planned) -> None:
        self._began = self._told = time.monotonic()
        self._waiting = event.waiting
        kept = f", {event.unchanged} ảnh không đổi" if event.unchanged else ""
        bad = f", {event.failed} ảnh có dòng lỗi" if event.failed else ""
        self._say(f"{event.waiting} ảnh cần vẽ{kept}{bad}")
        self._bar = bar(self._stream, event.waiting) if event.waiting else None

    def _fail(self, event: Failed) -> None:
        if self._waiting:  # not while the rows are looked at
            self._failed += 1
            self._step()
        texts = dict.fromkeys(str(problem["text"]) for problem in event.problems)
        new = [text for text in texts if text not in self._problems]
        self._problems.update(new)
        for text in new if len(self._problems) <= MOST_TOLD else ():
            self._say(f"✗ {text}" if _can_write(self._stream, "✗") else f"x {text}")
        if len(self._problems) == MOST_TOLD + 1 and new:
            self._say("… các lỗi khác có trong report.xlsx")

    def _step(self) -> None:
        now = time.monotonic()
        done = self._done + self._failed
        speed = done / max(now - self._began, 0.001)
        left = _clock((self._waiting - done) / max(speed, 0.001))
        state = State(done, self._failed, self._waiting, f"{_comma(speed)} ảnh/giây", left)
        if self._bar is not None:
            self._bar.show(state)
        elif now - self._told >= EVERY:
            self._told = now
            self._say(str(state))

    def _end(self, event: Ended) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None
        self._say(summary(event))

    def _say(self, text: str) -> None:
        text = visible(text)
        if self._bar is not None:
            self._bar.say(text)
            return
        self._stream.write(f"{text}\n")
        self._stream.flush()


def summary(event: Ended) -> str:
    """Return what became of a run, in one line."""
    parts = [f"{event.drawn} ảnh đã vẽ"]
    if event.unchanged:
        parts.append(f"{event.unchanged} ảnh không đổi")
    if event.failed:
        parts.append(f"{event.failed} ảnh lỗi")
    if event.waiting:
        parts.append(f"{event.waiting} ảnh chưa vẽ")
    speed = event.drawn / event.seconds if event.seconds > 0 else 0.0
    timing = f" trong {_clock(event.seconds)} ({_comma(speed)} ảnh/giây)" if event.drawn else ""
    stopped = "; đã dừng giữa chừng, chạy lại với --resume để tiếp tục" if event.stopped else ""
    return f"{', '.join(parts)}{timing}{stopped}"


def _comma(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _clock(seconds: float) -> str:
    whole = round(seconds)
    if seconds < 10:
        return f"{_comma(seconds)} giây"
    if whole < 60:
        return f"{whole} giây"
    if whole < 3600:
        return f"{whole // 60} phút {whole % 60:02d} giây"
    return f"{whole // 3600} giờ {whole % 3600 // 60:02d} phút"


def _can_write(stream: TextIO, text: str) -> bool:
    try:
        text.encode(stream.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return True
