"""A YAML, JSON or TOML file, its text, or plain data → `Infographic`.

Scalars of YAML stay strings (`12:30`, `0123456`, `no`); numbers of JSON and TOML keep their digits.
"""

from __future__ import annotations

import importlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NoReturn

from infographix import toml
from infographix.errors import Problem, SpecError
from infographix.facts.encoding import read_file
from infographix.facts.model import Infographic
from infographix.facts.refusal import shown
from infographix.facts.yaml import read_yaml
from infographix.finding import Finding

LARGEST = 5_000_000
SUFFIXES = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}


def load(
    source: str | Path | Mapping[str, Any],
    *,
    folder: str | Path | None = None,
    layout_paths: Sequence[str | Path] = (),
) -> Infographic:
    """Read a spec from a file, by its ending, or from plain data.

    `folder` is where pictures are looked for: the file's own folder where it is not given. Kinds of
    block of your own are found in `layout_paths`. Raises SpecError with every problem of the spec,
    MarkupError where a kind of your own is wrong.
    """
    base = Path(folder) if folder is not None else None
    model = _model(layout_paths)
    if isinstance(source, Mapping):
        return model.of(source, folder=base)
    path = Path(source)
    fields, repairs = read_fields(path)
    return model.of(
        fields,
        folder=base or path.parent,
        stem=path.name.removesuffix(path.suffix),
        repairs=repairs,
    )


def read_fields(path: Path) -> tuple[Mapping[str, Any], tuple[Finding, ...]]:
    """Return the fields in a file, by its ending, and what had to be done to read its text.

    What they mean is not looked at; SpecError where the file cannot be read.
    """
    kind = kind_of(path)
    read = read_file(file_bytes(path), str(path))
    return plain(read.text, kind, str(path)), read.findings


def loads(
    text: str,
    kind: str = "yaml",
    *,
    folder: str | Path | None = None,
    where: str = "",
    layout_paths: Sequence[str | Path] = (),
) -> Infographic:
    """Read a spec from text of the `kind` yaml, json or toml; `where` names it in errors."""
    fields = plain(text, kind, where or kind)
    return _model(layout_paths).of(fields, folder=Path(folder) if folder is not None else None)


def _model(layout_paths: Sequence[str | Path]) -> type[Infographic]:
    """Return the model of specs; what reads kinds of a user's own is loaded where it is needed."""
    if not layout_paths:
        return Infographic
    own = importlib.import_module("infographix.facts.own")
    model: type[Infographic] = own.model_of(layout_paths)
    return model


def kind_of(path: Path) -> str:
    """Return yaml, json or toml, by a file's ending; SpecError where it is none of them."""
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise SpecError(
            Problem("a spec's ending says what it is", str(path), allowed=", ".join(SUFFIXES))
        )
    return kind


def file_bytes(path: Path) -> bytes:
    """Read a spec's file; SpecError where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SpecError(Problem(f"the spec cannot be read: {reason}", str(path))) from None
    if len(data) > LARGEST:
        raise SpecError(_too_large(str(path)))
    return data


def _too_large(where: str) -> Problem:
    return Problem("the spec is too large", where, allowed=f"{LARGEST} bytes")


def plain(text: str, kind: str, where: str) -> Mapping[str, Any]:
    """Return the fields in a text, unchecked; SpecError where it is not well formed."""
    readers: dict[str, Callable[[str, str], Any]] = {
        "yaml": read_yaml,
        "json": _read_json,
        "toml": _read_toml,
    }
    reader = readers.get(kind)
    if len(text) > LARGEST:
        raise SpecError(_too_large(where))
    if reader is None:
        raise SpecError(
            Problem("no such kind of spec", found=repr(kind), allowed=", ".join(readers))
        )
    try:
        fields = reader(text, where)
    except RecursionError:
        raise SpecError(Problem("the data nests too deep", where=where)) from None
    if not isinstance(fields, Mapping):
        found = "nothing" if fields in (None, "") else f"a {_word(fields)}"
        raise SpecError(
            Problem("a spec is a set of named fields", where, found, "title, blocks and more")
        )
    return fields


def _word(value: object) -> str:
    return "list" if isinstance(value, list) else "single value"


def _read_json(text: str, where: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=lambda pairs: _unique(pairs, where),
            parse_float=lambda digits: _decimal(digits, where),
            parse_int=_whole,
            parse_constant=lambda word: _refuse_constant(word, where),
        )
    except json.JSONDecodeError as error:
        raise SpecError(
            Problem(f"this is not well-formed JSON: {error.msg}", f"{where}:{error.lineno}")
        ) from None


def _whole(digits: str) -> int | Decimal:
    """Return an integer; one too long for Python's own limit as a Decimal, refused later."""
    return int(digits) if len(digits) < 100 else Decimal(digits)


def _decimal(digits: str, where: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation:  # an exponent that no Decimal can hold
        raise SpecError(Problem("the number is too long", where, shown(digits))) from None


def _unique(pairs: list[tuple[str, Any]], where: str) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name, times in Counter(names).items() if times > 1)
        raise SpecError(Problem(f"the field {twice[:60]!r} stands here twice", where))
    return fields


def _refuse_constant(word: str, where: str) -> NoReturn:
    raise SpecError(Problem("this is no number", where, found=word))


def _read_toml(text: str, where: str) -> Any:
    try:
        return toml.read(text, parse_float=Decimal)
    except ValueError as error:
        raise SpecError(Problem(f"this is not well-formed TOML: {error}", where)) from None
