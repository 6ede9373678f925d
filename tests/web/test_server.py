"""The socket of a local page, and what is said where a library or the port is missing."""

from __future__ import annotations

import sys

import pytest

from infographix.errors import RenderError
from infographix.web.server import HERE, listener, serve
from infographix.web.shelf import Shelf
from infographix.web.site import Site


def test_only_this_machine_is_heard() -> None:
    with listener(0) as made:
        assert made.getsockname()[0] == HERE == "127.0.0.1"


def test_a_port_that_is_taken_is_a_clear_error() -> None:
    with listener(0) as taken:
        taken.listen()
        with pytest.raises(RenderError, match="--port") as caught:
            listener(taken.getsockname()[1])
        assert "leave --port out" in str(caught.value)


@pytest.mark.parametrize("module", ["uvicorn", "starlette.routing"])
def test_a_missing_library_is_named_with_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(RenderError, match=r"pip install 'infographix\[web\]'"):
        serve(lambda guard: Site({}), show=False)


def test_a_shelf_keeps_what_was_asked_for_last_within_its_limit() -> None:
    shelf, made = Shelf(10), []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode() * 4

    for name in ("a", "b", "a", "c", "a", "b"):
        assert shelf.get(name, lambda name=name: make(name)) == name.encode() * 4  # type: ignore[misc]
        assert shelf.size <= 10
    assert made == ["a", "b", "c", "b"]
    assert shelf.get("big", lambda: b"x" * 11) == b"x" * 11
    assert shelf.size <= 10
