"""The table of filters for layouts: `{{ item.value | compact(decimals=1) }}`.

All are plain functions; `markup.template` registers them. A text is read as in Vietnamese, so
`183.000` is a number of thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from infographix.vietnamese import forms
from infographix.vietnamese.dates import restyled
from infographix.vietnamese.sorting import slug, sort_key


def sort_vi(items: Iterable[Any], field: str = "") -> list[Any]:
    """Return texts, or things by a text that they have, in Vietnamese order; None comes first."""
    named = [(item if not field else vars(item)[field], item) for item in items]
    return [item for text, item in sorted(named, key=lambda pair: sort_key(pair[0] or ""))]


FILTERS: dict[str, Callable[..., Any]] = {
    "number": forms.number,
    "compact": forms.compact,
    "percent": forms.percent,
    "signed": forms.signed,
    "interval": forms.interval,
    "date": restyled,
    "time": restyled,
    "slug": slug,
    "upper_vi": forms.upper_vi,
    "sort_vi": sort_vi,
}
