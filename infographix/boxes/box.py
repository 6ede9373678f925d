"""What a box is: its children or leaf and its specified sizes → its place, all in px.

Sizes are border-box sizes (CSS `box-sizing: border-box`); None is CSS's `auto`. The specified
values may be rewritten between two calls of `place`; the used ones are rewritten by every call.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from infographix.geometry import Insets

Kind = Literal["row", "column", "grid", "stack", "leaf"]
Justify = Literal["start", "center", "end", "between", "around", "evenly"]
Align = Literal["stretch", "start", "center", "end", "baseline"]

Inset = tuple[float | None, float | None, float | None, float | None]
"""Top, right, bottom, left: px inwards from a stack's border edges; None leaves an edge free."""

UNKNOWN = -1.0
"""Stands for an intrinsic width that was not asked for yet."""


class Leaf(Protocol):
    """What content can tell of itself, in px, without the padding of its box."""

    def min_width(self) -> float:
        """Return the narrowest width without overflow (of text: its widest unbreakable word)."""

    def max_width(self) -> float:
        """Return the width on one line."""

    def height(self, width: float) -> float:
        """Return the height at a width."""

    def baseline(self, width: float) -> float:
        """Return the distance from the top to the first baseline at a width."""


class Track(Struct, frozen=True):
    """A column or row of a grid.

    `px` is a fixed length. `fr` is a share of what is left, never below the content
    (`minmax(auto, 1fr)`, CSS's plain `1fr`); `bare-fr` may go below it (`minmax(0, 1fr)`). `auto`
    is as large as its content and shares in what is left where there is no `fr`.
    """

    kind: Literal["px", "fr", "bare-fr", "auto"]
    value: float = 1.0


AUTO = Track("auto")
FR = Track("fr")
BARE_FR = Track("bare-fr")


class Cell(NamedTuple):
    """Where a child stands in its grid."""

    row: int
    column: int
    span: int


class Box(Struct, eq=False):
    """A node of the tree that `place` works on."""

    kind: Kind
    children: list[Box] = []
    leaf: Leaf | None = None

    width: float | None = None
    height: float | None = None
    min_width: float | None = None
    min_height: float | None = None
    max_width: float | None = None
    max_height: float | None = None
    basis: float | None = None
    width_share: float | None = None
    """Ratio of the containing block's width (CSS's percentage); `width` comes first."""
    height_share: float | None = None

    padding: Insets = Insets()
    row_gap: float = 0.0
    column_gap: float = 0.0
    grow: float = 0.0
    shrink: float = 1.0

    justify: Justify = "start"
    """Rows and columns: how the free space along the main axis is shared out."""
    align: Align = "stretch"
    """How children lie across a row or column; in a grid or stack, down their area."""
    align_self: Align | None = None
    justify_items: Align = "stretch"
    """Grids and stacks: how children lie along the width of their area."""
    justify_self: Align | None = None

    columns: tuple[Track, ...] = ()
    rows: tuple[Track, ...] = ()
    """Tracks of a grid; rows beyond those given are `auto`, no columns mean one `auto`."""
    equal_rows: bool = False
    """Makes every row `fr`, whatever `rows` says."""
    column_span: int = 1
    elastic: bool = False
    """A leaf whose content scales into whatever size it gets, and so is never too large."""
    inset: Inset | None = None
    """Children of a stack only: placed absolutely, adding nothing to the stack's size."""

    x: float = 0.0
    """Used left edge, from the parent's border box."""
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0

    # Working memory of one call of `place`.
    pad_x: float = 0.0
    pad_y: float = 0.0
    lo: float = UNKNOWN
    """Min-content width of the border box, without regard to its own specified widths."""
    hi: float = UNKNOWN
    """Max-content width, likewise."""
    natural: float = 0.0
    """Height of the border box by its content at width `w`."""
    outer: float = 0.0
    """Height by its own specified heights, else `natural`."""
    definite: bool = False
    """Whether `h` is definite (CSS Sizing 3 §2.1), so that children may take a share of it."""
    cells: list[Cell] = []
