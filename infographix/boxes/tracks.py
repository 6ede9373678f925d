"""Tracks and what their items ask for → track sizes in px (CSS Grid 1 §11.3–11.8, pure numbers)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from infographix.boxes.box import Track

INFINITE = float("inf")
Constraint = Literal["fill", "min", "max"]


class Demand(NamedTuple):
    """What one item asks of the tracks `at` … `at + span - 1`, in px.

    `least` is its minimum contribution, `lo` and `hi` its min-content and max-content ones.
    """

    at: int
    span: int
    least: float
    lo: float
    hi: float


def track_sizes(
    tracks: Sequence[Track],
    demands: Sequence[Demand],
    gap: float,
    space: float,
    constraint: Constraint = "fill",
) -> list[float]:
    """Size tracks for `space` px, gaps included (`fill`), or for their min- or max-content."""
    free = space - gap * (len(tracks) - 1)
    bases = [track.value if track.kind == "px" else 0.0 for track in tracks]
    limits = [track.value if track.kind == "px" else INFINITE for track in tracks]
    if demands:
        _resolve_intrinsic(tracks, demands, gap, bases, limits)
    for index, base in enumerate(bases):
        if limits[index] == INFINITE or limits[index] < base:
            limits[index] = base
    if constraint == "min":
        return bases
    if constraint == "max":
        _expand_flexible(tracks, limits, _content_fraction(tracks, demands, gap, limits))
        return limits
    _maximize(bases, limits, free)
    if any(track.kind in _FLEXIBLE for track in tracks):
        _expand_flexible(tracks, bases, _fraction(tracks, bases, range(len(tracks)), free))
    _stretch_auto(tracks, bases, free)
    return bases


_FLEXIBLE = ("fr", "bare-fr")


def _resolve_intrinsic(
    tracks: Sequence[Track],
    demands: Sequence[Demand],
    gap: float,
    bases: list[float],
    limits: list[float],
) -> None:
    """§11.5: raise base sizes and growth limits to the items, small spans first."""
    wide: list[Demand] = []
    flexible: list[Demand] = []
    for demand in demands:
        if demand.span == 1 and tracks[demand.at].kind == "auto":
            _raise_single(demand, bases, limits)
            continue
        spanned = tracks[demand.at : demand.at + demand.span]
        crosses = any(track.kind in _FLEXIBLE for track in spanned)
        (flexible if crosses else wide).append(demand)
    for span in sorted({demand.span for demand in wide}):
        group = [demand for demand in wide if demand.span == span]
        _raise_bases(tracks, group, gap, bases, limits)
        for index, base in enumerate(bases):
            limits[index] = max(limits[index], base)
        asked = [demand.lo for demand in group]
        growable = _raise_limits(tracks, group, asked, gap, bases, limits, frozenset())
        asked = [demand.hi for demand in group]
        _raise_limits(tracks, group, asked, gap, bases, limits, growable)
    _raise_flexible(tracks, flexible, gap, bases)


def _raise_single(demand: Demand, bases: list[float], limits: list[float]) -> None:
    """§11.5 step 2: an item of one auto track."""
    at = demand.at
    bases[at] = max(bases[at], demand.least)
    limits[at] = max(bases[at], demand.hi, 0.0 if limits[at] == INFINITE else limits[at])


def _autos(tracks: Sequence[Track], demand: Demand) -> list[int]:
    at = range(demand.at, demand.at + demand.span)
    return [index for index in at if tracks[index].kind == "auto"]


def _raise_bases(
    tracks: Sequence[Track],
    group: Iterable[Demand],
    gap: float,
    bases: list[float],
    limits: list[float],
) -> None:
    planned = [0.0] * len(tracks)
    for demand in group:
        autos = _autos(tracks, demand)
        extra = demand.least - sum(bases[demand.at : demand.at + demand.span])
        extra -= gap * (demand.span - 1)
        if extra > 0 and autos:
            room = {index: limits[index] - bases[index] for index in autos}
            for index, share in _shares(extra, room, autos).items():
                planned[index] = max(planned[index], share)
    for index, increase in enumerate(planned):
        bases[index] += increase


def _raise_limits(
    tracks: Sequence[Track],
    group: Iterable[Demand],
    asked: Iterable[float],
    gap: float,
    bases: list[float],
    limits: list[float],
    growable: frozenset[int],
) -> frozenset[int]:
    """Raise growth limits; return the tracks whose limit became finite by it."""
    planned: dict[int, float] = {}
    for demand, wanted in zip(group, asked, strict=True):
        autos = _autos(tracks, demand)
        if not autos:
            continue
        now = {
            index: bases[index] if limits[index] == INFINITE else limits[index]
            for index in range(demand.at, demand.at + demand.span)
        }
        extra = max(0.0, wanted - sum(now.values()) - gap * (demand.span - 1))
        room = {
            index: INFINITE if limits[index] == INFINITE or index in growable else 0.0
            for index in autos
        }
        for index, share in _shares(extra, room, autos).items():
            planned[index] = max(planned.get(index, 0.0), share)
    finite = frozenset(index for index in planned if limits[index] == INFINITE)
    for index, increase in planned.items():
        limits[index] = increase + (bases[index] if index in finite else limits[index])
    return finite


def _shares(extra: float, room: dict[int, float], beyond: list[int]) -> dict[int, float]:
    """§11.5.1: share out equally up to each track's room, then equally among `beyond`."""
    shares = dict.fromkeys(room, 0.0)
    for left, (index, most) in enumerate(sorted(room.items(), key=lambda entry: entry[1])):
        share = min(most, extra / (len(room) - left))
        shares[index] = share
        extra -= share
    if extra > 0:
        for index in beyond:
            shares[index] += extra / len(beyond)
    return shares


