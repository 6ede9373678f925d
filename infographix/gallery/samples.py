"""Sample specs → the same with another theme, layout, format or variant, as text to be copied.

Lines are replaced and the rest is left as it is, so that comments with sources stay.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from infographix import resources
from infographix.facts.kinds.custom.block import OwnBlock
from infographix.facts.load import load, loads
from infographix.facts.model import Infographic
from infographix.facts.own import model_of

_BLOCKS = re.compile(r"(\n*)^blocks:", re.MULTILINE)
_FIRST_KIND = re.compile(r"^( *)(- *)kind: *\S+$", re.MULTILINE)
_VARIANT = re.compile(r"^ +variant:.*\n", re.MULTILINE)


class Sample(Struct, frozen=True):
    """A file in `samples/`: its name without ending, its text, and the folder of its pictures."""

    name: str
    text: str
    folder: Path
    spec: Infographic
    layout_paths: tuple[Path, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its blocks, each once."""
        return tuple(dict.fromkeys(block.kind for block in self.spec.blocks))

    def read(self, text: str) -> Infographic:
        """Read a text that was made of this sample's."""
        return loads(
            text,
            folder=self.folder,
            where=f"samples/{self.name}.yaml",
            layout_paths=self.layout_paths,
        )


def samples(layout_paths: Sequence[Path] = ()) -> dict[str, Sample]:
    """Read every sample, by name; those of a user's folders replace ours of the same name."""
    paths = tuple(layout_paths)
    found = {
        name: _sample(name, path, paths)
        for name in resources.names("samples/*.yaml", paths)
        if (path := resources.find(f"samples/{name}.yaml", paths)) is not None
    }
    return {**_of_own_kinds(paths), **found}


def _sample(name: str, path: Path, layout_paths: tuple[Path, ...]) -> Sample:
    spec = load(path, layout_paths=layout_paths)
    return Sample(name, path.read_text(encoding="utf-8"), path.parent, spec, layout_paths)


def _of_own_kinds(layout_paths: tuple[Path, ...]) -> dict[str, Sample]:
    """Make a sample of each kind of a user's own from the one in its TOML."""
    found = {}
    for name, kind in model_of(layout_paths).KINDS.items():
        if issubclass(kind, OwnBlock) and kind.SAMPLE is not None:
            block = json.dumps({"kind": name, **kind.SAMPLE}, ensure_ascii=False, default=str)
            text = f"title: {name}\n\nblocks:\n  - {block}\n"
            spec = loads(text, folder=layout_paths[0], layout_paths=layout_paths)
            found[name] = Sample(name, text, layout_paths[0], spec, layout_paths)
    return found


def changed(text: str, variant: str | None = None, **fields: str) -> str:
    """Return a spec's text with other top-level `fields`, and `variant` in its first block.

    A variant that the text names is taken away where none is given.
    """
    for name in fields:
        text = re.sub(rf"^{name}:.*\n", "", text, flags=re.MULTILINE)
    lines = "".join(f"\n{name}: {value}" for name, value in fields.items())
    text = _BLOCKS.sub(lambda match: f"{lines}{match[1] or chr(10)}blocks:", text, count=1)
    text = _VARIANT.sub("", text)
    if variant is not None:
        text = _FIRST_KIND.sub(
            lambda match: f"{match[0]}\n{match[1]}{' ' * len(match[2])}variant: {variant}",
            text,
            count=1,
        )
    return text
