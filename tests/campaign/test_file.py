"""`campaign.yaml`: many specs, tables and formats, with what they share."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from campaign.conftest import LINK, ROWS, SQUARE, TEMPLATE, pictures

import infographix as ig
from infographix.campaign.file import counted, read_campaign
from infographix.campaign.folder import items

Table = Callable[..., Path]

FILE = """
title: Hai bài
shared: {theme: so, publisher: Sở Khoa học và Công nghệ}
formats: [facebook-square]
pieces:
  - {spec: mau.json, table: du-lieu.csv, wave: 10/10/2025}
  - {spec: rieng.json, formats: [facebook-link], shared: {theme: do}, wave: 2025-10-11}
"""
ALONE = {"title": "Bài riêng", "publisher": "UBND xã", "blocks": TEMPLATE["blocks"]}


@pytest.fixture
def campaign(tmp_path: Path, template: Path, table: Table) -> Callable[[str], Path]:
    """Writes a campaign with a table of three rows and a spec that stands alone."""
    table()
    blocks = [{"kind": "steps", "items": [{"title": "A"}, {"title": "B"}]}]
    (tmp_path / "rieng.json").write_text(json.dumps({**ALONE, "blocks": blocks}), encoding="utf-8")
    assert template.parent == tmp_path

    def write(text: str = FILE) -> Path:
        path = tmp_path / "campaign.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


Write = Callable[..., Path]


def test_every_piece_is_drawn_in_its_formats_with_what_all_share(
    campaign: Write, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    done = ig.campaign(campaign(), out=out, jobs=1)
    assert (done.drawn, done.exit_code) == (4, 0)
    assert pictures(out)[-1] == "rieng.facebook-link.png"
    *rows, alone = items(out)
    assert {item.spec["publisher"] for item in rows if item.spec} == {"Sở Khoa học và Công nghệ"}
    assert alone.spec
    assert (alone.spec["publisher"], alone.spec["theme"]) == ("UBND xã", "do")
    assert [item.wave for item in (rows[0], alone)] == ["2025-10-10", "2025-10-11"]
    assert {record.theme for record in done.records()} == {"so", "do"}


def test_a_wave_is_drawn_alone_and_leaves_the_others(campaign: Write, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert ig.campaign(campaign(), out=out, jobs=1, wave="2025-10-11").drawn == 1
    assert ig.campaign(campaign(), out=out, jobs=1, wave="2025-10-10").drawn == 3
    assert len(pictures(out)) == 4
    with pytest.raises(ig.SpecError, match="2025-10-10, 2025-10-11"):
        ig.campaign(campaign(), out=out, wave="2025-10-12")


def test_names_follow_a_pattern_and_must_differ(campaign: Write, tmp_path: Path) -> None:
    text = f'{FILE}names: "{{slug}}-{{format}}"\n'
    ig.campaign(campaign(text), out=tmp_path / "out", jobs=1)
    assert pictures(tmp_path / "out")[0] == "bai-rieng-facebook-link.png"
    same = f'{FILE}names: "{{spec}}-{{format}}"\n'
    with pytest.raises(ig.SpecError, match="rows 2 and 3: two pictures have the same name"):
        ig.campaign(campaign(same), out=tmp_path / "none", jobs=1)
    assert pictures(tmp_path / "none") == []


def test_the_call_may_name_other_formats_and_names(campaign: Write, tmp_path: Path) -> None:
    ig.campaign(campaign(), out=tmp_path, formats=[SQUARE, LINK], names="{spec}-{row}-{format}")
    assert len(pictures(tmp_path)) == 8
    assert "mau-2-facebook-link.png" in pictures(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pieces: []", "too few"),
        ("title: a", "pieces: this is required"),
        ("pieces: [{spec: a.yaml, tabel: b}]", "did you mean 'table'"),
        ("pieces: [{spec: nothing.yaml}]", "No such file"),
        ("pieces: [{spec: mau.json, table: nothing.csv}]", "No such file"),
        ("pieces: [{spec: mau.json, wave: mai}]", "pieces[0].wave"),
        ("pieces: [{spec: mau.json, wave: năm 2025}]", "a wave is a day"),
        ("pieces: [{spec: mau.json, group_by: a}]", "`group_by` needs a table"),
        ("pieces: [{spec: mau.json, table: du-lieu.csv, formats: [facebook]}]", "unknown format"),
        ("pieces: [{spec: mau.json}]", "a template needs a table"),
        ("shared: 3\npieces: [{spec: rieng.json}]", "named fields"),
    ],
)
def test_a_wrong_campaign_says_what_and_where(
    campaign: Write, tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(ig.SpecError) as caught:
        ig.campaign(campaign(text), out=tmp_path / "out")
    assert words in str(caught.value)


def test_codes_that_lead_to_a_service_are_counted_under_the_campaign() -> None:
    by_service = {"qr": {"service": "phan-anh"}}
    assert counted(by_service, "dti-2025")["qr"]["campaign"] == "dti-2025"
    own = {"qr": {"service": "phan-anh", "campaign": "kh60"}}
    for fields in (own, {"qr": {"url": "https://hue.gov.vn"}}, {"qr": "https://hue.gov.vn"}, {}):
        assert counted(fields, "dti-2025") == fields
    assert counted(by_service, None) == by_service


def test_the_layouts_of_a_campaign_are_folders_beside_it(campaign: Write, tmp_path: Path) -> None:
    found = read_campaign(campaign(f"layouts: [mau]\n{FILE}"))
    assert found.layouts == (tmp_path / "mau",)
    assert [order.stem for order in found.orders] == ["mau", "rieng"]
    assert found.orders[0].table
    assert len(found.orders[0].table.rows) == len(ROWS)
