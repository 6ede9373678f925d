"""Addresses → findings: where they lead, and whether a reader can see that.

An address is judged by its host: allowed ones lie in `links.toml`, a spec adds its own (`hosts`).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from msgspec import Struct

from infographix import resources
from infographix.facts.codes import codes_in
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import CHOICES, texts

_LINK = r"(?i)https?://[^\s<>“”\"']+"
_HOST = r"(?i)(?<![\w@./-])(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w-])"
_UTM = ("utm_source", "utm_medium", "utm_campaign")
_UTM_VALUE = r"[a-z0-9][a-z0-9._~-]*"
_LOOK_ALIKE = str.maketrans({"0": "o", "1": "l", "i": "l", "3": "e", "5": "s", "-": ".", "_": "."})


class _Host(Struct, frozen=True):
    name: str
    below: bool

    def holds(self, host: str) -> bool:
        return host == self.name or (self.below and host.endswith(f".{self.name}"))


@cache
def _allowed() -> tuple[_Host, ...]:
    return tuple(_Host(entry["name"], entry.get("below", False)) for entry in _data()["hosts"])


@cache
def _shorteners() -> frozenset[str]:
    return frozenset(_data()["shorteners"]["hosts"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.package_text("preflight/links.toml"))


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield what is wrong with the address of each code, and with links in the texts."""
    own = tuple(_Host(name, True) for name in spec.hosts)
    for field, code in codes_in(spec):
        if code.service is None:  # whose address the library knows
            host = (urlsplit(code.url).hostname or "").lower()
            yield from _of_host(host, f"{field}.url", own)
            yield from _of_parameters(code.url, f"{field}.url")
    yield from _in_texts(spec, own)


def _in_texts(spec: Infographic, own: Sequence[_Host]) -> Iterator[Finding]:
    """A host named in passing, as a source, may be anybody's; a link in full is one to follow."""
    for field, text in texts(spec, "", CHOICES | {"url"}):
        full = list(re.finditer(_LINK, text)) if "://" in text else []
        for match in full:
            yield from _of_link(match.group().rstrip(".,;:!?)"), field, own)
        within = [match.span() for match in full]
        for match in re.finditer(_HOST, text) if "." in text else ():
            host = match.group().lower()
            inside = any(start <= match.start() < end for start, end in within)
            if not inside and (_is_mixed(host) or host in _shorteners()):
                yield from _of_host(host, field, own)


def _of_link(link: str, field: str, own: Sequence[_Host]) -> Iterator[Finding]:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").lower()
    except ValueError:
        return
    if "@" in parts.netloc:
        yield Finding("link-credentials", field, {"found": link})
    if parts.scheme.lower() == "http":
        yield Finding("link-http", field, {"found": link})
    yield from _of_host(host, field, own)


def _of_host(host: str, field: str, own: Sequence[_Host]) -> Iterator[Finding]:
    allowed = (*_allowed(), *own)
    if _is_mixed(host) or any(label.startswith("xn--") for label in host.split(".")):
        yield Finding("link-look-alike", field, {"found": host})
    elif any(entry.holds(host) for entry in allowed):
        if host in _shorteners() and not any(entry.holds(host) for entry in own):
            yield Finding("link-shortener", field, {"found": host})
    elif host.removeprefix("www.") in _shorteners():
        yield Finding("link-shortener", field, {"found": host})
    else:
        like = _like(host, allowed)
        if like:
            yield Finding("link-look-alike", field, {"found": host, "like": like}, "like")
        else:
            yield Finding("link-host", field, {"found": host})


def _is_mixed(host: str) -> bool:
    """Say whether a host has letters that only look like those of addresses."""
    return any(
        not letter.isascii() and unicodedata.name(letter, "").split(" ")[0] != "LATIN"
        for letter in host
        if letter.isalpha()
    )


def _like(host: str, allowed: Sequence[_Host]) -> str:
    """Return the allowed host that another one is made to look like, or empty."""
    plain = _folded(host)
    for entry in allowed:
        name = entry.name
        if f"{name}." in host or plain == _folded(name) or plain.endswith(f".{_folded(name)}"):
            return name
    return ""


def _folded(host: str) -> str:
    """Return a host with what is easily taken for something else brought together."""
    return host.replace("rn", "m").replace("vv", "w").translate(_LOOK_ALIKE)


def _of_parameters(url: str, field: str) -> Iterator[Finding]:
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    named = {name.lower(): value for name, value in pairs if name.lower().startswith("utm_")}
    for name, value in pairs:
        if name.lower().startswith("utm_") and (
            name.lower() != name or not re.fullmatch(_UTM_VALUE, value)
        ):
            yield Finding("link-utm", field, {"found": f"{name}={value}"})
    missing = [name for name in _UTM if name not in named]
    if named and missing:
        yield Finding("link-utm-parts", field, {"missing": missing})
