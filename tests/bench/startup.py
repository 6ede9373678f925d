"""Whole cold processes → their time: `python tests/bench/startup.py [SPEC] [FORMAT] [--json]`.

The yardstick is a process that only imports four of the libraries; runs are interleaved, so that a
busy moment of the machine falls on all alike. The second table says where `render` spends its time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, time

ROOT = Path(__file__).resolve().parents[2]
SPLIT = ROOT / "tests/bench/startup_split.py"
RUNS = 7
YARDSTICK = "import skia, uharfbuzz, jinja2, pydantic"
PROGRAM = "from infographix.cli import main; main()"


def run(arguments: list[str]) -> str:
    """Run this interpreter with arguments, and return what it wrote to stderr."""
    paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, paths))}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stderr


def seconds(arguments: list[str]) -> float:
    """Run this interpreter with arguments, and return how long it took."""
    start = perf_counter()
    run(arguments)
    return perf_counter() - start


def split(render: list[str], runs: int) -> dict[str, float]:
    """Return the median ms of each part of a cold `render`."""
    found: list[dict[str, float]] = []
    for _ in range(runs):
        told = run([str(SPLIT), str(time()), *render])
        parts: dict[str, float] = json.loads(told.splitlines()[-1])
        found.append(parts | {"end": 1e3 * (time() - parts.pop("ended"))})
    return {part: median(parts[part] for parts in found) for part in found[0]}


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, float]:
    """Return the median seconds of each command; one run before the first is not counted."""
    for arguments in commands.values():
        seconds(arguments)
    found: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, arguments in commands.items():
            found[name].append(seconds(arguments))
    return {name: median(times) for name, times in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("spec", nargs="?", type=Path, default=ROOT / "examples/ke-hoach-60.yaml")
    parser.add_argument("format", nargs="?", default="facebook-portrait")
    parser.add_argument("-n", type=int, default=RUNS, help="runs of which the median is taken")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        render = ["render", str(options.spec), "-f", options.format, "-o", folder]
        commands = {
            "imports alone": ["-c", YARDSTICK],
            "infographix --help": ["-c", PROGRAM, "--help"],
            "infographix render": ["-c", PROGRAM, *render],
        }
        found = measure(commands, options.n)
        parts = split(render, options.n)
    yardstick = found["imports alone"]
    if options.json:
        print(json.dumps({"seconds": found, "render_ms": parts, "runs": options.n}))
        return
    print(f"medians of {options.n} runs; imports alone: {YARDSTICK}")
    for name, spent in found.items():
        print(f"{name.ljust(20)}{spent:8.3f} s{spent / yardstick:8.2f} ×")
    print("\nparts of infographix render, ms")
    for name, ms in parts.items():
        print(f"{name.ljust(20)}{ms:8.1f}")


if __name__ == "__main__":
    main()
