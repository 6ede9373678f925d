"""Structured facts and Vietnamese text → infographics for Facebook and Zalo.

    import infographix as ig
    picture = ig.render("examples/ke-hoach-60.yaml", format="facebook-portrait")
    picture.save("ke-hoach-60.png")

What is named here is the public API; modules below it may change.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infographix.campaign.api import campaign
    from infographix.campaign.settings import Campaign
    from infographix.carousel import render_pages
    from infographix.errors import (
        BusyError,
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
    from infographix.finding import Finding
    from infographix.pipeline import render, render_all, render_bytes
    from infographix.publish.kit import Kit, kit
    from infographix.publish.verify import Difference, verify
    from infographix.result import Picture, Report

__version__ = "0.1.0"

__all__ = [
    "BusyError",
    "Campaign",
    "Difference",
    "Finding",
    "FitError",
    "FontError",
    "ImageError",
    "Infographic",
    "InfographixError",
    "Kit",
    "LimitError",
    "MarkupError",
    "Picture",
    "Problem",
    "QRError",
    "RenderError",
    "Report",
    "SpecError",
    "campaign",
    "json_schema",
    "kit",
    "load",
    "loads",
    "render",
    "render_all",
    "render_bytes",
    "render_pages",
    "verify",
]

_HOME = {
    **dict.fromkeys(("load", "loads"), "facts.load"),
    **dict.fromkeys(("render", "render_all", "render_bytes"), "pipeline"),
    "render_pages": "carousel",
    **dict.fromkeys(("Kit", "kit"), "publish.kit"),
    **dict.fromkeys(("Difference", "verify"), "publish.verify"),
    "campaign": "campaign.api",
    "Campaign": "campaign.settings",
    **dict.fromkeys(("Picture", "Report"), "result"),
    "Finding": "finding",
    "Infographic": "facts.model",
    "json_schema": "facts.schema",
}
"""Modules of the names that are not in `errors`."""


class _Package(ModuleType):
    """The package, whose public names load when they are first asked for.

    `infographix --help` needs none of them. `render` is the function: the room of that name is
    found by `import infographix.render`, and may not take its place here.
    """

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'infographix' has no attribute {name!r}")
        home = importlib.import_module(f"infographix.{_HOME.get(name, 'errors')}")
        found: object = getattr(home, name)
        self.__dict__[name] = found
        return found

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


sys.modules[__name__].__class__ = _Package
