"""A drawn picture → findings: what damages it or should be known before it is posted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from infographix import qr
from infographix.boxes.arrange import CodeSlot, TextSlot
from infographix.errors import Finding, Problem, Severity
from infographix.format import Format
from infographix.render.encode import Encoded
from infographix.render.pixels import Pixels


def codes(slots: Sequence[CodeSlot], pixels: Pixels) -> list[Finding]:
    """Read every code back from the final pixels: it must hold the address that was asked for."""
    findings = []
    for slot in slots:
        read = qr.decode(pixels.data, pixels.width, pixels.height, slot.box)
        if read != slot.value:
            message = (
                "the QR code is not read back" if read is None else "the QR code reads otherwise"
            )
            details: dict[str, object] = {"asked": slot.value, "read": read}
            findings.append(Finding("error", "qr-unreadable", message, "qr", details))
    return findings


def size(encoded: Encoded, form: Format) -> list[Finding]:
    """Say where the file had to be made smaller than usual, or of another type."""
    if not encoded.pressed:
        return []
    message = f"{form.limit} bytes allowed: {'; '.join(encoded.steps)}"
    severity: Severity = "advice" if encoded.kind == "png" else "warning"
    return [Finding(severity, "bytes", message, "", {"bytes": len(encoded.data)})]


def left_out(fields: Sequence[str], form: Format, layout: str) -> list[Finding]:
    """Name what a short format had no room for, or what a layout does not show."""
    found = []
    for field in fields:
        whole = field.startswith("blocks[") and field.endswith("]")
        brief = form.room == "short" and not field.startswith("blocks[")
        why = f"the layout {layout} does not show it"
        if whole or brief:
            why = f"{form.name} is short of room"
        found.append(Finding("warning", "left-out", f"left out: {why}", field))
    return found


def undrawn(expected: Iterable[str], slots: Iterable[TextSlot]) -> list[str]:
    """Return the fields whose text stands nowhere on the picture, in the order of the spec."""
    drawn = {field for slot in slots for field in slot.fields}
    return list(dict.fromkeys(field for field in expected if field not in drawn))


def shortened(slots: Iterable[TextSlot]) -> list[Finding]:
    """Name the texts that a layout cut with an ellipsis."""
    return [
        Finding("warning", "ellipsis", f"cut to {' '.join(slot.lines)!r}", slot.field)
        for slot in slots
        if slot.ellipsized
    ]


def skipped(problems: Sequence[Problem]) -> list[Finding]:
    """Say which painters would have come first, and why they did not load."""
    return [
        Finding(
            "advice", "renderer", f"{problem.what}: {problem.found}", "", {"hint": problem.hint}
        )
        for problem in problems
    ]
