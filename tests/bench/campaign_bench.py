"""A table of made-up rows → pictures a second, memory as it grows, cost of what is unchanged.

python tests/bench/campaign_bench.py [--rows 250] [--largest 10000]
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import infographix as ig
from infographix.campaign.events import Drawn, Event, Planned

FORMATS = ("facebook-portrait", "facebook-square", "facebook-link", "zalo-message")
WORDS = [
    "chuyển",
    "đổi",
    "số",
    "xây",
    "dựng",
    "chính",
    "quyền",
    "điện",
    "tử",
    "phục",
    "vụ",
    "người",
    "dân",
    "doanh",
    "nghiệp",
    "xã",
    "phường",
]
TEMPLATE = {
    "kicker": "Số liệu minh hoạ",
    "title": "{{ row['Xã'] }}: {{ row['Tỷ lệ'] }} hồ sơ trực tuyến",
    "subtitle": "{{ row['Mô tả'] }}",
    "source": "Số liệu minh hoạ, báo cáo số {{ row['Số'] }}",
    "qr": "https://hue.gov.vn/?bai={{ row['Số'] }}",
    "blocks": [
        {
            "kind": "figures",
            "items": [
                {"value": "{{ row['Tỷ lệ'] }}", "label": "hồ sơ nộp trực tuyến"},
                {"value": "{{ row['Hạng'] }}", "label": "thứ hạng"},
                {"value": "{{ row['Hồ sơ'] }}", "unit": "hồ sơ", "label": "đã tiếp nhận"},
            ],
        },
        {
            "kind": "steps",
            "title": "Việc cần làm",
            "items": [
                {"title": "{{ row['Việc 1'] }}", "text": "{{ row['Mô tả'] }}"},
                {"title": "{{ row['Việc 2'] }}", "text": "Báo cáo trước ngày {{ row['Hạn'] }}"},
            ],
        },
    ],
}


def table(path: Path, rows: int) -> Path:
    """Write a table in which no two rows have a text in common."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        heads = ("Số", "Xã", "Tỷ lệ", "Hạng", "Hồ sơ", "Mô tả", "Việc 1", "Việc 2", "Hạn")
        writer.writerow(heads)
        for at in range(1, rows + 1):
            words = [WORDS[(at * step + at // 7) % len(WORDS)] for step in range(1, 9)]
            text = " ".join(words).capitalize()
            rate, rank = f"{50 + at % 50},{at % 10}%", f"{1 + at % 133}/133"
            day = f"{1 + at % 28:02d}/{1 + at % 12:02d}/2025"
            row = (
                at,
                f"Xã số {at}",
                rate,
                rank,
                100 + at,
                f"{text} {at}",
                f"Việc {at}",
                "Gửi",
                day,
            )
            writer.writerow((*row[:7], f"Gửi báo cáo {at}", day))
    return path


def run(source: Path, out: Path, formats: tuple[str, ...], jobs: int) -> tuple[float, float]:
    """Return pictures a second over the whole run, and from the first picture on."""
    stamps: list[float] = []

    def note(event: Event) -> None:
        if isinstance(event, Drawn):
            stamps.append(time.perf_counter())

    start = time.perf_counter()
    done = ig.campaign(source, TEMPLATE, out=out, formats=formats, jobs=jobs, on_event=note)
    whole = time.perf_counter() - start
    assert not done.failed
    warm = len(stamps) // 10
    steady = (len(stamps) - warm - 1) / (stamps[-1] - stamps[warm]) if len(stamps) > 10 else 0.0
    return done.drawn / whole, steady


def speed(rows: int, folder: Path) -> None:
    source = table(folder / "speed.csv", rows)
    rates = {}
    for jobs in (1, 2):
        whole, rates[jobs] = run(source, folder / f"speed{jobs}", FORMATS, jobs)
        count = rows * len(FORMATS)
        print(f"{jobs} worker(s), {count} pictures: {whole:.1f} a second, {rates[jobs]:.1f} warm")
    print(f"2 workers: {rates[2] / rates[1]:.2f} × one")


def unchanged(rows: int, folder: Path) -> None:
    """What a run costs that finds all pictures as they should be, its start left out."""
    source = table(folder / "speed.csv", rows)
    out = folder / "speed1"
    looked: list[float] = []

    def note(event: Event) -> None:
        if isinstance(event, Planned):
            looked.append(time.process_time())

    for _ in range(3):
        start = time.process_time()
        done = ig.campaign(source, TEMPLATE, out=out, formats=FORMATS, on_event=note)
        taken = looked.pop() - start
        reported = time.process_time() - start - taken
    count = done.unchanged
    print(f"unchanged: {1e3 * taken / count:.3f} ms a picture to look at {count}")
    print(f"           {1e3 * reported / count:.3f} ms a picture for its lines in the reports")


def memory(rows: int, folder: Path) -> None:
    """Print the most that parent and worker hold while a table of so many rows is drawn."""
    here = Path(__file__).resolve()
    paths = os.pathsep.join((str(here.parent), str(here.parents[2])))
    code = f"from campaign_bench import peak; peak({rows}, {str(folder)!r})"
    environment = {**os.environ, "PYTHONPATH": paths}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def peak(rows: int, folder: str) -> None:
    source = table(Path(folder) / f"{rows}.csv", rows)
    most = 0
    stop = threading.Event()

    def watch() -> None:
        nonlocal most
        while not stop.wait(0.2):
            most = max(most, sum(map(resident, children())))

    thread = threading.Thread(target=watch)
    thread.start()
    run(source, Path(folder) / f"out{rows}", ("zns-logo",), 2)
    stop.set()
    thread.join()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{rows} rows: parent {own:.0f} MB, two workers {most / 1e6:.0f} MB at most")


def children() -> list[int]:
    tasks = Path("/proc/self/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def resident(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except OSError:
        return 0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=250)
    parser.add_argument("--largest", type=int, default=10_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed(asked.rows, folder)
        unchanged(asked.rows, folder)
        for rows in (100, 1_000, 10_000):
            if rows <= asked.largest:
                memory(rows, folder)


if __name__ == "__main__":
    main()
