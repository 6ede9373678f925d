"""A compiled template and rows → fields, the cells that went into each, and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import jinja2
from msgspec import Struct
from msgspec.structs import replace

from infographix.campaign.rows import GroupView, RowView, Seen, Use
from infographix.campaign.tables.cells import of_python, plain, written
from infographix.campaign.tables.table import Row, Table
from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.problems import path_of

EACH = "each"
MOST = 20_000
"""How many texts one infographic may have once it is filled."""

FAILURES = (
    *(jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError),
    *(AttributeError, NameError, RecursionError, MemoryError),
)
"""What an expression may fail with, whatever stands in it."""

Uses = Mapping[str, tuple[Use, ...]]
Path = tuple[str | int, ...]


class Filled(Struct, frozen=True):
    """The fields of one infographic; `uses` are the cells in them by field path."""

    fields: dict[str, Any]
    uses: Uses
    problems: tuple[Problem, ...] = ()
    """What is wrong, by field; the fields are then not all there."""


class Text(Struct, frozen=True):
    """A text that is filled; `alone` where it is one expression."""

    template: jinja2.Template
    alone: bool


class Repeat(Struct, frozen=True):
    """An item that stands for as many items as its expression gives rows."""

    rows: jinja2.Template
    body: Any


def fill(compiled: Any, table: Table, rows: Sequence[Row], group: bool) -> Filled:
    """Fill a template with one row, or with the rows of a group."""
    return _Filling(compiled, table, rows, group).filled()


def finalized(value: Any) -> str:
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


class _TooLargeError(Exception):
    """There are more texts than one infographic may have."""


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
        try:
            fields = self._fill(self._compiled, (), self._scope)
        except _TooLargeError:
            problem = Problem("the filled template is too large", allowed=f"{MOST} texts")
            return Filled({}, {}, (problem,))
        return Filled(fields, self._uses, tuple(self._problems))

    def _fill(self, part: Any, path: Path, scope: dict[str, Any]) -> Any:
        if isinstance(part, Text):
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
        self, part: Any, path: Path, scope: dict[str, Any]
    ) -> Iterable[tuple[Any, dict[str, Any]]]:
        if not isinstance(part, Repeat):
            return [(part, scope)]
        rows = self._run(part.rows, (*path, EACH), scope)
        if rows is None:
            return []
        if not isinstance(rows, list | tuple) or not all(isinstance(r, RowView) for r in rows):
            self._problems.append(Problem("`each` takes rows", path_of((*path, EACH))))
            return []
        total = len(rows)
        self._left -= total
        if self._left < 0:
            raise _TooLargeError
        return [
            (part.body, scope | {"row": row, "loop": SimpleNamespace(index=at, length=total)})
            for at, row in enumerate(rows, start=1)
        ]

    def _evaluated(self, part: Text, path: Path, scope: dict[str, Any]) -> Any:
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
        path: Path,
        scope: dict[str, Any],
        alone: bool = True,
    ) -> Any:
        """Return what a template gives, None where it fails; notes the cells that it used."""
        where = path_of(path)
        self._seen.clear()
        self._left -= 1
        if self._left < 0:
            raise _TooLargeError
        try:
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
        except FAILURES as error:
            self._problems.append(Problem(f"template: {error}", where))
        finally:
            self._uses[where] = tuple(dict.fromkeys(self._seen))
        return None
