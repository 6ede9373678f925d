"""A spec and a format → what is drawn of it: the one module that knows every stage, in order.

facts ▶ template ▶ parse ▶ style ▶ build ▶ fit ▶ arrange ▶ (paint ▶ encode, when asked for)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial
from pathlib import Path
from types import SimpleNamespace

from msgspec.structs import asdict, replace

from infographix import format as formats
from infographix import links, network, qr, theme
from infographix.art.shelf import ArtShelf
from infographix.attempts import Attempts, Fitted
from infographix.boxes.arrange import Arrangement, arrange
from infographix.boxes.build import Tree, build
from infographix.boxes.debug import overlay
from infographix.boxes.draw import Drawer
from infographix.boxes.leaves import LOGO, Materials
from infographix.cache import CacheState
from infographix.facts.codes import code_node, codes_in
from infographix.facts.look import Look
from infographix.facts.model import Infographic
from infographix.facts.shown import FactText
from infographix.facts.view import texts, view
from infographix.finding import Finding
from infographix.format import Format
from infographix.icons import IconSet
from infographix.links import Cost, Linked, Thrift
from infographix.markup.attributes import Scope
from infographix.markup.parse import parse
from infographix.markup.reference import Table
from infographix.markup.style import Sheet, Styled, is_lasting
from infographix.markup.template import Templates
from infographix.network import Network
from infographix.preflight import content
from infographix.render.painter import Choice, choose
from infographix.result import Drawn
from infographix.services import Services
from infographix.text.fontbook import FontBook
from infographix.text.paragraphs import Paragraphs
from infographix.text.shape import Shaper
from infographix.theme import Length, Theme
from infographix.vietnamese.phrases import Phrases

TREES_KEPT = 64
"""How many styled trees an engine keeps; one serves all infographics of one structure."""
LEXICONS_KEPT = 16
THEMES_KEPT = 32

_ALL = Thrift()


class Engine:
    """What pictures of one search path share: templates, fonts, shaped words, icons, painters."""

    def __init__(self, layout_paths: Sequence[Path] = ()) -> None:
        self.layout_paths = tuple(layout_paths)
        self.templates = Templates(self.layout_paths)
        self.book = FontBook.load(self.layout_paths)
        self.paragraphs = Paragraphs(Shaper(self.book))
        self._phrases: dict[tuple[str, ...], Phrases] = {}
        self.icons = IconSet(self.layout_paths)
        self.art = ArtShelf(self.layout_paths)
        self.codes = qr.Codes()
        self.drawer = Drawer()
        self._themes: dict[object, Theme] = {}
        self._choices: dict[str, Choice] = {}
        self._sheets: dict[tuple[str, str], Sheet] = {}
        self._trees: dict[tuple[str, str, str], Styled] = {}

    @cached_property
    def formats(self) -> dict[str, Format]:
        return formats.load(self.layout_paths)

    @cached_property
    def networks(self) -> dict[str, Network]:
        return network.load(self.layout_paths)

    @cached_property
    def services(self) -> Services:
        return Services(self.layout_paths)

    def theme(self, choice: str | Look) -> Theme:
        """Return a theme by name, or the one made of it with a spec's own colours."""
        key = choice if isinstance(choice, str) else (choice.base, *sorted(choice.colors.items()))
        found = self._themes.get(key)
        if found is None:
            if len(self._themes) >= THEMES_KEPT:
                self._themes.clear()
                self._sheets.clear()
            if isinstance(choice, str):
                found = theme.load(choice, self.layout_paths)
            else:
                found = theme.derive(choice.base, choice.colors, self.layout_paths)
            self._themes[key] = found
        return found

    def phrases(self, own: tuple[str, ...] = ()) -> Phrases:
        """Return the lexicon with a spec's own phrases; a few are kept."""
        found = self._phrases.get(own)
        if found is None:
            if len(self._phrases) >= LEXICONS_KEPT:
                self._phrases = {}
            found = self._phrases[own] = Phrases(own)
        return found

    def choice(self, renderer: str) -> Choice:
        if renderer not in self._choices:
            self._choices[renderer] = choose(renderer)
        return self._choices[renderer]

    @property
    def caches(self) -> tuple[CacheState, ...]:
        codes = self.codes
        kept = (self.paragraphs.kept, self.paragraphs.shaper.kept, codes.matrices, codes.outlines)
        return tuple(cache.state for cache in kept)

    def draw(self, spec: Infographic, form: Format, debug: bool = False) -> Drawn:
        """Run the stages up to the frame; FitError, QRError, FontError, MarkupError as they say.

        `debug` draws boxes, baselines and the safe area over the picture.
        """
        look = self.theme(spec.theme)
        linked = self.linked(spec, form)
        spec = linked.spec

        def attempt(thrift: Thrift) -> tuple[tuple[SimpleNamespace, Fitted], Cost]:
            facts = self.facts(linked, form, thrift)
            tree = partial(self.tree, spec, form, look, facts)
            fitted = Attempts(spec, form, facts, tree).best()
            meant = len(spec.blocks) if form.use == "infographic" else 0
            gone = meant - len(fitted.blocks) + len(fitted.dropped)
            return (facts, fitted), (gone, fitted.rank)

        facts, fitted = links.fullest(linked, form, attempt)
        arrangement = self.arranged(fitted.tree, spec, form, look, debug)
        gone = [index for index in range(len(spec.blocks)) if index not in fitted.blocks]
        left_out = tuple(spec.blocks[index] for index in gone)
        fields = (
            *content.undrawn(texts(facts), arrangement.texts),
            *fitted.dropped,
            *(("qr",) if spec.qr is not None and form.qr == "none" else ()),
            *(f"blocks[{index}]" for index in gone),
        )
        return Drawn(
            spec,
            form,
            fitted.layout,
            fitted.reason,
            arrangement,
            fitted.scale,
            left_out,
            fields,
            (
                *_findings(spec, form, fields, fitted.layout, arrangement, look),
                *links.findings(linked, arrangement.codes),
            ),
            look,
            folders=self.layout_paths,
            caches=self.caches,
        )

    def linked(self, spec: Infographic, form: Format) -> Linked:
        """Return a spec with the addresses of the services that its codes lead to."""
        return links.resolve(spec, form, lambda: self.services, lambda: self.networks)

    def redraw(self, drawn: Drawn, form: Format) -> Drawn:
        """Return what was drawn as it is in another format that is `alike`."""
        spec, fields, made = drawn.infographic, drawn.left_out_fields, drawn.arrangement
        look = self.theme(spec.theme)
        findings = _findings(spec, form, fields, drawn.layout, made, look)
        return replace(drawn, format=form, findings=findings)

    def facts(self, linked: Linked, form: Format, thrift: Thrift = _ALL) -> SimpleNamespace:
        """Return what layouts see of a spec, with its codes and logo."""
        spec = linked.spec
        facts = view(spec)
        facts.code = code_node(facts.qr, "qr") if form.qr != "none" else None
        facts.logo = _logo(spec, facts)
        linked.fill(facts, facts.logo, thrift)
        facts.place = None  # which page of a series it is
        return facts

    def arranged(
        self, tree: Tree, spec: Infographic, form: Format, look: Theme, debug: bool
    ) -> Arrangement:
        """Draw a tree that `fit` has placed."""
        made = arrange(tree, form, tree.materials, spec.title, look.colors["page"])
        if debug:
            items = (*made.frame.items, *overlay(tree, made.texts, form))
            made.frame, made.overlaid = replace(made.frame, items=items), True
        return made

    def theme_names(self) -> list[str]:
        return theme.names(self.layout_paths)

    def _materials(self, spec: Infographic, table: Table) -> Materials:
        return Materials(
            self.book,
            self.paragraphs,
            self.phrases(spec.phrases),
            self.icons,
            self.art,
            self.codes,
            self.drawer,
            spec.folder,
            table,
            next((logo for logo in _logos(spec) if isinstance(logo, bytes)), None),
        )

    def tree(
        self, spec: Infographic, form: Format, look: Theme, facts: SimpleNamespace, layout: str
    ) -> Tree:
        """Return a layout filled with facts, as boxes."""
        brief = form.room == "short" and not spec.strict
        context = {"page": facts, "format": form, "theme": look, "brief": brief}
        markup, table = self.templates.fill(layout, context)
        styled = self._styled(markup, table, layout, look, form)
        return build(styled, form, self._materials(spec, table))

    def _styled(self, markup: str, table: Table, layout: str, look: Theme, form: Format) -> Styled:
        """Parse and style markup, or take what was made of the same markup before."""
        key = (markup, look.name, form.name)
        styled = self._trees.get(key)
        if styled is None:
            root = parse(markup, f"{layout}.svg.j2")
            sheet = self._sheets.setdefault((look.name, form.name), Sheet(_scope(look, form)))
            styled = sheet.compute(root, table)
            if is_lasting(root, table):
                if len(self._trees) >= TREES_KEPT:
                    self._trees.clear()
                self._trees[key] = styled
        return styled


