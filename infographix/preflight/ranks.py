"""Rankings → findings: the ranks that are given stand in order, and the values agree with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import of_kind

if TYPE_CHECKING:
    from infographix.facts.kinds.ranking import Ranked


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield the first row of each ranking that is out of order.

    Rows without a rank may stand anywhere (an average among places), equal ranks beside each other.
    """
    for path, block in of_kind(spec, "ranking"):
        rows = [(place, item) for place, item in enumerate(block.items) if item.rank]
        yield from _out_of_order(rows, f"{path}.items")


Rows = Sequence[tuple[int, "Ranked"]]


def _out_of_order(rows: Rows, path: str) -> Iterator[Finding]:
    if not rows:
        return
    ranks = [_rank(item) for _, item in rows]
    odd = _first_odd(ranks)
    if odd is not None:
        (_, before), (place, item) = rows[odd - 1], rows[odd]
        details: dict[str, object] = {"found": f"{_rank(item)}", "before": f"{_rank(before)}"}
        yield Finding("ranks-order", f"{path}[{place}].rank", details)
        return
    odd = _first_odd([item.value.amount for _, item in rows])
    if odd is not None:
        (_, before), (place, item) = rows[odd - 1], rows[odd]
        details = {
            "found": item.value.text,
            "rank": f"{_rank(item)}",
            "value": before.value.text,
            "before": f"{_rank(before)}",
        }
        yield Finding("ranks-order", f"{path}[{place}].value", details, "values")


def _rank(item: Ranked) -> Decimal:
    assert item.rank is not None
    return item.rank.amount


def _first_odd(row: Sequence[Decimal]) -> int | None:
    """Return the first place that breaks the row's rise or, where it ends lower, its fall."""
    sign = 1 if row[0] <= row[-1] else -1
    return next(
        (at for at, (one, other) in enumerate(pairwise(row), 1) if sign * other < sign * one), None
    )
