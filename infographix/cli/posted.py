"""Pictures → sheets that show them as their networks would, and the figures of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from infographix.cli import output
from infographix.finding import Language
from infographix.posted.copies import Posted
from infographix.posted.sheet import sheet
from infographix.result import Picture, write


def show(picture: Picture, folder: Path, stem: str, language: Language = "en") -> dict[str, Any]:
    """Write DIR/<spec>.<format>.<network>.png and return what there is to tell of it.

    Empty for a picture whose format names no network.
    """
    if not picture.format.network:
        return {}
    posted = picture.as_posted()
    turn = picture.drawn.turn
    page = f".{turn.number:02d}" if turn else ""
    path = folder / f"{stem}.{picture.format.name}{page}.{posted.network.name}.png"
    encoded = picture.encoded
    image = picture.image
    write(path, sheet(image, encoded.kind, len(encoded.data), posted, picture.choice.painter))
    return {
        "path": str(path),
        "network": posted.network.name,
        "confidence": posted.network.confidence,
        "copies": list(_copies(posted)),
        "findings": [output.finding(found, language) for found in posted.findings()],
    }


def _copies(posted: Posted) -> Iterator[dict[str, Any]]:
    for copy in posted.copies:
        worst = copy.worst
        yield {
            "width": copy.width,
            "height": copy.height,
            "quality": copy.quality,
            "bytes": len(copy.data),
            "shown": copy is posted.shown,
            "ssim": round(copy.ssim, 3),
            "worst": {"field": worst.field, "text": worst.text, "ssim": round(worst.ssim, 3)}
            if worst
            else None,
            "fields": {text.field or text.text: round(text.ssim, 3) for text in copy.texts},
            "codes": [
                {"field": code.field, "asked": code.asked, "read": code.read} for code in copy.codes
            ],
        }


def lines(told: dict[str, Any], words: dict[str, str]) -> Iterator[str]:
    """Yield what `show` told as lines for people; `words` are those for severities."""
    if not told:
        return
    yield f"  as {told['network']} is assumed to post it: {told['path']}"
    for copy in told["copies"]:
        size = f"{copy['width']}×{copy['height']}, quality {copy['quality']}"
        size += f", {copy['bytes'] / 1000:.0f} kB{' (seen)' if copy['shown'] else ''}"
        worst = copy["worst"]
        text = f"; text SSIM {copy['ssim']:.3f}" if worst else ""
        text += f", worst {worst['ssim']:.3f} ({worst['field'] or worst['text']})" if worst else ""
        read = sum(code["read"] == code["asked"] for code in copy["codes"])
        codes = f"; {read} of {len(copy['codes'])} codes read" if copy["codes"] else ""
        yield f"    {size}{text}{codes}"
    for found in told["findings"]:
        severity = words[found["severity"]]
        yield f"    {severity}: {found['field']}: {found['message']} [{found['code']}]"
