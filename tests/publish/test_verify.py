"""`verify`: each change of a kit is found and named by what it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from specs import EXAMPLES

import infographix as ig

PICTURE = "dti-2022.facebook-portrait.png"
Change = Callable[[Path], object]


def codes(folder: Path, **given: Any) -> set[tuple[str, str]]:
    return {(found.code, found.file) for found in ig.verify(folder, **given)}


def rewritten(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = folder / "manifest.json"
    told = json.loads(path.read_bytes())
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def test_a_kit_is_whole_and_made_of_its_spec(folder: Path) -> None:
    assert ig.verify(folder) == ()
    assert ig.verify(folder, EXAMPLES / "dti-2022.yaml") == ()
    assert codes(folder, spec=EXAMPLES / "thong-diep.yaml") == {("spec", "spec.json")}


@pytest.mark.parametrize("name", ["caption.vi.txt", "spec.json", "proof.html", PICTURE])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert codes(folder) == {("missing", name)}


@pytest.mark.parametrize("name", ["alt-text.vi.txt", "spec.json", "proof.html"])
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    assert codes(folder) == {("changed", name)}


@pytest.mark.parametrize("name", ["a.txt", "more/b.png"])
def test_an_added_file_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("a")
    assert codes(folder) == {("added", name)}


def test_a_picture_saved_again_has_lost_what_it_said(folder: Path) -> None:
    Image.open(folder / PICTURE).convert("RGB").save(folder / PICTURE)
    assert codes(folder) == {("changed", PICTURE), ("metadata", PICTURE)}


def test_a_code_painted_over_is_not_read_back(folder: Path) -> None:
    image = Image.open(folder / PICTURE)
    told = PngInfo()
    told.add_itxt("XML:com.adobe.xmp", image.info["XML:com.adobe.xmp"])
    painted = image.convert("RGB")
    painted.paste("white", (0, 900, 1080, 1350))
    painted.save(folder / PICTURE, pnginfo=told)
    assert codes(folder) == {("changed", PICTURE), ("qr", PICTURE)}


def test_a_file_that_is_no_picture_any_more_is_told(folder: Path) -> None:
    (folder / PICTURE).write_bytes(b"\x89PNG broken")
    assert [found.message for found in ig.verify(folder)][-1] == "the file is no picture any more"


def test_a_manifest_made_to_fit_another_picture_is_found_out(folder: Path) -> None:
    """With hashes put right, metadata, codes and digest still speak."""

    def forged(told: dict[str, Any]) -> None:
        told["pictures"][0]["codes"][0]["value"] = "https://elsewhere.vn/"
        told["pictures"][0]["metadata"]["title"] = "Khác"
        told["files"][0]["sha256"] = "0" * 64

    rewritten(folder, forged)
    assert codes(folder) == {
        ("changed", PICTURE), ("metadata", PICTURE), ("qr", PICTURE), ("digest", "manifest.json"),
    }  # fmt: skip


def test_a_spec_that_is_not_the_kits_is_told(folder: Path) -> None:
    rewritten(folder, lambda told: told["spec"].update(sha256="0" * 64))
    assert codes(folder) == {("spec", "spec.json")}


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"kit": 1}', '{"kit": 9, "files": []}'])
def test_what_is_no_kit_is_refused(folder: Path, text: str | None) -> None:
    path = folder / "manifest.json"
    path.unlink() if text is None else path.write_text(text)
    with pytest.raises(ig.SpecError, match=r"no kit here|another version"):
        ig.verify(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("pictures"),
        lambda told: told["pictures"][0].update(metadata=7),
        lambda told: told["pictures"][0]["codes"][0].update(box=[1, "a"]),
        lambda told: told["pictures"][0]["metadata"].update(created="gestern"),
        lambda told: told.update(files=[{"file": "../../etc/passwd", "sha256": "0"}], pictures=[]),
    ],
)
def test_a_damaged_manifest_is_refused_or_told_without_a_traceback(
    folder: Path, change: Callable[[dict[str, Any]], object]
) -> None:
    rewritten(folder, change)
    try:
        assert ig.verify(folder)
    except ig.SpecError as error:
        assert "damaged" in str(error)


def test_a_link_out_of_the_kit_is_not_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_bytes((folder / "caption.vi.txt").read_bytes())
    (folder / "caption.vi.txt").unlink()
    (folder / "caption.vi.txt").symlink_to(secret)
    assert codes(folder) == {("changed", "caption.vi.txt")}
