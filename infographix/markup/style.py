"""Nodes + theme + format → computed values: tokens become px, colours and roles; colours inherit.

The grammar of every attribute stands in the tables at the end of `attributes`. An unknown attribute
or value is a MarkupError with its file and line, what was found and what is allowed.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any

from infographix.color import Color
from infographix.errors import MarkupError, Problem, nearest
from infographix.markup import attributes
from infographix.markup.attributes import Scope
from infographix.markup.parse import BOXES, Node
from infographix.theme import Role

_SPACES = re.compile(r" {2,}")
_AROUND_BREAK = re.compile(r" ?\n ?")


@dataclass(frozen=True, slots=True)
class StyledSpan:
    """Words in one weight and colour; `scale` is a ratio of the paragraph's size."""

    text: str
    role: Role
    weight: int
    color: Color
    scale: float


@dataclass(slots=True)
class Styled:
    """A node with computed values.

    `fields` are the paths of the facts in it, of `own_length` characters; errors name the first.
    `values` holds what its attributes say, by attribute name (see `attributes`); absent ones are
    not there. `spans` is filled for text only.
    """

    name: str
    at: str
    fields: tuple[str, ...]
    values: dict[str, Any]
    role: Role | None = None
    spans: tuple[StyledSpan, ...] = ()
    children: list[Styled] = dataclasses.field(default_factory=list)
    source: str = ""
    own_length: int = 0

    @property
    def field(self) -> str:
        return self.fields[0] if self.fields else ""


def compute(root: Node, scope: Scope) -> Styled:
    """Return the tree with computed values, or raise MarkupError at the first that is wrong."""
    return _styled(root, scope, inherited={})


def _styled(node: Node, scope: Scope, inherited: dict[str, Any]) -> Styled:
    values = _values(node, scope)
    for name in attributes.INHERITED:
        if name in values:
            inherited = inherited | {name: values[name]}
    styled = Styled(node.name, node.at, tuple(node.fields), values, source=node.source)
    styled.own_length = node.own_length
    if node.name == "text":
        _set_text(styled, node, scope, inherited)
    elif node.name in BOXES:
        styled.children = [
            _styled(child, scope, inherited) for child in node.children if isinstance(child, Node)
        ]
    elif "color" not in values and "color" in inherited:
        values["color"] = inherited["color"]
    return styled


def _values(node: Node, scope: Scope) -> dict[str, Any]:
    grammar = attributes.GRAMMAR[node.name]
    values: dict[str, Any] = {}
    for name, text in node.attrs.items():
        read = grammar.get(name)
        if read is None:
            raise MarkupError(
                Problem(
                    f"unknown attribute of ix:{node.name}",
                    node.at,
                    name,
                    ", ".join(grammar),
                    nearest(name, list(grammar)),
                )
            )
        try:
            values[name] = read(text, scope)
        except attributes.ValueProblem as problem:
            raise MarkupError(
                Problem(
                    f"value of {name} of ix:{node.name}",
                    node.at,
                    repr(text),
                    ", ".join(problem.allowed),
                    nearest(text, problem.allowed),
                )
            ) from None
    return values


def _set_text(styled: Styled, node: Node, scope: Scope, inherited: dict[str, Any]) -> None:
    values = styled.values
    role = values.get("role") or scope.theme.roles["body"]
    styled.role = role
    if "field" in values:
        styled.fields = (values["field"], *styled.fields)
    values.setdefault("align", inherited.get("align-text", "left"))
    first = StyledSpan(
        text="",
        role=role,
        weight=values.get("weight", role.weight),
        color=values.get("color") or inherited.get("color") or scope.theme.colors[role.color],
        scale=1.0,
    )
    styled.spans = _trimmed(list(_spans(node, scope, first)))


def _spans(node: Node, scope: Scope, outer: StyledSpan) -> list[StyledSpan]:
    spans: list[StyledSpan] = []
    for child in node.children:
        if isinstance(child, str):
            spans.append(StyledSpan(child, outer.role, outer.weight, outer.color, outer.scale))
        else:
            values = _values(child, scope)
            inner = StyledSpan(
                "",
                outer.role,
                values.get("weight", outer.weight),
                values.get("color", outer.color),
                outer.scale * values.get("scale", 1.0),
            )
            spans += _spans(child, scope, inner)
    return spans


def _trimmed(spans: list[StyledSpan]) -> tuple[StyledSpan, ...]:
    """Fold white space across spans, as one text: none at either end, none around a line break."""
    kept: list[StyledSpan] = []
    after_space = True
    for span in spans:
        text = _AROUND_BREAK.sub("\n", _SPACES.sub(" ", span.text))
        if after_space:
            text = text.removeprefix(" ")
        if text:
            after_space = text[-1] in " \n"
            kept.append(_with_text(span, text))
    while kept and not kept[-1].text.rstrip(" \n"):
        kept.pop()
    if kept:
        kept[-1] = _with_text(kept[-1], kept[-1].text.rstrip(" \n"))
    return tuple(kept)


def _with_text(span: StyledSpan, text: str) -> StyledSpan:
    return StyledSpan(text, span.role, span.weight, span.color, span.scale)
