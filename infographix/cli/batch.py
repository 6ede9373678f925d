"""A table and a template, or a campaign's file → a folder of pictures and a report."""

from __future__ import annotations

import json as json_module
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from infographix.campaign.api import campaign
from infographix.campaign.events import Event
from infographix.campaign.progress import Progress
from infographix.campaign.settings import STOPPED
from infographix.campaign.settings import Jobs as CampaignJobs
from infographix.cli import options
from infographix.errors import Problem, SpecError

Facts = Annotated[
    Path, typer.Argument(help="A table (.xlsx, .csv, .jsonl), or a campaign.yaml without --spec.")
]
Spec = Annotated[
    Path | None, typer.Option("--spec", help="The template that each row fills: .yaml, .json.")
]
Out = Annotated[
    str, typer.Option("-o", "--out", help="Folder, or an address such as s3://bucket/folder.")
]
Sheet = Annotated[str, typer.Option("--sheet", help="Sheet of a workbook. Default: the first.")]
GroupBy = Annotated[
    str, typer.Option("--group-by", help="Column whose equal values make one infographic.")
]
Encoding = Annotated[
    str, typer.Option("--encoding", help="Encoding of a text table, where it cannot be told.")
]
Names = Annotated[str, typer.Option("--names", help="Pattern of names, such as {slug}-{format}.")]
Wave = Annotated[str, typer.Option("--wave", help="Only the pieces of this day: 2025-10-10.")]
Jobs = Annotated[str, typer.Option("--jobs", help="Processes: a number, or auto.")]
Dask = Annotated[str, typer.Option("--dask", help="Address of a Dask scheduler to draw on.")]
State = Annotated[
    Path | None,
    typer.Option("--state", help="Folder for journal and reports, where --out is an address."),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with a run that was broken off.")]
Redraw = Annotated[bool, typer.Option("--redraw", help="Draw unchanged pictures too.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be drawn; write nothing.")]
Effort = Annotated[str, typer.Option("--effort", help="fast, or small for smaller files.")]
Json = Annotated[bool, typer.Option("--json", help="Print events as JSON Lines.")]


def batch(
    facts: Facts,
    spec: Spec = None,
    format: options.Formats = None,  # noqa: A002 - the option's name
    out: Out = "out",
    sheet: Sheet = "",
    group_by: GroupBy = "",
    encoding: Encoding = "auto",
    names: Names = "",
    wave: Wave = "",
    layouts: options.Layouts = None,
    renderer: options.Renderer = "auto",
    effort: Effort = "fast",
    jobs: Jobs = "auto",
    dask: Dask = "",
    state: State = None,
    resume: Resume = False,
    redraw: Redraw = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Draw each row of a table in each format; exit 1 where a picture was not drawn."""
    with ExitStack() as stack, _stopping():
        listener: Callable[[Event], None]
        listener = _print if json else stack.enter_context(Progress())
        done = campaign(
            facts,
            spec,
            out=out,
            formats=format or (),
            sheet=sheet,
            group_by=group_by,
            encoding=encoding,
            names=names,
            wave=wave,
            layout_paths=layouts or (),
            renderer=renderer,
            effort=effort,  # type: ignore[arg-type]
            jobs=_jobs(jobs),
            dask=dask,
            state=state,
            resume=resume,
            redraw=redraw,
            dry_run=dry_run,
            on_event=listener,
            progress=False,
        )
    raise typer.Exit(done.exit_code)


@contextmanager
def _stopping() -> Iterator[None]:
    """Have Ctrl-C end the program with its own code wherever it strikes."""
    try:
        yield
    except KeyboardInterrupt:
        raise typer.Exit(STOPPED) from None


def _print(event: Event) -> None:
    sys.stdout.write(f"{json_module.dumps(event.to_json())}\n")  # ASCII, which every pipe takes
    sys.stdout.flush()


def _jobs(text: str) -> CampaignJobs:
    if text == "auto":
        return "auto"
    if text.isdecimal() and int(text) > 0:
        return int(text)
    raise SpecError(Problem("no such value", "--jobs", repr(text), "auto, or a number from 1"))
