"""A drawn frame → `Picture`: pixels, files and report, each made when asked for."""

from __future__ import annotations

import importlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from infographix.boxes.arrange import Arrangement, TextSlot
from infographix.cache import CacheState
from infographix.errors import LimitError, RenderError, unknown
from infographix.facts.kinds import BaseBlock
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.format import Format
from infographix.frame import Frame
from infographix.pages import Turn
from infographix.preflight.waivers import Waived, divided
from infographix.publish.alt_text import alt_text, page_text
from infographix.render import cairo, encode, svg
from infographix.render.painter import Choice
from infographix.render.pixels import Pixels
from infographix.theme import Theme

if TYPE_CHECKING:
    from infographix.posted.copies import Posted

KINDS = ("png", "jpg", "svg", "pdf")
"""Types of file that a picture can be saved as, by their endings."""


class Report(Struct, frozen=True):
    """What there is to know of a picture before it is posted.

    `scale` is the type scale, −1 smallest … 1 largest; `left_out` holds the field paths of the
    blocks that a short format had no room for; `steps` are the rungs of the encoder's ladder.
    `bytes` is 0 where no file meets the format's limit.
    """

    format: str
    layout: str
    reason: str
    theme: str
    renderer: str
    scale: float
    fit: tuple[TextSlot, ...]
    left_out: tuple[str, ...]
    findings: tuple[Finding, ...]
    bytes: int
    steps: tuple[str, ...]
    page: str = ""
    """Which page of a series it is, such as 2/5."""
    waived: tuple[Waived, ...] = ()
    """Findings that the spec accepts, with its reasons."""
    text_share: float = 0.0
    """How much of the picture's area its lines of text take, 0–1."""
    caches: tuple[CacheState, ...] = ()
    """What the engine had kept, and how often that had helped, once this picture was drawn."""

    @property
    def smallest(self) -> float:
        """The smallest text on the picture, px."""
        return min((slot.size for slot in self.fit), default=0.0)


class Drawn(Struct, frozen=True):
    """What the stages found on the way to a frame."""

    infographic: Infographic
    format: Format
    layout: str
    reason: str
    arrangement: Arrangement
    scale: float
    left_out: tuple[BaseBlock, ...]
    left_out_fields: tuple[str, ...]
    findings: tuple[Finding, ...]
    look: Theme
    turn: Turn | None = None
    """Which page of a series it is; None for a picture that stands alone."""
    folders: tuple[Path, ...] = ()
    """A user's folders of layouts that were searched."""
    caches: tuple[CacheState, ...] = ()

    @property
    def theme(self) -> str:
        """The theme's name, with the colours that the spec replaced."""
        return self.look.name


