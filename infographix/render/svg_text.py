"""Numbers, outlines and words → the text of SVG attributes: one number format everywhere."""

from __future__ import annotations

from html import escape

from infographix.geometry import Matrix, Outline

DECIMALS = 3
_NUMBER = f"%.{DECIMALS + 9}g"
_POINT = f"{_NUMBER} {_NUMBER}"
_FORMS = {
    "M": f"M{_POINT}",
    "L": f"L{_POINT}",
    "Q": f"Q{_POINT} {_POINT}",
    "C": f"C{_POINT} {_POINT} {_POINT}",
    "Z": "Z",
}


def number(value: float) -> str:
    """Return a number with at most three decimals: no exponent, no trailing zeros, no -0."""
    return _NUMBER % (round(value, DECIMALS) + 0.0)


def numbers(values: tuple[float, ...]) -> str:
    return " ".join(map(number, values))


def path_data(outline: Outline) -> str:
    """Return an outline as the `d` of a path."""
    form = "".join([_FORMS[verb] for verb in outline.verbs])
    return form % tuple([round(value, DECIMALS) + 0.0 for value in outline.coords])


def matrix_value(matrix: Matrix) -> str:
    """Return a `transform`; its scales get more decimals, as they are multiplied by coordinates."""
    scales = " ".join("%.9g" % (round(value, 6) + 0.0) for value in matrix[:4])
    return f"matrix({scales} {numbers(matrix[4:])})"


_ATTRIBUTE = str.maketrans({'"': "&quot;", "\n": " ", "\t": " "})


def attribute(text: str) -> str:
    return escape(text, quote=False).translate(_ATTRIBUTE)
