"""What several rooms' tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from browser import Browser, browser
from hypothesis import HealthCheck, settings
from specs import EXAMPLES

import infographix as ig

settings.register_profile(
    "any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any-machine")

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or leaves anything in the user's own cache folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INFOGRAPHIX_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def golden_folder() -> Path:
    return Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def accept() -> bool:
    """Say whether goldens are to be written anew: `INFOGRAPHIX_ACCEPT=1 pytest tests/render`."""
    return os.environ.get("INFOGRAPHIX_ACCEPT") == "1"


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; without one the test is skipped, or fails where CI requires it."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = "no Chromium on this machine (apt-get install chromium)"
        if os.environ.get("INFOGRAPHIX_REQUIRE_CHROMIUM") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return found


@pytest.fixture(scope="session")
def tab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A tab of a Chromium that runs for the whole session."""
    with browser(chromium, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture(scope="session")
def drawn() -> Callable[[str, str, str], ig.Picture]:
    """Draws an example in a format and theme, each once in a session."""

    @cache
    def draw(name: str, form: str, look: str = "hue") -> ig.Picture:
        facts = ig.load(EXAMPLES / f"{name}.yaml")
        return ig.render(facts.model_copy(update={"theme": look}), form)

    return draw
