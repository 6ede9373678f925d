"""Groups and their drawn pictures → the HTML page, whole: style, script, texts, specs, fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from msgspec import Struct

from infographix import standalone
from infographix.engine import Engine
from infographix.format import Format
from infographix.gallery.draw import Shown
from infographix.gallery.limits import FieldLimit, Limits
from infographix.gallery.plan import Group
from infographix.gallery.words import Pair, Words

SECTIONS = ("kinds", "layouts", "formats")
FAN = 9
"""How many pictures lie in the head of the page."""


class Head(Struct, frozen=True):
    """What stands above the pictures of a group."""

    name: Pair
    about: Pair
    counts: tuple[str, ...] = ()
    fields: tuple[tuple[FieldLimit, Pair], ...] = ()
    facts: tuple[tuple[Pair, Pair], ...] = ()


class Page:
    """Makes the page of an engine's gallery."""

    def __init__(self, shop: Engine) -> None:
        self._shop = shop
        self._words = Words()
        self._limits = Limits(shop.layout_paths)

    def html(self, groups: Sequence[tuple[Group, Sequence[Shown]]]) -> str:
        """Return the page; it names pictures by their place beside it."""
        shown = [one for _, pictures in groups for one in pictures]
        content: dict[str, Any] = {
            "ui": SimpleNamespace(**self._words.ui),  # a dict has a `copy` of its own
            "sections": [*self._sections(groups)],
            "fan": [*_fan([found for group, found in groups if group.section == "kinds"])],
            "named_by": _named_by,
            "choices": self._choices(shown),
            "themes": {name: self._theme(name) for name in {one.shot.theme for one in shown}},
            "format_names": {one.shot.format.name: self._format(one.shot.format) for one in shown},
            "total": len(shown),
            "data": {
                "specs": {one.name: one.shot.text for one in shown},
                "ui": {name: pair._asdict() for name, pair in self._words.ui.items()},
            },
        }
        read = standalone.page("gallery/page", content).partition("</style>")[2]
        fonts = standalone.font_rules(self._shop.book, "".join(sorted({*read})))
        return standalone.page("gallery/page", content, fonts)

    def _sections(
        self, groups: Sequence[tuple[Group, Sequence[Shown]]]
    ) -> Iterator[tuple[str, list[tuple[Group, Head, Sequence[Shown]]]]]:
        """Yield the sections that have pictures, each with its groups and their heads."""
        for name in SECTIONS:
            own = [
                (group, self._head(group), pictures)
                for group, pictures in groups
                if group.section == name and pictures
            ]
            if own:
                yield name, own

    def _choices(self, shown: Sequence[Shown]) -> list[tuple[str, list[tuple[str, Pair]]]]:
        """Return what each filter offers: only what is on the page."""
        return [
            ("kind", self._pairs((kind for one in shown for kind in one.kinds), self._kind)),
            ("theme", self._pairs((one.shot.theme for one in shown), lambda n: self._theme(n)[0])),
            (
                "format",
                self._pairs(
                    (one.shot.format.name for one in shown),
                    lambda name: self._format(self._shop.formats[name]),
                ),
            ),
            ("layout", self._pairs((one.layout for one in shown), lambda name: Pair(name, name))),
        ]

    @staticmethod
    def _pairs(names: Iterable[str], name_of: Any) -> list[tuple[str, Pair]]:
        return [(name, name_of(name)) for name in dict.fromkeys(names)]

    def _kind(self, name: str) -> Pair:
        return self._words.kind(name, self._limits.about(name))[0]

    def _theme(self, name: str) -> tuple[Pair, tuple[str, str, str]]:
        """Return a theme's name and three of its colours."""
        look = self._shop.theme(name)
        colors = look.colors
        swatch = (colors["brand"].hex, colors["accent"].hex, colors["page"].hex)
        return self._words.theme(name, look.title), swatch

    def _format(self, form: Format) -> Pair:
        return self._words.format(form.name, form.title)

    def _head(self, group: Group) -> Head:
        if group.section == "formats":
            form = self._shop.formats[group.name]
            return Head(self._format(form), Pair("", ""), facts=tuple(self._facts(form)))
        if group.section == "layouts":
            about = self._words.pair("layouts", group.name)
            return Head(Pair(group.name, group.name), about or Pair("", ""))
        kind = group.name
        rows = self._limits.of(kind)
        name, about = self._words.kind(kind, self._limits.about(kind))
        counts = tuple(f"{row.path}: {row.count}" for row in rows if row.count and row.own)
        fields = tuple((row, self._words.field(kind, row)) for row in rows)
        return Head(name, about, counts, fields)

    def _facts(self, form: Format) -> Iterator[tuple[Pair, Pair]]:
        """Yield what limits a format, each with its heading."""
        ui = self._words.ui
        table, word = ("room", form.room) if form.use == "infographic" else ("use", form.use)
        room = self._words.pair(table, word) or Pair(word, word)
        yield ui["holds"], room
        kinds = ", ".join(kind.upper() for kind in form.kinds)
        most = ui["at_most"].having(n=f"{form.limit // 1000}")
        yield ui["bytes"], Pair(f"{kinds}, {most.vi}", f"{kinds}, {most.en}")
        sides = self._safe(form)
        if sides.vi:
            yield ui["safe"], sides
        yield ui["code"], self._words.pair("qr", form.qr) or Pair(form.qr, form.qr)
        if form.source:
            source = f"{form.source} ({form.as_of})" if form.as_of else form.source
            yield ui["origin"], Pair(source, source)

    def _safe(self, form: Format) -> Pair:
        found = [
            (pair, f" {getattr(form.safe, side):g} px")
            for side in ("top", "right", "bottom", "left")
            if getattr(form.safe, side) and (pair := self._words.pair("sides", side))
        ]
        return Pair(
            ", ".join(pair.vi + px for pair, px in found),
            ", ".join(pair.en + px for pair, px in found),
        )


def _named_by(head: Head, group: Group, title: Pair, place: str) -> Callable[[Pair], Pair]:
    """Return how links and buttons of one picture are named: `Open: Ranking, Dark`."""
    more = f" {group.variant}" if group.variant else ""
    if group.is_extra:
        more += f" ({group.shots[0].sample.spec.title})"
    end = f" {place}" if place else ""
    return lambda what: Pair(
        f"{what.vi}: {head.name.vi}{more}, {title.vi}{end}",
        f"{what.en}: {head.name.en}{more}, {title.en}{end}",
    )


def _fan(rows: Sequence[Sequence[Shown]]) -> Iterator[Shown]:
    """Yield some pictures for the page's head: of kinds that stand apart, each in another theme."""
    full = [row for row in rows if row]
    for place in range(min(FAN, len(full))):
        row = full[place * len(full) // FAN if len(full) > FAN else place]
        yield row[place % len(row)]
