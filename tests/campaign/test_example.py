"""The example campaign: real results of Huế, with three rows that are wrong on purpose."""

from __future__ import annotations

from pathlib import Path

from campaign.conftest import LINK, SQUARE, pictures

import infographix as ig
from infographix import format as formats
from infographix.campaign.file import read_campaign
from infographix.campaign.folder import items

CAMPAIGN = Path(__file__).parents[2] / "examples" / "chien-dich-dti" / "campaign.yaml"


def test_the_campaign_is_for_every_format_of_infographics() -> None:
    named = {name for order in read_campaign(CAMPAIGN).orders for name in order.formats}
    assert named == {n for n, form in formats.load().items() if form.use == "infographic"}


def test_every_good_row_is_drawn_and_three_wrong_ones_are_reported(tmp_path: Path) -> None:
    done = ig.campaign(CAMPAIGN, out=tmp_path, formats=[SQUARE, LINK], jobs=1)
    assert (done.drawn, done.failed, done.exit_code) == (2 * (15 + 3), 2 * 3, 1)
    assert len(pictures(tmp_path)) == done.drawn
    failed = [record for record in done.records() if record.status == "failed"]
    assert {(p["row"], p["column"], p["value"]) for r in failed for p in r.problems} == {
        (17, "Điểm", "46,O4"),
        (18, "Thứ hạng", "71/63"),
        (19, "Thứ hạng", ""),
    }
    assert all(problem["sheet"] == "Kết quả" for r in failed for problem in r.problems)


def test_cells_stand_in_the_cards_as_in_the_sheet(tmp_path: Path) -> None:
    done = ig.campaign(CAMPAIGN, out=tmp_path, formats=[SQUARE], jobs=1)
    told = {(r.item.item, r.item.rows[0].row): r.files[0].alt for r in done.records() if r.files}
    by_row = {row: alt for (item, row), alt in told.items() if item.startswith("the-chi-so")}
    assert "Điểm PAR Index: 89,32%." in by_row[9]
    assert "Điểm DTI: 0,6975." in by_row[14]
    assert "Điểm PAPI: 45,3845 điểm." in by_row[6]
    assert "Nguồn: TTXVN (02/04/2024)." in by_row[7]
    assert "Điểm" not in by_row[8].partition("Số liệu")[0], "no score, no block"
    assert [item.item for item in items(tmp_path)][-1] == "dien-bien-12-thu-hang-dti-qua-cac-nam"
