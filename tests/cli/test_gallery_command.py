"""`infographix gallery`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]


def test_the_command_says_what_it_wrote(cli: Cli, tmp_path: Path) -> None:
    run = cli("gallery", "-o", tmp_path, "--kind", "qa", "--theme", "hue", "--json")
    assert run.code == 0
    (entry,) = run.json
    assert entry["path"] == str(tmp_path / "index.html")
    assert entry["pictures"] >= 1
    assert entry["failed"] == []
    assert cli("gallery", "-o", tmp_path, "--kind", "nothing").code == 2
