"""A small campaign: three rows, of which each test may spoil one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from infographix.campaign.events import Event

TEMPLATE: dict[str, Any] = {
    "title": "{{ row['Tên'] }} đạt {{ row['Điểm'] }} điểm",
    "source": "Số liệu minh hoạ",
    "blocks": [
        {
            "kind": "figures",
            "items": [
                {"value": "{{ row['Điểm'] }}", "label": "Điểm"},
                {"value": "{{ row['Hạng'] }}", "label": "Hạng"},
            ],
        }
    ],
}
ROWS = [
    {"Tên": "Huế", "Điểm": "48,05", "Hạng": "1/63"},
    {"Tên": "Đà Nẵng", "Điểm": "45,5", "Hạng": "5/63"},
    {"Tên": "Quảng Trị", "Điểm": "43,25", "Hạng": "19/63"},
]
SQUARE, LINK = "facebook-square", "facebook-link"


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    """Writes the rows, or those given, to `du-lieu.csv`."""

    def write(rows: list[dict[str, str]] | None = None, name: str = "du-lieu.csv") -> Path:
        found = ROWS if rows is None else rows
        lines = [";".join(found[0]), *(";".join(row.values()) for row in found)]
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """The template in a file."""
    path = tmp_path / "mau.json"
    path.write_text(json.dumps(TEMPLATE, ensure_ascii=False), encoding="utf-8")
    return path


def many(count: int) -> list[dict[str, str]]:
    """Return rows that differ in every text."""
    return [
        {"Tên": f"Xã số {at}", "Điểm": f"{at},5", "Hạng": f"{at}/{count}"}
        for at in range(1, count + 1)
    ]


def names(events: list[Event], kind: type[Event]) -> list[str]:
    """Return the pictures of the events of one kind."""
    return [event.picture for event in events if isinstance(event, kind)]  # type: ignore[attr-defined]


def pictures(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.png") if ".infographix" not in path.parts)
