"""A reason against a field's value, in the form that pydantic collects: all of a spec's at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from infographix.errors import Problem, SpecError

T = TypeVar("T")


class RefusalError(ValueError):
    """A field's value cannot be used; `problem` says why, but not yet where."""

    def __init__(self, what: str, found: str = "", allowed: str = "", hint: str = "") -> None:
        self.problem = Problem(what, "", found, allowed, hint)
        super().__init__(what)


def refusing(read: Callable[..., T], *arguments: object) -> T:
    """Return what `read` returns; its SpecError becomes a refusal."""
    try:
        return read(*arguments)
    except SpecError as error:
        problem = error.problems[0]
        raise RefusalError(problem.what, problem.found, problem.allowed, problem.hint) from None


def shown(raw: object) -> str:
    """Return a value as Python writes it, at most 80 characters of it."""
    if isinstance(raw, int) and raw.bit_length() > 400:
        return "a number of more than 100 digits"  # Python refuses to write far longer ones
    text = repr(raw)
    return text if len(text) <= 80 else f"{text[:77]}…"
