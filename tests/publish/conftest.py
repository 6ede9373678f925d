"""A kit of an example, made once, and a copy of its folder for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Browser, browser
from specs import EXAMPLES

import infographix as ig

DAY = "2026-11-24"
FORMATS = ("facebook-portrait", "facebook-link", "facebook-story", "zalo-message", "zns-image")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> ig.Kit:
    out = tmp_path_factory.mktemp("kits")
    spec = EXAMPLES / "dti-2022.yaml"
    return ig.kit(spec, FORMATS, out=out, date=DAY, kinds=("png", "pdf"), licence="CC BY 4.0")


@pytest.fixture
def folder(made: ig.Kit, tmp_path: Path) -> Path:
    assert made.folder is not None
    return Path(shutil.copytree(made.folder, tmp_path / made.name))


@pytest.fixture(scope="session")
def tab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(chromium, tmp_path_factory.mktemp("profile")) as opened:
        yield opened
