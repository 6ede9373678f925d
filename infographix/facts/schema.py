"""The typed spec → its JSON Schema (draft 2020-12), for editors that check as one types."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel

from infographix.facts import codes, look, model, own
from infographix.facts.kinds import KINDS
from infographix.facts.kinds.custom.block import OwnBlock


def json_schema(layout_paths: Sequence[str | Path] = ()) -> dict[str, Any]:
    """Return the schema of a spec, with the kinds of a user's own in `layout_paths`.

    Rules that JSON Schema cannot say are left to `load`. Descriptions are the docstrings below the
    fields of the models, or those of a `<kind>.toml`.
    """
    spec = own.model_of(layout_paths)
    schema = spec.model_json_schema(mode="validation")
    definitions: dict[str, dict[str, Any]] = schema["$defs"]
    for kind in spec.KINDS.values():
        if issubclass(kind, OwnBlock) and kind.SAMPLE is not None:
            definitions[kind.__name__]["examples"] = [kind.SAMPLE]
    for module in _modules():
        for name, field, words in _docstrings(inspect.getsource(module)):
            for owner in _with_subclasses(getattr(module, name)):
                described = schema if owner == "Infographic" else definitions.get(owner, {})
                described.get("properties", {}).get(field, {}).setdefault("description", words)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    about = "The facts of one infographic: a title, blocks of facts, and what goes with them."
    return {**head, **schema, "title": "infographix spec", "description": about}


def _modules() -> list[ModuleType]:
    """Return the modules whose classes are described: the model's, the kinds' and their bases'."""
    names = {base.__module__ for kind in KINDS.values() for base in kind.__mro__}
    own = sorted(name for name in names if name.startswith("infographix.facts"))
    return [*(sys.modules[name] for name in own), codes, look, model]


def _docstrings(source: str) -> Iterator[tuple[str, str, str]]:
    """Yield class, field and docstring for each field that one stands below."""
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, below in zip(node.body, node.body[1:], strict=False):
            words = _words(below)
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and words:
                yield node.name, field.target.id, words


def _words(node: ast.stmt) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _with_subclasses(owner: type[BaseModel]) -> Iterator[str]:
    yield owner.__name__
    for subclass in owner.__subclasses__():
        yield from _with_subclasses(subclass)
