"""An address → a QR code as one outline on whole pixels, and pixels → the address in them.

The matrix is `qrcode`'s. Only the mask is chosen here, by the same penalties: `qrcode` needs 4–9 ms
for that, and the whole symbol as one integer 0.05.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from math import ceil
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from infographix import libraries
from infographix.cache import Cache
from infographix.errors import Problem, QRError
from infographix.geometry import Outline, Rect
from infographix.qr_mask import best_mask, format_modules

Ecc = Literal["M", "Q", "H"]

QUIET = 4
"""Modules of light ground that must be left free on every side (ISO/IEC 18004 §9.1)."""

LARGEST_SHARE = 0.5
"""The most of a picture's shorter side that a layout gives to a code."""

LOGO_SHARE: dict[Ecc, float] = {"M": 0.20, "Q": 0.25, "H": 0.30}
"""The largest side of a logo in the middle, as a ratio of the symbol's side, that still reads."""

COMFORTABLE_SIDE = 320
"""Px of a box, on a master picture, that is 20 mm on a phone: a code may well take so much."""

COMFORTABLE_MODULE = 8
"""Px of a module, on a master picture, at which a code takes a level that bears a larger logo."""

LIMIT = 4 << 20
BYTES, BYTES_A_NUMBER = 300, 40
"""What a kept matrix or outline takes, and each of the outline's numbers."""

_ECC_NUMBER: dict[Ecc, int] = {"M": 0, "Q": 3, "H": 2}


class Matrix(Struct, frozen=True):
    """`size` × `size` modules as one integer: bit `row · size + column` is set where it is dark."""

    text: str
    ecc: Ecc
    version: int
    size: int
    bits: int

    def dark(self, row: int, column: int) -> bool:
        return bool(self.bits >> (row * self.size + column) & 1)


class Code(Struct, frozen=True):
    """A matrix drawn at `module` px a module; its box, quiet zone included, starts at 0, 0."""

    outline: Outline
    matrix: Matrix
    module: int
    free: int = 0
    """Modules on a side of the square in the middle that a logo may cover; 0 without a logo."""

    @property
    def plate(self) -> Rect:
        """The square for a logo, in px from the box's corner; it covers whole modules."""
        start = (self.matrix.size - self.free) // 2 + QUIET
        side = float(self.free * self.module)
        return Rect(float(start * self.module), float(start * self.module), side, side)

    @property
    def quiet(self) -> int:
        return QUIET * self.module

    @property
    def side(self) -> int:
        """The side of the box, quiet zone included, in px."""
        return (self.matrix.size + 2 * QUIET) * self.module


