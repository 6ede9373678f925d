"""Alert (cảnh báo): what threatens, where and when, and what to do."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from infographix.errors import nearest
from infographix.facts.kinds.base import BaseBlock, listed, sentences
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Text

Level = Literal["info", "warning", "danger"]
LEVELS: dict[Level, str] = {"info": "thông tin", "warning": "cảnh báo", "danger": "nguy hiểm"}
_ICONS: dict[Level, str] = {
    "info": "info-circle",
    "warning": "alert-triangle",
    "danger": "alert-octagon",
}


class Alert(BaseBlock):
    """Alert (cảnh báo): one thing to heed, with up to eight pieces of advice."""

    kind: Literal["alert"]
    level: Level
    """How grave it is: `info`, `warning` or `danger`; it gives the colour and the sign."""
    title: Text
    """What the reader is to heed."""
    text: Text | None = None
    """What happens, in a sentence or two."""
    area: Text | None = None
    """Where it holds."""
    time: Text | None = None
    """When it holds."""
    advice: Annotated[tuple[Text, ...], Field(max_length=8)] = ()
    """What to do, point by point."""

    @field_validator("level", mode="before")
    @classmethod
    def _known_level(cls, raw: Any) -> Any:
        if isinstance(raw, str) and raw in LEVELS:
            return raw
        allowed = tuple(LEVELS)
        hint = nearest(raw, allowed) if isinstance(raw, str) else ""
        raise RefusalError("there is no such level", shown(raw), ", ".join(allowed), hint)

    def reading(self) -> str:
        return sentences(f"mức {LEVELS[self.level]}", *self._told())

    def leads(self) -> tuple[str, ...]:
        text, where, when, advice = self._told()
        place = "; ".join(filter(None, (where, when)))
        return tuple(part.rstrip(".") for part in (text, advice, place) if part)

    def _told(self) -> tuple[str | None, ...]:
        return (
            self.text,
            f"Khu vực: {self.area}" if self.area else None,
            f"Thời gian: {self.time}" if self.time else None,
            listed("Cần làm", self.advice) if self.advice else None,
        )

    def complete(self, node: SimpleNamespace) -> None:
        """Add `sign`, the name of the level's icon."""
        node.sign = _ICONS[self.level]
