"""Figures (con số nổi bật): numbers that speak for themselves."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.kinds.base import Counted, CountedBlock, heard, said
from infographix.facts.texts import IconName, Text
from infographix.facts.values import Delta, When
from infographix.vietnamese.aloud import changed, opened
from infographix.vietnamese.glue import MAGNITUDES

_MEASURES = (
    *("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tỷ suất", "mức", "chỉ số", "chỉ tiêu", "điểm"),
    *("tốc độ", "tổng", "số ", "thời gian", "giá trị", "diện tích", "bình quân", "trung bình"),
    *("tăng trưởng", "năng suất", "doanh thu", "thu nhập", "xác suất", "hiệu suất", "công suất"),
)
"""How the names of measures begin: what is measured so has its number after it."""


class Figure(Counted):
    """A number and what it says."""

    label: Text
    """What the number says."""
    delta: Delta | None = None
    """Difference from before: +8,6%; −15 bậc; tăng 9 bậc."""
    as_of: When | None = None
    """The day or period of this number."""
    icon: IconName | None = None
    """Name of an icon, such as `chart-bar`."""


class Figures(CountedBlock):
    """Figures (con số nổi bật): one to eight numbers; one alone is a hero number."""

    VARIANTS = ("chips",)
    PARTED = "items"

    kind: Literal["figures"]
    items: Annotated[tuple[Figure, ...], Field(min_length=1, max_length=8)]
    """The numbers, in order."""

    def reading(self) -> str:
        return "; ".join(_reading(item) for item in self.items)

    def leads(self) -> tuple[str, ...]:
        return tuple(opened(_lead(item)) for item in self.items)


def _reading(item: Figure) -> str:
    rank = "hạng " if item.value.total and "hạng" not in item.label.lower() else ""
    return f"{item.label}: {rank}{heard(item.value, item.unit)}{_notes(item)}"


def _lead(item: Figure) -> str:
    """Return a figure as a post says it: what is counted after its number, else after its name."""
    value = said(item.value, item.unit)
    if item.value.total:
        if "hạng" in item.label.lower():
            return f"{item.label}: {value}{_notes(item)}"
        return f"xếp hạng {value} – {item.label}{_notes(item)}"
    counts = item.label[:1].islower() and not item.label.startswith(_MEASURES)
    if counts and (item.unit or item.value.unit) in ("", "%", *MAGNITUDES):
        return f"{value} {item.label}{_notes(item)}"
    return f"{item.label}: {value}{_notes(item)}"


def _notes(item: Figure) -> str:
    extra = [changed(item.delta) if item.delta else "", item.as_of.phrase if item.as_of else ""]
    notes = ", ".join(filter(None, extra))
    return f" ({notes})" if notes else ""
