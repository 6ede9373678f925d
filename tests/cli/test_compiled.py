"""Compiled templates that the command line keeps: they save time and change nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from blocks import BLOCKS

import infographix as ig
from infographix import resources
from infographix.cli import compiled
from infographix.engine import Engine
from infographix.markup.sandbox import Sandbox
from infographix.render.svg import to_svg

SPEC = ig.Infographic(title="Chuyển đổi số", blocks=[BLOCKS["steps"]])
posix = pytest.mark.skipif(sys.platform == "win32", reason="folders have owners and modes on POSIX")


def drawn(*layout_paths: Path) -> str:
    """What a new process would draw."""
    engine = Engine(layout_paths)
    compiled.keep(engine)
    return to_svg(engine.draw(SPEC, engine.formats["facebook-square"]).arrangement.frame)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(compiled.VARIABLE, str(tmp_path / "kept"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The templates that were compiled."""
    done: list[str] = []
    compile_one: Callable[..., Any] = Sandbox.compile

    def noting(self: Sandbox, source: Any, name: str, *rest: Any) -> Any:
        done.append(name)
        return compile_one(self, source, name, *rest)

    monkeypatch.setattr(Sandbox, "compile", noting)
    yield done


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_the_next_run_compiles_nothing_and_draws_the_same(
    folder: Path, compilations: list[str]
) -> None:
    first = drawn()
    assert len(compilations) == len(files(folder)) > 2
    compilations.clear()
    assert drawn() == first
    assert not compilations


@pytest.mark.parametrize("at", [0, 40, 64, 70, 200, -1])
def test_a_damaged_file_is_compiled_anew_and_mended(
    folder: Path, compilations: list[str], at: int
) -> None:
    first, whole = drawn(), files(folder)
    for name, data in whole.items():
        spoilt = bytearray(data)
        spoilt[at] ^= 1
        (folder / name).write_bytes(spoilt)
    compilations.clear()
    assert drawn() == first
    assert len(compilations) == len(whole)
    assert drawn() == first
    assert len(compilations) == len(whole)


@pytest.mark.parametrize("length", [0, 10, 64, 100])
def test_a_file_cut_short_is_compiled_anew(
    folder: Path, compilations: list[str], length: int
) -> None:
    first, whole = drawn(), files(folder)
    for name, data in whole.items():
        (folder / name).write_bytes(data[:length])
    compilations.clear()
    assert drawn() == first
    assert len(compilations) == len(whole)


def test_code_made_by_other_modules_of_ours_is_not_run(
    folder: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn()
    count = len(compilations)
    monkeypatch.setattr(resources, "stamp", lambda paths: "another")
    drawn()
    assert len(compilations) == 2 * count


@posix
def test_a_folder_that_others_may_write_to_is_neither_read_nor_written(
    folder: Path, compilations: list[str]
) -> None:
    drawn()
    count, before = len(compilations), files(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    for mode in (0o720, 0o702, 0o777):
        folder.chmod(mode)
        compilations.clear()
        drawn()
        assert len(compilations) == count
    assert files(folder) == before


def test_a_users_own_layouts_leave_nothing(folder: Path, tmp_path: Path) -> None:
    drawn()
    before = files(folder)
    own = tmp_path / "own"
    own.mkdir()
    poster = resources.folder("layouts") / "poster.svg.j2"
    (own / "poster.svg.j2").write_text(poster.read_text(encoding="utf-8"), encoding="utf-8")
    drawn(own)
    assert files(folder) == before
    assert [path.name for path in own.iterdir()] == ["poster.svg.j2"]


def test_nothing_is_written_where_python_is_to_write_no_bytecode(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    drawn()
    assert not folder.exists()


def test_a_place_that_is_no_folder_is_passed_over(folder: Path) -> None:
    folder.write_text("a file", encoding="utf-8")
    assert drawn() == drawn()
    assert folder.read_text(encoding="utf-8") == "a file"


def test_an_empty_variable_means_that_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(compiled.VARIABLE, "")
    assert compiled.cache_folder() is None


@pytest.mark.parametrize(
    ("platform", "variable", "value", "below"),
    [
        ("linux", "XDG_CACHE_HOME", "{}/xdg", "xdg"),
        ("linux", "XDG_CACHE_HOME", "relative", ".cache"),
        ("linux", "XDG_CACHE_HOME", "", ".cache"),
        ("darwin", "XDG_CACHE_HOME", "{}/xdg", "Library/Caches"),
        ("win32", "LOCALAPPDATA", "{}/local", "local"),
    ],
)
def test_the_folder_lies_where_the_system_has_caches(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    variable: str,
    value: str,
    below: str,
) -> None:
    monkeypatch.delenv(compiled.VARIABLE)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv(variable, value.format(tmp_path))
    assert compiled.cache_folder() == tmp_path / below / "infographix"
