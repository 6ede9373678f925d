"""Pictures as posted: the assumed ladder, what is left of texts and codes, and who is asked."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from promise import read_codes
from specs import example

import infographix as ig
from infographix.network import Copy, load
from infographix.posted.copies import Posted, copies

SERVICE = {"service": "phan-anh", "campaign": "kh60-2022", "label": "Quét mã"}


@pytest.fixture(scope="module")
def picture() -> ig.Picture:
    return ig.render(example("cai-dat-hue-s") | {"qr": SERVICE}, "facebook-portrait")


@pytest.fixture(scope="module")
def posted(picture: ig.Picture) -> Posted:
    return picture.as_posted()


def sampling(data: bytes) -> int:
    """Return how often luma is sampled across for one sample of colour."""
    layers = Image.open(io.BytesIO(data)).layer  # type: ignore[attr-defined]
    return layers[0][1] * layers[0][2] // (layers[1][1] * layers[1][2])


def test_the_copies_are_those_of_the_ladder_and_never_larger_than_the_picture(
    posted: Posted,
) -> None:
    assert [(copy.width, copy.height, copy.quality) for copy in posted.copies] == [
        (1080, 1350, 70),  # 2048 and 1920 both leave the picture as large as it is
        (768, 960, 70),
        (576, 720, 70),
    ]
    assert posted.shown is posted.copies[1]
    for copy in posted.copies:
        assert copy.image.size == (copy.width, copy.height)
        assert copy.data[:3] == b"\xff\xd8\xff"
        assert sampling(copy.data) == 4  # 4:2:0
    assert posted.image.size == (768, 960)
    assert posted.phone.size == (360, 450)
    assert [len(copy.data) for copy in posted.copies] == sorted(
        (len(copy.data) for copy in posted.copies), reverse=True
    )


def test_a_code_of_a_service_is_read_in_every_copy_on_both_networks(picture: ig.Picture) -> None:
    for name in ("facebook", "zalo"):
        made = picture.as_posted(name)
        for copy in made.copies:
            (code,) = copy.codes
            assert code.survives and code.field == "qr"
            assert read_codes(copy.data) == [code.asked]
        assert made.findings() == []


def test_texts_lose_more_in_smaller_copies_and_the_worst_is_a_field_that_is_shown(
    picture: ig.Picture, posted: Posted
) -> None:
    means = [copy.ssim for copy in posted.copies]
    assert means == sorted(means, reverse=True)
    assert 0.8 < means[-1] < means[0] < 1
    for copy in posted.copies:
        assert copy.worst is not None
        assert copy.worst.ssim == min(text.ssim for text in copy.texts) < copy.ssim
    shown = {slot.field for slot in picture.drawn.arrangement.texts if slot.inks}
    assert {text.field for text in posted.shown.texts} == shown


def test_small_text_is_worse_off_than_the_title(posted: Posted) -> None:
    by_field = {text.field: text.ssim for text in posted.copies[-1].texts}
    assert by_field["source"] < by_field["title"]


def test_a_copy_at_the_best_quality_in_full_size_and_colour_loses_next_to_nothing(
    picture: ig.Picture,
) -> None:
    network = load()["facebook"]
    best = replace(network, steps=(Copy(4096, 95),), shown=Copy(4096, 95), subsampling="4:4:4")
    slots = picture.drawn.arrangement
    made = copies(picture.png, best, slots.texts, slots.codes)
    assert made.shown.worst is not None and made.shown.worst.ssim > 0.97
    assert sampling(made.data) == 1


def test_a_code_that_is_lost_is_a_finding_with_the_copy(picture: ig.Picture) -> None:
    network = load()["zalo"]
    tiny = replace(network, steps=(Copy(200, 20),), shown=Copy(200, 20))
    slots = picture.drawn.arrangement
    made = copies(picture.png, tiny, slots.texts, slots.codes)
    (found,) = made.findings()
    assert (found.severity, found.code, found.field) == ("warning", "posted-qr", "qr")
    assert "160×200, quality 20" in found.message
    assert found.details["read"] is None


def test_it_is_frozen_and_the_same_twice(picture: ig.Picture, posted: Posted) -> None:
    assert picture.as_posted("facebook") == posted
    with pytest.raises(AttributeError):
        posted.shown = posted.copies[0]  # type: ignore[misc]


def test_an_unknown_network_is_refused_and_one_of_the_users_own_is_asked(tmp_path: Path) -> None:
    (tmp_path / "networks.toml").write_text(
        "[mine]\nsteps = [{ side = 500, quality = 40 }]\n[print]\n", encoding="utf-8"
    )
    picture = ig.render(example("hues-mot-con-so"), "zalo-message", layout_paths=[tmp_path])
    made = picture.as_posted("mine")
    assert (made.shown.width, made.shown.quality) == (500, 40)
    assert picture.as_posted().network.name == "zalo"
    with pytest.raises(ig.SpecError, match="allowed: mine, print, facebook, zalo"):
        picture.as_posted("tiktok")
    with pytest.raises(ig.SpecError, match=r"\[print\].*keeps no copies"):
        picture.as_posted("print")


def test_a_page_of_a_series_is_posted_too() -> None:
    pages = ig.render_pages(
        example("cai-dat-hue-s") | {"qr": SERVICE, "pages": 3}, "facebook-carousel"
    )
    assert [len(page.as_posted().shown.codes) for page in pages] == [0, 0, 1]
