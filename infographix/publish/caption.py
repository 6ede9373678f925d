"""An infographic's facts → the texts that go with its pictures, each within its network's length.

A text that is too long leaves out its least important lines first; only where not even its first
line fits is that cut at a word, and the text says so (`cut`). Nothing in it is markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from infographix import hue_s
from infographix.facts.model import Infographic
from infographix.format import Format
from infographix.publish.leads import MOST, Group, leads
from infographix.publish.posts import Field, fields
from infographix.vietnamese.aloud import opened

BULLET = "•"
_SCAN = re.compile(r"(?:hãy\s+)?quét(?:\s+mã)?(?:\s+qr)?\s+(?:để|và)\s+", re.IGNORECASE)


class Caption(Struct, frozen=True):
    """A text for one field of a network. `left_out` names what had no room, `cut` says that its
    first line was cut.
    """

    field: Field
    text: str
    left_out: tuple[str, ...] = ()
    cut: bool = False

    @property
    def length(self) -> int:
        return len(self.text)


class _Part(Struct, frozen=True):
    """A paragraph of a text; of several that do not fit, the one of highest `cost` goes first."""

    name: str
    text: str
    cost: int = 0


def captions(
    spec: Infographic, forms: Iterable[Format], links: Mapping[str, str] | None = None
) -> tuple[Caption, ...]:
    """Return the texts for pictures in these formats.

    `links` holds the address that the codes of each network's pictures lead to, by network.
    """
    made = (
        _caption(spec, field, (links or {}).get(field.network) or _address(spec))
        for field in fields(forms)
    )
    return tuple(caption for caption in made if caption is not None)


def _caption(spec: Infographic, field: Field, link: str) -> Caption | None:
    parts: Sequence[_Part]
    if field.made == "author":
        parts = [_Part("author", spec.publisher)] if spec.publisher else []
    elif field.made == "title":
        parts = [*_titles(spec, field)]
    elif field.made == "summary":
        return _summary(spec, field)
    else:
        parts = [*_post(spec, link)]
    return _fitted(field, parts) if parts else None


def _fitted(field: Field, parts: Sequence[_Part]) -> Caption:
    kept = list(parts)
    gone: list[str] = []
    while len(_joined(kept)) > field.most and len(kept) > 1:
        worst = max(kept[1:], key=lambda part: (part.cost, kept.index(part)))
        kept.remove(worst)
        gone.append(worst.name)
    text = _joined(kept)
    cut = len(text) > field.most
    return Caption(field, _cut(text, field.most) if cut else text, tuple(gone), cut)


def _joined(parts: Sequence[_Part]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(part.text for part in parts)).strip()


def _cut(text: str, most: int) -> str:
    """Return a text that ends with an ellipsis after a word."""
    short = text[: most - 1]
    at_word = short.rpartition(" ")[0] if text[most - 1] != " " else short
    return f"{(at_word or short).rstrip(' ,;:–-')}…"


def _titles(spec: Infographic, field: Field) -> Iterator[_Part]:
    title = plain(spec.title)
    if len(title) < field.least and spec.kicker:
        title = f"{plain(spec.kicker)}: {title}"
    yield _Part("title", title)


def _summary(spec: Infographic, field: Field) -> Caption:
    """Return the subtitle and as many facts as there is room for, as sentences."""
    text = ""
    for most in range(MOST, -1, -1):
        lines = [spec.subtitle or "", *(group.line for group in leads(spec, most))]
        text = " ".join(_closed(plain(line)) for line in lines if line)
        gone = ("facts",) * (most < MOST)
        if field.least <= len(text) <= field.most:
            return Caption(field, text, gone)
    text = _closed(plain(spec.subtitle or spec.kicker or spec.title))
    cut = len(text) > field.most
    return Caption(field, _cut(text, field.most) if cut else text, ("facts",), cut)


def _closed(line: str) -> str:
    return line if line[-1] in ".!?…" else f"{line}."


def _post(spec: Infographic, link: str) -> Iterator[_Part]:
    """Yield the lines of a post: the office's own text, or title and facts; then what is below."""
    own = plain(spec.caption) if spec.caption else ""
    if own:
        yield _Part("caption", own)
    else:
        yield from _told(spec)
    below = [*_below(spec, link, own)]
    if below:
        yield _Part("", "")
        yield from below
    if spec.hashtags:
        yield _Part("hashtags", "\n" + " ".join(spec.hashtags), 9)


