"""Plots: every value is written, legibly and apart, or the plot says that it has no room."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promise import text_faults
from specs import FULL, bare

import infographix as ig
from infographix.frame import GlyphRun, Path, walk

FORMS = ("facebook-portrait", "facebook-square")


def trend(*series: list[Any], **fields: Any) -> dict[str, Any]:
    lines = [
        {
            "label": f"Dòng {n}",
            "points": [{"x": 2010 + at, "value": value} for at, value in enumerate(values)],
        }
        for n, values in enumerate(series)
    ]
    return {"kind": "trend", "series": lines, **fields}


def labels(picture: ig.Picture) -> dict[str, str]:
    """Return the text that shows each field."""
    slots = picture.drawn.arrangement.texts
    return {field: slot.text for slot in slots for field in slot.fields}


VALUES = st.one_of(st.integers(1, 63).map(str), st.decimals(0, 100, places=1).map(str))


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 6).flatmap(
        lambda count: st.lists(
            st.lists(VALUES, min_size=count, max_size=count), min_size=1, max_size=3
        )
    ),
    st.sampled_from(FORMS),
    st.booleans(),
)
def test_every_value_is_written_and_none_meets_another(
    series: list[list[str]], form: str, invert: bool
) -> None:
    picture = ig.render(bare(trend(*series, invert=invert)), form)
    assert not text_faults(picture)
    assert not picture.report.left_out
    shown = labels(picture)
    for n, values in enumerate(series):
        for at, value in enumerate(values):
            text = shown[f"blocks[0].series[{n}].points[{at}].value"]
            assert text == value.replace(".", ",")


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.text("abcdêôơ ", min_size=1, max_size=24), st.integers(0, 100)),
        min_size=3,
        max_size=9,
    ).filter(lambda items: all(label.strip() for label, _ in items)),
    st.sampled_from(FORMS),
)
def test_the_words_of_a_radar_keep_apart(items: list[tuple[str, int]], form: str) -> None:
    given = [{"label": f"N{label}", "value": value, "max": 100} for label, value in items]
    block = {"kind": "components", "variant": "radar", "items": given}
    try:
        picture = ig.render(bare(block), form)
    except ig.FitError:
        return
    assert not text_faults(picture)
    assert not picture.report.left_out


@pytest.mark.parametrize("form", FULL)
def test_the_words_in_a_ring_keep_inside_its_hole(form: str) -> None:
    items = [{"label": "Đến", "value": 31660, "unit": "cuộc gọi"}]
    items.append({"label": "Đi", "value": 6279, "unit": "cuộc gọi"})
    picture = ig.render(bare({"kind": "parts", "total": 37939, "items": items}), form)
    assert not text_faults(picture)
    slots = [s for s in picture.drawn.arrangement.texts if s.field == "blocks[0].total"]
    (ink,) = slots[0].inks
    parts = [
        item.outline.bounds()
        for item, _ in walk(picture.frame.items)
        if isinstance(item, Path)
        and item.outline.verbs.count("C") >= 3
        and "L" in item.outline.verbs
    ]
    around = max((box for box in parts if box and box.contains(ink)), key=lambda box: box.width)
    hole = min(around.width, around.height) * 0.62
    assert (ink.width**2 + ink.height**2) ** 0.5 < hole


def test_a_line_has_no_stretch_over_a_gap() -> None:
    whole = ig.render(bare(trend([1, 2, 3, 4])), "facebook-square")
    block = trend([1, 2, 3, 4])
    del block["series"][0]["points"][1]["value"]
    gap = ig.render(bare(block), "facebook-square")

    def lines(picture: ig.Picture) -> list[str]:
        found = [i for i, _ in walk(picture.frame.items) if isinstance(i, Path) and i.stroke]
        return [i.outline.verbs for i in found if set(i.outline.verbs) == {"M", "L"}]

    assert lines(whole) == ["MLLL"]
    assert lines(gap) == ["ML"]


def test_lines_are_at_least_four_px() -> None:
    for form in FULL:
        picture = ig.render(bare(trend([1, 5, 3], [4, 2, 2], target=3)), form)
        strokes = [
            item.stroke.width
            for item, _ in walk(picture.frame.items)
            if isinstance(item, Path) and item.stroke and set(item.outline.verbs) == {"M", "L"}
        ]
        assert len(strokes) == 3
        assert min(strokes[1:]) >= 4
        assert min(strokes) >= 3


def test_what_has_no_room_names_the_series() -> None:
    block = trend([f"1.234.567,{n}1" for n in range(12)])
    with pytest.raises(ig.FitError) as caught:
        ig.render(bare(block, numbers="vi"), "facebook-square")
    (problem,) = caught.value.problems
    assert problem.where == "blocks[0].series"
    assert "px are needed" in problem.found


def test_plots_are_drawn_alike_again() -> None:
    data = bare(trend([4, 2, 9], [3, 3, 1]))
    one, other = (ig.render(data, "facebook-square") for _ in range(2))
    assert one.svg == other.svg


def test_a_plot_without_data_is_a_mistake_of_the_layout(tmp_path: Any) -> None:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    for plot in ('<ix:plot size="plot"/>', '<ix:plot data="blocks"/>'):
        (tmp_path / "mine.svg.j2").write_text(f"{head}<ix:row>{plot}</ix:row></svg>", "utf-8")
        with pytest.raises(ig.MarkupError) as caught:
            ig.render(bare(layout="mine"), "facebook-square", layout_paths=[tmp_path])
        assert "mine.svg.j2:1" in str(caught.value)


def test_numbers_are_set_upright_on_whole_baselines() -> None:
    picture = ig.render(bare(trend([1, 2, 3])), "facebook-square")
    runs = [item for item, _ in walk(picture.frame.items) if isinstance(item, GlyphRun)]
    assert runs
    assert all(run.y == round(run.y) for run in runs)
