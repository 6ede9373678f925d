"""What a run tells while it goes on: one typed value for each thing that happens.

`to_json` gives the object that `--json` prints and the journal keeps: `event`, then the fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""

    NAME: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as an object of JSON, with the time at which it is told."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {"event": self.NAME, "at": at, **values}


@dataclass(frozen=True, slots=True)
class Began(Event):
    """A run begins; `resumed` says that the one before was broken off."""

    NAME: ClassVar[str] = "run"

    version: str
    resumed: bool


@dataclass(frozen=True, slots=True)
class Planned(Event):
    """All rows were looked at; drawing begins. `failed` are the pictures of rows that are wrong."""

    NAME: ClassVar[str] = "planned"

    pictures: int
    waiting: int
    unchanged: int
    failed: int
    jobs: int


@dataclass(frozen=True, slots=True)
class OfPicture(Event):
    """What happened to one picture."""

    picture: str
    item: str
    table: str
    sheet: str
    row: int
    format: str
    title: str
    key: str


@dataclass(frozen=True, slots=True)
class Drawn(OfPicture):
    """A picture was drawn and its files are in their places."""

    NAME: ClassVar[str] = "drawn"

    files: list[dict[str, Any]]
    layout: str
    theme: str
    renderer: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failed(OfPicture):
    """A picture was not drawn; each of `problems` has a whole Vietnamese sentence as `text`."""

    NAME: ClassVar[str] = "failed"

    error: str
    problems: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Unchanged(OfPicture):
    """A picture was drawn by an earlier run from the same facts, and is still there."""

    NAME: ClassVar[str] = "unchanged"


@dataclass(frozen=True, slots=True)
class Retired(Event):
    """A picture of an earlier run has no row any more, or another name; it was moved out of the
    way, into `.infographix/old`."""

    NAME: ClassVar[str] = "retired"

    picture: str
    files: list[str]


@dataclass(frozen=True, slots=True)
class Waiting(OfPicture):
    """A picture that would be drawn; told by a dry run alone."""

    NAME: ClassVar[str] = "waiting"


@dataclass(frozen=True, slots=True)
class Crashed(OfPicture):
    """A worker died with this picture, which is tried once more, alone, after the others."""

    NAME: ClassVar[str] = "crashed"

    reason: str


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """The run is over; `stopped` says that it was broken off."""

    NAME: ClassVar[str] = "end"

    drawn: int
    failed: int
    unchanged: int
    waiting: int
    stopped: bool
    seconds: float


Listener = Callable[[Event], None]
