"""The file to post, or why there is none → findings on its bytes, with the ladder's steps."""

from __future__ import annotations

from infographix.errors import LimitError
from infographix.finding import Finding
from infographix.format import Format
from infographix.render.encode import Encoded


def of_file(encoded: Encoded | LimitError, form: Format) -> list[Finding]:
    """Say where the file had to be made smaller than usual, of another type, or cannot be made."""
    if isinstance(encoded, LimitError):
        problem = encoded.problems[0]
        return [Finding("bytes-over", "", {"found": problem.found, "limit": form.limit})]
    details: dict[str, object] = {
        "bytes": len(encoded.data),
        "limit": form.limit,
        "steps": encoded.steps,
    }
    if len(encoded.data) > form.limit:
        return [Finding("bytes-over", "", details | {"found": f"{len(encoded.data)} bytes"})]
    if not encoded.pressed:
        return []
    return [Finding("bytes", "", details, "" if encoded.kind == "png" else "jpeg")]
