"""`waive: {code: reason}` of a spec → which findings are accepted, each with why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from infographix import finding
from infographix.facts.base import Fact
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Text, read_choice


class Waivers(Fact):
    """Codes of findings, each with the reason why it is accepted."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Text]

    @model_validator(mode="before")
    @classmethod
    def _known(cls, raw: Any) -> Any:
        if isinstance(raw, Mapping):
            for code in raw:
                _check(str(code))
        return raw

    @property
    def reasons(self) -> Mapping[str, str]:
        """The reasons, by code."""
        return self.__pydantic_extra__

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = handler(core)
        names = {"enum": [code for code in finding.codes() if not finding.is_damage(code)]}
        return {**schema, "propertyNames": names}


def _check(code: str) -> None:
    codes = finding.codes()
    read_choice(code, codes, "code of a finding")
    if finding.is_damage(code):
        raise RefusalError(
            "this finding is of damage, and cannot be waived",
            shown(code),
            hint="mend what it is about",
        )
