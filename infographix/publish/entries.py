"""A picture → its files with what they say of themselves written in, within the byte limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from msgspec import Struct

from infographix.errors import SpecError
from infographix.facts.model import Infographic
from infographix.frame import GlyphRun, walk
from infographix.publish import posts
from infographix.render import cairo, encode
from infographix.render.metadata import Properties, overhead, stamped
from infographix.result import Picture, Report
from infographix.text.fontbook import Face

PREVIEW = "preview"
"""The folder, in a kit's, of pictures that are to be looked at, not posted."""
LONGEST_DESCRIPTION = 4_000
"""Characters of the alternative text that stand inside a file; the kit's text file holds all."""


class File(Struct, frozen=True):
    """A file of a kit; `steps` are the rungs of the encoder's ladder for a picture."""

    name: str
    data: bytes
    kind: str = ""
    steps: tuple[str, ...] = ()


class View(Struct, frozen=True):
    """Another look at a picture: a file of the kit, its size in px, what there is to say of it."""

    title: str
    file: File
    width: int
    height: int
    notes: str = ""


class Entry(Struct, frozen=True):
    """A picture with its files; the first is the one to post."""

    picture: Picture
    report: Report
    properties: Properties
    files: tuple[File, ...]
    views: tuple[View, ...] = ()
    """How it looks after the network has compressed it again, for the proof page."""

    @property
    def frame(self) -> str:
        return posts.frame(self.picture.format)

    @property
    def codes(self) -> list[dict[str, Any]]:
        """The address of each code, and its box, quiet zone included, in px."""
        return [
            {"value": slot.value, "box": [int(slot.box.x), int(slot.box.y),
                                          int(slot.box.width), int(slot.box.height)]}
            for slot in self.picture.drawn.arrangement.codes
        ]  # fmt: skip

    @property
    def faces(self) -> set[Face]:
        """The fonts that its words are set in."""
        items = walk(self.picture.frame.items)
        return {item.face for item, _ in items if isinstance(item, GlyphRun)}


def entry(picture: Picture, stem: str, kinds: Sequence[str], own: Properties) -> Entry:
    """Make the files of a picture: `<stem>.<format>[.01].<kind>`.

    `jpg` takes the place of `png` where only that meets the limit, metadata included; LimitError
    where nothing does.
    """
    turn = picture.drawn.turn
    base = f"{stem}.{picture.format.name}{f'.{turn.number:02d}' if turn else ''}"
    files = tuple(_file(picture, base, kind, own) for kind in kinds)
    unique = {file.name: file for file in files}
    return Entry(picture, picture.report, own, tuple(unique.values()), _views(picture, base))


def _views(picture: Picture, base: str) -> tuple[View, ...]:
    """Return how the picture looks on its network, where that is known."""
    try:
        posted = picture.as_posted()
    except SpecError:  # nothing is known of how this network re-encodes pictures
        return ()
    copy = posted.shown
    read = all(code.survives for code in copy.codes)
    codes = f"; mã QR {'vẫn đọc được' if read else 'KHÔNG đọc được'}" if copy.codes else ""
    ssim = f"{copy.ssim:.2f}".replace(".", ",")
    notes = f"JPEG chất lượng {copy.quality}, độ giống của chữ (SSIM) {ssim}{codes}"
    title = f"{posted.network.title}, {copy.width}×{copy.height} px (giả định)"
    file = File(f"{PREVIEW}/{base}.jpg", copy.data, "jpeg")
    return (View(title, file, copy.width, copy.height, notes),)


def properties(picture: Picture, created: date | None, licence: str, software: str) -> Properties:
    """Return what a picture's file says of itself."""
    spec = picture.drawn.infographic
    turn = picture.drawn.turn
    return Properties(
        title=f"{spec.title} ({turn.label})" if turn else spec.title,
        description=shortened(picture.alt_text),
        author=spec.publisher or "",
        source=spec.source or "",
        licence=licence,
        keywords=tuple(tag.removeprefix("#") for tag in spec.hashtags),
        software=software,
        created=created,
    )


def shortened(text: str) -> str:
    """Return whole sentences of a text, at most `LONGEST_DESCRIPTION` characters."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    head = text[: LONGEST_DESCRIPTION - 2]
    end = max(head.rfind(mark) for mark in (". ", "? ", "! ", "; "))
    return f"{head[: end + 1] if end > 0 else head} …"


def _file(picture: Picture, base: str, kind: str, own: Properties) -> File:
    if kind == "svg":
        return File(f"{base}.svg", picture.file("svg"), "svg")
    if kind == "pdf":
        return File(f"{base}.pdf", _pdf(picture, own), "pdf")
    made = _encoded(picture, kind, own)
    ending = {"png": "png", "jpeg": "jpg"}[made.kind]
    return File(f"{base}.{ending}", stamped(made.data, made.kind, own), made.kind, made.steps)


def _encoded(picture: Picture, kind: str, own: Properties) -> encode.Encoded:
    """Return a PNG or JPEG that meets the format's limit with its properties written in.

    The file that a picture has anyway is taken where there is room left in it.
    """
    form = picture.format
    if kind == "png" and picture.encoded.kind == "png":
        found = picture.encoded
        if len(found.data) + overhead("png", own) <= form.limit:
            return found
    spare = max(overhead(one, own) for one in ("png", "jpeg"))
    allowed = [one for one in ("png", "jpeg") if one in form.kinds]
    kinds: Any = ["jpeg"] if kind == "jpg" else allowed
    return encode.encode(picture.pixels, kinds, form.limit - spare, picture.effort)


def _pdf(picture: Picture, own: Properties) -> bytes:
    """Return a PDF whose date is the kit's, at midnight UTC."""
    day = own.created
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else cairo.EPOCH
    words = own.keywords if not own.licence else (*own.keywords, own.licence)
    return cairo.to_pdf(
        picture.svg, own.title, own.author, moment, own.description, ", ".join(words)
    )


def stem_of(spec: Infographic, name: str | None) -> str:
    """Return the name that a kit's folder and files begin with, safe as a file's name."""
    text = name if name is not None else spec.stem
    return re.sub(r"[^\w.-]+", "-", text).strip("-.") or "infographic"
