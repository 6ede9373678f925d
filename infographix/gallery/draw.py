"""A planned picture → a small WebP file and what the page says of it."""

from __future__ import annotations

import io

from msgspec import Struct

from infographix.carousel import draw_pages
from infographix.engine import Engine
from infographix.facts.model import Infographic
from infographix.gallery.plan import Shot
from infographix.result import Drawn, Picture

LARGEST = 1080
"""Width in px above which a picture is made smaller."""
QUALITY = 82


class Shown(Struct, frozen=True):
    """A picture that was drawn; `width` and `height` are those of the small file, in px."""

    name: str
    shot: Shot
    spec: Infographic
    data: bytes
    width: int
    height: int
    alt: str
    layout: str
    left_out: tuple[str, ...]

    @property
    def file(self) -> str:
        """Its place in the gallery's folder."""
        return f"pictures/{self.name}.webp"

    @property
    def kinds(self) -> tuple[str, ...]:
        return self.shot.sample.kinds


def draw(shop: Engine, shot: Shot) -> list[Shown]:
    """Draw from the very text that is offered to be copied: one picture, or a series of pages.

    Errors as `render` has.
    """
    spec = shot.sample.read(shot.text)
    if spec.pages is None:
        return [_shown(shop, shot, shot.name, shop.draw(spec, shot.format))]
    pages = draw_pages(shop, spec, shot.format)
    return [
        _shown(shop, shot, f"{shot.name}.{number:02}", page)
        for number, page in enumerate(pages, start=1)
    ]


def _shown(shop: Engine, shot: Shot, name: str, drawn: Drawn) -> Shown:
    picture = Picture(drawn, shop.choice("auto"))
    image = picture.image
    if image.width > LARGEST:
        image = image.resize((LARGEST, round(image.height * LARGEST / image.width)))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return Shown(
        name,
        shot,
        drawn.infographic,
        out.getvalue(),
        image.width,
        image.height,
        picture.alt_text,
        drawn.layout,
        drawn.left_out_fields,
    )
