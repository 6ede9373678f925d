"""An example → how cost grows: memory over many cards, formats, worker processes, blocks.

python tests/bench/growth.py
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import infographix as ig

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ke-hoach-60.yaml"
CARDS = (50, 100, 200, 500)


def varied(number: int) -> ig.Infographic:
    """Return the example with words and an address that no other number has."""
    data = ig.load(EXAMPLE).model_dump()
    data["title"] = f"Ba trụ cột chuyển đổi số, bài {number}"
    data["subtitle"] = f"Tuyên truyền, phổ biến về chuyển đổi số, lần thứ {number}"
    data["qr"] = {"url": f"https://tuongtac.thuathienhue.gov.vn/?lan={number}"}
    return ig.Infographic(**data)


def draw(number: int) -> int:
    return len(ig.render(varied(number)).png)


def resident() -> int:
    """Return the pages that this process holds now, MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000


def seconds(work: Callable[[], Any], times: int = 7) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def memory() -> None:
    done = 0
    for cards in CARDS:
        for number in range(done, cards):
            draw(number)
        done = cards
        print(f"memory after {cards} cards: {resident()} MB")


def formats() -> None:
    names = ig.load(EXAMPLE).formats
    one_by_one = seconds(lambda: [ig.render(EXAMPLE, name).png for name in names])
    together = seconds(lambda: [each.png for each in ig.render_all(EXAMPLE).values()])
    print(f"{len(names)} formats together: {together / one_by_one:.2f} × one by one")


def workers(cards: int = 120) -> None:
    taken = {}
    for count in (1, 2):
        with multiprocessing.get_context("spawn").Pool(count) as pool:
            pool.map(draw, range(8), chunksize=2)
            start = time.perf_counter()
            pool.map(draw, range(cards), chunksize=10)
            taken[count] = time.perf_counter() - start
    print(f"cards a second with 2 workers: {taken[1] / taken[2]:.2f} × with one")


def blocks() -> None:
    spec = ig.load(EXAMPLE)
    step = {"title": "Gửi phản ánh", "text": "Chụp ảnh và mô tả ngắn gọn"}
    block = {"kind": "steps", "items": [step, step]}
    costs = {}
    for times in (1, 4):
        many = ig.Infographic(title="Sáu bước", blocks=[block] * times)
        costs[times] = seconds(partial(ig.render, many), 15)
    print(f"4 × the blocks: {costs[4] / costs[1]:.2f} × the time to lay out")
    crowd = ig.Infographic(**(spec.model_dump() | {"blocks": [spec.blocks[0].model_dump()] * 40}))
    start = time.perf_counter()
    try:
        ig.render(crowd)
        said = "drawn"
    except ig.FitError:
        said = "refused"
    print(f"40 blocks: {said} in {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    memory()
    formats()
    workers()
    blocks()
