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
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from infographix.campaign import rows as views
from infographix.campaign.rows import GroupView, RowView, Seen, Use, no_such_column
from infographix.campaign.tables.cells import of_python, plain, written
from infographix.campaign.tables.table import Row, Table
from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.problems import path_of
from infographix.vietnamese.filters import FILTERS

EACH = "each"
MOST = 20_000
"""How many texts one infographic may have once it is filled."""

_MARKS = ("{{", "{%", "{#")
Uses = Mapping[str, tuple[Use, ...]]


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields of one infographic; `uses` are the cells in them by field path."""

    fields: dict[str, Any]
    uses: Uses
    problems: tuple[Problem, ...] = ()
    """What is wrong, by field; the fields are then not all there."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is filled; `alone` where it is one expression."""

    template: jinja2.Template
    alone: bool


@dataclass(frozen=True, slots=True)
class _Repeat:
    rows: jinja2.Template
    body: Any


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
        return _Filling(self._compiled, self.table, rows, group).filled()

    def _compile(self, value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, str):
            return self._text(value, path) if any(mark in value for mark in _MARKS) else value
        if isinstance(value, Mapping):
            if EACH in value:
                return self._repeat(value, path)
            return {name: self._compile(inner, (*path, name)) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._compile(inner, (*path, at)) for at, inner in enumerate(value)]
        return value

    def _repeat(self, value: Mapping[str, Any], path: tuple[str | int, ...]) -> Any:
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
        return _Repeat(found.template, self._compile(body, path)) if found else None

    def _text(self, text: str, path: tuple[str | int, ...]) -> _Text | None:
        where = path_of(path)
        try:
            tree = self._environment.parse(text.strip())
            self._problems += (replace(p, where=where) for p in self._unknown(tree))
            tree = _Writing().visit(tree)
            expression = _only_expression(tree)
            if expression is not None:
                result = nodes.Assign(nodes.Name("result", "store"), expression, lineno=1)
                tree = nodes.Template([result], lineno=1)
            return _Text(self._environment.from_string(tree), expression is not None)
        except jinja2.TemplateError as error:
            self._problems.append(Problem(f"template: {error.message}", where, repr(text[:120])))
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
    environment = ImmutableSandboxedEnvironment(
        autoescape=False, undefined=jinja2.StrictUndefined, finalize=_finalized
    )
    environment.filters |= FILTERS | views.FILTERS | {"written": _finalized}
    return environment


def _finalized(value: Any) -> str:
    """Return a value within a text; SpecError where there is nothing to be seen."""
    if isinstance(value, jinja2.Undefined):
        return str(value)  # which refuses
    text = written(_cell(value))
    if not text:
        raise SpecError(Problem("the cell is empty", hint="write `or 'a text'` for empty cells"))
    return text


def _cell(value: Any) -> Any:
    """Return a result of an expression as a cell; SpecError where it is a list or more."""
    if isinstance(value, RowView | GroupView) or not isinstance(
        value, str | bool | int | float | Decimal | date | time | None
    ):
        hint = "name a column: row['…']"
        raise SpecError(Problem("a field is filled with a single value", hint=hint))
    return of_python(value) if isinstance(value, float) else value


def _only_expression(tree: nodes.Template) -> nodes.Expr | None:
    match tree.body:
        case [nodes.Output(nodes=[nodes.Expr() as only])]:
            return None if isinstance(only, nodes.TemplateData) else only
    return None


class _Filling:
    def __init__(self, compiled: Any, table: Table, rows: Sequence[Row], group: bool) -> None:
        self._compiled, self._left = compiled, MOST
        self._seen = Seen()
        self._uses: dict[str, tuple[Use, ...]] = {}
        self._problems: list[Problem] = []
        found = tuple(RowView(row, table, self._seen) for row in rows)
        self._scope: dict[str, Any] = {"row": GroupView(found, table) if group else found[0]}
        if group:
            self._scope["rows"] = found

    def filled(self) -> Filled:
        fields = self._fill(self._compiled, (), self._scope)
        return Filled(fields, self._uses, tuple(self._problems))

    def _fill(self, part: Any, path: tuple[str | int, ...], scope: dict[str, Any]) -> Any:
        if isinstance(part, _Text):
            return self._evaluated(part, path, scope)
        if isinstance(part, dict):
            return {name: self._fill(p, (*path, name), scope) for name, p in part.items()}
        if isinstance(part, list):
            made: list[Any] = []
            for inner in part:
                for body, inner_scope in self._repeated(inner, (*path, len(made)), scope):
                    made.append(self._fill(body, (*path, len(made)), inner_scope))
            return made
        return part

    def _repeated(
        self, part: Any, path: tuple[str | int, ...], scope: dict[str, Any]
    ) -> Iterable[tuple[Any, dict[str, Any]]]:
        if not isinstance(part, _Repeat):
            return [(part, scope)]
        rows = self._run(part.rows, (*path, EACH), scope)
        if rows is None:
            return []
        if not isinstance(rows, list | tuple) or not all(isinstance(r, RowView) for r in rows):
            self._problems.append(Problem("`each` takes rows", path_of((*path, EACH))))
            return []
        total = len(rows)
        return [
            (part.body, scope | {"row": row, "loop": SimpleNamespace(index=at, length=total)})
            for at, row in enumerate(rows, start=1)
        ]

    def _evaluated(self, part: _Text, path: tuple[str | int, ...], scope: dict[str, Any]) -> Any:
        found = self._run(part.template, path, scope, part.alone)
        if not part.alone or found is None:
            return found
        try:
            return plain(_cell(found))
        except SpecError as error:
            self._problems += (replace(p, where=path_of(path)) for p in error.problems)
            return None

    def _run(
        self,
        template: jinja2.Template,
        path: tuple[str | int, ...],
        scope: dict[str, Any],
        alone: bool = True,
    ) -> Any:
        """Return what a template gives, None where it fails; notes the cells that it used."""
        where = path_of(path)
        self._seen.clear()
        self._left -= 1
        try:
            if self._left < 0:
                raise SpecError(
                    Problem("the filled template is too large", allowed=f"{MOST} texts")
                )
            if not alone:
                return template.render(scope)
            context = template.new_context(scope)
            for _ in template.root_render_func(context):
                pass
            found = context.vars["result"]
            if isinstance(found, jinja2.Undefined):
                str(found)  # which refuses
            return found
        except InfographixError as error:
            self._problems += (replace(problem, where=where) for problem in error.problems)
            self._seen[:] = self._seen[-1:]  # the cell that was refused
        except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
            self._problems.append(Problem(f"template: {error}", where))
        finally:
            self._uses[where] = tuple(dict.fromkeys(self._seen))
        return None
