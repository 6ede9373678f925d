"""A small gallery, and a real browser that shows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser import Browser, browser

from infographix.gallery.build import Gallery, build

SHOWN = ("ranking", "figures", "steps")
THEMES = ("hue", "toi")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """Three kinds in two themes."""
    return build(tmp_path_factory.mktemp("small"), kinds=SHOWN, themes=THEMES)


@pytest.fixture(scope="session")
def tab(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A tab of a Chromium that runs for the whole session."""
    with browser(chromium, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(tab: Browser, small: Gallery) -> Browser:
    """The small gallery, newly opened on a desk's screen."""
    tab.heard.clear()
    tab.size(1280)
    tab.open(small.page)
    return tab
