"""Functions to call → processes that stay warm and run them, one each at a time.

An `Executor` as those of `concurrent.futures`, but where a worker dies, only the call that it was
running fails (`WorkerDied`); a new worker takes its place. Workers are started as fresh programs,
which needs no `if __name__ == "__main__"` in the caller's script and is the same on all systems,
and they end when the pipe from their parent closes, however that ends.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import IO, Any, TypeVar

T = TypeVar("T")
_HEADER = 8
_CODE = "from infographix.campaign.workers import serve; serve()"


class WorkerDied(RuntimeError):  # noqa: N818 - the name that reports show
    """The process that ran a call ended before it was done."""


class Workers(Executor):
    """`count` processes; each first calls `warm`, if there is one."""

    def __init__(self, count: int, warm: tuple[Callable[..., Any], Any] | None = None) -> None:
        self._calls: queue.SimpleQueue[tuple[Future[Any], bytes] | None] = queue.SimpleQueue()
        self._warm = pickle.dumps(warm) if warm else b""
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._threads = [threading.Thread(target=self._tend, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        future: Future[T] = Future()
        self._calls.put((future, pickle.dumps((fn, args, kwargs))))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if cancel_futures:
            self._cancel()
        for _ in self._threads:
            self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers there are."""
        return [process.pid for process in self._processes]

    def _cancel(self) -> None:
        while True:
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                return
            if call is not None and call[0].cancel():
                call[0].set_running_or_notify_cancel()  # which wakes those who wait for it

    def _tend(self) -> None:
        """Hand calls to one worker after the other, each as long as it lives."""
        process: subprocess.Popen[bytes] | None = None
        while (call := self._calls.get()) is not None:
            future, data = call
            if not future.set_running_or_notify_cancel():
                continue
            if process is None or process.poll() is not None:
                process = self._started()
            try:
                _send(process.stdin, data)
                done, value = pickle.loads(_receive(process.stdout))
            except (OSError, EOFError) as error:
                future.set_exception(WorkerDied(self._ended(process) or str(error)))
                process = None
                continue
            if done:
                future.set_result(value)
            else:
                future.set_exception(value)
        if process is not None:
            self._ended(process)

    def _started(self) -> subprocess.Popen[bytes]:
        folders = os.pathsep.join(filter(None, sys.path))
        process = subprocess.Popen(
            [sys.executable, "-c", _CODE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": folders},
        )
        self._processes.add(process)
        if self._warm:
            with contextlib.suppress(OSError):  # it has died already, which the first call finds
                _send(process.stdin, self._warm)
        return process

    def _ended(self, process: subprocess.Popen[bytes]) -> str:
        """Let a worker go and say how it ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()
        code = process.wait()
        self._processes.discard(process)
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def serve() -> None:
    """Run what comes in on stdin and answer on stdout, until the parent closes the pipe."""
    gc.set_threshold(50_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells when to stop
    calls = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints may not get among the answers
    while True:
        try:
            data = _receive(calls)
        except EOFError:
            return
        call = pickle.loads(data)
        if len(call) == 2:  # to warm up
            with contextlib.suppress(Exception):  # what does not load is told by the first call
                call[0](call[1])
            continue
        fn, args, kwargs = call
        try:
            answer = (True, fn(*args, **kwargs))
        except Exception as error:  # goes back to the caller
            answer = (False, error)
        try:
            _send(answers, pickle.dumps(answer))
        except OSError:
            return


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    assert pipe is not None
    pipe.write(len(data).to_bytes(_HEADER, "big") + data)
    pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes:
    """Return one message; EOFError where the other end is closed."""
    assert pipe is not None
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        raise EOFError("the pipe was closed")
    size = int.from_bytes(header, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError("the pipe was closed")
    return data
