"""What several rooms' tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def golden_folder() -> Path:
    return Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def accept() -> bool:
    """Say whether goldens are to be written anew: `INFOGRAPHIX_ACCEPT=1 pytest tests/render`."""
    return os.environ.get("INFOGRAPHIX_ACCEPT") == "1"
