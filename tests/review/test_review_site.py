"""What the review answers: the list with its decisions, facts, small pictures, refusals."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from campaigns import campaign, picture
from PIL import Image

import infographix as ig
from infographix.review.desk import Desk
from infographix.review.site import Pages
from infographix.thumbs import SIDE, thumb
from infographix.web.site import Answer, Call

SQUARE = "2-hang.facebook-square.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return campaign(tmp_path / "rev")


@pytest.fixture
def pages(folder: Path) -> Pages:
    return Pages(Desk(folder))


def parsed(answer: Answer) -> Any:
    return json.loads(answer.body)


def listed(pages: Pages) -> dict[str, Any]:
    found = parsed(pages.list(Call({}, {})))["pictures"]
    return {one["name"]: one for one in found}


def post(pages: Pages, **fields: Any) -> tuple[int, Any]:
    answer = pages.decide(Call({}, {}, json.dumps(fields).encode()))
    return answer.status, parsed(answer)


def test_the_list_says_what_is_known_of_each_picture(pages: Pages) -> None:
    found = listed(pages)
    assert len(found) == 8
    story = found["3-hang.facebook-story.png"]
    assert (story["format"], story["rows"], story["sheet"]) == ("facebook-story", [3], "Kết quả")
    assert [one["code"] for one in story["findings"]] == ["left-out"]
    failed = found["5-hang.facebook-square"]
    assert failed["status"] == "failed"
    assert "mục này trống" in failed["problems"][0]["what"]


def test_a_decision_is_answered_and_listed(pages: Pages, folder: Path) -> None:
    stamp = listed(pages)[SQUARE]["stamp"]
    status, answer = post(pages, marks=[[SQUARE, stamp]], verdict="rejected", note="sai số")
    assert (status, answer["decisions"][SQUARE]["verdict"]) == (200, "rejected")
    assert listed(pages)[SQUARE]["decision"]["note"] == "sai số"
    (folder / SQUARE).write_bytes(picture(99, 108, 108))
    assert listed(pages)[SQUARE]["decision"]["void"] is True
    assert post(pages, marks=[[SQUARE, stamp]], verdict="approved")[0] == 409


@pytest.mark.parametrize(
    "fields",
    [
        {"marks": [["../x.png", ""]], "verdict": "approved"},
        {"marks": [[SQUARE]], "verdict": "approved"},
        {"marks": "all", "verdict": "approved"},
        {"marks": [], "verdict": "approved"},
        {"marks": [[SQUARE, ""]], "verdict": "perhaps"},
        {"marks": [[SQUARE, ""]], "verdict": 1},
        {"marks": [[SQUARE, ""]], "note": "x" * 2001},
        {"marks": [["5-hang.facebook-square", ""]], "verdict": "approved"},
    ],
)
def test_what_is_no_decision_is_refused(pages: Pages, folder: Path, fields: Any) -> None:
    with pytest.raises(ig.SpecError):
        post(pages, **fields)
    assert not (folder / "review.csv").exists()


def test_facts_of_a_row_are_given_by_item(pages: Pages) -> None:
    found = parsed(pages.item(Call({"item": "2-hang"}, {})))
    assert found["rows"][0]["cells"]["Địa phương"] == "Thị xã Hương Trà"
    assert pages.item(Call({"item": "../x"}, {})).status == 404


def test_a_small_picture_is_small_and_a_whole_one_whole(pages: Pages, folder: Path) -> None:
    (folder / SQUARE).write_bytes(picture(7, 1080, 540))
    stamp = listed(pages)[SQUARE]["stamp"]
    call = Call({"name": SQUARE, "stamp": stamp}, {})
    small = pages.thumb(call)
    with Image.open(io.BytesIO(small.body)) as image:
        assert (image.format, image.size) == ("WEBP", (SIDE, SIDE // 2))
    assert pages.picture(call).body == (folder / SQUARE).read_bytes()
    assert small.lasting
    assert not pages.thumb(Call({"name": SQUARE, "stamp": "old"}, {})).lasting


@pytest.mark.parametrize("name", ["../secret.png", "review.csv", "5-hang.facebook-square", "%2e"])
def test_a_file_that_is_not_listed_is_not_given(pages: Pages, folder: Path, name: str) -> None:
    (folder.parent / "secret.png").write_bytes(picture(1, 9, 9))
    for handler in (pages.picture, pages.thumb):
        with pytest.raises(ig.SpecError):
            handler(Call({"name": name, "stamp": ""}, {}))


def test_a_file_that_is_no_picture_is_said(folder: Path) -> None:
    (folder / SQUARE).write_bytes(b"\x89PNG broken")
    with pytest.raises(ig.ImageError, match="cannot be read"):
        thumb(folder / SQUARE)


def test_news_of_the_folder_change_its_version(pages: Pages, folder: Path) -> None:
    desk = Desk(folder)
    seen = [desk.version()]
    (folder / SQUARE).write_bytes(picture(99, 108, 108))
    seen.append(desk.version())
    (folder / "review.csv").write_text("", encoding="utf-8")
    seen.append(desk.version())
    journal = folder / ".infographix" / "journal.jsonl"
    journal.write_text(journal.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    seen.append(desk.version())
    assert len(set(seen)) == 4
    assert desk.version() == seen[-1]


def test_a_table_of_decisions_that_cannot_be_read_is_said(pages: Pages, folder: Path) -> None:
    (folder / "review.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    found = parsed(pages.list(Call({}, {})))
    assert "review.csv" in found["unread"][0]["where"]


def test_a_picture_is_read_for_its_hash_once_while_it_stays_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(campaign(tmp_path / "rev", rows=40, broken=0, scale=0.02))
    pages = Pages(desk)
    marks = [(name, desk.stamp(entry)) for name, entry in desk.entries().items()]
    desk.decide(marks, "approved", None)
    read: list[Path] = []
    bytes_of = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda self: read.append(self) or bytes_of(self))
    assert len(listed(pages)) == 80
    assert [path.name for path in read] == ["review.csv"]
