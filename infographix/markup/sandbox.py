"""Jinja's sandbox, in which no operator or filter makes more than a template can mean."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, ClassVar

from jinja2 import filters, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

LONGEST = 100_000
"""Letters of a text or members of a list that an operator may make; digits are far fewer."""
_DIGITS = 400
_PADDING = ("center", "format", "indent", "wordwrap", "batch", "slice", "pprint", "xmlattr")


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment in which `9**9**9` and `'a' * 10**9` are refused with a SecurityError."""

    intercepted_binops: ClassVar[frozenset[str]] = frozenset({"**", "*", "%", "+"})  # type: ignore[misc]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name in _PADDING:
            self.filters.pop(name, None)
        self.filters |= {"join": _join, "replace": _replace}
        for name in ("lipsum", "cycler", "joiner"):
            self.globals.pop(name, None)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may see an attribute; facts are plain namespaces, told at once."""
        if type(obj) is SimpleNamespace:
            return not attr.startswith("_")
        return super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Apply an operator whose result is of a bounded size."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("a text cannot be formatted with %")
        if _size(operator, left, right) > LONGEST:
            raise SecurityError(f"the result of {operator} is too large")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, function: Any, *args: Any, **options: Any) -> Any:
        if getattr(function, "__name__", "") in _STRETCHING:
            raise SecurityError(f"{function.__name__}() is not for templates")
        return super().call(context, function, *args, **options)


@pass_eval_context
def _join(context: Any, value: Any, d: Any = "", attribute: Any = None) -> Any:
    items = list(value)
    total = sum(len(part) for part in items if isinstance(part, str)) + len(items) * len(str(d))
    if total > 10 * LONGEST:
        raise SecurityError("the result of join is too large")
    return filters.do_join(context, items, d, attribute)


@pass_eval_context
def _replace(context: Any, s: Any, old: Any, new: Any, count: int | None = None) -> Any:
    if str(s).count(str(old)) * len(str(new)) > LONGEST:
        raise SecurityError("the result of replace is too large")
    return filters.do_replace(context, s, old, new, count)


_STRETCHING = frozenset(
    {"format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "replace", "join"}
    | {"to_bytes", "translate"}
)
"""Methods of texts and numbers that can make a long text of a short one."""


def _size(operator: str, left: Any, right: Any) -> float:
    """Return how many letters, members or (times 250) digits a result has at most."""
    if operator == "**":
        base, power = _bits(left), right if isinstance(right, int) else 64
        return base * max(power, 0) / 3 * (LONGEST / _DIGITS)
    if operator == "*":
        for one, other in ((left, right), (right, left)):
            if isinstance(one, str | bytes | list | tuple) and isinstance(other, int):
                return len(one) * other
        return (_bits(left) + _bits(right)) / 3 * (LONGEST / _DIGITS)
    return sum(len(part) for part in (left, right) if isinstance(part, str | list | tuple))


def _bits(number: Any) -> int:
    return number.bit_length() if isinstance(number, int) else 0
