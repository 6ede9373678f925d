"""Styled leaves → contents that can be measured and drawn: text, drawings, images, codes."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from infographix import icons, picture, qr
from infographix.art import Drawing
from infographix.art.shelf import ArtShelf
from infographix.boxes.draw import Drawer
from infographix.color import Color
from infographix.errors import ImageError, MarkupError, Problem
from infographix.facts.codes import CodeFact
from infographix.format import Format
from infographix.markup import reference
from infographix.markup.style import Styled
from infographix.markup.words import fields_of, own_length, words_of
from infographix.qr import Codes
from infographix.text.fontbook import FontBook
from infographix.text.paragraph import Paragraph, Setting, Span, TextStyle
from infographix.text.paragraphs import Paragraphs
from infographix.theme import Length
from infographix.vietnamese.phrases import Phrases

LOGO = "@logo"
"""What a layout is given as the source of a logo that came as bytes."""


class TextLeaf:
    """A paragraph at the size of its role; sizes follow the type scale and never pass the floor.

    `fields` are the paths of the facts in it, of `own_length` characters. `trail` em stay free at
    the end of its lines, so that numbers of a column line up on their commas.
    """

    __slots__ = (
        "colors",
        "fields",
        "floor",
        "length",
        "max_lines",
        "own_length",
        "paragraph",
        "roomy",
        "size",
        "style",
        "torn",
        "trail",
        "whole",
    )

    def __init__(
        self,
        style: Styled,
        paragraph: Paragraph,
        length: Length,
        floor: float,
        fields: tuple[str, ...] = (),
        own_length: int = 0,
        trail: float = 0.0,
    ) -> None:
        self.style = style
        self.trail = trail
        self.paragraph = paragraph
        self.length = length
        self.floor = floor
        self.fields = fields
        self.own_length = own_length
        self.colors = [span.color for span in style.spans]
        self.max_lines: int | None = style.values.get("max-lines")
        self.size = length.base
        self.whole = style.role is not None and style.role.whole
        self.torn = 0
        """Phrases torn in the setting that was last measured."""
        self.roomy = False
        """Whether there is room for a line more, at this scale, where fewer would tear a phrase."""

    @property
    def field(self) -> str:
        return self.fields[0] if self.fields else ""

    def scale(self, scale: float) -> None:
        self.size = max(self.floor, self.length.at(scale))
        self.roomy = False

    def set(self, width: float) -> Setting:
        return self.paragraph.set(self.room(width), self.size, self.max_lines, self.roomy)

    def room(self, width: float) -> float:
        """Return the px of a width that lines may take."""
        return max(0.0, width - self.trail * self.size) if self.trail else width

    def min_width(self) -> float:
        return self.paragraph.min_width(self.size) + self.trail * self.size

    def max_width(self) -> float:
        return self.paragraph.max_width(self.size) + self.trail * self.size

    def height(self, width: float) -> float:
        if not self.whole and not self.roomy:
            return self.paragraph.height(self.room(width), self.size, self.max_lines)
        setting = self.set(width)
        self.torn = setting.torn
        return setting.height

    def baseline(self, width: float) -> float:
        baselines = self.set(width).baselines
        return baselines[0] if baselines else 0.0


class PictureLeaf:
    """A box that keeps the proportions of what it shows; `ratio` is width over height.

    `field` is the path of the fact that names a user's picture.
    """

    __slots__ = ("bitmap", "drawing", "field", "ratio", "tint")

    def __init__(
        self,
        ratio: float | None,
        drawing: Drawing | None = None,
        bitmap: picture.Bitmap | None = None,
        tint: Color | None = None,
        field: str = "",
    ) -> None:
        self.field = field
        self.ratio = ratio
        self.drawing = drawing
        self.bitmap = bitmap
        self.tint = tint

    @property
    def own_ratio(self) -> float:
        """Width over height of the picture itself."""
        if self.bitmap is not None:
            return self.bitmap.width / self.bitmap.height
        assert self.drawing is not None
        box = self.drawing.view_box
        return box.width / box.height

    def min_width(self) -> float:
        return 0.0

    def max_width(self) -> float:
        return 0.0

    def height(self, width: float) -> float:
        return width / self.ratio if self.ratio else 0.0

    def baseline(self, width: float) -> float:
        return self.height(width)


class CodeContent(Struct, frozen=True):
    """The address that a QR code holds, and the picture in its middle.

    `field` is the path of its fact. `why` is the arithmetic by which a fuller address had no room.
    """

    value: str
    field: str = "qr"
    logo: PictureLeaf | None = None
    why: str = ""


Content = TextLeaf | PictureLeaf | CodeContent


class Materials(Struct, frozen=True):
    """What leaves are made of: fonts, phrases, icons, art, and the folder of the spec's images."""

    book: FontBook
    paragraphs: Paragraphs
    phrases: Phrases
    icons: icons.IconSet
    art: ArtShelf
    codes: Codes
    drawer: Drawer
    folder: Path | None
    facts: reference.Table
    logo: bytes | None = None

    def text(self, style: Styled, floor: float, unit: float) -> TextLeaf:
        """Shape a text; FontError names the field and the character that no font has.

        A span that is set smaller than its paragraph stops at the floor too.
        """
        role = style.role
        assert role is not None
        smallest = max(floor, role.size.low * unit)
        spans = [
            Span(
                text,
                self.book.face(role.family, style.spans[index].weight),
                max(style.spans[index].scale, floor / smallest),
                index,
                role.tabular,
            )
            for text, index in words_of(style.spans, self.facts)
        ]
        fields = fields_of(style.spans)
        own = self._word(style, "field")
        if own:
            fields = (own, *fields)
        wrap = style.values.get("wrap", role.wrap)
        setting = TextStyle(role.leading, wrap, role.tracking, allow_extra=wrap == "balance")
        field = fields[0] if fields else ""
        paragraph = self.paragraphs.paragraph(spans, setting, self.phrases, field)
        length = own_length(style.spans, self.facts)
        trail = 0.0
        if style.values.get("trail"):
            last = spans[-1] if spans else Span("", self.book.face(role.family, role.weight))
            free = replace(last, text=style.values["trail"], scale=1.0)
            trail = self.paragraphs.paragraph([free], setting, self.phrases).max_width(1.0)
        return TextLeaf(style, paragraph, role.size.times(unit), floor, fields, length, trail)

    def _word(self, style: Styled, name: str) -> str:
        """Return the words of an attribute, which may refer to a fact; empty where it is absent."""
        marked = style.marked.get(name)
        if marked is not None:
            return reference.resolved(marked, self.facts)
        return str(style.values.get(name, ""))

    def _where(self, style: Styled, name: str) -> str:
        """Return the field that an attribute refers to, or else the place in the layout."""
        fields = reference.fields(style.marked.get(name, ""))
        return fields[0] if fields else style.at

    def drawing(self, style: Styled) -> PictureLeaf:
        """Return an icon by name, art by file name, or the SVG that stands in the element."""
        if style.name == "icon":
            drawing = self.icons.drawing(self._word(style, "name"), self._where(style, "name"))
        elif style.source:
            drawing = self.art.inline(reference.escaped(style.source, self.facts), style.at)
        else:
            drawing = self.art.drawing(self._word(style, "src"), self._where(style, "src"))
        box = drawing.view_box
        ratio = style.values.get("ratio", box.width / box.height if box.height else None)
        if style.name == "icon" or style.values.get("fit") in ("cover", "stretch"):
            ratio = None
        return PictureLeaf(ratio, drawing=drawing, tint=style.color)

    def image(self, style: Styled) -> PictureLeaf:
        """Return a user's picture: pixels, or a drawing where it is an SVG of our subset."""
        leaf = self._leaf(self._word(style, "src"), self._where(style, "src"))
        leaf.ratio = style.values.get("ratio", leaf.ratio)
        return leaf

    def _leaf(self, source: str, where: str) -> PictureLeaf:
        loaded = self._picture(source, where)
        if isinstance(loaded, Drawing):
            box = loaded.view_box
            return PictureLeaf(box.width / box.height, drawing=loaded, field=where)
        return PictureLeaf(loaded.width / loaded.height, bitmap=loaded, field=where)

    def _picture(self, source: str, where: str) -> picture.Bitmap | Drawing:
        given: str | bytes = self.logo if self.logo is not None and source == LOGO else source
        if self.folder is None and not isinstance(given, bytes):
            hint = "load the spec from a file, name its folder, or give the picture's bytes"
            raise ImageError(
                Problem("the facts have no folder to look in", where, source, "", hint)
            )
        return picture.load(given, self.folder or Path(), where=where)

    def code(self, style: Styled, form: Format) -> CodeContent:
        """Return what a code holds: the fullest address whose modules are large enough.

        The room for it is what the layout gives at its largest, or a box that is held comfortably
        before a phone; never more than a layout may give to a code.
        """
        data = reference.data(style.marked.get("value", ""), self.facts)
        value = self._word(style, "value")
        if not value:
            raise MarkupError(Problem("ix:qr has no value", style.at))
        if not isinstance(data, CodeFact):
            return CodeContent(value, self._where(style, "value"))
        field = data.field.removesuffix(".url")
        logo = self._leaf(data.logo, f"{field}.logo") if data.logo else None
        if len(data.addresses) == 1:
            return CodeContent(value, field, logo)
        size: Length | None = style.values.get("size")
        most = min(form.width, form.height) * qr.LARGEST_SHARE
        room = min(most, max(qr.COMFORTABLE_SIDE * form.unit, size.high if size else 0.0))
        used = qr.fitting(data.addresses, room, form.width, field)
        why = ""
        if used != value:
            need = qr.minimum_side(value, form.width, where=field)
            modules = qr.arithmetic(value, form.width, where=field)
            why = f"its {len(value)} characters take {modules} = {need} px of {room:.0f} px"
        return CodeContent(used, field, logo, why)
