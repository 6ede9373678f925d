"""Columns (biểu đồ cột): upright bars from zero, one for each label or one for each series."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import Counted, CountedBlock, gap_before, heard, said
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactNumber, FactText
from infographix.facts.texts import Flag, Text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import inside, opened, when
from infographix.vietnamese.numbers import Number

NO_BREAK_SPACE = "\u00a0"
_COLORS = {1: ("bar",), 2: ("bar", "bar-strong"), 3: ("bar", "bar-strong", "accent")}


def _from_zero(value: Number) -> Number:
    if value.total is not None:
        raise RefusalError(
            "a rank cannot be drawn as a bar", repr(value.source), hint="use the kind `trend`"
        )
    if value.amount < 0:
        raise RefusalError(
            "a bar begins at zero and cannot show less",
            repr(value.source),
            hint="use the kind `figures`",
        )
    return value


class ColumnBar(Counted):
    """One bar."""

    label: Text
    """What stands below the bar."""
    highlight: Flag = False
    """Whether this bar stands out."""

    @field_validator("value")
    @classmethod
    def _has_height(cls, value: Value) -> Value:
        return _from_zero(value)


class ColumnSeries(Fact):
    """One bar for each label of the block."""

    label: Text
    """What the series is, for the legend."""
    values: Annotated[tuple[Value, ...], Field(min_length=1, max_length=6)]
    """Its values, one for each label."""

    @field_validator("values")
    @classmethod
    def _have_heights(cls, values: tuple[Value, ...]) -> tuple[Value, ...]:
        return tuple(_from_zero(value) for value in values)


class Columns(CountedBlock):
    """Columns (biểu đồ cột): two to ten bars, or two or three series over two to six labels."""

    kind: Literal["columns"]
    items: Annotated[tuple[ColumnBar, ...], Field(max_length=10)] = ()
    """The bars, from the left, {label, value}."""
    labels: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """With `series`: what stands below each group of bars."""
    series: Annotated[tuple[ColumnSeries, ...], Field(max_length=3)] = ()
    """Two or three series that are compared label by label, {label, values}."""
    unit: Text | None = None
    """What all values count; it is written once."""

    @model_validator(mode="after")
    def _one_or_other(self) -> Self:
        if self.series or self.labels:
            self._check_series()
        elif len(self.items) < 2:
            _refuse("there are too few bars", str(len(self.items)), "2 or more")
        units = sorted({unit for _, unit in self._values() if unit})
        if len(units) > 1:
            _refuse(
                "bars of different units cannot be compared",
                ", ".join(map(repr, units)),
                "one unit in a block",
            )
        return self

    def _check_series(self) -> None:
        if self.items:
            _refuse("there are both bars and series", "", "`items`, or `labels` and `series`")
        if len(self.series) < 2:
            _refuse("there are too few series", str(len(self.series)), "2 or 3, or `items`")
        if len(self.labels) < 2:
            _refuse("there are too few labels", str(len(self.labels)), "2 to 6")
        for series in self.series:
            if len(series.values) != len(self.labels):
                _refuse(
                    "a series has not as many values as there are labels",
                    f"{len(series.values)} values of {series.label!r}",
                    str(len(self.labels)),
                )

    def _values(self) -> Iterator[tuple[Number, str]]:
        """Yield every value with its unit."""
        for item in self.items:
            yield item.value, item.unit or item.value.unit or self.unit or ""
        for series in self.series:
            for value in series.values:
                yield value, value.unit or self.unit or ""

    @property
    def common_unit(self) -> str:
        """The unit of all bars, empty where there is none."""
        return next((unit for _, unit in self._values() if unit), "")

    def reading(self) -> str:
        unit = self.common_unit
        if self.items:
            return "; ".join(
                f"{when(item.label)}: {heard(item.value, unit)}" for item in self.items
            )
        return "; ".join(
            f"{label}: "
            + ", ".join(
                f"{when(one.label)} {heard(one.values[place], unit)}" for one in self.series
            )
            for place, label in enumerate(self.labels)
        )

    def leads(self) -> tuple[str, ...]:
        """Return the bars that stand out, else the last; of series, each label's values."""
        unit = self.common_unit
        if self.items:
            strong = [item for item in self.items if item.highlight] or [self.items[-1]]
            return tuple(f"{opened(when(item.label))}: {said(item.value, unit)}" for item in strong)
        return tuple(
            f"{opened(label)}: "
            + ", ".join(
                f"{said(one.values[place], unit)} ({inside(when(one.label))})"
                for one in self.series
            )
            for place, label in enumerate(self.labels)
        )

    def complete(self, node: SimpleNamespace) -> None:
        """Add `groups` of bars with text, share of the height and colour; `legend`; `unit`.

        A unit such as `%` stands with each number, a longer one once (`node.unit`).
        """
        unit = self.common_unit
        tight = unit if not gap_before(unit) else ""
        whole = max(value.amount for value, _ in self._values())
        if self.items:
            groups = self._single(node, tight, whole)
        else:
            groups = self._grouped(node, tight, whole)
        node.groups = groups
        field = f"{node.path}.unit"
        if not self.unit and self.items:
            first = next((n for n, item in enumerate(self.items) if item.unit), 0)
            field = f"{node.path}.items[{first}].unit"
        node.unit = FactText(unit, field) if unit and not tight else None
        node.count = len(groups)

    def _single(self, node: SimpleNamespace, tight: str, whole: Decimal) -> tuple[object, ...]:
        groups = []
        for item, own in zip(self.items, node.items, strict=True):
            own.unit = None
            color = "bar-strong" if item.highlight else "bar"
            field = f"{own.path}.value"
            bar = _bar(item.value, self.shown(item), tight, whole, color, field)
            bar.strong = item.highlight
            own.value = bar.text
            groups.append(SimpleNamespace(label=own.label, bars=(bar,), strong=item.highlight))
        return tuple(groups)

    def _grouped(self, node: SimpleNamespace, tight: str, whole: Decimal) -> tuple[object, ...]:
        colors = _COLORS[len(self.series)]
        node.legend = tuple(
            SimpleNamespace(label=own.label, color=color)
            for own, color in zip(node.series, colors, strict=True)
        )
        groups = []
        for place, label in enumerate(node.labels):
            bars = []
            for one, own, color in zip(self.series, node.series, colors, strict=True):
                value = one.values[place]
                seen = value if self.decimals is None else value.rounded(self.decimals)
                field = f"{own.path}.values[{place}]"
                bars.append(_bar(value, seen, tight, whole, color, field))
            groups.append(SimpleNamespace(label=label, bars=tuple(bars), strong=False))
        return tuple(groups)


def _bar(
    value: Number, seen: Number, tight: str, whole: Decimal, color: str, field: str
) -> SimpleNamespace:
    text = f"{seen.lead}{tight or seen.unit}".replace(" ", NO_BREAK_SPACE)
    share = float(value.amount / whole) if whole else 0.0
    return SimpleNamespace(
        text=FactText(text, field),
        share=FactNumber(share, f"{field}.share"),
        color=color,
        strong=color != "bar",
    )


def _refuse(what: str, found: str, allowed: str) -> None:
    raise RefusalError(what, found=found, allowed=allowed)
