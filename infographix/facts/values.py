"""A field that counts or dates as given → `Number`, `Change` or `Moment`; or the reason against it.

The notation of the spec (`numbers: vi`) comes in pydantic's context.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated

from pydantic import PlainSerializer, PlainValidator, ValidationInfo, WithJsonSchema

from infographix.facts.refusal import RefusalError, refusing, shown
from infographix.facts.texts import read_text
from infographix.vietnamese.dates import Moment, format_date, parse_moment
from infographix.vietnamese.numbers import Change, Notation, Number, parse, parse_change


def _read_value(raw: object, info: ValidationInfo) -> Number:
    if isinstance(raw, Number):
        return raw
    return refusing(parse, _numeric(raw), _notation(info))


def _read_change(raw: object, info: ValidationInfo) -> Change:
    if isinstance(raw, Change):
        return raw
    return refusing(parse_change, _numeric(raw), _notation(info))


def _read_rank(raw: object, info: ValidationInfo) -> Number:
    number = _read_value(raw, info)
    whole = number.amount == number.amount.to_integral_value()
    if number.qualifier or number.unit or number.amount < 1 or not whole:
        raise RefusalError("this is no rank", shown(raw), "a place such as 4, or 4/63")
    return number


def _numeric(raw: object) -> str | int | float | Decimal:
    """Return what may be a number: a Python number, or clean text."""
    if isinstance(raw, str) or raw is None:
        return read_text(raw)
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return raw
    raise RefusalError("this is no number", shown(raw), "a number, or text such as hơn 1.234.567")


def _notation(info: ValidationInfo) -> Notation:
    return "vi" if info.context and info.context.get("notation") == "vi" else None


def _read_moment(raw: object) -> Moment:
    if isinstance(raw, Moment):
        return raw
    day = raw.date() if isinstance(raw, datetime) else raw
    if isinstance(day, date):
        return Moment(format_date(day), day)
    return refusing(parse_moment, read_text(raw))


def _source(value: Number | Change) -> str:
    return value.source


def _written(moment: Moment) -> str:
    return moment.text


_NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "minLength": 1}]}
_RANK_SCHEMA = {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "minLength": 1}]}
_WHEN_SCHEMA = {"anyOf": [{"type": "integer"}, {"type": "string", "minLength": 4}]}

Value = Annotated[
    Number, PlainValidator(_read_value), PlainSerializer(_source), WithJsonSchema(_NUMBER_SCHEMA)
]
Delta = Annotated[
    Change, PlainValidator(_read_change), PlainSerializer(_source), WithJsonSchema(_NUMBER_SCHEMA)
]
Rank = Annotated[
    Number, PlainValidator(_read_rank), PlainSerializer(_source), WithJsonSchema(_RANK_SCHEMA)
]
When = Annotated[
    Moment, PlainValidator(_read_moment), PlainSerializer(_written), WithJsonSchema(_WHEN_SCHEMA)
]
