"""A renderer's name → a painter that loads here, and why those before it did not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, get_args

from msgspec import Struct

from infographix.errors import Problem, RenderError, nearest
from infographix.frame import Frame
from infographix.render.cairo import CairoPainter
from infographix.render.pixels import Pixels
from infographix.render.resvg import ResvgPainter
from infographix.render.skia import SkiaPainter

Renderer = Literal["auto", "skia", "resvg", "cairo"]


class Painter(Protocol):
    """Draws frames. The painters agree within a tolerance that the tests state."""

    @property
    def name(self) -> str: ...

    def paint(self, frame: Frame) -> Pixels: ...


class Choice(Struct, frozen=True):
    """The painter taken; `skipped` says of each that would have come first why it does not load."""

    painter: Painter
    skipped: tuple[Problem, ...] = ()


_PAINTERS: dict[str, Callable[[], Painter]] = {
    "skia": SkiaPainter,
    "resvg": ResvgPainter,
    "cairo": CairoPainter,
}


def choose(renderer: str = "auto") -> Choice:
    """Return the named painter, or with `auto` the first that loads: skia, resvg, cairo.

    Raises RenderError where the name is unknown, the painter does not load, or none does.
    """
    if renderer != "auto":
        return Choice(_named(renderer)())
    skipped: list[Problem] = []
    for make in _PAINTERS.values():
        try:
            return Choice(make(), tuple(skipped))
        except RenderError as error:
            skipped += error.problems
    raise RenderError(skipped)


def _named(renderer: str) -> Callable[[], Painter]:
    try:
        return _PAINTERS[renderer]
    except KeyError:
        allowed = get_args(Renderer)
        raise RenderError(
            Problem(
                "no such renderer",
                found=repr(renderer),
                allowed=", ".join(allowed),
                hint=nearest(renderer, allowed),
            )
        ) from None
