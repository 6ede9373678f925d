"""A layout's name and facts → markup and what its marks refer to, by Jinja2 in its sandbox.

Two things are carried through the text, so that errors can name their place. Each `ix:` start tag
gets an attribute `ix-at="file:line"` when its template is loaded. Each fact becomes a mark that
refers to it (see `reference`).
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from msgspec.structs import replace

from infographix import resources
from infographix.errors import MarkupError, Problem, SpecError, unknown
from infographix.facts.shown import FactData, FactNumber, FactText
from infographix.markup.reference import References, Table
from infographix.markup.sandbox import Sandbox
from infographix.vietnamese.filters import FILTERS

_START_TAG = re.compile(r"<ix:[A-Za-z]+")
_NO_LAYOUTS = ("page", "furniture")  # what layouts extend and import
_COMMENT = re.compile(r"<!--.*?-->|\{#.*?#\}", re.DOTALL)


class _Loader(jinja2.BaseLoader):
    def __init__(self, layout_paths: Sequence[Path]) -> None:
        self.layout_paths = layout_paths

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        path = resources.find(template, self.layout_paths)
        if path is None:
            raise jinja2.TemplateNotFound(template)
        source = resources.text_of(path)
        return _with_places(source, template), str(path), None


def _with_places(source: str, name: str) -> str:
    """Write `ix-at="name:line"` into every start tag; comments lose all but their line ends."""
    source = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), source)
    lines = source.split("\n")
    for number, line in enumerate(lines, start=1):
        if "<ix:" in line:
            lines[number - 1] = _START_TAG.sub(rf'\g<0> ix-at="{name}:{number}"', line)
    return "\n".join(lines)


def _keeping_field(form: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose text knows the field of the fact that it was made from."""

    @functools.wraps(form)
    def apply(value: Any, *args: Any, **options: Any) -> Any:
        if value is None or isinstance(value, jinja2.Undefined):
            return value
        made = form(value, *args, **options)
        of_fact = isinstance(value, FactText) and isinstance(made, str)
        return FactText(made, value.field) if of_fact else made

    return apply


class Filled(NamedTuple):
    """Markup with marks, and what they refer to."""

    markup: str
    facts: Table


class _Current(threading.local):
    """The references of the filling that is under way in this thread."""

    references = References()


class Templates:
    """The layouts of the search path, compiled once each."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        self.layout_paths = tuple(layout_paths)
        self._current = _Current()
        self._environment = Sandbox(
            loader=_Loader(self.layout_paths),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            finalize=self._marked,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update({n: _keeping_field(f) for n, f in FILTERS.items()})

    def names(self) -> list[str]:
        """Return the layouts that can be chosen."""
        found = resources.names("*.svg.j2", self.layout_paths)
        return [name for name in found if name not in _NO_LAYOUTS]

    def keep(self, cache: jinja2.BytecodeCache) -> None:
        """Take compiled templates from a cache, and put into it what it lacks."""
        self._environment.bytecode_cache = cache

    def _marked(self, value: Any) -> Any:
        if isinstance(value, FactText | FactNumber | FactData):
            return self._current.references.mark(value)
        return "" if value is None else value

    def fill(self, layout: str, context: Mapping[str, Any]) -> Filled:
        """Fill a layout with facts; SpecError for an unknown one, MarkupError where it fails."""
        name = f"{layout}.svg.j2"
        references = self._current.references = References()
        try:
            markup = self._environment.get_template(name).render(context)
            return Filled(markup, references.table)
        except jinja2.TemplateNotFound as error:
            if error.name == name:
                problem = unknown("unknown layout", "layout", layout, self.names())
                raise SpecError(problem) from None
            raise MarkupError(Problem("no such template", name, repr(error.name))) from None
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.name or name}:{error.lineno}"
            raise MarkupError(Problem(f"template: {error.message}", where)) from None
        except SpecError as error:  # a filter that was given what it cannot take
            problem = replace(error.problems[0], where=_place(error, name))
            raise MarkupError(problem) from None
        except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError) as error:
            raise MarkupError(Problem(f"template: {error}", _place(error, name))) from None
        except RecursionError:
            raise MarkupError(Problem("template: it calls itself without end", name)) from None


def _place(error: Exception, name: str) -> str:
    """Return the innermost template line that an error came through."""
    place, trace = name, error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.endswith(".svg.j2"):
            place = f"{Path(filename).name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
