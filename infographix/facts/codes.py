"""A code's address as given → the address, what stands beside the code, how it is printed."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Any

from pydantic import BeforeValidator

from infographix.facts.base import Fact
from infographix.facts.links import Address
from infographix.facts.shown import FactText
from infographix.facts.texts import Text

PRINTED_LENGTH = 40
"""The longest address, in characters, that is printed beside its code; a longer one as its host."""


class QR(Fact):
    """A code that leads to an address."""

    url: Address
    """An https address; it is drawn byte for byte."""
    label: Text | None = None
    """What stands beside the code."""


def _address_alone(raw: Any) -> Any:
    """Let `qr: https://…` stand for `qr: {url: https://…}`."""
    return {"url": raw} if isinstance(raw, str) else raw


Code = Annotated[QR, BeforeValidator(_address_alone, json_schema_input_type=QR | Address)]


def printed(url: str) -> str:
    """Return an address as it stands beside its code: no scheme, no parameters, not too long."""
    text = url.removeprefix("https://").partition("?")[0].partition("#")[0].rstrip("/")
    return text if len(text) <= PRINTED_LENGTH else text.partition("/")[0]


def code_node(qr: SimpleNamespace | None, path: str) -> SimpleNamespace | None:
    """Return what a layout shows of a code: its address (plain), label and printed address."""
    if qr is None:
        return None
    url = str(qr.url)
    shown = FactText(printed(url), f"{path}.url")
    return SimpleNamespace(url=url, label=qr.label, printed=shown)
