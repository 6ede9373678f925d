"""`campaign.yaml` → the orders of a campaign: many specs, tables and formats, and what they share.

    title: Chỉ số chuyển đổi số 2022
    shared:                      # fields that every spec has that does not name them itself
      theme: hue
      publisher: Sở Khoa học và Công nghệ thành phố Huế
    qr_campaign: dti-2022        # the campaign of every code that leads to a service of Hue-S
    formats: [facebook-square, zalo-message]
    names: "{slug}-{format}"     # also {row}, {spec}, {sheet}, {group}, {wave}
    layouts: [mau]               # folders of your own layouts
    pieces:
      - spec: the-chi-so.yaml    # a template, filled by each row of a table
        table: ket-qua.xlsx
        sheet: DTI
        wave: 2025-10-10         # day of publication; --wave 2025-10-10 draws only these
      - spec: ke-hoach-60.yaml   # a spec alone

Paths are relative to the file. Names must differ, or nothing is drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Self

from msgspec import Struct
from pydantic import Field, PlainValidator, ValidationError, model_validator

from infographix.campaign.plan import Order
from infographix.campaign.tables.read import read
from infographix.errors import SpecError
from infographix.facts.base import Fact
from infographix.facts.load import read_fields
from infographix.facts.problems import explain
from infographix.facts.refusal import RefusalError, refusing, shown
from infographix.facts.texts import Name, Text
from infographix.vietnamese.dates import parse_moment


def _day(raw: object) -> str:
    """Return a day in ISO form, by which waves are ordered."""
    if isinstance(raw, date):
        return raw.isoformat()
    moment = refusing(parse_moment, str(raw))
    if moment.day is None:
        raise RefusalError("a wave is a day", shown(raw), "a day such as 2025-10-10")
    return moment.day.isoformat()


def _fields(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise RefusalError("here must stand named fields, not a single value", shown(raw))
    return {str(name): value for name, value in raw.items()}


_Day = Annotated[str, PlainValidator(_day)]
_Fields = Annotated[dict[str, Any], PlainValidator(_fields)]
_Names = Annotated[tuple[Name, ...], Field(max_length=50)]


class Piece(Fact):
    """One spec, or one template over a table."""

    spec: Text
    """The file of the spec or template."""
    table: Text | None = None
    """The table whose rows fill it: .xlsx, .csv or .jsonl."""
    sheet: Text | None = None
    """The sheet of a workbook; the first where it is left out."""
    encoding: Text = "auto"
    """The encoding of a text table, where it cannot be told."""
    group_by: Text | None = None
    """The column whose equal values make one infographic of many rows."""
    formats: _Names = ()
    """The formats of this piece; else those of the campaign, else the spec's own."""
    names: Text | None = None
    """How its pictures are called."""
    shared: _Fields = Field(default_factory=dict)
    """Fields of this piece, before those of the whole campaign."""
    wave: _Day | None = None
    """The day on which its pictures are published."""

    @model_validator(mode="after")
    def _of_a_table(self) -> Self:
        for name in ("sheet", "group_by"):
            if getattr(self, name) and not self.table:
                raise RefusalError(f"`{name}` needs a table")
        return self


class CampaignFile(Fact):
    """What a campaign is made of."""

    pieces: Annotated[tuple[Piece, ...], Field(min_length=1, max_length=1000)]
    """The specs and templates."""
    title: Text | None = None
    """What the campaign is called."""
    formats: _Names = ()
    """The formats of all pieces that name none."""
    names: Text | None = None
    """How pictures are called."""
    shared: _Fields = Field(default_factory=dict)
    """Fields of every spec: theme, publisher, logo, hashtags …"""
    qr_campaign: Text | None = None
    """The campaign under which visits by its codes are counted."""
    layouts: tuple[Text, ...] = ()
    """Folders of your own layouts."""


class Campaigns(Struct, frozen=True):
    """A campaign's orders, and the folders of layouts that it names."""

    orders: tuple[Order, ...]
    layouts: tuple[Path, ...]


def read_campaign(path: Path) -> Campaigns:
    """Read a campaign; SpecError with every problem of the file, its specs' and tables' too."""
    fields, _ = read_fields(path)
    try:
        found = CampaignFile(**fields)
    except ValidationError as error:
        raise SpecError(explain(error, fields, CampaignFile, {})) from None
    orders = tuple(_order(found, piece, path.parent) for piece in found.pieces)
    return Campaigns(orders, tuple(path.parent / folder for folder in found.layouts))


def _order(campaign: CampaignFile, piece: Piece, folder: Path) -> Order:
    path = folder / piece.spec
    own, _ = read_fields(path)
    table = None
    if piece.table:
        table = read(folder / piece.table, piece.sheet or "", piece.encoding)
    return Order(
        counted({**campaign.shared, **piece.shared, **own}, campaign.qr_campaign),
        path.name.removesuffix(path.suffix),
        path.parent,
        table,
        piece.formats or campaign.formats,
        piece.group_by or "",
        piece.names or campaign.names or "",
        piece.wave or "",
    )


def counted(fields: Mapping[str, Any], campaign: str | None) -> dict[str, Any]:
    """Return fields whose code, where it leads to a service, is counted under a campaign."""
    code = fields.get("qr")
    if campaign and isinstance(code, Mapping) and "service" in code and "campaign" not in code:
        return {**fields, "qr": {**code, "campaign": campaign}}
    return dict(fields)
