"""The overlay of `--debug`: boxes, baselines, the safe area, and a code that can still be read."""

from __future__ import annotations

from blocks import BLOCKS, URL
from promise import read_codes
from specs import spec

import infographix as ig
from infographix.boxes.debug import BASELINE, HOLDER, LEAF, UNSAFE
from infographix.frame import Path


def test_every_line_of_text_has_its_baseline_and_every_box_its_outline() -> None:
    data = spec(BLOCKS["ranking"])
    plain, shown = (ig.render(data, "facebook-story", debug=debug) for debug in (False, True))
    count = len(plain.frame.items)
    assert shown.frame.items[:count] == plain.frame.items
    added = [item for item in shown.frame.items[count:] if isinstance(item, Path)]
    texts = shown.drawn.arrangement.texts
    baselines = [item for item in added if item.stroke and item.stroke.paint == BASELINE]
    assert sum(item.outline.verbs.count("M") for item in baselines) == sum(
        len(slot.lines) for slot in texts
    )
    lines = {run.y for slot in texts for line in slot.runs for run in line}
    assert {y for item in baselines for y in item.outline.coords[1::2]} == lines
    leaves = [item for item in added if item.stroke and item.stroke.paint == LEAF]
    assert len(leaves) >= len(texts) + 1
    assert any(item.stroke and item.stroke.paint == HOLDER for item in added)


def test_what_is_outside_the_safe_area_is_shaded() -> None:
    picture = ig.render(spec(), "facebook-page-cover", debug=True)
    bands = [
        item.outline.bounds()
        for item in picture.frame.items
        if isinstance(item, Path) and item.fill == UNSAFE
    ]
    edges = {(box.x, box.y, box.right, box.bottom) for box in bands if box}
    assert edges == {
        (0, 0, 1640, 48),
        (0, 672, 1640, 720),
        (0, 48, 180, 672),
        (1460, 48, 1640, 672),
    }


def test_a_code_is_read_beneath_the_overlay() -> None:
    assert read_codes(ig.render(spec(), "facebook-square", debug=True).png) == [URL]
