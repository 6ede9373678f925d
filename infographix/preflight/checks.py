"""Every check, in the order in which its findings are told; a drawn picture → its findings.

A check is a function from the subject to findings. One of facts says the same of every format, and
in a series stands with the page that shows the field. `codes` are the findings that it may give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.pages import Turn
from infographix.preflight import (
    changes,
    codes,
    content,
    contrast,
    documents,
    links,
    logo,
    names,
    office,
    ranks,
    repeats,
    shares,
    sight,
    sources,
    space,
    wording,
)
from infographix.preflight.subject import Subject


class Check(Struct, frozen=True):
    """One check; `of_facts` where it needs no picture."""

    run: Callable[[Subject], Iterable[Finding]]
    codes: tuple[str, ...]
    of_facts: bool = False


def _facts(check: Callable[[Infographic], Iterable[Finding]], *codes: str) -> Check:
    return Check(lambda subject: check(subject.spec), codes, of_facts=True)


CHECKS: tuple[Check, ...] = (
    # office
    _facts(sources.check, "no-publisher", "no-date", "no-source", "no-as-of"),
    _facts(documents.check, "document-number"),
    _facts(names.check, "name-by-date", "host-by-date"),
    _facts(office.check, "emblem", "map"),
    # truth
    _facts(shares.check, "percent-range", "shares-sum", "shares-rounded"),
    _facts(ranks.check, "ranks-order"),
    _facts(changes.check, "difference"),
    _facts(repeats.check, "same-number"),
    _facts(content.rounded, "rounded"),
    # links
    _facts(links.check, "link-host", "link-look-alike", "link-shortener", "link-credentials",
           "link-http", "link-utm", "link-utm-parts"),
    # words
    _facts(wording.check, "spelling", "tone-style"),
    # the picture
    Check(codes.check, ("qr-unreadable", "qr-module", "qr-contrast", "qr-quiet-zone", "qr-logo",
                        "qr-recompressed", "qr-recompressed-hard")),
    Check(contrast.check, ("text-small", "contrast", "contrast-weak", "thin-text")),
    Check(sight.check, ("colour-pair",), of_facts=True),
    Check(space.check, ("safe-area", "margin", "text-share")),
    Check(logo.check, ("logo-proportions", "logo-space")),
)  # fmt: skip
ELSEWHERE = (
    "legacy-encoding",
    "text-repaired",
    "tones-placed",
    "left-out",
    "ellipsis",
    "no-code",
    "qr-unsure",
    "qr-campaign",
    "qr-no-network",
    "qr-shortened",
    "posted-qr",
    "theme-contrast",
    "renderer",
    "bytes",
    "bytes-over",
    "debug",
)
"""Findings that are noted as a picture is made, not by looking at it."""


def findings(subject: Subject, turn: Turn | None = None) -> Iterator[Finding]:
    """Yield what all checks find; in a series, of the facts those that this page answers for."""
    if subject.arrangement.overlaid:
        yield Finding("debug")
    for check in CHECKS:
        if subject.arrangement.overlaid and not check.of_facts:
            continue
        for found in check.run(subject):
            if turn is None or not check.of_facts or turn.answers_for(found.field):
                yield found
