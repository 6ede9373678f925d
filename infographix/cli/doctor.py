"""This machine → which renderers load, which fonts are found, and what to install."""

from __future__ import annotations

import platform
from typing import Any

import typer
from msgspec.structs import asdict

from infographix import libraries
from infographix.cli import options, output
from infographix.engine import engine

_PAINTERS = ("skia-python", "resvg", "cairosvg")


def doctor(json: options.Json = False) -> None:
    """Say which libraries load and whether the fonts are the pinned ones; exit 1 if not."""
    entries: list[dict[str, Any]] = [
        {"part": "python", "name": platform.python_version(), "ok": True, "status": "", "hint": ""}
    ]
    found = libraries.status()
    entries += [_library(status) for status in found]
    fonts = [_font(check._asdict()) for check in engine(()).book.check()]
    entries += fonts
    output.rows(entries, json, "part", "name", "status", "hint")
    painted = any(status.loads for status in found if status.name in _PAINTERS)
    sound = all(entry["ok"] for entry in fonts)
    output.say("ready" if painted and sound else "not ready: see the hints")
    raise typer.Exit(0 if painted and sound else 1)


def _library(status: libraries.Status) -> dict[str, Any]:
    entry = asdict(status)
    return {
        "part": "library",
        "name": status.name,
        "ok": status.loads,
        "status": f"loads ({status.version})" if status.loads else f"does not load: {status.found}",
        **{key: entry[key] for key in ("purpose", "version", "hint")},
    }


def _font(check: dict[str, Any]) -> dict[str, Any]:
    ok = check["status"] in ("ok", "optional")
    hints = {"ok": "", "optional": "pip install 'infographix[fonts]'"}
    slope = " italic" if "Italic" in check["file"] else ""
    return {
        "part": "font",
        "name": f"{check['family']} {check['weight']}{slope}",
        "ok": ok,
        "status": check["status"],
        "hint": hints.get(check["status"], "pip install --force-reinstall infographix"),
    }
