"""Installed packages with a Vietnamese translation → its strings, and the English they came from.

The packages (Django, Gramps, JupyterLab's language pack) are test-time dependencies: only
their catalogues are read, none is imported.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

PACKAGES = ("django", "jupyterlab-language-pack-vi-VN", "gramps")
LETTERS = frozenset(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐố"
    "ỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
)

_CATALOGUE = re.compile(r"(?:^|/)vi(?:_VN)?/LC_MESSAGES/[^/]+\.mo$")
_PLACEHOLDER = re.compile(
    r"%\([^)]*\)[-#0 +.\d]*[a-z]|%[-#0+.\d]*[a-zA-Z](?![a-zà-ỹ])|%\d+|\{[^{}]*\}"
    r"|<\s*/?\s*[A-Za-z][^<>]*>|&[a-z]+;|\\n"
)
_FOREIGN = re.compile(r"[^\x20-\x7e\u00a0-\u024f\u1e00-\u1eff\u2010-\u2026\u20ab\u2190-\u2193]")


class MissingPackageError(Exception):
    """A package of `PACKAGES` is not installed."""


@cache
def strings() -> tuple[str, ...]:
    """Return the Vietnamese strings: NFC, without placeholders and markup, each once.

    Every one has an accented Vietnamese letter. MissingPackageError where a package is absent.
    """
    return tuple(dict.fromkeys(text for _, text in pairs()))


@cache
def english() -> tuple[str, ...]:
    """Return the English originals of `strings`, cleaned alike, each once."""
    return tuple(dict.fromkeys(text for text, _ in pairs() if text))


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Return (English, Vietnamese) in the order of the packages and their catalogues."""
    found = ((stripped(a), stripped(b)) for name in PACKAGES for a, b in _messages(name))
    return tuple((a, b) for a, b in found if not LETTERS.isdisjoint(b) and not _FOREIGN.search(b))


def stripped(text: str) -> str:
    """Return `text` in NFC without placeholders, markup, accelerator marks and doubled spaces."""
    bare = _PLACEHOLDER.sub(" ", text.partition("\x04")[2] or text)
    bare = bare.replace("_", "" if bare.count("_") == 1 else " ")
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _messages(package: str) -> Iterator[tuple[str, str]]:
    for path in _catalogues(package):
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        for key, translated in vars(catalogue)["_catalog"].items():
            original = key[0] if isinstance(key, tuple) else key
            if original and translated != original:
                yield original, translated


def _catalogues(package: str) -> list[Path]:
    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        raise MissingPackageError(f"{package} is not installed: pip install '.[test]'") from None
    found = [Path(str(file.locate())) for file in files if _CATALOGUE.search(file.as_posix())]
    return sorted(path for path in found if path.is_file())
