"""Tables, templates and a folder → `Campaign`: the whole of a run, from its lock to its report."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from infographix import __version__
from infographix import format as formats
from infographix.campaign import report
from infographix.campaign.check import check_templates
from infographix.campaign.drawing import Shop, warm
from infographix.campaign.events import (
    Began,
    Ended,
    Event,
    Failed,
    Listener,
    Planned,
    Retired,
    Waiting,
)
from infographix.campaign.fingerprint import Fingerprints, ground
from infographix.campaign.folder import Folder
from infographix.campaign.journal import Journal
from infographix.campaign.lock import locked
from infographix.campaign.outline import Outline, write_rows
from infographix.campaign.place import Place
from infographix.campaign.plan import Item, Order, Plan
from infographix.campaign.run import Tally, run
from infographix.campaign.settings import FEW, Campaign, Settings, check, processors, state_of
from infographix.campaign.workers import Workers
from infographix.errors import Problem, SpecError


def start(orders: Sequence[Order], settings: Settings, listeners: Sequence[Listener]) -> Campaign:
    """Run a campaign.

    Raises SpecError for a template, format or name that is wrong, BusyError where another run is
    under way in the same folder, RenderError where worker after worker dies. Rows that are wrong
    are reported by events, and raise nothing.
    """
    check(settings, orders)
    plan = Plan(orders)
    check_templates(plan, settings.layouts)
    return _Start(plan, settings, listeners).campaign()


class _Start:
    def __init__(self, plan: Plan, settings: Settings, listeners: Sequence[Listener]) -> None:
        self._settings, self._listeners = settings, listeners
        self._folder = Folder(state_of(settings))
        address = str(settings.out)
        is_local = "://" not in address
        place = str(Path(address).absolute()) if is_local else address
        making = str(Folder(Path(place)).making) if is_local else ""
        layouts = tuple(str(path.absolute()) for path in settings.layouts)
        self._shop = Shop(
            Place(place, making), layouts, settings.renderer, settings.effort, settings.kinds
        )
        base = ground(
            settings.layouts,
            {"renderer": settings.renderer, "effort": settings.effort, "kinds": settings.kinds},
        )
        known = formats.load(settings.layouts)
        prints = cache(lambda folder: Fingerprints(base, folder))
        self._outline = Outline(
            plan,
            lambda item: prints(_folder_of(item)),
            known,
            layouts,
            settings.wave,
            settings.redraw,
        )
        self._start = time.monotonic()

    def campaign(self) -> Campaign:
        self._check_resumed()
        if self._settings.dry_run:
            return self._dry()
        with locked(self._folder.lock), Journal(self._folder.journal) as journal:
            self._folder.making.mkdir(parents=True, exist_ok=True)
            return self._run(journal)

    def _check_resumed(self) -> None:
        if self._settings.resume and not self._folder.journal.exists():
            hint = "leave out --resume for a first run"
            where = str(self._folder.path)
            raise SpecError(Problem("there is no run to resume in this folder", where, hint=hint))

    def _clear_making(self) -> None:
        """Take away what a killed run left half made."""
        making = self._shop.place.making
        for path in {self._folder.making.absolute(), *([Path(making)] if making else [])}:
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir(parents=True)

    def _run(self, journal: Journal) -> Campaign:
        self._note(journal, Began(__version__, resumed=not journal.ended))
        looked = partial(self._noted, journal)
        write_rows(
            self._folder, lambda rows: self._outline.look(journal, self._shop.place, rows, looked)
        )
        self._clear_making()
        self._retire(journal)
        jobs = self._jobs()
        self._note(journal, self._planned(jobs))
        tally = Tally(stopped=True)
        try:
            tally = self._draw(journal, jobs)
        finally:
            ended = self._ended(tally)
            journal.add(ended.to_json())
            journal.flush()
            report.write(self._folder, journal)
        if not self._shop.place.is_local:
            report.copy(self._folder, self._shop.place.write)
        self._tell(ended)
        return self._campaign(ended)

    def _planned(self, jobs: int) -> Planned:
        outline = self._outline
        return Planned(len(outline.names), outline.count, outline.unchanged, outline.failed, jobs)

    def _noted(self, journal: Journal, event: Event) -> None:
        """Tell an event of the first look; failures go to the journal too."""
        if isinstance(event, Failed):
            before = journal.pictures.get(event.picture)
            journal.add(event.to_json())
            for path, _ in before.files if before else ():
                self._shop.place.retire(path)
        self._tell(event)

    def _retire(self, journal: Journal) -> None:
        """Put pictures away that have no row any more."""
        for name in self._outline.left_over(journal):
            files = [path for path, _ in journal.pictures[name].files]
            moved = [path for path in files if self._shop.place.retire(path)]
            self._note(journal, Retired(name, moved))

    def _note(self, journal: Journal, event: Event) -> None:
        journal.add(event.to_json())
        self._tell(event)

    def _draw(self, journal: Journal, jobs: int) -> Tally:
        settings = self._settings
        if not self._outline.count:
            return Tally()
        if settings.executor is not None:
            ahead = max(jobs, getattr(settings.executor, "_max_workers", jobs))
            return run(self._outline, self._shop, journal, self._tell, settings.executor, ahead)
        if jobs == 1:
            return run(self._outline, self._shop, journal, self._tell, None, 1)
        workers = Workers(jobs, (warm, self._shop))
        try:
            return run(self._outline, self._shop, journal, self._tell, workers, jobs)
        finally:
            workers.shutdown(cancel_futures=True)

    def _jobs(self) -> int:
        asked = self._settings.jobs
        if asked != "auto":
            return asked
        return 1 if self._outline.count <= FEW else processors()

    def _ended(self, tally: Tally) -> Ended:
        outline = self._outline
        waiting = outline.count - tally.drawn - tally.failed
        return Ended(
            tally.drawn,
            tally.failed + outline.failed,
            outline.unchanged,
            waiting,
            tally.stopped,
            round(time.monotonic() - self._start, 3),
        )

    def _dry(self) -> Campaign:
        """Tell what a run would do; nothing is written."""
        from io import StringIO  # what a dry run would write is dropped

        journal = Journal(self._folder.journal, read_only=True)
        outline = self._outline
        self._tell(Began(__version__, resumed=not journal.ended))
        outline.look(journal, self._shop.place, StringIO(), self._tell)
        self._tell(self._planned(self._jobs()))
        for picture in outline.waiting():
            self._tell(Waiting(**picture.told))
        ended = self._ended(Tally())
        self._tell(ended)
        return self._campaign(ended)

    def _campaign(self, ended: Ended) -> Campaign:
        return Campaign(
            self._folder.path,
            ended.drawn,
            ended.failed,
            ended.unchanged,
            ended.waiting,
            ended.stopped,
            ended.seconds,
        )

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)


def _folder_of(item: Item) -> Path | None:
    return item.order.folder
