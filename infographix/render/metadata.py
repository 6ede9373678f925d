"""What a file says of itself → its bytes with that written in: XMP and text chunks of PNG and JPEG.

PNG gets the chunks that every reader knows (Title, Author, Description …) and an XMP packet, JPEG
the packet in an APP1 segment (ISO 16684-1; XMP specification, part 3). Pixels are left alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from html import escape

from msgspec import Struct

from infographix import libraries
from infographix.render.png import text_chunk

XMP_KEYWORD = "XML:com.adobe.xmp"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEADER_END = 33
"""Length of a PNG's signature and IHDR."""
_JPEG_NAME = b"http://ns.adobe.com/xap/1.0/\0"
_LONGEST_SEGMENT = 65_533 - len(_JPEG_NAME)
_SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}


class Properties(Struct, frozen=True):
    """What a file says of itself; what is empty is left out.

    `description` is the alternative text, `author` who publishes it, `created` a day that was
    given, never the clock's.
    """

    title: str
    description: str = ""
    author: str = ""
    source: str = ""
    licence: str = ""
    keywords: tuple[str, ...] = ()
    software: str = ""
    language: str = "vi"
    created: date | None = None


def stamped(data: bytes, kind: str, own: Properties) -> bytes:
    """Return a `png` or `jpeg` file with its properties written in."""
    if kind == "png":
        return data[:_HEADER_END] + png_chunks(own) + data[_HEADER_END:]
    return data[:2] + _jpeg_segment(own) + data[2:]


def overhead(kind: str, own: Properties) -> int:
    """Return by how many bytes `stamped` makes a file larger."""
    return len(png_chunks(own) if kind == "png" else _jpeg_segment(own))


def png_chunks(own: Properties) -> bytes:
    """Return the text chunks and the XMP packet of a PNG."""
    texts = {
        "Title": own.title,
        "Author": own.author,
        "Description": own.description,
        "Copyright": own.licence,
        "Comment": f"Nguồn: {own.source}" if own.source else "",
        "Software": own.software,
        "Creation Time": _stamp(own.created) if own.created else "",
        XMP_KEYWORD: packet(own),
    }
    return b"".join(text_chunk(key, text) for key, text in texts.items() if text)


def _stamp(day: date) -> str:
    """Return midnight UTC of a day as RFC 1123 §5.2.14 has it, the form that all readers take."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year:04d} 00:00:00 +0000"


def _jpeg_segment(own: Properties) -> bytes:
    body = packet(own).encode()
    if len(body) > _LONGEST_SEGMENT:
        raise ValueError(f"an XMP packet of {len(body)} bytes; {_LONGEST_SEGMENT} fit")
    length = len(_JPEG_NAME) + len(body) + 2
    return b"\xff\xe1" + length.to_bytes(2, "big") + _JPEG_NAME + body


def packet(own: Properties) -> str:
    """Return the properties as an XMP packet."""
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    inner = "".join(_elements(own))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{inner}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )


def _elements(own: Properties) -> Iterator[str]:
    for name, text in (
        ("dc:title", own.title),
        ("dc:description", own.description),
        ("Iptc4xmpCore:AltTextAccessibility", own.description),
        ("dc:rights", own.licence),
        ("xmpRights:UsageTerms", own.licence),
    ):
        if text:
            entry = f'<rdf:li xml:lang="x-default">{escape(text, quote=False)}</rdf:li>'
            yield f"<{name}><rdf:Alt>{entry}</rdf:Alt></{name}>"
    for name, kind, entries in (
        ("dc:creator", "Seq", (own.author,) if own.author else ()),
        ("dc:subject", "Bag", own.keywords),
        ("dc:language", "Bag", (own.language,)),
    ):
        if entries:
            items = "".join(f"<rdf:li>{escape(entry, quote=False)}</rdf:li>" for entry in entries)
            yield f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"
    day = own.created.isoformat() if own.created else ""
    for name, text in (
        ("dc:source", own.source),
        ("photoshop:Source", own.source),
        ("xmp:CreatorTool", own.software),
        ("xmp:CreateDate", day),
        ("photoshop:DateCreated", day),
    ):
        if text:
            yield f"<{name}>{escape(text, quote=False)}</{name}>"


def read_packet(data: bytes) -> str:
    """Return the XMP packet of a PNG or JPEG file; empty where there is none."""
    with libraries.pillow().open(io.BytesIO(data), formats=("PNG", "JPEG")) as image:
        found = image.info.get("xmp") or image.info.get(XMP_KEYWORD) or b""
    return found.decode("utf-8", "replace") if isinstance(found, bytes) else str(found)
