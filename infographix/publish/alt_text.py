"""An infographic's facts → the description that is read aloud in place of its picture.

Made from the spec, never from pixels, so that it holds every fact, also those that a short format
left out. Signs are words (`≥ 80%` is `ít nhất 80%`), as screen readers pass over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.format import Use
from infographix.pages import Turn
from infographix.vietnamese.aloud import opened, spoken

LEFT_OUT = "Nội dung không thể hiện trên ảnh này:"


def alt_text(
    spec: Infographic, left_out: Sequence[BaseBlock] = (), use: Use = "infographic"
) -> str:
    """Return the content in reading order; blocks that the picture leaves out are named as such.

    Of a badge only its name is told, of a cover what says whose and what it is.
    """
    if use != "infographic":
        badge = f"Biểu trưng: {spec.publisher or spec.title}"
        told = (badge,) if use == "badge" else (spec.kicker, spec.title, spec.publisher)
        return _told(told)
    return " ".join(paragraphs(spec, left_out))


def paragraphs(spec: Infographic, left_out: Sequence[BaseBlock] = ()) -> list[str]:
    """Return the same, a paragraph for the head, for each block, and for where it comes from."""
    gone = {id(block) for block in left_out}  # equal blocks are told apart
    parts = [_told(_opening(spec))]
    parts += [_told((_block(block),)) for block in spec.blocks if id(block) not in gone]
    if left_out:
        parts.append(LEFT_OUT)
        parts += [_told((_block(block),)) for block in left_out]
    return list(filter(None, [*parts, _told(_closing(spec))]))


def page_text(spec: Infographic, turn: Turn) -> str:
    """Return the content of one page of a series, which of how many it is said first."""
    sentences = [f"Trang {turn.number} trên {turn.total}"]
    sentences += [*_opening(spec)] if turn.number == 1 else [spec.title]
    sentences += map(_block, turn.blocks)
    return _told([*sentences, *(_closing(spec) if turn.number == turn.total else ())])


def _opening(spec: Infographic) -> Iterator[str]:
    """Yield what stands above the blocks."""
    if spec.series is not None:
        number = spec.series.number or ""
        issue = f", {'kỳ ' if number.isdigit() else ''}{number}" if number else ""
        yield f"Chuyên mục {spec.series.name}{issue}"
    yield from filter(None, (spec.kicker, spec.title, spec.subtitle))


def _closing(spec: Infographic) -> Iterator[str]:
    """Yield where the facts come from and what the reader is asked to do."""
    if spec.as_of is not None:
        yield f"Số liệu: {spec.as_of.phrase}"
    if spec.source:
        yield f"Nguồn: {spec.source}"
    if spec.publisher:
        yield f"Đơn vị phát hành: {spec.publisher}"
    if spec.cta:
        yield spec.cta
    if spec.qr is not None:
        yield f"{spec.qr.label or 'Mã QR dẫn tới'}: {spec.qr.url}"


def _told(sentences: Iterable[str | None]) -> str:
    return " ".join(_sentence(spoken(text)) for text in sentences if text)


def _sentence(text: str) -> str:
    folded = " ".join(text.split())
    closed = folded[-1] in ".!?:…/" or folded.rpartition(" ")[2].startswith("https://")
    return f"{opened(folded)}{'' if closed else '.'}"


def _block(block: BaseBlock) -> str:
    """Return title, note and words; what has colons of its own begins a sentence."""
    words = block.reading()
    note = f" ({block.note})" if block.note else ""
    if not block.title:
        return f"{words}{note}"
    head = f"{block.title}{note}"
    if ":" not in words:
        return f"{head}: {words}"
    return f"{head}{'' if head[-1] in '.!?:…' else '.'} {opened(words)}"
