"""An address or a picture's file name as given → the very same, once it is known to be safe.

Neither is ever repaired: an address is drawn byte for byte, so it must be right.
"""

from __future__ import annotations

import os
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import PlainValidator, WithJsonSchema

from infographix.facts.refusal import RefusalError, shown
from infographix.facts.texts import TEXT_LIMIT
from infographix.vietnamese.normalize import forbidden

ADDRESS_LIMIT = 2_000
_HOST = r"[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"


def read_address(raw: object) -> str:
    """Return an https address as it is; RefusalError where it is none."""
    if not isinstance(raw, str) or not raw:
        raise RefusalError("this is no address", shown(raw), "https://…")
    if len(raw) > ADDRESS_LIMIT:
        raise RefusalError("the address is too long", f"{len(raw)} characters", f"{ADDRESS_LIMIT}")
    odd = next((c for c in raw if not "!" <= c <= "~"), "")
    if odd:
        raise RefusalError(
            "the address holds a character that no address has",
            f"U+{ord(odd):04X} in {shown(raw)}",
            hint="write other letters in percent encoding, and leave no spaces",
        )
    if not _is_https(raw):
        allowed = "https:// and a host, without a user name"
        raise RefusalError("this is no https address", shown(raw), allowed)
    return raw


def _is_https(address: str) -> bool:
    """Whether it is https and names a host; `https://hue.gov.vn@elsewhere` hides where it leads."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    return (
        address.startswith("https://")
        and "@" not in parts.netloc
        and re.fullmatch(_HOST, parts.hostname or "") is not None
        and (port is None or port > 0)
    )


def _read_host(raw: object) -> str:
    text = raw.strip().lower() if isinstance(raw, str) else ""
    if not re.fullmatch(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", text):
        raise RefusalError("this is no host", shown(raw), "a name such as example.vn")
    return text


def _read_logo(raw: object) -> str | bytes:
    if isinstance(raw, bytes) and raw:
        return raw
    text = os.fspath(raw) if isinstance(raw, str | os.PathLike) else ""
    if not text.strip() or len(text) > TEXT_LIMIT or forbidden(text) or "://" in text:
        allowed = "the path of a file in the spec's folder"
        raise RefusalError("this is no picture file", shown(raw), allowed)
    return str(text)


def read_picture(raw: object) -> str:
    """Return the name of a picture file; RefusalError where it is none."""
    if isinstance(raw, bytes):
        raise RefusalError("this is no picture file", "bytes", "the path of a file")
    return str(_read_logo(raw))


Address = Annotated[
    str,
    PlainValidator(read_address),
    WithJsonSchema({"type": "string", "pattern": "^https://[!-~]+$", "maxLength": ADDRESS_LIMIT}),
]
Host = Annotated[
    str,
    PlainValidator(_read_host),
    WithJsonSchema({"type": "string", "pattern": r"^[^/:@\s]+\.[^/:@\s.]+$"}),
]
PictureFile = Annotated[
    str, PlainValidator(read_picture), WithJsonSchema({"type": "string", "minLength": 1})
]
Logo = Annotated[
    str | bytes, PlainValidator(_read_logo), WithJsonSchema({"type": "string", "minLength": 1})
]
