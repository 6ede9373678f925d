"""Keys → what was made for them lately: a cache within a limit of bytes, which counts look-ups."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from msgspec import Struct

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class CacheState(Struct, frozen=True):
    """How much a cache holds (bytes, an estimate, and their limit), and how often it helped."""

    name: str
    hits: int
    misses: int
    bytes: int
    limit: int


class Cache(Generic[K, V]):
    """Values by key. May be used from several threads: at worst a value is made twice.

    Two generations of half the limit each are kept: when the young one is full it becomes the old
    one, whose values are lost unless they are asked for again.
    """

    __slots__ = ("_bytes", "_old", "_old_bytes", "_young", "hits", "limit", "misses", "name")

    def __init__(self, name: str, limit: int) -> None:
        self.name = name
        self.limit = limit
        self.hits = self.misses = 0
        self._young: dict[K, tuple[V, int]] = {}
        self._old: dict[K, tuple[V, int]] = {}
        self._bytes = self._old_bytes = 0

    def find(self, key: K) -> V | None:
        """Return what is kept for a key, if anything."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is None:
                self.misses += 1
                return None
            self.keep(key, *found)
        self.hits += 1
        return found[0]

    def keep(self, key: K, value: V, size: int) -> None:
        """Keep a value of about `size` bytes."""
        if self._bytes + size > self.limit / 2 and self._young:
            self._old, self._young = self._young, {}
            self._old_bytes, self._bytes = self._bytes, 0
        self._young[key] = (value, size)
        self._bytes += size

    @property
    def state(self) -> CacheState:
        held = self._bytes + self._old_bytes
        return CacheState(self.name, self.hits, self.misses, held, self.limit)
