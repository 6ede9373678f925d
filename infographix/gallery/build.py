"""A folder → the gallery in it: `index.html` and the pictures that it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from infographix.engine import engine
from infographix.errors import InfographixError, SpecError, unknown
from infographix.facts.own import model_of
from infographix.gallery.draw import Shown, draw
from infographix.gallery.page import Page
from infographix.gallery.plan import Group, Shot, plan
from infographix.gallery.samples import samples
from infographix.result import write


class Gallery(Struct, frozen=True):
    """What was written: the page, how many pictures, how many bytes in all, what failed."""

    page: Path
    pictures: int
    bytes: int
    failed: tuple[tuple[str, InfographixError], ...]


def build(
    folder: Path,
    layout_paths: Sequence[Path] = (),
    kinds: Sequence[str] = (),
    themes: Sequence[str] = (),
    tell: Callable[[str], None] = lambda group: None,
) -> Gallery:
    """Draw every sample and write the page; `kinds` and `themes` limit it to some.

    A picture that cannot be drawn is left out and listed. `tell` hears of each group that was
    drawn. SpecError for a kind or theme that does not exist, OSError where nothing can be written.
    """
    shop = engine(tuple(layout_paths))
    found = samples(layout_paths)
    _check("kind", kinds, list(model_of(layout_paths).KINDS))
    _check("theme", themes, shop.theme_names())
    groups: list[tuple[Group, list[Shown]]] = []
    failed: list[tuple[str, InfographixError]] = []
    size = 0

    def shown(shot: Shot) -> list[Shown]:
        try:
            return draw(shop, shot)
        except InfographixError as error:
            failed.append((shot.name, error))
            return []

    for group in plan(shop, found, kinds, themes):
        pictures = [one for shot in group.shots for one in shown(shot)]
        for one in pictures:
            write(folder / one.file, one.data)
            size += len(one.data)
        groups.append((group, pictures))
        tell(group.key)
    html = Page(shop).html(groups).encode()
    write(folder / "index.html", html)
    count = sum(len(pictures) for _, pictures in groups)
    return Gallery(folder / "index.html", count, size + len(html), tuple(failed))


def _check(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    for name in given:
        if name not in known:
            raise SpecError(unknown(f"unknown {what}", what, name, sorted(set(known))))