def alike(spec: Infographic, form: Format) -> Format:
    """Return what a picture of `spec` depends on of a format: one of equal value looks the same."""
    if any(code.service for _, code in codes_in(spec)):
        return form  # its address tells formats apart
    return replace(
        form, name="", title="", limit=0, kinds=(), network="", source="", as_of="", confidence=""
    )


def _findings(
    spec: Infographic,
    form: Format,
    left_out: Sequence[str],
    layout: str,
    arrangement: Arrangement,
    look: Theme,
) -> tuple[Finding, ...]:
    return (
        *spec.repairs,
        *content.left_out(left_out, form, layout),
        *content.shortened(arrangement.texts),
        *content.faint(look.faint),
        *content.code_missing(spec, form),
    )


def _logos(spec: Infographic) -> tuple[str | bytes | None, str | bytes | None]:
    """Return the spec's logo and that of its theme; the first that is there is drawn."""
    return spec.logo, spec.theme.logo if isinstance(spec.theme, Look) else None


def _logo(spec: Infographic, facts: SimpleNamespace) -> FactText | None:
    """Return the source of the logo as a layout names it."""
    own, themes = _logos(spec)
    logo, field = (own, "logo") if own else (themes, "theme.logo")
    return FactText(LOGO if isinstance(logo, bytes) else logo, field) if logo else None


def _scope(look: Theme, form: Format) -> Scope:
    lengths = {f"safe-{side}": Length(px, px, px) for side, px in asdict(form.safe).items()}
    return Scope(look, form.unit, lengths)


@lru_cache(maxsize=8)
def engine(layout_paths: tuple[Path, ...] = ()) -> Engine:
    """Return the engine of a search path, made once."""
    return Engine(layout_paths)
