"""A room and its scripts → handlers that give its page: HTML, style, scripts, icon, fonts."""

from __future__ import annotations

from infographix import resources
from infographix.standalone import FAMILY, WEIGHTS
from infographix.text.fontbook import FontBook
from infographix.web.guard import Guard
from infographix.web.site import HTML, Answer, Handler

_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
SHARED = ("web/look.css", "web/page.js", "web/icon.svg")


def assets(room: str, scripts: tuple[str, ...], guard: Guard, book: FontBook) -> dict[str, Handler]:
    """Return the handlers of a room's page, by path, and of the files that both pages share.

    The page is `web/head.html`, where `@ROOM@` becomes the room and `@TOKEN@` the token that the
    page's calls carry, and the room's `page.html`, which goes on with the title.
    """
    head = resources.package_text("web/head.html")
    head = head.replace("@ROOM@", room).replace("@TOKEN@", guard.token)
    page = Answer((head + resources.package_text(f"{room}/page.html")).encode("utf-8"), HTML)
    names = (*SHARED, f"{room}/page.css", *(f"{room}/{name}" for name in scripts))
    files = {f"/{name}": _file(name) for name in names}
    fonts = {f"/font/{weight}.ttf": _font(book, weight) for weight in WEIGHTS}
    return {"/": lambda call: page, **files, **fonts}


def _file(name: str) -> Handler:
    text = resources.package_text(name).encode("utf-8")
    made = Answer(text, _KINDS[name.rpartition(".")[2]])
    return lambda call: made


def _font(book: FontBook, weight: int) -> Handler:
    return lambda call: Answer(book.face(FAMILY, weight).data, "font/ttf", lasting=True)
