"""A library's name → the loaded module: heavy libraries are imported here, when needed.

Importing all of them takes half a second, and some need C libraries that a machine may lack.
"""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from msgspec import Struct

from infographix.errors import Problem, RenderError


class Library(Struct, frozen=True):
    """One library: what it is for, how pip calls it, and the Debian packages of its C libraries."""

    module: str
    package: str
    purpose: str
    debian: str = ""
    sign: str = ""
    """Text of the loader's message where the C libraries are what is missing."""
    extra: str = ""
    """The extra of ours that brings it; empty where it comes with the package."""

    def advice(self, error: Exception) -> str:
        if self.debian and (isinstance(error, OSError) or self.sign in str(error)):
            return f"install the system packages {self.debian} (apt-get install {self.debian})"
        wanted = f"'infographix[{self.extra}]'" if self.extra else self.package
        return f"pip install {wanted}"


class Status(Struct, frozen=True):
    """What `doctor` tells of one library; `found` and `hint` say why it does not load."""

    name: str
    purpose: str
    loads: bool
    version: str
    found: str = ""
    hint: str = ""


_LIBRARIES = {
    library.module: library
    for library in (
        Library("skia", "skia-python", "painter (first choice)", "libgl1 libegl1", ".so"),
        Library("resvg", "resvg", "painter (second choice)"),
        Library("cairosvg", "cairosvg", "painter (third choice), PDF", "libcairo2"),
        Library("cairocffi", "cairocffi", "PDF", "libcairo2"),
        Library("uharfbuzz", "uharfbuzz", "text shaping"),
        Library("fontTools", "fonttools", "font files, subsets"),
        Library("PIL", "pillow", "pictures, JPEG, palettes"),
        Library("numpy", "numpy", "comparing pictures"),
        Library("isal", "isal", "fast PNG compression"),
        Library("qrcode", "qrcode", "QR codes"),
        Library("yaml", "pyyaml", "specs in YAML"),
        Library("zxingcpp", "zxing-cpp", "reading QR codes back"),
        Library("python_calamine", "python-calamine", "tables in Excel's form"),
        Library("xlsxwriter", "xlsxwriter", "reports in Excel's form"),
        Library("starlette", "starlette", "preview and review pages", extra="web"),
        Library("uvicorn", "uvicorn", "preview and review pages", extra="web"),
    )
}


_EXTRAS = {
    library.module: library
    for library in (
        Library("fsspec", "'infographix[remote]'", "pictures at addresses such as s3://"),
        Library("distributed", "'infographix[dask]'", "workers of a Dask cluster"),
    )
}
"""Libraries that only an extra brings; `doctor` says nothing of them."""


def load(name: str) -> ModuleType:
    """Import a module by its dotted name; RenderError with what to install where that fails."""
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        library = (_LIBRARIES | _EXTRAS)[name.partition(".")[0]]
        raise RenderError(
            Problem(
                f"the library {library.package} does not load ({library.purpose})",
                found=first_line(error),
                hint=library.advice(error),
            )
        ) from error


def first_line(error: Exception) -> str:
    """Return an error's own words, cut to one line."""
    return (str(error).splitlines() or [type(error).__name__])[0]


def skia() -> ModuleType:
    return load("skia")


def resvg() -> ModuleType:
    return load("resvg")


def usvg() -> Any:
    """Return `resvg.usvg`, which is an attribute and cannot be imported by its name."""
    return resvg().usvg


def cairocffi() -> ModuleType:
    return load("cairocffi")


def pillow() -> ModuleType:
    """Return `PIL.Image`."""
    return load("PIL.Image")


def numpy() -> ModuleType:
    return load("numpy")


def isal() -> ModuleType:
    """Return `isal.isal_zlib`, which has zlib's functions."""
    return load("isal.isal_zlib")


def font_subsets() -> ModuleType:
    """Return `fontTools.subset`."""
    return load("fontTools.subset")


def qrcode() -> ModuleType:
    return load("qrcode")


def yaml() -> ModuleType:
    return load("yaml")


def zxingcpp() -> ModuleType:
    return load("zxingcpp")


def version(package: str) -> str:
    """Return the installed version of a package by pip's name; empty where it is not installed."""
    from importlib import metadata  # here, as it brings the whole of email

    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def calamine() -> ModuleType:
    return load("python_calamine")


def xlsxwriter() -> ModuleType:
    return load("xlsxwriter")


def fsspec() -> Any:
    return load("fsspec")


def distributed() -> Any:
    return load("distributed")


def status() -> tuple[Status, ...]:
    """Try each library and say whether it loads, in which version, and what to install if not."""
    return tuple(_status_of(library) for library in _LIBRARIES.values())


def _status_of(library: Library) -> Status:
    found = version(library.package)
    try:
        load(library.module)
    except RenderError as error:
        problem = error.problems[0]
        return Status(library.package, library.purpose, False, found, problem.found, problem.hint)
    return Status(library.package, library.purpose, True, found)
