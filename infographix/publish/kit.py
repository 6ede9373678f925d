"""A spec → a kit: all that is needed to sign a piece off and to post it, in one folder.

    kit = ig.kit("examples/ke-hoach-60.yaml", date="2026-11-24", out="kits")

Same spec, same date, same versions: same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date as Date  # noqa: N812 - `date` is the argument's name
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from infographix import __version__
from infographix.carousel import render_pages
from infographix.engine import engine
from infographix.errors import InfographixError, Problem, RenderError, SpecError, unknown
from infographix.facts.model import Infographic
from infographix.pipeline import Spec, facts_of, render
from infographix.publish import manifest as manifests
from infographix.publish import proof, texts
from infographix.publish.caption import Caption, captions
from infographix.publish.entries import Entry, File, entry, properties, stem_of
from infographix.publish.folder import replace_folder
from infographix.render.encode import Effort
from infographix.result import KINDS, Picture, Report
from infographix.text.fontbook import FontBook
from infographix.vietnamese.dates import parse_moment


class Kit(Struct, frozen=True):
    """A kit: its files by name, and the folder they were written to, if they were."""

    name: str
    pictures: tuple[Picture, ...]
    captions: tuple[Caption, ...]
    manifest: Mapping[str, Any]
    files: Mapping[str, bytes]
    folder: Path | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """What there is to say of each picture."""
        return tuple(picture.report for picture in self.pictures)

    @property
    def alt_text(self) -> str:
        """The whole content, as it is read aloud."""
        return self.files[manifests.ALT_TEXT].decode()

    def __repr__(self) -> str:
        return f"<Kit {self.name}: {len(self.pictures)} pictures>"


def kit(
    spec: Spec,
    formats: Sequence[str] | None = None,
    *,
    out: str | Path | None = None,
    date: str | Date | None = None,
    name: str | None = None,
    kinds: Sequence[str] = ("png",),
    licence: str = "",
    layout_paths: Sequence[str | Path] = (),
    renderer: str = "auto",
    effort: Effort = "fast",
    debug: bool = False,
) -> Kit:
    """Draw a spec in several formats and make the kit; with `out`, write `out/<name>/`.

    `date` is the day that goes into the manifest and the files (2026-11-24 or 24/11/2026): the
    clock is never asked. The first of `kinds` (png, jpg) is what is posted; svg and pdf may follow.
    A kit is made of all its pictures or not at all: errors are those of `render`, each with its
    format. Findings of severity error do not stop it; the proof page shows them. LimitError where a
    file with its metadata is too large; SpecError where the folder holds what is not this kit's.
    """
    facts = facts_of(spec, layout_paths)
    created = _day(date)
    chosen = _kinds(kinds)
    stem = stem_of(facts, name)
    options: dict[str, Any] = {
        "layout_paths": layout_paths,
        "renderer": renderer,
        "effort": effort,
        "debug": debug,
    }
    software = f"infographix {__version__}"
    entries: list[Entry] = []
    failed: list[tuple[str, InfographixError]] = []
    for form in dict.fromkeys(facts.formats if formats is None else formats):
        try:
            for picture in _pictures(facts, form, options):
                own = properties(picture, created, licence, software)
                entries.append(entry(picture, stem, chosen, own))
        except InfographixError as error:
            failed.append((form, error))
    if failed:
        raise _together(failed)
    book = engine(tuple(Path(path) for path in layout_paths)).book
    made = _bundle(facts, stem, created, licence, entries, book)
    if out is None:
        return made
    folder = Path(out) / stem
    replace_folder(folder, made.files)
    return replace(made, folder=folder)


def _pictures(spec: Infographic, form: str, options: Mapping[str, Any]) -> list[Picture]:
    if spec.pages is None:
        return [render(spec, form, **options)]
    return render_pages(spec, form, **options)


def _bundle(
    spec: Infographic,
    stem: str,
    created: Date | None,
    licence: str,
    entries: Sequence[Entry],
    book: FontBook,
) -> Kit:
    drawn = entries[0].picture.drawn.infographic if entries else spec  # with its addresses
    made = captions(drawn, [one.picture.format for one in entries], _links(entries))
    files = [file for one in entries for file in one.files]
    files += [view.file for one in entries for view in one.views]
    files += [
        File(manifests.ALT_TEXT, texts.alt_text_file(drawn, entries).encode()),
        File(manifests.CAPTION, texts.caption_file(made).encode()),
        File(manifests.SPEC, manifests.spec_file(spec)),
    ]
    told = manifests.manifest(drawn, stem, created, licence, entries, made, files)
    page = File(manifests.PROOF, proof.page(drawn, told, entries, book).encode())
    told["files"].append(manifests.listed(page))
    files += [page, File(manifests.NAME, manifests.dumped(told))]
    pictures = tuple(one.picture for one in entries)
    return Kit(stem, pictures, made, told, {file.name: file.data for file in files})


def _links(entries: Sequence[Entry]) -> dict[str, str]:
    """Return where the codes of each network's pictures lead, the first of each."""
    links: dict[str, str] = {}
    for one in entries:
        for code in one.codes:
            links.setdefault(one.picture.format.network, code["value"])
    return links


def _day(given: str | Date | None) -> Date | None:
    if given is None or isinstance(given, Date):
        return given
    try:
        day = parse_moment(given).day
    except SpecError:
        day = None
    if day is None:
        allowed = "2026-11-24 or 24/11/2026"
        raise SpecError(Problem("this is no day", "date", repr(given), allowed))
    return day


def _kinds(kinds: Sequence[str]) -> list[str]:
    for kind in kinds:
        if kind not in KINDS:
            raise RenderError(unknown("no such type of file", "", kind, KINDS))
    pixels = [kind for kind in dict.fromkeys(kinds) if kind in ("png", "jpg")]
    return [*(pixels or ["png"]), *(k for k in dict.fromkeys(kinds) if k not in ("png", "jpg"))]


def _together(failed: Sequence[tuple[str, InfographixError]]) -> InfographixError:
    """Return one error of the first one's type, with the problems of all, each with its format."""
    problems = [
        replace(problem, where=": ".join(filter(None, (form, problem.where))))
        for form, error in failed
        for problem in error.problems
    ]
    return type(failed[0][1])(problems)
