"""Services: which address a key stands for on a day, and how a user gives the unconfirmed ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infographix import hue_s
from infographix.errors import MarkupError, SpecError
from infographix.services import SURE, Services

NOW = "https://tuongtac.hue.gov.vn/"


def mine(folder: Path, text: str) -> Services:
    (folder / "hue_s.toml").write_text(text, encoding="utf-8")
    return Services([folder])


def problem(key: str, services: Services | None = None) -> str:
    with pytest.raises(SpecError) as caught:
        (services or Services()).find(key)
    return str(caught.value)


@pytest.mark.parametrize("day", [None, date(2022, 3, 9), date(2024, 12, 31), date(2027, 1, 1)])
def test_a_code_made_now_leads_to_the_host_of_now_whatever_the_piece_is_dated(
    day: date | None,
) -> None:
    assert Services().find("phan-anh", day).url == NOW


def test_a_move_that_is_still_to_come_counts_from_its_day_on(tmp_path: Path) -> None:
    services = mine(
        tmp_path,
        '[links.phan-anh]\nurl = "https://moi.hue.gov.vn/"\nsince = 2030-01-01\n'
        f'before = "{NOW}"\n',
    )
    assert services.find("phan-anh", date(2022, 3, 9)).url == NOW
    assert services.find("phan-anh", date(2029, 12, 31)).url == NOW
    assert services.find("phan-anh", date(2030, 1, 1)).url == "https://moi.hue.gov.vn/"


def test_the_hotline_answers_for_hue_s_and_not_for_other_portals() -> None:
    services = Services()
    assert services.find("phan-anh").hotline == hue_s.hotline()[0] == "1900 1075"
    assert services.find("google-play").hotline
    assert not services.find("dich-vu-cong").hotline
    assert not services.find("cong-thong-tin").hotline


def test_only_addresses_from_more_than_one_source_are_sure() -> None:
    services = Services()
    assert services.find("phan-anh").confidence in SURE
    assert services.find("google-play").confidence not in SURE


def test_an_unknown_service_is_refused_with_near_names_and_the_list() -> None:
    said = problem("phan-an")
    assert said.endswith("did you mean 'phan-anh'?")
    for key in ("phan-anh", "dich-vu-cong", "google-play", "app-store", "zalo-oa"):
        assert key in said


@pytest.mark.parametrize("key", ["app-store", "zalo-oa", "mo-ung-dung", "canh-bao"])
def test_an_address_that_nobody_confirmed_must_be_given_and_it_is_said_where(
    key: str, tmp_path: Path
) -> None:
    said = problem(key)
    for word in (key, f"[links.{key}]", "hue_s.toml", "layout_paths", "--layouts", "url"):
        assert word in said
    services = mine(tmp_path, f'[links.{key}]\nurl = "https://zalo.me/123"\n')
    found = services.find(key)
    assert (found.url, found.hotline, found.confidence) == (
        "https://zalo.me/123",
        "1900 1075",
        "yours",
    )
    assert found.title != key


def test_a_users_entry_adds_services_and_confirms_ours(tmp_path: Path) -> None:
    services = mine(
        tmp_path,
        '[hotline]\nnumber = "0234 1022"\n'
        '[links.hoi-dap-thue]\ntitle = "Hỏi đáp thuế"\nurl = "https://hue.gov.vn/thue"\n'
        '[links.google-play]\nconfidence = "yours"\n',
    )
    assert services.find("hoi-dap-thue").hotline == ""
    play = services.find("google-play")
    assert play.confidence in SURE and "vn.stttt.hues" in play.url and play.printed
    assert services.find("phan-anh").hotline == "0234 1022"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[links.a]\nulr = "https://a.vn/"\n', ("[links.a]", "did you mean 'url'")),
        ('[links.a]\nurl = "http://a.vn/"\n', ("[links.a]", "https")),
        ('[links.a]\ntitle = "a"\n', ("[links.a]", "url")),
        ('[links.a]\nurl = "https://a.vn/"\nhotline = "1"\n', ("hotline", "true, false")),
        ('[links.a]\nurl = "https://a.vn/"\nsince = 2030-01-01\n', ("before",)),
        ("[links]\na = 1\n", ("[links.a]",)),
        ("[link.a]\n", ("did you mean 'links'",)),
        ("hotline = 1900\n", ("hotline",)),
    ],
)
def test_what_is_wrong_in_a_users_file_is_named(
    tmp_path: Path, text: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(MarkupError) as caught:
        mine(tmp_path, text)
    for word in ("hue_s.toml", *words):
        assert word in str(caught.value)
