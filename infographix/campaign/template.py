"""A spec with `{{ row['…'] }}` in its texts, and rows → the fields of one infographic.

The template's YAML is parsed first and each of its texts is filled after, so a cell can bring no
field and is never evaluated. A text that is one expression and nothing else becomes the value
itself: a whole number, yes or no, nothing at all where the cell is empty, and text for the rest.
Within a longer text an empty cell is refused.

An item of a list that has the field `each` stands for as many items as its expression gives rows,
in each of which `row` is that row and `loop.index` counts from 1:

    items:
      - each: rows | largest('Điểm', 5)
        label: "{{ row['Xã'] }}"
        value: "{{ row['Điểm'] }}"

An item that is there only where a cell is not empty: `each: "[row] if row['Điểm'] is not none else
[]"`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from msgspec.structs import replace

from infographix.campaign import rows as views
from infographix.campaign.filling import EACH, Filled, Path, Repeat, Text, fill, finalized
from infographix.campaign.rows import no_such_column
from infographix.campaign.tables.table import Row, Table
from infographix.errors import Problem, SpecError
from infographix.facts.problems import path_of
from infographix.markup.sandbox import Sandbox
from infographix.vietnamese.filters import FILTERS

LONGEST = 20_000
"""Characters of a template's text."""
_STATEMENTS = (nodes.Output, nodes.If, nodes.For)
_MARKS = ("{{", "{%", "{#")


class Template:
    """A template, compiled once for the columns of one table."""

    def __init__(self, fields: Mapping[str, Any], table: Table) -> None:
        """SpecError with every problem: no Jinja, or a column that the table has not."""
        self.table = table
        self._environment = _environment()
        self._problems: list[Problem] = []
        self._compiled = self._compile(fields, ())
        if self._problems:
            raise SpecError(dict.fromkeys(self._problems))

    def fill(self, rows: Sequence[Row], group: bool = False) -> Filled:
        """Fill it with one row, or with the rows of a group."""
        return fill(self._compiled, self.table, rows, group)

    def _compile(self, value: Any, path: Path) -> Any:
        if isinstance(value, str):
            return self._text(value, path) if any(mark in value for mark in _MARKS) else value
        if isinstance(value, Mapping):
            if EACH in value:
                return self._repeat(value, path)
            return {name: self._compile(inner, (*path, name)) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._compile(inner, (*path, at)) for at, inner in enumerate(value)]
        return value

    def _repeat(self, value: Mapping[str, Any], path: Path) -> Any:
        body = {name: inner for name, inner in value.items() if name != EACH}
        where, rows = path_of((*path, EACH)), value[EACH]
        if not path or not isinstance(path[-1], int):
            self._problems.append(Problem("`each` stands in an item of a list", where))
            return None
        if not isinstance(rows, str) or any(mark in rows for mark in _MARKS):
            allowed = "an expression without braces, such as rows or rows | largest('Điểm', 5)"
            self._problems.append(Problem("`each` takes an expression", where, repr(rows), allowed))
            return None
        found = self._text(f"{{{{ {rows} }}}}", (*path, EACH))
        return Repeat(found.template, self._compile(body, path)) if found else None

    def _text(self, text: str, path: Path) -> Text | None:
        where = path_of(path)
        try:
            if len(text) > LONGEST:
                raise jinja2.TemplateError(f"a text may have {LONGEST} characters")
            tree = self._environment.parse(text.strip())
            self._problems += (replace(p, where=where) for p in self._unknown(tree))
            self._problems += (replace(p, where=where) for p in _foreign(tree))
            tree = _Writing().visit(tree)
            expression = _only_expression(tree)
            if expression is not None:
                result = nodes.Assign(nodes.Name("result", "store"), expression, lineno=1)
                tree = nodes.Template([result], lineno=1)
            return Text(self._environment.from_string(tree), expression is not None)
        except jinja2.TemplateError as error:
            self._problems.append(Problem(f"template: {error.message}", where, repr(text[:120])))
        except (RecursionError, MemoryError, SyntaxError, ValueError):
            self._problems.append(Problem("template: it nests too deep", where, repr(text[:120])))
        return None

    def _unknown(self, tree: nodes.Template) -> Iterator[Problem]:
        """Yield the columns named in an expression that the table has not."""
        for node in tree.find_all((nodes.Getitem, nodes.Getattr)):
            name: Any = None
            if isinstance(node, nodes.Getattr):
                name = node.attr
            elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
                name = node.arg.value
            owner = getattr(node, "node", None)
            is_row = isinstance(owner, nodes.Name) and owner.name == "row"
            if is_row and isinstance(name, str) and self.table.place(name) is None:
                yield no_such_column(self.table, name)


def _foreign(tree: nodes.Template) -> Iterator[Problem]:
    """Yield the statements that a text does not need, and that could make it grow without end."""
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, _STATEMENTS):
            what = type(node).__name__.lower()
            yield Problem("template: this statement is not for texts", "", what, "if, for")
    for loop in tree.find_all(nodes.For):
        if any(inner.find(nodes.For) or isinstance(inner, nodes.For) for inner in loop.body):
            yield Problem("template: a loop within a loop is not for texts")


class _Writing(NodeTransformer):
    """Has `~` join cells as a Vietnamese sheet shows them."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name
        made = self.generic_visit(node)
        assert isinstance(made, nodes.Concat)
        made.nodes = [
            nodes.Filter(inner, "written", [], [], None, None, lineno=node.lineno)
            for inner in made.nodes
        ]
        return made


def _environment() -> jinja2.Environment:
    environment = Sandbox(autoescape=False, undefined=jinja2.StrictUndefined, finalize=finalized)
    for name in ("range", "namespace", "dict"):
        environment.globals.pop(name, None)
    environment.filters |= FILTERS | views.FILTERS | {"written": finalized}
    return environment


def _only_expression(tree: nodes.Template) -> nodes.Expr | None:
    match tree.body:
        case [nodes.Output(nodes=[nodes.Expr() as only])]:
            return None if isinstance(only, nodes.TemplateData) else only
    return None
