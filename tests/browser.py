"""A real Chromium without a window, driven through its DevTools protocol over two pipes.

https://chromedevtools.github.io/devtools-protocol/. Messages are JSON, each ended by a zero byte.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = (
    *("--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu"),
    *("--no-first-run", "--hide-scrollbars"),
)


class Browser:
    """One tab. `heard` holds what the page wrote to its console, and its errors.

    What it asks the network for is an error too, but for addresses that begin with `home`. `asked`
    holds the kinds of questions that stopped the page; each was answered with yes.
    """

    def __init__(self, sending: int, hearing: int) -> None:
        self._sending = sending
        self._hearing = hearing
        self._buffer = b""
        self._number = 0
        self._session = ""
        self.heard: list[str] = []
        self.asked: list[str] = []
        self.home = "file:"
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        found = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = found["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        number = self._send(method, params)
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result

    def _send(self, method: str, params: dict[str, Any]) -> int:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._sending, json.dumps(message).encode() + b"\0")
        return self._number

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._hearing, 1 << 16)
            assert piece, "the browser has gone"
            self._buffer += piece
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._note(message.get("method", ""), message.get("params", {}))
        return message

    def _note(self, method: str, params: dict[str, Any]) -> None:
        if method == "Runtime.exceptionThrown":
            self.heard.append(json.dumps(params["exceptionDetails"]))
        elif method == "Runtime.consoleAPICalled":
            self.heard.append(json.dumps(params["args"]))
        elif method == "Log.entryAdded":
            self.heard.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        elif method == "Page.javascriptDialogOpening":
            self.asked.append(params["type"])
            self._send("Page.handleJavaScriptDialog", {"accept": True})
        elif method == "Network.requestWillBeSent":
            url = params["request"]["url"]
            if not url.startswith(("file:", "data:", "about:", self.home)):
                self.heard.append(f"asked the network: {url}")

    def size(self, width: int, height: int = 900) -> None:
        """Set the size of the viewport in CSS px."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def open(self, page: Path, fragment: str = "") -> None:
        """Load a page from the file system, and wait until it and its fonts are there."""
        self.visit(f"{page.resolve().as_uri()}{fragment}")

    def visit(self, address: str, ready: str = "true") -> None:
        """Load an address, and wait until it and its fonts are there, and `ready` is true."""
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=address)
        self.call("Page.bringToFront")
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")
        self.until(ready)
        self.run("document.fonts.ready")

    def until(self, condition: str, seconds: float = 20) -> None:
        """Wait until a condition in JavaScript holds, on this page or one that it leads on to."""
        end = time.monotonic() + seconds
        while not self._holds(condition):
            assert time.monotonic() < end, f"never true: {condition}"
            time.sleep(0.05)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.run(f"Boolean({condition})"))
        except AssertionError as error:
            if "navigated" in str(error) or "context was destroyed" in str(error):
                return False
            raise

    def run(self, code: str) -> Any:
        """Run JavaScript as if the user had done it, and return its value, awaited."""
        found = self.call(
            "Runtime.evaluate",
            expression=f"(async () => JSON.stringify((await ({code})) ?? null))()",
            awaitPromise=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return json.loads(found["result"]["value"])

    def press(self, key: str, code: int, text: str = "", *commands: str) -> None:
        """Press and release a key; `commands` are editing commands such as `paste`."""
        shared = {"key": key, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, commands=commands, **shared)
        self.call("Input.dispatchKeyEvent", type="keyUp", **shared)

    def type(self, text: str) -> None:
        self.call("Input.insertText", text=text)

    def picture(self) -> bytes:
        """Return what the viewport shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def tree(self) -> list[dict[str, Any]]:
        """Return what a screen reader is given: the nodes that are not ignored."""
        nodes = self.call("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node["ignored"]]


@contextmanager
def browser(program: str, profile: Path) -> Iterator[Browser]:
    """Start a Chromium with a new profile, and end it."""
    to_child, sending = os.pipe()
    hearing, from_child = os.pipe()
    ends = [fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in (to_child, from_child)]

    def connect() -> None:
        for end, number in zip(ends, (3, 4), strict=True):  # where Chromium looks for them
            os.dup2(end, number)

    process = subprocess.Popen(
        [program, *FLAGS, f"--user-data-dir={profile}"],
        close_fds=False,
        preexec_fn=connect,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for end in (to_child, from_child, *ends):
        os.close(end)
    try:
        yield Browser(sending, hearing)
    finally:
        process.terminate()
        process.wait(timeout=20)
        os.close(sending)
        os.close(hearing)
