"""A spec (facts, plain data or a file) and formats → pictures: the calls that users make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from infographix.engine import alike, engine
from infographix.facts.load import load
from infographix.facts.model import Infographic
from infographix.format import Format, choose
from infographix.render.encode import Effort
from infographix.result import Picture

Spec = Infographic | Mapping[str, Any] | str | Path


def facts_of(spec: Spec, layout_paths: Sequence[str | Path] = ()) -> Infographic:
    """Return the facts of plain data or a file, or facts as they are; SpecError as `load`."""
    return spec if isinstance(spec, Infographic) else load(spec, layout_paths=layout_paths)


def render(
    spec: Spec,
    format: str = "facebook-portrait",  # noqa: A002 - the word of the field
    *,
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
    debug: bool = False,
) -> Picture:
    """Draw a spec (facts, plain data or a file) in one format.

    `debug` draws boxes, baselines and the safe area over it.

    Raises SpecError for wrong facts, FitError and QRError for what has no room, FontError for a
    character that no font has, MarkupError for a wrong layout. Files are made when asked for.
    """
    shop = engine(tuple(Path(path) for path in layout_paths))
    facts = facts_of(spec, layout_paths)
    form = choose(format, shop.formats)
    return Picture(shop.draw(facts, form, debug), shop.choice(renderer), effort)


def render_bytes(
    spec: Spec,
    format: str = "facebook-portrait",  # noqa: A002 - the word of the field
    *,
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
) -> bytes:
    """Return the file of a picture: a PNG, or a JPEG where only that keeps the format's limit.

    May be called from many threads at once. Errors as for `render`.
    """
    picture = render(spec, format, layout_paths=layout_paths, renderer=renderer, effort=effort)
    return picture.encoded.data


def render_all(
    spec: Spec,
    formats: Sequence[str] | None = None,
    *,
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
) -> dict[str, Picture]:
    """Draw a spec in several formats: those given, else those that it names.

    Formats of one size and safe area share a drawing.
    """
    facts = facts_of(spec, layout_paths)
    shop = engine(tuple(Path(path) for path in layout_paths))
    pictures: dict[str, Picture] = {}
    first: dict[Format, Picture] = {}
    for name in facts.formats if formats is None else formats:
        form = choose(name, shop.formats)
        twin = first.get(alike(facts, form))
        drawn = shop.redraw(twin.drawn, form) if twin else shop.draw(facts, form)
        pictures[name] = Picture(drawn, shop.choice(renderer), effort, twin)
        first.setdefault(alike(facts, form), pictures[name])
    return pictures
