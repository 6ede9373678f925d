"""The base of all facts: frozen, no unknown fields, an empty optional field counts as absent."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator


class Fact(BaseModel):
    """A set of named fields. `subtitle:` with nothing after it is the same as no subtitle."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {name: value for name, value in data.items() if not cls._is_absent(name, value)}

    @classmethod
    def _is_absent(cls, name: object, value: object) -> bool:
        if value is not None and value != "":
            return False
        field = cls.model_fields.get(name) if isinstance(name, str) else None
        return field is not None and not field.is_required()
