"""The `theme` of a spec: a theme's name, or `{base, accent: "#B5651D", logo, …}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    WithJsonSchema,
)

from infographix.facts.base import Fact
from infographix.facts.links import Logo
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import Name

_HEX = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})$"


def _read_hex(raw: object) -> str:
    if isinstance(raw, str) and re.fullmatch(_HEX, raw.strip()):
        return raw.strip()
    hint = "in YAML, # begins a comment: put the colour in quotes" if raw in (None, "") else ""
    raise RefusalError("this is no colour", shown(raw), "#RRGGBB or #RRGGBBAA", hint)


HexColor = Annotated[
    str, PlainValidator(_read_hex), WithJsonSchema({"type": "string", "pattern": _HEX})
]


class Look(Fact):
    """A theme with other colours, by their tokens, and a logo for pieces that name none."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, HexColor]

    base: Name = "hue"
    """The theme that it is made of."""
    logo: Logo | None = None
    """A picture file in the spec's folder, for a spec without a logo of its own."""

    @property
    def colors(self) -> Mapping[str, str]:
        """The colours that are replaced, by token."""
        return self.__pydantic_extra__


def _base_alone(raw: Any) -> Any:
    """Let `theme: hue` stand for `theme: {base: hue}`."""
    return {"base": raw} if isinstance(raw, str) else raw


def _named(look: Look) -> str | Look:
    """Return the base's name where nothing of it is changed."""
    return look if look.colors or look.logo else look.base


def _as_given(choice: str | Look) -> Any:
    return choice if isinstance(choice, str) else choice.model_dump(exclude_unset=True)


if TYPE_CHECKING:
    ThemeChoice = str | Look
else:
    ThemeChoice = Annotated[
        Look,
        BeforeValidator(_base_alone, json_schema_input_type=Look | Name),
        AfterValidator(_named),
        PlainSerializer(_as_given),
    ]
