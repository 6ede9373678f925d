"""Specs in old encodings are converted with a report, or refused with a hint."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from infographix.errors import SpecError
from infographix.facts.encoding import read_file
from infographix.facts.load import load
from infographix.facts.model import Infographic
from infographix.vietnamese.legacy import ENCODINGS, Encoding, as_seen, encode
from infographix.vietnamese.mojibake import misread

TITLE = "Kế hoạch chuyển đổi số tỉnh Thừa Thiên Huế"
LABELS = ("Tăng trưởng", "Huế", "Bỏ qua")
SPEC = f"""\
title: {TITLE}
qr: https://hue.gov.vn/o+a
blocks:
  - kind: figures
    items:
      - {{value: "5", label: {LABELS[0]}}}
      - {{value: "7", label: {LABELS[1]}}}
"""
FILES: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "vps", "windows-1258")


def fields(*texts: str, **more: Any) -> dict[str, Any]:
    title, *labels = texts
    items = [{"value": "5", "label": label} for label in labels or ("a",)]
    return {"title": title, "blocks": [{"kind": "figures", "items": items}], **more}


def texts(spec: Infographic) -> tuple[str, ...]:
    block: Any = spec.blocks[0]
    return (spec.title, *(item.label for item in block.items))


@pytest.mark.parametrize("encoding", FILES)
def test_a_file_is_converted_with_a_report(encoding: Encoding, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(encode(SPEC, encoding))
    spec = load(path)
    assert texts(spec) == (TITLE, *LABELS[:2])
    (finding,) = spec.repairs
    assert (finding.severity, finding.code) == ("warning", "legacy-encoding")
    assert finding.details["encoding"] == encoding
    assert finding.details["file"] == str(path)


def test_a_strict_file_is_not_converted(tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_bytes(encode(f"strict: true\n{SPEC}", "tcvn3"))
    with pytest.raises(SpecError, match=r"with `strict`, nothing is repaired: .* TCVN3 \(ABC\)"):
        load(path)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"title: \xff\xfe\n", "byte 0xFF"),
        ("title: Huế".encode("utf-16"), "UTF-16"),
        (SPEC.encode()[:8] + SPEC.encode()[9:], "UTF-8"),
        (b"a: 1\ntitle: caf\xe9\n", "byte 0xE9"),
    ],
)
def test_a_file_in_doubt_is_refused_with_a_hint(data: bytes, found: str) -> None:
    with pytest.raises(SpecError, match=r"not UTF-8(.|\n)*an old Vietnamese encoding") as caught:
        read_file(data, "spec.yaml")
    assert found in caught.value.problems[0].found
    assert caught.value.problems[0].where.startswith("spec.yaml:")


def test_utf_8_is_read_without_a_word() -> None:
    assert read_file(b"\xef\xbb\xbf" + TITLE.encode(), "a.csv").text == TITLE
    assert read_file(TITLE.encode(), "a.csv").findings == ()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_fields_are_converted_each_with_a_report(encoding: Encoding) -> None:
    seen = [as_seen(encode(text, encoding)) for text in (TITLE, *LABELS)]
    spec = load(fields(*seen))
    assert texts(spec) == (TITLE, *LABELS)
    assert [finding.field for finding in spec.repairs] == [
        "title",
        *(f"blocks[0].items[{i}].label" for i in range(3)),
    ]
    assert {finding.code for finding in spec.repairs} == {"legacy-encoding"}
    first = spec.repairs[0].details
    assert (first["found"], first["replaced"]) == ([seen[0]], [TITLE])
    assert first["positions"] == [next(i for i, c in enumerate(seen[0]) if c != TITLE[i])]


@pytest.mark.parametrize("times", [1, 2])
def test_misread_utf_8_is_restored(times: int) -> None:
    spec = load(fields(misread(TITLE, times=times), "Số liệu"))
    assert texts(spec) == (TITLE, "Số liệu")
    assert "UTF-8" in spec.repairs[0].message


def test_misread_utf_8_with_lost_bytes_is_refused_by_field() -> None:
    with pytest.raises(
        SpecError, match=r"blocks\[0\].items\[0\].label: (.|\n)*parts of it"
    ) as caught:
        load(fields(TITLE, misread("Hà Nội, thủ tục").replace("\u00a0", " ")))
    assert "again" in caught.value.problems[0].hint


def test_strict_turns_a_conversion_into_an_error() -> None:
    with pytest.raises(SpecError, match="nothing is repaired: the text was in TCVN3"):
        load(fields("Thñ tôc hµnh chÝnh", strict=True))


def test_a_text_in_doubt_is_left_and_noted() -> None:
    spec = load(fields("Ddi dda^u? Ddi Hue^'"))
    assert spec.title == "Ddi dda^u? Ddi Hue^'"
    (finding,) = spec.repairs
    assert "left as it is" in finding.message


def test_one_text_in_tcvn3_does_not_change_right_ones() -> None:
    right = ("Không có gì", "Cô Tô", "Đà Nẵng", "Hà Nam", "Loïc", "café", "54-NQ/TW")
    spec = load(fields("Thñ tôc hµnh chÝnh c«ng", *right))
    assert texts(spec) == ("Thủ tục hành chính công", *right)


def test_addresses_are_never_touched() -> None:
    address = "https://hue.gov.vn/tho^ng-tin?a=o+a"
    title = f"Xem {address} nhe', ba.n cu?a Hue^'"
    spec = load(fields(title, qr=address, source="hue.gov.vn"))
    assert spec.title == f"Xem {address} nhé, bạn của Huế"
    assert spec.qr is not None
    assert spec.qr.url == address
    assert spec.source == "hue.gov.vn"
