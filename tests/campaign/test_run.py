"""A run: every row is drawn or reported, what did not change is left alone, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from campaign.conftest import LINK, ROWS, SQUARE, TEMPLATE, names, pictures
from PIL import Image

import infographix as ig
from infographix.campaign.events import Began, Drawn, Ended, Event, Failed, Planned, Unchanged
from infographix.campaign.folder import Folder, items, lines, records
from infographix.campaign.lock import locked

Table = Callable[..., Path]


def run(source: Any, out: Path, formats: Any = (SQUARE,), **options: Any) -> list[Event]:
    """Run the small campaign in this process and return what it told."""
    events: list[Event] = []
    spec = options.pop("spec", TEMPLATE)
    ig.campaign(source, spec, out=out, formats=formats, jobs=1, on_event=events.append, **options)
    return events


def spoiled(at: int, **cells: str) -> list[dict[str, str]]:
    return [{**row, **cells} if index == at else row for index, row in enumerate(ROWS)]


def test_a_picture_is_called_by_its_row_title_and_format(tmp_path: Path) -> None:
    run(ROWS, tmp_path, (SQUARE, LINK))
    assert pictures(tmp_path) == [
        f"{name}.{form}.png"
        for name in (
            "2-hue-dat-48-05-diem",
            "3-da-nang-dat-45-5-diem",
            "4-quang-tri-dat-43-25-diem",
        )
        for form in (LINK, SQUARE)
    ]
    assert {path.name for path in tmp_path.iterdir() if path.suffix != ".png"} == {
        ".infographix",
        "report.csv",
        "report.xlsx",
    }
    assert list(Folder(tmp_path).making.iterdir()) == []


def test_the_spec_names_the_formats_where_the_call_does_not(tmp_path: Path) -> None:
    run(ROWS[:1], tmp_path, (), spec={**TEMPLATE, "formats": f"{SQUARE} {LINK}"})
    assert len(pictures(tmp_path)) == 2


def test_a_bad_row_is_told_in_vietnamese_by_row_column_and_value(
    tmp_path: Path, table: Table
) -> None:
    events = run(table(spoiled(1, Điểm="45,O5")), tmp_path / "out")
    (failed,) = [event for event in events if isinstance(event, Failed)]
    (problem,) = failed.problems
    assert (problem["table"], problem["row"]) == ("du-lieu.csv", 3)
    assert (problem["column"], problem["value"]) == ("Điểm", "45,O5")
    assert problem["text"].startswith("Dòng 3, cột “Điểm”: “45,O5” – giá trị chỉ gồm con số.")
    assert "Được phép: số như 1.234,5" in problem["text"]
    assert len(names(events, Drawn)) == 2
    (ended,) = [event for event in events if isinstance(event, Ended)]
    assert (ended.drawn, ended.failed, ended.waiting) == (2, 1, 0)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Tên": ""}, "Dòng 3, cột “Tên”: ô trống."),
        ({"Hạng": "64/63"}, "Dòng 3, cột “Hạng”: “64/63” – đây không phải là thứ hạng."),
        ({"Tên": "x" * 1990}, "Dòng 3, cột “Tên, Điểm”"),
        ({"Tên": "Huế \u0ddf"}, "không phông chữ nào có ký tự"),
    ],
)
def test_each_kind_of_bad_row_is_reported_and_the_others_go_on(
    tmp_path: Path, cells: dict[str, str], words: str
) -> None:
    events = run(spoiled(1, **cells), tmp_path)
    (failed,) = [event for event in events if isinstance(event, Failed)]
    assert words in failed.problems[0]["text"]
    assert len(pictures(tmp_path)) == 2


def test_a_bad_row_is_tried_again_and_the_good_ones_are_left(tmp_path: Path, table: Table) -> None:
    out = tmp_path / "out"
    run(table(spoiled(1, Điểm="x")), out)
    stamps = {path: path.stat().st_mtime_ns for path in out.glob("*.png")}
    events = run(table(), out, resume=True)
    assert names(events, Drawn) == ["3-da-nang-dat-45-5-diem.facebook-square"]
    assert len(names(events, Unchanged)) == 2
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert len(pictures(out)) == 3


def test_what_is_unchanged_gets_no_new_line_in_the_journal(tmp_path: Path) -> None:
    run(ROWS, tmp_path)
    run(ROWS, tmp_path)
    told = [line["event"] for line in lines(Folder(tmp_path).journal)]
    once = ["run", "planned", "drawn", "drawn", "drawn", "end"]
    assert told == [*once, "run", "planned", "end"]


@pytest.mark.parametrize("harm", ["removed", "cut", "empty"])
def test_a_picture_that_is_gone_or_damaged_is_drawn_again(tmp_path: Path, harm: str) -> None:
    run(ROWS, tmp_path)
    target = next(tmp_path.glob("3-*.png"))
    whole = target.read_bytes()
    if harm == "removed":
        target.unlink()
    else:
        target.write_bytes(whole[: len(whole) // 2] if harm == "cut" else b"")
    assert names(run(ROWS, tmp_path), Drawn) == [target.stem]
    assert target.read_bytes() == whole


def test_a_changed_cell_draws_its_row_alone_and_puts_the_old_picture_away(tmp_path: Path) -> None:
    run(ROWS, tmp_path)
    events = run(spoiled(1, Điểm="46"), tmp_path)
    assert names(events, Drawn) == ["3-da-nang-dat-46-diem.facebook-square"]
    assert "3-da-nang-dat-45-5-diem.facebook-square.png" not in pictures(tmp_path)
    assert [p.name for p in Folder(tmp_path).old.iterdir()] == [
        "3-da-nang-dat-45-5-diem.facebook-square.png"
    ]


def test_a_picture_whose_row_went_bad_does_not_stay_among_the_good_ones(tmp_path: Path) -> None:
    run(ROWS, tmp_path)
    run(spoiled(1, Hạng="0/63"), tmp_path)
    assert len(pictures(tmp_path)) == 2
    assert len(list(Folder(tmp_path).old.iterdir())) == 1


def test_pictures_of_other_formats_and_tables_are_left_alone(tmp_path: Path, table: Table) -> None:
    out = tmp_path / "out"
    run(table(), out, (SQUARE,))
    run(table(), out, (LINK,))
    run(table(spoiled(0, Tên="A")[:1], "khac.csv"), out, (LINK,))
    assert len(pictures(out)) == 7


def test_a_changed_layout_font_list_or_image_draws_all_again(tmp_path: Path) -> None:
    mine, folder, out = tmp_path / "mine", tmp_path / "spec", tmp_path / "out"
    mine.mkdir()
    folder.mkdir()
    Image.new("RGB", (40, 40), (200, 0, 0)).save(folder / "logo.png")
    path = folder / "mau.json"
    path.write_text(json.dumps({**TEMPLATE, "logo": "logo.png"}), encoding="utf-8")

    def drawn() -> int:
        return len(names(run(ROWS, out, spec=path, layout_paths=[mine]), Drawn))

    assert (drawn(), drawn()) == (3, 0)
    (mine / "formats.toml").write_text("[other]\nwidth = 900\nheight = 700\n", encoding="utf-8")
    assert (drawn(), drawn()) == (3, 0)
    Image.new("RGB", (40, 40), (0, 0, 200)).save(folder / "logo.png")
    assert (drawn(), drawn()) == (3, 0)
    assert len(names(run(ROWS, out, spec=path, layout_paths=[mine], redraw=True), Drawn)) == 3


def test_a_dry_run_tells_all_and_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = ig.campaign(spoiled(1, Tên=""), TEMPLATE, out=out, formats=[SQUARE], dry_run=True)
    assert (done.drawn, done.failed, done.waiting, done.exit_code) == (0, 1, 2, 1)
    assert not out.exists()


def test_resume_insists_on_a_run_before(tmp_path: Path) -> None:
    with pytest.raises(ig.SpecError, match="no run to resume"):
        run(ROWS, tmp_path / "out", resume=True)


def test_events_come_in_one_order_and_are_json(tmp_path: Path) -> None:
    events = run(spoiled(2, Tên=""), tmp_path)
    kinds = [type(event) for event in events]
    assert kinds == [Began, Failed, Planned, Drawn, Drawn, Ended]
    for event in events:
        told = json.loads(json.dumps(event.to_json()))
        assert told["event"] == event.NAME
        assert told["at"].endswith("+00:00")


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    with locked(Folder(tmp_path).lock), pytest.raises(ig.BusyError, match="another run"):
        run(ROWS, tmp_path)
    assert len(names(run(ROWS, tmp_path), Drawn)) == 3, "the lock ends with its run"


def test_a_torn_last_line_of_the_journal_costs_its_picture_and_no_other(tmp_path: Path) -> None:
    run(ROWS, tmp_path)
    journal = Folder(tmp_path).journal
    data = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(data[:4]) + data[4][:50])
    events = run(ROWS, tmp_path)
    assert events[0] == Began(ig.__version__, resumed=True)
    assert names(events, Drawn) == ["4-quang-tri-dat-43-25-diem.facebook-square"]
    assert all(line for line in lines(journal))
    assert journal.read_bytes().count(b"\n") == len(list(lines(journal)))


def test_rows_and_records_tell_each_picture_and_the_facts_of_its_row(
    tmp_path: Path, table: Table
) -> None:
    out = tmp_path / "out"
    run(table(spoiled(1, Hạng="x")), out, (SQUARE, LINK))
    first, second, _ = items(out)
    assert first.title == "Huế đạt 48,05 điểm"
    assert first.rows[0].cells == ROWS[0]
    assert first.spec
    assert first.spec["blocks"][0]["items"][1]["value"] == "1/63"
    assert second.pictures[LINK] == "3-da-nang-dat-45-5-diem.facebook-link"
    found = list(records(out))
    assert [record.status for record in found] == ["drawn"] * 2 + ["failed"] * 2 + ["drawn"] * 2
    (file,) = found[0].files
    assert (out / file.path).stat().st_size == file.bytes
    assert "Huế đạt 48,05 điểm" in file.alt


def test_other_types_of_file_stand_beside_the_picture_where_they_are_asked_for(
    tmp_path: Path,
) -> None:
    run(ROWS[:1], tmp_path, kinds=["png", "svg"])
    stem = "2-hue-dat-48-05-diem.facebook-square"
    assert {p.name for p in tmp_path.iterdir() if "hue" in p.name} == {f"{stem}.png", f"{stem}.svg"}
    (record,) = records(tmp_path)
    assert [file.path for file in record.files] == [f"{stem}.png", f"{stem}.svg"]


def test_pages_of_a_series_are_files_of_one_picture(tmp_path: Path) -> None:
    steps = [
        {"title": f"Bước {at}", "text": "Việc cần làm của {{ row['Tên'] }}"} for at in range(6)
    ]
    spec = {**TEMPLATE, "pages": "3", "blocks": [{"kind": "steps", "items": steps}]}
    run(ROWS[:1], tmp_path, spec=spec)
    assert [name.rpartition("square")[2] for name in pictures(tmp_path)] == [
        ".01.png",
        ".02.png",
        ".03.png",
    ]
    run(ROWS[:1], tmp_path, spec={**spec, "pages": "4"})
    assert len(pictures(tmp_path)) == 4
    run(ROWS[:1], tmp_path, spec={**spec, "pages": None})
    assert len(pictures(tmp_path)) == 1, "pages that are no more do not stay"


def test_rows_of_a_group_make_one_infographic(tmp_path: Path) -> None:
    rows = [{**row, "Vùng": vung} for row, vung in zip(ROWS, "ABA", strict=True)]
    item = {"each": "rows", "label": "{{ row['Tên'] }}", "value": "{{ row['Điểm'] }}"}
    spec = {
        "title": "Vùng {{ row['Vùng'] }}",
        "blocks": [{"kind": "ranking", "items": [item, {"label": "Cả nước", "value": "42,3"}]}],
    }
    run([*rows, {**ROWS[0], "Vùng": ""}], tmp_path, spec=spec, group_by="Vùng")
    assert pictures(tmp_path) == ["2-vung-a.facebook-square.png", "3-vung-b.facebook-square.png"]
    by_name = {item.item: item for item in items(tmp_path)}
    assert [source.row for source in by_name["2-vung-a"].rows] == [2, 4]
    assert by_name["5"].spec is None, "a row without a group is a bad row"


def test_two_pictures_of_one_name_are_refused_before_any_is_drawn(tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[1], ROWS[0]]
    with pytest.raises(ig.SpecError, match="rows 2 and 4"):
        run(rows, tmp_path, names="{slug}-{format}")
    assert pictures(tmp_path) == []
    run(ROWS, tmp_path, names="{slug}-{format}")
    assert pictures(tmp_path)[0] == "da-nang-dat-45-5-diem-facebook-square.png"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"names": "{tieu_de}"}, "pattern of names"),
        ({"formats": ["facebook-sqare"]}, "facebook-square"),
        ({"group_by": "Vung"}, "no such column"),
        ({"jobs": 0}, "number of workers"),
        ({"spec": None}, "needs a template"),
        ({"out": "memory://a"}, "--state"),
    ],
)
def test_a_wrong_call_is_refused_at_once(
    tmp_path: Path, options: dict[str, Any], words: str
) -> None:
    call: dict[str, Any] = {"out": tmp_path, "spec": TEMPLATE, "formats": [SQUARE], **options}
    with pytest.raises(ig.SpecError, match=words):
        ig.campaign(ROWS, **call)
    assert pictures(tmp_path) == []


def test_a_template_that_is_wrong_whatever_the_row_is_refused_before_any(tmp_path: Path) -> None:
    with pytest.raises(ig.SpecError) as caught:
        run(ROWS, tmp_path, spec={**TEMPLATE, "titel": "{{ row['Tên'] }}", "theme": "hoa"})
    assert "there is no field 'titel'" in str(caught.value)
    events = run(spoiled(0, Hạng="x"), tmp_path)
    assert len(names(events, Failed)) == 1, "a cell of the first row is that row's own matter"


ODD = ("\ud800", "a\x00b", "a\u202eb", "\ue000", "😀", "x" * 40_000, "‰\r\n", "../../a", "CON")


@pytest.mark.parametrize("cell", ODD)
def test_no_text_of_a_cell_stops_a_run(tmp_path: Path, cell: str) -> None:
    events = run([{**ROWS[0], "Tên": cell}, ROWS[1]], tmp_path)
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert ended.drawn >= 1
    assert ended.drawn + ended.failed == 2
    assert {record.status for record in records(tmp_path)} <= {"drawn", "failed"}
    assert (tmp_path / "report.xlsx").stat().st_size > 4_000


def test_journal_and_reports_may_lie_in_another_folder(tmp_path: Path) -> None:
    run(ROWS, tmp_path / "out", state=tmp_path / "state")
    assert len(pictures(tmp_path / "out")) == 3
    assert {path.name for path in (tmp_path / "state").iterdir()} == {
        ".infographix",
        "report.csv",
        "report.xlsx",
    }


def test_pictures_go_to_any_address_and_are_found_there_again(tmp_path: Path) -> None:
    import fsspec

    address = f"memory://{tmp_path.name}"
    options = {"state": tmp_path / "state", "out": address, "formats": [SQUARE], "jobs": 1}
    assert ig.campaign(ROWS, TEMPLATE, **options).drawn == 3
    store = fsspec.filesystem("memory")
    stored = {path.rpartition("/")[2] for path in store.ls(f"/{tmp_path.name}", detail=False)}
    assert {"report.csv", "report.xlsx"} < stored
    assert len([name for name in stored if name.endswith(".png")]) == 3
    assert ig.campaign(ROWS, TEMPLATE, **options).unchanged == 3
    assert ig.campaign(spoiled(0, Điểm="1"), TEMPLATE, **options).drawn == 1
    assert pictures(tmp_path) == []


def test_any_executor_draws_the_same_bytes(tmp_path: Path) -> None:
    one, threads = tmp_path / "one", tmp_path / "threads"
    run(ROWS, one, (SQUARE, LINK))
    with ThreadPoolExecutor(4) as pool:
        run(ROWS, threads, (SQUARE, LINK), executor=pool)
    assert pictures(one) == pictures(threads)
    for name in pictures(one):
        assert (one / name).read_bytes() == (threads / name).read_bytes()
