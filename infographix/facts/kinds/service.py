"""Service (dịch vụ): what a service is for, how to use it, and a code that leads to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Annotated, Literal

from pydantic import Field

from infographix.facts.codes import Code, code_node
from infographix.facts.kinds.base import BaseBlock, listed, sentences, titled
from infographix.facts.texts import IconName, Text
from infographix.vietnamese.aloud import inside


class Service(BaseBlock):
    """Service (dịch vụ): one service, such as one of Hue-S, with up to six steps."""

    kind: Literal["service"]
    name: Text
    """Name of the service."""
    qr: Code
    """An https address, or {url, label}, or {service, campaign, label}: the card has its code."""
    text: Text | None = None
    """What it is for."""
    steps: Annotated[tuple[Text, ...], Field(max_length=6)] = ()
    """How to use it, step by step."""
    icon: IconName | None = None
    """Name of an icon, such as `message-report`."""

    def reading(self) -> str:
        steps = "; ".join(f"bước {n}: {step}" for n, step in enumerate(self.steps, start=1))
        label = self.qr.label or "Mã QR dẫn tới"
        return sentences(titled(self.name, self.text), steps, f"{label}: {self.qr.url}")

    def leads(self) -> tuple[str, ...]:
        name = f"{self.name}: {inside(self.text)}" if self.text else self.name
        steps = (listed(f"{len(self.steps)} bước", self.steps),) if self.steps else ()
        return name, *steps

    def complete(self, node: SimpleNamespace) -> None:
        """Add `code`: the address, its label, and the address as it is printed."""
        node.code = code_node(node.qr, f"{node.path}.qr")
