"""An outline with its paints, in the element's coordinates → shapes in those of the drawing."""

from __future__ import annotations

from infographix.art.drawing import ArtGroup, ArtItem, ArtPaint, ArtStroke, Cap, Join, Rule, Shape
from infographix.art.gradient import Ramp, flattened, in_own_space
from infographix.art.style import Style
from infographix.art.values import number, numbers
from infographix.geometry import (
    IDENTITY,
    Matrix,
    Outline,
    inverse,
    is_similarity,
    is_singular,
    mean_scale,
    multiply,
)

Found = ArtPaint | Ramp | None

_RULES: dict[str, Rule] = {"nonzero": "nonzero", "evenodd": "evenodd"}
_CAPS: dict[str, Cap] = {"butt": "butt", "round": "round", "square": "square"}
_JOINS: dict[str, Join] = {"miter": "miter", "round": "round", "bevel": "bevel"}


def placed(
    outline: Outline, fill: Found, line: Found, style: Style, width: float, matrix: Matrix
) -> list[ArtItem]:
    """Return the shapes that show the outline through `matrix`, mostly one.

    Two, or one in a group with a transform, where a circle of colours becomes an ellipse or the
    stroke is not equally wide all round. ValueError for a stroke that no painter draws.
    """
    if (fill is None and line is None) or is_singular(matrix):
        return []
    rule = _rule(style)
    flat_fill, flat_line = _flat(fill, matrix), _flat(line, matrix)
    stroke = None if flat_line is None else _stroke(flat_line, style, width, mean_scale(matrix))
    bent_fill = fill is not None and flat_fill is None
    bent_line = line is not None and (flat_line is None or not is_similarity(matrix))
    if not bent_fill and not bent_line:
        seen = outline if matrix == IDENTITY else outline.transformed(matrix)
        return [Shape(seen, flat_fill, stroke, rule)]
    items: list[ArtItem] = []
    if isinstance(fill, Ramp) and bent_fill:
        items.append(_bent_fill(outline, fill, rule, matrix))
    elif flat_fill is not None:
        items.append(Shape(outline.transformed(matrix), flat_fill, None, rule))
    if bent_line:
        items.append(_bent_line(outline, line, style, width, matrix))
    elif stroke is not None:
        items.append(Shape(outline.transformed(matrix), None, stroke))
    return items


def _rule(style: Style) -> Rule:
    rule = _RULES.get(style["fill-rule"])
    if rule is None:
        raise ValueError(f"fill-rule={style['fill-rule']!r} is not drawn")
    return rule


def _flat(paint: Found, matrix: Matrix) -> ArtPaint | None:
    return flattened(paint, matrix) if isinstance(paint, Ramp) else paint


def _bent_fill(outline: Outline, fill: Ramp, rule: Rule, matrix: Matrix) -> ArtGroup:
    local = outline.transformed(inverse(fill.matrix))
    shape = Shape(local, in_own_space(fill), None, rule)
    return ArtGroup((shape,), transform=multiply(matrix, fill.matrix))


def _bent_line(
    outline: Outline, line: Found, style: Style, width: float, matrix: Matrix
) -> ArtGroup:
    paint = _flat(line, IDENTITY)
    if paint is None:
        raise ValueError("a stroke with an elliptic gradient is not drawn")
    shape = Shape(outline, None, _stroke(paint, style, width, 1.0))
    return ArtGroup((shape,), transform=matrix)


def _stroke(paint: ArtPaint, style: Style, width: float, scale: float) -> ArtStroke:
    cap, join = _CAPS.get(style["stroke-linecap"]), _JOINS.get(style["stroke-linejoin"])
    if cap is None or join is None:
        found = f"{style['stroke-linecap']!r}, {style['stroke-linejoin']!r}"
        raise ValueError(f"a stroke with this linecap and linejoin is not drawn: {found}")
    if join == "miter" and number(style["stroke-miterlimit"]) != 4:
        raise ValueError("stroke-miterlimit other than 4 is not drawn")
    return ArtStroke(paint, width * scale, cap, join, _dash(style, scale))


def _dash(style: Style, scale: float) -> tuple[float, ...]:
    text = style["stroke-dasharray"]
    if text == "none":
        return ()
    lengths = numbers(text.replace("px", ""))
    if any(value < 0 for value in lengths):
        raise ValueError("stroke-dasharray has a negative length")
    if not sum(lengths):
        return ()
    if style["stroke-dashoffset"].removesuffix("px").strip("+-0.") != "":
        raise ValueError("stroke-dashoffset other than 0 is not drawn")
    return tuple(scale * value for value in (lengths * 2 if len(lengths) % 2 else lengths))
