"""An example → how cost grows: memory over many cards, formats, worker processes, blocks.

python tests/bench/growth.py
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import partial
from multiprocessing.synchronize import Barrier
from pathlib import Path
from statistics import median
from typing import Any

import infographix as ig

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "ke-hoach-60.yaml"
READ = ("kicker", "title", "subtitle", "source", "cta", "label", "text")
"""Fields of the example that stand on its pictures."""
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


def fresh(number: int) -> ig.Infographic:
    """Return the example with a number of three digits for the last word of every text.

    So no cache has met any of its texts.
    """
    data = ig.load(EXAMPLE).model_dump()
    _number(data, number)
    data["qr"]["url"] = f"https://tuongtac.thuathienhue.gov.vn/?lan={number}"
    return ig.Infographic(**data)


def _number(node: Any, number: int) -> None:
    """Write a number for the last word of the texts of plain data that are to be read."""
    if isinstance(node, list | tuple):
        for item in node:
            _number(item, number)
    elif isinstance(node, dict):
        for name, value in node.items():
            if isinstance(value, str) and name in READ:
                node[name] = " ".join([*value.split()[:-1], str(number)])
            _number(value, number)


def formats(rounds: int = 20) -> None:
    """Draw one spec in its formats; draw as many specs, in one of the formats each.

    And draw one spec in one format after the other, which shares what the engine keeps of texts.
    """
    names = ig.load(EXAMPLE).formats
    count = len(names)
    together, one_by_one, apart = [], [], []
    for at in range(rounds):
        first = 100 + at * (count + 2)
        specs = [fresh(number) for number in range(first, first + count + 2)]
        together.append(spent(lambda spec=specs[-1]: ig.render_all(spec).values()))
        one_by_one.append(spent(lambda spec=specs[-2]: (ig.render(spec, n) for n in names)))
        apart.append(spent(lambda s=specs[:count]: map(ig.render, s, names)))
    whole, same, other = (median(taken[3:]) for taken in (together, one_by_one, apart))
    print(f"{count} formats of one spec: {1e3 * whole:.0f} ms")
    print(f"  {whole / other:.2f} × as many specs in one format each ({1e3 * other:.0f} ms)")
    print(f"  {whole / same:.2f} × one format after the other ({1e3 * same:.0f} ms)")


def spent(draw: Callable[[], Iterable[ig.Picture]]) -> float:
    start = time.perf_counter()
    for picture in draw():
        assert picture.encoded
    return time.perf_counter() - start


def warm(barrier: Barrier) -> None:
    """Draw a few cards in a worker, then wait until all workers have."""
    for number in range(8):
        draw(number)
    barrier.wait()


def workers(cards: int = 60, rounds: int = 5) -> None:
    """Draw with one worker and with two in turn, all of them warm; the best round of each counts.

    What else runs on the machine slows down two workers more than one.
    """
    spawn = multiprocessing.get_context("spawn")
    with ExitStack() as stack:
        pools = {
            count: stack.enter_context(spawn.Pool(count, warm, (spawn.Barrier(count),)))
            for count in (1, 2)
        }
        for count, pool in pools.items():
            pool.map(draw, range(count), chunksize=1)  # which waits for the warming up
        spent: dict[int, list[float]] = {count: [] for count in pools}
        for number in range(rounds):
            first = 1000 + number * cards
            for count, pool in pools.items():
                start = time.perf_counter()
                pool.map(draw, range(first, first + cards), chunksize=5)
                spent[count].append(time.perf_counter() - start)
    one, two = min(spent[1]), min(spent[2])
    print(f"cards a second with 2 workers: {one / two:.2f} × with one ({cards / one:.0f})")


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
