"""Structured facts and Vietnamese text → infographics for Facebook and Zalo.

    import infographix as ig
    picture = ig.render("examples/ke-hoach-60.yaml", format="facebook-portrait")
    picture.save("ke-hoach-60.png")

What is named here is the public API; modules below it may change.
"""

from infographix.errors import (
    Finding,
    FitError,
    FontError,
    ImageError,
    InfographixError,
    LimitError,
    MarkupError,
    Problem,
    QRError,
    RenderError,
    SpecError,
)
from infographix.facts.load import load, loads
from infographix.facts.model import Infographic
from infographix.facts.schema import json_schema
from infographix.pipeline import render, render_all
from infographix.result import Picture, Report

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "FitError",
    "FontError",
    "ImageError",
    "Infographic",
    "InfographixError",
    "LimitError",
    "MarkupError",
    "Picture",
    "Problem",
    "QRError",
    "RenderError",
    "Report",
    "SpecError",
    "json_schema",
    "load",
    "loads",
    "render",
    "render_all",
]
