"""The kinds of block: what each holds, and how many.

A new kind is a module here, its class in `ALL`, and a template `layouts/blocks/<kind>.svg.j2`.
"""

from __future__ import annotations

from typing import get_args

from infographix.facts.kinds.alert import Alert
from infographix.facts.kinds.base import BaseBlock, Counted, CountedBlock
from infographix.facts.kinds.checklist import Checklist
from infographix.facts.kinds.columns import Columns
from infographix.facts.kinds.comparison import Comparison
from infographix.facts.kinds.components import Components
from infographix.facts.kinds.do_dont import DoDont
from infographix.facts.kinds.event import EventBlock
from infographix.facts.kinds.figures import Figures
from infographix.facts.kinds.org import Org
from infographix.facts.kinds.parts import Parts
from infographix.facts.kinds.photo import Photo
from infographix.facts.kinds.pictogram import Pictogram
from infographix.facts.kinds.pillars import Pillars
from infographix.facts.kinds.progress import Progress
from infographix.facts.kinds.qa import QA
from infographix.facts.kinds.quote import Quote
from infographix.facts.kinds.ranking import Ranking
from infographix.facts.kinds.service import Service
from infographix.facts.kinds.steps import Steps
from infographix.facts.kinds.table import Table
from infographix.facts.kinds.text import TextBlock
from infographix.facts.kinds.timeline import Timeline
from infographix.facts.kinds.trend import Trend

Block = (
    Pillars
    | Figures
    | Ranking
    | Timeline
    | Steps
    | Checklist
    | Comparison
    | Components
    | DoDont
    | Alert
    | Columns
    | EventBlock
    | Org
    | Photo
    | Service
    | Table
    | Parts
    | Pictogram
    | Progress
    | QA
    | Quote
    | TextBlock
    | Trend
)

KINDS: dict[str, type[BaseBlock]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind for kind in get_args(Block)
}

__all__ = [
    "KINDS",
    "QA",
    "Alert",
    "BaseBlock",
    "Block",
    "Checklist",
    "Columns",
    "Comparison",
    "Components",
    "Counted",
    "CountedBlock",
    "DoDont",
    "EventBlock",
    "Figures",
    "Org",
    "Parts",
    "Photo",
    "Pictogram",
    "Pillars",
    "Progress",
    "Quote",
    "Ranking",
    "Service",
    "Steps",
    "Table",
    "TextBlock",
    "Timeline",
    "Trend",
]
