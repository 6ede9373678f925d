"""The name of a piece of art → its drawing, from the `art` folders of the search path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infographix import resources
from infographix.art.drawing import Drawing
from infographix.art.read import read
from infographix.errors import MarkupError, unknown

INLINE_LIMIT = 64


class ArtShelf:
    """The art of one search path; drawings are read once and kept."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        self._paths = tuple(layout_paths)
        self._drawings: dict[str, Drawing] = {}
        self._inline: dict[str, Drawing] = {}

    def drawing(self, name: str, where: str) -> Drawing:
        """Return the art called `name`; MarkupError where there is none or it is not plain SVG."""
        found = self._drawings.get(name)
        if found is None:
            path = resources.find(f"art/{name}.svg", self._paths)
            if path is None:
                known = resources.names("art/*.svg", self._paths)
                raise MarkupError(unknown("no such art", where, name, known))
            found = self._drawings[name] = read(path.read_bytes(), str(path))
        return found

    def inline(self, source: str, where: str) -> Drawing:
        """Return art that stands in a layout as plain SVG."""
        found = self._inline.get(source)
        if found is None:
            if len(self._inline) >= INLINE_LIMIT:
                self._inline.clear()
            found = self._inline[source] = read(source, where)
        return found
