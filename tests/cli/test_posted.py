"""`check --as-posted DIR`: sheets in the folder, figures on stderr and in the JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image
from specs import EXAMPLES


def test_check_writes_sheets_and_says_the_figures(cli: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "sheets"
    spec = EXAMPLES / "hues-mot-con-so.yaml"
    run = cli("check", spec, "-f", "zalo-message", "--as-posted", out, "--json")
    assert run.code == 0
    (entry,) = run.json
    posted = entry["posted"]
    assert [path.name for path in out.iterdir()] == ["hues-mot-con-so.zalo-message.zalo.png"]
    assert Image.open(posted["path"]).width > 2 * 1080
    assert posted["network"] == "zalo" and "assumed" in posted["confidence"]
    assert [copy["quality"] for copy in posted["copies"]] == [82, 72, 60, 60]
    for copy in posted["copies"]:
        assert copy["worst"]["ssim"] == min(copy["fields"].values()) < copy["ssim"]
        assert copy["codes"][0]["read"] == copy["codes"][0]["asked"]
    err = run.err
    assert "800×800, quality 60" in err and "(seen)" in err and "1 of 1 codes read" in err


def test_without_it_nothing_is_written_and_each_page_has_its_sheet(
    cli: Callable[..., Any], tmp_path: Path, write: Callable[..., Path]
) -> None:
    spec = write(pages=2, formats=["facebook-square"])
    cli("check", spec)
    assert [path.name for path in tmp_path.iterdir()] == [spec.name]
    cli("check", spec, "--as-posted", tmp_path / "s")
    assert sorted(path.name for path in (tmp_path / "s").iterdir()) == [
        "spec.facebook-square.01.facebook.png",
        "spec.facebook-square.02.facebook.png",
    ]


def test_a_format_of_no_network_has_no_sheet_and_one_of_an_unknown_network_is_told(
    cli: Callable[..., Any], tmp_path: Path, write: Callable[..., Path]
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "formats.toml").write_text(
        '[none]\nwidth = 600\nheight = 600\n[odd]\nwidth = 600\nheight = 600\nnetwork = "x"\n',
        encoding="utf-8",
    )
    out = tmp_path / "s"
    call = ("check", write(), "--layouts", tmp_path / "own", "--as-posted", out)
    assert cli(*call, "-f", "none").code == 0
    assert not out.exists()
    run = cli(*call, "-f", "odd", "-f", "zalo-message")
    assert run.code == 2
    assert "unknown network" in run.err
    assert len(list(out.iterdir())) == 1


def test_a_code_that_is_lost_is_warned_of(
    cli: Callable[..., Any], tmp_path: Path, write: Callable[..., Path]
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "networks.toml").write_text(
        "[zalo]\nsteps = [{ side = 200, quality = 20 }]\n", encoding="utf-8"
    )
    spec = write(qr="https://hue.gov.vn/")
    call = ("--layouts", tmp_path / "own", "--as-posted", tmp_path / "s", "-f", "zalo-message")
    run = cli("check", spec, *call, "--json")
    assert [found["code"] for found in run.json[0]["posted"]["findings"]] == ["posted-qr"]
    assert "warning: qr: as zalo may keep it (200×200, quality 20)" in run.err
    assert run.code == 0  # what a network does is assumed
