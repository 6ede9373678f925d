"""Markup → nodes: `ix:` elements as they stand, plain SVG as source text for `art`.

Entities and document types are refused; so are elements that are not listed in `ELEMENTS`. Every
node knows its file and line.
"""

from __future__ import annotations

import re
from html import escape
from xml.parsers import expat

from msgspec import Struct

from infographix.errors import MarkupError, Problem, nearest

IX = "urn:infographix"
SVG = "http://www.w3.org/2000/svg"
BOXES = ("row", "column", "grid", "stack")
LEAVES = ("text", "icon", "image", "qr", "art", "plot", "spacer")
INLINE = ("span",)
ELEMENTS = (*BOXES, *LEAVES, *INLINE)
MAX_DEPTH, MAX_NODES, MAX_BYTES = 64, 20_000, 8_000_000

_FOLD = re.compile(r"[ \t\r\n]+")


class Node(Struct):
    """One element: `name` without prefix, its attributes, members and place.

    Facts stand in it as marks (see `reference`). In an `art` node `source` is its SVG.
    """

    name: str
    attrs: dict[str, str]
    at: str
    children: list[Node | str] = []
    source: str = ""


def parse(markup: str, name: str = "markup") -> Node:
    """Read a document and return its root, a `stack` that stands for the page; or MarkupError."""
    data = markup.encode("utf-8")
    if len(data) > MAX_BYTES:
        raise MarkupError(Problem("markup is too long", name, f"{len(data)} bytes", f"{MAX_BYTES}"))
    builder = _Builder(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 1 << 20
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    builder.parser = parser
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        problem = expat.errors.messages[error.code]
        raise MarkupError(
            Problem(f"not well-formed XML: {problem}", f"near {builder.place}")
        ) from None
    assert builder.root is not None
    return builder.root


class _Builder:
    def __init__(self, name: str) -> None:
        self.place = f"{name}:1"
        self.name = name
        self.root: Node | None = None
        self.open: list[Node] = []
        self.plain: list[str] = []
        self.plain_depth = 0
        self.count = 0
        self.parser: expat.XMLParserType | None = None

    def refuse_doctype(self, *_: object) -> None:
        raise MarkupError(Problem("document types and entities are refused", self.place))

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        self.count += 1
        space, _, local = tag.rpartition(" ")
        self.place = attrs.pop("ix-at", self.place)
        if self.count > MAX_NODES or len(self.open) + self.plain_depth > MAX_DEPTH:
            raise MarkupError(Problem("too many elements, or too deeply nested", self.place))
        if self.root is None:
            self._start_root(space, local, attrs)
        elif space == IX:
            self._start_box(local, attrs)
        else:
            self._start_plain(local, attrs)

    def _start_root(self, space: str, local: str, attrs: dict[str, str]) -> None:
        if (space, local) != (SVG, "svg"):
            raise MarkupError(
                Problem("the root is not <svg>", self.place, f"<{local}>", f'<svg xmlns="{SVG}" …>')
            )
        self.root = Node("stack", {}, self.place)
        self.open.append(self.root)

    def _start_box(self, local: str, attrs: dict[str, str]) -> None:
        if local not in ELEMENTS:
            hint = nearest(local, ELEMENTS)
            allowed = ", ".join(f"ix:{name}" for name in ELEMENTS)
            raise MarkupError(Problem("unknown element", self.place, f"ix:{local}", allowed, hint))
        parent = self.open[-1]
        inline = local in INLINE
        if self.plain_depth or inline != (parent.name in ("text", "span")):
            where = "plain SVG" if self.plain_depth else f"ix:{parent.name}"
            allowed = "only ix:span inside ix:text; boxes and leaves inside boxes"
            raise MarkupError(Problem(f"ix:{local} inside {where}", self.place, "", allowed))
        if parent.name in LEAVES and not inline:
            raise MarkupError(Problem(f"ix:{parent.name} holds no elements", self.place))
        node = Node(local, attrs, self.place)
        parent.children.append(node)
        self.open.append(node)

    def _start_plain(self, local: str, attrs: dict[str, str]) -> None:
        parent = self.open[-1]
        if parent.name in ("text", "span"):
            raise MarkupError(Problem(f"<{local}> inside ix:text", self.place, "", "ix:span"))
        self.plain_depth += 1
        pairs = "".join(f' {key}="{escape(value)}"' for key, value in attrs.items())
        self.plain.append(f"<{local}{pairs}>")

    def end(self, tag: str) -> None:
        if not self.plain_depth:
            self.open.pop()
            return
        self.plain.append(f"</{tag.rpartition(' ')[2]}>")
        self.plain_depth -= 1
        if not self.plain_depth:
            self._take_plain()

    def _take_plain(self) -> None:
        source, parent = "".join(self.plain), self.open[-1]
        self.plain = []
        if parent.name == "art":
            parent.source += source
        else:
            parent.children.append(Node("art", {}, self.place, source=source))

    def text(self, data: str) -> None:
        if self.plain_depth:
            self.plain.append(escape(data, quote=False))
            return
        node = self.open[-1] if self.open else None
        if node is not None and node.name in ("text", "span"):
            node.children.append(_FOLD.sub(" ", data))
        elif data.strip():
            found = repr(data.strip()[:40])
            raise MarkupError(Problem("text outside ix:text", self.place, found))
