"""Questions and answers (hỏi – đáp): what a term means, what to do when."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock
from infographix.facts.texts import Text


class Answered(Fact):
    """A question with its answer."""

    question: Text
    """The question, or the term that is explained."""
    answer: Text
    """The answer, in a sentence or two."""


class QA(BaseBlock):
    """Questions and answers (hỏi – đáp): one to six cards."""

    PARTED = "items"

    kind: Literal["qa"]
    items: Annotated[tuple[Answered, ...], Field(min_length=1, max_length=6)]
    """The questions, in order."""

    def reading(self) -> str:
        return " ".join(_reading(item) for item in self.items)

    def leads(self) -> tuple[str, ...]:
        return tuple(_reading(item).rstrip(".") for item in self.items)


def _reading(item: Answered) -> str:
    asked = item.question if item.question[-1] in "?!.:…" else f"{item.question}:"
    closed = "" if item.answer[-1] in ".!?…" else "."
    return f"{asked} {item.answer}{closed}"
