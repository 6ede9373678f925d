"""Nodes + theme + format → computed values: tokens become px, colours and roles; colours inherit.

The grammar of every attribute stands in the tables at the end of `attributes`. An unknown attribute
or value is a MarkupError with its file and line, what was found and what is allowed. Facts stay
marks (see `reference`), so that a styled tree serves every infographic of one structure.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from infographix.color import Color
from infographix.errors import MarkupError, Problem, nearest
from infographix.markup import attributes, reference
from infographix.markup.attributes import Scope
from infographix.markup.parse import BOXES, Node
from infographix.theme import Role


class StyledSpan(Struct, frozen=True):
    """Words in one weight and colour; `scale` is a ratio of the paragraph's size."""

    text: str
    role: Role
    weight: int
    color: Color
    scale: float


class Styled(Struct, frozen=True):
    """A node with computed values.

    `values` holds what its attributes say, by attribute name (see `attributes`); absent ones are
    not there. `marked` holds the attributes that refer to facts, as they stand. `spans` and `role`
    are there for text only.
    """

    name: str
    at: str
    values: dict[str, Any]
    marked: dict[str, str]
    children: tuple[Styled, ...] = ()
    source: str = ""
    role: Role | None = None
    align: str = "left"
    color: Color | None = None
    spans: tuple[StyledSpan, ...] = ()


class Sheet:
    """Computed values of one scope: attributes that stand so again are not read again."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._values: dict[tuple[str, str, str], Any] = {}

    def compute(self, root: Node, table: reference.Table) -> Styled:
        """Return the tree with computed values, or raise MarkupError at the first that is wrong.

        `table` serves for what `is_lasting` says.
        """
        return self._styled(root, table, None, "left")

    def _styled(
        self, node: Node, table: reference.Table, color: Color | None, align: str
    ) -> Styled:
        values, marked = self._read(node, table)
        color = values.get("color", color)
        align = values.get("align-text", align)
        if node.name == "text":
            return self._text(node, values, marked, table, color, align)
        children: tuple[Styled, ...] = ()
        if node.name in BOXES:
            children = tuple(
                self._styled(child, table, color, align)
                for child in node.children
                if isinstance(child, Node)
            )
        return Styled(node.name, node.at, values, marked, children, node.source, color=color)

    def _read(self, node: Node, table: reference.Table) -> tuple[dict[str, Any], dict[str, str]]:
        values: dict[str, Any] = {}
        marked: dict[str, str] = {}
        for name, text in node.attrs.items():
            if reference.START in text:
                if stays(name, text, table):
                    marked[name] = text
                    continue
                text = reference.resolved(text, table)
            key = (node.name, name, text)
            if key not in self._values:
                self._values[key] = self._value(node, name, text)
            values[name] = self._values[key]
        return values, marked

    def _value(self, node: Node, name: str, text: str) -> Any:
        grammar = attributes.GRAMMAR[node.name]
        read = grammar.get(name)
        if read is None:
            what = f"unknown attribute of ix:{node.name}"
            hint = nearest(name, list(grammar))
            raise MarkupError(Problem(what, node.at, name, ", ".join(grammar), hint))
        try:
            return read(text, self.scope)
        except attributes.ValueProblem as problem:
            what, allowed = f"value of {name} of ix:{node.name}", problem.allowed
            hint = nearest(text, allowed)
            raise MarkupError(
                Problem(what, node.at, repr(text), ", ".join(allowed), hint)
            ) from None

    def _text(
        self,
        node: Node,
        values: dict[str, Any],
        marked: dict[str, str],
        table: reference.Table,
        color: Color | None,
        align: str,
    ) -> Styled:
        theme = self.scope.theme
        role: Role = values.get("role") or theme.roles["body"]
        first = StyledSpan(
            text="",
            role=role,
            weight=values.get("weight", role.weight),
            color=color or theme.colors[role.color],
            scale=1.0,
        )
        return Styled(
            node.name,
            node.at,
            values,
            marked,
            role=role,
            align=values.get("align", align),
            color=first.color,
            spans=tuple(self._spans(node, first, table)),
        )

    def _spans(self, node: Node, outer: StyledSpan, table: reference.Table) -> list[StyledSpan]:
        spans: list[StyledSpan] = []
        for child in node.children:
            if isinstance(child, str):
                spans.append(replace(outer, text=child))
            else:
                values, _ = self._read(child, table)
                inner = replace(
                    outer,
                    weight=values.get("weight", outer.weight),
                    color=values.get("color", outer.color),
                    scale=outer.scale * values.get("scale", 1.0),
                )
                spans += self._spans(child, inner, table)
        return spans


def stays(name: str, text: str, table: reference.Table) -> bool:
    """Say whether an attribute stays a reference until the box is built."""
    if name in attributes.NUMBERS:
        return reference.is_mark(text) and isinstance(table[text[1:-1]], float)
    return name in attributes.WORDS


def is_lasting(root: Node, table: reference.Table) -> bool:
    """Say whether a styled tree does not depend on facts: none stands where a token is read."""
    for name, text in root.attrs.items():
        if reference.START in text and not stays(name, text, table):
            return False
    return all(is_lasting(child, table) for child in root.children if isinstance(child, Node))
