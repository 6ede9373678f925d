"""Parsing: what stands in markup comes out as nodes; everything else is refused with its place."""

from __future__ import annotations

import pytest

from infographix.errors import MarkupError
from infographix.markup.parse import MAX_DEPTH, MAX_NODES, Node, parse


def document(body: str) -> str:
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'
    return f"{head}{body}</svg>"


def only_child(body: str) -> Node:
    (child,) = parse(document(body)).children
    assert isinstance(child, Node)
    return child


def test_white_space_in_text_folds_to_single_spaces() -> None:
    node = only_child("<ix:text>\n  Thừa \n Thiên\tHuế </ix:text>")
    assert "".join(map(str, node.children)) == " Thừa Thiên Huế "


def test_marks_stay_in_text_and_attributes() -> None:
    node = only_child('<ix:text field="\ue000a\ue001">\ue000title\ue001 số</ix:text>')
    assert (node.attrs["field"], node.children) == ("\ue000a\ue001", ["\ue000title\ue001 số"])


def test_markup_in_a_fact_is_text() -> None:
    node = only_child("<ix:text>&lt;ix:icon name=&quot;x&quot;/&gt;</ix:text>")
    assert node.children == ['<ix:icon name="x"/>']


def test_plain_svg_becomes_one_art_node_with_its_source() -> None:
    node = only_child('<g fill="#fff"><path d="M0 0L1 1"/></g>')
    assert node.name == "art"
    assert node.source == '<g fill="#fff"><path d="M0 0L1 1"></path></g>'


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<ix:box/>", ("unknown element", "ix:box", "ix:column")),
        ("<ix:txt/>", ("did you mean 'text'",)),
        ("<ix:text><ix:icon/></ix:text>", ("inside ix:text", "ix:span")),
        ("<ix:text><path/></ix:text>", ("<path>", "ix:span")),
        ("<ix:icon><ix:text/></ix:icon>", ("ix:icon holds no elements",)),
        ("<ix:row>words</ix:row>", ("text outside ix:text", "words")),
        ("<g><ix:text/></g>", ("inside plain SVG",)),
        ("<ix:span/>", ("only ix:span inside ix:text",)),
        ("<ix:row>", ("not well-formed",)),
    ],
)
def test_what_is_not_listed_is_refused(body: str, words: tuple[str, ...]) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(document(body))
    for word in words:
        assert word in str(caught.value)


def test_an_error_names_file_and_line_of_the_template() -> None:
    with pytest.raises(MarkupError, match=r"poster\.svg\.j2:12"):
        parse(
            document(
                '<ix:row ix-at="poster.svg.j2:12"><ix:oops ix-at="poster.svg.j2:12"/></ix:row>'
            )
        )


def test_entities_and_document_types_are_refused() -> None:
    entities = '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
    bomb = entities + document("<ix:text>&b;</ix:text>")
    with pytest.raises(MarkupError, match="document types"):
        parse(bomb)


def test_depth_and_number_of_elements_are_limited() -> None:
    deep = "<ix:row>" * (MAX_DEPTH + 2) + "</ix:row>" * (MAX_DEPTH + 2)
    with pytest.raises(MarkupError, match="deeply nested"):
        parse(document(deep))
    with pytest.raises(MarkupError, match="too many"):
        parse(document("<ix:spacer/>" * (MAX_NODES + 1)))
