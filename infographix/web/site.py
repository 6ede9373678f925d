"""Routes and the functions behind them: a call → an answer. Knows nothing of the network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from infographix.campaign.tell import in_vietnamese
from infographix.errors import InfographixError, Problem, SpecError

HTML, JSON = "text/html; charset=utf-8", "application/json"
BODY_LIMIT = 2_000_000
"""Bytes that a call may carry: a spec with all its texts is far smaller."""
_WORDS = ("what", "found", "allowed", "hint")
"""The parts of a problem that are said in Vietnamese."""


class Call(Struct, frozen=True):
    """What was asked: the parts of the path that a route names, the query, and the JSON body."""

    parts: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes = b""

    def data(self) -> dict[str, Any]:
        """Return the body as named fields; SpecError where it is none."""
        try:
            found = json.loads(self.body)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            raise SpecError(Problem("the body is a JSON object"))
        return found


class Answer(Struct, frozen=True):
    """What is sent back. `lasting`: the address stands for these very bytes for good."""

    body: bytes
    kind: str = JSON
    status: int = 200
    lasting: bool = False


Handler = Callable[[Call], Answer]


class Site(Struct, frozen=True):
    """A page and all that it may ask for.

    `gets` and `posts` are handlers by path (`/picture/{name}`); `version` changes whenever the page
    should look again.
    """

    gets: Mapping[str, Handler]
    posts: Mapping[str, Handler] = {}
    version: Callable[[], str] = lambda: ""


def as_json(value: Any, status: int = 200) -> Answer:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return Answer(text.encode("utf-8"), JSON, status)


def missing() -> Answer:
    return as_json({"problems": [{"what": "there is nothing here"}]}, 404)


def refused(error: InfographixError, status: int = 422) -> Answer:
    """Return what is wrong, field by field."""
    return as_json({"problems": problems(error)}, status)


def problems(error: InfographixError) -> list[dict[str, str]]:
    return [vietnamese(asdict(found)) for found in error.problems]


def vietnamese(problem: Mapping[str, Any]) -> dict[str, str]:
    """Return a problem's parts in Vietnamese, as far as its words are known."""
    told = {name: in_vietnamese(str(problem.get(name, ""))) for name in _WORDS}
    return {**told, "where": str(problem.get("where", ""))}
