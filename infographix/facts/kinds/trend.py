"""Trend (diễn biến): how a few values went over time, as lines with every value written."""

from __future__ import annotations

import re
from itertools import pairwise
from math import gcd
from types import SimpleNamespace
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from infographix.facts.base import Fact
from infographix.facts.kinds.base import BaseBlock
from infographix.facts.plots import Dot, Label, LineData
from infographix.facts.refusal import RefusalError
from infographix.facts.shown import FactText
from infographix.facts.texts import Flag, Text
from infographix.facts.values import Value
from infographix.vietnamese.aloud import heard, inside, opened, said, when

MOST_COLUMNS = 12
"""How many points of time there may be, years without a value included."""


class Point(Fact):
    """A value at a time."""

    x: Text
    """The time: 2021; Quý I; Tháng 5."""
    value: Value | None = None
    """A number or rank; nothing where there is none, which leaves a gap."""

    @property
    def year(self) -> int | None:
        """The time as a year, where it is one."""
        return int(self.x) if re.fullmatch("[12][0-9]{3}", self.x) else None


class Course(Fact):
    """One line: what is measured, and its values in the order of time."""

    label: Text
    """Whose values these are."""
    points: Annotated[tuple[Point, ...], Field(min_length=2, max_length=MOST_COLUMNS)]
    """The values, from the earliest on."""

    @field_validator("points")
    @classmethod
    def _in_order(cls, points: tuple[Point, ...]) -> tuple[Point, ...]:
        times = [point.x for point in points]
        twice = next((time for index, time in enumerate(times) if time in times[:index]), None)
        if twice is not None:
            raise RefusalError("a time stands twice on one line", found=repr(twice))
        years = [point.year for point in points]
        for before, after in pairwise(years):
            if None not in years and before >= after:  # type: ignore[operator]
                raise RefusalError(
                    "the points are not in the order of time", found=f"{after} after {before}"
                )
        if sum(point.value is not None for point in points) < 2:
            raise RefusalError("a line needs two values", found="fewer than 2")
        return points


class Trend(BaseBlock):
    """Trend (diễn biến): one to three lines over the same times; ranks have 1 on top."""

    kind: Literal["trend"]
    series: Annotated[tuple[Course, ...], Field(min_length=1, max_length=3)]
    """The lines."""
    unit: Text | None = None
    """What all values are counted in: điểm, %."""
    invert: Flag = False
    """Whether the smallest number stands on top, as for ranks; ranks such as 2/63 always do."""
    target: Value | None = None
    """A value to be reached, drawn as a line across."""

    @model_validator(mode="after")
    def _one_scale(self) -> Self:
        goal = (self.target,) if self.target else ()
        units = {value.unit or self.unit or "" for value in (*self._values(), *goal)}
        if self.unit:
            units.add(self.unit)
        if len(units) > 1:
            raise RefusalError(
                "values of different units cannot stand on one line",
                found=", ".join(map(repr, sorted(units))),
                hint="write the unit once, into `unit`",
            )
        return self

    @model_validator(mode="after")
    def _few_columns(self) -> Self:
        columns = self._columns()
        for course in self.series:
            at = [columns.index(point.x) for point in course.points]
            if at != sorted(at):
                raise RefusalError(
                    "the lines do not have their times in one order", found=repr(course.label)
                )
        if len(columns) > MOST_COLUMNS:
            raise RefusalError(
                "there are too many points of time, those without a value included",
                found=f"{len(columns)}, from {columns[0]} to {columns[-1]}",
                allowed=f"{MOST_COLUMNS}",
            )
        return self

    def reading(self) -> str:
        lines = [
            f"{course.label} – {', '.join(map(self._read, course.points))}"
            for course in self.series
        ]
        goal = [f"mục tiêu: {self._with_unit(heard(self.target))}"] if self.target else []
        return "; ".join([*lines, *goal])

    def leads(self) -> tuple[str, ...]:
        """Return where each line begins and where it ends."""
        return tuple(opened(self._lead(course)) for course in self.series)

    def _lead(self, course: Course) -> str:
        known = [(point.x, point.value) for point in course.points if point.value is not None]
        first, last = (
            f"{self._with_unit(said(value))} ({inside(when(time))})"
            for time, value in (known[0], known[-1])
        )
        return f"{course.label}: từ {first} đến {last}"

    def complete(self, node: SimpleNamespace) -> None:
        """Add `plot`, what the lines are drawn from, and `counted`, whether to name the unit;
        the target gets its unit.
        """
        if self.target is not None:
            node.target = FactText(self._with_unit(self.target.text), f"{node.path}.target")
        node.counted = self.unit not in (None, "%", "‰")
        node.plot = LineData(
            field=f"{node.path}.series",
            columns=tuple(self._column(time, node.path) for time in self._columns()),
            lines=self._lines(node.path),
            target=self.target.amount if self.target else None,
            inverted=self.invert or all(value.total is not None for value in self._values()),
            suffix=self._suffix,
        )

    @property
    def _suffix(self) -> str:
        units = {self.unit or "", *(value.unit for value in self._values())}
        return next((unit for unit in ("%", "‰") if unit in units), "")

    def _values(self) -> list[Value]:
        points = [point for course in self.series for point in course.points]
        return [point.value for point in points if point.value is not None]

    def _read(self, point: Point) -> str:
        if point.value is None:
            return f"{when(point.x)}: không có số liệu"
        return f"{when(point.x)}: {self._with_unit(heard(point.value))}"

    def _with_unit(self, text: str) -> str:
        unit = self.unit or ""
        if not unit or text.endswith(unit):
            return text
        return f"{text}{'' if unit in ('%', '‰') else ' '}{unit}"

    def _columns(self) -> list[str]:
        """Return all times: years in equal steps, missing ones included; else as they come."""
        points = [point for course in self.series for point in course.points]
        years = sorted({point.year for point in points if point.year is not None})
        if all(point.year is not None for point in points):
            step = gcd(*(after - before for before, after in pairwise(years)))
            return [str(year) for year in range(years[0], years[-1] + 1, step)]
        return list(dict.fromkeys(point.x for point in points))

    def _column(self, time: str, path: str) -> Label:
        fields = [
            f"{path}.series[{line}].points[{place}].x"
            for line, course in enumerate(self.series)
            for place, point in enumerate(course.points)
            if point.x == time
        ]
        return Label(time, tuple(fields))

    def _lines(self, path: str) -> tuple[tuple[Dot, ...], ...]:
        """Return the dots of each line; where dots lie on each other, the first has all fields."""
        at = {time: column for column, time in enumerate(self._columns())}
        unit = (f"{path}.unit",) if self.unit and self.unit == self._suffix else ()
        fields: dict[tuple[int, str], tuple[str, ...]] = {}
        dots: list[list[tuple[int, Value]]] = []
        for line, course in enumerate(self.series):
            dots.append([])
            for place, point in enumerate(course.points):
                if point.value is not None:
                    column, field = at[point.x], f"{path}.series[{line}].points[{place}].value"
                    key = (column, point.value.lead)
                    fields[key] = (*fields.get(key, ()), field)
                    dots[-1].append((column, point.value))

        def dot(column: int, value: Value) -> Dot:
            found = fields.pop((column, value.lead), None)
            label = Label(value.lead + self._suffix, found + unit) if found else None
            return Dot(column, value.amount, label)

        return tuple(tuple(dot(*one) for one in line) for line in dots)
