"""Names → bytes that are kept while there is room for them; what was not asked for longest goes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Shelf:
    """At most `limit` bytes; may be used by several threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    @property
    def size(self) -> int:
        """Bytes kept now."""
        return self._size

    def get(self, name: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a name, made now where it is not."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
        made = make()
        with self._lock:
            if name not in self._kept and len(made) <= self._limit:
                self._kept[name] = made
                self._size += len(made)
                while self._size > self._limit:
                    self._size -= len(self._kept.popitem(last=False)[1])
        return made