def _raise_flexible(
    tracks: Sequence[Track],
    demands: Iterable[Demand],
    gap: float,
    bases: list[float],
) -> None:
    """§11.5 step 4: items that cross flexible tracks enlarge only those, by their factors."""
    planned = [0.0] * len(tracks)
    for demand in demands:
        at = range(demand.at, demand.at + demand.span)
        flexible = [index for index in at if tracks[index].kind == "fr"]
        extra = demand.least - sum(bases[index] for index in at) - gap * (demand.span - 1)
        total = sum(tracks[index].value for index in flexible)
        if extra <= 0 or not flexible:
            continue
        for index in flexible:
            ratio = tracks[index].value / total if total > 0 else 1 / len(flexible)
            planned[index] = max(planned[index], extra * ratio)
    for index, increase in enumerate(planned):
        bases[index] += increase


def _maximize(bases: list[float], limits: Sequence[float], space: float) -> None:
    """§11.6: share the free space out equally, up to the growth limits."""
    free = space - sum(bases)
    if free <= 0:
        return
    room = {
        index: limit - base
        for index, (base, limit) in enumerate(zip(bases, limits, strict=True))
        if limit > base
    }
    for index, share in _shares(free, room, []).items():
        bases[index] += share


def _fraction(
    tracks: Sequence[Track], bases: Sequence[float], at: Iterable[int], space: float
) -> float:
    """§11.7.1: find the size of 1fr with which the tracks `at` fill `space`."""
    flexible = [index for index in at if tracks[index].kind in _FLEXIBLE]
    leftover = space - sum(bases[index] for index in at if index not in flexible)
    while flexible:
        fraction = leftover / max(1.0, sum(tracks[index].value for index in flexible))
        rigid = [index for index in flexible if tracks[index].value * fraction < bases[index]]
        if not rigid:
            return fraction
        leftover -= sum(bases[index] for index in rigid)
        flexible = [index for index in flexible if index not in rigid]
    return 0.0


def _content_fraction(
    tracks: Sequence[Track], demands: Iterable[Demand], gap: float, bases: Sequence[float]
) -> float:
    """§11.7 under a max-content constraint: the smallest 1fr that holds every item."""
    fraction = 0.0
    for track, base in zip(tracks, bases, strict=True):
        if track.kind in _FLEXIBLE:
            fraction = max(fraction, base / max(1.0, track.value))
    for demand in demands:
        at = range(demand.at, demand.at + demand.span)
        if any(tracks[index].kind in _FLEXIBLE for index in at):
            space = demand.hi - gap * (demand.span - 1)
            fraction = max(fraction, _fraction(tracks, bases, at, space))
    return fraction


def _expand_flexible(tracks: Sequence[Track], bases: list[float], fraction: float) -> None:
    for index, track in enumerate(tracks):
        if track.kind in _FLEXIBLE:
            bases[index] = max(bases[index], track.value * fraction)


def _stretch_auto(tracks: Sequence[Track], bases: list[float], space: float) -> None:
    """§11.8: auto tracks share what is still free."""
    autos = [index for index, track in enumerate(tracks) if track.kind == "auto"]
    free = space - sum(bases)
    if free > 0:
        for index in autos:
            bases[index] += free / len(autos)
