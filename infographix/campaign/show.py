"""What became of a campaign, and its folder → what a notebook shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from infographix import notebook, resources
from infographix.campaign.folder import records
from infographix.errors import ImageError
from infographix.thumbs import thumb

PICTURES = 12
PROBLEMS = 10
SIDE = 280


def html(folder: Path, counts: Mapping[str, int]) -> str:
    """Return the counts, the first problems of the table and the first pictures."""
    problems: dict[str, None] = {}
    shown: list[tuple[bytes, str]] = []
    drawn = 0
    for record in records(folder):
        for problem in record.problems:
            problems.setdefault(str(problem.get("text") or problem.get("what", "")))
        for file in record.files if record.status == "drawn" else ():
            drawn += 1
            path = resources.inside(folder, file.path)
            if len(shown) < PICTURES and path is not None:
                try:
                    shown.append((thumb(path, SIDE), file.alt or record.item.title))
                except ImageError:
                    continue
    return notebook.campaign(
        str(folder), counts, list(problems)[:PROBLEMS], shown, drawn - len(shown)
    )
