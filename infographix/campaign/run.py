"""A plan, its folder and workers → every picture drawn once, or reported; nothing lost.

The plan is gone through twice: first to see what there is to do, then to hand it out, with only a
few pictures under way at a time. A picture is done when its files are in their places and the
journal says so, in this order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Any

from msgspec import Struct

from infographix.campaign import tell
from infographix.campaign.drawing import Outcome, Shop, Task, draw, failure
from infographix.campaign.events import Crashed, Drawn, Event, Failed, Listener
from infographix.campaign.journal import Journal
from infographix.campaign.outline import Outline, Picture
from infographix.campaign.workers import WorkerDied
from infographix.errors import Problem, RenderError

AHEAD = 3
"""How many pictures are handed out for each worker: one that it draws, and two that wait."""
MOST_CRASHES = 8
"""After so many workers died without a picture in between, something else is wrong."""
PATIENCE = 30.0
"""Seconds that a stopped run waits for the pictures under way."""


class Tally(Struct):
    """What became of the pictures so far."""

    drawn: int = 0
    failed: int = 0
    stopped: bool = False
    crashes: int = 0
    later: list[Picture] = []
    """Pictures with which a worker died, to be tried once more, each alone."""


def run(
    outline: Outline,
    shop: Shop,
    journal: Journal,
    tell_event: Listener,
    executor: Executor | None,
    jobs: int,
) -> Tally:
    """Draw what an outline says is to be drawn; with no executor, here and one by one.

    Ctrl-C ends it after the pictures under way; RenderError where worker after worker dies.
    """
    work = _Run(outline, shop, journal, tell_event)
    try:
        if executor is None:
            work.here()
        else:
            work.with_workers(executor, jobs)
    except KeyboardInterrupt:
        work.tally.stopped = True
    return work.tally


def fail(picture: Picture, outcome: Outcome) -> Failed:
    """Return the event of a picture that was not drawn."""
    problems = [Problem(**problem) for problem in outcome["problems"]]
    told = tell.problems(problems, picture.item)
    return Failed(**picture.told, error=outcome["error"], problems=told)


class _Run:
    def __init__(
        self,
        outline: Outline,
        shop: Shop,
        journal: Journal,
        tell_event: Listener,
    ) -> None:
        self.tally = Tally()
        self._outline, self._shop, self._journal = outline, shop, journal
        self._tell = tell_event

    def here(self) -> None:
        """Draw in this process."""
        for picture in self._outline.waiting():
            self._finish(picture, draw(self._task(picture)))

    def with_workers(self, executor: Executor, jobs: int) -> None:
        """Hand pictures out, a few ahead, then once more those with which a worker died."""
        self._hand_out(executor, self._outline.waiting(), jobs * AHEAD)
        if self.tally.stopped:
            return
        again, self.tally.later = self.tally.later, []
        for picture in again:
            self._hand_out(executor, iter([picture]), 1, last=True)

    def _hand_out(
        self, executor: Executor, pictures: Iterator[Picture], most: int, last: bool = False
    ) -> None:
        under_way: dict[Future[Outcome], Picture] = {}
        try:
            while True:
                while len(under_way) < most and (picture := next(pictures, None)):
                    under_way[executor.submit(draw, self._task(picture))] = picture
                if not under_way:
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    self._take(future, under_way.pop(future), last)
        except KeyboardInterrupt:
            self.tally.stopped = True
            self._drain(under_way)

    def _drain(self, under_way: dict[Future[Outcome], Picture]) -> None:
        """Take what is drawn already; what has not begun is left for the next run."""
        waiting = deque(future for future in under_way if not future.cancel())
        done, _ = wait(waiting, timeout=PATIENCE)
        for future in done:
            if not future.cancelled() and future.exception() is None:
                self._finish(under_way[future], future.result())

    def _take(self, future: Future[Outcome], picture: Picture, last: bool) -> None:
        try:
            outcome = future.result()
        except Exception as error:  # whatever a worker, or the way to it, breaks with
            self._crashed(picture, error, last)
            return
        self.tally.crashes = 0
        self._finish(picture, outcome)

    def _crashed(self, picture: Picture, error: Exception, last: bool) -> None:
        self.tally.crashes += 1
        if isinstance(error, BrokenExecutor) or self.tally.crashes > MOST_CRASHES:
            what = "the workers die again and again" if self.tally.crashes > 1 else "a worker died"
            raise RenderError(
                Problem(what, picture.told["picture"], _reason(error), hint="run it with --resume")
            ) from error
        if not last:
            self.tally.later.append(picture)
            self._tell(Crashed(**picture.told, reason=_reason(error)))
            return
        what = f"the worker that drew it died ({_reason(error)}), twice"
        self._finish(picture, failure(type(error).__name__, Problem(what)))

    def _finish(self, picture: Picture, outcome: Outcome) -> None:
        """Note what became of a picture; files that it had before and has no more are put away."""
        before = self._journal.pictures.get(picture.told["picture"])
        if "error" in outcome:
            self.tally.failed += 1
            self._note(fail(picture, outcome))
        else:
            self.tally.drawn += 1
            self._note(Drawn(**picture.told, **outcome))
            self._shop.place.forget(picture.told["picture"])
        kept = {file["path"] for file in outcome.get("files", ())}
        for name, _ in before.files if before else ():
            if name not in kept:
                self._shop.place.retire(name)

    def _note(self, event: Event) -> None:
        self._journal.add(event.to_json())
        self._tell(event)

    def _task(self, picture: Picture) -> Task:
        order = picture.item.order
        folder = str(order.folder) if order.folder else ""
        told: dict[str, Any] = picture.told
        return Task(
            told["picture"],
            told["key"],
            told["format"],
            picture.item.fields,
            picture.spec_key,
            folder,
            self._shop,
        )


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if not isinstance(error, WorkerDied) else str(error)
