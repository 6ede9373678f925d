"""The journal: lines are only added, torn ones passed over, and it does not grow for ever."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix.campaign import journal as journals
from infographix.campaign.journal import Journal


def drawn(name: str, key: str = "k", size: int = 10) -> dict[str, Any]:
    files = [{"path": f"{name}.png", "bytes": size}]
    return {"event": "drawn", "picture": name, "key": key, "format": "a", "files": files}


def test_the_last_line_of_a_picture_holds(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.add(drawn("a", "1"))
        journal.add(drawn("b", "1"))
        journal.add({"event": "failed", "picture": "b", "key": "2", "problems": []})
        journal.add(drawn("a", "3"))
    with Journal(path) as journal:
        assert (journal.pictures["a"].key, journal.pictures["a"].drawn) == ("3", True)
        assert not journal.pictures["b"].drawn
        assert journal.line("a") == drawn("a", "3")
        assert journal.line("c") is None
        journal.add({"event": "retired", "picture": "a", "files": []})
        assert "a" not in journal.pictures


@pytest.mark.parametrize("torn", [b"{", b'{"event": "drawn", "picture": "c"', b"\xff\xfe", b'"a"'])
def test_a_torn_end_is_cut_off_and_lines_go_on_after_it(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.add(drawn("a"))
    whole = path.read_bytes()
    path.write_bytes(whole + torn)
    with Journal(path) as journal:
        assert set(journal.pictures) == {"a"}
        journal.add(drawn("b"))
        assert journal.line("b") == drawn("b")
    assert path.read_bytes().startswith(whole)
    with Journal(path) as journal:
        assert set(journal.pictures) == {"a", "b"}


def test_a_broken_line_in_the_middle_costs_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        journal.add(drawn("a"))
        journal.add(drawn("b"))
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"\x00\x00garbage\n" + lines[1])
    assert set(Journal(path).pictures) == {"a", "b"}


def test_a_run_that_did_not_end_is_known(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    for line, ended in (
        ({"event": "run"}, False),
        ({"event": "end", "stopped": True}, False),
        ({"event": "end", "stopped": False}, True),
    ):
        with Journal(path) as journal:
            journal.add(line)
        assert Journal(path).ended is ended


def test_a_journal_of_lines_that_hold_no_more_is_tidied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "TIDY_FROM", 10)
    path = tmp_path / "journal.jsonl"
    with Journal(path) as journal:
        for at in range(20):
            journal.add(drawn("a", str(at)))
            journal.add(drawn("b", str(at)))
    with Journal(path) as journal:
        assert path.read_bytes().count(b"\n") == 2
        assert journal.line("a") == drawn("a", "19")
        journal.add(drawn("c"))
    assert {name: entry.key for name, entry in Journal(path).pictures.items()} == {
        "a": "19",
        "b": "19",
        "c": "k",
    }


def test_reading_alone_makes_no_file(tmp_path: Path) -> None:
    assert Journal(tmp_path / "none" / "journal.jsonl", read_only=True).pictures == {}
    assert list(tmp_path.iterdir()) == []
