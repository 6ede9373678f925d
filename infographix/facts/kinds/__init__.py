"""The kinds of block: what each holds, and how many.

A new kind is a module here, its class in `ALL`, and a template `layouts/blocks/<kind>.svg.j2`.
"""

from __future__ import annotations

from typing import get_args

from infographix.facts.kinds.base import BaseBlock, Counted, CountedBlock
from infographix.facts.kinds.figures import Figures
from infographix.facts.kinds.pillars import Pillars
from infographix.facts.kinds.ranking import Ranking
from infographix.facts.kinds.steps import Steps
from infographix.facts.kinds.timeline import Timeline

Block = Pillars | Figures | Ranking | Timeline | Steps

KINDS: dict[str, type[BaseBlock]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(Block)
}

__all__ = [
    "KINDS",
    "BaseBlock",
    "Block",
    "Counted",
    "CountedBlock",
    "Figures",
    "Pillars",
    "Ranking",
    "Steps",
    "Timeline",
]