def _told(spec: Infographic) -> Iterator[_Part]:
    yield _Part("title", _headline(spec))
    if spec.subtitle:
        yield _Part("subtitle", plain(spec.subtitle), 7)
    groups = leads(spec)
    if groups:
        yield _Part("", "")
    for number, group in enumerate(groups):
        yield _Part("facts", _lines(group), 5 - number)


def _headline(spec: Infographic) -> str:
    """Return the kicker and the title in one line."""
    title, kicker = plain(spec.title), plain(spec.kicker or "").rstrip(":.")
    if not kicker or kicker.casefold() in title.casefold():
        return title
    return f"{kicker}{' –' if ':' in title else ':'} {title}"


def _lines(group: Group) -> str:
    """Return a block's facts, a line each, below its title; a fact alone beside it."""
    if len(group.facts) == 1:
        return f"{BULLET} {plain(group.line)}"
    head = (f"{plain(group.title)}:",) if group.title else ()
    return "\n".join((*head, *(f"{BULLET} {plain(fact)}" for fact in group.facts)))


def _below(spec: Infographic, link: str, own: str) -> Iterator[_Part]:
    """Yield call, link, hotline and source; what the office's own text says is not said again."""
    call = plain(spec.cta or "")
    told = link and link not in own
    words = _leads_to(spec)
    joins = told and not words and not re.search(r"\d{3}|[.!?:…]$", call)
    if call and call not in own and not joins:
        yield _Part("cta", call, 6)
    if told:
        yield _Part("link", f"{words or (call if joins else '') or 'Xem thêm'}: {link}", 1)
    number, _ = hue_s.hotline()
    if is_hue_s(link) and _digits(number) not in _digits(own + call):
        yield _Part("hotline", f"Tổng đài Hue-S: {number}", 3)
    if spec.source and spec.source not in own:
        of = f", số liệu {spec.as_of.phrase}" if spec.as_of else ""
        yield _Part("source", f"Nguồn: {plain(spec.source)}{of}", 2)


def _leads_to(spec: Infographic) -> str:
    """Return what stands before the link: a code's label without the request to scan it, if any."""
    label = plain(getattr(_code(spec), "label", None) or "").rstrip(":")
    found = _SCAN.match(label)
    return opened(label[found.end() :]) if found else ""


def is_hue_s(link: str) -> bool:
    """Say whether an address belongs to Hue-S: its portal or its app, today's or the former."""
    days = (date.min, date.max)
    own = {hue_s.link(key, day).url for key in ("phan-anh", "google-play") for day in days}
    return link.startswith(tuple(own))


def plain(text: str) -> str:
    """Return a text without the marks of markdown, which networks show as they are."""
    text = re.sub(r"!?\[([^\]\n]+)\]\((https?://[^)\s]+)\)", r"\1: \2", text)
    text = re.sub(r"(\*\*|__|~~|`{1,3})(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])\*(?=[^\s*])([^*\n]+)(?<=[^\s*])\*(?![\w*])", r"\1", text)
    text = re.sub(r"^#{1,6} +|^> +", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(\s*)[*+-] +", rf"\1{BULLET} ", text, flags=re.MULTILINE)
    return text.strip()


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _address(spec: Infographic) -> str:
    """Return the address of the piece's code, else of the first block that has one."""
    return getattr(_code(spec), "url", None) or ""


def _code(spec: Infographic) -> object:
    codes = (getattr(owner, "qr", None) for owner in (spec, *spec.blocks))
    return next((code for code in codes if code is not None), None)
