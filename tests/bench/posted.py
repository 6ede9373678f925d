"""Codes of services → how many survive: `python -m tests.bench.posted [THEME …]`.

Every format that takes a code, every theme, every copy that the format's network is assumed to
keep, and harder ones that it is not: three examples each. A cell says of how many pictures all
codes are read. Then the texts: SSIM in the copy that people see, mean and worst.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace

import infographix as ig
from infographix import format as formats
from infographix import network as networks
from infographix import theme
from infographix.facts.yaml import read_yaml
from infographix.network import Copy, Network
from infographix.posted.copies import copies

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("ke-hoach-60", "cai-dat-hue-s", "hues-mot-con-so")
SERVICE = {"service": "phan-anh", "campaign": "kh60-2022"}
HARDER = (Copy(720, 50), Copy(640, 50), Copy(480, 50), Copy(480, 30), Copy(360, 50))

Cells = dict[tuple[str, str], dict[str, list[bool]]]


def facts(name: str, look: str) -> ig.Infographic:
    path = EXAMPLES / f"{name}.yaml"
    data: dict[str, Any] = dict(read_yaml(path.read_text(encoding="utf-8"), name))
    label = data["qr"].get("label")
    data |= {"qr": SERVICE | ({"label": label} if label else {}), "theme": look}
    return ig.load(data, folder=EXAMPLES)


def steps(network: Network) -> Network:
    taken = {step.side for step in network.steps if step.quality <= 50}
    harder = tuple(step for step in HARDER if step.side not in taken)
    return replace(network, steps=(*network.steps, *harder))


def pictures(looks: list[str]) -> Iterator[tuple[str, str, ig.Picture]]:
    """Yield format, theme and picture; what cannot be drawn is told on stderr."""
    for form in formats.load().values():
        for look in looks if form.qr != "none" else ():
            for name in NAMES:
                try:
                    yield form.name, look, ig.render(facts(name, look), form.name)
                except ig.InfographixError as error:
                    sys.stderr.write(f"{name} {form.name} {look}: {type(error).__name__}\n")


def main(looks: list[str]) -> None:
    found = networks.load()
    cells: Cells = defaultdict(lambda: defaultdict(list))
    texts: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for form, look, picture in pictures(looks):
        slots = picture.drawn.arrangement
        network = found[picture.format.network]
        for copy in copies(picture.png, steps(network), (), slots.codes).copies:
            step = f"{copy.width}×{copy.height} q{copy.quality}"
            if copy.codes:
                cells[form, step][look].append(all(code.survives for code in copy.codes))
        if look == looks[0]:
            seen = picture.as_posted().shown
            if seen.worst is not None:
                texts[form].append((seen.ssim, seen.worst.ssim, seen.worst.field))
    print(f"{'format':22}{'copy':18}" + "".join(f"{look:>7}" for look in looks))
    for (form, step), by_look in cells.items():
        row = "".join(f"{sum(by_look[look])}/{len(by_look[look])}".rjust(7) for look in looks)
        print(f"{form:22}{step:18}{row}")
    print(f"\n{'texts as seen':22}{'SSIM':>8}{'worst':>8}  field ({looks[0]})")
    for form, rows in texts.items():
        mean = sum(row[0] for row in rows) / len(rows)
        worst = min(rows, key=lambda row: row[1])
        print(f"{form:22}{mean:8.3f}{worst[1]:8.3f}  {worst[2]}")


if __name__ == "__main__":
    main(sys.argv[1:] or theme.names())
