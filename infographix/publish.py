"""An infographic's facts → the words that go with its picture: a description in Vietnamese.

Made from the spec, never from pixels, so that it holds every fact, also those that a short format
left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.format import Use
from infographix.pages import Turn


def alt_text(
    spec: Infographic, left_out: Sequence[BaseBlock] = (), use: Use = "infographic"
) -> str:
    """Return the content in reading order; blocks that the picture leaves out are named as such.

    Of a badge only its name is told, of a cover what says whose and what it is.
    """
    if use != "infographic":
        badge = f"Biểu trưng: {spec.publisher or spec.title}"
        told = (badge,) if use == "badge" else (spec.kicker, spec.title, spec.publisher)
        return " ".join(_sentence(text) for text in told if text)
    sentences = [spec.kicker, spec.title, spec.subtitle]
    gone = {id(block) for block in left_out}  # equal blocks are told apart
    sentences += [_block(block) for block in spec.blocks if id(block) not in gone]
    if left_out:
        sentences.append("Nội dung không thể hiện trên ảnh này:")
        sentences += [_block(block) for block in left_out]
    return _told([*sentences, *_closing(spec)])


def page_text(spec: Infographic, turn: Turn) -> str:
    """Return the content of one page of a series, which of how many it is said first."""
    sentences = [f"Trang {turn.label}"]
    if turn.number == 1:
        sentences += [text for text in (spec.kicker, spec.title, spec.subtitle) if text]
    else:
        sentences.append(spec.title)
    sentences += map(_block, turn.blocks)
    return _told([*sentences, *(_closing(spec) if turn.number == turn.total else ())])


def _closing(spec: Infographic) -> Iterator[str | None]:
    """Yield where the facts come from and what the reader is asked to do."""
    if spec.as_of is not None:
        yield f"Số liệu: {spec.as_of.phrase}"
    if spec.source:
        yield f"Nguồn: {spec.source}"
    if spec.publisher:
        yield f"Đơn vị phát hành: {spec.publisher}"
    yield spec.cta
    if spec.qr is not None:
        yield f"{spec.qr.label or 'Mã QR dẫn tới'}: {spec.qr.url}"


def _told(sentences: Iterable[str | None]) -> str:
    return " ".join(_sentence(text) for text in sentences if text)


def _sentence(text: str) -> str:
    folded = " ".join(text.split())
    closed = folded[-1] in ".!?:…/" or folded.rpartition(" ")[2].startswith("https://")
    return f"{folded[0].upper()}{folded[1:]}{'' if closed else '.'}"


def _block(block: BaseBlock) -> str:
    words = block.reading()
    note = f" ({block.note})" if block.note else ""
    return f"{block.title}{note}: {words}" if block.title else f"{words}{note}"
