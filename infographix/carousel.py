"""A spec and a format → a series of pictures: an opening page, the blocks, a closing page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

from msgspec import Struct
from msgspec.structs import replace

from infographix import format as formats
from infographix import links
from infographix.boxes.build import Tree
from infographix.engine import Engine, engine
from infographix.errors import FitError, QRError
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.facts.texts import FEWEST_PAGES, MOST_PAGES
from infographix.facts.view import texts
from infographix.fit import fit, try_fit
from infographix.format import Format
from infographix.links import Cost, Linked, Thrift
from infographix.pages import Page, Part, Turn, plan
from infographix.pipeline import Spec, facts_of
from infographix.preflight import content
from infographix.render.encode import Effort
from infographix.result import Drawn, Picture
from infographix.theme import Theme

OPENING, CARD, CLOSING = "opening", "card", "closing"


def render_pages(
    spec: Spec,
    format: str = "facebook-portrait",  # noqa: A002 - the word of the field
    *,
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
    debug: bool = False,
) -> list[Picture]:
    """Draw a spec as one picture where all of it fits, else as a series of two to ten pages.

    `pages` of the spec may say how many; then it is a series in any case. Formats whose use is a
    cover or badge have no pages. Errors as for `render`; SpecError where the facts do not fill as
    many pages as the spec wants.
    """
    shop = engine(tuple(Path(path) for path in layout_paths))
    facts = facts_of(spec, layout_paths)
    form = formats.choose(format, shop.formats)
    choice = shop.choice(renderer)
    return [Picture(drawn, choice, effort) for drawn in draw_pages(shop, facts, form, debug)]


def draw_pages(
    shop: Engine, spec: Infographic, form: Format, debug: bool = False
) -> tuple[Drawn, ...]:
    """Run the stages up to the frame for each page, or for the one picture that holds all."""
    if form.use != "infographic":
        return (shop.draw(spec, form, debug),)
    if not isinstance(spec.pages, int):
        try:
            alone = shop.draw(spec, form, debug)
        except (FitError, QRError):
            alone = None
        if alone is not None and not alone.left_out:
            return (alone,)
    linked = shop.linked(spec, form)

    def attempt(thrift: Thrift) -> tuple[tuple[Drawn, ...], Cost]:
        return _Series(shop, linked, form, debug, thrift).drawn(), ()

    return links.fullest(linked, form, attempt)


class _Sheet(Struct, frozen=True):
    """A page before it is drawn; `labels` say which of its blocks' parts it holds: 1/2."""

    layout: str
    parts: Page
    turn: Turn
    labels: tuple[str, ...]


class _Series:
    def __init__(
        self, shop: Engine, linked: Linked, form: Format, debug: bool, thrift: Thrift
    ) -> None:
        self.shop, self.linked, self.form, self.debug = shop, linked, form, debug
        spec = self.spec = linked.spec
        self.look: Theme = shop.theme(spec.theme)
        self.facts = shop.facts(linked, form, thrift)
        self.wanted = spec.pages if isinstance(spec.pages, int) else None
        self.holder = CLOSING if self.wanted == FEWEST_PAGES else CARD
        """The layout of the pages that hold blocks."""

    def drawn(self) -> tuple[Drawn, ...]:
        pages = plan(self.spec.blocks, self._scale, self.wanted)
        made = [self._draw(sheet) for sheet in self._sheets(pages)]
        fields = [
            {field for slot in one.arrangement.texts for field in slot.fields} for one in made
        ]
        before: list[set[str]] = [set().union(*fields[:at]) for at in range(len(fields))]
        own = [frozenset(mine - seen) for mine, seen in zip(fields, before, strict=True)]
        others = frozenset().union(*own[1:])
        turned = (
            replace(one, turn=replace(_turn(one), own=mine, others=others))
            for one, mine in zip(made, own, strict=True)
        )
        return tuple(map(self._reported, turned))

    def _sheets(self, pages: Sequence[Page]) -> Iterator[_Sheet]:
        leaves = [(OPENING, ()), *((self.holder, parts) for parts in pages)]
        leaves += [(CLOSING, ())] if self.holder == CARD else []
        of = Counter(part.block for parts in pages for part in parts)
        met: Counter[int] = Counter()
        for number, (layout, parts) in enumerate(leaves, start=1):
            met.update(part.block for part in parts)
            labels = tuple(f"{met[part.block]}/{of[part.block]}" for part in parts)
            blocks = tuple(self._block(part) for part in parts)
            yield _Sheet(layout, parts, Turn(number, len(leaves), blocks), labels)

    def _scale(self, parts: Page) -> float | None:
        """Return the type scale at which a page of these parts fits, None where it does not."""
        trial = Turn(MOST_PAGES, MOST_PAGES, ())
        try:
            tree = self._tree(_Sheet(self.holder, parts, trial, ("1/2",) * len(parts)))
        except QRError:
            return None
        return try_fit(tree, self.form.width, self.form.height)

    def _tree(self, sheet: _Sheet) -> Tree:
        shown = SimpleNamespace(**vars(self.facts))
        shown.place = sheet.turn
        shown.blocks = tuple(map(self._node, sheet.parts, sheet.labels))
        return self.shop.tree(self.spec, self.form, self.look, shown, sheet.layout)

    def _node(self, part: Part, label: str) -> SimpleNamespace:
        whole: SimpleNamespace = self.facts.blocks[part.block]
        if part.is_whole:
            return whole
        node = self._of(part).portion_node(whole, part.start, part.stop)
        node.part = label
        return node

    def _block(self, part: Part) -> BaseBlock:
        block = self._of(part)
        return block if part.is_whole else block.portion(part.start, part.stop)

    def _of(self, part: Part) -> BaseBlock:
        return self.spec.blocks[part.block]

    def _draw(self, sheet: _Sheet) -> Drawn:
        tree = self._tree(sheet)
        scale = fit(tree, self.form.width, self.form.height)
        arrangement = self.shop.arranged(tree, self.spec, self.form, self.look, self.debug)
        asked = "as the spec asks" if self.wanted else "one picture does not hold all"
        reason = f"page {sheet.turn.number} of {sheet.turn.total}: {asked}"
        return Drawn(
            infographic=self.spec,
            format=self.form,
            layout=sheet.layout,
            reason=reason,
            arrangement=arrangement,
            scale=scale,
            left_out=(),
            left_out_fields=(),
            findings=(),
            look=self.look,
            turn=sheet.turn,
            folders=self.shop.layout_paths,
            caches=self.shop.caches,
        )

    def _reported(self, one: Drawn) -> Drawn:
        """Give a page its findings: the first those of the whole, the last that of the code."""
        turn = _turn(one)
        first, last = turn.number == 1, turn.number == turn.total
        gone = tuple(field for field in self._undrawn(turn) if first)
        findings = (
            *(found for found in self.spec.repairs if turn.answers_for(found.field)),
            *content.left_out(gone, self.form, one.layout),
            *content.shortened(one.arrangement.texts),
            *(content.faint(self.look.faint) if first else ()),
            *(content.code_missing(self.spec, self.form) if last else ()),
            *links.findings(self.linked, one.arrangement.codes),
        )
        return replace(one, left_out_fields=gone, findings=findings)

    def _undrawn(self, first: Turn) -> Iterator[str]:
        """Yield the fields that stand on no page."""
        shown = first.own | first.others
        yield from dict.fromkeys(field for field in texts(self.facts) if field not in shown)
        if self.spec.qr is not None and self.form.qr == "none":
            yield "qr"


def _turn(one: Drawn) -> Turn:
    assert one.turn is not None
    return one.turn
