"""A small gallery, and a real browser that shows it."""

from __future__ import annotations

import pytest
from browser import Browser

from infographix.gallery.build import Gallery, build

SHOWN = ("ranking", "figures", "steps")
THEMES = ("hue", "toi")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gallery:
    """Three kinds in two themes."""
    return build(tmp_path_factory.mktemp("small"), kinds=SHOWN, themes=THEMES)


@pytest.fixture
def page(tab: Browser, small: Gallery) -> Browser:
    """The small gallery, newly opened on a desk's screen."""
    tab.heard.clear()
    tab.size(1280)
    tab.open(small.page)
    return tab
