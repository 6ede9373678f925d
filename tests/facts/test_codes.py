"""A code leads to an address or to a service, never to both; its fields stay as given."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from infographix.errors import Problem, SpecError
from infographix.facts.codes import QR, codes_in, with_codes
from infographix.facts.model import Infographic

URL = "https://hue.gov.vn/?Utm_Source=A&b=%C3%A1#c"
SERVICE = {"kind": "service", "name": "Phản ánh", "qr": {"service": "phan-anh"}}


def spec(**fields: Any) -> Infographic:
    return Infographic(**{"title": "Huế", "blocks": [SERVICE], **fields})


def refused(**qr: Any) -> dict[str, Problem]:
    with pytest.raises(SpecError) as caught:
        spec(qr=qr)
    return {problem.where: problem for problem in caught.value.problems}


def test_an_address_and_a_service_are_refused_together_and_none_is_too() -> None:
    both = refused(url=URL, service="phan-anh")["qr"]
    assert "phan-anh" in both.found and URL[:20] in both.found
    assert refused(label="Quét mã")["qr"].allowed == "url or service"


def test_an_address_takes_no_campaign_and_says_how_to_count() -> None:
    problem = refused(url=URL, campaign="kh60-2022")["qr"]
    assert "kh60-2022" in problem.found
    assert "utm_campaign" in problem.hint


@pytest.mark.parametrize("logo", ["../a.png\x00", "https://hue.gov.vn/a.png", "", b"\x89PNG", 5])
def test_a_logo_is_yes_no_or_a_file(logo: object) -> None:
    if logo == "":
        assert QR(url=URL, logo="").logo is False  # left empty, it is absent
    else:
        assert set(refused(url=URL, logo=logo)) == {"qr.logo"}
    assert QR(url=URL, logo="true").logo is True  # as YAML gives it
    assert QR(url=URL, logo="logo.png").logo == "logo.png"


def test_codes_are_found_with_their_paths() -> None:
    made = spec(qr={"url": URL})
    assert [(path, code.url) for path, code in codes_in(made)] == [
        ("blocks[0].qr", ""),
        ("qr", URL),
    ]


def test_a_service_that_got_its_address_is_still_dumped_as_it_was_given() -> None:
    made = spec(qr={"service": "phan-anh", "campaign": "a"})
    code = made.qr
    assert code is not None
    led = with_codes(made, {"qr": code.leading_to(URL)})
    assert led.qr is not None and led.qr.url == URL
    assert led.model_dump(exclude_unset=True) == made.model_dump(exclude_unset=True)
    assert led.blocks is made.blocks and led.stem == made.stem
    assert pickle.loads(pickle.dumps(led)).qr == led.qr
    assert with_codes(made, {}) is made
