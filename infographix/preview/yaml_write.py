"""Plain data in which scalars are strings → YAML text, as a person would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_WORDS = frozenset({"null", "~", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"})
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_WHOLE = re.compile("0|[1-9][0-9]{0,14}")
_NUMERIC = re.compile(r"[-+.]?[0-9]")


def scalar(text: str, flow: bool, style: str | None = None) -> str:
    """Return a scalar on one line: as `style` (`"`, `'`) where given, plain where that is safe.

    What other readers of YAML would take for a number, a date or a truth value is quoted.
    """
    if style == "'" and not _BREAKS.search(text):
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _is_plain(text, flow):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted)


def _is_plain(text: str, flow: bool) -> bool:
    if text in ("true", "false") or _WHOLE.fullmatch(text):
        return True
    return not (
        not text
        or text != text.strip()
        or text[0] in _INDICATORS
        or text.endswith(":")
        or ": " in text
        or " #" in text
        or _BREAKS.search(text)
        or _NUMERIC.match(text)
        or text.lower() in _WORDS
        or (flow and any(mark in text for mark in ",[]{}?"))
    )


def in_line(value: Any) -> str:
    """Return any value on one line, in flow style."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{scalar(k, True)}: {in_line(v)}' for k, v in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_line, value))}]"
    return scalar(value, True)


def block(value: dict[str, Any] | list[Any], column: int) -> str:
    """Return named fields or a list in lines that begin at `column`; the first is not indented."""
    indent = f"\n{' ' * column}"
    if isinstance(value, dict):
        return indent.join(f"{scalar(k, False)}:{after(v, column)}" for k, v in value.items())
    return indent.join(entry(item, column) for item in value)


def after(value: Any, column: int) -> str:
    """Return what follows the colon of a field at `column`."""
    if isinstance(value, str) and "\n" in value:
        return f" {lines(value, column + 2)}"
    if not value or not isinstance(value, dict | list):
        return f" {in_line(value)}"
    if all(isinstance(item, str) for item in value) and isinstance(value, list):
        short = in_line(value)
        if len(short) + column < 80:
            return f" {short}"
    return f"\n{' ' * (column + 2)}{block(value, column + 2)}"


def entry(item: Any, column: int) -> str:
    """Return an entry of a list whose dash stands at `column`."""
    if isinstance(item, dict) and item and "kind" not in item and _is_short(item, column):
        return f"- {in_line(item)}"
    if isinstance(item, dict | list) and item:
        return f"- {block(item, column + 2)}"
    return f"- {in_line(item)}"


def _is_short(item: dict[str, Any], column: int) -> bool:
    flat = all(isinstance(value, str) and "\n" not in value for value in item.values())
    return flat and len(in_line(item)) + column < 96


def lines(text: str, column: int) -> str:
    """Return a text of several lines as a literal block, or quoted where that cannot hold it."""
    odd = any(_BREAKS.search(line) or line != line.strip() for line in text.split("\n"))
    if odd or text.startswith("\n") or text.endswith("\n"):
        return scalar(text, False, '"')
    return "\n".join(("|-", *_indented(text, column)))


def _indented(text: str, column: int) -> Iterator[str]:
    for line in text.split("\n"):
        yield f"{' ' * column}{line}" if line else ""


def document(value: dict[str, Any]) -> str:
    """Return a whole spec."""
    return f"{block(value, 0)}\n"
