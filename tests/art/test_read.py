"""What is drawn, against resvg as the judge: the flat drawing looks like the SVG it came from."""

from __future__ import annotations

import random
from zipfile import ZipFile

import numpy as np
import pytest
from svg_again import again, pixels

from infographix import art, resources
from infographix.art import ArtGroup, CurrentColor, Linear, Radial, Shape, tinted
from infographix.color import Color

SCALE = 4.0

STOPS = (
    '<stop offset="0" stop-color="#f00"/><stop offset=".5" stop-color="rgba(0,128,0,.5)"/>'
    '<stop offset="100%" stop-color="navy" stop-opacity=".8"/>'
)
PICTURES = {
    "arcs": '<path d="M10 50a20 30 30 0 1 40 10A9 9 0 01 80 50 4 4 0 0 0 90 60z" fill="teal"/>',
    "relative path": '<path d="m10,10 h20 v20 l-5,5 q5,5 10,0 t10,0 c1 1 9 1 9 9 s-9 9-20 20z"/>',
    "numbers run together": '<path d="M10.5.5L90-.0L90.5.9e2L1e1+80-0.-0z" fill="#06c"/>',
    "leading zeros": '<path d="M010 010L090 020L050 0090Z"/>',
    "drawing goes on after Z": '<path d="M10 10h30v30z l20 50 h40 z" fill="#a0a"/>',
    "even-odd": '<path fill-rule="evenodd" d="M50 5L80 95 5 35h90L20 95z"/>',
    "non-zero": '<path d="M50 5L80 95 5 35h90L20 95z"/>',
    "rects": '<rect x="5" y="5" width="40" height="20" rx="8"/><rect x="50" y="5" width="40" '
    'height="40" rx="18" ry="6" fill="#c33"/><rect x="10%" y="60%" width="80%" '
    'height="30%" ry="99"/>',
    "ellipses": '<circle cx="30" cy="30" r="20" fill="orange"/>'
    '<ellipse cx="60" cy="60" rx="35" ry="12"/>',
    "lines": '<g stroke="#222" fill="none"><line x1="5" y1="5" x2="95" y2="20" stroke-width="6" '
    'stroke-linecap="round"/><polyline points="5,40 30,60 60,40 95,60" stroke-width="4"/>'
    '<polygon points="20 70 80 70 50 95" stroke-linejoin="round" stroke-width="5"/></g>',
    "dashes": '<path d="M5 20H95M5 50Q50 90 95 50" stroke="#000" stroke-width="3" fill="none" '
    'stroke-dasharray="10 4 2" transform="scale(.9)"/>',
    "transforms": '<g transform="translate(50,50) rotate(30)"><rect x="-20" y="-10" width="40" '
    'height="20" transform="skewX(20) scale(1.5 .8)" fill="#084"/><rect width="5" height="5" '
    'transform="rotate(45 10 10) matrix(1 .2 -.3 2 4 5)"/></g>',
    "uneven stroke": '<circle cx="20" cy="20" r="10" fill="#fc0" stroke="#00f" stroke-width="4" '
    'transform="scale(4 1.5)"/>',
    "opacities": '<g opacity=".5"><rect width="60" height="60" fill="red"/><rect x="30" y="30" '
    'width="60" height="60" fill="blue" fill-opacity=".5"/></g><circle cx="70" cy="20" r="15" '
    'opacity=".4" stroke="#000" stroke-width="6" fill="#0f0"/>',
    "linear by box": f'<linearGradient id="g" x2="1" y2="1">{STOPS}</linearGradient>'
    '<path d="M10 20C10 -30 90 20 90 40L50 90z" fill="url(#g)"/>',
    "linear in user space": f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="10" y1="0" '
    f'x2="60" y2="40" gradientTransform="rotate(20) skewX(30)">{STOPS}</linearGradient>'
    '<rect width="80" height="60" fill="url(#g)" transform="translate(9 9) scale(1 1.4)"/>',
    "radial by square box": '<radialGradient id="g" cx=".3" cy=".4" r=".6">'
    f"{STOPS}</radialGradient>"
    '<rect x="20" y="10" width="60" height="60" fill="url(#g)" transform="rotate(10)"/>',
    "radial becomes ellipse": f'<radialGradient id="g">{STOPS}</radialGradient>'
    '<rect x="5" y="30" width="90" height="40" fill="url(#g)" stroke="#000" stroke-width="3"/>',
    "linked gradients": f'<linearGradient id="a">{STOPS}</linearGradient><radialGradient id="b" '
    'xlink:href="#a" gradientUnits="userSpaceOnUse" cx="50" cy="50" r="40"/>'
    '<circle cx="50" cy="50" r="45" fill="url(#b)"/>',
    "gradient on a stroke": f'<linearGradient id="g">{STOPS}</linearGradient>'
    '<circle cx="50" cy="50" r="30" fill="none" stroke="url(#g)" stroke-width="12"/>',
    "a gradient of one stop": '<linearGradient id="g"><stop stop-color="#f0f"/></linearGradient>'
    '<rect width="50" height="50" fill="url(#g)"/>',
    "fallback of a missing gradient": '<rect width="50" height="50" fill="url(#no) #0a0"/>',
    "clip": '<clipPath id="c"><circle cx="50" cy="50" r="30" transform="scale(1.1 .8)"/></clipPath>'
    '<g clip-path="url(#c)" transform="rotate(20 50 50)"><rect width="99" height="40"/>'
    '<rect y="50" width="99" height="20" fill="#e44"/></g>',
    "clip of overlapping shapes": '<clipPath id="c"><rect width="50" height="50" x="10" y="10"/>'
    '<rect width="50" height="50" x="35" y="35" transform="translate(95) scale(-1 1)"/></clipPath>'
    '<rect width="100" height="100" clip-path="url(#c)" fill="#39c"/>',
    "clip without shapes": '<clipPath id="c"/><rect width="99" height="99" clip-path="url(#c)"/>',
    "use": '<defs><g id="a" fill="#0a5"><rect width="20" height="20"/><circle id="b" r="9" '
    'cx="30" cy="10"/></g></defs><use href="#a" x="10" y="20"/><use xlink:href="#b" fill="red" '
    'transform="translate(20 50) scale(2)"/>',
    "style wins": '<rect width="50" height="50" fill="red" style="fill:#00f;stroke : black; '
    'stroke-width:4px;-inkscape-font:x"/>',
    "hidden": '<g visibility="hidden"><rect width="90" height="20"/><rect y="30" width="90" '
    'height="20" visibility="visible"/></g><rect y="60" width="9" height="9" display="none"/>',
    "colour from currentColor": '<g color="#c0f">'
    '<rect width="70" height="70" fill="currentColor"/></g>',
    "outside the box": '<circle cx="95" cy="50" r="40" fill="#fa0"/>',
    "colours": '<rect width="20" height="90" fill="#abc"/><rect x="20" width="20" height="90" '
    'fill="tomato"/><rect x="40" width="20" height="90" fill="rgba(10,20,30,.5)"/>'
    '<rect x="60" width="20" height="90" fill="#11223380"/><rect x="80" width="9" height="90" '
    'fill="rgb(10%, 50%, 90%)"/>',
}


