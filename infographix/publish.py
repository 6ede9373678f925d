"""An infographic's facts → the words that go with its picture: a description in Vietnamese.

Made from the spec, never from pixels, so that it holds every fact, also those that a short format
left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.format import Use


def alt_text(
    spec: Infographic, left_out: Sequence[BaseBlock] = (), use: Use = "infographic"
) -> str:
    """Return the content in reading order; blocks that the picture leaves out are named as such.

    Of a badge only its name is told, of a cover what says whose and what it is.
    """
    if use != "infographic":
        name = spec.publisher or spec.title
        told = (f"Biểu trưng: {name}",) if use == "badge" else (spec.kicker, spec.title, spec.publisher)
        return " ".join(_sentence(text) for text in told if text)
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
    words = block.reading()
    note = f" ({block.note})" if block.note else ""
    return f"{block.title}{note}: {words}" if block.title else f"{words}{note}"
