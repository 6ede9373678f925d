"""What pydantic found → problems that a spec's writer understands, each with its field path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from msgspec import structs
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from infographix.errors import Problem, nearest
from infographix.facts.kinds import BaseBlock
from infographix.facts.refusal import RefusalError

Steps = tuple[str | int, ...]
Kinds = Mapping[str, type[BaseBlock]]


def explain(
    error: ValidationError, data: Mapping[str, Any], model: type[BaseModel], kinds: Kinds
) -> tuple[Problem, ...]:
    """Return one problem for each thing that is wrong with `data` as a `model` of these `kinds`."""
    details = (d for d in error.errors(include_url=False) if not _is_echo(d, data))
    return tuple(dict.fromkeys(_problem(detail, data, model, kinds) for detail in details))


def path_of(steps: Steps) -> str:
    """Return `blocks[0].title` for ("blocks", 0, "title")."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step[:60]}"
    return text.removeprefix(".")


def _problem(
    detail: ErrorDetails, data: Mapping[str, Any], model: type[BaseModel], kinds: Kinds
) -> Problem:
    steps = _steps(detail["loc"], data)
    where = path_of(steps)
    context = detail.get("ctx") or {}
    refusal = context.get("error")
    if isinstance(refusal, RefusalError):
        return structs.replace(refusal.problem, where=where)
    match detail["type"]:
        case "missing":
            return Problem("this is required", where=where)
        case "extra_forbidden":
            return _unknown_field(steps, data, model, kinds)
        case "union_tag_not_found":
            return Problem("this is required", where=f"{where}.kind", allowed=", ".join(kinds))
        case "union_tag_invalid":
            return _unknown_kind(where, str(context.get("tag", "")), kinds)
        case "too_short":
            return _count(
                where, "there are too few", _at(data, steps), f"{context['min_length']} or more"
            )
        case "too_long":
            return _count(
                where, "there are too many", _at(data, steps), f"{context['max_length']} or fewer"
            )
        case "tuple_type" | "list_type":
            return Problem("here must stand a list", where=where)
        case "model_type" | "model_attributes_type" | "dict_type":
            return Problem("here must stand named fields, not a single value", where=where)
        case _:
            return Problem(detail["msg"], where=where)


def _is_echo(detail: ErrorDetails, data: Mapping[str, Any]) -> bool:
    """Whether a list is called too short only because items in it, reported already, are wrong."""
    if detail["type"] != "too_short":
        return False
    given = _at(data, _steps(detail["loc"], data))
    return isinstance(given, list | tuple) and len(given) >= detail["ctx"]["min_length"]


def _at(data: Any, steps: Steps) -> Any:
    for step in steps:
        data = _get(data, step)
    return data


def _steps(loc: Steps, data: Mapping[str, Any]) -> Steps:
    """Return the path in the data as given, no deeper than the data goes (an address may stand for
    a whole `qr`)."""
    steps: list[str | int] = []
    here: Any = data
    for step in loc:
        if not isinstance(here, Mapping | list | tuple):
            break
        steps.append(step)
        here = _get(here, step)
    return tuple(steps)


def _get(here: Any, step: str | int) -> Any:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, list | tuple) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _unknown_field(
    steps: Steps, data: Mapping[str, Any], model: type[BaseModel], kinds: Kinds
) -> Problem:
    owner = _owner(steps[:-1], data, model, kinds)
    allowed = tuple(owner.model_fields) if owner else ()
    name = str(steps[-1])
    return Problem(
        f"there is no field {name[:60]!r} here",
        where=path_of(steps),
        allowed=", ".join(allowed),
        hint=nearest(name, allowed),
    )


def _owner(
    steps: Steps, data: Mapping[str, Any], model: type[BaseModel], kinds: Kinds
) -> type[BaseModel] | None:
    """Return the model of the fields that `steps` lead to."""
    here: Any = data
    owner: type[BaseModel] | None = model
    field = ""
    for step in steps:
        here = _get(here, step)
        field = step if isinstance(step, str) else field
        if owner is not None and isinstance(here, Mapping):
            choices = tuple(_models(owner.model_fields[field].annotation))
            kind = kinds.get(str(here.get("kind")))
            one = len(choices) == 1 and choices[0] is not BaseBlock
            owner = choices[0] if one else kind
    return owner


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _unknown_kind(where: str, kind: str, kinds: Kinds) -> Problem:
    return Problem(
        "there is no such kind of block",
        where=f"{where}.kind",
        found=repr(kind[:60]),
        allowed=", ".join(kinds),
        hint=nearest(kind, tuple(kinds)),
    )


def _count(where: str, what: str, given: Any, allowed: str) -> Problem:
    found = str(len(given)) if isinstance(given, list | tuple) else ""
    return Problem(what, where=where, found=found, allowed=allowed)