def document(body: str, attributes: str = 'viewBox="0 0 100 100" width="100" height="100"') -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f" {attributes}>{body}</svg>"
    )


@pytest.mark.parametrize("name", PICTURES)
def test_a_drawing_looks_like_the_svg_it_came_from(name: str) -> None:
    svg = document(PICTURES[name])
    expected, drawn = pixels(svg, SCALE), pixels(again(art.read(svg)), SCALE)
    assert (expected.min() < 255) == (name != "clip without shapes")
    difference = np.abs(expected - drawn)
    assert difference.mean() < 0.05
    assert (difference.max(axis=2) > 40).mean() < 0.0005


def test_icons_look_like_the_svg_they_came_from() -> None:
    path = resources.package_file("tablericons", "tablericons.zip")
    assert path is not None
    with ZipFile(path) as archive:
        for name in random.Random(11).sample(archive.namelist(), 60):
            svg = archive.read(name).decode()
            expected, drawn = pixels(svg, SCALE), pixels(again(art.read(svg)), SCALE)
            assert expected.min() < 128, name
            assert np.abs(expected - drawn).mean() < 0.3, name


def test_every_picture_draws_something_but_the_clipped_one() -> None:
    blank = [name for name, body in PICTURES.items() if not art.read(document(body)).items]
    assert blank == ["clip without shapes"]


