"""Runs that end before their time: stopped, killed, or with dying workers; nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from campaign.conftest import ROWS, SQUARE, TEMPLATE, many, names, pictures
from campaign.test_workers import is_alive
from PIL import Image

import infographix as ig
from infographix.campaign import run as running
from infographix.campaign.drawing import Task, draw
from infographix.campaign.events import Crashed, Drawn, Event, Failed
from infographix.campaign.folder import Folder, lines
from infographix.campaign.workers import WorkerDied

Table = Callable[..., Path]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="signals and /proc")
CODE = "from infographix.cli import main; main()"


def batch(table: Path, template: Path, out: Path, *options: str) -> list[str]:
    call = ["batch", str(table), "--spec", str(template), "-f", SQUARE, "-o", str(out)]
    return [sys.executable, "-c", CODE, *call, *options]


def begun(command: list[str], out: Path, drawn: int) -> subprocess.Popen[bytes]:
    """Start a run and wait until its journal tells of so many pictures."""
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while len(told(out, "drawn")) < drawn:
        assert process.poll() is None, "the run ended too early"
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return process


def told(out: Path, event: str) -> list[str]:
    return [
        line.get("picture", "") for line in lines(Folder(out).journal) if line["event"] == event
    ]


def workers_of(process: subprocess.Popen[bytes]) -> list[int]:
    tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


@linux
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_goes_on_without_redoing_or_skipping_a_picture(
    tmp_path: Path, table: Table, template: Path, jobs: str
) -> None:
    rows, out = table(many(36)), tmp_path / "out"
    process = begun(batch(rows, template, out, "--jobs", jobs), out, 12)
    children = workers_of(process)
    assert len(children) == (2 if jobs == "2" else 0)
    process.kill()
    process.wait()
    before = pictures(out)
    assert 12 <= len(before) < 36
    stamps = {name: (out / name).stat().st_mtime_ns for name in before}
    for name in before:
        Image.open(out / name).load()
    done = subprocess.run(
        batch(rows, template, out, "--jobs", jobs, "--resume"), capture_output=True, check=True
    )
    assert "tiếp tục lần chạy trước" in done.stderr.decode()
    assert len(pictures(out)) == 36
    counts = Counter(told(out, "drawn"))
    assert len(counts) == 36
    assert set(counts.values()) == {1}
    assert {name: (out / name).stat().st_mtime_ns for name in before} == stamps
    assert list(Folder(out).making.iterdir()) == []
    assert not any(map(is_alive, children))


def test_what_was_drawn_but_not_noted_is_taken_over_where_it_is_whole(tmp_path: Path) -> None:
    """A run may be killed after a picture is in its place and before its journal tells of it."""
    drawn: list[Task] = []

    class Kept(Executor):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            drawn.append(args[0])
            future: Future[Any] = Future()
            future.set_result(fn(*args, **kwargs))
            return future

    options: dict[str, Any] = {"out": tmp_path, "formats": [SQUARE]}
    ig.campaign(ROWS, TEMPLATE, executor=Kept(), **options)
    journal = Folder(tmp_path).journal
    kept = [line for line in lines(journal) if line["event"] != "drawn"]
    journal.write_text("".join(f"{json.dumps(line)}\n" for line in kept), encoding="utf-8")
    for task in drawn:
        draw(task)
    cut = next(tmp_path.glob("3-*.png"))
    cut.write_bytes(cut.read_bytes()[:1000])
    done = ig.campaign(ROWS, TEMPLATE, jobs=1, **options)
    assert (done.unchanged, done.drawn) == (2, 1)
    assert len(told(tmp_path, "drawn")) == 3
    assert all(record.files for record in done.records())


@linux
def test_ctrl_c_ends_a_run_with_its_report_and_code_130(
    tmp_path: Path, table: Table, template: Path
) -> None:
    rows, out = table(many(36)), tmp_path / "out"
    process = begun(batch(rows, template, out, "--jobs", "2"), out, 5)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 130
    last = list(lines(Folder(out).journal))[-1]
    assert (last["event"], last["stopped"]) == ("end", True)
    drawn = told(out, "drawn")
    assert sorted(drawn) == [name.removesuffix(".png") for name in pictures(out)]
    assert last["waiting"] == 36 - len(drawn)
    report = (out / "report.csv").read_text(encoding="utf-8-sig")
    assert report.count("chưa vẽ") == last["waiting"]
    assert subprocess.run(batch(rows, template, out, "--resume"), stderr=-3).returncode == 0
    assert len(pictures(out)) == 36


@linux
def test_a_killed_worker_costs_no_picture(tmp_path: Path) -> None:
    events: list[Event] = []
    killed: list[int] = []

    def watch(event: Event) -> None:
        events.append(event)
        if isinstance(event, Drawn) and not killed:
            children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
            killed.extend(int(pid) for task in children for pid in task.read_text().split())
            os.kill(killed[0], signal.SIGKILL)

    done = ig.campaign(many(30), TEMPLATE, out=tmp_path, formats=[SQUARE], jobs=2, on_event=watch)
    assert (done.drawn, done.failed) == (30, 0)
    assert len(names(events, Crashed)) <= 1
    assert len(pictures(tmp_path)) == 30


class Fragile(Executor):
    """Draws here, but dies with some pictures: with each as often as is said."""

    def __init__(self, deaths: dict[str, int]) -> None:
        self.deaths = deaths
        self.tried: list[str] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        name = args[0].picture.partition("-")[0]
        self.tried.append(name)
        if self.deaths.get(name, 0) > 0:
            self.deaths[name] -= 1
            future.set_exception(WorkerDied("signal 11"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def with_deaths(out: Path, rows: list[dict[str, str]], **deaths: int) -> tuple[Any, list[Event]]:
    events: list[Event] = []
    executor = Fragile({name.removeprefix("row"): count for name, count in deaths.items()})
    done = ig.campaign(
        rows, TEMPLATE, out=out, formats=[SQUARE], executor=executor, on_event=events.append
    )
    return done, events


def test_a_picture_that_a_worker_died_with_is_tried_once_more_after_the_others(
    tmp_path: Path,
) -> None:
    done, events = with_deaths(tmp_path, ROWS, row3=1)
    assert (done.drawn, done.failed) == (3, 0)
    assert names(events, Crashed) == ["3-da-nang-dat-45-5-diem.facebook-square"]
    assert names(events, Drawn)[-1] == "3-da-nang-dat-45-5-diem.facebook-square"


def test_a_picture_that_kills_its_worker_twice_is_reported_and_the_others_are_drawn(
    tmp_path: Path,
) -> None:
    done, events = with_deaths(tmp_path, ROWS, row3=2)
    assert (done.drawn, done.failed, done.exit_code) == (2, 1, 1)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert failed.error == "WorkerDied"
    assert (
        "Dòng 3: tiến trình vẽ ảnh này bị dừng đột ngột (signal 11), hai lần"
        in (failed.problems[0]["text"])
    )


def test_where_every_worker_dies_the_run_ends_and_says_so(tmp_path: Path) -> None:
    rows = many(running.MOST_CRASHES + 5)
    with pytest.raises(ig.RenderError, match="again and again"):
        with_deaths(tmp_path, rows, **{f"row{at}": 9 for at in range(2, 20)})
    assert list(lines(Folder(tmp_path).journal))[-1]["event"] == "end"
    assert (tmp_path / "report.csv").exists()


def test_only_a_few_pictures_are_under_way_at_a_time(tmp_path: Path) -> None:
    class Counting(Executor):
        _max_workers = 2
        most = 0

        def __init__(self) -> None:
            self.open: list[tuple[Future[Any], Any]] = []

        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = Future()
            self.open.append((future, lambda: fn(*args, **kwargs)))
            self.most = max(self.most, len(self.open))
            if len(self.open) == 2 * running.AHEAD:
                while self.open:
                    waiting, call = self.open.pop()
                    waiting.set_result(call())
            return future

    counting = Counting()
    rows = many(4 * running.AHEAD)
    done = ig.campaign(rows, TEMPLATE, out=tmp_path, formats=[SQUARE], executor=counting, jobs=2)
    assert done.drawn == len(rows)
    assert counting.most == 2 * running.AHEAD


def test_a_mistake_of_the_library_costs_one_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from infographix.campaign import drawing

    real = drawing.render

    def render(spec: Any, *args: Any, **options: Any) -> Any:
        if "Đà Nẵng" in spec.title:
            raise ZeroDivisionError("a bug")
        return real(spec, *args, **options)

    monkeypatch.setattr(drawing, "render", render)
    done = ig.campaign(ROWS, TEMPLATE, out=tmp_path, formats=[SQUARE], jobs=1)
    assert (done.drawn, done.failed) == (2, 1)
    failed = next(line for line in lines(Folder(tmp_path).journal) if line["event"] == "failed")
    assert failed["error"] == "ZeroDivisionError"
    assert "chương trình gặp lỗi" in json.dumps(failed, ensure_ascii=False)
