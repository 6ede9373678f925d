"""YAML text → plain data in which every scalar stays a string.

Read from the parser's events and not through a loader: no scalar is guessed at (`no`, `12:30`,
`0123456` survive), no tag makes an object, a field that stands twice is an error with its line, and
nesting costs no recursion.
"""

from __future__ import annotations

from typing import Any

from infographix import libraries
from infographix.errors import Problem, SpecError
from infographix.facts.gate import DEEPEST

TOO_DEEP = "the data nests too deep"
_Container = dict[str, Any] | list[Any]


def read_yaml(text: str, where: str) -> Any:
    """Return the one document in `text`; None where it is empty. SpecError with file:line."""
    yaml: Any = libraries.yaml()
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    builder = _Builder(where)
    try:
        for event in yaml.parse(text, Loader=loader):
            builder.take(event, type(event).__name__)
    except yaml.MarkedYAMLError as error:
        raise SpecError(_ill_formed(error, where)) from None
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise SpecError(Problem(f"this is not well-formed YAML: {reason}", where)) from None
    return builder.document


def _ill_formed(error: Any, where: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    reason = error.problem or error.context or "unreadable"
    place = f"{where}:{mark.line + 1}" if mark else where
    if "nesting" in reason:  # libyaml 0.2.6 refuses it before we see it
        return Problem(TOO_DEEP, place)
    return Problem(
        f"this is not well-formed YAML: {reason}",
        where=place,
        hint="text that holds ': ' or ' #', or begins with one of [ { > | * & ! % @ \", "
        "needs quotes",
    )


class _Builder:
    """Builds the document from events."""

    def __init__(self, where: str) -> None:
        self.document: Any = None
        self._where = where
        self._documents = 0
        self._open: list[_Container] = []
        self._keys: list[str | None] = []
        self._names: list[str | None] = []
        self._anchors: dict[str, Any] = {}

    def take(self, event: Any, name: str) -> None:
        if name == "ScalarEvent":
            self._refuse_tag(event)
            self._scalar(event)
        elif name in ("MappingStartEvent", "SequenceStartEvent"):
            self._refuse_tag(event)
            self._begin({} if name == "MappingStartEvent" else [], event)
        elif name in ("MappingEndEvent", "SequenceEndEvent"):
            self._end(event)
        elif name == "AliasEvent":
            self._alias(event)
        elif name == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                raise self._error("a spec is one document, and here begins another", event)

    def _scalar(self, event: Any) -> None:
        if self._awaits_key():
            self._key(event)
            return
        self._remember(event.anchor, event.value)
        self._put(event.value)

    def _key(self, event: Any) -> None:
        fields = self._open[-1]
        if event.value in fields:
            raise self._error(f"the field {event.value[:60]!r} stands here twice", event)
        self._keys[-1] = event.value

    def _begin(self, container: _Container, event: Any) -> None:
        if self._awaits_key():
            raise self._error("a field's name is text", event)
        if len(self._open) >= DEEPEST:
            raise self._error(TOO_DEEP, event)
        self._put(container)
        self._open.append(container)
        self._keys.append(None)
        self._names.append(event.anchor)

    def _end(self, event: Any) -> None:
        container = self._open.pop()
        self._keys.pop()
        self._remember(self._names.pop(), container)

    def _alias(self, event: Any) -> None:
        if self._awaits_key() or event.anchor not in self._anchors:
            raise self._error(f"there is no anchor {event.anchor[:60]!r} before this", event)
        self._put(self._anchors[event.anchor])

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _put(self, value: Any) -> None:
        if not self._open:
            self.document = value
            return
        container = self._open[-1]
        if isinstance(container, list):
            container.append(value)
            return
        key = self._keys[-1]
        if key is not None:
            container[key] = value
            self._keys[-1] = None

    def _remember(self, anchor: str | None, value: Any) -> None:
        if anchor is not None:
            self._anchors[anchor] = value

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in (None, "!"):
            raise self._error(f"tags are not used here: {event.tag[:60]}", event)

    def _error(self, what: str, event: Any) -> SpecError:
        return SpecError(Problem(what, f"{self._where}:{event.start_mark.line + 1}"))
