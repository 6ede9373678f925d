"""What is to be shown: a spec's file, or a layout with the facts of a sample.

`of` takes the word from the command line apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from infographix.carousel import CARD, CLOSING, OPENING
from infographix.engine import Engine
from infographix.errors import Problem, SpecError, nearest
from infographix.facts.load import SUFFIXES, plain
from infographix.gallery.plan import FALLBACK, FORMAT, PAGES, SAMPLES, SERIES, SHAPES
from infographix.gallery.samples import Sample, samples
from infographix.preview.store import Store

BLOCKS, ENDING = "blocks", ".svg.j2"


class Subject(Struct, frozen=True):
    """What a preview is of; `store` is None for a layout, which shows a sample's facts.

    `replaced` are the fields in which a sample is changed, `first` is the sample shown at first.
    """

    name: str
    layout_paths: tuple[Path, ...] = ()
    store: Store | None = None
    replaced: Mapping[str, Any] = {}
    first: str = ""

    def samples(self) -> dict[str, Sample]:
        return {} if self.store else samples(self.layout_paths)

    def sample(self, name: str) -> tuple[Sample, dict[str, Any]]:
        """Return a sample and its fields with the layout in them; SpecError for an unknown one."""
        known = self.samples()
        found = known.get(name or self.first) or known.get(FALLBACK if not name else "")
        if found is None:
            raise SpecError(Problem("there is no such sample", "sample", repr(name)))
        fields = plain(found.text, "yaml", found.name)
        return found, {**fields, **self.replaced}


def of(word: str, layout_paths: Sequence[Path] = ()) -> Subject:
    """Return the spec, layout or kind of block that a word stands for: a file, or a layout's name.

    SpecError where it is none of them.
    """
    path = Path(word)
    paths = tuple(layout_paths)
    if word.endswith(ENDING):
        return _template(path, paths)
    if path.suffix.lower() in SUFFIXES:
        return Subject(path.name, paths, Store(path))
    return _layout(word, paths)


def _template(path: Path, paths: tuple[Path, ...]) -> Subject:
    name = path.name.removesuffix(ENDING)
    if path.parent.name == BLOCKS:
        paths = (path.parent.parent, *paths)
        replaced = {"formats": list(SHAPES), "layout": "auto"}
        return Subject(f"{BLOCKS}/{name}", paths, None, replaced, name)
    return _layout(name, (path.parent, *paths))


def _layout(name: str, paths: tuple[Path, ...]) -> Subject:
    shop = Engine(paths)
    known = shop.templates.names()
    if name not in known:
        allowed = f"a spec ({', '.join(SUFFIXES)}), or a layout: {', '.join(known)}"
        what = "this is neither a spec's file nor a layout"
        raise SpecError(Problem(what, found=repr(name), allowed=allowed, hint=nearest(name, known)))
    uses = [form.name for form in shop.formats.values() if form.use == name]
    if uses:
        return Subject(name, paths, None, {"formats": uses}, FALLBACK)
    if name in (OPENING, CARD, CLOSING):
        replaced = {"formats": [FORMAT], "pages": PAGES}
        return Subject(name, paths, None, replaced, SERIES)
    first = name if name in samples(paths) else SAMPLES.get(name, FALLBACK)
    return Subject(name, paths, None, {"formats": list(SHAPES), "layout": name}, first)
