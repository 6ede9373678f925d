"""Texts and files in an old Vietnamese encoding → Unicode with a report, or a refusal.

At `SURE` and above a text is converted; from `NOTED` on it is left as it is and a finding says what
it may be. Where some texts of a spec are surely in an encoding, less will do for the others.
"""

from __future__ import annotations

from msgspec import Struct

from infographix.errors import Problem, SpecError
from infographix.facts.refusal import shown
from infographix.finding import Finding
from infographix.vietnamese.legacy import as_seen, decode
from infographix.vietnamese.legacy_charsets import is_charset
from infographix.vietnamese.legacy_detect import Detection, detect

SURE = 0.9
NOTED = 0.6
_NOTED_AMONG = 0.3  # where other texts of the spec are in that encoding; NOTED is then enough
_SAMPLE = 20_000  # characters of a file that are looked at

_NAMES = {
    "tcvn3": "in TCVN3 (ABC)",
    "vni": "in VNI-Windows",
    "viqr": "in VIQR",
    "viscii": "in VISCII",
    "vps": "in VPS",
    "windows-1258": "in Windows-1258",
    "utf-8-as-cp1252": "UTF-8 that was read as Windows-1252",
    "utf-8-as-cp1252-twice": "UTF-8 that was twice read as Windows-1252",
    "utf-8-as-latin-1": "UTF-8 that was read as Latin-1",
    "utf-8-as-latin-1-twice": "UTF-8 that was twice read as Latin-1",
}
_AGAIN = "copy the text again from its source, or save it as Unicode (UTF-8)"


class FileText(Struct, frozen=True):
    """The text of a file, and what had to be done to read it."""

    text: str
    findings: tuple[Finding, ...] = ()


def read_file(data: bytes, where: str) -> FileText:
    """Return the text of a file in UTF-8 or, with a report, in an old Vietnamese encoding.

    Raises SpecError where it is in neither, or in doubt; `where` names the file.
    """
    try:
        return FileText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        at, byte = error.start, data[error.start]
    line = f"{where}:{data[:at].count(10) + 1}"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _no_utf_8(line, "UTF-16")
    found = detect(_telling_lines(as_seen(data)))
    if not is_charset(found.encoding) or found.confidence < SURE or not found.certain:
        likely = f", perhaps {_NAMES[found.encoding]}" if found.encoding else ""
        raise _no_utf_8(line, f"byte 0x{byte:02X}{likely}")
    details: dict[str, object] = {
        "kind": "legacy-encoding",
        "encoding": found.encoding,
        "name": _NAMES[found.encoding],
        "confidence": found.confidence,
        "file": where,
        "positions": [at],
    }
    finding = Finding("legacy-encoding", "", details, "file")
    return FileText(decode(data, found.encoding), (finding,))


def _telling_lines(text: str) -> str:
    lines = (line for line in text.split("\n") if not line.isascii())
    return "\n".join(lines)[:_SAMPLE]


def _no_utf_8(where: str, found: str) -> SpecError:
    hint = "save it as UTF-8; an old Vietnamese encoding must be converted first"
    return SpecError(Problem("the file is not UTF-8", where, found, hint=hint))


class Converter:
    """Converts the texts of one spec; `found` are the encodings that it is sure to have met."""

    def __init__(self, expected: frozenset[str] = frozenset()) -> None:
        self.found: set[str] = set()
        self.findings: list[Finding] = []
        self._expected = expected

    def convert(self, text: str, path: str) -> str:
        """Return `text` in Unicode where it surely is not; SpecError where parts of it are lost."""
        seen = detect(text, self._expected)
        if seen.encoding is None:
            return text
        if seen.text is None:
            raise SpecError(_lost(text, seen.encoding, path))
        sure, noted = (NOTED, _NOTED_AMONG) if seen.encoding in self._expected else (SURE, NOTED)
        if seen.confidence >= sure and seen.certain:
            self.found.add(seen.encoding)
            self.findings.append(_finding("converted", text, seen.text, seen, path))
            return seen.text
        if seen.confidence >= noted:
            variant = "kept" if seen.certain else "doubtful"
            self.findings.append(_finding(variant, text, seen.text, seen, path))
        return text


def _finding(variant: str, text: str, reading: str, seen: Detection, path: str) -> Finding:
    pairs = enumerate(zip(text, reading, strict=False))
    details: dict[str, object] = {
        "kind": "legacy-encoding",
        "encoding": seen.encoding,
        "name": _NAMES[seen.encoding or ""],
        "confidence": seen.confidence,
        "positions": [next((i for i, (one, other) in pairs if one != other), 0)],
        "found": [text],
        "replaced": [reading],
    }
    return Finding("legacy-encoding", path, details, variant)


def _lost(text: str, encoding: str, path: str) -> Problem:
    return Problem(
        f"the text is {_NAMES[encoding]}, and parts of it were lost",
        where=path,
        found=shown(text),
        hint=_AGAIN,
    )
