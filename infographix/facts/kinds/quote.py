"""Quote (thông điệp): what somebody said, with name and office."""

from __future__ import annotations

from typing import Literal

from infographix.facts.kinds.base import BaseBlock
from infographix.facts.links import PictureFile
from infographix.facts.texts import Text


class Quote(BaseBlock):
    """Quote (thông điệp): words that fill a card, and who said them."""

    kind: Literal["quote"]
    text: Text
    """The words, without quotation marks."""
    person: Text
    """Who said them."""
    role: Text | None = None
    """Office of the person."""
    portrait: PictureFile | None = None
    """A picture file in the spec's folder; it is cut to a circle."""

    def reading(self) -> str:
        said = self.text if self.text[0] in '“"«' else f"“{self.text}”"
        return f"{said} – {', '.join(filter(None, (self.person, self.role)))}"
