"""The bits of a QR symbol under mask 0 → those under the best mask (ISO/IEC 18004 §7.8).

The symbol is one integer: bit `row · size + column`. A shift by one compares each module with its
right neighbour, a shift by `size` with the one below, so that each rule is a few operations for the
whole symbol. The areas of format and version count as light while masks are compared, as the
`qrcode` library does it; every mask reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

_MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: (i * j) % 2 + (i * j) % 3 == 0,
    lambda i, j: ((i * j) % 2 + (i * j) % 3) % 2 == 0,
    lambda i, j: ((i * j) % 3 + (i + j) % 2) % 2 == 0,
)
_PERIOD = 12
"""Every mask repeats after twelve rows and twelve columns."""


def best_mask(bits: int, version: int, alignment: Sequence[int]) -> tuple[int, int]:
    """Return the number (0–7) of the mask with the least penalty, and the modules that it turns.

    `alignment` are the coordinates of the alignment patterns' centres.
    """
    size = 17 + 4 * version
    information, *changes = _changes(version, tuple(alignment))
    plain = bits & ~information
    penalties = [penalty(plain ^ change, size) for change in changes]
    number = penalties.index(min(penalties))
    return number, changes[number]


def format_modules(word: int, size: int) -> int:
    """Return the modules that a format word of 15 bits sets, twice (ISO/IEC 18004 §7.9.1)."""
    modules = 0
    for at in range(15):
        if word >> at & 1:
            row = at if at < 6 else at + 1 if at < 8 else size - 15 + at
            column = size - 1 - at if at < 8 else 7 if at == 8 else 14 - at
            modules |= 1 << (row * size + 8) | 1 << (8 * size + column)
    return modules


@lru_cache(maxsize=40)
def _changes(version: int, alignment: tuple[int, ...]) -> tuple[int, ...]:
    """Return the area of format and version, then what leads from mask 0 to each of the eight."""
    size = 17 + 4 * version
    data = (1 << size * size) - 1 & ~_functions(version, size, alignment)
    first = _mask(0, size)
    return (_information(version, size), *((_mask(n, size) ^ first) & data for n in range(8)))


def _mask(number: int, size: int) -> int:
    rule = _MASKS[number]
    row_bits = (1 << size) - 1
    repeat = sum(1 << at for at in range(0, size, _PERIOD))
    rows = [
        sum(rule(row, column) << column for column in range(_PERIOD)) * repeat & row_bits
        for row in range(_PERIOD)
    ]
    return sum(rows[row % _PERIOD] << row * size for row in range(size))


def _block(size: int, row: int, column: int, height: int, width: int) -> int:
    line = ((1 << width) - 1) << column
    return sum(line << at * size for at in range(row, row + height))


def _functions(version: int, size: int, alignment: tuple[int, ...]) -> int:
    """Return every module that no mask touches: finders, timing, alignment, format, version."""
    area = _block(size, 0, 0, 9, 9) | _block(size, 0, size - 8, 9, 8)
    area |= _block(size, size - 8, 0, 8, 9) | _block(size, 6, 0, 1, size)
    area |= _block(size, 0, 6, size, 1) | _information(version, size)
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    for row in alignment:
        for column in alignment:
            if (row, column) not in corners:
                area |= _block(size, row - 2, column - 2, 5, 5)
    return area


def _information(version: int, size: int) -> int:
    area = _block(size, 8, 0, 1, 9) | _block(size, 0, 8, 9, 1)
    area |= _block(size, 8, size - 8, 1, 8) | _block(size, size - 8, 8, 8, 1)
    area &= ~(_block(size, 8, 6, 1, 1) | _block(size, 6, 8, 1, 1))
    if version >= 7:
        area |= _block(size, 0, size - 11, 6, 3) | _block(size, size - 11, 0, 3, 6)
    return area


def penalty(bits: int, size: int) -> int:
    """Return the penalty of a symbol (ISO/IEC 18004 §7.8.3.1)."""
    light = ~bits & (1 << size * size) - 1
    pairs, in_row = _columns(size)
    same_row = ~(bits ^ bits >> 1) & pairs
    same_column = ~(bits ^ bits >> size) & (1 << size * (size - 1)) - 1
    blocks = same_row & same_row >> size & same_column
    total = _long_runs(same_row, 1) + _long_runs(same_column, size) + 3 * blocks.bit_count()
    total += 40 * (_finders(bits, light, 1) & in_row).bit_count()
    total += 40 * _finders(bits, light, size).bit_count()
    share = bits.bit_count() / (size * size)
    return total + 10 * int(abs(share * 100 - 50) / 5)


@lru_cache(maxsize=40)
def _columns(size: int) -> tuple[int, int]:
    """Return the columns that have a right neighbour, and those with ten of them."""
    return _block(size, 0, 0, size, size - 1), _block(size, 0, 0, size, size - 10)


def _long_runs(same: int, step: int) -> int:
    """Count 3 for five modules of one colour in line, and 1 for each more."""
    two = same & same >> step
    five = two & two >> 2 * step
    starts = five & ~(five << step)
    return five.bit_count() + 2 * starts.bit_count()


def _finders(dark: int, light: int, step: int) -> int:
    """Return where dark-light-dark-dark-dark-light-dark stands before or after four light ones."""
    three = dark >> 2 * step & dark >> 3 * step & dark >> 4 * step
    finder = dark & light >> step & three & light >> 5 * step & dark >> 6 * step
    two = light & light >> step
    gap = two & two >> 2 * step
    return finder & gap >> 7 * step | gap & finder >> 4 * step
