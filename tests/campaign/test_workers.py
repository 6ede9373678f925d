"""Workers: warm, one call each, and a dead one costs the call that it was running."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import wait
from pathlib import Path

import pytest

from infographix.campaign.workers import WorkerDied, Workers


def test_calls_run_in_other_processes_that_are_kept() -> None:
    with Workers(2) as workers:
        pids = {future.result() for future in [workers.submit(os.getpid) for _ in range(8)]}
    assert 1 <= len(pids) <= 2
    assert os.getpid() not in pids


def test_what_a_call_raises_comes_back() -> None:
    with Workers(1) as workers:
        with pytest.raises(ValueError, match="invalid literal"):
            workers.submit(int, "a").result()
        assert workers.submit(int, "7").result() == 7


def test_a_worker_that_dies_fails_its_own_call_alone() -> None:
    with Workers(2) as workers:
        bad = workers.submit(os._exit, 3)
        good = [workers.submit(abs, -at) for at in range(6)]
        assert [future.result() for future in good] == list(range(6))
        with pytest.raises(WorkerDied, match="exit code 3"):
            bad.result()


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_killed_worker_is_named_by_its_signal() -> None:
    with Workers(1) as workers:
        assert workers.submit(abs, -1).result() == 1
        future = workers.submit(time.sleep, 30)
        time.sleep(0.1)
        os.kill(workers.pids[0], signal.SIGKILL)
        with pytest.raises(WorkerDied, match="signal 9"):
            future.result(timeout=10)
        assert workers.submit(abs, -2).result() == 2


def test_what_a_call_prints_does_not_get_among_the_answers(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with Workers(1) as workers:
        assert workers.submit(print, "chào").result() is None
        assert workers.submit(os.write, 1, b"raw").result() == 3
        assert workers.submit(abs, -1).result() == 1
    assert "chào" in capfd.readouterr().err


def test_calls_that_have_not_begun_can_be_cancelled() -> None:
    workers = Workers(1)
    futures = [workers.submit(time.sleep, 0.2) for _ in range(5)]
    while not futures[0].running() and not futures[0].done():
        time.sleep(0.01)
    workers.shutdown(cancel_futures=True)
    wait(futures, timeout=5)
    assert futures[0].done()
    assert not futures[0].cancelled()
    assert futures[-1].cancelled()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux's")
def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    import subprocess

    code = (
        "import os, time\n"
        "from infographix.campaign.workers import Workers\n"
        "workers = Workers(2)\n"
        "done = [workers.submit(time.sleep, 0.3) for _ in range(2)]\n"
        "[future.result() for future in done]\n"
        "print(*workers.pids, flush=True)\n"
        "time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(pids) == 2
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while any(is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return status != "Z"
