"""The peers' card over the peers' data: one line of JSON with the time from facts to PNG bytes.

The words come from `cards.json` in the folder that the variable PEERS_DATA names. They go through
ordinary blocks and the ordinary pipeline, `--theme` says in which look.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import statistics
import time
from pathlib import Path
from typing import Any

import infographix as ig

LAYOUTS = Path(__file__).parent / "layouts"
ADDRESS = (
    "https://tuongtac.thuathienhue.gov.vn/"
    "?utm_source=facebook&utm_medium=infographic&utm_campaign=cds2022"
)
ICONS = {"gov": "building-bank", "eco": "chart-bar", "soc": "users"}


def spec_of(card: dict[str, Any], theme: str) -> dict[str, Any]:
    """Return the card's facts as a spec."""
    name, _, number = card["issue"].rpartition(" số ")
    chart = card["chart"]
    return {
        "publisher": card["unit"],
        "series": {"name": name, "number": f"số {number}"},
        "title": card["title"],
        "subtitle": card["subtitle"],
        "source": card["source"].removeprefix("Nguồn: "),
        "cta": card["cta"],
        "qr": ADDRESS,
        "theme": theme,
        "blocks": [
            {
                "kind": "pillars",
                "items": [
                    {"title": item["head"], "text": item["text"], "icon": ICONS[item["icon"]]}
                    for item in card["pillars"]
                ],
            },
            {
                "kind": "pillars",
                "variant": "chips",
                "items": [{"title": chip["label"], "text": chip["sub"]} for chip in card["chips"]],
            },
            {
                "kind": "ranking",
                "title": chart["title"],
                "note": chart["tag"],
                "items": [
                    {"label": bar["label"], "value": bar["value"], "unit": "%"}
                    for bar in chart["bars"]
                ],
            },
        ],
    }


def main() -> None:
    options = _options()
    data = Path(os.environ.get("PEERS_DATA", Path(__file__).parent / "data"))
    cards = json.loads((data / "cards.json").read_text(encoding="utf-8"))[options.set]
    times: list[float] = []
    seen: set[str] = set()
    png = b""
    for index in range(options.warm + options.n):
        card = cards[index % len(cards)]
        started = time.perf_counter()
        png = _png(card, options)
        if index >= options.warm:
            times.append((time.perf_counter() - started) * 1e3)
        seen.add(hashlib.sha256(png).hexdigest())
    if options.out:
        Path(options.out).write_bytes(png)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "peer": "infographix",
                "set": options.set,
                "n": options.n,
                "median_ms": round(statistics.median(times), 2),
                "min_ms": round(min(times), 2),
                "max_ms": round(max(times), 2),
                "rss_mb": round(usage.ru_maxrss / 1024, 1),
                "bytes": len(png),
                "distinct": len(seen),
                "cpu_s": round(usage.ru_utime + usage.ru_stime, 3),
                "ms": [round(value, 2) for value in times],
            }
        )
    )


def _png(card: dict[str, Any], options: argparse.Namespace) -> bytes:
    picture = ig.render(
        spec_of(card, options.theme),
        options.format,
        layout_paths=[LAYOUTS],
        effort=options.effort,
    )
    return picture.png


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=20)
    parser.add_argument("--warm", type=int, default=3)
    parser.add_argument("--set", default="small")
    parser.add_argument("--out")
    parser.add_argument("--theme", default="flat")
    parser.add_argument("--format", default="facebook-portrait")
    parser.add_argument("--effort", default="fast")
    return parser.parse_args()


if __name__ == "__main__":
    main()
