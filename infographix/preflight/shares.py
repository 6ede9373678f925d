"""Percentages and totals → findings: a share lies within its range, and parts add up.

What is rounded one by one need not add up to the last digit: each part may be half a last digit
off, so that the tolerance grows with the number of parts and shrinks with their decimals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from infographix.facts.model import Infographic
from infographix.facts.rounding import adds_up, rounding
from infographix.finding import Finding
from infographix.preflight.written import NUMERIC, Figure, figures, of_kind
from infographix.vietnamese.numbers import format_number

if TYPE_CHECKING:
    from infographix.facts.kinds.figures import Figures
    from infographix.facts.kinds.parts import Parts
    from infographix.facts.kinds.table import Table

HUNDRED = Decimal(100)

_MAY_EXCEED = (
    r"(?i)tăng|giảm|so với|gấp|vượt|kế hoạch|dự toán|chỉ tiêu|tốc độ|bình quân|lạm phát|chênh"
    r"|hoàn thành|đạt mức|lợi nhuận|lãi|biến động|bằng"
)
"""Words by which a percentage says that it may be under 0 or over 100: growth, or of a plan."""
_TOTAL = r"(?i)(?:tổng(?: (?:số|cộng|kinh phí|vốn))?|cộng|toàn (?:tỉnh|thành phố))\W*"
_NO_SUM = r"(?i)tỷ lệ|tỉ lệ|bình quân|trung bình|hạng|điểm|chỉ số|mức|năm|%"
"""Columns whose total row is no sum."""


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield percentages outside 0–100 that do not say why, and totals that do not add up."""
    for figure in figures(spec):
        if _is_odd_percent(figure, spec.title):
            details: dict[str, object] = {"found": figure.text, "label": figure.label}
            yield Finding("percent-range", figure.field, details)
    for path, block in of_kind(spec, "parts"):
        yield from _rounded_parts(block, path)
    for path, block in of_kind(spec, "table"):
        yield from _totals(block, path)
    for path, block in of_kind(spec, "figures"):
        yield from _shares(block, path)


def _is_odd_percent(figure: Figure, title: str) -> bool:
    if figure.unit != "%" or 0 <= figure.value.amount <= HUNDRED:
        return False
    words = (figure.label, figure.block.title, figure.block.note, title, figure.value.qualifier)
    return figure.role not in ("actual", "target") and not any(
        re.search(_MAY_EXCEED, text or "") for text in words
    )


def _rounded_parts(block: Parts, path: str) -> Iterator[Finding]:
    """Parts that do not add up at all are refused as facts; within rounding, it should be said."""
    total = sum((item.value.amount for item in block.items), Decimal(0))
    if any("%" in (item.unit, item.value.unit) for item in block.items) and total != HUNDRED:
        yield Finding("shares-rounded", f"{path}.items", {"found": f"{format_number(total)}%"})


def _shares(block: Figures, path: str) -> Iterator[Finding]:
    """Figures in percent under a heading that calls them shares of a whole."""
    named = re.search(r"cơ cấu|tỷ trọng các|phân bổ", block.title or "", re.IGNORECASE)
    values = [item.value for item in block.items]
    percent = all("%" in (item.unit, item.value.unit) for item in block.items)
    if named and percent and len(values) > 1 and not any(value.qualifier for value in values):
        yield from _sum([value.amount for value in values], HUNDRED, f"{path}.items", "%")


def _totals(block: Table, path: str) -> Iterator[Finding]:
    """Compare the last row, where it is a total, with the sum of those above."""
    *rows, last = block.rows
    if len(rows) < 2 or not re.fullmatch(_TOTAL, last[0]):
        return
    for place, column in enumerate(block.columns):
        cells = [_amount(row[place]) for row in rows]
        total = _amount(last[place])
        known = [cell for cell in cells if cell is not None]
        if place == 0 or total is None or len(known) != len(cells):
            continue
        percent = "%" in (column.unit, *(cell[-1:] for cell in last[place : place + 1]))
        if percent and total != HUNDRED:
            continue
        if not percent and re.search(_NO_SUM, f"{column.title} {column.unit or ''}"):
            continue
        field = f"{path}.rows[{len(rows)}][{place}]"
        yield from _sum(known, total, field, "%" if percent else "")


def _amount(cell: str) -> Decimal | None:
    text = cell.strip().removesuffix("%").strip().replace("−", "-")
    if not re.fullmatch(NUMERIC, text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))


def _sum(parts: Sequence[Decimal], total: Decimal, field: str, unit: str) -> Iterator[Finding]:
    own = rounding([total]) if total != HUNDRED else Decimal(0)
    if not adds_up(parts, total, rounding(parts) + own):
        found = sum(parts, Decimal(0))
        details: dict[str, object] = {
            "sum": format_number(found) + unit,
            "total": format_number(total) + unit,
        }
        yield Finding("shares-sum", field, details)
