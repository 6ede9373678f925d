"""A series of pages: which facts stand where, and that each page keeps the promise."""

from __future__ import annotations

import re
from typing import Any

import pytest
from blocks import BLOCKS, URL
from promise import read_codes, text_faults
from sight import faint_texts
from specs import FULL, LAYOUTS, SAMPLES, SHORT, bare, spec, told

import infographix as ig
from infographix.engine import engine
from infographix.errors import FitError, SpecError
from infographix.facts.kinds import KINDS
from infographix.facts.model import FORMATS
from infographix.pages import Page, Part, plan

TALL = "facebook-portrait"
WORDS = "Phục vụ người dân và doanh nghiệp tốt hơn mỗi ngày"
STEPS = {
    "kind": "steps",
    "title": "Các bước",
    "items": [{"title": f"Bước {number}", "text": f"{WORDS}. " * 4} for number in range(1, 9)],
}
MANY = [STEPS, BLOCKS["pillars"], BLOCKS["ranking"], BLOCKS["timeline"]]


def load(*blocks: dict[str, Any], **fields: Any) -> ig.Infographic:
    data = spec(*blocks, **{"pages": "auto", "numbers": "vi", **fields})
    return ig.load(data, folder=SAMPLES)


def shown(picture: ig.Picture) -> list[str]:
    """Return the fields on a page, in the order in which they are drawn."""
    return [field for slot in picture.drawn.arrangement.texts for field in slot.fields]


def items(picture: ig.Picture) -> set[str]:
    """Return the entries on a page: `blocks[0].items[3]`."""
    return {
        found[0]
        for field in shown(picture)
        if (found := re.match(r".*?\w\[\d+\]\.\w+\[\d+\]", field))
    }


def faults(picture: ig.Picture) -> list[object]:
    grave = [found for found in told(picture) if found.severity != "advice"]
    return [*text_faults(picture), *faint_texts(picture), *picture.report.left_out, *grave]


# What stands on which page, without drawing.


def room_for(entries: int) -> Any:
    """Return a measure by which a page holds so many entries, the fewer the larger."""

    def scale(page: Page) -> float | None:
        held = sum(part.stop - part.start for part in page)
        return 1 - 2 * held / entries if held <= entries else None

    return scale


def blocks_of(*counts: int) -> tuple[Any, ...]:
    """Return blocks of so many steps each."""
    data = [{"kind": "steps", "items": [{"title": "a"}] * count} for count in counts]
    return ig.Infographic(title="a", blocks=data).blocks


def held(pages: list[Page]) -> list[list[tuple[int, int, int]]]:
    return [[(part.block, part.start, part.stop) for part in page] for page in pages]


def test_a_block_has_a_page_of_its_own() -> None:
    assert held(plan(blocks_of(2, 3), room_for(100))) == [[(0, 0, 2)], [(1, 0, 3)]]


def test_a_long_block_is_divided_evenly_until_it_reads_well() -> None:
    assert held(plan(blocks_of(8), room_for(8))) == [[(0, 0, 4)], [(0, 4, 8)]]
    assert held(plan(blocks_of(8), room_for(5))) == [[(0, 0, 3)], [(0, 3, 5)], [(0, 5, 8)]]


def test_single_entries_stand_alone_only_where_nothing_more_fits() -> None:
    assert held(plan(blocks_of(2), room_for(2))) == [[(0, 0, 2)]]
    assert held(plan(blocks_of(3), room_for(1))) == [[(0, 0, 1)], [(0, 1, 2)], [(0, 2, 3)]]


def test_neighbours_share_pages_where_there_are_more_than_ten() -> None:
    pages = plan(blocks_of(*[2] * 12), room_for(8))
    assert len(pages) == 8
    parts = [part for page in pages for part in page]
    assert [part.block for part in parts] == list(range(12))
    assert all(part.is_whole for part in parts)


def test_parts_of_one_block_that_share_a_page_are_one_part() -> None:
    pages = plan(blocks_of(8), room_for(8), wanted=3)
    assert pages == [(Part(0, 0, 8, 8),)]


