"""Folders that cannot be written, disks that are full, and processes that are killed."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from hostile.guard import Cases
from hostile.kits import whole
from hostile.specs import drawn, spec
from hostile.tables import TEMPLATE

import infographix as ig
from infographix.campaign.folder import Folder, lines
from infographix.publish.folder import replace_folder
from infographix.result import write

CASES = Cases()
OLD = b"old"


def small_disk(size: int) -> None:
    """Let no file of this process grow beyond a size: writing more fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def unharmed(folder: Path, *names: str) -> None:
    """Say that nothing but these files lies in a folder, as they were."""
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert all((folder / name).read_bytes() == OLD for name in names)


@CASES.that("too large")
def a_picture_on_a_full_disk(folder: Path) -> None:
    (folder / "a.png").write_bytes(OLD)
    picture = drawn(spec())
    small_disk(1000)
    try:
        picture.save(folder / "a.png")
    finally:
        unharmed(folder, "a.png")


@CASES.that("too large")
def a_kit_on_a_full_disk(folder: Path) -> None:
    small_disk(10_000)
    try:
        replace_folder(folder / "a", whole().files)
    finally:
        unharmed(folder)


@CASES.that("too large")
def a_kit_over_an_old_one_on_a_full_disk(folder: Path) -> None:
    replace_folder(folder / "a", whole().files)
    small_disk(10_000)
    try:
        replace_folder(folder / "a", whole().files)
    finally:
        assert [path.name for path in folder.iterdir()] == ["a"]
        assert not ig.verify(folder / "a")


@CASES.that("")
def a_campaign_on_a_full_disk(folder: Path) -> None:
    small_disk(3_000)
    try:
        rows = [{"a": f"b{n}"} for n in range(9)]
        done = ig.campaign(rows, TEMPLATE, out=folder / "out", jobs=1, formats=["facebook-square"])
    finally:
        assert not list((folder / "out").glob("*.png"))
    raise ig.SpecError(ig.Problem(f"failed: {done.failed}"))


DEVICES = {"a_process": "/proc/self", "a_system": "/sys"}
for _name, _path in DEVICES.items():

    def _device(folder: Path, path: str = _path) -> None:
        drawn(spec()).save(Path(path) / "a" / "b.png")

    _device.__name__ = f"a folder of {_name}"
    CASES.that("")(_device)


@CASES.that("")
def a_folder_that_is_a_file(folder: Path) -> None:
    (folder / "a").write_bytes(OLD)
    try:
        drawn(spec()).save(folder / "a" / "b.png")
    finally:
        unharmed(folder, "a")


@CASES.that("")
def a_file_that_is_a_folder(folder: Path) -> None:
    (folder / "a.png").mkdir()
    try:
        drawn(spec()).save(folder / "a.png")
    finally:
        assert [path.name for path in folder.rglob("*")] == ["a.png"]


@CASES.that("")
def a_kit_in_a_folder_that_is_a_file(folder: Path) -> None:
    (folder / "a").write_bytes(OLD)
    try:
        replace_folder(folder / "a" / "b", whole().files)
    finally:
        unharmed(folder, "a")


def as_nobody() -> None:
    """Give up the rights of root, under which no folder is closed."""
    if not os.getuid():
        os.setgid(65534)
        os.setuid(65534)


@CASES.that("ermission denied")
def a_closed_folder(folder: Path) -> None:
    picture = drawn(spec())
    (folder / "a").mkdir(mode=0o555)
    for parent in (folder, *list(folder.parents)[:3]):
        if parent != Path("/tmp") and parent.stat().st_uid == os.getuid():
            parent.chmod(0o755)
    as_nobody()
    picture.save(folder / "a" / "b.png")


def killed(folder: Path, work: Callable[[], object], whole_after: Callable[[], None]) -> None:
    """Kill a process again and again, each time a little later in its work."""
    for at in range(60):
        child = os.fork()
        if not child:
            _stop_at(at)
            work()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        whole_after()
        if not os.WIFSIGNALED(status):
            assert at > 5, "it was never killed"
            return
    raise AssertionError("it was never done")


def _stop_at(call: int) -> None:
    """Kill this process with the so many-th call that changes the disk."""
    left = call

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        changes = event in ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.chmod")
        if changes or (event == "open" and isinstance(arguments[2], int) and arguments[2] & 3):
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


@CASES.that(None)
def a_picture_that_is_killed(folder: Path) -> None:
    path = folder / "a.png"
    data = drawn(spec()).png

    def check() -> None:
        assert not path.exists() or path.read_bytes() in (OLD, data)

    path.write_bytes(OLD)
    for at in range(8):
        child = os.fork()
        if not child:
            _stop_at(at)
            write(path, data)
            os._exit(0)
        os.waitpid(child, 0)
        check()
    assert path.read_bytes() == data


@CASES.that(None)
def a_kit_that_is_killed(folder: Path) -> None:
    def check() -> None:
        assert not (folder / "a").exists() or not ig.verify(folder / "a")

    killed(folder, lambda: replace_folder(folder / "a", whole().files), check)


@CASES.that(None)
def a_kit_that_is_killed_over_an_old_one(folder: Path) -> None:
    replace_folder(folder / "a", whole().files)

    def check() -> None:
        assert not (folder / "a").exists() or not ig.verify(folder / "a")

    killed(folder, lambda: replace_folder(folder / "a", whole().files), check)


@CASES.that(None)
def a_campaign_that_is_killed(folder: Path) -> None:
    rows = [{"a": f"b{n}"} for n in range(2)]
    out = folder / "out"

    def work() -> None:
        ig.campaign(rows, TEMPLATE, out=out, jobs=1, formats=["facebook-square"])

    def check() -> None:
        for path in out.glob("*.png"):
            assert path.read_bytes().endswith(b"IEND\xaeB`\x82")
        told = [line["picture"] for line in lines(Folder(out).journal) if line["event"] == "drawn"]
        assert all((out / f"{name}.png").exists() for name in told)

    killed(folder, work, check)
