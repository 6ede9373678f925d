"""Photo (ảnh): a picture from the spec's folder, cropped to fit."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import PlainValidator, WithJsonSchema

from infographix.facts.kinds.base import BaseBlock
from infographix.facts.links import PictureFile
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Text

_WORDS = {"left": (0.0, 0.5), "right": (1.0, 0.5), "top": (0.5, 0.0), "bottom": (0.5, 1.0)}
_RATIO = r"(0(?:\.[0-9]{1,4})?|1(?:\.0{1,4})?)"
_ALLOWED = (
    "two ratios, from the left and from the top, such as 0.5 0.3; or left, right, top, bottom"
)


def _read_focus(raw: object) -> tuple[float, float]:
    if isinstance(raw, list | tuple):
        text = " ".join(map(str, raw))
    else:
        text = raw if isinstance(raw, str) else ""
    if text in _WORDS:
        return _WORDS[text]
    match = re.fullmatch(rf"{_RATIO}[ ,]+{_RATIO}", text.strip())
    if match is None:
        raise RefusalError("this is no point of a picture", shown(raw), _ALLOWED)
    return float(match[1]), float(match[2])


Focus = Annotated[
    tuple[float, float],
    PlainValidator(_read_focus),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 3},
                {
                    "type": "array",
                    "items": {"anyOf": [{"type": "number"}, {"type": "string"}]},
                    "minItems": 2,
                    "maxItems": 2,
                },
            ]
        }
    ),
]


class Photo(BaseBlock):
    """Photo (ảnh): one picture; it takes the room that the other blocks leave."""

    kind: Literal["photo"]
    src: PictureFile
    """A picture file in the spec's folder."""
    focus: Focus = (0.5, 0.5)
    """The point that cropping keeps in sight: two ratios from the left and the top, or a side."""
    credit: Text | None = None
    """Who made the picture."""
    caption: Text | None = None
    """What the picture shows."""

    def reading(self) -> str:
        credit = f"ảnh: {self.credit}" if self.credit else ""
        if self.caption:
            return f"Ảnh – {self.caption}{f' ({credit})' if credit else ''}"
        return f"Ảnh minh hoạ{f' ({credit})' if credit else ''}"

    def leads(self) -> tuple[str, ...]:
        return ()
