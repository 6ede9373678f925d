"""A session → the page's routes: start, draft, pictures, save."""

from __future__ import annotations

from typing import Any

from infographix.errors import InfographixError, Problem, SpecError
from infographix.preview import form
from infographix.preview.session import Session
from infographix.preview.store import CommentsError, ConflictError, Store
from infographix.web.assets import assets
from infographix.web.guard import Guard
from infographix.web.site import Answer, Call, Site, as_json, missing, problems, refused

SCRIPTS = ("schema.js", "pickers.js", "form.js", "shots.js", "main.js")


class Pages:
    """The answers of one preview."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def site(self, guard: Guard) -> Site:
        gets = {
            **assets("preview", SCRIPTS, guard, self._session.shop().book),
            "/api/start": self.start,
            "/api/form": self.form,
            "/api/icons": self.icons,
            "/api/shots/{draft}/{format}": self.shots,
            "/picture/{version}/{draft}/{format}/{page}": self.picture,
        }
        posts = {"/api/draft": self.draft, "/api/save": self.save, "/api/copy": self.copy}
        return Site(gets, posts, self._session.version)

    def start(self, call: Call) -> Answer:
        """Say what is shown, and how it stands on disk."""
        session, subject = self._session, self._session.subject
        about: dict[str, Any] = {
            "name": subject.name,
            "file": bool(subject.store),
            "saves": bool(subject.store and subject.store.can_save),
            "samples": sorted(subject.samples()),
            "version": session.version(),
        }
        try:
            source = session.source(call.query.get("sample", ""))
        except InfographixError as error:
            return as_json({**about, "unread": problems(error)})
        drafted = self._drafted(session.draft(source, source.fields))
        fields = {"fields": source.fields, "base": source.base, "sample": source.sample}
        return as_json({**about, **fields, **drafted})

    def form(self, call: Call) -> Answer:
        return as_json(form.form(self._session.shop()))

    def icons(self, call: Call) -> Answer:
        return as_json(form.icons(self._session.shop(), call.query.get("q", "")[:80]))

    def draft(self, call: Call) -> Answer:
        """Take a set of fields, and say what is wrong with it."""
        data = call.data()
        source = self._session.known(str(data.get("base", "")), str(data.get("sample", "")))
        return as_json(self._drafted(self._session.draft(source, _fields(data))))

    def _drafted(self, draft: str) -> dict[str, Any]:
        wrong = self._session.problems(draft)
        found = {"draft": draft, "problems": problems(wrong) if wrong else []}
        try:
            return {**found, "formats": self._session.facts(draft).formats}
        except InfographixError:
            return {**found, "formats": None}

    def shots(self, call: Call) -> Answer:
        """Say where the pictures of a draft in a format are, and what there is to say of them."""
        session, parts = self._session, call.parts
        debug = "boxes" in call.query
        try:
            made = session.shots(parts["draft"], parts["format"], debug)
        except InfographixError as error:
            return as_json({"shots": [], "problems": problems(error)})
        place = f"/picture/{session.version()}/{parts['draft']}/{parts['format']}"
        end = "?boxes" if debug else ""
        shots = [{**shot.about, "src": f"{place}/{at}{end}"} for at, shot in enumerate(made)]
        return as_json({"shots": shots, "problems": []})

    def picture(self, call: Call) -> Answer:
        parts = call.parts
        made = self._session.shots(parts["draft"], parts["format"], "boxes" in call.query)
        page = parts["page"]
        if not page.isascii() or not page.isdecimal() or int(page) >= len(made):
            return missing()
        shot = made[int(page)]
        return Answer(shot.data, shot.kind, lasting=parts["version"] == self._session.version())

    def save(self, call: Call) -> Answer:
        """Write the fields into the spec's file, if it is still the one that they came from."""
        data, store = call.data(), self._store()
        try:
            base = store.save(_fields(data), str(data.get("base", "")), data.get("force") is True)
        except (ConflictError, CommentsError) as error:
            reason = "conflict" if isinstance(error, ConflictError) else "comments"
            return as_json({"reason": reason, "problems": problems(error)}, 409)
        except OSError as error:
            return refused(_unwritten(error))
        self._session.source()
        return as_json({"base": base})

    def copy(self, call: Call) -> Answer:
        """Write the fields into a new file beside the spec's."""
        try:
            made = self._store().copy(_fields(call.data()))
        except OSError as error:
            return refused(_unwritten(error))
        return as_json({"name": made.name})

    def _store(self) -> Store:
        store = self._session.subject.store
        if store is None:
            raise SpecError(Problem("a sample is not saved"))
        return store


def _fields(data: dict[str, Any]) -> dict[str, Any]:
    fields = data.get("fields")
    if not isinstance(fields, dict):
        raise SpecError(Problem("a spec is a set of named fields", "fields"))
    return fields


def _unwritten(error: OSError) -> SpecError:
    return SpecError(Problem(f"the file cannot be written: {error.strerror}", str(error.filename)))
