"""A site and its guard → an ASGI application: the one module that knows starlette."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from infographix import libraries
from infographix.errors import InfographixError
from infographix.web.guard import Guard, Guarded
from infographix.web.site import Answer, Call, Handler, Site, refused

PAUSE = 0.4
"""Seconds between two looks at the files while a page is open."""
PING = 40
"""Looks after which a line is sent in any case, so that a page that has gone is noticed."""


def application(site: Site, guard: Guard) -> Guarded:
    """Return what a server runs; RenderError with the pip command where starlette is missing."""
    routing = libraries.load("starlette.routing")
    routes = [
        *(
            routing.Route(path, _endpoint(call), methods=["GET"])
            for path, call in site.gets.items()
        ),
        *(
            routing.Route(path, _endpoint(call), methods=["POST"])
            for path, call in site.posts.items()
        ),
        routing.Route("/changes", _changes(site), methods=["GET"]),
    ]
    return Guarded(routing.Router(routes=routes), guard)


def _endpoint(handler: Handler) -> Any:
    """Return what starlette calls; the handler runs in a thread, as it may draw."""
    in_thread = libraries.load("starlette.concurrency").run_in_threadpool
    response = libraries.load("starlette.responses").Response

    async def answer(request: Any) -> Any:
        call = Call(dict(request.path_params), dict(request.query_params), await request.body())
        found = await in_thread(_answer, handler, call)
        cache = "private, max-age=86400, immutable" if found.lasting else "no-store"
        headers = {"cache-control": cache, "content-type": found.kind}
        return response(found.body, found.status, headers)

    return answer


def _answer(handler: Handler, call: Call) -> Answer:
    try:
        return handler(call)
    except InfographixError as error:
        return refused(error)


def _changes(site: Site) -> Any:
    """Return the endpoint that tells each new version, as server-sent events."""
    in_thread = libraries.load("starlette.concurrency").run_in_threadpool
    streaming = libraries.load("starlette.responses").StreamingResponse

    async def versions() -> AsyncIterator[str]:
        told, quiet = None, 0
        while True:
            version = await in_thread(site.version)
            if version != told or quiet >= PING:
                told, quiet = version, 0
                yield f"data: {version}\n\n"
            quiet += 1
            await asyncio.sleep(PAUSE)

    async def answer(request: Any) -> Any:
        headers = {"cache-control": "no-store", "content-type": "text/event-stream"}
        return streaming(versions(), headers=headers)

    return answer
