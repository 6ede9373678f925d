"""An `ix:plot` → the leaf that draws its kind of data."""

from __future__ import annotations

from infographix.boxes.leaves import Materials
from infographix.boxes.line_plot import LinePlot
from infographix.boxes.plots import Pen, PlotLeaf
from infographix.boxes.radar_plot import RadarPlot
from infographix.boxes.ring_plot import RingPlot
from infographix.errors import MarkupError, Problem
from infographix.facts.plots import DonutData, LineData, RadarData
from infographix.markup import reference
from infographix.markup.style import Styled


def make_plot(style: Styled, materials: Materials, floor: float, unit: float) -> PlotLeaf:
    """Make a plot's leaf; MarkupError where its `data` is nothing that can be drawn."""
    pen = Pen(style, materials, floor, unit)
    data = reference.data(style.marked.get("data", ""), materials.facts)
    if isinstance(data, LineData):
        return LinePlot(data, pen)
    if isinstance(data, DonutData):
        return RingPlot(data, pen)
    if isinstance(data, RadarData):
        return RadarPlot(data, pen)
    allowed = "what a block's view holds for a plot, such as {{ block.plot }}"
    raise MarkupError(Problem("ix:plot has no data to draw", style.at, "", allowed))
