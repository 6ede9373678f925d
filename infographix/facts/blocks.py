"""A block's fields as given → the block of the kind that they name.

Pydantic's own tagged union would build the validators of all kinds before the first spec is read;
here those of the kinds in use are built.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticKnownError, core_schema

from infographix.facts.kinds import BaseBlock
from infographix.facts.refusal import shown


class AnyOf(Struct, frozen=True):
    """An annotation: a block of one of these kinds, told by its field `kind`."""

    kinds: Mapping[str, type[BaseBlock]]

    def read(self, raw: Any, info: ValidationInfo) -> BaseBlock:
        """Return the block; errors are pydantic's, those of its fields with their paths."""
        if isinstance(raw, BaseBlock):
            return self._made(raw)
        if not isinstance(raw, Mapping):
            raise PydanticKnownError("dict_type")
        if "kind" not in raw:
            raise PydanticKnownError("union_tag_not_found", {"discriminator": "kind"})
        name = raw["kind"]
        if not isinstance(name, str) or name not in self.kinds:
            tag = name if isinstance(name, str) else shown(name)
            tags = {
                "discriminator": "kind",
                "tag": tag.encode(
                    "utf-8", "backslashreplace"
                ).decode(),  # pydantic takes whole text
                "expected_tags": ", ".join(self.kinds),
            }
            raise PydanticKnownError("union_tag_invalid", tags)
        block: BaseBlock = self.kinds[name].model_validate(raw, context=info.context)
        return block

    def _made(self, block: BaseBlock) -> BaseBlock:
        if block.kind not in self.kinds or not isinstance(block, self.kinds[block.kind]):
            raise PydanticKnownError("dict_type")
        return block

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        for kind in self.kinds.values():
            kind.model_rebuild()
        choices = {name: kind.__pydantic_core_schema__ for name, kind in self.kinds.items()}
        return handler(core_schema.tagged_union_schema(choices, discriminator="kind"))
