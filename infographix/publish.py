"""An infographic's facts → the words that go with its picture: a description in Vietnamese.

Made from the spec, never from pixels, so that it holds every fact, also those that a short format
left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from infographix.facts.blocks import BaseBlock, Counted
from infographix.facts.model import Infographic


def alt_text(spec: Infographic, left_out: Sequence[BaseBlock] = ()) -> str:
    """Return the content in reading order; blocks that the picture leaves out are named as such."""
    sentences = [spec.kicker, spec.title, spec.subtitle]
    gone = {id(block) for block in left_out}  # equal blocks are told apart
    sentences += [_block(block) for block in spec.blocks if id(block) not in gone]
    if left_out:
        sentences.append("Nội dung không thể hiện trên ảnh này:")
        sentences += [_block(block) for block in left_out]
    if spec.as_of is not None:
        sentences.append(f"Số liệu: {spec.as_of.phrase}")
    if spec.source:
        sentences.append(f"Nguồn: {spec.source}")
    if spec.publisher:
        sentences.append(f"Đơn vị phát hành: {spec.publisher}")
    sentences.append(spec.cta)
    if spec.qr is not None:
        label = spec.qr.label or "Mã QR dẫn tới"
        sentences.append(f"{label}: {spec.qr.url}")
    return " ".join(_sentence(text) for text in sentences if text)


def _sentence(text: str) -> str:
    folded = " ".join(text.split())
    closed = folded[-1] in ".!?:…/" or folded.rpartition(" ")[2].startswith("https://")
    return f"{folded[0].upper()}{folded[1:]}{'' if closed else '.'}"


def _block(block: BaseBlock) -> str:
    words = _WORDS[_kind(block)](block)
    note = f" ({block.note})" if block.note else ""
    return f"{block.title}{note}: {words}" if block.title else f"{words}{note}"


def _kind(block: BaseBlock) -> str:
    return str(getattr(block, "kind", ""))


def counted(item: Counted) -> str:
    """Return a value with its unit, as it is read: `hơn 1.234,5 tỷ đồng`, `15,3%`."""
    unit = item.unit or item.value.unit
    gap = "" if unit in ("", "%", "‰") else " "
    return f"{item.value.lead}{gap}{unit}"


def _pillars(block: Any) -> str:
    return "; ".join(
        _titled(item.title, ", ".join(filter(None, (item.text, *item.items))))
        for item in block.items
    )


def _figures(block: Any) -> str:
    parts = []
    for item in block.items:
        extra = [item.delta.text if item.delta else "", item.as_of.phrase if item.as_of else ""]
        notes = ", ".join(filter(None, extra))
        parts.append(f"{item.label}: {counted(item)}{f' ({notes})' if notes else ''}")
    return "; ".join(parts)


def _ranking(block: Any) -> str:
    return "; ".join(
        f"{f'hạng {item.rank.text}, ' if item.rank else ''}{item.label}: {counted(item)}"
        for item in block.items
    )


def _timeline(block: Any) -> str:
    return "; ".join(f"{item.when}: {_titled(item.title, item.text or '')}" for item in block.items)


def _steps(block: Any) -> str:
    return "; ".join(
        f"bước {number}, {_titled(item.title, item.text or '')}"
        for number, item in enumerate(block.items, start=1)
    )


def _titled(title: str, text: str) -> str:
    return f"{title} – {text}" if text else title


_WORDS: dict[str, Callable[[Any], str]] = {
    "pillars": _pillars,
    "figures": _figures,
    "ranking": _ranking,
    "timeline": _timeline,
    "steps": _steps,
}
