"""`ig.campaign`: a table and a template, or a campaign's file → a folder of pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from infographix import libraries
from infographix.campaign.bars import in_notebook
from infographix.campaign.events import Listener
from infographix.campaign.file import read_campaign
from infographix.campaign.plan import Order
from infographix.campaign.progress import Progress
from infographix.campaign.settings import Campaign, Jobs, Settings
from infographix.campaign.start import start
from infographix.campaign.tables.read import Source, read
from infographix.errors import Problem, SpecError
from infographix.facts.load import read_fields
from infographix.render.encode import Effort

PATIENCE = 30.0
"""Seconds in which a cluster's scheduler must answer."""

Template = str | Path | Mapping[str, Any]


def campaign(
    source: Source,
    spec: Template | None = None,
    *,
    out: str | Path,
    formats: Sequence[str] = (),
    group_by: str = "",
    sheet: str = "",
    encoding: str = "auto",
    names: str = "",
    wave: str = "",
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
    kinds: Sequence[str] = ("png",),
    jobs: Jobs = "auto",
    executor: Executor | None = None,
    dask: str = "",
    state: str | Path | None = None,
    resume: bool = False,
    redraw: bool = False,
    dry_run: bool = False,
    on_event: Listener | None = None,
    progress: bool | None = None,
) -> Campaign:
    """Draw a campaign: each row of a table fills a template and is drawn in each format.

    `source` is a table (a path, a data frame of pandas or polars, a list of dicts), or, without
    `spec`, the path of a `campaign.yaml`. `spec` is a template: a path or named fields. `out` is a
    folder, or an address of fsspec, for which `state` names the folder of journal and reports.
    `names` is a pattern such as `{slug}-{format}`.

    What was drawn before from the same facts is not drawn again, unless `redraw` is said. `resume`
    insists that there was a run before. `jobs` is a number of processes; `executor` any other of
    `concurrent.futures`; `dask` the address of a cluster's scheduler. `on_event` is called with
    each `events.Event`; `progress` shows a bar, which is the rule in notebooks alone.

    Raises SpecError for a wrong call, template or table, BusyError where another run is under way
    in the same folder. Rows that are wrong are counted and reported, and raise nothing.
    """
    settings = Settings(
        out=out,
        state=state,
        layouts=tuple(map(Path, layout_paths)),
        renderer=renderer,
        effort=effort,
        kinds=tuple(kinds),
        jobs=_checked(jobs),
        executor=executor,
        resume=resume,
        redraw=redraw,
        dry_run=dry_run,
        wave=wave,
    )
    if spec is None:
        found = read_campaign(_campaign_path(source))
        settings = replace(settings, layouts=(*settings.layouts, *found.layouts))
        orders = [
            replace(order, formats=tuple(formats) or order.formats, names=names or order.names)
            for order in found.orders
        ]
    else:
        table = read(source, sheet, encoding)
        fields, stem, folder = _template(spec)
        orders = [Order(fields, stem, folder, table, tuple(formats), group_by, names)]
    return _started(orders, settings, on_event, progress, dask)


def _started(
    orders: Sequence[Order],
    settings: Settings,
    on_event: Listener | None,
    progress: bool | None,
    dask: str,
) -> Campaign:
    with ExitStack() as stack:
        listeners = [on_event] if on_event else []
        if progress or (progress is None and in_notebook()):
            listeners.append(stack.enter_context(Progress()))
        if dask:
            settings = replace(settings, **_cluster(dask, stack))
        return start(orders, settings, listeners)


def _cluster(address: str, stack: ExitStack) -> dict[str, Any]:
    """Return a cluster's executor, and how many pictures it draws at a time."""
    distributed = libraries.distributed()
    try:
        client = stack.enter_context(distributed.Client(address, timeout=PATIENCE))
    except (OSError, ValueError) as error:
        what = "the cluster's scheduler does not answer"
        raise SpecError(Problem(what, address, libraries.first_line(error))) from None
    threads = sum(client.nthreads().values())
    return {"executor": client.get_executor(pure=False, retries=2), "jobs": max(threads, 1)}


def _template(spec: Template) -> tuple[Mapping[str, Any], str, Path | None]:
    if isinstance(spec, Mapping):
        return spec, "infographic", None
    path = Path(spec)
    fields, _ = read_fields(path)
    return fields, path.name.removesuffix(path.suffix), path.parent


def _campaign_path(source: Source) -> Path:
    if isinstance(source, str | Path) and Path(source).suffix.lower() in (".yaml", ".yml"):
        return Path(source)
    raise SpecError(
        Problem("a table needs a template", "spec", hint="without one, name a campaign.yaml")
    )


def _checked(jobs: Jobs) -> Jobs:
    if jobs == "auto" or (isinstance(jobs, int) and jobs >= 1):
        return jobs
    raise SpecError(Problem("no such number of workers", "jobs", repr(jobs), "auto, or 1 and more"))
