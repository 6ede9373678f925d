"""`infographix preview` and `infographix review` as programs: they say an address, and end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

Cli = Callable[..., Any]
ROOT = Path(__file__).parent.parent.parent


def test_the_program_prints_its_address_serves_it_and_ends_with_ctrl_c(
    write: Callable[..., Path],
) -> None:
    code = "from infographix.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "preview", str(write()), "--no-open"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stderr is not None
        address = process.stderr.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?key=[\w-]{40,}", address)
        with httpx.Client() as user:
            assert user.get(address.partition("?")[0]).status_code == 403
            user.get(address)
            assert "<title>" in user.get(address.partition("?")[0]).text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130, -signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()


def test_a_word_that_is_no_spec_or_layout_is_bad_input(cli: Cli) -> None:
    run = cli("preview", "postre")
    assert run.code == 2
    assert "did you mean 'poster'" in run.err


def test_a_folder_that_is_not_there_or_empty_is_bad_input(cli: Cli, tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        run = cli("review", folder, "--no-open")
        assert run.code == 2
        assert str(folder) in run.err


def test_a_spec_that_is_not_there_is_bad_input(cli: Cli, tmp_path: Path) -> None:
    assert cli("preview", tmp_path / "none.yaml", "--no-open").code == 2


def test_without_the_extra_the_command_to_install_it_is_said(
    cli: Cli, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    run = cli("preview", write(), "--no-open")
    assert run.code == 2
    assert "pip install 'infographix[web]'" in run.err
