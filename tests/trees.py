"""Markup → the tree of boxes of a picture, and the frame that it becomes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from specs import bare

import infographix as ig
from infographix.boxes.arrange import Arrangement, arrange
from infographix.boxes.build import Tree, build
from infographix.boxes.leaves import Materials
from infographix.engine import Engine, engine
from infographix.fit import fit
from infographix.format import Format
from infographix.markup.attributes import Scope
from infographix.markup.parse import parse
from infographix.markup.reference import Table
from infographix.markup.style import Sheet
from infographix.theme import Length

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ix="urn:infographix">'


def form(name: str = "facebook-square") -> Format:
    return engine().formats[name]


FACTS: dict[str, str | float] = {}
"""What the marks of the tests refer to."""


def fact(field: str, text: str) -> str:
    """Return the mark of a fact."""
    FACTS[field] = text
    return f"\ue000{field}\ue001"


@cache
def materials(folder: Path | None = None) -> Materials:
    shop: Engine = engine()
    facts: Table = FACTS
    return shop._materials(ig.load(bare(), folder=folder), facts)


def tree(body: str, name: str = "facebook-square", folder: Path | None = None) -> Tree:
    """Build the tree of some `ix:` elements in a format, in the theme `hue`."""
    shape = form(name)
    lengths = {"safe-top": Length(shape.safe.top, shape.safe.top, shape.safe.top)}
    scope = Scope(engine().theme("hue"), shape.unit, lengths)
    return build(
        Sheet(scope).compute(parse(f"{HEAD}{body}</svg>"), FACTS), shape, materials(folder)
    )


def arranged(body: str, name: str = "facebook-square", folder: Path | None = None) -> Arrangement:
    """Fit and draw some `ix:` elements on a picture of a format."""
    shape, made = form(name), tree(body, name, folder)
    fit(made, shape.width, shape.height)
    return arrange(made, shape, materials(folder), "A title", engine().theme("hue").colors["page"])
