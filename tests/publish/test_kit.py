"""A kit: what is in it, that it is the same each time, and how its folder is written."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from blocks import BLOCKS
from specs import EXAMPLES, bare, example, spec

import infographix as ig
from infographix.publish import folder as folders
from infographix.publish.manifest import spec_file

DAY = "2026-11-24"
SQUARE = ["facebook-square"]


def small(**fields: object) -> dict[str, object]:
    return bare(BLOCKS["steps"], **fields)


def written(folder: Path | None) -> dict[str, bytes]:
    assert folder is not None
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_folder_holds_pictures_texts_manifest_and_proof(made: ig.Kit) -> None:
    assert made.folder is not None
    there = written(made.folder)
    assert there == dict(made.files)
    texts = {"alt-text.vi.txt", "caption.vi.txt", "spec.json", "manifest.json", "proof.html"}
    assert texts <= set(there)
    views = {name for name in there if name.startswith("preview/")}
    assert len(there) == len(texts | views) + 2 * len(made.pictures)


def test_the_manifest_names_every_file_with_its_hash(made: ig.Kit) -> None:
    told = json.loads(made.files["manifest.json"])
    listed = {entry["file"]: (entry["bytes"], entry["sha256"]) for entry in told["files"]}
    assert set(listed) == set(made.files) - {"manifest.json"}
    for name, (size, sha) in listed.items():
        assert size == len(made.files[name])
        assert sha == hashlib.sha256(made.files[name]).hexdigest()
    assert told["created"] == DAY
    assert told["versions"]["infographix"] == ig.__version__
    assert all(len(font["sha256"]) == 64 for font in told["fonts"])
    for picture in told["pictures"]:
        assert picture["bytes"] <= picture["limit"]
        assert [code["value"] for code in picture["codes"]] == ["https://dti.gov.vn/xep-hang-2022"]


def test_its_spec_draws_the_same_kit_again(made: ig.Kit, tmp_path: Path) -> None:
    path = tmp_path / "dti-2022.json"
    path.write_bytes(made.files["spec.json"])
    formats = [picture.format.name for picture in made.pictures]
    again = ig.kit(path, formats, date=DAY, kinds=("png", "pdf"), licence="CC BY 4.0")
    assert again.files == made.files


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_a_spec_of_any_kind_is_written_so_that_it_loads_again(name: str) -> None:
    facts = ig.load(spec(BLOCKS[name], numbers="vi"))
    data = json.loads(spec_file(facts))
    assert spec_file(ig.load(data)) == spec_file(facts)


def test_same_spec_and_date_same_bytes_in_any_process(tmp_path: Path) -> None:
    """Two processes with other hashes, clocks' zones and languages write the same folder."""
    path = EXAMPLES / "ke-hoach-60.yaml"
    code = (
        "import sys, infographix as ig\n"
        f"ig.kit({str(path)!r}, ['facebook-portrait', 'facebook-link'], out=sys.argv[1],"
        f" date={DAY!r}, kinds=('png', 'pdf', 'svg'))"
    )
    for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("4242", "America/Los_Angeles")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed}
        subprocess.run([sys.executable, "-c", code, tmp_path / seed], env=env, check=True)
    one, two = (written(tmp_path / seed / "ke-hoach-60") for seed in ("1", "4242"))
    assert len(one) == 13
    assert one == two


def test_without_a_date_no_file_bears_one(tmp_path: Path) -> None:
    made = ig.kit(small(), SQUARE, out=tmp_path, kinds=("png", "pdf"))
    assert made.manifest["created"] is None
    assert b"CreateDate" not in made.files["infographic.facebook-square.png"]
    assert b"1980" in made.files["infographic.facebook-square.pdf"]


@pytest.mark.parametrize("day", ["2026-13-01", "năm 2026", "hôm nay", "11/2026"])
def test_a_date_is_one_day(day: str) -> None:
    with pytest.raises(ig.SpecError, match="this is no day"):
        ig.kit(small(), SQUARE, date=day)
    assert ig.kit(small(), SQUARE, date="24/11/2026").manifest["created"] == DAY


def test_a_series_is_in_the_kit_page_by_page() -> None:
    made = ig.kit(small(pages=3, title="Gửi phản ánh"), SQUARE, name="loạt 1", date=DAY)
    assert [picture["page"] for picture in made.manifest["pictures"]] == ["1/3", "2/3", "3/3"]
    assert "loạt-1.facebook-square.02.png" in made.files
    assert "Trang 2 trên 3." in made.alt_text


def test_pictures_that_fail_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    data = small(title="Chuyển đổi số " * 60)
    with pytest.raises(ig.FitError) as caught:
        ig.kit(data, ["facebook-square", "facebook-link"], out=tmp_path)
    places = {problem.where.partition(":")[0] for problem in caught.value.problems}
    assert places == {"facebook-square", "facebook-link"}
    assert not list(tmp_path.iterdir())


def test_a_kit_replaces_itself_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    for title in ("Một", "Hai"):
        made = ig.kit(small(title=title), SQUARE, out=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["infographic"]
    there = written(made.folder)
    assert there == dict(made.files)


@pytest.mark.parametrize("name", ["ghi-chú.docx", "da-ky/anh.jpg", ".tam"])
def test_what_is_not_of_the_kit_is_never_deleted(tmp_path: Path, name: str) -> None:
    made = ig.kit(small(), SQUARE, out=tmp_path)
    foreign = made.folder / name  # type: ignore[operator]
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_text("của tôi")
    with pytest.raises(ig.SpecError, match="not of its kit") as caught:
        ig.kit(small(), SQUARE, out=tmp_path)
    assert name in caught.value.problems[0].found
    assert foreign.read_text() == "của tôi"


def test_a_text_that_somebody_has_changed_is_never_overwritten(tmp_path: Path) -> None:
    made = ig.kit(small(), SQUARE, out=tmp_path)
    own = made.folder / "caption.vi.txt"  # type: ignore[operator]
    own.write_text("Lời của tôi", encoding="utf-8")
    with pytest.raises(ig.SpecError, match="changed since it was made"):
        ig.kit(small(), SQUARE, out=tmp_path)
    assert own.read_text(encoding="utf-8") == "Lời của tôi"


def test_a_folder_that_is_no_kit_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "infographic").mkdir()
    (tmp_path / "infographic" / "thesis.txt").write_text("a")
    with pytest.raises(ig.SpecError, match="not of its kit"):
        ig.kit(small(), SQUARE, out=tmp_path)


def test_a_write_that_fails_leaves_the_old_kit_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = ig.kit(small(), SQUARE, out=tmp_path)

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(folders.Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space left"):
        ig.kit(small(title="Mới"), SQUARE, out=tmp_path)
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["infographic"]
    assert ig.verify(old.folder) == ()  # type: ignore[arg-type]


def test_a_name_is_safe_as_a_folder(tmp_path: Path) -> None:
    made = ig.kit(example("thong-diep"), SQUARE, out=tmp_path / "out", name="../../etc/passwd")
    assert made.folder == tmp_path / "out" / "etc-passwd"
