"""Runs the program in this process, as a shell would see it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from blocks import BLOCKS
from msgspec import Struct

from infographix.cli import main


class Run(Struct, frozen=True):
    """What a call left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[dict[str, Any]]:
        found = json.loads(self.out)
        assert isinstance(found, list)
        return found


Cli = Callable[..., Run]


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Calls `infographix` with arguments; any traceback fails the test."""

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["infographix", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as caught:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Run(caught.value.code or 0, out, err)  # type: ignore[arg-type]

    return run


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a small spec to `spec.json`; keywords replace its fields."""

    def make(**fields: Any) -> Path:
        data = {"title": "Chuyển đổi số", "blocks": [BLOCKS["steps"]], **fields}
        path = tmp_path / "spec.json"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    return make
