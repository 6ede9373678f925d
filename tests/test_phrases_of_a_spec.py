"""A spec's own `phrases` hold together in its pictures, and are no text of it."""

from __future__ import annotations

from typing import Any

import infographix as ig
from infographix.engine import LEXICONS_KEPT, Engine

FORMAT = "facebook-portrait"
TITLE = "Ngày vui của bạn và tôi ở chợ quê ven sông khi trời vừa xanh lại sau cơn mưa dài"


def spec(**fields: Any) -> ig.Infographic:
    blocks = [{"kind": "steps", "items": [{"title": "Một"}, {"title": "Hai"}]}]
    return ig.Infographic(**{"title": TITLE, "blocks": blocks, **fields})


def title_lines(made: ig.Infographic) -> tuple[str, ...]:
    slots = ig.render(made, FORMAT).drawn.arrangement.texts
    return tuple(next(slot for slot in slots if slot.field == "title").lines)


def test_what_a_line_end_parts_is_whole_once_the_spec_names_it() -> None:
    first, second, *_ = title_lines(spec())
    pair = (first.split()[-1], second.split()[0])
    own = title_lines(spec(phrases=["_".join(pair)]))
    assert any(" ".join(pair) in line for line in own)


def test_they_are_no_text_of_the_picture() -> None:
    made = spec(phrases=["PAR_Index", "Cụ Rùa"])
    assert (made.phrases, spec().phrases) == (("PAR_Index", "Cụ Rùa"), ())
    picture = ig.render(made, FORMAT)
    assert "Cụ Rùa" not in picture.alt_text
    assert not [found for found in picture.report.findings if "phrases" in (found.field or "")]
    assert picture.png == ig.render(spec(), FORMAT).png


def test_an_engine_keeps_the_lexicons_that_it_made() -> None:
    engine = Engine(())
    own = engine.phrases(("lom_khom",))
    assert engine.phrases(("lom_khom",)) is own
    assert len(own) == len(engine.phrases()) + 1
    for number in range(LEXICONS_KEPT):
        engine.phrases((f"a{number} b",))
    assert engine.phrases(("lom_khom",)) is not own
