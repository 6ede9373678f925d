"""Text (lời dẫn): paragraphs to read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.kinds.base import BaseBlock
from infographix.facts.texts import Text


class TextBlock(BaseBlock):
    """Text (lời dẫn): one to six paragraphs; the first is set larger where more follow."""

    PARTED = "paragraphs"

    kind: Literal["text"]
    paragraphs: Annotated[tuple[Text, ...], Field(min_length=1, max_length=6)]
    """The paragraphs, in order."""

    def reading(self) -> str:
        *first, last = self.paragraphs
        closed = (text if text[-1] in ".!?:;…" else f"{text}." for text in first)
        return " ".join((*closed, last))

    def leads(self) -> tuple[str, ...]:
        return tuple(text.rstrip(".") for text in self.paragraphs)
