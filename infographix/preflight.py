"""A drawn picture → findings: what damages it or should be known before it is posted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from infographix import hue_s, qr
from infographix.boxes.arrange import CodeSlot, TextSlot
from infographix.errors import Finding, Problem, Severity
from infographix.facts.base import Fact
from infographix.facts.kinds import CountedBlock
from infographix.facts.model import Infographic
from infographix.format import Format
from infographix.palette import LEAST_CONTRAST, Faint
from infographix.render.encode import Encoded
from infographix.render.pixels import Pixels
from infographix.vietnamese import spelling, tones
from infographix.vietnamese.dates import format_date


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


_HELD = {"cover": "a cover holds a title", "badge": "a badge holds a logo and a name"}


def left_out(fields: Sequence[str], form: Format, layout: str) -> list[Finding]:
    """Name what a short format had no room for, or what a layout does not show.

    Of a cover or badge one advice says it all: they are there for little.
    """
    if fields and form.use != "infographic":
        message = f"{_HELD[form.use]}; left out: {', '.join(fields)}"
        return [Finding("advice", "left-out", message, "", {"fields": list(fields)})]
    found = []
    for field in fields:
        whole = field.startswith("blocks[") and field.endswith("]")
        brief = form.room == "short" and not field.startswith("blocks[")
        why = f"the layout {layout} does not show it"
        if field == "qr":
            why = f"{form.name} has no code"
        elif whole or brief:
            why = f"{form.name} is short of room"
        found.append(Finding("warning", "left-out", f"left out: {why}", field))
    return found


def code_missing(spec: Infographic, form: Format) -> list[Finding]:
    """Advise a code where the format should have one and the facts name no address."""
    owners = (spec, *spec.blocks)
    if form.qr != "required" or any(getattr(owner, "qr", None) for owner in owners):
        return []
    message = f"a picture for {form.name} should lead on by a code"
    return [Finding("advice", "no-code", message, "qr")]


def faint(pairs: Iterable[Faint]) -> list[Finding]:
    """Name the colours of a theme in which text is hard to read."""
    return [
        Finding(
            "warning",
            "contrast",
            f"text in {ink} on {ground} has a contrast of {ratio:.1f}; {LEAST_CONTRAST:g} is read",
            "theme",
            {"ink": ink, "ground": ground, "ratio": round(ratio, 2)},
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
                message = f"{exact.text} is shown as {shown.text}"
                field = f"blocks[{index}].items[{place}].value"
                findings.append(Finding("advice", "rounded", message, field, details))
    return findings


_NO_NAMES = frozenset(
    {
        "source",
        "logo",
        "hashtags",
        "icon",
        "kind",
        "variant",
        "layout",
        "theme",
        "formats",
        "phrases",
    }
)
"""Fields that keep the names of their time, or hold none."""


def names(spec: Infographic) -> list[Finding]:
    """Advise on names of Huế, its offices and hosts that no longer hold on the piece's date.

    A name of today in an older piece is left alone: `thành phố Huế` was the province's town.
    """
    day = spec.date.first_day if spec.date is not None else None
    if day is None:
        return []
    return [
        _named(old, field)
        for field, text in _written(spec, "")
        for old in (*hue_s.old_names(text, day), *hue_s.old_hosts(text, day))
    ]


def _named(old: hue_s.OldName, field: str) -> Finding:
    message = f"{old.found!r} is {old.suggestion!r} since {format_date(old.since)}"
    details: dict[str, object] = {
        "found": old.found,
        "suggestion": old.suggestion,
        "since": old.since.isoformat(),
    }
    return Finding("advice", "name-by-date", message, field, details)


_NO_WORDS = (_NO_NAMES - {"source"}) | {"url", "numbers", "tones"}
"""Fields that hold no words."""


def wording(spec: Infographic) -> list[Finding]:
    """Advise on the spelling of all texts, and where the piece places tone marks in two ways."""
    texts = list(_written(spec, "", _NO_WORDS))
    mixed = tones.mixed(texts)
    return [*spelling.findings(texts), *([mixed] if mixed is not None else [])]


def _written(
    value: object, path: str, skip: frozenset[str] = _NO_NAMES
) -> Iterator[tuple[str, str]]:
    """Yield the field and text of all that is written in a fact, fields of `skip` left out."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _written(item, f"{path}[{index}]", skip)
    elif isinstance(value, Fact):
        for name in type(value).model_fields:
            if name not in skip:
                field = f"{path}.{name}" if path else name
                yield from _written(getattr(value, name), field, skip)
