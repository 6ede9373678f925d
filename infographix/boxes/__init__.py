"""A tree of boxes → a rectangle for every box: a small subset of flexbox and grid.

The numbers are CSS's (Flexbox 1, Grid 1, Align 3, Position 3) with `box-sizing: border-box`; the
tests hold them against Chromium's, to half a pixel. Where the specifications leave room, the
engine does as Chromium does.

Supported:

- `row`, `column`: one line. Basis, grow, shrink, minimum and maximum sizes, the automatic minimum
  size (words are not cut unless `min_width=0`), gaps, `justify` start, center, end, between, around
  and evenly, `align` and `align_self` stretch, start, center and end; `baseline` in rows, through
  nested boxes.
- `grid`: columns in px, fr (`minmax(auto, 1fr)`), bare-fr (`minmax(0, 1fr)`) and auto; children
  row by row, `column_span`; rows by content, given, or all equal (`equal_rows`); `align` and
  `justify_items` with their `_self` forms.
- `stack`: one grid cell for all children, as large as the largest. Children with `inset` hang on
  the stack's border edges, padding or not, and add nothing to its size; an axis without insets is
  aligned as the stack's other children are, but never stretched.
- `leaf`: measured content; empty without a `leaf`.
- Sizes in px or as a share of the parent's content box (`width_share`, `height_share`). A share of
  a height that depends on its content counts as auto.

Not supported: margins, borders (draw them in the padding), wrapping, order, reversed and vertical
text directions, aspect ratios, shares as minimum, maximum or basis, `align-content` (auto rows take
what is left), named or dense or explicit placement, row spans, `fit-content()`, `repeat()`,
subgrids, floats, `position: relative` and `fixed`, scrolling, baselines in grids and columns (they
count as start).
"""
