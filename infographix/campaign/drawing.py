"""A filled spec and a format → its files, written: the one function that workers run.

What goes wrong comes back as data, so that a picture that fails never takes a worker with it.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from infographix.campaign.place import Place
from infographix.carousel import render_pages
from infographix.errors import InfographixError, Problem, SpecError
from infographix.facts.load import load
from infographix.facts.model import Infographic
from infographix.pipeline import render
from infographix.render.encode import Effort
from infographix.result import Picture

SPECS_KEPT = 4
"""Specs that a worker remembers, so that the formats of one row read it once."""


class Shop(Struct, frozen=True):
    """What all pictures of a run share."""

    place: Place
    layouts: tuple[str, ...] = ()
    renderer: str = "auto"
    effort: Effort = "fast"
    kinds: tuple[str, ...] = ("png",)


class Task(Struct, frozen=True):
    """One picture to draw; `key` tells equal pictures, `spec_key` equal fields."""

    picture: str
    key: str
    format: str
    fields: Mapping[str, Any]
    spec_key: str
    folder: str
    shop: Shop


Outcome = dict[str, Any]
"""`files`, `layout`, `theme`, `renderer`, `seconds`; or `error` and `problems`."""


def draw(task: Task) -> Outcome:
    """Draw a picture and write its files."""
    try:
        return _drawn(task)
    except InfographixError as error:
        return failure(type(error).__name__, *error.problems)
    except OSError as error:
        reason = error.strerror or str(error)
        return failure("OSError", Problem(f"the file cannot be written: {reason}", task.picture))
    except Exception as error:  # a mistake of ours, or of a library, costs one picture only
        what = "the program failed on this picture"
        return failure(type(error).__name__, Problem(what, found=f"{error}"[:300]))


def failure(name: str, *problems: Problem) -> Outcome:
    """Return the outcome of a picture that was not drawn."""
    return {"error": name, "problems": [asdict(problem) for problem in problems]}


def warm(shop: Shop) -> None:
    """Load what the first picture needs, before it comes."""
    fields = {"title": "Huế", "blocks": [{"kind": "steps", "items": [{"title": "A"}] * 2}]}
    render(fields, layout_paths=shop.layouts, renderer=shop.renderer).encoded  # noqa: B018


def _drawn(task: Task) -> Outcome:
    start = time.perf_counter()
    shop = task.shop
    spec = _spec(task)
    options: dict[str, Any] = {
        "layout_paths": shop.layouts,
        "renderer": shop.renderer,
        "effort": shop.effort,
    }
    if spec.pages is None:
        pictures = [render(spec, task.format, **options)]
    else:
        pictures = render_pages(spec, task.format, **options)
    files = [(_entry(picture), _files(picture, task)) for picture in pictures]
    first = pictures[0]
    outcome: Outcome = {
        "files": [
            {"path": name, "bytes": len(data), **entry}
            for entry, written in files
            for name, data in written.items()
        ],
        "layout": first.drawn.layout,
        "theme": first.drawn.theme,
        "renderer": first.choice.painter.name,
        "seconds": round(time.perf_counter() - start, 4),
    }
    shop.place.promise(task.picture, {"key": task.key, **outcome})
    for _, written in files:
        for name, data in written.items():
            shop.place.write(name, data)
    return outcome


def _files(picture: Picture, task: Task) -> dict[str, bytes]:
    """Return a picture's files by name; `.jpg` takes the place of `.png` where only it is small."""
    turn = picture.drawn.turn
    page = f".{turn.number:02d}" if turn else ""
    kinds = ("jpg" if k == "png" and picture.encoded.kind == "jpeg" else k for k in task.shop.kinds)
    return {f"{task.picture}{page}.{kind}": picture.file(kind) for kind in dict.fromkeys(kinds)}


def _entry(picture: Picture) -> dict[str, Any]:
    report = picture.report
    return {
        "width": picture.width,
        "height": picture.height,
        "page": report.page,
        "alt": picture.alt_text,
        "findings": [{**found.told(), "message_vi": found.text("vi")} for found in report.findings],
    }


class _Kept(threading.local):
    """The specs that this thread has read last; a bad one is remembered by its error."""

    def __init__(self) -> None:
        self.specs: OrderedDict[str, Infographic | SpecError] = OrderedDict()


_kept = _Kept()


def _spec(task: Task) -> Infographic:
    specs = _kept.specs
    if task.spec_key not in specs:
        specs[task.spec_key] = _read(task)
        while len(specs) > SPECS_KEPT:
            specs.popitem(last=False)
    found = specs[task.spec_key]
    if isinstance(found, SpecError):
        raise SpecError(found.problems)
    return found


def _read(task: Task) -> Infographic | SpecError:
    folder = Path(task.folder) if task.folder else None
    try:
        return load(task.fields, folder=folder, layout_paths=task.shop.layouts)
    except SpecError as error:
        return error
