"""The tree: lengths follow the type scale, text stops at the floor, codes never get too small."""

from __future__ import annotations

import pytest
from trees import form, tree

from infographix import qr, theme
from infographix.boxes.box import Box, Track
from infographix.boxes.build import Element, space_scale, walk
from infographix.boxes.leaves import TextLeaf
from infographix.errors import InfographixError, MarkupError, SpecError
from infographix.geometry import Insets

LENGTHS = theme.load("hue").lengths


def only(body: str, name: str = "facebook-square") -> Element:
    (element,) = tree(body, name).root.children
    return element


def box_at(scale: float, body: str, name: str = "facebook-square") -> Box:
    element = only(body, name)
    element.region.set(scale)
    return element.box


@pytest.mark.parametrize("scale", [-1.0, -0.4, 0.0, 0.7, 1.0])
def test_lengths_follow_the_scale_of_space(scale: float) -> None:
    body = '<ix:column gap="md" padding="sm lg" min-height="xl" columns="2"/>'.replace(
        ' columns="2"', ""
    )
    box = box_at(scale, body)
    space = space_scale(scale)
    md, sm, lg, xl = (LENGTHS[name].at(space) for name in ("md", "sm", "lg", "xl"))
    assert (box.row_gap, box.column_gap) == (md, md)
    assert box.padding == Insets(sm, lg, sm, lg)
    assert box.min_height == xl


def test_space_gives_way_before_type() -> None:
    assert space_scale(-0.3) < -0.3
    assert space_scale(-1) == -1
    assert space_scale(0.3) == 0.3


def test_lengths_follow_the_width_of_the_format() -> None:
    wide = box_at(0, '<ix:row gap="md"/>', "facebook-link").column_gap
    assert wide == pytest.approx(LENGTHS["md"].base * 1200 / 1080)


def test_gaps_can_differ_by_axis() -> None:
    box = box_at(0, '<ix:grid columns="2" row-gap="sm" column-gap="lg"/>')
    assert (box.row_gap, box.column_gap) == (LENGTHS["sm"].base, LENGTHS["lg"].base)


def test_tracks_are_counts_fractions_words_and_tokens() -> None:
    box = box_at(1, '<ix:grid columns="auto 2fr code" rows="3"/>')
    kinds = [track.kind for track in box.columns]
    assert kinds == ["auto", "bare-fr", "px"]
    assert box.columns[1:] == (Track("bare-fr", 2.0), Track("px", LENGTHS["code"].high))
    assert box.rows == (Track("bare-fr", 1.0),) * 3


def test_shares_are_ratios_of_the_parent() -> None:
    box = box_at(0, '<ix:row width="5/12" height="full"/>')
    assert (box.width_share, box.height_share) == (5 / 12, 1.0)
    assert (box.width, box.height) == (None, None)


def test_an_inset_takes_a_layer_out_of_the_flow() -> None:
    outer = only('<ix:stack><ix:stack inset="none auto md sm"/></ix:stack>')
    inset = outer.children[0].box.inset
    assert inset == (0.0, None, LENGTHS["md"].base, LENGTHS["sm"].base)


def test_justify_of_a_grid_lies_its_items() -> None:
    box = box_at(0, '<ix:grid columns="2" justify="center" align="end"/>')
    assert (box.justify_items, box.justify, box.align) == ("center", "start", "end")
    box = box_at(0, '<ix:row justify="between" align="center"/>')
    assert (box.justify, box.align) == ("between", "center")


@pytest.mark.parametrize("name", ["facebook-square", "facebook-link", "zalo-article-cover"])
@pytest.mark.parametrize("size", ["", 'size="xs"', 'size="code"'])
def test_a_code_is_a_square_that_is_never_too_small(name: str, size: str) -> None:
    url = "https://hue.gov.vn/phan-anh"
    box = box_at(-1, f'<ix:qr value="{url}" {size}/>', name)
    least = qr.minimum_side(url, form(name).width)
    assert box.width == box.height
    assert box.width is not None
    assert box.width >= least
    assert box.shrink == 0


def test_an_icon_is_a_square_that_gives_no_room_away() -> None:
    box = box_at(0, '<ix:icon name="users" size="icon-md"/>')
    assert box.width == box.height == LENGTHS["icon-md"].base
    assert box.shrink == 0


def test_text_follows_its_role_and_stops_at_the_floor() -> None:
    element = only('<ix:text role="body">a</ix:text>')
    leaf = element.content
    assert isinstance(leaf, TextLeaf)
    size = theme.load("hue").roles["body"].size
    for scale in (-1.0, 0.0, 1.0):
        element.region.set(scale)
        assert leaf.size == max(size.at(scale), 20)
    leaf.floor = 1000
    element.region.set(-1)
    assert leaf.size == 1000


def test_a_part_with_its_own_scale_keeps_it() -> None:
    made = tree(
        '<ix:row gap="md"><ix:column gap="md" own-scale="true"/><ix:column gap="md"/></ix:row>'
    )
    page, own = made.regions
    page.set(-1)
    own.set(1)
    row = made.root.children[0]
    gaps = [element.box.row_gap for element in (row, *row.children)]
    low, high = LENGTHS["md"].low, LENGTHS["md"].high
    assert gaps == [low, high, low]


def test_walk_gives_parents_first() -> None:
    made = tree("<ix:row><ix:column><ix:text>a</ix:text></ix:column><ix:spacer/></ix:row>")
    assert [element.style.name for element in walk(made.root)] == [
        *("stack", "row", "column", "text", "spacer")
    ]


@pytest.mark.parametrize(
    ("body", "kind", "words"),
    [
        ('<ix:icon name="usrs"/>', SpecError, "no such icon"),
        ('<ix:art src="wave"/>', MarkupError, "did you mean 'waves'"),
        ("<ix:qr/>", MarkupError, "ix:qr has no value"),
        ('<ix:image src="a.png"/>', InfographixError, "no folder"),
        ('<svg viewBox="0 0 9 9"><filter/></svg>', MarkupError, "filter"),
    ],
)
def test_a_leaf_that_cannot_be_made_says_why(body: str, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        tree(body)