@pytest.mark.parametrize("wanted", range(3, 11))
def test_there_are_as_many_pages_as_are_wanted_and_nothing_is_lost(wanted: int) -> None:
    pages = plan(blocks_of(8, 2, 5), room_for(16), wanted)
    assert len(pages) == wanted - 2
    entries = [
        (part.block, entry) for page in pages for part in page
        for entry in range(part.start, part.stop)
    ]  # fmt: skip
    assert entries == [(block, n) for block, of in enumerate((8, 2, 5)) for n in range(of)]


def test_too_many_facts_and_too_few_are_refused() -> None:
    with pytest.raises(FitError, match="pages: does not fit on so few pages"):
        plan(blocks_of(*[4] * 30), room_for(4))
    with pytest.raises(FitError, match="allowed: 4 pages"):
        plan(blocks_of(4, 4, 4), room_for(4), 4)
    with pytest.raises(SpecError, match="do not fill so many pages") as caught:
        plan(blocks_of(2), room_for(4), 10)
    assert caught.value.problems[0].allowed == "at most 4 pages"


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_can_be_divided_reads_and_draws_its_part(kind: str) -> None:
    of_kind = load(*(block for block in BLOCKS.values() if block["kind"] == kind)).blocks
    block = max(of_kind, key=lambda block: block.entries())
    if not block.PARTED:
        assert block.entries() == 1
        return
    assert block.entries() == len(getattr(block, block.PARTED)) > 1
    readings = [block.portion(at, at + 1).reading() for at in range(block.entries())]
    assert len(set(readings)) == block.entries()
    assert all(len(reading) < len(block.reading()) for reading in readings)


def test_steps_keep_their_numbers() -> None:
    block = blocks_of(4)[0]
    assert block.portion(2, 4).reading() == "Bước 3: a. Bước 4: a"


# Whole series.


@pytest.mark.parametrize("form", FORMATS)
def test_a_series_opens_holds_every_fact_once_and_closes_with_the_code(form: str) -> None:
    pictures = ig.render_pages(load(*MANY), form)
    assert [picture.report.layout for picture in pictures] == [
        "opening", *["card"] * (len(pictures) - 2), "closing"
    ]  # fmt: skip
    assert 5 <= len(pictures) <= 10
    assert len({(picture.width, picture.height) for picture in pictures}) == 1
    seen = [entry for picture in pictures for entry in sorted(items(picture))]
    assert len(seen) == len(set(seen))
    assert sum(entry.startswith("blocks[0]") for entry in seen) == 8
    for number, picture in enumerate(pictures, start=1):
        label = f"{number}/{len(pictures)}"
        assert not faults(picture)
        assert picture.report.page == label
        assert label in [slot.text for slot in picture.drawn.arrangement.texts]
        assert picture.alt_text.startswith(f"Trang {number} trên {len(pictures)}. ")
    *before, last = pictures
    assert not [picture for picture in before if picture.drawn.arrangement.codes]
    assert read_codes(last.png) == [URL]
    assert {"cta", "source", "qr.label", "qr.url"} <= set(shown(last))


def test_a_block_over_pages_says_which_part_it_is_and_counts_on() -> None:
    pictures = ig.render_pages(load(STEPS, pages=4), TALL)
    texts = [[slot.text for slot in picture.drawn.arrangement.texts] for picture in pictures]
    assert "Các bước (1/2)" in texts[1]
    assert "Các bước (2/2)" in texts[2]
    assert [text for text in texts[2] if text.isdecimal()] == ["5", "6", "7", "8"]
    assert "Bước 5: Bước 5" in pictures[2].alt_text
    assert "Bước 4" not in pictures[2].alt_text


def test_bars_over_pages_are_of_one_scale() -> None:
    rows = [{"label": f"Tỉnh {n}", "value": n} for n in (8, 4, 2, 1)]
    pictures = ig.render_pages(load({"kind": "ranking", "items": rows}, pages=4), TALL)
    engine_ = engine()
    form = engine_.formats[TALL]
    facts = engine_.facts(engine_.linked(load({"kind": "ranking", "items": rows}), form), form)
    assert [float(item.share) for item in facts.blocks[0].items] == [1, 0.5, 0.25, 0.125]
    assert items(pictures[2]) == {"blocks[0].items[2]", "blocks[0].items[3]"}


