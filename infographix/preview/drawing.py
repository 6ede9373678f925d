"""Facts and a format → files of pictures, and what the page says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from infographix.boxes.arrange import TextSlot
from infographix.carousel import draw_pages
from infographix.engine import Engine
from infographix.facts.model import Infographic
from infographix.format import Format
from infographix.publish.findings import told
from infographix.result import Picture


class Shot(Struct, frozen=True):
    """One picture: its file, and what there is to say of it (plain data)."""

    data: bytes
    kind: str
    about: dict[str, Any]


def draw(shop: Engine, spec: Infographic, form: Format, debug: bool = False) -> list[Shot]:
    """Draw one picture, or the pages of a series where the spec asks for them; errors as `render`.

    `debug` draws boxes, baselines and the safe area over it.
    """
    if spec.pages is None:
        drawn = [shop.draw(spec, form, debug)]
    else:
        drawn = list(draw_pages(shop, spec, form, debug))
    return [_shot(Picture(one, shop.choice("auto"))) for one in drawn]


def _shot(picture: Picture) -> Shot:
    report, file = picture.report, picture.encoded
    about = {
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt_text,
        "layout": report.layout,
        "page": report.page,
        "bytes": report.bytes,
        "smallest": round(report.smallest, 1),
        "left_out": report.left_out,
        "findings": [_finding(told(found)) for found in report.findings],
        "texts": list(_places(report.fit, picture.width, picture.height)),
    }
    return Shot(file.data, f"image/{file.kind}", about)


def _finding(found: Mapping[str, Any]) -> dict[str, str]:
    names = ("severity", "code", "field")
    message = " – ".join(filter(None, (found["message_vi"], found["hint_vi"])))
    return {**{name: str(found[name]) for name in names}, "message": message}


def _places(slots: tuple[TextSlot, ...], width: int, height: int) -> Iterator[dict[str, Any]]:
    """Yield the fields of each text and its box in hundredths of the picture."""
    for slot in slots:
        if slot.fields:
            box = slot.box
            part = (
                100 * box.x / width,
                100 * box.y / height,
                100 * box.width / width,
                100 * box.height / height,
            )
            yield {"fields": slot.fields, "box": [round(number, 2) for number in part]}
