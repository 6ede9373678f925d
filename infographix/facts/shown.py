"""A fact as layouts show it: a text or number that knows the path of its field."""

from __future__ import annotations

from msgspec import Struct


class FactText(str):
    """A text from the spec and the path of its field (`blocks[0].items[2].text`)."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, text: str, field: str) -> FactText:
        made = super().__new__(cls, text)
        made.field = field
        return made

    def __reduce__(self) -> tuple[type[FactText], tuple[str, str]]:
        return FactText, (str(self), self.field)


class FactName(FactText):
    """The name of an icon or file from the spec: it is used, not shown as text."""

    __slots__ = ()


class FactNumber(float):
    """A number from the spec and the path of its field; layouts draw lengths by it."""

    __slots__ = ("field",)
    field: str

    def __new__(cls, number: float, field: str) -> FactNumber:
        made = super().__new__(cls, number)
        made.field = field
        return made

    def __reduce__(self) -> tuple[type[FactNumber], tuple[float, str]]:
        return FactNumber, (float(self), self.field)


class FactData(Struct, frozen=True):
    """Facts as a plot draws them: plain values, and the path of the field that holds them."""

    field: str