@pytest.mark.parametrize("form", FULL)
def test_auto_draws_one_picture_where_all_fits(form: str) -> None:
    (picture,) = ig.render_pages(load(BLOCKS["pillars"]), form)
    assert picture.report.layout == "poster"
    assert picture.report.page == ""
    assert not picture.alt_text.startswith("Trang")


@pytest.mark.parametrize("form", SHORT)
def test_a_short_format_becomes_a_series_rather_than_leave_out_a_block(form: str) -> None:
    data = load(BLOCKS["timeline, four"], BLOCKS["steps"], BLOCKS["qa"])
    assert ig.render(data, form).report.left_out
    pictures = ig.render_pages(data, form)
    assert len(pictures) > 2
    assert not [field for picture in pictures for field in picture.report.left_out]


def test_covers_and_badges_have_no_pages() -> None:
    for form in ("facebook-page-cover", "facebook-profile"):
        (picture,) = ig.render_pages(load(*MANY, pages=5), form)
        assert picture.report.page == ""


def test_two_pages_hold_the_facts_beside_the_code() -> None:
    first, last = ig.render_pages(load(BLOCKS["steps"], pages=2), TALL)
    assert (first.report.layout, last.report.layout) == ("opening", "closing")
    assert "blocks[0].items[1]" in items(last)
    assert read_codes(last.png) == [URL]
    assert not faults(last)


@pytest.mark.parametrize("block", BLOCKS)
@pytest.mark.parametrize("form", [TALL, "facebook-square", "zalo-article-cover"])
def test_a_card_draws_every_kind_in_every_shape(block: str, form: str) -> None:
    _, card, _ = ig.render_pages(load(BLOCKS[block], pages=3), form)
    assert not text_faults(card)
    assert not card.report.left_out


@pytest.mark.parametrize("theme", ["hue", "so", "do", "xanh", "nhe", "toi"])
def test_pages_are_read_in_every_theme(theme: str) -> None:
    fields = {"publisher": "Sở TTTT", "series": {"name": "Chuyển đổi số", "number": 5}}
    pictures = ig.render_pages(load(*MANY, theme=theme, **fields), TALL)
    assert [fault for picture in pictures for fault in faults(picture)] == []


def test_findings_stand_with_the_page_that_shows_their_field() -> None:
    figures = {
        "kind": "figures",
        "decimals": 0,
        "items": [{"value": "1,25", "label": "a"}, {"value": "2,5", "label": "b"}],
    }
    texts = {"kind": "text", "paragraphs": ['Sông "Hương"', "Huế"]}
    pictures = ig.render_pages(load(texts, figures, pages=4, numbers=None, qr=None), TALL)
    found = [[(f.code, f.field) for f in told(picture)] for picture in pictures]
    assert found == [
        [],
        [("text-repaired", "blocks[0].paragraphs[0]")],
        [("rounded", "blocks[1].items[0].value"), ("rounded", "blocks[1].items[1].value")],
        [("no-code", "qr")],
    ]


@pytest.mark.parametrize("name", ["opening", "card", "closing"])
def test_a_layout_of_pages_may_also_stand_alone(name: str) -> None:
    picture = ig.render(load(BLOCKS["steps"], layout=name, pages=None), TALL)
    assert picture.report.layout == name
    assert not text_faults(picture)


@pytest.mark.parametrize("pages", ["1", 11, "many", "0", True, "٣"])
def test_a_wrong_number_of_pages_is_refused(pages: object) -> None:
    with pytest.raises(SpecError, match="pages: "):
        ig.load(bare(pages=pages))


@pytest.mark.parametrize("pages", ["auto", 2, "10"])
def test_a_number_of_pages_may_be_text(pages: object) -> None:
    assert str(ig.load(bare(pages=pages)).pages) == str(pages)


def test_the_layouts_of_pages_are_none_of_those_for_one_picture() -> None:
    assert {"opening", "card", "closing"} <= set(engine().templates.names())
    assert not {"opening", "card", "closing"} & set(LAYOUTS)
