"""Descriptions and captions → the two text files of a kit, for people who copy from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infographix.facts.model import Infographic
from infographix.publish.alt_text import paragraphs
from infographix.publish.caption import Caption
from infographix.publish.entries import Entry

_RULE = "—" * 24


def alt_text_file(spec: Infographic, entries: Sequence[Entry]) -> str:
    """Return the whole content, a paragraph for each block; then that of each page of a series."""
    parts = ["\n".join(paragraphs(spec))]
    for one in entries:
        if one.picture.drawn.turn is not None:
            parts.append(f"{_RULE}\n{one.files[0].name}\n\n{one.picture.alt_text}")
    return "\n\n".join(parts) + "\n"


def caption_file(captions: Sequence[Caption]) -> str:
    """Return the texts, each below what it is for and how long it may be."""
    return "\n\n".join(_section(one) for one in captions) + "\n"


def _section(one: Caption) -> str:
    return "\n".join((_RULE, *_head(one), _RULE, one.text))


def _head(one: Caption) -> Iterator[str]:
    yield one.field.title.upper()
    yield f"{grouped(one.length)} ký tự, tối đa {grouped(one.field.most)}"
    if one.cut:
        yield "Đã cắt bớt cho vừa giới hạn: cần đọc lại trước khi đăng"
    elif one.left_out:
        yield "Đã lược bớt ý phụ cho vừa giới hạn"


def grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")
