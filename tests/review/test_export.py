"""The export: kits of what is approved, as it was looked at, and nothing else."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from campaigns import campaign, picture
from specs import bare

import infographix as ig
from infographix.publish.verify import verify
from infographix.review.desk import Desk
from infographix.review.export import export

DAY = date(2026, 11, 24)
SQUARE, STORY = "2-hang.facebook-square.png", "2-hang.facebook-story.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return campaign(tmp_path / "rev")


def decide(desk: Desk, *names: str, verdict: str = "approved") -> None:
    desk.decide([(name, desk.stamp(desk.entry(name))) for name in names], verdict, None)


def files(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found}


def drawn(folder: Path, **fields: Any) -> Path:
    """Make the second row's pictures those of a spec, and put the spec into the plan."""
    spec = bare(**fields)
    plan = folder / ".infographix" / "rows.jsonl"
    lines = [json.loads(line) for line in plan.read_text(encoding="utf-8").splitlines()]
    lines[0]["spec"] = spec
    plan.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    for name in ("facebook-square", "facebook-story"):
        ig.render(spec, name).save(folder / f"2-hang.{name}.png")
    return folder


def test_nothing_approved_is_no_export(folder: Path) -> None:
    with pytest.raises(ig.SpecError, match="no picture is approved"):
        export(Desk(folder), DAY)
    assert not (folder / "bo-dang").exists()


def test_an_item_with_facts_goes_out_as_a_kit_that_verifies(folder: Path) -> None:
    desk = Desk(drawn(folder))
    decide(desk, SQUARE)
    made = export(desk, DAY)
    assert (made.pictures, made.problems) == (1, ())
    kit = made.folder / "2-hang"
    assert not verify(kit)
    assert sum(name.endswith(".png") and "/" not in name for name in files(kit)) == 1
    manifest = json.loads((kit / "manifest.json").read_text(encoding="utf-8"))
    assert "facebook-square" in json.dumps(manifest)
    assert "facebook-story" not in json.dumps(manifest["files"])


def test_what_would_be_drawn_otherwise_than_it_was_approved_does_not_go_out(folder: Path) -> None:
    desk = Desk(drawn(folder, title="Một"))
    ig.render(bare(title="Hai"), "facebook-square").save(folder / SQUARE)
    decide(desk, SQUARE, STORY, "3-hang.facebook-square.png")
    made = export(desk, DAY)
    assert "not the one that was approved" in made.problems[0].what
    assert made.problems[0].where == SQUARE
    assert made.pictures == 1
    assert not (made.folder / "2-hang").exists()


def test_without_facts_the_very_files_go_out(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, STORY)
    decide(desk, "3-hang.facebook-square.png", verdict="rejected")
    made = export(desk, DAY)
    names = {f"2-hang/{SQUARE}", f"2-hang/{STORY}", "2-hang/manifest.json", "danh-sach.csv"}
    assert files(made.folder) == names
    assert (made.folder / "2-hang" / SQUARE).read_bytes() == (folder / SQUARE).read_bytes()
    with (made.folder / "danh-sach.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Tệp đã duyệt"] for row in rows] == [SQUARE, STORY]


def test_what_has_lost_its_approval_is_taken_away(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, STORY, "3-hang.facebook-square.png")
    export(desk, DAY)
    (folder / STORY).write_bytes(picture(98, 108, 192))
    decide(desk, "3-hang.facebook-square.png", verdict="rejected")
    made = export(desk, DAY)
    assert files(made.folder) == {f"2-hang/{SQUARE}", "2-hang/manifest.json", "danh-sach.csv"}


def test_what_somebody_put_into_a_kit_is_left_alone_and_said(folder: Path) -> None:
    desk = Desk(folder)
    decide(desk, SQUARE, "3-hang.facebook-square.png")
    made = export(desk, DAY)
    (made.folder / "2-hang" / "cua-toi.txt").write_text("x", encoding="utf-8")
    decide(desk, SQUARE, verdict="rejected")
    again = export(desk, DAY)
    assert (again.folder / "2-hang" / "cua-toi.txt").read_text(encoding="utf-8") == "x"
    assert "cua-toi.txt" in again.problems[0].found
    assert again.pictures == 1


@pytest.mark.parametrize("name", ["..", "../x", ".infographix", "a/b", ""])
def test_no_kit_is_written_elsewhere_whatever_the_records_say(folder: Path, name: str) -> None:
    for file in ("rows.jsonl", "journal.jsonl"):
        path = folder / ".infographix" / file
        text = path.read_text(encoding="utf-8").replace('"item": "2-hang"', f'"item": "{name}"')
        path.write_text(text, encoding="utf-8")
    before = files(folder.parent)
    desk = Desk(folder)
    decide(desk, SQUARE)
    made = export(desk, DAY)
    assert "no name of a kit" in made.problems[0].what
    assert files(folder.parent) - before == {"rev/bo-dang/danh-sach.csv", "rev/review.csv"}
