"""Many threads draw at once, with one engine between them: the same bytes as one thread draws."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from blocks import BLOCKS
from specs import bare, example, spec

import infographix as ig
from infographix.engine import LEXICONS_KEPT, Engine, engine


@pytest.fixture
def hurry() -> Iterator[None]:
    """Have threads take turns a thousand times as often as usual."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(before)


def calls() -> list[tuple[dict[str, Any], str]]:
    """Return specs of several kinds, themes and phrases: more than an engine keeps of some."""
    kinds = [bare(BLOCKS[kind]) for kind in ("figures", "ranking", "timeline", "steps")]
    own = [spec(phrases=[f"cụm từ số {at}"], title=f"Bài {at}") for at in range(LEXICONS_KEPT + 4)]
    looks = [bare(theme={"base": "hue", "accent": f"#B5{at:02d}1D"}) for at in range(10, 16)]
    wide = [(data, "facebook-link") for data in (*kinds, example("ke-hoach-60"))]
    return [*wide, *((data, "facebook-square") for data in (*kinds, *own, *looks))]


@pytest.mark.usefixtures("hurry")
def test_eight_threads_draw_the_same_bytes_as_one() -> None:
    asked = calls()
    alone = [ig.render_bytes(*call) for call in asked]
    engine.cache_clear()  # the threads begin with nothing at hand
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda call: ig.render_bytes(*call), asked))
    assert together == alone
    assert isinstance(engine(()), Engine)


def test_the_bytes_are_those_of_the_picture() -> None:
    assert ig.render_bytes(bare()) == ig.render(bare()).png
    assert ig.render_bytes(spec(), "facebook-link")[:8] == b"\x89PNG\r\n\x1a\n"
    with pytest.raises(ig.SpecError):
        ig.render_bytes({"title": "Huế"})


def test_nothing_of_ours_sets_logging_up() -> None:
    code = (
        "import logging, infographix as ig\n"
        "spec = {'title': 'A', 'blocks': [{'kind': 'steps', 'items': [{'title': 'B'}] * 2}]}\n"
        "ig.render_bytes(spec), ig.campaign\n"
        "print(len(logging.getLogger().handlers), logging.getLogger().level)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", str(logging.WARNING)]
