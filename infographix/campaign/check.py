"""A plan's templates → what is wrong with them whatever the row, before any row is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from infographix.campaign.plan import Item, Plan
from infographix.campaign.tell import uses_of
from infographix.errors import Problem, SpecError
from infographix.facts.load import load


def check_templates(plan: Plan, layouts: Sequence[Path]) -> None:
    """Read the first infographic of each order; SpecError for what no cell of its row has caused.

    Without this, a field misspelt in the template would be reported once for every row.
    """
    for index, order in enumerate(plan.orders):
        first = next((item for item in plan.items(index) if not item.problems), None)
        if first is None:
            continue
        try:
            load(first.fields, folder=order.folder, layout_paths=layouts)
        except SpecError as error:
            own = [problem for problem in error.problems if _is_own(problem, first)]
            if own and order.table is not None:
                raise SpecError(own) from None


def _is_own(problem: Problem, item: Item) -> bool:
    unknown = problem.what.startswith("there is no field")  # a cell can bring none
    return unknown or (bool(problem.where) and not uses_of(problem.where, item.uses))
