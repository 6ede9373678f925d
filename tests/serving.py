"""A site served from this process, on a thread, as `infographix.web.server` serves it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from infographix.web.app import application
from infographix.web.guard import Guard
from infographix.web.server import listener
from infographix.web.site import Site


@contextmanager
def serving(site: Callable[[Guard], Site]) -> Iterator[Guard]:
    """Serve until the block ends; the guard says the address and the tokens."""
    with listener(0) as listening:
        guard = Guard(listening.getsockname()[1])
        app = application(site(guard), guard)
        config = uvicorn.Config(app, log_level="error", lifespan="off", ws="none")
        config.timeout_graceful_shutdown = 1
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield guard
        server.should_exit = True
        thread.join(10)
