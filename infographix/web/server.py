"""A site → a server on this machine alone, until it is stopped."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable

from infographix import libraries
from infographix.errors import Problem, RenderError
from infographix.web.app import application
from infographix.web.guard import Guard
from infographix.web.site import Site

HERE = "127.0.0.1"


def serve(
    site: Callable[[Guard], Site],
    port: int = 0,
    show: bool = True,
    tell: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until Ctrl-C. `port` 0 takes one that is free; `tell` hears the address to open.

    RenderError where the libraries are missing or the port is taken.
    """
    uvicorn = libraries.load("uvicorn")
    with listener(port) as listening:
        guard = Guard(listening.getsockname()[1])
        app = application(site(guard), guard)
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        tell(guard.address)
        if show:
            webbrowser.open(guard.address)
        uvicorn.Server(config).run(sockets=[listening])


def listener(port: int) -> socket.socket:
    """Return a socket that hears this machine only."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        made.bind((HERE, port))
    except (OSError, OverflowError) as error:
        made.close()
        reason = getattr(error, "strerror", None) or str(error)
        what = f"the port cannot be used: {reason}"
        hint = "leave --port out: one that is free is taken"
        raise RenderError(Problem(what, "--port", str(port), hint=hint)) from None
    return made
