"""What plots draw: amounts, ratios, and labels that know the fields that they are of."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from infographix.facts.shown import FactData


class Label(Struct, frozen=True):
    """Words at a place of a plot, and the paths of the facts in them (none: the plot's own).

    `after` stands behind them in a softer tone.
    """

    text: str
    fields: tuple[str, ...] = ()
    after: str = ""


class Dot(Struct, frozen=True):
    """An amount in a column (from 0); without a label where another dot's label says it too."""

    column: int
    amount: Decimal
    label: Label | None


class LineData(FactData, frozen=True):
    """Lines over columns at equal distances; a line is parted where it has no dot in a column.

    `inverted` has the smallest amount on top. `suffix` follows the numbers of the axis.
    """

    columns: tuple[Label, ...]
    lines: tuple[tuple[Dot, ...], ...]
    target: Decimal | None
    inverted: bool
    suffix: str


class DonutData(FactData, frozen=True):
    """Shares of a ring (ratios, 1 in all), clockwise from the top, and what stands inside it."""

    shares: tuple[float, ...]
    inside: tuple[Label, ...]


class Spoke(Struct, frozen=True):
    """An axis of a radar from its middle: how far (a ratio) the value reaches, and its words.

    A `strong` one stands out.
    """

    reach: float
    name: Label
    value: Label
    strong: bool = False


class RadarData(FactData, frozen=True):
    """Spokes at equal angles, clockwise from the top."""

    spokes: tuple[Spoke, ...]
