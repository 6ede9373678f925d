"""Services: a name, steps, and a code of their own."""

from __future__ import annotations

from typing import Any

import pytest
from kinds_help import made, node, refused

import infographix as ig

URL = "https://tuongtac.hue.gov.vn/phan-anh?nguon=fb"


def service(**fields: Any) -> dict[str, Any]:
    return {"kind": "service", "name": "Phản ánh", "qr": URL, **fields}


def test_an_address_alone_stands_for_a_code() -> None:
    assert made(**service()) == made(**service(qr={"url": URL}))


def test_the_address_is_printed_without_its_scheme_and_parameters() -> None:
    code = node(**service(qr={"url": URL, "label": "Quét mã"})).code
    assert str(code.url) == URL
    assert (code.printed, code.printed.field) == (
        "tuongtac.hue.gov.vn/phan-anh",
        "blocks[0].qr.url",
    )
    assert code.label.field == "blocks[0].qr.label"


def test_all_that_is_told_is_read() -> None:
    block = made(**service(text="Gửi tới chính quyền", steps=["Mở Hue-S", "Chụp ảnh"]))
    assert block.reading() == (
        f"Phản ánh – gửi tới chính quyền. Bước 1: Mở Hue-S; bước 2: Chụp ảnh. Mã QR dẫn tới: {URL}"
    )


def test_what_is_wrong_is_named() -> None:
    assert set(refused(kind="service")) == {"name", "qr"}
    assert set(refused(**service(qr="http://hue.gov.vn"))) == {"qr"}
    assert set(refused(**service(qr={"url": "http://hue.gov.vn"}))) == {"qr.url"}
    assert refused(**service(steps=["a"] * 7))["steps"].allowed == "6 or fewer"


@pytest.mark.parametrize("form", ["facebook-portrait", "facebook-link"])
def test_its_code_is_drawn_and_read_back(form: str) -> None:
    picture = ig.render({"title": "Hue-S", "blocks": [service(steps=["Mở Hue-S"])]}, form)
    assert [slot.value for slot in picture.drawn.arrangement.codes] == [URL]
    codes = {finding.code for finding in picture.report.findings}
    assert not codes & {"qr-unreadable", "no-code", "left-out"}
