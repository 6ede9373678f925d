"""Names of a page's files → handlers that give them: HTML, style, script, icon, fonts."""

from __future__ import annotations

from infographix import resources
from infographix.text.fontbook import FontBook
from infographix.web.guard import Guard
from infographix.web.site import HTML, Answer, Handler

FAMILY = "Be Vietnam Pro"
WEIGHTS = (400, 600, 800)
_KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
SHARED = ("web/look.css", "web/page.js", "web/icon.svg")


def assets(room: str, scripts: tuple[str, ...], guard: Guard, book: FontBook) -> dict[str, Handler]:
    """Return the handlers of a room's `page.html`, `page.css` and scripts, and of what is shared.

    `@TOKEN@` in the page becomes the token that its calls carry.
    """
    html = resources.package_text(f"{room}/page.html").replace("@TOKEN@", guard.token)
    page = Answer(html.encode("utf-8"), HTML)
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
