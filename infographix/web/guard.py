"""Requests → only those that the page itself makes: everything else is refused before it is read.

Any page that a browser shows, and any program, can call a port of this machine. So: the name that
was asked for must be this machine's (against rebinding of names), each start has a token of its
own that the first address carries and a cookie keeps, what changes something carries a second token
that only the page knows, and a strict policy keeps foreign code out of the page.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from msgspec import Struct, field

from infographix.web.site import BODY_LIMIT, HTML

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
TOKEN_HEADER = "x-infographix-token"
ENTRY = (
    b'<!doctype html><meta charset="utf-8"><link rel="icon" href="/web/icon.svg">'
    b'<meta http-equiv="refresh" content="0; url=/">'
)
"""Leads on from the address that carries the token: a redirect would not bring the cookie along."""

Scope = Mapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]


class Refusal(Struct, frozen=True):
    """Why a request is not answered."""

    status: int
    reason: str


_TOO_LARGE = Refusal(413, "this is too large")


class Guard(Struct, frozen=True):
    """What one start of a server lets in. `key` opens the page, `token` lets it change things."""

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """The cookie's name; cookies know no ports, and two pages may be open."""
        return f"infographix-{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.hosts[0]}/?key={self.key}"

    def is_entry(self, method: str, path: str, query: str) -> bool:
        given = parse_qs(query).get("key", [""])[0]
        return method == "GET" and path == "/" and _same(given, self.key)

    def refusal(self, method: str, path: str, query: str, headers: Headers) -> Refusal | None:
        """Return why a request is refused, or None."""
        if method not in ("GET", "HEAD", "POST"):
            return Refusal(405, "no such method")
        if headers.all("host") not in ([self.hosts[0]], [self.hosts[1]]):
            return Refusal(403, "another host was asked for")
        if self.is_entry(method, path, query):
            return None
        if headers.get("sec-fetch-site") not in ("", "same-origin", "none"):
            return Refusal(403, "another page asks")
        if not _same(_cookie(headers.get("cookie"), self.cookie), self.key):
            return Refusal(403, "open the address that the program printed")
        return self._post(headers) if method == "POST" else None

    def _post(self, headers: Headers) -> Refusal | None:
        origin = headers.get("origin")
        if origin and origin not in {f"http://{host}" for host in self.hosts}:
            return Refusal(403, "another page asks")
        if not _same(headers.get(TOKEN_HEADER), self.token):
            return Refusal(403, "the page is of another start: load it again")
        if headers.get("content-type").partition(";")[0].strip() != "application/json":
            return Refusal(415, "only JSON is read")
        length = headers.get("content-length")
        if length and (not length.isdecimal() or int(length) > BODY_LIMIT):
            return _TOO_LARGE
        return None


class Headers:
    """The headers of an ASGI request, by name in small letters."""

    def __init__(self, scope: Scope) -> None:
        self._pairs = [(name.decode("latin-1"), value) for name, value in scope["headers"]]

    def all(self, name: str) -> list[str]:
        return [value.decode("latin-1") for key, value in self._pairs if key.lower() == name]

    def get(self, name: str) -> str:
        """Return the one value; empty where there is none, or more than one."""
        found = self.all(name)
        return found[0] if len(found) == 1 else ""


class Guarded:
    """An ASGI application that is asked only what its guard lets in."""

    def __init__(self, app: Callable[[Any, Receive, Send], Awaitable[None]], guard: Guard) -> None:
        self._app, self._guard = app, guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # there are no web sockets: the server closes what is not accepted
        method, path, query = (
            scope["method"],
            scope["path"],
            scope["query_string"].decode("latin-1"),
        )
        found = self._guard.refusal(method, path, query, Headers(scope))
        if found is not None:
            await _say(send, found)
        elif self._guard.is_entry(method, path, query):
            cookie = f"{self._guard.cookie}={self._guard.key}; Path=/; HttpOnly; SameSite=Strict"
            await _send(send, 200, ENTRY, {"set-cookie": cookie, "content-type": HTML})
        else:
            try:
                await self._app(scope, _limited(receive), _with_headers(send))
            except _TooLargeError:
                await _say(send, _TOO_LARGE)


class _TooLargeError(Exception):
    pass


def _limited(receive: Receive) -> Receive:
    """Count what arrives, whatever length was promised."""
    seen = 0

    async def counted() -> Any:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT:
            raise _TooLargeError
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Any) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *_encoded(HEADERS)]}
        await send(message)

    return sent


async def _say(send: Send, found: Refusal) -> None:
    text = f"{found.status} {found.reason}\n".encode()
    await _send(send, found.status, text, {"content-type": "text/plain; charset=utf-8"})


async def _send(send: Send, status: int, body: bytes, headers: Mapping[str, str]) -> None:
    own = {**HEADERS, **headers, "content-length": str(len(body)), "cache-control": "no-store"}
    await send({"type": "http.response.start", "status": status, "headers": _encoded(own)})
    await send({"type": "http.response.body", "body": body})


def _encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]


def _cookie(header: str, name: str) -> str:
    try:
        found = SimpleCookie(header).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _same(given: str, wanted: str) -> bool:
    """Compare in the same time wherever they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode())
