"""Tables of the old encodings: complete, reversible, and those that iconv and recode have."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infographix.vietnamese.legacy import ENCODINGS, Encoding, as_bytes, as_seen, decode, encode
from infographix.vietnamese.legacy_charsets import LETTERS, table

TITLE = "Thừa Thiên Huế chuyển đổi số"
# What GNU recode 3.6 has otherwise: VNI's Ắ and Ằ crosswise to its own ắ and ằ, no Ỗ in VPS.
RECODE_ERRS = {"VNI": "ẮẰ", "VPS": "Ỗ"}


def test_there_are_134_letters_in_every_encoding() -> None:
    assert len(set(LETTERS)) == 134
    for charset in ("tcvn3", "vni", "viscii", "vps", "windows-1258"):
        codes = table(charset).codes
        assert set(LETTERS) <= set(codes)
        assert len({codes[letter] for letter in LETTERS}) == 134


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_comes_back_as_it_was(letter: str, encoding: Encoding) -> None:
    data = encode(letter, encoding)
    assert decode(data, encoding, capitals=False) == letter
    assert decode(as_seen(data), encoding, capitals=False) == letter
    assert decode(data.decode("latin-1"), encoding, capitals=False) == letter


@pytest.mark.parametrize(
    ("encoding", "seen"),
    [
        ("tcvn3", "Thõa Thiªn HuÕ chuyÓn ®æi sè"),
        ("vni", "Thöøa Thieân Hueá chuyeån ñoåi soá"),
        ("viqr", "Thu+`a Thie^n Hue^' chuye^?n ddo^?i so^'"),
        ("viscii", "Th×a Thiên Huª chuy¬n ð±i s¯"),
        ("vps", "ThØa Thiên Hu‰ chuy‹n Ç°i sÓ"),
        ("windows-1258", "ThýÌa Thiên Huêì chuyêÒn ðôÒi sôì"),
    ],
)
def test_a_title_looks_as_old_files_show_it(encoding: Encoding, seen: str) -> None:
    assert as_seen(encode(TITLE, encoding)) == seen
    assert decode(seen, encoding) == TITLE


@pytest.mark.parametrize(
    ("encoding", "name", "letters"),
    [
        ("tcvn3", "TCVN5712-1", "".join(x for x in LETTERS if len(table("tcvn3").codes[x]) == 1)),
        ("viscii", "VISCII", LETTERS),
        ("windows-1258", "CP1258", LETTERS),
    ],
)
def test_iconv_reads_the_same_letters(encoding: Encoding, name: str, letters: str) -> None:
    if not _iconv_knows(name):
        pytest.skip(f"no iconv with {name} here")
    data = b"\n".join(encode(letter, encoding) for letter in letters) + b"\n"
    read = _run(["iconv", "-f", name, "-t", "UTF-8"], data).decode()
    assert unicodedata.normalize("NFC", read).split() == list(letters)


def test_iconv_writes_the_same_bytes_in_windows_1258() -> None:
    if not _iconv_knows("CP1258"):
        pytest.skip("no iconv with CP1258 here")
    lines = "\n".join(LETTERS).encode()
    ours = b"\n".join(encode(letter, "windows-1258") for letter in LETTERS)
    assert _run(["iconv", "-f", "UTF-8", "-t", "CP1258"], lines) == ours


@pytest.mark.parametrize(
    ("encoding", "name"), [("vni", "VNI"), ("vps", "VPS"), ("viqr", "VIQR"), ("viscii", "VISCII")]
)
def test_recode_reads_the_same_letters(encoding: Encoding, name: str) -> None:
    if not shutil.which("recode"):
        pytest.skip("GNU recode is not installed")
    letters = [letter for letter in LETTERS if letter not in RECODE_ERRS.get(name, "")]
    data = b"\n".join(encode(letter, encoding) for letter in letters) + b"\n"
    assert _run(["recode", "-f", f"{name}..UTF-8"], data).decode().split() == letters


def test_python_reads_windows_1258_as_we_do() -> None:
    data = encode(TITLE, "windows-1258")
    assert unicodedata.normalize("NFC", data.decode("cp1258")) == decode(data, "windows-1258")


def test_tones_of_windows_1258_may_stand_alone_behind_every_vowel() -> None:
    assert decode("aìeÌiÞoÒuò", "windows-1258") == "áèĩỏụ"


def test_capitals_of_tcvn3_come_from_the_font() -> None:
    data = encode("HUẾ ĐÔ", "tcvn3", capitals=True)
    assert as_seen(data) == "HUÕ ®«"
    assert decode(data, "tcvn3", capitals=True) == "HUẾ ĐÔ"
    assert decode("huÕ", "tcvn3", capitals=True) == "HUẾ"


@pytest.mark.parametrize(
    ("seen", "text"),
    [
        ("TØNH THõA THI£N HUÕ", "TỈNH THỪA THIÊN HUẾ"),
        ("UBND TØNH Bé", "UBND TỈNH BỘ"),
        ("Bé Y tÕ", "Bộ Y tế"),
        ("Së TT&TT HUÕ, Bé", "SỞ TT&TT HUẾ, BỘ"),
        ("thµnh phè HUÕ", "thành phố HUẾ"),
        ("A¸ £Õ", "Á Ế"),
    ],
)
def test_words_typed_in_capitals_are_read_in_capitals(seen: str, text: str) -> None:
    assert decode(seen, "tcvn3") == text


def test_a_capital_of_vni_may_bear_the_mark_of_a_small_letter() -> None:
    assert decode("AÙo Aùo ÑÖÙC Ñöùc", "vni") == "Áo Áo ĐỨC Đức"


@pytest.mark.parametrize(
    ("text", "viqr"),
    [
        ("la. tạ", "la\\. ta."),
        ("Đi đâu?", "DDi dda^u\\?"),
        ("nhà.", "nha`."),
        ("add dĐ", "a\\dd \\dDD"),
        ("a(b) ư+", "a\\(b) u++"),
        ("C:\\a", "C:\\\\a"),
        ("Xem https://hue.gov.vn/a.b nhé", "Xem https://hue.gov.vn/a.b nhe'"),
        ("hue.gov.vn lạnh", "hue.gov.vn la.nh"),
        ("a.n@hue.vn", "a.n@hue.vn"),
    ],
)
def test_viqr_follows_rfc_1456_and_leaves_addresses_alone(text: str, viqr: str) -> None:
    assert encode(text, "viqr").decode() == viqr
    assert decode(viqr, "viqr") == text


def test_typographic_signs_of_windows_stay_what_they_are() -> None:
    for encoding in ("tcvn3", "vni", "windows-1258", "viqr"):
        data = encode("“Huế” – 5 €…", encoding)
        assert decode(data, encoding) == "“Huế” – 5 €…"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("→", "vni"), ("®", "tcvn3"), ("ö", "vni"), ("“", "viscii"), ("§", "vps")],
)
def test_what_an_encoding_does_not_have_is_refused(text: str, encoding: Encoding) -> None:
    with pytest.raises(UnicodeEncodeError):
        encode(text, encoding)


@pytest.mark.parametrize("encoding", ["vni", "viscii", "vps", "windows-1258", "viqr"])
@given(text=st.text(st.sampled_from(LETTERS + "aeiouydDAEIOUYbc .?'+(~`^\\\n"), max_size=40))
def test_every_text_of_these_letters_comes_back(encoding: Encoding, text: str) -> None:
    assert decode(encode(text, encoding), encoding) == text


@given(st.binary(max_size=60))
def test_bytes_come_back_from_what_a_program_shows(data: bytes) -> None:
    assert as_bytes(as_seen(data)).encode("latin-1") == data


@given(st.text(max_size=60), st.sampled_from(ENCODINGS))
def test_nothing_makes_decoding_fail(text: str, encoding: Encoding) -> None:
    decoded = decode(text, encoding)
    assert unicodedata.is_normalized("NFC", decoded)


@cache
def _iconv_knows(name: str) -> bool:
    if not shutil.which("iconv"):
        return False
    return name in subprocess.run(["iconv", "-l"], capture_output=True, text=True).stdout


def _run(command: list[str], data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout
