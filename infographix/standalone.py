"""A template with its style and script → a page that is one file and asks no network.

Style, script and letters stand in the page, and its Content-Security-Policy names them by their
hashes, so nothing else runs. All such pages share `standalone.js`.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from infographix import resources
from infographix.render.live import subset
from infographix.text.fontbook import FontBook

FAMILY = "Be Vietnam Pro"
WEIGHTS = (400, 600, 800)
"""What our pages are set in."""
_POLICY = (
    "default-src 'none'; img-src 'self' file:; font-src data:; style-src {style};"
    " script-src {script}; base-uri 'none'; form-action 'none'"
)


def page(name: str, content: Mapping[str, Any], fonts: str = "") -> str:
    """Return the page of a room's `name`.html, .css and .js, with rules for its fonts.

    The template also gets `style`, `script` and `policy`, which lets nothing else run.
    """
    style = fonts + resources.package_text(f"{name}.css")
    script = resources.package_text("standalone.js") + resources.package_text(f"{name}.js")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(resources.package_text(f"{name}.html")).render(
        content,
        style=Markup(style),
        script=Markup(script),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
    )


@lru_cache(maxsize=4)
def font_rules(book: FontBook, letters: str) -> str:
    """Return `@font-face` rules with these letters, made once for a book."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/ttf;base64,{_base64(subset(book.face(FAMILY, weight), letters))})}}\n"
        for weight in WEIGHTS
    )


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _hash(text: str) -> str:
    """Return how a Content-Security-Policy names an inline text."""
    return f"'sha256-{_base64(hashlib.sha256(text.encode()).digest())}'"
