"""TOML text → plain data, or a ValueError that says why not, whatever the text is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from decimal import InvalidOperation
from typing import Any

LONGEST_KEY = 20
"""Parts of a dotted key. The standard reader's memory grows with the square of them."""

_PART = r"""(?:[\w-]++|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+')"""
_LONG_KEY = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+(?:{_PART}[ \t]*+\.[ \t]*+){{{LONGEST_KEY}}}", re.MULTILINE
)


def read(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return the table that a text holds; ValueError where it is none, or not one to be read."""
    if _LONG_KEY.search(text):
        raise ValueError("the data nests too deep: a key of too many parts")
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError:
        raise ValueError("the data nests too deep") from None
    except InvalidOperation:
        raise ValueError("a number is too long") from None