class Picture(Struct, eq=False, dict=True):
    """One infographic in one format."""

    drawn: Drawn
    choice: Choice
    effort: encode.Effort = "fast"
    twin: Picture | None = None
    """The picture of a format that is alike, whose pixels this one shares."""

    @property
    def format(self) -> Format:
        return self.drawn.format

    @property
    def frame(self) -> Frame:
        return self.drawn.arrangement.frame

    @property
    def width(self) -> int:
        return self.frame.width

    @property
    def height(self) -> int:
        return self.frame.height

    @cached_property
    def pixels(self) -> Pixels:
        return self.twin.pixels if self.twin else self.choice.painter.paint(self.frame)

    @cached_property
    def image(self) -> Any:
        """A PIL image, mode RGB."""
        return encode.to_image(self.pixels)

    @cached_property
    def encoded(self) -> encode.Encoded:
        """The file to post: PNG, or JPEG where only that meets the limit; or LimitError."""
        kinds = [kind for kind in ("png", "jpeg") if kind in self.format.kinds]
        if self.twin and self.twin.suits(kinds, self.format.limit):
            return self.twin.encoded
        return encode.encode(self.pixels, kinds, self.format.limit, self.effort)

    def suits(self, kinds: Sequence[str], limit: int) -> bool:
        """Whether its file is what a format of these kinds and this limit would get."""
        mine = self.encoded
        return not mine.pressed and mine.kind == kinds[0] and len(mine.data) <= limit

    @cached_property
    def png(self) -> bytes:
        """A PNG within the format's byte limit; LimitError where there is none."""
        found = self.encoded
        if found.kind == "png":
            return found.data
        return encode.encode(self.pixels, ("png",), self.format.limit, self.effort).data

    @cached_property
    def jpeg(self) -> bytes:
        """A JPEG within the format's byte limit; LimitError where there is none."""
        found = self.encoded
        if found.kind == "jpeg":
            return found.data
        return encode.encode(self.pixels, ("jpeg",), self.format.limit).data

    @cached_property
    def svg(self) -> str:
        """Plain SVG: text as outlines, each line labelled with its words."""
        return svg.to_svg(self.frame)

    @cached_property
    def svg_live(self) -> str:
        """SVG with `<text>` and subset fonts, for designers."""
        return svg.to_svg(self.frame, text="live")

    @cached_property
    def pdf(self) -> bytes:
        """A page of PDF, 1 px = 0.75 pt."""
        spec = self.drawn.infographic
        return cairo.to_pdf(self.svg, title=str(spec.title), author=str(spec.publisher or ""))

    @cached_property
    def alt_text(self) -> str:
        """A Vietnamese description for the network's field for alternative text."""
        drawn = self.drawn
        if drawn.turn is not None:
            return page_text(drawn.infographic, drawn.turn)
        return alt_text(drawn.infographic, drawn.left_out, drawn.format.use)

    def as_posted(self, network: str = "") -> Posted:
        """Return how the picture looks once it is posted; without a name, on its format's network.

        SpecError where there is no such network, or it is not known how it re-encodes pictures.
        """
        made: Posted = importlib.import_module("infographix.posted.picture").as_posted(
            self.encoded.data, self.drawn.arrangement, network or self.format.network, self.folders
        )
        return made

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of layouts that it was drawn with."""
        return self.drawn.folders

    @cached_property
    def report(self) -> Report:
        """Fit, what was left out, findings (all checks run now), bytes, renderer."""
        # Here, as a picture is often drawn without being reported on.
        from infographix.preflight import checks, content, size, space
        from infographix.preflight.subject import Subject

        drawn, arrangement = self.drawn, self.drawn.arrangement
        spec, form, choice = drawn.infographic, drawn.format, self.choice
        subject = Subject(spec, form, arrangement, drawn.look, choice, self.pixels)
        encoded = self._encoded_or_not()
        found = (
            *drawn.findings,
            *checks.findings(subject, drawn.turn),
            *content.skipped(choice.skipped),
            *size.of_file(encoded, form),
        )
        findings, waived = divided(found, spec)
        made = encoded if isinstance(encoded, encode.Encoded) else None
        return Report(
            format=form.name,
            layout=drawn.layout,
            reason=drawn.reason,
            theme=drawn.theme,
            renderer=choice.painter.name,
            scale=drawn.scale,
            fit=tuple(arrangement.texts),
            left_out=drawn.left_out_fields,
            findings=findings,
            bytes=len(made.data) if made else 0,
            steps=made.steps if made else (),
            page=drawn.turn.label if drawn.turn else "",
            waived=waived,
            text_share=space.text_share(subject),
            caches=drawn.caches,
        )

    def _encoded_or_not(self) -> encode.Encoded | LimitError:
        try:
            return self.encoded
        except LimitError as error:
            return error

    def save(self, path: str | Path) -> Path:
        """Write the file that the ending asks for (png, jpg, svg, pdf), whole or not at all.

        A folder that is not there is made. RenderError where the ending is another.
        """
        target = Path(path)
        ending = target.suffix.lower().lstrip(".")
        data = self.file("jpg" if ending == "jpeg" else ending)
        write(target, data)
        return target

    def file(self, kind: str) -> bytes:
        """Return the bytes of a file of a kind in `KINDS`."""
        make: Mapping[str, Any] = {
            "png": lambda: self.png,
            "jpg": lambda: self.jpeg,
            "svg": lambda: self.svg.encode("utf-8"),
            "pdf": lambda: self.pdf,
        }
        if kind not in make:
            raise RenderError(unknown("no such type of file", "", kind, KINDS))
        return bytes(make[kind]())

    def _repr_png_(self) -> bytes:
        return self.png

    def _repr_html_(self) -> str:
        """Show the picture, its alternative text and its findings in a notebook."""
        notebook, thumbs, findings = (
            importlib.import_module(f"infographix.{name}")
            for name in ("notebook", "thumbs", "publish.findings")
        )
        shown = thumbs.small(self.image, notebook.SIDE)
        width = min(self.width, round(notebook.SIDE / 2 * min(1, self.width / self.height)))
        told = [findings.told(found) for found in self.report.findings]
        made: str = notebook.picture(shown, width, self.alt_text, repr(self)[1:-1], told)
        return made

    def __repr__(self) -> str:
        turn = self.drawn.turn
        page = f" {turn.label}" if turn else ""
        return f"<Picture {self.format.name}{page} {self.width}×{self.height}>"


def write(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary = Path(name)
        temporary.chmod(0o644)
        temporary.replace(target)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename is None:  # a full disk names no file
            error.filename = str(target)
        Path(name).unlink(missing_ok=True)
        raise
