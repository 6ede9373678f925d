"""Bytes of a text table → its text: UTF-8 with or without BOM, UTF-16, or an old encoding."""

from __future__ import annotations

import codecs
from typing import get_args

from infographix.errors import Problem, SpecError, unknown
from infographix.facts.encoding import FileText, read_file
from infographix.vietnamese import legacy

ENCODINGS = ("auto", "utf-8", "utf-16", *get_args(legacy.Encoding))


def decode(data: bytes, where: str, encoding: str = "auto") -> FileText:
    """Return the text of a table and what had to be done; SpecError where it cannot be told.

    `encoding` is one of `ENCODINGS`; `auto` finds it.
    """
    if encoding not in ENCODINGS:
        raise SpecError(unknown("no such encoding", where, encoding, ENCODINGS))
    for old in legacy.ENCODINGS:
        if encoding == old:
            return FileText(legacy.decode(data, old))
    if encoding == "utf-16" or (encoding == "auto" and _is_utf_16(data)):
        return FileText(_utf_16(data, where))
    return read_file(data, where)


def _is_utf_16(data: bytes) -> bool:
    """Whether there is a BOM of UTF-16, or every other byte of the beginning is mostly 0."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    head = data[:2000]
    return len(head) >= 4 and head.count(0) > len(head) // 4


def _utf_16(data: bytes, where: str) -> str:
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    big = data[:2000:2].count(0) > data[1:2000:2].count(0)
    name = "utf-16" if marked else "utf-16-be" if big else "utf-16-le"
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SpecError(
            Problem(f"this is no UTF-16 text: {error.reason}", where, f"at byte {error.start}")
        ) from None
