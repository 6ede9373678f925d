"""The text of a YAML file and the data that it shall hold → the text, changed only where need be.

What is equal keeps its very characters: quotes, spacing, comments. Each field and each entry of a
list is a chunk of whole lines; chunks are changed, added, taken out and moved, and the comment
lines right above one go with it. The result is read again: what does not hold the data is not
returned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from infographix import libraries
from infographix.errors import SpecError
from infographix.facts.yaml import read_yaml
from infographix.preview import yaml_write


def rewrite(text: str, data: dict[str, Any]) -> str | None:
    """Return the text with `data` in it, or None where that cannot be done without losing anything.

    Scalars in `data` are strings.
    """
    yaml: Any = libraries.yaml()
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        editor = _Editor(text)
        changed = text[: _start(root)] + editor.render(root, data) + text[editor.end(root) :]
        return changed if read_yaml(changed, "") == data else None
    except (yaml.YAMLError, SpecError, _CannotError, RecursionError):
        return None


class _CannotError(Exception):
    """The text is written in a way that cannot be taken apart, such as with aliases."""


class _Chunk(Struct, frozen=True):
    """A field or an entry: blank lines and comments apart, comments right above, and its lines."""

    loose: str
    attached: str
    body: str


def _start(node: Any) -> int:
    return int(node.start_mark.index)


def _is_flow(node: Any) -> bool:
    return bool(getattr(node, "flow_style", False))


def _plain(node: Any) -> Any:
    """Return a node's data."""
    if node.id == "scalar":
        return node.value
    if node.id == "sequence":
        return [_plain(item) for item in node.value]
    return {key.value: _plain(value) for key, value in node.value}


class _Editor:
    def __init__(self, text: str) -> None:
        self._text = text

    def end(self, node: Any) -> int:
        """Return where a node's own text ends: of a block, with the last line and its comment."""
        stop = int(node.end_mark.index)
        if node.id == "scalar":
            if node.style in ("|", ">"):
                stop = _start(node) + len(self._text[_start(node) : stop].rstrip())
            return stop
        if _is_flow(node) or not node.value:
            return stop
        last = node.value[-1][1] if node.id == "mapping" else node.value[-1]
        return self._line_end(self.end(last))

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found

    def render(self, node: Any, new: Any, flow: bool = False, column: int = 0) -> str:
        """Return the text of a node that holds `new`; `column` is that of the field it is of."""
        if _plain(node) == new:
            return self._text[_start(node) : self.end(node)]
        flow = flow or _is_flow(node)
        if node.id == "scalar" and isinstance(new, str):
            return self._scalar(node, new, flow, column)
        if node.id == "mapping" and isinstance(new, dict) and new:
            return self._flow_fields(node, new) if flow else self._fields(node, new)
        if node.id == "sequence" and isinstance(new, list) and new:
            return self._flow_list(node, new) if flow else self._list(node, new)
        if isinstance(new, str) and "\n" in new and not flow and not self._rest(node):
            return yaml_write.lines(new, column + 2)
        return self._spaced(node, yaml_write.in_line(new))

    def _scalar(self, node: Any, new: str, flow: bool, column: int) -> str:
        if "\n" in new and not flow and not self._rest(node):
            return self._spaced(node, yaml_write.lines(new, column + 2))
        style = node.style if node.style in ("'", '"') else None
        return self._spaced(node, yaml_write.scalar(new, flow, style))

    def _rest(self, node: Any) -> str:
        """Return what stands behind a node on its last line: a comment, or nothing."""
        stop = self.end(node)
        return self._text[stop : self._line_end(stop)].strip()

    def _spaced(self, node: Any, text: str) -> str:
        """Set a space before what takes the place of nothing: `subtitle:`."""
        before = self._text[_start(node) - 1 : _start(node)]
        return f" {text}" if before and before in ":-" else text

    # Flow: {a: b} and [a, b]

    def _flow_fields(self, node: Any, new: dict[str, Any]) -> str:
        old = {key.value: (key, value) for key, value in node.value}
        if list(old) == list(new):
            pairs = [(value, new[key.value]) for key, value in node.value]
            return self._patched(node, pairs)
        parts = [
            self._pair(*old[name], value) if name in old else _flow_pair(name, value)
            for name, value in new.items()
        ]
        return self._flow(node, parts)

    def _pair(self, key: Any, node: Any, new: Any) -> str:
        value = self.render(node, new, True)
        return f"{self._text[_start(key) : self._after(key, node)]}{value}"

    def _after(self, key: Any, node: Any) -> int:
        if _start(node) < _start(key):
            raise _CannotError
        return _start(node)

    def _flow_list(self, node: Any, new: list[Any]) -> str:
        if len(node.value) == len(new):
            return self._patched(node, list(zip(node.value, new, strict=True)))
        places = _matched([_plain(item) for item in node.value], new)
        parts = [
            yaml_write.in_line(value) if at is None else self.render(node.value[at], value, True)
            for at, value in zip(places, new, strict=True)
        ]
        return self._flow(node, parts)

    def _flow(self, node: Any, parts: list[str]) -> str:
        whole = self._text[_start(node) : self.end(node)]
        pad = " " if whole[1:2] == " " else ""
        opening, closing = ("{", "}") if node.id == "mapping" else ("[", "]")
        return f"{opening}{pad}{', '.join(parts)}{pad}{closing}"

    def _patched(self, node: Any, pairs: list[tuple[Any, Any]]) -> str:
        """Return a flow collection in which the values alone are changed."""
        at, text = _start(node), ""
        for child, new in pairs:
            if _start(child) < at:
                raise _CannotError
            text += self._text[at : _start(child)] + self.render(child, new, True)
            at = self.end(child)
        return text + self._text[at : self.end(node)]

    # Blocks: lines

    def _fields(self, node: Any, new: dict[str, Any]) -> str:
        column = node.start_mark.column
        names = [key.value for key, _ in node.value]
        starts = [_start(key) for key, _ in node.value]
        values = [value for _, value in node.value]
        leads = self._leads(starts, values)
        chunks: dict[str, _Chunk] = {}
        spare = ""
        for name, start, value, (loose, attached) in zip(names, starts, values, leads, strict=True):
            if name not in new:
                spare += loose if "#" in loose else ""
                continue
            body = self._body(start, value, new[name], column)
            chunks[name] = _Chunk(spare + loose, attached, body)
            spare = ""
        for name, value in new.items():
            if name not in chunks:
                written = f"{yaml_write.scalar(name, False)}:{yaml_write.after(value, column)}"
                chunks[name] = _Chunk("", "", written)
        order = _merged(names, list(new))
        return _joined([chunks[name] for name in order], column) + _trailing(spare)

    def _list(self, node: Any, new: list[Any]) -> str:
        column = node.start_mark.column
        items = node.value
        dashes = list(self._dashes(node, column))
        leads = self._leads(dashes, items)
        olds = [_plain(item) for item in items]
        loose = [lead[0] for lead in leads[1:]]
        blank = next((text for text in loose if "#" not in text), "")
        made = []
        for place, (at, value) in enumerate(zip(_matched(olds, new), new, strict=True)):
            gap = loose[place - 1] if 0 < place <= len(loose) else blank
            if at is None:
                made.append(_Chunk(gap, "", self._entry(items, value, column)))
            else:
                body = self._body(dashes[at], items[at], value, column)
                made.append(_Chunk(gap, leads[at][1], body))
        spare = "".join(text for text in loose[max(len(new) - 1, 0) :] if "#" in text)
        return _joined(made, column) + _trailing(spare)

    @staticmethod
    def _entry(siblings: list[Any], value: Any, column: int) -> str:
        """Return a new entry, written as those beside it are."""
        if isinstance(value, dict) and any(_is_flow(one) for one in siblings):
            return f"- {yaml_write.in_line(value)}"
        if isinstance(value, dict) and any(one.id == "mapping" for one in siblings):
            return f"- {yaml_write.block(value, column + 2)}"
        return yaml_write.entry(value, column)

    def _body(self, start: int, node: Any, new: Any, column: int) -> str:
        at = _start(node)
        if at < start:
            raise _CannotError
        stop = self.end(node)
        value = self.render(node, new, column=column)
        return self._text[start:at] + value + self._text[stop : self._line_end(stop)]

    def _leads(self, starts: list[int], nodes: list[Any]) -> list[tuple[str, str]]:
        """Return what stands between each chunk and the one before it; nothing before the first."""
        found = [("", "")]
        for node, start in zip(nodes, starts[1:], strict=False):
            after = self._line_end(self.end(node)) + 1
            line = self._text.rfind("\n", 0, start) + 1
            if line < after:
                raise _CannotError
            found.append(_split(self._text[after:line]))
        return found

    def _dashes(self, node: Any, column: int) -> Iterator[int]:
        """Yield where the dash of each entry stands."""
        at = _start(node)
        yield at
        for before in node.value[:-1]:
            line = self._line_end(self.end(before)) + 1
            while self._text[line : line + column + 1] != f"{' ' * column}-":
                line = self._line_end(line) + 1
                if line >= len(self._text):
                    raise _CannotError
            yield line + column


