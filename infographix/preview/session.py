"""A subject → its facts, drafts of them and their pictures: what a preview holds while it runs.

A draft is a set of fields, named by its own hash; what is on disk is one of them. Pictures are kept
by draft, format and the state of all files that they were made of.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import RLock
from typing import Any

from msgspec import Struct

from infographix import format as formats
from infographix import resources
from infographix.engine import Engine
from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.model import Infographic
from infographix.facts.own import model_of
from infographix.finding import Finding
from infographix.preview.drawing import Shot, draw
from infographix.preview.store import as_text, typed
from infographix.preview.subject import Subject

DRAFTS_KEPT = 40
SHOTS_KEPT = 120
"""Groups of pictures that are kept: a few drafts in all their formats, some tens of MB."""
_PICTURES = frozenset({"logo", "src", "portrait"})
"""Fields that name a picture's file, at any depth; own kinds name theirs."""


class Source(Struct, frozen=True):
    """The facts as they are on disk: fields with scalars as text, and where they come from."""

    fields: dict[str, Any]
    raw: Mapping[str, Any]
    folder: Path
    stem: str
    base: str = ""
    sample: str = ""
    repairs: tuple[Finding, ...] = ()


class Session:
    """One preview. Every method may be called from several threads."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._lock = RLock()
        self._sources: OrderedDict[tuple[str, str], Source] = OrderedDict()
        self._drafts: OrderedDict[str, tuple[Source, dict[str, Any]]] = OrderedDict()
        self._shots: OrderedDict[tuple[object, ...], list[Shot]] = OrderedDict()
        self._engine: tuple[str, Engine] | None = None

    def version(self) -> str:
        """Return a text that changes with the spec, its pictures, and the files of layouts."""
        with self._lock:
            store = self.subject.store
            mine = [store.path, *self._pictures()] if store else []
            return f"{self._layouts()}-{resources.stamp(mine)}"

    def _layouts(self) -> str:
        return resources.stamp(resources.edited(self.subject.layout_paths))

    def _pictures(self) -> Iterator[Path]:
        """Yield the files that the drafts name."""
        for source, fields in self._drafts.values():
            for name in sorted(set(_named(fields))):
                try:
                    yield source.folder / name
                except (ValueError, TypeError):
                    continue

    def shop(self) -> Engine:
        """Return the engine, a new one where layouts, themes, formats or fonts have changed."""
        with self._lock:
            stamp = self._layouts()
            if self._engine is None or self._engine[0] != stamp:
                self._engine = (stamp, Engine(self.subject.layout_paths))
            return self._engine[1]

    def source(self, sample: str = "") -> Source:
        """Read the facts from disk; SpecError where that cannot be done."""
        found = self._read(sample)
        with self._lock:
            self._sources[found.base, found.sample] = found
            while len(self._sources) > DRAFTS_KEPT:
                self._sources.popitem(last=False)
        return found

    def known(self, base: str, sample: str = "") -> Source:
        """Return the facts as they were read before, or read them now."""
        return self._sources.get((base, sample)) or self.source(sample)

    def _read(self, sample: str) -> Source:
        store = self.subject.store
        if store is None:
            found, raw = self.subject.sample(sample)
            return Source(as_text(raw), raw, found.folder, found.name, sample=found.name)
        read = store.read()
        path = store.path
        fields = as_text(read.fields)
        stem = path.name.removesuffix(path.suffix)
        return Source(fields, read.fields, path.parent, stem, read.base, repairs=read.repairs)

    def draft(self, source: Source, fields: Mapping[str, Any]) -> str:
        """Keep a set of fields, and return the name by which it can be drawn."""
        made = as_text(fields)
        text = json.dumps([source.base, source.sample, made], sort_keys=True)
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        with self._lock:
            self._drafts[name] = (source, made)
            self._drafts.move_to_end(name)
            while len(self._drafts) > DRAFTS_KEPT:
                self._drafts.popitem(last=False)
        return name

    def facts(self, draft: str) -> Infographic:
        """Return a draft as facts; SpecError with every problem of it."""
        with self._lock:
            if draft not in self._drafts:
                raise SpecError(Problem("this draft is no longer kept", "draft", repr(draft[:40])))
            source, fields = self._drafts[draft]
            model = model_of(self.subject.layout_paths)
            return model.of(
                typed(fields, source.raw),
                folder=source.folder,
                stem=source.stem,
                repairs=source.repairs,
            )

    def shots(self, draft: str, form: str, debug: bool = False) -> list[Shot]:
        """Draw a draft in a format, or take what was drawn of it before; errors as `render`."""
        with self._lock:
            key = (self.version(), draft, form, debug)
            if key not in self._shots:
                shop = self.shop()
                chosen = formats.choose(form, shop.formats, "formats")
                self._shots[key] = draw(shop, self.facts(draft), chosen, debug)
                while len(self._shots) > SHOTS_KEPT:
                    self._shots.popitem(last=False)
            self._shots.move_to_end(key)
            return self._shots[key]

    def problems(self, draft: str) -> InfographixError | None:
        """Return what is wrong with a draft as facts, and with the names in it; or None."""
        try:
            spec = self.facts(draft)
            shop = self.shop()
            shop.theme(spec.theme)
            for place, name in enumerate(spec.formats):
                formats.choose(name, shop.formats, f"formats[{place}]")
        except InfographixError as error:
            return error
        return None


def _named(value: Any) -> Iterator[str]:
    """Yield what fields of pictures hold."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) and name in _PICTURES:
                yield inner
            else:
                yield from _named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner)
