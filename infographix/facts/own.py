"""Folders of a user's own → the model of specs that may hold the kinds of block found there."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, cast

from msgspec.structs import replace
from pydantic import Field, create_model

from infographix import resources
from infographix.errors import MarkupError, Problem, SpecError
from infographix.facts.blocks import AnyOf
from infographix.facts.kinds import KINDS, BaseBlock
from infographix.facts.kinds.custom.block import OwnBlock, build_kind
from infographix.facts.kinds.custom.recipe import KindRecipe, read_recipe
from infographix.facts.model import Infographic
from infographix.finding import Finding

KIND_NAME = "[a-z][a-z0-9_-]{0,39}"
MODELS_KEPT = 16


class Made:
    """What a model of specs with kinds of a user's own is besides: pickled as facts and folders."""

    FOLDERS: ClassVar[tuple[Path, ...]] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        spec: Any = self
        state = (spec.model_dump(exclude_unset=True), spec.folder, spec.stem, spec.repairs)
        return _again, (self.FOLDERS, *state)


def _again(
    folders: tuple[Path, ...],
    fields: Mapping[str, Any],
    folder: Path | None,
    stem: str,
    repairs: tuple[Finding, ...],
) -> Infographic:
    made = model_of(folders).of(fields, folder=folder, stem=stem)
    made._repairs = repairs
    return made


def model_of(layout_paths: Sequence[str | Path] = ()) -> type[Infographic]:
    """Return the model of specs: `Infographic`, or one that knows the kinds of these folders.

    MarkupError where a `blocks/<kind>.toml` is wrong.
    """
    folders = tuple(Path(path) for path in layout_paths)
    files = resources.own_texts("blocks/*.toml", folders) if folders else ()
    return _model(folders, files) if files else Infographic


@lru_cache(maxsize=MODELS_KEPT)
def _model(folders: tuple[Path, ...], files: tuple[tuple[Path, str], ...]) -> type[Infographic]:
    recipes = _recipes(folders, files)
    own = {name: build_kind(recipe) for name, recipe in recipes.items()}
    kinds: Mapping[str, type[BaseBlock]] = ChainMap({**own}, cast("Any", KINDS))
    block: Any = Annotated[BaseBlock, AnyOf(kinds)]
    described = Infographic.model_fields["blocks"]
    made: Any = create_model(
        "Infographic",
        __base__=(Made, Infographic),
        __module__=__name__,
        blocks=(tuple[block, ...], Field(min_length=1, max_length=200, title=described.title)),
    )
    made.KINDS, made.FOLDERS = kinds, folders
    made.UNTOUCHED = {name: kind.UNTOUCHED for name, kind in own.items()}
    for recipe in recipes.values():
        _check_sample(made, own[recipe.name], recipe)
    model: type[Infographic] = made
    return model


def _recipes(
    folders: tuple[Path, ...], files: tuple[tuple[Path, str], ...]
) -> dict[str, KindRecipe]:
    recipes: dict[str, KindRecipe] = {}
    for path, text in files:
        name, where = path.stem, str(path)
        check_kind_name(name, where)
        if name in recipes:
            raise MarkupError(Problem("two folders name this kind", where, recipes[name].where))
        if resources.find(f"blocks/{name}.svg.j2", folders) is None:
            hint = f"write {name}.svg.j2 beside it; infographix new-kind shows how"
            raise MarkupError(Problem("this kind has no template", where, hint=hint))
        recipes[name] = read_recipe(name, resources.parse_toml(text, path), where)
    return recipes


def check_kind_name(name: str, where: str) -> None:
    """Refuse a name that is none, or that a built-in kind or template has; MarkupError."""
    if name in KINDS:
        hint = f"a template blocks/{name}.svg.j2 alone changes how it looks"
        what = "the fields of a built-in kind cannot be changed"
        raise MarkupError(Problem(what, where, repr(name), hint=hint))
    if resources.find(f"blocks/{name}.svg.j2") is not None:
        raise MarkupError(Problem("a built-in template has this name", where, repr(name)))
    if not re.fullmatch(KIND_NAME, name):
        allowed = "a–z, digits, - and _, a letter first, at most 40"
        raise MarkupError(Problem("this is no name of a kind", where, repr(name), allowed))


def _check_sample(model: type[Infographic], kind: type[OwnBlock], recipe: KindRecipe) -> None:
    if recipe.sample is None:
        return
    block = {"kind": recipe.name, **recipe.sample}
    try:
        model.of({"title": recipe.title, "blocks": [block]})
    except SpecError as error:
        places = (problem.where.removeprefix("blocks[0].") for problem in error.problems)
        raise MarkupError(
            replace(problem, where=f"{recipe.where}: sample.{place}")
            for problem, place in zip(error.problems, places, strict=True)
        ) from None
    kind.SAMPLE = block
