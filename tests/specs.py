"""Specs that the end-to-end tests draw: the examples, samples of kinds, and nasty ones."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

from blocks import BLOCKS, URL

from infographix.facts.kinds import KINDS
from infographix.facts.model import FORMATS
from infographix.facts.yaml import read_yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
SAMPLES = Path(__file__).parent.parent / "layouts" / "samples"
NAMES = ("ke-hoach-60", "dti-2022", "cai-dat-hue-s")
THEMES = ("hue", "so", "do", "xanh", "nhe", "toi")
LAYOUTS = ("poster", "hero", "banner", "split", "quote", "alert", "dashboard")
SHORT = ("facebook-link", "zalo-article-cover")
FULL = tuple(name for name in FORMATS if name not in SHORT)


LINES = frozenset({"no-publisher", "no-date", "no-source", "no-as-of"})
"""Findings on the lines of an office, which specs of tests do without."""


def told(picture: Any) -> list[Any]:
    """Return what there is to say of a picture but for the lines of an office."""
    return [found for found in picture.report.findings if found.code not in LINES]


def kind_samples() -> list[Path]:
    """Return the samples of kinds: `<kind>.yaml` and `<kind>-….yaml`; others are of layouts."""
    return [path for path in sorted(SAMPLES.glob("*.yaml")) if path.stem.split("-")[0] in KINDS]


def example(name: str) -> dict[str, Any]:
    """Return the plain data of an example."""
    data = read_yaml((EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8"), name)
    assert isinstance(data, dict)
    return data


def _alphabet() -> str:
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    small = {
        unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones
    }
    small = {letter for letter in small | {"đ"} if not letter.isascii()}
    return "".join(sorted(small | {letter.upper() for letter in small}))


ALPHABET = _alphabet()
"""The 134 letters of Vietnamese that are not ASCII."""


def words(letters: str, length: int = 4) -> str:
    """Return letters as words of `length`, so that lines can break between them."""
    return " ".join(letters[at : at + length] for at in range(0, len(letters), length))


def spec(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a spec with every line of furniture; a field given as None is left out."""
    data: dict[str, Any] = {
        "title": "Chuyển đổi số Thừa Thiên Huế",
        "kicker": "Kế hoạch số 60/KH-UBND",
        "subtitle": "Chính quyền số, kinh tế số, xã hội số",
        "source": "UBND tỉnh Thừa Thiên Huế",
        "as_of": "năm 2022",
        "cta": "Tổng đài 1900 1075",
        "qr": {"url": URL, "label": "Quét mã để gửi phản ánh"},
        "blocks": list(blocks) or [BLOCKS["pillars"]],
        **fields,
    }
    return {name: value for name, value in data.items() if value is not None}


def bare(*blocks: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """Return a spec with a title and blocks only."""
    return {"title": "Chuyển đổi số", "blocks": list(blocks) or [BLOCKS["pillars"]], **fields}


_HALF = len(ALPHABET) // 2
_CAPITALS = "".join(letter for letter in ALPHABET if letter.isupper())
_TOWERS = "HUẾ ẲẴ ẬỆ ỘỮ ẨỂ ỔỬ"

NASTY: dict[str, dict[str, Any]] = {
    "towers in two lines of title": bare(title=f"{_TOWERS} {_TOWERS}", qr=URL),
    "all letters in titles": bare(
        {
            "kind": "pillars",
            "items": [{"title": words(ALPHABET[:_HALF])}, {"title": words(ALPHABET[_HALF:])}],
        }
    ),
    "all capitals in the title": bare(title=words(_CAPITALS, 5)),
    "all letters in labels": bare(
        {
            "kind": "figures",
            "items": [
                {"value": "1", "label": words(ALPHABET[:_HALF])},
                {"value": "2", "label": words(ALPHABET[_HALF:])},
            ],
        }
    ),
    "all letters in a body": bare(
        {
            "kind": "steps",
            "items": [
                {"title": "Một", "text": words(ALPHABET)},
                {"title": "Hai", "text": words(ALPHABET.swapcase())},
            ],
        }
    ),
    "long numbers": bare(
        {
            "kind": "figures",
            "items": [
                {"value": "1.234.567,89", "unit": "tỷ đồng", "label": "Tổng thu"},
                {"value": "hơn 98.765.432", "unit": "lượt", "label": "Truy cập"},
                {"value": "≥ 99,99%", "label": "Sẵn sàng"},
            ],
        }
    ),
    "long numbers beside bars": bare(
        {
            "kind": "ranking",
            "items": [
                {"label": "Thu", "value": "1.234.567,89", "unit": "tỷ đồng", "rank": "1/63"},
                {"label": "Chi", "value": "987.654,32", "unit": "tỷ đồng", "rank": "12/63"},
            ],
        }
    ),
    "document numbers": bare(
        qr=URL,
        title="Nghị quyết số 54-NQ/TW và Kế hoạch số 60/KH-UBND",
        source="Quyết định số 1234/QĐ-UBND ngày 05/08/2023 của UBND tỉnh Thừa Thiên Huế",
    ),
    "long words": bare(
        {
            "kind": "steps",
            "items": [
                {"title": "Mở tuongtac.thuathienhue.gov.vn", "text": "Gọi 1900 1075"},
                {"title": "Ghi#ChuyenDoiSoThuaThienHue", "text": "Gửi hotro@thuathienhue.gov.vn"},
            ],
        }
    ),
}
"""Specs in which other engines clip, tear or overprint."""
