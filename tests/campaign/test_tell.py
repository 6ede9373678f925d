"""Problems of rows are told in Vietnamese: each message that a row can meet is listed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from infographix.campaign import tell
from infographix.campaign.tell import in_vietnamese

ROOT = Path(tell.__file__).parents[1]
MET = (
    *(ROOT / "facts" / "kinds").glob("*.py"),
    *(
        ROOT / f"{name}.py"
        for name in (
            *("facts/texts", "facts/values", "facts/links", "facts/codes", "facts/look"),
            *("facts/gate", "facts/model", "facts/problems", "vietnamese/numbers"),
            *("vietnamese/dates", "shortage", "qr", "picture", "render/encode", "icons"),
            *("campaign/rows", "campaign/filling", "campaign/tables/cells"),
            *("campaign/tables/notation", "campaign/tables/separated", "campaign/drawing"),
        )
    ),
)
"""Modules whose problems a row can meet."""
NOT_MET = {
    "a field's name is text",
    "search words name a list of icons",
    "the icons are missing",
    "this is no table",
    "a table from Python is a list of dicts",
    "the table cannot be read: x",
    "there is no such notation",
    "there is no such placement of tones",
}
"""What is wrong in a template or an installation, whatever the row."""


def messages(path: Path) -> list[str]:
    """Return the first words of the problems that a module makes; `{…}` stands as `x`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        first = node.args[0]
        if name not in ("Problem", "RefusalError", "_refuse"):
            continue
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            found.append(first.value)
        elif isinstance(first, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "x" for v in first.values)
            found.append("".join(map(str, parts)))
    return found


def test_every_message_that_a_row_can_meet_is_told_in_vietnamese() -> None:
    found = {text for path in MET for text in messages(path) if len(text) > 1}
    assert len(found) > 60
    assert sorted(text for text in found - NOT_MET if in_vietnamese(text) == text) == []


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("this is empty", "mục này trống"),
        ("1037 or 1,037", "1037 hoặc 1,037"),
        ("about 40 characters", "khoảng 40 ký tự"),
        ("did you mean 'a' or 'b'?", "có phải ý là 'a' or 'b'?"),
        ("words that nobody listed", "words that nobody listed"),
        ("there is no such column", "bảng không có cột này"),
    ],
)
def test_words_that_differ_keep_their_place(english: str, vietnamese: str) -> None:
    assert in_vietnamese(english) == vietnamese
