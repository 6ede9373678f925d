"""A clipPath element → one outline that is filled by the nonzero rule."""

from __future__ import annotations

from collections.abc import Mapping

from infographix.art.shapes import is_shape, outline_of
from infographix.art.style import properties
from infographix.art.tree import Element
from infographix.art.values import transform
from infographix.geometry import EMPTY, Matrix, Outline, Rect, multiply

_SIMPLE = frozenset({"rect", "circle", "ellipse"})


def clip_outline(clip_path: Element, matrix: Matrix, clip_rule: str, view_box: Rect) -> Outline:
    """Return the outline in the coordinates that `matrix` leads to; empty clips everything away.

    ValueError where several paths, or the evenodd rule, would need more than one outline.
    """
    own = properties(clip_path)
    if own.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse":
        raise ValueError("clipPathUnits='objectBoundingBox' is not drawn")
    if "clip-path" in own:
        raise ValueError("a clip path that is itself clipped is not drawn")
    clip_rule = own.get("clip-rule", clip_rule)
    matrix = multiply(matrix, transform(own.get("transform", "")))
    children = [child for child in clip_path.children if child.name not in ("title", "desc")]
    outlines = [_child_outline(child, matrix, clip_rule, view_box) for child in children]
    if len(outlines) > 1:
        if any(child.name not in _SIMPLE for child in children):
            raise ValueError(
                "a clip path of several paths is not drawn (allowed: one path, or several of"
                " rect, circle, ellipse)"
            )
        outlines = [outline for outline in map(_clockwise, outlines) if outline.verbs]
    return sum(outlines, EMPTY)


def _child_outline(child: Element, matrix: Matrix, clip_rule: str, view_box: Rect) -> Outline:
    if not is_shape(child.name):
        raise ValueError(f"<{child.name}> in a clipPath is not drawn")
    own: Mapping[str, str] = properties(child)
    if "clip-path" in own:
        raise ValueError("a clip path that is itself clipped is not drawn")
    if own.get("display") == "none" or own.get("visibility", "visible") != "visible":
        return EMPTY
    outline = outline_of(child, view_box)
    if own.get("clip-rule", clip_rule) == "evenodd" and not _same_by_both_rules(outline):
        raise ValueError("clip-rule='evenodd' is not drawn for a path of this form")
    return outline.transformed(multiply(matrix, transform(own.get("transform", ""))))


def _same_by_both_rules(outline: Outline) -> bool:
    """Say whether evenodd surely equals nonzero: a contour of four points cannot wind twice."""
    verbs = outline.verbs.rstrip("Z")
    if verbs in ("MCCCC", "MLCLCLCLC"):
        return True
    return verbs.count("M") <= 1 and set(verbs) <= {"M", "L"} and len(verbs) <= 4


def _clockwise(outline: Outline) -> Outline:
    """Turn a convex outline so that overlapping ones never cancel out."""
    xs, ys = outline.coords[0::2], outline.coords[1::2]
    pairs = zip(xs, ys, xs[1:] + xs[:1], ys[1:] + ys[:1], strict=True)
    if sum(x0 * y1 - x1 * y0 for x0, y0, x1, y1 in pairs) >= 0:
        return outline
    return _reversed(outline)


def _reversed(outline: Outline) -> Outline:
    """Return one closed contour drawn the other way round."""
    verbs = outline.verbs.rstrip("Z")
    points = [outline.coords[at : at + 2] for at in range(0, len(outline.coords), 2)]
    coords = tuple(value for point in reversed(points) for value in point)
    return Outline("M" + verbs[:0:-1] + "Z", coords)
