"""A spec → picture files (`render`), or only what there is to say of them (`check`)."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer
from msgspec import Struct

from infographix.carousel import render_pages
from infographix.cli import compiled, options, output, told
from infographix.engine import engine
from infographix.errors import InfographixError, Problem, SpecError, unknown
from infographix.facts.load import load
from infographix.facts.model import Infographic
from infographix.finding import LANGUAGES, Language
from infographix.pipeline import render as draw
from infographix.render.painter import Renderer
from infographix.result import KINDS, Picture

As = Annotated[
    list[str] | None, typer.Option("--as", help="png (default), jpg, svg or pdf; may be repeated.")
]
Out = Annotated[Path, typer.Option("-o", "--out", help="Folder for the files.")]
Debug = Annotated[
    bool, typer.Option("--debug", help="Draw boxes, baselines and the safe area over it.")
]
Posted = Annotated[
    Path | None,
    typer.Option("--as-posted", help="Folder for sheets that show it as the network would."),
]
AsKit = Annotated[
    bool,
    typer.Option("--kit", help="Write DIR/<spec>/: pictures, texts, manifest, page to sign off."),
]
Day = Annotated[
    str | None, typer.Option("--date", help="With --kit: the day that its files bear, 2026-11-24.")
]
Licence = Annotated[str, typer.Option("--licence", help="With --kit: the pictures' licence.")]
Effort = Annotated[str, typer.Option("--effort", help="fast, or small for smaller files.")]

Show = Callable[[Picture], dict[str, Any]]
"""Shows a picture as its network would, and returns what there is to tell of that."""


def render(
    spec: options.SpecFile,
    format: options.Formats = None,  # noqa: A002 - the option's name
    as_: As = None,
    out: Out = Path("out"),
    layouts: options.Layouts = None,
    renderer: options.Renderer = "auto",
    effort: Effort = "fast",
    debug: Debug = False,
    kit: AsKit = False,
    date: Day = None,
    licence: Licence = "",
    json: options.Json = False,
    lang: options.Lang = "en",
) -> None:
    """Draw a spec in its formats and write DIR/<spec>.<format>.png (.01.png … for pages)."""
    kinds = _known(as_ or ["png"], KINDS, "--as")
    _known([effort], ("fast", "small"), "--effort")
    _known([renderer], get_args(Renderer), "--renderer")
    language = _language(lang)
    if kit:
        write_kit = importlib.import_module("infographix.cli.kit").write_kit
        shared = {"layout_paths": layouts or (), "renderer": renderer, "effort": effort}
        facts = load(spec, layout_paths=layouts or ())
        more = {"date": date, "licence": licence, "kinds": kinds, "debug": debug}
        write_kit(facts, format, out, json, **shared, **more)
    for option, given in (("--date", date), ("--licence", licence)):
        if given:
            raise SpecError(Problem("this goes with --kit only", option))
    job = _Job(load(spec, layout_paths=layouts or ()), layouts or [], renderer, effort, debug)
    _run(job, format, json, language, lambda picture: _write(picture, kinds, out, spec.stem))


def check(
    spec: options.SpecFile,
    format: options.Formats = None,  # noqa: A002 - the option's name
    layouts: options.Layouts = None,
    renderer: options.Renderer = "auto",
    as_posted: Posted = None,
    json: options.Json = False,
    lang: options.Lang = "en",
) -> None:
    """Draw a spec, read its codes back and report; write only what `--as-posted` asks for."""
    _known([renderer], get_args(Renderer), "--renderer")
    language = _language(lang)
    job = _Job(load(spec, layout_paths=layouts or ()), layouts or [], renderer, "fast")
    show: Show | None = None
    if as_posted:
        posted = importlib.import_module("infographix.cli.posted")
        show = partial(posted.show, folder=as_posted, stem=spec.stem, language=language)
    _run(job, format, json, language, lambda picture: [("", len(picture.encoded.data))], show)


class _Job(Struct, frozen=True):
    spec: Infographic
    layouts: Sequence[Path]
    renderer: str
    effort: Any
    debug: bool = False

    def pictures(self, name: str) -> list[Picture]:
        """Return the one picture of a format, or its pages where the spec asks for them."""
        options: dict[str, Any] = {
            "layout_paths": self.layouts,
            "renderer": self.renderer,
            "effort": self.effort,
            "debug": self.debug,
        }
        if self.spec.pages is None:
            return [draw(self.spec, name, **options)]
        return render_pages(self.spec, name, **options)


def _language(word: str) -> Language:
    (language,) = _known([word], LANGUAGES, "--lang")
    return cast("Language", language)


def _run(
    job: _Job,
    formats: Sequence[str] | None,
    as_json: bool,
    language: Language,
    finish: Any,
    show: Show | None = None,
) -> None:
    compiled.keep(engine(tuple(job.layouts)))
    entries: list[dict[str, Any]] = []
    bad_call = False
    for name in formats or job.spec.formats:
        try:
            drawn = job.pictures(name)
            done = [(picture, picture.report, finish(picture)) for picture in drawn]
            shown = [show(picture) if show else {} for picture in drawn]
        except InfographixError as error:
            bad_call |= isinstance(error, SpecError)
            entries.append(told.failure(name, error))
            continue
        for (picture, report, written), posted in zip(done, shown, strict=True):
            made = told.entries(picture, report, written, language)
            entries += [{**entry, "posted": posted} if posted else entry for entry in made]
    if as_json:
        output.rows(entries, True)
    for line in told.lines(entries, language):
        output.say(line)
    failed = any(map(told.has_error, entries))
    raise typer.Exit(2 if bad_call else 1 if failed else 0)


def _write(
    picture: Picture, kinds: Sequence[str], folder: Path, stem: str
) -> list[tuple[str, int]]:
    """Write the files of one picture; `.jpg` takes the place of `.png` where only it is allowed."""
    turn = picture.drawn.turn
    page = f".{turn.number:02d}" if turn else ""
    written = []
    for kind in kinds:
        if kind == "png" and picture.encoded.kind == "jpeg":
            kind = "jpg"
        path = picture.save(folder / f"{stem}.{picture.format.name}{page}.{kind}")
        written.append((str(path), path.stat().st_size))
    return written


def _known(words: Sequence[str], allowed: Sequence[str], option: str) -> Sequence[str]:
    for word in words:
        if word not in allowed:
            raise SpecError(unknown("no such value", option, word, allowed))
    return list(dict.fromkeys(words))
