"""A glyph of a font → its contours as an outline, in em, y downwards."""

from __future__ import annotations

import uharfbuzz as hb

from infographix.geometry import Outline


class _Path:
    """Collects what HarfBuzz draws, in font units, y upwards."""

    __slots__ = ("coords", "verbs")

    def __init__(self) -> None:
        self.verbs: list[str] = []
        self.coords: list[float] = []


def _move(x: float, y: float, path: _Path) -> None:
    path.verbs.append("M")
    path.coords += (x, y)


def _line(x: float, y: float, path: _Path) -> None:
    path.verbs.append("L")
    path.coords += (x, y)


def _quadratic(x1: float, y1: float, x: float, y: float, path: _Path) -> None:
    path.verbs.append("Q")
    path.coords += (x1, y1, x, y)


def _cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, path: _Path) -> None:
    path.verbs.append("C")
    path.coords += (x1, y1, x2, y2, x, y)


def _close(path: _Path) -> None:
    path.verbs.append("Z")


def _draw_funcs() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(_move)
    funcs.set_line_to_func(_line)
    funcs.set_quadratic_to_func(_quadratic)
    funcs.set_cubic_to_func(_cubic)
    funcs.set_close_path_func(_close)
    return funcs


class Pen:
    """Draws glyphs through HarfBuzz; one may draw any number of glyphs of any font."""

    __slots__ = ("_funcs",)

    def __init__(self) -> None:
        self._funcs = _draw_funcs()

    def outline(self, font: hb.Font, glyph: int, units_per_em: int) -> Outline:
        path = _Path()
        font.draw_glyph(glyph, self._funcs, path)
        unit = 1.0 / units_per_em
        coords = [value * unit for value in path.coords]
        coords[1::2] = [-y for y in coords[1::2]]
        return Outline("".join(path.verbs), tuple(coords))
