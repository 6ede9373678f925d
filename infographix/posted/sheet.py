"""A picture and its copies on a network → one PNG that shows them side by side.

From the left: the picture as it is made, what people see once it is posted, and on the right how
wide that is on a phone, with the text that lost the most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from infographix import libraries
from infographix.boxes.arrange import line_runs
from infographix.color import Color
from infographix.frame import Frame, Group, Image, Item, Path
from infographix.geometry import Rect, rectangle
from infographix.posted.copies import PHONE, Posted, PostedCopy, TextLoss
from infographix.render.encode import to_png
from infographix.render.painter import Painter
from infographix.text.fontbook import FontBook
from infographix.text.paragraph import Paragraph, Span, TextStyle
from infographix.text.shape import Shaper
from infographix.vietnamese.numbers import format_number
from infographix.vietnamese.phrases import Phrases

MARGIN, GAP, STEP = 40, 40, 16
"""Px around the sheet, between its columns, and between what stands in a column."""
NARROWEST = 480
"""Px that a column has at least, so that what is written above it can be read."""
ZOOM = 2
"""How much larger the text that lost the most is shown."""
HEAD, BODY = 28, 21
"""Px of the sheet's own text."""
LONGEST = 60
"""Characters of a text that are told."""

_GROUND, _INK, _SOFT = Color(0xEC, 0xEC, 0xF0), Color(0x1F, 0x1B, 0x2E), Color(0x55, 0x50, 0x66)
_EDGE = Color(0xC4, 0xC2, 0xCE)
_FAMILY = "Be Vietnam Pro"


def sheet(original: Any, kind: str, size: int, posted: Posted, painter: Painter) -> bytes:
    """Return the PNG. `original` is a PIL image; `kind` and `size` tell of its file."""
    seen, name = posted.shown, posted.network.title
    whole = seen.image.resize(original.size, libraries.pillow().Resampling.BICUBIC)
    made = f"{_px(original)}, {kind.upper()}, {_kb(size)}"
    first = _Column("Ảnh gốc", (made,), (original,))
    then = _Column(f"Sau khi đăng lên {name} (giả định)", tuple(_of_copy(seen)), (whole,))
    return to_png(
        painter.paint(_Sheet().frame((first, then, _on_a_phone(original, whole, posted))))
    )


class _Column:
    """A heading, lines of text and pictures, one below the other."""

    def __init__(self, head: str, lines: Sequence[str], images: Sequence[Any]) -> None:
        self.head, self.lines, self.images = head, lines, images
        self.width = max(NARROWEST, *(image.width for image in images))


class _Sheet:
    def __init__(self) -> None:
        self.book = FontBook.load()
        self.shaper, self.phrases = Shaper(self.book), Phrases()

    def frame(self, columns: Sequence[_Column]) -> Frame:
        heads = [self._written(column) for column in columns]
        top = MARGIN + max(height for _, height in heads) + STEP
        items: list[Item] = []
        x, bottom = MARGIN, 0
        for column, (written, _) in zip(columns, heads, strict=True):
            items += (Group(written, transform=(1.0, 0.0, 0.0, 1.0, float(x), float(MARGIN))),)
            y = top
            for image in column.images:
                items += _framed(image, x, y)
                y += image.height + STEP
            x, bottom = x + column.width + GAP, max(bottom, y - STEP)
        return Frame(x - GAP + MARGIN, bottom + MARGIN, _GROUND, tuple(items), "So sánh")

    def _written(self, column: _Column) -> tuple[tuple[Item, ...], int]:
        """Return what stands above a column, and how tall it is."""
        items: list[Item] = []
        y = 0.0
        texts = [
            (column.head, HEAD, 700, _INK),
            *((line, BODY, 500, _SOFT) for line in column.lines),
        ]
        for text, size, weight, color in texts:
            span = Span(text, self.book.face(_FAMILY, weight))
            setting = Paragraph([span], TextStyle(), self.shaper, self.phrases).set(
                column.width, size, None
            )
            for line, baseline in zip(setting.lines, setting.baselines, strict=True):
                runs = line_runs(line, 0.0, float(round(y + baseline)), size, [color])
                items.append(Group(runs, label=line.text))
            y += setting.height
        return tuple(items), round(y)


def _of_copy(copy: PostedCopy) -> Iterator[str]:
    size = f"{copy.width}×{copy.height} px"
    yield f"{size}, JPEG chất lượng {copy.quality}, {_kb(len(copy.data))}"
    if copy.texts:
        yield f"Chữ còn giống bản gốc (SSIM): trung bình {_ratio(copy.ssim)}"


def _on_a_phone(original: Any, whole: Any, posted: Posted) -> _Column:
    lines = []
    images = [posted.phone]
    codes = [code for copy in posted.copies for code in copy.codes]
    if codes:
        read = sum(code.survives for code in codes)
        what = "đọc được" if read == len(codes) else f"chỉ đọc được {read}/{len(codes)} lần"
        lines.append(f"Mã QR: {what} ở {len(posted.copies)} bản mà {posted.network.title} lưu")
    worst = posted.shown.worst
    if worst is not None:
        words = worst.text if len(worst.text) <= LONGEST else f"{worst.text[:LONGEST]}…"
        lines.append(f"Chữ kém nhất (SSIM {_ratio(worst.ssim)}): “{words}”")
        lines.append(f"Phóng {ZOOM} lần ở dưới: ảnh gốc, rồi ảnh sau khi đăng")
        images += [_zoomed(image, worst) for image in (original, whole)]
    return _Column(f"Trên điện thoại, rộng {PHONE} px", lines, images)


def _zoomed(image: Any, worst: TextLoss) -> Any:
    """Return the beginning of a text, `ZOOM` times as large."""
    box = worst.box.grown(6).snapped()
    width = min(int(box.width), NARROWEST // ZOOM)
    left, top = max(0, int(box.x)), max(0, int(box.y))
    cut = image.crop(
        (left, top, min(image.width, left + width), min(image.height, int(box.bottom)))
    )
    return cut.resize((cut.width * ZOOM, cut.height * ZOOM), libraries.pillow().Resampling.NEAREST)


def _framed(image: Any, x: int, y: int) -> tuple[Item, Item]:
    rect = Rect(x, y, image.width, image.height)
    data = image.convert("RGBA").tobytes()
    return Path(rectangle(rect.grown(1)), fill=_EDGE), Image(rect, image.width, image.height, data)


def _px(image: Any) -> str:
    return f"{image.width}×{image.height} px"


def _kb(size: int) -> str:
    return f"{format_number(Decimal(size) / 1000, 0)} kB"


def _ratio(value: float) -> str:
    return format_number(Decimal(value), 3)
