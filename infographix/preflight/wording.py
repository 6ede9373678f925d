"""Texts → advice on their spelling, and where a piece places tone marks in two ways."""

from __future__ import annotations

from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.preflight.written import CHOICES, texts
from infographix.vietnamese import spelling, tones

_NO_WORDS = CHOICES | {"url"}


def check(spec: Infographic) -> list[Finding]:
    """Advise on the spelling of all texts, and on tone marks."""
    written = list(texts(spec, "", _NO_WORDS))
    mixed = tones.mixed(written)
    return [*spelling.findings(written), *([mixed] if mixed is not None else [])]
