"""What a layout did with the facts → findings: left out, cut, rounded, without a code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from infographix.boxes.arrange import TextSlot
from infographix.errors import Problem
from infographix.facts.kinds import CountedBlock
from infographix.facts.model import Infographic
from infographix.finding import Finding
from infographix.format import Format
from infographix.palette import LEAST_CONTRAST, Faint


def left_out(fields: Sequence[str], form: Format, layout: str) -> list[Finding]:
    """Name what a short format had no room for, or what a layout does not show.

    Of a cover or badge one advice says it all: they are there for little.
    """
    if fields and form.use != "infographic":
        return [Finding("left-out", "", {"fields": list(fields)}, form.use)]
    found = []
    for field in fields:
        whole = field.startswith("blocks[") and field.endswith("]")
        brief = form.room == "short" and not field.startswith("blocks[")
        details: dict[str, object] = {"format": form.name}
        variant = ""
        if field == "qr":
            variant = "code"
        elif not whole and not brief:
            variant = "layout"
            details = {"layout": layout}
        found.append(Finding("left-out", field, details, variant))
    return found


def code_missing(spec: Infographic, form: Format) -> list[Finding]:
    """Advise a code where the format should have one and the facts name no address."""
    owners = (spec, *spec.blocks)
    if form.qr != "required" or any(getattr(owner, "qr", None) for owner in owners):
        return []
    return [Finding("no-code", "qr", {"format": form.name})]


def faint(pairs: Iterable[Faint]) -> list[Finding]:
    """Name the colours of a theme in which text is hard to read."""
    return [
        Finding(
            "theme-contrast",
            "theme",
            {"ink": ink, "ground": ground, "ratio": round(ratio, 2), "least": LEAST_CONTRAST},
        )
        for ink, ground, ratio in pairs
    ]


def undrawn(expected: Iterable[str], slots: Iterable[TextSlot]) -> list[str]:
    """Return the fields whose text stands nowhere on the picture, in the order of the spec."""
    drawn = {field for slot in slots for field in slot.fields}
    return list(dict.fromkeys(field for field in expected if field not in drawn))


def shortened(slots: Iterable[TextSlot]) -> list[Finding]:
    """Name the texts that a layout cut with an ellipsis."""
    return [
        Finding("ellipsis", slot.field, {"text": slot.text, "shown": " ".join(slot.lines)})
        for slot in slots
        if slot.ellipsized
    ]


def skipped(problems: Sequence[Problem]) -> list[Finding]:
    """Say which painters would have come first, and why they did not load."""
    return [
        Finding(
            "renderer",
            "",
            {"what": problem.what, "found": problem.found, "hint": problem.hint},
        )
        for problem in problems
    ]


def rounded(spec: Infographic) -> list[Finding]:
    """Name the values that are shown with fewer digits than were given (`decimals`)."""
    findings = []
    for index, block in enumerate(spec.blocks):
        if not isinstance(block, CountedBlock):
            continue
        for place, item in enumerate(block.counted_items()):
            shown, exact = block.shown(item), item.value
            if shown.amount != exact.amount:
                details: dict[str, object] = {"exact": exact.text, "shown": shown.text}
                findings.append(
                    Finding("rounded", f"blocks[{index}].items[{place}].value", details)
                )
    return findings
