"""Progress: a bar on a terminal, plain lines elsewhere, and nothing of it in a script."""

from __future__ import annotations

import io
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from campaign.conftest import ROWS, SQUARE, TEMPLATE

import infographix as ig
from infographix.campaign import progress
from infographix.campaign.events import Began, Crashed, Drawn, Ended, Event, Failed, Planned
from infographix.campaign.progress import Progress, summary

OF = {"item": "2-a", "table": "", "sheet": "", "row": 2, "format": SQUARE, "title": "A", "key": ""}


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def drawn(name: str) -> Drawn:
    return Drawn(name, **OF, files=[], layout="", theme="", renderer="", seconds=0.1)


def failed(name: str, text: str) -> Failed:
    return Failed(name, **OF, error="SpecError", problems=[{"text": text}])


def told(stream: io.StringIO, *events: Event) -> str:
    with Progress(stream) as shown:
        for event in events:
            shown(event)
    return stream.getvalue()


RUN = (
    Began("0", resumed=False),
    Planned(pictures=4, waiting=3, unchanged=1, failed=0, jobs=1),
    drawn("a"),
    Crashed("b", **OF, reason="signal 9"),
    failed("b", "Dòng 3: sai"),
    failed("c", "Dòng 3: sai"),
    Ended(1, 2, 1, 0, stopped=False, seconds=0.5),
)


def test_where_there_is_no_terminal_lines_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    text = told(io.StringIO(), *RUN)
    assert "\x1b" not in text
    assert "\r" not in text
    lines = text.splitlines()
    assert lines[0] == "3 ảnh cần vẽ, 1 ảnh không đổi"
    assert lines[1].startswith("1/3 ảnh, ")
    assert "còn khoảng" in lines[1]
    assert lines[-1].startswith("1 ảnh đã vẽ, 1 ảnh không đổi, 2 ảnh lỗi")
    assert text.count("Dòng 3: sai") == 1, "what is wrong with a row is told once"


def test_a_bar_counts_pictures_and_failures_and_the_time_left() -> None:
    text = told(Terminal(), *RUN)
    assert "3/3" in text
    assert "2 lỗi" in text
    assert "ảnh/giây" in text
    assert "còn 0,0 giây" in text
    assert "Dòng 3: sai" in text


def test_a_notebook_has_one_bar_that_is_brought_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[dict[str, str]] = []

    class ZMQInteractiveShell:
        """What IPython calls the shell of a notebook's kernel."""

    class Handle:
        def update(self, data: dict[str, str], raw: bool) -> None:
            assert raw
            shown.append(data)

    def display(data: dict[str, str], raw: bool, display_id: bool) -> Handle:
        assert not shown, "one output alone"
        shown.append(data)
        return Handle()

    ipython = SimpleNamespace(
        get_ipython=ZMQInteractiveShell, display=SimpleNamespace(display=display)
    )
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    stream = io.StringIO()
    told(stream, *RUN)
    assert shown[0]["text/plain"] == "0/3 ảnh"
    assert shown[-1]["text/plain"].startswith("3/3 ảnh, ")
    assert '<progress value="3" max="3">' in shown[-1]["text/html"]
    assert len(shown) < 6
    assert stream.getvalue().splitlines()[-1].startswith("1 ảnh đã vẽ")


def test_many_bad_rows_do_not_fill_the_terminal() -> None:
    bad = [failed(str(at), f"Dòng {at}: sai") for at in range(100)]
    text = told(io.StringIO(), Began("0", False), *bad, Planned(100, 0, 0, 100, 1))
    assert text.count("sai") == progress.MOST_TOLD
    assert text.count("report.xlsx") == 1


def test_a_terminal_that_cannot_write_a_cross_gets_a_letter() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="cp1258", errors="replace")
    with Progress(stream) as shown:
        shown(failed("a", "Dong 3"))
    stream.flush()
    assert stream.buffer.getvalue().startswith(b"x Dong 3")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("ended", "text"),
    [
        (Ended(1000, 0, 0, 0, False, 100.0), "1000 ảnh đã vẽ trong 1 phút 40 giây (10,0 ảnh/giây)"),
        (Ended(0, 0, 5, 0, False, 1.0), "0 ảnh đã vẽ, 5 ảnh không đổi"),
        (Ended(1, 0, 0, 9, True, 1.0), "chạy lại với --resume để tiếp tục"),
    ],
)
def test_a_run_ends_with_one_line(ended: Ended, text: str) -> None:
    assert text in summary(ended)


def test_a_script_is_told_nothing_that_it_did_not_ask_for(
    tmp_path: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    ig.campaign(ROWS[:1], TEMPLATE, out=tmp_path, formats=[SQUARE], jobs=1)
    assert capfd.readouterr() == ("", "")
    ig.campaign(ROWS[:1], TEMPLATE, out=tmp_path, formats=[SQUARE], jobs=1, progress=True)
    assert "1 ảnh không đổi" in capfd.readouterr().err
