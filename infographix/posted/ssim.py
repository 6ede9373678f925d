"""Two grey pictures and a box → how alike they are there, from −1 to 1 (the same).

Z. Wang et al., “Image quality assessment: from error visibility to structural similarity”, IEEE
Transactions on Image Processing 13(4), 2004: means, variances and covariance under a Gaussian
window of 11 × 11 px, σ = 1.5; K1 = 0.01, K2 = 0.03, L = 255.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from infographix import libraries
from infographix.geometry import Rect

REACH = 5
"""Px from the middle of the window to its edge."""
_SIGMA = 1.5
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def similarity(one: Any, other: Any, boxes: Sequence[Rect]) -> float:
    """Return the mean over the px of some boxes in two Pillow images of one size, mode L.

    Where the window passes the edge of the images, they go on mirrored. 1 where no px is in a box.
    """
    total = area = 0.0
    for box in boxes:
        left, top = max(0, math.floor(box.x)), max(0, math.floor(box.y))
        right, bottom = min(one.width, math.ceil(box.right)), min(one.height, math.ceil(box.bottom))
        if right > left and bottom > top:
            values = _map(one, other, (left, top, right, bottom))
            total, area = total + float(values.sum()), area + values.size
    return total / area if area else 1.0


def _map(one: Any, other: Any, box: tuple[int, int, int, int]) -> Any:
    """Return the index of each px of a box."""
    a, b = _around(one, box), _around(other, box)
    mean_a, mean_b = _blurred(a), _blurred(b)
    var_a = _blurred(a * a) - mean_a * mean_a
    var_b = _blurred(b * b) - mean_b * mean_b
    both = _blurred(a * b) - mean_a * mean_b
    upper = (2 * mean_a * mean_b + _C1) * (2 * both + _C2)
    return upper / ((mean_a * mean_a + mean_b * mean_b + _C1) * (var_a + var_b + _C2))


def _around(image: Any, box: tuple[int, int, int, int]) -> Any:
    """Return the px of a box and `REACH` more on each side."""
    numpy: Any = libraries.numpy()
    left, top, right, bottom = box
    x0, y0 = max(0, left - REACH), max(0, top - REACH)
    x1, y1 = min(image.width, right + REACH), min(image.height, bottom + REACH)
    found = numpy.asarray(image.crop((x0, y0, x1, y1)), dtype=numpy.float64)
    missing = (
        (REACH - (top - y0), REACH - (y1 - bottom)),
        (REACH - (left - x0), REACH - (x1 - right)),
    )
    return numpy.pad(found, missing, mode="symmetric")


def _blurred(values: Any) -> Any:
    """Weigh the window around each px that has a whole one."""
    weights = [math.exp(-(at * at) / (2 * _SIGMA**2)) for at in range(-REACH, REACH + 1)]
    weights = [weight / sum(weights) for weight in weights]
    height, width = values.shape[0] - 2 * REACH, values.shape[1] - 2 * REACH
    down = sum(weight * values[at : at + height] for at, weight in enumerate(weights))
    return sum(weight * down[:, at : at + width] for at, weight in enumerate(weights))
