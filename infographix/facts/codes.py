"""A code's address or service as given → what it holds, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import Annotated, Any, Self, TypeVar

from pydantic import BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema, model_validator

from infographix.facts.base import Fact
from infographix.facts.links import Address, read_picture
from infographix.facts.refusal import RefusalError, shown
from infographix.facts.shown import FactData, FactText
from infographix.facts.texts import Name, Text

PRINTED_LENGTH = 40
"""The longest address, in characters, that is printed beside its code; a longer one as its host."""

F = TypeVar("F", bound=Fact)


def _read_centre(raw: object) -> bool | str:
    """Return whether a code has the piece's own logo, or the file of another picture."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in ("true", "false"):
        return raw.strip().lower() == "true"  # YAML scalars come as text
    return read_picture(raw)


_Centre = Annotated[
    bool | str,
    PlainValidator(_read_centre),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"type": "string", "minLength": 1}]}),
]


class QR(Fact):
    """A code that leads to an address, or to a service of Hue-S."""

    model_config = ConfigDict(
        json_schema_extra={"oneOf": [{"required": ["url"]}, {"required": ["service"]}]}
    )

    url: Address = ""
    """An https address; it is drawn byte for byte."""
    service: Name | None = None
    """Instead of an address: a service such as `phan-anh`, whose address the library knows."""
    campaign: Text | None = None
    """Campaign that visits are counted under, such as `kh60-2022`; only with a service."""
    label: Text | None = None
    """What stands beside the code."""
    logo: _Centre = False
    """`true`: the piece's logo in the middle of the code; or a picture in the spec's folder."""

    @model_validator(mode="after")
    def _one_goal(self) -> Self:
        if self.url and self.service:
            found = f"{shown(self.url)} and {shown(self.service)}"
            raise RefusalError("a code leads to an address or to a service", found, "one of them")
        if not self.url and not self.service:
            raise RefusalError("a code needs to lead somewhere", "", "url or service")
        if self.campaign and not self.service:
            hint = "an address is drawn as it is: write utm_campaign into it, or name a service"
            raise RefusalError("a campaign needs a service", shown(self.campaign), hint=hint)
        return self

    def leading_to(self, url: str) -> QR:
        """Return the code of a service with its address, for reading it; dumped, it is as given."""
        fields = {**{name: getattr(self, name) for name in type(self).model_fields}, "url": url}
        return type(self).model_construct(_fields_set=set(self.model_fields_set), **fields)


def _address_alone(raw: Any) -> Any:
    """Let `qr: https://…` stand for `qr: {url: https://…}`."""
    return {"url": raw} if isinstance(raw, str) else raw


Code = Annotated[QR, BeforeValidator(_address_alone, json_schema_input_type=QR | Address)]


class CodeFact(FactData, frozen=True):
    """What a code may hold: addresses, the fullest first, each next one with a parameter less.

    `logo` is the source of the picture in its middle, empty where there is none.
    """

    addresses: tuple[str, ...]
    logo: str = ""

    def __str__(self) -> str:
        return self.addresses[0]


def printed(url: str) -> str:
    """Return an address as it stands beside its code: no scheme, no parameters, not too long."""
    text = url.removeprefix("https://").partition("?")[0].partition("#")[0].rstrip("/")
    return text if len(text) <= PRINTED_LENGTH else text.partition("/")[0]


def code_node(qr: SimpleNamespace | None, path: str) -> SimpleNamespace | None:
    """Return what a layout shows of a code: its address, label, printed address and hotline.

    What a service stands for, and a logo, are filled in by `links`, when the format is known.
    """
    if qr is None:
        return None
    url, source = str(qr.url), f"{path}.{'service' if qr.service else 'url'}"
    return SimpleNamespace(
        path=path,
        url=CodeFact(f"{path}.url", (url,)),
        label=qr.label,
        printed=FactText(printed(url), source),
        hotline=None,
        quiet=False,  # whether a short format has no room for the hotline
    )


def codes_in(fact: Fact, path: str = "") -> Iterator[tuple[str, QR]]:
    """Yield the codes of a fact and of the facts in it, with their paths."""
    for name, value in vars(fact).items():
        here = f"{path}.{name}" if path else name
        if isinstance(value, QR):
            yield here, value
        elif isinstance(value, Fact):
            yield from codes_in(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Fact):
                    yield from codes_in(item, f"{here}[{index}]")


def with_codes(fact: F, codes: Mapping[str, QR], path: str = "") -> F:
    """Return a fact in which the codes at the paths of `codes` are replaced."""
    changed: dict[str, Any] = {}
    for name, value in vars(fact).items():
        here = f"{path}.{name}" if path else name
        if isinstance(value, QR):
            made: Any = codes.get(here, value)
        elif isinstance(value, Fact):
            made = with_codes(value, codes, here)
        elif isinstance(value, tuple):
            items = [_with_codes(item, codes, f"{here}[{at}]") for at, item in enumerate(value)]
            same = all(one is other for one, other in zip(items, value, strict=True))
            made = value if same else tuple(items)
        else:
            continue
        if made is not value:
            changed[name] = made
    if not changed:
        return fact
    copy = fact.model_copy(update=changed)
    copy.__pydantic_fields_set__.clear()
    copy.__pydantic_fields_set__.update(fact.model_fields_set)
    return copy


def _with_codes(item: Any, codes: Mapping[str, QR], path: str) -> Any:
    return with_codes(item, codes, path) if isinstance(item, Fact) else item