class Codes:
    """Makes codes, and keeps those that were used lately."""

    def __init__(self, limit: int = LIMIT) -> None:
        self.matrices: Cache[tuple[str, Ecc], Matrix] = Cache("codes", limit // 8)
        self.outlines: Cache[tuple[Matrix, int], Outline] = Cache("outlines of codes", limit)

    def matrix(self, text: str, ecc: Ecc) -> Matrix:
        """Return `matrix` of a text, made once."""
        found = self.matrices.find((text, ecc))
        if found is None:
            found = matrix(text, ecc)
            self.matrices.keep((text, ecc), found, BYTES + 2 * len(text) + found.size**2 // 8)
        return found

    def _outline(self, made: Matrix, module: int) -> Outline:
        found = self.outlines.find((made, module))
        if found is None:
            found = _outline(made, module)
            size = BYTES + BYTES_A_NUMBER * len(found.coords)
            self.outlines.keep((made, module), found, size)
        return found

    def best(
        self,
        text: str,
        box: float,
        canvas_width: int,
        logo_share: float = 0.0,
        where: str = "qr",
    ) -> Code:
        """Return the code with the largest modules for a box of `box` px, quiet zone included.

        Of the levels M, Q and H it takes the highest that costs no module size. `logo_share` is the
        side of a logo in the middle as a ratio of the symbol's side. QRError where the modules
        would be smaller than `smallest_module`.
        """
        chosen = _largest(text, box, _levels(logo_share, where))
        if chosen is None:
            raise QRError(_too_long(text, where))
        module, ecc = chosen
        if module < smallest_module(canvas_width):
            raise QRError(too_small(text, box, canvas_width, logo_share, where))
        made = self.matrix(text, ecc)
        return Code(self._outline(made, module), made, module)

    def bearing(self, text: str, box: float, canvas_width: int, where: str = "qr") -> Code:
        """Return the code for a box of `box` px that bears the largest logo in its middle.

        Of the levels H, Q and M it takes the first whose modules have a comfortable size, and where
        none has, the one with the largest modules. QRError as for `best`.
        """
        wished = max(smallest_module(canvas_width), ceil(COMFORTABLE_MODULE * canvas_width / 1080))
        for ecc in reversed(LOGO_SHARE):
            found = _largest(text, box, (ecc,))
            if found is not None and found[0] >= wished:
                made, module = self.matrix(text, ecc), found[0]
                return Code(self._outline(made, module), made, module, free_modules(made))
        code = self.best(text, box, canvas_width, min(LOGO_SHARE.values()), where)
        return replace(code, free=free_modules(code.matrix))


def _largest(text: str, box: float, levels: tuple[Ecc, ...]) -> tuple[int, Ecc] | None:
    """Return the largest module in px, and the last level that has it; None if no level does."""
    found: tuple[int, Ecc] | None = None
    for ecc in levels:
        version = _version(text, ecc)
        module = int(box // (_size(version) + 2 * QUIET)) if version else 0
        if found is not None and module < found[0]:
            break
        if version:
            found = module, ecc
    return found


def free_modules(made: Matrix) -> int:
    """Return how many modules on a side a logo may cover: an odd number, as is that of all."""
    most = int(made.size * LOGO_SHARE[made.ecc])
    return most if most % 2 else most - 1


def smallest_module(canvas_width: int) -> int:
    """Return the least side of a module in px: 6, and 2 where the picture is shown 480 px wide."""
    return max(6, ceil(canvas_width / 240))


def minimum_side(text: str, canvas_width: int, logo_share: float = 0.0, where: str = "qr") -> int:
    """Return the side in px that a box for this text must have, quiet zone included."""
    version = _version(text, _levels(logo_share, where)[0])
    if not version:
        raise QRError(_too_long(text, where))
    return (_size(version) + 2 * QUIET) * smallest_module(canvas_width)


def too_small(
    text: str, box: float, canvas_width: int, logo_share: float = 0.0, where: str = "qr"
) -> Problem:
    """Return why a box of `box` px is no place for the code of a text."""
    need = minimum_side(text, canvas_width, logo_share, where)
    return Problem(
        "the QR code cannot be drawn large enough to be read",
        where,
        found=f"a box of {box:g} px for {len(text.encode())} bytes: {text[:80]!r}",
        allowed=f"at least {need} px: {arithmetic(text, canvas_width, logo_share, where)}",
        hint="shorten the address or enlarge the box",
    )


def arithmetic(text: str, canvas_width: int, logo_share: float = 0.0, where: str = "qr") -> str:
    """Return how the least side of a text's code comes about: version, modules, px a module."""
    need = minimum_side(text, canvas_width, logo_share, where)
    module = smallest_module(canvas_width)
    modules = need // module
    version = (modules - 2 * QUIET - 17) // 4
    return f"version {version}, {modules} modules (quiet zone included) × {module} px"


def fitting(addresses: Sequence[str], room: float, canvas_width: int, where: str = "qr") -> str:
    """Return the first address whose code needs no more than `room` px, or else the last one."""
    for address in addresses[:-1]:
        if minimum_side(address, canvas_width, where=where) <= room:
            return address
    return addresses[-1]


def _levels(logo_share: float, where: str) -> tuple[Ecc, ...]:
    """Return the levels that bear the logo, least error correction first."""
    levels = tuple(ecc for ecc, share in LOGO_SHARE.items() if logo_share <= share)
    if not levels:
        allowed = f"at most {max(LOGO_SHARE.values()):g} of its side"
        raise QRError(
            Problem("the logo hides too much of the QR code", where, f"{logo_share:g}", allowed)
        )
    return levels


def _size(version: int) -> int:
    return 17 + 4 * version


def _too_long(text: str, where: str) -> Problem:
    if not text:
        return Problem("there is no text for the QR code", where)
    found = f"{len(text.encode())} bytes"
    return Problem("the text is too long for a QR code", where, found, hint="shorten the address")


def _version(text: str, ecc: Ecc) -> int:
    """Return the smallest version (1–40) that holds the text, or 0 where there is none."""
    util: Any = libraries.load("qrcode.util")
    data = util.QRData(text)
    if not len(data):
        return 0
    limits = util.BIT_LIMIT_TABLE[_ECC_NUMBER[ecc]]
    bits = 4 + _data_bits(data.mode, len(data))
    for first, last in ((1, 9), (10, 26), (27, 40)):
        needed = bits + util.mode_sizes_for_version(first)[data.mode]
        version = bisect_left(limits, needed, first)
        if version <= last:
            return int(version)
    return 0


def _data_bits(mode: int, count: int) -> int:
    """Return how many bits `count` characters take (ISO/IEC 18004 §7.4.3–7.4.5)."""
    if mode == 1:
        return 10 * (count // 3) + (0, 4, 7)[count % 3]
    if mode == 2:
        return 11 * (count // 2) + 6 * (count % 2)
    return 8 * count


def matrix(text: str, ecc: Ecc = "M") -> Matrix:
    """Return the modules for a text, byte for byte; QRError where it is empty or too long."""
    version = _version(text, ecc)
    if not version:
        raise QRError(_too_long(text, "qr"))
    qrcode: Any = libraries.qrcode()
    code = qrcode.QRCode(version, _ECC_NUMBER[ecc], mask_pattern=0)
    code.add_data(qrcode.util.QRData(text))
    code.make(fit=False)
    size, bits = _size(version), _bits(code.modules)
    mask, turned = best_mask(bits, version, qrcode.util.pattern_position(version))
    words = [qrcode.util.BCH_type_info(_ECC_NUMBER[ecc] << 3 | number) for number in (0, mask)]
    bits ^= turned ^ format_modules(words[0] ^ words[1], size)
    return Matrix(text, ecc, version, size, bits)


def _bits(modules: list[list[bool]]) -> int:
    cells = chain.from_iterable([row[::-1] for row in reversed(modules)])
    return int("".join(["1" if cell else "0" for cell in cells]), 2)


def _outline(made: Matrix, module: int) -> Outline:
    """Return the dark modules as rectangles: runs in a row, joined where rows repeat them."""
    corners: list[float] = []
    quiet, size = QUIET * module, made.size
    open_runs: dict[tuple[int, int], int] = {}
    for row in range(size + 1):
        runs = _runs(made.bits >> (row * size) & ((1 << size) - 1)) if row < size else []
        for run in [run for run in open_runs if run not in runs]:
            x0, x1 = quiet + run[0] * module, quiet + run[1] * module
            y0, y1 = quiet + open_runs.pop(run) * module, quiet + row * module
            corners += (x0, y0, x1, y0, x1, y1, x0, y1)
        for run in runs:
            open_runs.setdefault(run, row)
    return Outline("MLLLZ" * (len(corners) // 8), tuple(corners))


def _runs(row: int) -> list[tuple[int, int]]:
    """Return where the runs of set bits start and end."""
    edges = row ^ (row << 1)
    places: list[int] = []
    while edges:
        lowest = edges & -edges
        places.append(lowest.bit_length() - 1)
        edges ^= lowest
    return list(zip(places[::2], places[1::2], strict=True))


def decode(
    data: bytes | bytearray | memoryview, width: int, height: int, part: Rect | None = None
) -> str | None:
    """Return the text of the QR code in RGBA pixels, or None where none is read.

    `part` limits the search to a box of whole px, such as the code with its quiet zone.
    """
    zxing: Any = libraries.zxingcpp()
    box = part or Rect(0, 0, width, height)
    left, top = max(0, int(box.x)), max(0, int(box.y))
    right, bottom = min(width, int(box.right)), min(height, int(box.bottom))
    if right <= left or bottom <= top:
        return None
    pixels = memoryview(data)[4 * (top * width + left) :]
    view = zxing.ImageView(
        pixels, right - left, bottom - top, zxing.ImageFormat.RGBA, row_stride=4 * width
    )
    for code in zxing.read_barcodes(view, formats=zxing.BarcodeFormat.QRCode):
        try:
            return bytes(code.bytes).decode()
        except UnicodeDecodeError:
            return str(code.text)
    return None