def only(svg: str) -> Shape:
    (item,) = art.read(svg).items
    assert isinstance(item, Shape)
    return item


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rgb(0 128 0 / 50%)", Color(0, 128, 0, 128)),
        ("rebeccapurple", Color(102, 51, 153)),
        ("Navy", Color(0, 0, 128)),
        ("#1238", Color(17, 34, 51, 136)),
        ("transparent", Color(0, 0, 0, 0)),
    ],
)
def test_colours_that_resvg_does_not_know_or_shows_no_difference(
    text: str, expected: Color
) -> None:
    assert only(document(f'<rect width="9" height="9" fill="{text}"/>')).fill == expected


def test_the_view_box_comes_from_the_size_where_there_is_none() -> None:
    box = art.read(document("", 'width="2in" height="30"')).view_box
    assert (box.x, box.y, box.width, box.height) == (0, 0, 192, 30)


def test_current_color_stays_open_and_takes_the_tint() -> None:
    svg = document('<rect width="9" height="9" fill="currentColor" opacity=".5"/>')
    outline = only(svg).outline
    assert only(svg) == Shape(outline, CurrentColor(0.5))
    red = tinted(art.read(svg), Color(255, 0, 0))
    assert red.items == (Shape(outline, Color(255, 0, 0, 128)),)


def test_a_tint_reaches_strokes_stops_and_groups() -> None:
    body = (
        '<linearGradient id="g"><stop stop-color="currentColor"/><stop offset="1"/>'
        "</linearGradient>"
        '<g opacity=".5"><rect width="9" height="9" fill="url(#g)"/>'
        '<path d="M20 20L30 30" stroke="currentColor"/></g>'
    )
    (group,) = tinted(art.read(document(body)), Color(1, 2, 3)).items
    assert isinstance(group, ArtGroup)
    first, second = group.items
    assert isinstance(first, Shape) and isinstance(first.fill, Linear)
    assert first.fill.stops[0].color == Color(1, 2, 3)
    assert isinstance(second, Shape) and second.stroke and second.stroke.paint == Color(1, 2, 3)


def test_the_opacity_of_one_paint_goes_into_the_paint() -> None:
    shape = only(document('<rect width="9" height="9" fill="#f00" opacity=".5"/>'))
    assert (shape.fill, shape.opacity) == (Color(255, 0, 0, 128), 1.0)


def test_fill_and_stroke_fade_as_one() -> None:
    shape = only(document('<rect width="9" height="9" x="9" y="9" stroke="red" opacity=".5"/>'))
    assert (shape.fill, shape.opacity) == (Color(0, 0, 0), 0.5)


def test_names_of_the_theme_come_before_css() -> None:
    purple = Color(90, 40, 120)
    svg = document('<rect width="9" height="9" fill="accent"/>')
    (item,) = art.read(svg, palette={"accent": purple}.get).items
    assert isinstance(item, Shape) and item.fill == purple


def test_a_gradient_keeps_its_circle_where_it_stays_one() -> None:
    body = '<radialGradient id="g"><stop/><stop offset="1" stop-color="#fff"/></radialGradient>'
    shape = only(document(body + '<rect x="10" y="20" width="40" height="40" fill="url(#g)"/>'))
    assert isinstance(shape.fill, Radial)
    assert (shape.fill.center, shape.fill.radius) == ((30.0, 40.0), 20.0)


def test_an_editors_own_elements_are_passed_over() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" viewBox="0 0 9 9" i:v="1">'
        "<i:view><i:deep/></i:view><metadata>x</metadata><title>T</title>"
        '<rect i:k="2" data-x="1" class="a" width="9" height="9"/></svg>'
    )
    assert only(svg).outline.verbs == "MLLLZ"


def test_svg_without_a_namespace_is_read_too() -> None:
    assert only('<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>').outline.verbs == "MLLZ"
