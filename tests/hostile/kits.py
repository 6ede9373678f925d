"""Hostile kits: folders that `verify` is given, and that `kit` is to write to."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

from hostile.guard import Cases
from hostile.specs import spec

import infographix as ig
from infographix.publish.folder import replace_folder

CASES = Cases()


@cache
def whole() -> ig.Kit:
    return ig.kit(spec(), ["facebook-square"], name="a")


def made(folder: Path) -> Path:
    """Write the kit that was made before the cases were run."""
    replace_folder(folder / "a", whole().files)
    return folder / "a"


def told(folder: Path, **changes: Any) -> Path:
    """Return a kit whose manifest says something else."""
    kit = made(folder)
    path = kit / "manifest.json"
    data = json.loads(path.read_bytes())
    for name, value in changes.items():
        data[name] = value(data[name]) if callable(value) else value
    path.write_text(json.dumps(data), encoding="utf-8", errors="surrogatepass")
    return kit


def differs(kit: Path) -> None:
    assert ig.verify(kit)


def picture(**changes: Any) -> Any:
    return lambda pictures: [{**pictures[0], **changes}]


CODE = {"value": "https://hue.gov.vn", "box": [0, 0, 1e400, 5]}
MANIFESTS: dict[str, dict[str, Any]] = {
    "of_files_outside": {"files": [{"file": "../../../etc/passwd", "sha256": "a"}]},
    "of_absolute_files": {"files": [{"file": "/etc/passwd", "sha256": "a"}]},
    "of_nul": {"files": [{"file": "a\0", "sha256": "a"}]},
    "of_surrogates": {"files": [{"file": "\ud800", "sha256": "a"}]},
    "of_files_that_are_none": {"files": [5]},
    "of_a_number": {"files": 5},
    "of_names_that_are_lists": {"files": [{"file": [], "sha256": {}}]},
    "of_pictures_that_are_none": {"pictures": [5]},
    "of_no_digest": {"digest": None},
    "of_no_spec": {"spec": None},
    "of_another_version": {"kit": 1e400},
    "of_a_size_that_is_none": {"pictures": picture(width="a")},
    "of_a_code_far_away": {"pictures": picture(codes=[{"value": "a", "box": [-9e9, 0, 9e9, 9e9]}])},
    "of_a_code_of_infinity": {"pictures": picture(codes=[CODE])},
    "of_a_code_of_text": {"pictures": picture(codes=[{"value": "a", "box": ["a"] * 4}])},
    "of_codes_that_are_none": {"pictures": picture(codes=[None])},
    "of_metadata_that_is_none": {"pictures": picture(metadata=5)},
    "of_metadata_of_other_names": {"pictures": picture(metadata={"self": 1})},
    "of_a_date_that_is_none": {"pictures": picture(metadata={"created": "99"})},
    "of_controls": {"pictures": picture(metadata={"title": "\0\ud800"})},
}
for _name, _changes in MANIFESTS.items():

    def _run(folder: Path, changes: dict[str, Any] = _changes) -> None:
        kit = told(folder, **changes)
        if differs(kit) is None:
            raise ig.SpecError(ig.Problem("differences"))

    _run.__name__ = f"manifest {_name}"
    CASES.that("")(_run)


def noise(folder: Path, content: bytes) -> None:
    (folder / "manifest.json").write_bytes(content)
    ig.verify(folder)


@CASES.that("no kit")
def a_manifest_that_nests(folder: Path) -> None:
    noise(folder, b"[" * 400_000)


@CASES.that("no kit")
def a_manifest_of_noise(folder: Path) -> None:
    noise(folder, b"\xff\xfe{")


@CASES.that("no kit")
def a_manifest_that_is_empty(folder: Path) -> None:
    noise(folder, b"")


@CASES.that("no kit")
def a_manifest_of_a_gigabyte(folder: Path) -> None:
    with (folder / "manifest.json").open("wb") as file:
        file.truncate(1_000_000_000)
    ig.verify(folder)


@CASES.that("no kit")
def a_manifest_that_links_out(folder: Path) -> None:
    (folder / "manifest.json").symlink_to("/etc/passwd")
    ig.verify(folder)


@CASES.that("no kit")
def a_manifest_that_links_to_itself(folder: Path) -> None:
    (folder / "manifest.json").symlink_to("manifest.json")
    ig.verify(folder)


@CASES.that("no kit")
def a_kit_that_is_a_file(folder: Path) -> None:
    (folder / "a").write_text("")
    ig.verify(folder / "a")


@CASES.that(None)
def a_kit_with_links_in_a_circle(folder: Path) -> None:
    kit = made(folder)
    (kit / "b").symlink_to(kit, target_is_directory=True)
    (kit / "c").symlink_to("c")
    os.mkfifo(kit / "d")
    differs(kit)


@CASES.that(None)
def a_kit_whose_picture_became_a_pipe(folder: Path) -> None:
    kit = made(folder)
    path = next(kit.rglob("*.png"))
    path.unlink()
    os.mkfifo(path)
    differs(kit)


@CASES.that(None)
def a_kit_whose_picture_became_a_link(folder: Path) -> None:
    kit = made(folder)
    path = next(kit.rglob("*.png"))
    path.unlink()
    path.symlink_to("/etc/passwd")
    differs(kit)


@CASES.that(None)
def a_kit_whose_picture_grows(folder: Path) -> None:
    from hostile.pictures import png

    kit = made(folder)
    next(kit.rglob("*.png")).write_bytes(png(13_000, 13_000, b"\0" * 40_000_000))
    differs(kit)


@CASES.that("")
def a_kit_over_somebodys_files(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "mine.txt").write_text("mine")
    try:
        made(folder)
    finally:
        assert (folder / "a" / "mine.txt").read_text() == "mine"
        assert [path.name for path in folder.iterdir()] == ["a"]


@CASES.that("")
def a_kit_through_a_link(folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "a").symlink_to(folder / "b")
    made(folder)


NAMES = ("../b", "/tmp/b", "", ".", "..", "a/b", "a\0", "a" * 500, "\ud800", "a\nb", "-o", "CON")
for _at, _given in enumerate(NAMES):

    def _named(folder: Path, name: str = _given) -> None:
        home = folder / "home"
        home.mkdir()
        try:
            ig.kit(spec(), ["facebook-square"], out=home, name=name)
        finally:
            assert [path.name for path in folder.iterdir()] == ["home"]
        raise ig.SpecError(ig.Problem("it stays below its folder"))

    _named.__name__ = f"kit of name {_at}"
    CASES.that("")(_named)
