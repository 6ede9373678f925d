"""SVG text → a tree of elements that is safe to walk: no entities, bounded size and depth.

Elements and attributes of other namespaces (an editor's own notes) are left out: SVG draws nothing
for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers import expat

from msgspec import Struct

from infographix.errors import MarkupError, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 64
MAX_ELEMENTS = 50_000

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"


class Element(Struct, frozen=True):
    """One SVG element; `where` is `file:line`, `text` its own characters."""

    name: str
    attributes: dict[str, str]
    where: str
    children: list[Element] = []
    text: list[str] = []

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(source: str | bytes, file: str) -> Element:
    """Read SVG into a tree; MarkupError with file:line where it is no safe, well-formed SVG."""
    data = source.encode() if isinstance(source, str) else source
    if len(data) > MAX_BYTES:
        raise MarkupError(
            Problem("the SVG is too large", file, f"{len(data)} bytes", f"{MAX_BYTES} bytes")
        )
    return _Builder(file, "utf-8" if isinstance(source, str) else None).build(data)


class _Builder:
    """Expat's handlers, and the elements that are open."""

    def __init__(self, file: str, encoding: str | None) -> None:
        self._file = file
        self._open: list[Element] = []
        self._root: Element | None = None
        self._foreign = 0
        self._count = 0
        parser = expat.ParserCreate(encoding, namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._entity
        parser.ProcessingInstructionHandler = self._instruction
        self._parser = parser

    def build(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            where = f"{self._file}:{error.lineno}"
            message = expat.ErrorString(error.code)
            raise MarkupError(Problem(f"not well-formed XML: {message}", where)) from None
        except (LookupError, ValueError) as error:
            raise MarkupError(Problem(f"not well-formed XML: {error}", self._file)) from None
        if self._root is None or self._root.name != "svg":
            raise MarkupError(
                Problem("the file is not SVG", self._file, allowed="an <svg> element")
            )
        return self._root

    def _refuse(self, what: str, found: str = "", allowed: str = "") -> NoReturn:
        raise MarkupError(Problem(what, self._where(), found, allowed))

    def _where(self) -> str:
        return f"{self._file}:{self._parser.CurrentLineNumber}"

    def _doctype(
        self, _name: str, _system: str | None, _public: str | None, has_subset: int
    ) -> None:
        if has_subset:
            self._refuse("a document type with declarations of its own is not read")

    def _entity(self, name: str, *_: object) -> None:
        self._refuse("XML entities are not read", found=f"&{name};")

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self._refuse("style sheets are not read", found="<?xml-stylesheet?>")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        self._count += 1
        if self._count > MAX_ELEMENTS:
            self._refuse("too many elements", allowed=str(MAX_ELEMENTS))
        if len(self._open) + self._foreign >= MAX_DEPTH:
            self._refuse("elements are nested too deeply", allowed=f"{MAX_DEPTH} levels")
        if self._foreign or namespace not in ("", _SVG):
            self._foreign += 1
            return
        element = Element(local, _own(attributes), self._where())
        if self._open:
            self._open[-1].children.append(element)
        elif self._root is None:
            self._root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        if self._foreign:
            self._foreign -= 1
        else:
            self._open.pop()

    def _characters(self, text: str) -> None:
        if self._open and not self._foreign and not text.isspace():
            self._open[-1].text.append(text)


def _own(attributes: dict[str, str]) -> dict[str, str]:
    """Return the attributes without namespace; `xlink:href` counts as `href`, as in SVG 2."""
    own = {name: value for name, value in attributes.items() if " " not in name}
    if _XLINK_HREF in attributes:
        own.setdefault("href", attributes[_XLINK_HREF])
    return own
