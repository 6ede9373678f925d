"""What a run tells while it goes on: one typed value for each thing that happens.

`to_json` gives the object that `--json` prints and the journal keeps: `event`, then the fields.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, ClassVar

from msgspec import Struct
from msgspec.structs import fields


class Event(Struct, frozen=True):
    """Something that happened."""

    NAME: ClassVar[str] = ""

    def to_json(self) -> dict[str, Any]:
        """Return it as an object of JSON, with the time at which it is told."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {"event": self.NAME, "at": at, **values}


class Began(Event, frozen=True):
    """A run begins; `resumed` says that the one before was broken off."""

    NAME: ClassVar[str] = "run"

    version: str
    resumed: bool


class Planned(Event, frozen=True):
    """All rows were looked at; drawing begins. `failed` are the pictures of rows that are wrong."""

    NAME: ClassVar[str] = "planned"

    pictures: int
    waiting: int
    unchanged: int
    failed: int
    jobs: int


class OfPicture(Event, frozen=True):
    """What happened to one picture."""

    picture: str
    item: str
    table: str
    sheet: str
    row: int
    format: str
    title: str
    key: str


class Drawn(OfPicture, frozen=True):
    """A picture was drawn and its files are in their places."""

    NAME: ClassVar[str] = "drawn"

    files: list[dict[str, Any]]
    layout: str
    theme: str
    renderer: str
    seconds: float


class Failed(OfPicture, frozen=True):
    """A picture was not drawn; each of `problems` has a whole Vietnamese sentence as `text`."""

    NAME: ClassVar[str] = "failed"

    error: str
    problems: list[dict[str, Any]]


class Unchanged(OfPicture, frozen=True):
    """A picture was drawn by an earlier run from the same facts, and is still there."""

    NAME: ClassVar[str] = "unchanged"


class Retired(Event, frozen=True):
    """A picture of an earlier run has no row any more, or another name; it was moved out of the
    way, into `.infographix/old`."""

    NAME: ClassVar[str] = "retired"

    picture: str
    files: list[str]


class Waiting(OfPicture, frozen=True):
    """A picture that would be drawn; told by a dry run alone."""

    NAME: ClassVar[str] = "waiting"


class Crashed(OfPicture, frozen=True):
    """A worker died with this picture, which is tried once more, alone, after the others."""

    NAME: ClassVar[str] = "crashed"

    reason: str


class Ended(Event, frozen=True):
    """The run is over; `stopped` says that it was broken off."""

    NAME: ClassVar[str] = "end"

    drawn: int
    failed: int
    unchanged: int
    waiting: int
    stopped: bool
    seconds: float


Listener = Callable[[Event], None]
