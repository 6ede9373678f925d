"""What files say of themselves, read by readers that are not ours."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image, ImageChops

import infographix as ig
from infographix.render.metadata import Properties, overhead, packet, read_packet, stamped

DC = "{http://purl.org/dc/elements/1.1/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
TITLE, SOURCE = "Thừa Thiên Huế xếp thứ 4 cả nước", "Bộ Thông tin và Truyền thông (dti.gov.vn)"
OWN = Properties("Tiêu đề <&>", "Mô tả “ảnh”", "UBND", "Nguồn", "CC BY 4.0", ("HueS",), "ix")


def named(made: ig.Kit, ending: str) -> bytes:
    return next(data for name, data in made.files.items() if name.endswith(ending))


def elements(xmp: str) -> dict[str, str]:
    """Return each property with the text in it, by an XML parser."""
    root = ElementTree.fromstring(xmp[xmp.index("<x:") : xmp.index("<?xpacket end")])
    found = root.find(".//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
    assert found is not None
    return {child.tag: "|".join(child.itertext()) for child in found}


def test_a_png_says_what_it_is_to_pillow(made: ig.Kit) -> None:
    image = Image.open(io.BytesIO(named(made, "portrait.png")))
    assert image.text["Title"] == TITLE  # type: ignore[attr-defined]
    assert image.text["Description"] == made.pictures[0].alt_text  # type: ignore[attr-defined]
    assert image.text["Creation Time"] == "24 Nov 2026 00:00:00 +0000"  # type: ignore[attr-defined]
    xmp = elements(image.info["XML:com.adobe.xmp"])
    assert xmp[f"{DC}title"] == TITLE
    assert xmp[f"{DC}source"] == SOURCE
    assert xmp[f"{DC}rights"] == "CC BY 4.0"
    assert xmp[f"{DC}subject"] == "ChuyenDoiSo|DTI2022|ThuaThienHue"
    assert xmp[f"{IPTC}AltTextAccessibility"] == made.pictures[0].alt_text


def test_its_pixels_are_those_of_the_plain_picture(made: ig.Kit) -> None:
    for picture in made.pictures:
        file = made.files[f"dti-2022.{picture.format.name}.png"]
        image = Image.open(io.BytesIO(file)).convert("RGB")
        assert ImageChops.difference(image, picture.image).getbbox() is None
        assert b"XML:com.adobe.xmp" not in picture.png


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_what_is_written_is_read_and_counted(kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind)
    file = stamped(out.getvalue(), kind, OWN)
    assert len(file) == len(out.getvalue()) + overhead(kind, OWN)
    Image.open(io.BytesIO(file)).load()
    assert read_packet(file) == packet(OWN)
    assert elements(packet(OWN))[f"{DC}title"] == "Tiêu đề <&>"
    assert read_packet(out.getvalue()) == ""


def test_a_pdf_says_what_it_is_to_pypdf(made: ig.Kit) -> None:
    told = pypdf.PdfReader(io.BytesIO(named(made, "portrait.pdf"))).metadata
    assert told is not None
    assert told.title == TITLE
    assert told.subject == made.pictures[0].alt_text
    assert told["/Keywords"] == "ChuyenDoiSo, DTI2022, ThuaThienHue, CC BY 4.0"
    assert told.creation_date is not None and told.creation_date.date() == date(2026, 11, 24)
    assert told.modification_date == told.creation_date


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="no exiftool on this machine")
def test_exiftool_reads_all_and_complains_of_nothing(folder: Path) -> None:
    files = sorted(map(str, [*folder.glob("*.png"), *folder.glob("*.pdf")]))
    done = subprocess.run(
        ["exiftool", "-json", "-validate", "-warning", "-G1", *files],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    for entry in json.loads(done.stdout):
        assert entry["ExifTool:Validate"] == "OK", entry
    done = subprocess.run(
        ["exiftool", "-json", "-Title", "-Description", "-AltTextAccessibility", "-CreateDate",
         *[file for file in files if file.endswith("png")]],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    for entry in json.loads(done.stdout):
        assert entry["Title"] == TITLE
        assert entry["AltTextAccessibility"] == entry["Description"]
        assert entry["CreateDate"] == "2026:11:24"


@pytest.mark.parametrize(("kinds", "kind"), [("png", "png"), ("jpeg", "jpeg")])
def test_the_limit_holds_with_the_metadata_in_it(tmp_path: Path, kinds: str, kind: str) -> None:
    """A file that just fits is made smaller where its metadata would be too much."""
    spec = {"title": "Huế", "blocks": [{"kind": "text", "paragraphs": ["Chuyển đổi số"]}]}
    plain = ig.render(spec, "facebook-square")
    limit = len(plain.png if kind == "png" else plain.jpeg) + 40
    lines = ["[tight]", "width = 1080", "height = 1080", f"limit = {limit}", f'kinds = ["{kinds}"]']
    (tmp_path / "formats.toml").write_text("\n".join(lines), encoding="utf-8")
    made = ig.kit(spec, ["tight"], layout_paths=[tmp_path], date="2026-11-24")
    (entry,) = made.manifest["pictures"]
    data = made.files[entry["file"]]
    assert (entry["kind"], entry["bytes"]) == (kind, len(data))
    assert len(data) <= limit
    assert elements(read_packet(data))[f"{DC}title"] == "Huế"


def test_what_cannot_be_made_small_enough_is_no_kit(tmp_path: Path) -> None:
    lines = ["[tight]", "width = 1080", "height = 1080", "limit = 2_000"]
    (tmp_path / "formats.toml").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ig.LimitError) as caught:
        ig.kit({"title": "a", "blocks": [{"kind": "text", "paragraphs": ["b"]}]}, ["tight"],
               layout_paths=[tmp_path])  # fmt: skip
    assert caught.value.problems[0].where == "tight"