def _flow_pair(name: str, value: Any) -> str:
    return f"{yaml_write.scalar(name, True)}: {yaml_write.in_line(value)}"


def _split(between: str) -> tuple[str, str]:
    """Take the comment lines right above a chunk from what else stands before it."""
    rows = between.splitlines(keepends=True)
    at = len(rows)
    while at and rows[at - 1].lstrip().startswith("#"):
        at -= 1
    return "".join(rows[:at]), "".join(rows[at:])


def _joined(chunks: list[_Chunk], column: int) -> str:
    indent = " " * column
    first, *others = chunks
    lead = "" if not first.attached else f"{first.attached.lstrip()}{indent}"
    parts = [f"{lead}{first.body}"]
    parts += [f"\n{one.loose}{one.attached}{indent}{one.body}" for one in others]
    return "".join(parts)


def _trailing(spare: str) -> str:
    """Return comments whose chunk has gone."""
    return f"\n{spare.rstrip()}" if spare.strip() else ""


def _merged(old: list[str], new: list[str]) -> list[str]:
    """Return the names of `new`: those of `old` first, others after the one before them."""
    order = [name for name in old if name in new]
    for place, name in enumerate(new):
        if name not in order:
            order.insert(order.index(new[place - 1]) + 1 if place else 0, name)
    return order


def _matched(olds: list[Any], news: list[Any]) -> list[int | None]:
    """Return for each new entry the old one that it was made of, or None."""
    free = dict(enumerate(olds))
    found: list[int | None] = [None] * len(news)
    for place, value in enumerate(news):
        if place in free and free[place] == value:
            found[place] = place
            del free[place]
    for place, value in enumerate(news):
        if found[place] is None:
            at = next((i for i, old in free.items() if old == value), None)
            if at is not None:
                found[place] = at
                del free[at]
    for place, value in enumerate(news):
        if found[place] is None:
            at = next((i for i, old in free.items() if _akin(old, value)), None)
            if at is not None:
                found[place] = at
                del free[at]
    return found


def _akin(old: Any, new: Any) -> bool:
    """Whether one may have been made of the other: most of their fields are the same."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    same = sum(1 for name, value in old.items() if new.get(name) == value)
    return old.get("kind") == new.get("kind") and 2 * same >= min(len(old), len(new))
