"""A picture or a campaign's outcome → the HTML that a notebook shows of it.

Texts are escaped, images stand inside. The page's own colours are kept, dark or light.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from infographix.finding import SEVERITIES

SIDE = 720
"""Px of the longer side of an image inside; it is shown at half of that."""
_CELL = "text-align:left;vertical-align:top;padding:2px 12px 2px 0"


def picture(
    webp: bytes, width: int, alt: str, name: str, findings: Sequence[Mapping[str, Any]]
) -> str:
    """Return a picture `width` px wide with its alternative text and, as a table, its findings.

    Findings are plain data with severity, message_vi and field.
    """
    image = _image(webp, width, alt)
    rows = [(SEVERITIES[one["severity"]], one["message_vi"], one["field"]) for one in findings]
    table = _table(("Nhận xét", "", "Trường"), rows)
    note = f"<summary>{escape(name)}: văn bản thay thế</summary><p>{escape(alt)}</p>"
    return f'<figure style="margin:0">{image}<details>{note}</details>{table}</figure>'


def campaign(
    folder: str,
    counts: Mapping[str, int],
    problems: Iterable[str],
    pictures: Iterable[tuple[bytes, str]],
    more: int,
) -> str:
    """Return what became of a campaign: counts, what is wrong in the table, some small pictures.

    `pictures` are WebP files with their alternative texts, `more` how many are not shown.
    """
    told = " · ".join(f"{number} {escape(word)}" for word, number in counts.items() if number)
    items = "".join(f"<li>{escape(text)}</li>" for text in problems)
    wrong = f"<ul>{items}</ul>" if items else ""
    shown = "".join(_image(data, 140, alt) for data, alt in pictures)
    rest = f"<p>… và {more} ảnh nữa.</p>" if more else ""
    hint = f"infographix review {folder}"
    return (
        f"<p><b>{told}</b> → <code>{escape(folder)}</code></p>"
        f"{wrong}"
        '<div style="display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start">'
        f"{shown}</div>{rest}<p>Duyệt ảnh: <code>{escape(hint)}</code></p>"
    )


def _image(webp: bytes, width: int, alt: str) -> str:
    source = f"data:image/webp;base64,{base64.b64encode(webp).decode()}"
    style = f"width:{width}px;max-width:100%;height:auto"
    return f'<img alt="{escape(alt)}" src="{source}" style="{style}">'


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; nothing without rows."""
    if not rows:
        return ""
    top = "".join(f'<th style="{_CELL}">{escape(text)}</th>' for text in head)
    lines = ("".join(f'<td style="{_CELL}">{escape(cell)}</td>' for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
