"""Decisions: written at once, for the bytes that were seen; nobody's are lost."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest
from campaigns import campaign, picture
from hypothesis import given
from hypothesis import strategies as st

import infographix as ig
from infographix.review import decisions
from infographix.review.decisions import Decision
from infographix.review.desk import ChangedError, Desk

SQUARE, STORY = "2-hang.facebook-square.png", "2-hang.facebook-story.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return campaign(tmp_path / "rev")


def decide(
    desk: Desk, name: str, verdict: str | None = "approved", note: str | None = None
) -> None:
    desk.decide([(name, desk.stamp(desk.entry(name)))], verdict, note)


def table(folder: Path) -> list[dict[str, str]]:
    text = (folder / "review.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def test_a_decision_is_in_the_file_at_once_with_the_pictures_hash(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, note="Đẹp; dùng ngay")
    data = (folder / "review.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # by which Excel knows that it is UTF-8
    (row,) = table(folder)
    assert (row["Tệp ảnh"], row["Kết luận"], row["Ghi chú"]) == (SQUARE, "duyệt", "Đẹp; dùng ngay")
    assert row["SHA-256"] == hashlib.sha256((folder / SQUARE).read_bytes()).hexdigest()
    assert Desk(folder).decided()[SQUARE].verdict == "approved"


def test_an_approval_is_void_once_the_picture_is_another(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE)
    assert [entry.name for entry in desk.approved()] == [SQUARE]
    (folder / SQUARE).write_bytes(picture(99, 108, 108))
    assert not desk.holds(desk.entry(SQUARE), desk.decided()[SQUARE])
    assert desk.approved() == []
    decide(desk, SQUARE)
    assert [entry.name for entry in desk.approved()] == [SQUARE]


def test_only_what_was_seen_can_be_decided_upon(folder: Path) -> None:
    desk = Desk(folder)
    seen = desk.stamp(desk.entry(SQUARE))
    (folder / SQUARE).write_bytes(picture(99, 108, 108))
    with pytest.raises(ChangedError):
        desk.decide([(SQUARE, seen)], "approved", None)
    assert desk.decided() == {}
    desk.decide([(SQUARE, seen)], None, "một ghi chú thì được")
    assert desk.decided()[SQUARE].note


def test_what_was_changed_in_excel_meanwhile_is_kept(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, note="một")
    path = folder / "review.csv"
    text = path.read_text(encoding="utf-8-sig").replace("một", "sửa trong Excel")
    lines = [line + (";An" if at else ";Người duyệt") for at, line in enumerate(text.splitlines())]
    path.write_text("\n".join(line.replace(",", ";") for line in lines), encoding="utf-8-sig")
    decide(desk, STORY, "rejected")
    first, second = table(folder)
    assert (first["Ghi chú"], first["Người duyệt"]) == ("sửa trong Excel", "An")
    assert (second["Tệp ảnh"], second["Kết luận"]) == (STORY, "không duyệt")


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Tệp ảnh,Kết luận,Ghi chú,SHA-256\nx,có lẽ,,\n"])
def test_a_table_that_is_not_ours_is_never_written_over(folder: Path, text: str) -> None:
    (folder / "review.csv").write_text(text, encoding="utf-8")
    desk = Desk(folder)
    with pytest.raises(ig.SpecError, match=r"review\.csv"):
        decide(desk, SQUARE)
    assert (folder / "review.csv").read_text(encoding="utf-8") == text


def test_a_verdict_can_be_taken_back_and_leaves_its_note(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, note="xem lại")
    decide(desk, SQUARE, "")
    assert desk.decided()[SQUARE] == Decision("", "xem lại", "", desk.decided()[SQUARE].at)
    decide(desk, SQUARE, None, "")
    assert desk.decided() == {}


def test_decisions_upon_pictures_that_have_gone_stay(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE)
    decide(desk, STORY)
    (folder / SQUARE).unlink()
    with pytest.raises(ig.SpecError):
        decide(Desk(folder), SQUARE)
    decide(Desk(folder), STORY, "rejected")
    assert set(desk.decided()) == {SQUARE, STORY}


NOTES = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(
    lambda s: "\0" not in s
)


@given(NOTES)
def test_any_note_comes_back_and_none_is_a_formula_for_excel(
    tmp_path_factory: pytest.TempPathFactory, note: str
) -> None:
    path = tmp_path_factory.mktemp("notes") / "review.csv"
    decisions.save(path, {"a.png": Decision("approved", note, "h", "t")})
    assert decisions.read(path)["a.png"].note == note
    with path.open(encoding="utf-8-sig", newline="") as file:
        cell = list(csv.reader(file))[1][2]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("name", ["../x.png", "/etc/passwd", "review.csv", ".infographix/lock", ""])
def test_only_pictures_of_the_list_have_a_path(folder: Path, name: str) -> None:
    with pytest.raises(ig.SpecError):
        Desk(folder).entry(name)


@pytest.mark.parametrize("path", ["../secret.png", "/tmp/secret.png", "link.png", "review.csv"])
def test_records_lead_to_no_file_outside_the_folder(folder: Path, path: str) -> None:
    (folder.parent / "secret.png").write_bytes(picture(1, 9, 9))
    (folder / "link.png").symlink_to(folder.parent / "secret.png")
    journal = folder / ".infographix" / "journal.jsonl"
    text = journal.read_text(encoding="utf-8").replace(SQUARE, path)
    journal.write_text(text, encoding="utf-8")
    entry = Desk(folder).entries()[path]
    assert (entry.path, entry.status) == (None, "missing")


def test_a_folder_without_records_shows_its_pictures_in_their_order(tmp_path: Path) -> None:
    for name in ("10-a.facebook-square.png", "9-a.facebook-square.png", "9-a.zalo-message.02.jpg"):
        (tmp_path / name).write_bytes(picture(1, 9, 9))
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    found = list(Desk(tmp_path).entries().values())
    assert [(e.item.item, e.format, e.about.page) for e in found] == [
        ("9-a", "facebook-square", ""),
        ("9-a", "zalo-message", "2"),
        ("10-a", "facebook-square", ""),
    ]


def test_a_folder_with_nothing_in_it_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(ig.SpecError, match="no pictures"):
        Desk(tmp_path)
    with pytest.raises(ig.SpecError, match="no such folder"):
        Desk(tmp_path / "none")
