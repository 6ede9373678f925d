"""What an office may not show → findings: the state's emblem, a map that is not complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import CHOICES, of_kind, texts

_EMBLEM = r"(?i)quoc[-_ ]?huy|national[-_ ]?emblem|quốc huy"
_MAP = r"(?i)\bbản đồ (?!số|tư duy|nhiệt|chuyển đổi|công nghệ|chiến lược)|\bbản đồ$|\blược đồ\b"
_MAP_FILE = r"(?i)(?:^|[-_ ])(?:ban[-_ ]?do|map|luoc[-_ ]?do)(?:[-_ .]|$)"


def check(spec: Infographic) -> Iterator[Finding]:
    """Yield pictures that look like the emblem, and maps that nobody has declared complete."""
    for field, name in files(spec):
        if re.search(_EMBLEM, name):
            yield Finding("emblem", field, {"found": name})
    if not spec.map_complete:
        yield from _maps(spec)


def files(spec: Infographic) -> Iterator[tuple[str, str]]:
    """Yield the field and name of every picture file that a spec names."""
    looks = (("logo", spec.logo), ("theme.logo", getattr(spec.theme, "logo", None)))
    for field, file in looks:
        if isinstance(file, str):
            yield field, PurePath(file).name
    for index, block in enumerate(spec.blocks):
        for name in ("src", "portrait"):
            file = getattr(block, name, None)
            if isinstance(file, str):
                yield f"blocks[{index}].{name}", PurePath(file).name


def _maps(spec: Infographic) -> Iterator[Finding]:
    for path, block in of_kind(spec, "photo"):
        words = [text for _, text in texts(block, path, CHOICES)]
        if any(re.search(_MAP, text) for text in words) or re.search(
            _MAP_FILE, PurePath(block.src).stem
        ):
            yield Finding("map", f"{path}.src", {"found": PurePath(block.src).name})
