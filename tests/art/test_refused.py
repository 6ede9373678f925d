"""What is not drawn is refused by name and line; hostile input never gives a traceback."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix import art
from infographix.art import shapes
from infographix.errors import MarkupError

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 9 9">\n'
)

REFUSED = {
    "<text>a</text>": "<text>",
    '<image href="a.png"/>': "<image>",
    "<style>rect{fill:red}</style>": "<style>",
    "<defs><style/></defs>": "<style>",
    "<script/>": "<script>",
    "<foreignObject/>": "<foreignObject>",
    '<filter id="f"/>': "<filter>",
    '<mask id="m"/>': "<mask>",
    '<pattern id="p"/>': "<pattern>",
    "<svg/>": "<svg>",
    "<animate/>": "<animate>",
    '<rect width="1" height="1" onclick="x()"/>': "onclick",
    '<rect width="1" height="1" filter="url(#f)"/>': "filter",
    '<rect width="1" height="1" style="mix-blend-mode:multiply"/>': "mix-blend-mode",
    '<rect width="1" height="1" mask="url(#m)"/>': "mask",
    '<rect width="1" height="1" transform-origin="5 5"/>': "transform-origin",
    '<rect width="1" height="1" fill="url(http://a/b#c)"/>': "other files",
    '<rect width="1" height="1" fill="url(#missing)"/>': "missing",
    '<rect width="1" height="1" fill="reddish"/>': "reddish",
    '<rect width="1em" height="1"/>': "1em",
    '<rect width="-1" height="1"/>': "negative",
    '<use href="a.svg#b"/>': "other files",
    '<use xlink:href="//host/a.svg#b"/>': "other files",
    '<use href="#nowhere"/>': "nowhere",
    '<path d="M0 0L1e999 0"/>': "number",
    '<path d="M0 0L1e9 0"/>': "number",
    '<path d="M0 0Lnan 0"/>': "path data",
    '<path d="10 10"/>': "path data",
    '<path d="M0 0L5"/>': "path data",
    '<path d="M0 0A1 1 0 2 0 5 5"/>': "path data",
    '<path d="M0 0" transform="spin(5)"/>': "transform",
    '<path d="M0 0h1" transform="rotate(1 2)"/>': "transform",
    '<polygon points="1 2 3"/>': "points",
    '<polygon points="1 2 inf 3"/>': "numbers",
    '<path d="M0 0h9" stroke="red" stroke-miterlimit="10"/>': "stroke-miterlimit",
    '<path d="M0 0h9" stroke="red" stroke-dasharray="2" stroke-dashoffset="1"/>': "dashoffset",
    '<radialGradient id="g" fx="0"><stop/><stop/></radialGradient>'
    '<rect width="9" height="9" fill="url(#g)"/>': "focus",
    '<linearGradient id="g" spreadMethod="reflect"><stop/><stop/></linearGradient>'
    '<rect width="9" height="9" fill="url(#g)"/>': "spreadMethod",
    '<linearGradient id="g" href="#g"/><rect width="9" height="9" fill="url(#g)"/>': "link",
    '<clipPath id="c"><path d="M0 0h9v9z"/><path d="M0 0h9v9z"/></clipPath>'
    '<rect width="9" height="9" clip-path="url(#c)"/>': "clip path of several paths",
    '<clipPath id="c"><path clip-rule="evenodd" d="M5 0 8 9 0 3h9L2 9z"/></clipPath>'
    '<rect width="9" height="9" clip-path="url(#c)"/>': "clip-rule",
}


@pytest.mark.parametrize("body", REFUSED)
def test_what_is_not_drawn_is_refused_by_name_and_line(body: str) -> None:
    with pytest.raises(MarkupError) as raised:
        art.read(f"{HEAD}{body}</svg>", "logo.svg")
    (problem,) = raised.value.problems
    assert REFUSED[body] in str(problem)
    assert problem.where == "logo.svg:2"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(10))


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE svg [{LAUGHS}]>{HEAD}<title>&l9;</title></svg>",
        f'<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>{HEAD}<title>&f;</title></svg>',
        f'<!DOCTYPE svg SYSTEM "http://host/a.dtd">{HEAD}<title>&f;</title></svg>',
        f'<!DOCTYPE svg [<!ATTLIST path d CDATA "M0 0h9">]>{HEAD}<path/></svg>',
        f'<?xml-stylesheet href="a.css"?>{HEAD}</svg>',
        HEAD + "<g>" * 2000 + "</g>" * 2000 + "</svg>",
        HEAD + "<x:g/></svg>",
        HEAD + "<g>",
        "<html/>",
        "",
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="no-such"?><svg/>',
        '<svg viewBox="0 0 0 0"/>',
        '<svg viewBox="a"/>',
        '<svg width="100%" height="100%"/>',
        "<svg/>",
        HEAD + "<g/>" * 50_001 + "</svg>",
        HEAD + " " * 2_000_001 + "</svg>",
    ],
    ids=lambda source: str(source[:40]),
)
def test_hostile_documents_are_refused_quickly(source: str | bytes) -> None:
    start = time.process_time()
    with pytest.raises(MarkupError):
        art.read(source)
    assert time.process_time() - start < 2


def test_a_plain_document_type_is_no_harm() -> None:
    public = '"-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
    assert art.read(f"<!DOCTYPE svg PUBLIC {public}>{HEAD}</svg>").items == ()


@pytest.mark.parametrize(
    "uses",
    [
        "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 8 + "</g>" for n in range(1, 8)),
        "".join(f'<g id="a{n}"><use href="#a{n - 1}"/></g>' for n in range(1, 3000)),
        "".join(
            f'<g id="a{n}">{"<g>" * 50}<use href="#a{n - 1}"/>{"</g>" * 50}</g>'
            for n in range(1, 30)
        ),
        '<g id="a1"><use href="#a1"/></g>',
        '<g id="a1"><use href="#a2"/></g><g id="a2"><use href="#a1"/></g>',
    ],
)
def test_use_cannot_multiply_without_end(uses: str) -> None:
    start = time.process_time()
    with pytest.raises(MarkupError):
        art.read(f'{HEAD}<g id="a0"><rect width="1" height="1"/></g>{uses}</svg>')
    assert time.process_time() - start < 5


@given(st.text(alphabet="MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n", max_size=60))
def test_any_path_data_is_read_or_refused(data: str) -> None:
    try:
        outline = shapes.path("M1 1" + data)
    except ValueError:
        return
    assert len(list(outline.segments())) == len(outline.verbs)
    assert set(outline.verbs) <= set("MLQCZ")
