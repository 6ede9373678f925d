"""Input from strangers gives a clear error or a safe result: see the modules of cases beside."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("limits of memory and forks", allow_module_level=True)

from hostile.guard import MEGABYTES, MODULES, SECONDS, Guard, cases

ALL = [(module, name) for module in MODULES for name in cases(module)]


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    made = Guard()
    yield made
    made.close()


@pytest.mark.parametrize(("module", "name"), ALL, ids=[f"{m}: {n}" for m, n in ALL])
def test_hostile_input_gives_a_clear_error_or_a_safe_result(
    guard: Guard, tmp_path: Path, module: str, name: str
) -> None:
    case = cases(module)[name]
    outcome = guard.run(module, name, tmp_path)
    assert outcome.seconds < SECONDS
    assert outcome.megabytes < MEGABYTES
    if case.says is None:
        assert not outcome.error, outcome.text
    else:
        assert outcome.ours, outcome.text or "no error"
        assert case.says in outcome.text
